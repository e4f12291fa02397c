//! A figure of houses by its name, and whether a house counts in it. The list behind a figure asks this; the board counts the
//! same in one pass ([`super::HouseTally`]).

use std::str::FromStr;

use super::course::{Answer, FIVE, HouseFacts, HouseLimit, VISITS};
use super::day::{AgeBand, Period, ShortDay};
use crate::domain::ids::BadId;
use crate::domain::pack::LimitKind;

/// What happened to houses in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flow {
    /// Applied for.
    Received,
    /// Decided upon by the township.
    Decided,
    /// Both licences issued.
    Licensed,
    /// Passed acceptance.
    Accepted,
    /// Title registered.
    Titled,
}

impl Flow {
    /// In the order of a life.
    pub const ALL: [Self; 5] = [Self::Received, Self::Decided, Self::Licensed, Self::Accepted, Self::Titled];

    /// Its name in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Decided => "decided",
            Self::Licensed => "licensed",
            Self::Accepted => "accepted",
            Self::Titled => "titled",
        }
    }

    /// The day on which it happened.
    pub fn day(self, house: &HouseFacts) -> ShortDay {
        match self {
            Self::Received => house.applied,
            Self::Decided => house.decided,
            Self::Licensed => house.licensed,
            Self::Accepted if house.has_passed() => house.judged,
            Self::Accepted => ShortDay::NONE,
            Self::Titled => house.titled,
        }
    }
}

/// A figure of houses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HouseFigure {
    /// It happened in the period.
    Happened(Flow),
    /// Left one of the five stages in the period, by its place.
    Left(usize),
    /// A clock ended in the period: kept, missed, or either.
    Ended(HouseLimit, LimitKind, Option<Answer>),
    /// Came in the period to the stage of a visit that it must have, by the visit's place.
    VisitAsked(usize),
    /// The same, and it was made.
    VisitMade(usize),
    /// The same, and it was not made yet.
    VisitWaiting(usize),
    /// Open; applied for in the period.
    Open,
    /// Open for so long; applied for in the period.
    OpenFor(AgeBand),
    /// Open, and a clock has run out.
    RanOut(LimitKind),
    /// Open, and a paper is owed.
    PapersOwed,
    /// Open, and the day promised for a paper is over.
    PapersLate,
}

impl HouseFigure {
    /// Every figure.
    pub fn all() -> impl Iterator<Item = Self> {
        let limits = [LimitKind::Legal, LimitKind::Promised];
        let ended = HouseLimit::ALL.into_iter().flat_map(move |limit| {
            let answers = [None, Some(Answer::InTime), Some(Answer::Late)];
            limits.into_iter().flat_map(move |kind| answers.into_iter().map(move |it| Self::Ended(limit, kind, it)))
        });
        let visits = 0..VISITS.len();
        Flow::ALL
            .into_iter()
            .map(Self::Happened)
            .chain((0..FIVE.len()).map(Self::Left))
            .chain(ended)
            .chain(visits.flat_map(|it| [Self::VisitAsked(it), Self::VisitMade(it), Self::VisitWaiting(it)]))
            .chain([Self::Open])
            .chain(AgeBand::ALL.into_iter().map(Self::OpenFor))
            .chain(limits.into_iter().map(Self::RanOut))
            .chain([Self::PapersOwed, Self::PapersLate])
    }

    /// Its name in an address.
    pub fn code(self) -> String {
        let visit = |at: usize| VISITS.get(at).map_or("", |kind| kind.code());
        match self {
            Self::Happened(flow) => flow.code().to_owned(),
            Self::Left(stage) => format!("left.{}", stage_code(stage)),
            Self::Ended(limit, kind, None) => format!("ended.{}.{}", limit.code(), limit_code(kind)),
            Self::Ended(limit, kind, Some(Answer::InTime)) => format!("in_time.{}.{}", limit.code(), limit_code(kind)),
            Self::Ended(limit, kind, Some(Answer::Late)) => format!("late.{}.{}", limit.code(), limit_code(kind)),
            Self::VisitAsked(at) => format!("visit_asked.{}", visit(at)),
            Self::VisitMade(at) => format!("visit_made.{}", visit(at)),
            Self::VisitWaiting(at) => format!("visit_waiting.{}", visit(at)),
            Self::Open => "open".to_owned(),
            Self::OpenFor(age) => format!("open.{}", age.code()),
            Self::RanOut(kind) => format!("ran_out.{}", limit_code(kind)),
            Self::PapersOwed => "papers_owed".to_owned(),
            Self::PapersLate => "papers_late".to_owned(),
        }
    }

    /// Whether a house counts in it. What is only as of today is narrowed by the day of application.
    pub fn counts(self, house: &HouseFacts, period: Period, today: ShortDay) -> bool {
        if house.is_existing() {
            return false;
        }
        let open = || house.is_open() && period.holds(house.applied);
        match self {
            Self::Happened(flow) => period.holds(flow.day(house)),
            Self::Left(stage) => {
                let (came, left) = house.stay(stage);
                period.holds(left) && came.is_known()
            }
            Self::Ended(limit, kind, wanted) => {
                let kept = house.kept(limit, kind);
                kept.is_some() && (wanted.is_none() || kept == wanted) && period.holds(house.ended(limit))
            }
            Self::VisitAsked(at) => period.holds(house.visit_asked(at)),
            Self::VisitMade(at) => period.holds(house.visit_asked(at)) && house.visit_made(at),
            Self::VisitWaiting(at) => period.holds(house.visit_asked(at)) && !house.visit_made(at) && house.is_open(),
            Self::Open => open(),
            Self::OpenFor(age) => open() && AgeBand::of(house.applied, today) == age,
            Self::RanOut(LimitKind::Legal) => open() && house.due_legal.is_before(today),
            Self::RanOut(LimitKind::Promised) => open() && house.due_promised.is_before(today),
            Self::PapersOwed => open() && house.paper_due.is_known(),
            Self::PapersLate => open() && house.paper_due.is_before(today),
        }
    }
}

impl FromStr for HouseFigure {
    type Err = BadId;

    fn from_str(code: &str) -> Result<Self, BadId> {
        Self::all().find(|figure| figure.code() == code).ok_or(BadId)
    }
}

/// The code of one of the five stages, by its place.
pub(super) fn stage_code(stage: usize) -> &'static str {
    match stage {
        0 => "planning",
        1 => "approval",
        2 => "construction",
        3 => "supervision",
        _ => "acceptance",
    }
}

/// The code of a kind of limit.
pub(super) fn limit_code(kind: LimitKind) -> &'static str {
    match kind {
        LimitKind::Legal => "legal",
        LimitKind::Promised => "promised",
    }
}
