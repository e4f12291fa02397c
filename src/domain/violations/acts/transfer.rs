//! `transfer` 移送: to the body that holds the power, or to criminal justice (行政处罚法 27; 刑法 342).

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{State, TransferKind};
use super::super::steps::Ending;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, nothing};
use crate::domain::fields::{Fields, choice, text};
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec { kind: ActKind::Transfer, knows: Violation::undecided, needs: nothing, read };

#[derive(Debug)]
struct Transfer {
    to: String,
    kind: TransferKind,
    reason: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let to = f.required("to", text(1, 100));
    let kind = f.defaulted("kind", TransferKind::Jurisdiction, choice());
    let reason = f.required("reason", text(1, 1000));
    Some(Box::new(Transfer { to: to?, kind: kind?, reason: reason? }))
}

impl CaseAct for Transfer {
    fn needs(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.ending = Some(Ending::Transferred {
            on: ctx.day(),
            kind: self.kind,
            to: self.to.clone(),
            reason: self.reason.clone(),
        });
        case.state = State::Transferred;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "to": self.to, "kind": self.kind, "reason": self.reason })
    }
}
