//! `suspend` and `resume`: the clocks stand still for what the law does not count (行政许可法 45).

use serde_json::{Value, json};

use super::super::codes::{Stage, State};
use super::super::file::{House, Pause};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, nothing};
use crate::domain::fields::{Fields, text};
use crate::domain::requirement::Requirement;

pub(super) const SUSPEND: ActSpec = ActSpec {
    kind: ActKind::Suspend,
    knows: |house| house.stage != Stage::Done && !house.state.is_end() && house.paused().is_none(),
    needs: |_house, _ctx| Vec::new(),
    suggests: nothing,
    read: |f, _reading| {
        let reason = f.required("reason", text(1, 500));
        let basis = f.required("basis", text(1, 200));
        Some(Box::new(Suspend { reason: reason?, basis: basis? }))
    },
};

pub(super) const RESUME: ActSpec = ActSpec {
    kind: ActKind::Resume,
    knows: |house| house.paused().is_some(),
    needs: |_house, _ctx| Vec::new(),
    suggests: nothing,
    read: resume,
};

#[derive(Debug)]
struct Suspend {
    reason: String,
    basis: String,
}

impl HouseAct for Suspend {
    fn needs(&self, _house: &House, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.pauses.push(Pause {
            from: ctx.day(),
            to: None,
            reason: self.reason.clone(),
            basis: self.basis.clone(),
            state: house.state,
        });
        house.state = State::Suspended;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "reason": self.reason, "basis": self.basis })
    }
}

#[derive(Debug)]
struct Resume {
    reason: String,
    basis: Option<String>,
}

fn resume(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let reason = f.required("reason", text(1, 500));
    let basis = f.optional("basis", text(1, 200));
    Some(Box::new(Resume { reason: reason?, basis: basis? }))
}

impl HouseAct for Resume {
    fn needs(&self, _house: &House, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        if let Some(pause) = house.pauses.last_mut() {
            pause.to = Some(ctx.day());
            house.state = pause.state;
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "reason": self.reason, "basis": self.basis })
    }
}
