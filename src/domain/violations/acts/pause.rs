//! `suspend` and `resume` 中止: the party died, has no representative, the case waits for another (行政强制法 39). The
//! party's own periods run on.

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::State;
use super::super::steps::Pause;
use super::{ActKind, ActSpec, CaseAct, Change, Context, nothing};
use crate::domain::fields::text;
use crate::domain::requirement::Requirement;

pub(super) const SUSPEND: ActSpec = ActSpec {
    kind: ActKind::Suspend,
    knows: Violation::is_open,
    needs: nothing,
    read: |f, _reading| {
        let reason = f.required("reason", text(1, 500));
        let basis = f.required("basis", text(1, 200));
        Some(Box::new(Suspend { reason: reason?, basis: basis? }))
    },
};

pub(super) const RESUME: ActSpec = ActSpec {
    kind: ActKind::Resume,
    knows: |case| case.paused().is_some(),
    needs: nothing,
    read: |f, _reading| {
        let reason = f.required("reason", text(1, 500));
        Some(Box::new(Resume { reason: reason? }))
    },
};

#[derive(Debug)]
struct Suspend {
    reason: String,
    basis: String,
}

impl CaseAct for Suspend {
    fn needs(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.pauses.push(Pause {
            from: ctx.day(),
            to: None,
            reason: self.reason.clone(),
            basis: self.basis.clone(),
            state: case.state,
        });
        case.state = State::Suspended;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "reason": self.reason, "basis": self.basis })
    }
}

#[derive(Debug)]
struct Resume {
    reason: String,
}

impl CaseAct for Resume {
    fn needs(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        if let Some(pause) = case.pauses.last_mut() {
            pause.to = Some(ctx.day());
            case.state = pause.state;
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "reason": self.reason })
    }
}
