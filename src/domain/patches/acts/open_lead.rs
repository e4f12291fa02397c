//! `open_lead` 转为违法线索: a patch becomes a lead, with its number as the source's. From there on the case is the case's.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::codes::{SiteResult, State};
use super::super::patch::Patch;
use super::{ActKind, ActSpec, Context, PatchAct, WantedLead, Wants, fault, nothing};
use crate::domain::fields::{Fault, Fields, Wrong, parsed, text};
use crate::domain::ids::DivisionCode;
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec { kind: ActKind::OpenLead, knows, needs: nothing, read };

/// Before there is a lead, and unless officers found it to be nothing of the kind.
fn knows(patch: &Patch) -> bool {
    let cleared = patch.check.as_ref().is_some_and(|check| check.result != SiteResult::Violation);
    patch.state != State::Closed && patch.lead.is_none() && !cleared
}

#[derive(Debug)]
struct OpenLead {
    village: Option<DivisionCode>,
    description: Option<String>,
}

fn read(f: &mut Fields<'_>, _today: Date) -> Option<Box<dyn PatchAct>> {
    let village = f.optional("village", parsed::<DivisionCode>("bad_division"));
    let description = f.optional("description", text(1, 1000));
    if matches!(&village, Some(Some(code)) if !code.is_village()) {
        f.fault("village", Wrong::new("bad_division"));
    }
    Some(Box::new(OpenLead { village: village?, description: description? }))
}

impl OpenLead {
    fn village(&self, patch: &Patch) -> Option<DivisionCode> {
        self.village.clone().or_else(|| Some(patch.division.clone()).filter(DivisionCode::is_village))
    }
}

impl PatchAct for OpenLead {
    fn wants(&self, patch: &Patch) -> Wants {
        let village = self.village(patch).filter(|village| patch.division.holds(village));
        let description = || {
            let facts = &patch.facts;
            let project = facts.project.as_deref().unwrap_or("卫片图斑");
            format!("{} {project} {:.0} m²", facts.number, patch.classification.area_m2)
        };
        let lead = village
            .map(|village| WantedLead { village, description: self.description.clone().unwrap_or_else(description) });
        Wants { lead, ..Wants::default() }
    }

    fn faults(&self, patch: &Patch, _ctx: &Context<'_>) -> Vec<Fault> {
        match self.village(patch) {
            None => vec![fault("village", "required")],
            Some(village) if !patch.division.holds(&village) => vec![fault("village", "outside_territory")],
            Some(_) => Vec::new(),
        }
    }

    fn needs(&self, _patch: &Patch, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, patch: &mut Patch, ctx: &Context<'_>) {
        patch.lead.clone_from(&ctx.facts.lead);
        patch.state = State::Lead;
    }

    fn body(&self) -> Value {
        json!({ "village": self.village, "description": self.description })
    }
}
