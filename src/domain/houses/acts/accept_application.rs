//! `accept_application` 受理 or 一次性补正告知: the window answers once and completely (行政许可法 32), and opens the
//! review of every station at the same moment (行政许可法 26).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::codes::{AcceptanceVerdict, Stage, State, VillageVerdict};
use super::super::file::{Deferred, House, Material, Review, WindowAnswer};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, nothing, siting};
use crate::domain::fields::{Fault, Fields, Wrong, choice, day, list, text};
use crate::domain::pack::MaterialKind;
use crate::domain::private::Private;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::AcceptApplication,
    knows: |house| house.stage == Stage::Planning && !house.state.is_end(),
    needs,
    suggests: nothing,
    read,
};

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let agreed = house.village_opinion.as_ref().is_some_and(|it| it.verdict == VillageVerdict::Agree);
    let mut needs = vec![Requirement::new("village_opinion", agreed, Basis::law("土地管理法实施条例 34"))];
    for rule in ctx.rules.all(&ctx.rules.pack().materials).filter(|rule| rule.value.kind == MaterialKind::Asked) {
        let code = &rule.value.code;
        needs
            .push(Requirement::new("material_provided", house.has_material(code), rule.basis()).with("material", code));
    }
    // What the plot touches is for the stations to weigh: the window only says it, so that nobody waits for nothing.
    needs.extend(siting::told(house, ctx));
    needs
}

#[derive(Debug)]
struct AcceptApplication {
    verdict: AcceptanceVerdict,
    missing: Vec<String>,
    deferred: Vec<Promised>,
}

#[derive(Debug)]
struct Promised {
    material: String,
    due: Date,
    by: Private<String>,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let verdict = f.required("verdict", choice());
    let missing = f.defaulted("missing", Vec::new(), list(40, text(1, 60)));
    let deferred = f.objects("deferred", 20, |f| {
        let material = f.required("material", text(1, 60));
        let due = f.required("due", day());
        let promised_by = f.required("promised_by", text(1, 60));
        Some(Promised { material: material?, due: due?, by: Private::new(promised_by?) })
    });
    let act = AcceptApplication { verdict: verdict?, missing: missing?, deferred: deferred? };
    match act.verdict {
        AcceptanceVerdict::Accepted if !act.missing.is_empty() => f.fault("missing", Wrong::new("not_when_accepted")),
        AcceptanceVerdict::Correction if act.missing.is_empty() => f.fault("missing", Wrong::new("required")),
        _ => {}
    }
    Some(Box::new(act))
}

impl HouseAct for AcceptApplication {
    fn faults(&self, _house: &House, ctx: &Context<'_>) -> Vec<Fault> {
        let kind = |code: &str| ctx.rules.material(code).map(|rule| rule.value.kind);
        let mut faults = Vec::new();
        for (i, code) in self.missing.iter().enumerate() {
            match kind(code) {
                None => faults.push(super::fault(format!("missing[{i}]"), "not_a_choice")),
                Some(MaterialKind::Never) => faults.push(super::fault(format!("missing[{i}]"), "may_not_be_asked")),
                Some(_) => {}
            }
        }
        for (i, promised) in self.deferred.iter().enumerate() {
            let path = format!("deferred[{i}].material");
            match kind(&promised.material) {
                None => faults.push(super::fault(path, "not_a_choice")),
                Some(MaterialKind::Never) => faults.push(super::fault(path, "may_not_be_asked")),
                Some(MaterialKind::Asked | MaterialKind::Conditional) => {
                    faults.push(super::fault(path, "not_deferrable"));
                }
                Some(MaterialKind::Deferrable) => {}
            }
            if promised.due < ctx.day() {
                faults.push(super::fault(format!("deferred[{i}].due"), "before_act"));
            }
        }
        faults
    }

    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = needs(house, ctx);
        if self.verdict == AcceptanceVerdict::Correction {
            // What is missing is the reason for a correction notice, not an obstacle to it.
            needs.retain(|requirement| requirement.code != "material_provided");
            needs.push(Requirement::new("corrected_once", house.acceptance.is_none(), Basis::law("行政许可法 32")));
            return needs;
        }
        // A curable paper is either here or promised for a day; silence about it would be forgetting it.
        for rule in ctx.rules.all(&ctx.rules.pack().materials) {
            if rule.value.kind == MaterialKind::Deferrable {
                let code = &rule.value.code;
                let settled = house.has_material(code) || self.deferred.iter().any(|it| it.material == *code);
                needs.push(Requirement::new("material_promised", settled, rule.basis()).with("material", code));
            }
        }
        needs
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        let mut change = Change::default();
        let answered_on = house.acceptance.as_ref().map(WindowAnswer::first_on);
        let (verdict, missing) = (self.verdict, self.missing.clone());
        house.acceptance = Some(WindowAnswer { verdict, on: ctx.day(), missing, answered_on });
        // A paper that must be brought again counts as not brought.
        for material in house.materials.iter_mut().filter(|material| self.missing.contains(&material.code)) {
            material.provided_on = None;
        }
        for promised in &self.deferred {
            let promised_by = change.person(house, "promiser", &promised.by);
            let deferred = Some(Deferred { due: promised.due, promised_by });
            match house.materials.iter_mut().find(|material| material.code == promised.material) {
                Some(material) => material.deferred = deferred,
                None => house.materials.push(Material {
                    code: promised.material.clone(),
                    provided_on: None,
                    file: None,
                    deferred,
                }),
            }
        }
        if self.verdict == AcceptanceVerdict::Accepted {
            house.reviews = ctx
                .rules
                .all(&ctx.rules.pack().stations)
                .map(|rule| Review { station: rule.value.station, opinion: None })
                .collect();
            house.move_to(Stage::Approval, State::Accepted);
        }
        change
    }

    fn body(&self) -> Value {
        let deferred: Vec<Value> =
            self.deferred.iter().map(|it| json!({ "material": it.material, "due": it.due })).collect();
        json!({ "verdict": self.verdict, "missing": self.missing, "deferred": deferred })
    }
}
