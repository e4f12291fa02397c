//! `demand` 催告: before force of one's own with a period the paper names (行政强制法 35), before the court with the law's
//! ten working days (行政强制法 54).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{PaperKind, State};
use super::super::execution;
use super::super::law::{Law, Route};
use super::super::remedies::suit_until;
use super::super::steps::Paper;
use super::numbered::Numbered;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, fault, grounds};
use crate::domain::fields::{Fault, Fields, boolean, day, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::Demand,
    knows: |case| {
        case.is_open() && case.decision.is_some() && case.demand.is_none() && !case.settled() && !case.annulled()
    },
    needs,
    read,
};

fn needs(case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    let by = case.decision.as_ref().map(|decision| decision.comply_by);
    let mut needs = grounds::power_of_case(case, ctx);
    needs.push(grounds::served(case, PaperKind::Decision, "行政强制法 34、53", ctx));
    needs.push(grounds::over("comply_period_over", by, "行政强制法 34、53", ctx));
    needs.push(grounds::uncorrected(case, by, "行政强制法 34、53"));
    if case.goes(Route::Court) {
        // What may still be sued is not yet refused: the demand waits for the end of the period to sue.
        needs.push(grounds::over("suit_period_over", suit_until(case, ctx.calendar()), "行政强制法 53、54", ctx));
    }
    needs.push(grounds::unchallenged(case, "行政强制法 44、53"));
    needs
}

#[derive(Debug)]
struct Demand {
    number: Numbered,
    comply_by: Option<Date>,
    manner: String,
    rights_told: bool,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn CaseAct>> {
    let number = Numbered::read(f, PaperKind::Demand);
    let comply_by = match reading.law.map(Law::route) {
        Some(Route::OwnForce) => f.required("comply_by", day()).map(Some),
        _ => Some(None),
    };
    let manner = f.required("manner", text(1, 500));
    let rights_told = f.required("rights_told", boolean());
    Some(Box::new(Demand { number: number?, comply_by: comply_by?, manner: manner?, rights_told: rights_told? }))
}

impl CaseAct for Demand {
    fn wants(&self, _case: &Violation) -> Wants {
        Wants { series: self.number.series(), ..Wants::default() }
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = self.number.faults(case, ctx);
        if self.comply_by.is_some_and(|by| by <= ctx.day()) {
            faults.push(fault("comply_by", "before_act"));
        }
        faults
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = needs(case, ctx);
        needs.push(Requirement::new("rights_told", self.rights_told, Basis::law("行政强制法 35(4)、36")));
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        if let Some(filing) = &case.filing {
            let power = grounds::power_used(filing.law, &filing.unit, ctx);
            let paper = Paper { number: self.number.write(case, ctx), on: ctx.day(), power, service: None };
            case.demand = Some(execution::Demand { paper, comply_by: self.comply_by, manner: self.manner.clone() });
            case.state = State::Demanded;
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "number": self.number.given(), "comply_by": self.comply_by, "manner": self.manner,
            "rights_told": self.rights_told })
    }
}
