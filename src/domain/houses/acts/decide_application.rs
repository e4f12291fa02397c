//! `decide_application` 审批决定: the township decides when every station has been heard (土地管理法 62; a refusal gives
//! its reasons, 行政许可法 38).

use serde_json::{Value, json};

use super::super::cases::not_paused;
use super::super::codes::station_code;
use super::super::codes::{Decision, Stage, State, StationVerdict, VisitKind};
use super::super::file::{Ending, House, Opinion};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, nothing, siting};
use crate::domain::fields::{Fields, Wrong, choice, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::DecideApplication,
    knows: |house| house.stage == Stage::Approval && !house.state.is_end() && house.decision.is_none(),
    // A refusal is open whatever the plot touches or a case pauses: it may be the reason.
    needs: |house, ctx| {
        let paused = not_paused(&ctx.facts.cases).told();
        needs(house, ctx).into_iter().chain(siting::told(house, ctx)).chain([paused]).collect()
    },
    suggests: nothing,
    read,
};

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let visit = VisitKind::ApplicationVisit;
    let visited = ctx.rules.visit(visit.code()).filter(|rule| rule.value.required).map(|rule| {
        Requirement::new("visited", house.visit(visit).is_some(), rule.basis()).with("visit", visit.code())
    });
    let heard = house.reviews.iter().map(|review| {
        Requirement::new("station_heard", review.opinion.is_some(), Basis::law("行政许可法 26"))
            .with("station", station_code(review.station))
    });
    visited.into_iter().chain(heard).collect()
}

#[derive(Debug)]
struct DecideApplication {
    verdict: Decision,
    reason: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let verdict = f.required("verdict", choice());
    let reason = f.defaulted("reason", String::new(), text(0, 500));
    let act = DecideApplication { verdict: verdict?, reason: reason? };
    if act.verdict == Decision::Refuse && act.reason.is_empty() {
        f.fault("reason", Wrong::new("required"));
    }
    Some(Box::new(act))
}

impl HouseAct for DecideApplication {
    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = needs(house, ctx);
        if self.verdict == Decision::Approve {
            for review in &house.reviews {
                if let Some((opinion, _by)) = &review.opinion {
                    let agrees = opinion.verdict != StationVerdict::Disagree;
                    needs.push(
                        Requirement::new("station_agrees", agrees, Basis::law("土地管理法 62"))
                            .with("station", station_code(review.station)),
                    );
                }
            }
            needs.extend(siting::approval(house, ctx));
            needs.push(not_paused(&ctx.facts.cases));
        }
        needs
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.decision = Some(Opinion { verdict: self.verdict, reason: self.reason.clone(), on: ctx.day() });
        match self.verdict {
            Decision::Refuse => {
                let basis = "行政许可法 38".to_owned();
                house.ending = Some(Ending { reason: self.reason.clone(), basis, on: ctx.day() });
                house.state = State::Rejected;
            }
            Decision::Approve if siting::on_farmland(house, ctx) && house.conversion.is_none() => {
                house.move_to(Stage::Approval, State::Conversion);
            }
            Decision::Approve => house.move_to(Stage::Approval, State::JointReview),
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "verdict": self.verdict, "reason": self.reason })
    }
}
