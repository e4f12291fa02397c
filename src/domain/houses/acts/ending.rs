//! `withdraw`, `revoke` and `reject`: a file that ends before registration, with its reason and ground.
//!
//! An approval that ran out before works began is not revoked but struck off (注销, 行政许可法 70): the same act ends the
//! file as [`State::Expired`]. Nothing expires by itself, since the head answers for the striking off; until then
//! `commence` is refused and the work list names the head.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::codes::{PermitKind, Stage, State};
use super::super::file::{Ending, House};
use super::{ActKind, ActSpec, Change, Context, HouseAct, nothing};
use crate::domain::fields::{Fields, text};
use crate::domain::requirement::Requirement;

/// 撤回: the household may take its application back until a licence is issued.
pub(super) const WITHDRAW: ActSpec = ActSpec {
    kind: ActKind::Withdraw,
    knows: |house| before_licence(house),
    needs: |_house, _ctx| Vec::new(),
    suggests: nothing,
    read: |f, _reading| read(f, State::Withdrawn),
};

/// 撤销: a licence got or given against the law is revoked (行政许可法 69); 注销: one that ran out (行政许可法 70).
pub(super) const REVOKE: ActSpec = ActSpec {
    kind: ActKind::Revoke,
    knows: |house| !house.permits.is_empty() && (house.state == State::Registered || !house.state.is_end()),
    needs: |_house, _ctx| Vec::new(),
    suggests: nothing,
    read: |f, _reading| read(f, State::Revoked),
};

/// 不予受理 or 驳回, with reasons (行政许可法 32, 38).
pub(super) const REJECT: ActSpec = ActSpec {
    kind: ActKind::Reject,
    knows: |house| before_licence(house),
    needs: |_house, _ctx| Vec::new(),
    suggests: nothing,
    read: |f, _reading| read(f, State::Rejected),
};

fn before_licence(house: &House) -> bool {
    matches!(house.stage, Stage::Planning | Stage::Approval) && house.permits.is_empty() && !house.state.is_end()
}

#[derive(Debug)]
struct End {
    state: State,
    reason: String,
    basis: String,
}

fn read(f: &mut Fields<'_>, state: State) -> Option<Box<dyn HouseAct>> {
    let reason = f.required("reason", text(1, 500));
    // A household need not cite a statute to withdraw; an authority must to revoke or refuse.
    let basis = if state == State::Withdrawn {
        f.defaulted("basis", String::new(), text(0, 200))
    } else {
        f.required("basis", text(1, 200))
    };
    Some(Box::new(End { state, reason: reason?, basis: basis? }))
}

/// Whether the approval ran out before works began.
fn ran_out(house: &House, day: Date) -> bool {
    let approval = house.permit(PermitKind::HomesteadApproval);
    house.commenced_on.is_none() && approval.is_some_and(|permit| permit.valid_to < day)
}

impl HouseAct for End {
    fn needs(&self, _house: &House, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.ending = Some(Ending { reason: self.reason.clone(), basis: self.basis.clone(), on: ctx.day() });
        house.state = match self.state {
            State::Revoked if ran_out(house, ctx.day()) => State::Expired,
            state => state,
        };
        if let Some(pause) = house.pauses.last_mut() {
            pause.to.get_or_insert(ctx.day());
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "reason": self.reason, "basis": self.basis })
    }
}
