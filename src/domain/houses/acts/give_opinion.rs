//! `give_opinion` 站所意见: each station for itself, after the visit, in any order (行政许可法 26, 34).

use serde_json::{Value, json};

use super::super::codes::{Stage, StationVerdict, VisitKind};
use super::super::file::{House, Opinion};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, nothing, siting};
use crate::domain::fields::{Fields, Wrong, choice, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::GiveOpinion,
    knows: |house| house.stage == Stage::Approval && !house.state.is_end() && house.decision.is_none(),
    needs,
    suggests: nothing,
    read,
};

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let heard = ctx.actor.station.is_some_and(|mine| house.reviews.iter().any(|review| review.station == mine));
    let visited = house.visit(VisitKind::ApplicationVisit).is_some();
    let visit = ctx.rules.visit(VisitKind::ApplicationVisit.code());
    let mut needs = vec![
        Requirement::new("station_is_heard", heard, Basis::law("行政许可法 26")),
        Requirement::new(
            "visited",
            visited,
            visit.map_or_else(|| Basis::law("行政许可法 34"), crate::domain::rule::Rule::basis),
        )
        .with("visit", VisitKind::ApplicationVisit.code()),
    ];
    // A station may disagree because of what the plot touches: it must see it, and be heard all the same.
    needs.extend(siting::told(house, ctx));
    needs
}

#[derive(Debug)]
struct GiveOpinion {
    verdict: StationVerdict,
    reason: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let verdict = f.required("verdict", choice());
    let reason = f.defaulted("reason", String::new(), text(1, 500));
    let act = GiveOpinion { verdict: verdict?, reason: reason? };
    if act.verdict != StationVerdict::Agree && act.reason.is_empty() {
        f.fault("reason", Wrong::new("required"));
    }
    Some(Box::new(act))
}

impl HouseAct for GiveOpinion {
    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(house, ctx)
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        let opinion = Opinion { verdict: self.verdict, reason: self.reason.clone(), on: ctx.day() };
        if let Some(review) = house.reviews.iter_mut().find(|review| Some(review.station) == ctx.actor.station) {
            review.opinion = Some((opinion, ctx.actor.username.clone()));
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "verdict": self.verdict, "reason": self.reason })
    }
}
