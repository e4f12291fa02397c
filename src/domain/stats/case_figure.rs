//! A figure of cases by its name, and whether a case counts in it.

use std::str::FromStr;

use super::cases::{CaseFacts, CaseLimit, CaseStep, Found, Way};
use super::course::Answer;
use super::day::{AgeBand, Period, ShortDay};
use crate::domain::ids::BadId;

/// A figure of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseFigure {
    /// Registered in the period.
    Leads,
    /// Registered in the period, and this became of it.
    Lead(Found),
    /// Took a step in the period.
    Step(CaseStep),
    /// Filed in the period.
    Filed,
    /// Decided in the period.
    Decided,
    /// Ended in the period.
    Ended,
    /// A confirmed violation ended so in the period; in any way where none is named.
    PutRight(Option<Way>),
    /// A clock ended in the period: kept, missed, or either.
    Limit(CaseLimit, Option<Answer>),
    /// Open; registered in the period.
    Open,
    /// Open for so long; registered in the period.
    OpenFor(AgeBand),
    /// Open, and a clock of the authority has run out.
    RanOut,
}

impl CaseFigure {
    /// Every figure.
    pub fn all() -> impl Iterator<Item = Self> {
        let limits = CaseLimit::ALL.into_iter().flat_map(|limit| {
            [None, Some(Answer::InTime), Some(Answer::Late)].into_iter().map(move |answer| Self::Limit(limit, answer))
        });
        [Self::Leads, Self::Filed, Self::Decided, Self::Ended, Self::PutRight(None), Self::Open, Self::RanOut]
            .into_iter()
            .chain(Found::ALL.into_iter().map(Self::Lead))
            .chain(CaseStep::ALL.into_iter().map(Self::Step))
            .chain(Way::ALL.into_iter().map(|way| Self::PutRight(Some(way))))
            .chain(AgeBand::ALL.into_iter().map(Self::OpenFor))
            .chain(limits)
    }

    /// Its name in an address.
    pub fn code(self) -> String {
        match self {
            Self::Leads => "leads".to_owned(),
            Self::Lead(found) => format!("leads.{}", found.code()),
            Self::Step(step) => format!("step.{}", step.code()),
            Self::Filed => "filed".to_owned(),
            Self::Decided => "decided".to_owned(),
            Self::Ended => "ended".to_owned(),
            Self::PutRight(None) => "put_right".to_owned(),
            Self::PutRight(Some(way)) => format!("put_right.{}", way.code()),
            Self::Limit(limit, None) => format!("ended.{}", limit.code()),
            Self::Limit(limit, Some(Answer::InTime)) => format!("in_time.{}", limit.code()),
            Self::Limit(limit, Some(Answer::Late)) => format!("late.{}", limit.code()),
            Self::Open => "open".to_owned(),
            Self::OpenFor(age) => format!("open.{}", age.code()),
            Self::RanOut => "ran_out".to_owned(),
        }
    }

    /// Whether a case counts in it. What is only as of today is narrowed by the day of the lead.
    pub fn counts(self, case: &CaseFacts, period: Period, today: ShortDay) -> bool {
        let open = || case.is_open() && period.holds(case.registered);
        match self {
            Self::Leads => period.holds(case.registered),
            Self::Lead(found) => period.holds(case.registered) && case.found == found,
            Self::Step(step) => {
                let (from, to) = case.step(step);
                period.holds(to) && from.is_known()
            }
            Self::Filed => period.holds(case.filed),
            Self::Decided => period.holds(case.decided),
            Self::Ended => period.holds(case.ended),
            Self::PutRight(way) => period.holds(case.ended) && case.way.is_some() && (way.is_none() || case.way == way),
            Self::Limit(limit, wanted) => {
                let kept = case.kept(limit);
                kept.is_some() && (wanted.is_none() || kept == wanted) && period.holds(case.limit_day(limit))
            }
            Self::Open => open(),
            Self::OpenFor(age) => open() && AgeBand::of(case.registered, today) == age,
            Self::RanOut => open() && case.due.is_before(today),
        }
    }
}

impl FromStr for CaseFigure {
    type Err = BadId;

    fn from_str(code: &str) -> Result<Self, BadId> {
        Self::all().find(|figure| figure.code() == code).ok_or(BadId)
    }
}
