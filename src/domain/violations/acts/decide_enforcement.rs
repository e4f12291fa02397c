//! `decide_enforcement` 强制执行决定: the demand's period ran out without a good reason (行政强制法 36, 37).

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{PaperKind, State};
use super::super::execution::EnforcementDecision;
use super::super::steps::Paper;
use super::numbered::Numbered;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, grounds};
use crate::domain::fields::{Fault, Fields, boolean, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::DecideEnforcement,
    knows: |case| {
        case.is_open() && case.demand.is_some() && case.enforcement.is_none() && !case.settled() && !case.annulled()
    },
    needs,
    read,
};

fn needs(case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    // A demand served late runs from its service: neither its day nor its service may be passed over.
    let by = case.demand.as_ref().and_then(|demand| demand.comply_by);
    let by = by.zip(case.served_on(PaperKind::Demand)).map(|(by, served)| by.max(served));
    let mut needs = grounds::power_of_case(case, ctx);
    needs.extend(grounds::head_of_case(case, ctx));
    needs.push(grounds::served(case, PaperKind::Demand, "行政强制法 35、38", ctx));
    needs.push(grounds::over("demand_period_over", by, "行政强制法 37", ctx));
    needs.push(grounds::uncorrected(case, by, "行政强制法 37"));
    needs.push(grounds::unchallenged(case, "行政强制法 44"));
    needs.extend(grounds::settlement_over(case, ctx));
    needs
}

#[derive(Debug)]
struct DecideEnforcement {
    number: Numbered,
    manner: String,
    statement_considered: bool,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let number = Numbered::read(f, PaperKind::EnforcementDecision);
    let manner = f.required("manner", text(1, 1000));
    let statement_considered = f.required("statement_considered", boolean());
    Some(Box::new(DecideEnforcement { number: number?, manner: manner?, statement_considered: statement_considered? }))
}

impl CaseAct for DecideEnforcement {
    fn wants(&self, _case: &Violation) -> Wants {
        Wants { series: self.number.series(), ..Wants::default() }
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        self.number.faults(case, ctx)
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = needs(case, ctx);
        needs.push(Requirement::new("statement_considered", self.statement_considered, Basis::law("行政强制法 36")));
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        if let Some(filing) = &case.filing {
            let power = grounds::power_used(filing.law, &filing.unit, ctx);
            let paper = Paper { number: self.number.write(case, ctx), on: ctx.day(), power, service: None };
            case.enforcement = Some(EnforcementDecision { paper, manner: self.manner.clone() });
            case.state = State::EnforcementDecided;
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "number": self.number.given(), "manner": self.manner, "statement_considered": self.statement_considered })
    }
}
