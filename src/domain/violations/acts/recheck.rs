//! `recheck` 复查: two officers find that what was ordered is not done, or not all of it.

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::RecheckResult;
use super::super::execution;
use super::officers::Visit;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, nothing};
use crate::domain::fields::{Fault, Fields, choice};
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::Recheck,
    knows: |case| case.is_open() && !case.settled() && (case.decision.is_some() || case.stop_order.is_some()),
    needs: nothing,
    read,
};

#[derive(Debug)]
struct Recheck {
    visit: Visit,
    result: RecheckResult,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let visit = Visit::read(f, 1);
    let result = f.required("result", choice());
    Some(Box::new(Recheck { visit: visit?, result: result? }))
}

impl CaseAct for Recheck {
    fn wants(&self, _case: &Violation) -> Wants {
        self.visit.wants()
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        self.visit.faults(case, ctx)
    }

    fn needs(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        let photos = self.visit.photos().to_vec();
        let officers = self.visit.officers(ctx);
        case.rechecks.push(execution::Recheck { on: ctx.day(), officers, result: self.result, photos });
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "officers": self.visit.names(), "photos": self.visit.photos(), "result": self.result })
    }
}
