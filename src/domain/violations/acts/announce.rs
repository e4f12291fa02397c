//! `announce` 公告: the party is given a last day to demolish itself, in public (行政强制法 44).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{PaperKind, State};
use super::super::execution::Announcement;
use super::officers::Visit;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, fault, grounds};
use crate::domain::fields::{Fault, Fields, day, text};
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::Announce,
    knows: |case| {
        case.is_open()
            && case.enforcement.is_some()
            && case.announcement.is_none()
            && !case.settled()
            && !case.annulled()
    },
    needs,
    read,
};

fn needs(case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    let mut needs = grounds::power_of_case(case, ctx);
    needs.push(grounds::served(case, PaperKind::EnforcementDecision, "行政强制法 38", ctx));
    needs.push(grounds::unchallenged(case, "行政强制法 44"));
    needs
}

#[derive(Debug)]
struct Announce {
    visit: Visit,
    place: String,
    demolish_by: Date,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let visit = Visit::read(f, 1);
    let place = f.required("place", text(1, 200));
    let demolish_by = f.required("demolish_by", day());
    Some(Box::new(Announce { visit: visit?, place: place?, demolish_by: demolish_by? }))
}

impl CaseAct for Announce {
    fn wants(&self, _case: &Violation) -> Wants {
        self.visit.wants()
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = self.visit.faults(case, ctx);
        if self.demolish_by <= ctx.day() {
            faults.push(fault("demolish_by", "before_act"));
        }
        faults
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(case, ctx)
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.announcement = Some(Announcement {
            on: ctx.day(),
            place: self.place.clone(),
            demolish_by: self.demolish_by,
            officers: self.visit.officers(ctx),
            photos: self.visit.photos().to_vec(),
        });
        case.state = State::Announced;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "officers": self.visit.names(), "photos": self.visit.photos(), "place": self.place,
            "demolish_by": self.demolish_by })
    }
}
