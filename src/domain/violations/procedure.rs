//! The procedure line of a case: the steps that its way of the law has, in their order, with the day on which each was
//! taken. What a way does not have is not on its line: no demolition before the court, no court before a demolition.

use jiff::civil::Date;
use serde::Serialize;

use super::acts::ActKind;
use super::case::Violation;
use super::codes::{PaperKind, ReviewVerdict};
use super::law::Route;
use super::steps::Ending;
use crate::domain::time::china_date;

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Taken.
    Done,
    /// The next.
    Now,
    /// Later.
    Ahead,
    /// Passed over: the case went on, or ended, without it.
    Passed,
}

/// One step of the line, named by its act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Which; a lead has none, it is the beginning.
    pub act: Option<ActKind>,
    /// Where it stands.
    pub progress: Progress,
    /// When it was taken.
    pub on: Option<Date>,
}

/// The steps up to the served decision, the same on every way.
const TO_DECISION: [ActKind; 7] = [
    ActKind::Verify,
    ActKind::OpenCase,
    ActKind::Investigate,
    ActKind::LegalReview,
    ActKind::Notify,
    ActKind::Decide,
    ActKind::Serve,
];
const OWN_FORCE: [ActKind; 4] = [ActKind::Demand, ActKind::DecideEnforcement, ActKind::Announce, ActKind::Demolish];
const COURT: [ActKind; 3] = [ActKind::Demand, ActKind::ApplyToCourt, ActKind::CourtRuling];

/// The line of a case as it stands. Before it is filed nobody knows which way it goes: its line ends with the decision.
pub fn procedure(case: &Violation) -> Vec<Step> {
    let way: &[ActKind] = match case.law().map(super::law::Law::route) {
        Some(Route::OwnForce) => &OWN_FORCE,
        Some(Route::Court) => &COURT,
        None => &[],
    };
    let acts = TO_DECISION.iter().chain(way).chain(&[ActKind::Close]);
    let taken: Vec<(ActKind, Option<Date>)> = acts.map(|act| (*act, taken_on(case, *act))).collect();
    let last = taken.iter().rposition(|(_act, on)| on.is_some());
    let ended = case.state.is_end();
    let mut now_is_told = ended;
    let lead = Step { act: None, progress: Progress::Done, on: Some(china_date(case.registered_at)) };
    let steps = taken.iter().enumerate().map(|(i, (act, on))| {
        let progress = match on {
            Some(_) => Progress::Done,
            None if ended || last.is_some_and(|last| i < last) => Progress::Passed,
            None if !now_is_told => {
                now_is_told = true;
                Progress::Now
            }
            None => Progress::Ahead,
        };
        Step { act: Some(*act), progress, on: *on }
    });
    std::iter::once(lead).chain(steps).collect()
}

/// When a step was taken last.
fn taken_on(case: &Violation, act: ActKind) -> Option<Date> {
    match act {
        ActKind::Verify => case.verification.as_ref().map(|it| it.on),
        ActKind::OpenCase => case.filing.as_ref().map(|it| it.on),
        ActKind::Investigate => case.investigations.last().map(|it| it.on),
        ActKind::LegalReview => {
            case.reviews.last().filter(|it| it.verdict == ReviewVerdict::Pass).map(|it| china_date(it.at))
        }
        ActKind::Notify => case.notice.as_ref().map(|it| it.paper.on),
        ActKind::Decide => case.decision.as_ref().map(|it| it.paper.on),
        ActKind::Serve => case.served_on(PaperKind::Decision),
        ActKind::Demand => case.demand.as_ref().map(|it| it.paper.on),
        ActKind::DecideEnforcement => case.enforcement.as_ref().map(|it| it.paper.on),
        ActKind::Announce => case.announcement.as_ref().map(|it| it.on),
        ActKind::Demolish => case.demolition.as_ref().map(|it| china_date(it.began_at)),
        ActKind::ApplyToCourt => case.application.as_ref().map(|it| it.on),
        ActKind::CourtRuling => case.ruling.as_ref().map(|it| it.on),
        ActKind::Close => match &case.ending {
            Some(Ending::Closed { on, .. } | Ending::Dismissed { on, .. } | Ending::Transferred { on, .. }) => {
                Some(*on)
            }
            None => None,
        },
        _ => None,
    }
}
