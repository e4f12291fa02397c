//! What makes a case legally risky, for the reviewer's list: a clock nearly out or over, a power or an article nobody has
//! confirmed, an act done between two readings of the law.

use super::case::Violation;
use super::clocks::{Clock, Sense, Status};
use super::codes::PaperKind;

/// One reason to look at a case; its name stands in the words under `case_risk.<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Risk {
    /// A clock of the authority is inside its warning.
    ClockDueSoon(&'static str),
    /// A clock of the authority is over.
    ClockOver(&'static str),
    /// A paper rests on a power that the district has not confirmed.
    PowerUnverified(PaperKind),
    /// The court was asked after the earlier reading's last day.
    BetweenReadings,
    /// The decision came after its ninety days.
    DecidedLate,
}

impl Risk {
    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ClockDueSoon(_) => "clock_due_soon",
            Self::ClockOver(_) => "clock_over",
            Self::PowerUnverified(_) => "power_unverified",
            Self::BetweenReadings => "between_readings",
            Self::DecidedLate => "decided_late",
        }
    }
}

/// Every risk of a case, given its clocks.
pub fn risks(case: &Violation, clocks: &[Clock]) -> Vec<Risk> {
    let own = clocks.iter().filter(|clock| clock.sense == Sense::MustBy);
    let mut risks: Vec<Risk> = own
        .filter_map(|clock| match clock.status {
            Status::DueSoon => Some(Risk::ClockDueSoon(clock.code)),
            Status::Over => Some(Risk::ClockOver(clock.code)),
            Status::Running | Status::Met | Status::Undetermined => None,
        })
        .collect();
    let papers = [
        PaperKind::StopOrder,
        PaperKind::Notice,
        PaperKind::Decision,
        PaperKind::Demand,
        PaperKind::EnforcementDecision,
    ];
    let unverified = |kind: &PaperKind| case.paper(*kind).is_some_and(|paper| !paper.power.basis.verified);
    risks.extend(papers.into_iter().filter(unverified).map(Risk::PowerUnverified));
    let day = |code: &str| clocks.iter().find(|clock| clock.code == code).and_then(|clock| clock.day);
    let late = |done: Option<jiff::civil::Date>, code| done.zip(day(code)).is_some_and(|(done, last)| done > last);
    if late(case.application.as_ref().map(|it| it.on), "court_until") {
        risks.push(Risk::BetweenReadings);
    }
    if late(case.decision.as_ref().map(|it| it.paper.on), "decision") {
        risks.push(Risk::DecidedLate);
    }
    risks
}
