//! `give_village_opinion` 村级审查意见: the village's word on the application (土地管理法实施条例 34).

use serde_json::{Value, json};

use super::super::codes::{Stage, State, VillageVerdict};
use super::super::file::{House, Opinion};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, before_village, hold_meeting, nothing};
use crate::domain::fields::{Fields, Wrong, choice, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::GiveVillageOpinion, knows: before_village, needs, suggests: nothing, read };

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let law = || Basis::law("土地管理法实施条例 34");
    let closed = house.notice.as_ref().filter(|notice| notice.closed_on.is_some());
    let open = closed.map_or(0, |notice| notice.objections.iter().filter(|it| it.handled.is_none()).count());
    let mut needs = hold_meeting::carried(house, ctx.rules);
    needs.push(Requirement::new("notice_closed", closed.is_some(), law()));
    needs.push(Requirement::new("objections_settled", open == 0, law()).with("open", open));
    needs
}

#[derive(Debug)]
struct GiveVillageOpinion {
    verdict: VillageVerdict,
    reason: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let verdict = f.required("verdict", choice());
    let reason = f.defaulted("reason", String::new(), text(1, 500));
    let act = GiveVillageOpinion { verdict: verdict?, reason: reason? };
    if act.verdict == VillageVerdict::Disagree && act.reason.is_empty() {
        f.fault("reason", Wrong::new("required"));
    }
    Some(Box::new(act))
}

impl HouseAct for GiveVillageOpinion {
    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        // A refusal by the village does not wait until a meeting has carried what it refuses.
        if self.verdict == VillageVerdict::Disagree {
            return Vec::new();
        }
        needs(house, ctx)
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.village_opinion = Some(Opinion { verdict: self.verdict, reason: self.reason.clone(), on: ctx.day() });
        house.move_to(Stage::Planning, State::VillageReview);
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "verdict": self.verdict, "reason": self.reason })
    }
}
