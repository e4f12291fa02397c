//! The course of a case: from the lead to the check, the filing, the decision and the end; what was in time; whether there was
//! a violation at all, and who put it right. Fifteen bytes.

use super::course::Answer;
use super::day::ShortDay;
use crate::domain::pack::Pack;
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::domain::violations::clocks::{Clock, Sense, clocks};
use crate::domain::violations::codes::{CloseGround, DismissReason, Source};
use crate::domain::violations::steps::Ending;

/// Where leads come from, in the order of the taxonomy.
pub const SOURCES: [Source; 8] = [
    Source::Patrol,
    Source::Report,
    Source::Satellite,
    Source::Camera,
    Source::Drone,
    Source::Assigned,
    Source::Department,
    Source::Hotline,
];

/// What became of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Found {
    /// Nobody knows yet.
    Pending,
    /// There was a violation: filed, or put right before that (行政处罚法 33).
    Confirmed,
    /// There was none (行政处罚法 57(3)).
    FalseAlarm,
    /// Neither is said: known from another lead, another body's, out of time, or its decision did not last.
    Otherwise,
}

impl Found {
    /// In the order of the contract.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Confirmed, Self::FalseAlarm, Self::Otherwise];

    /// Its name in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Confirmed => "confirmed",
            Self::FalseAlarm => "false_alarm",
            Self::Otherwise => "otherwise",
        }
    }

    /// Its place in [`Self::ALL`].
    pub fn index(self) -> usize {
        match self {
            Self::Pending => 0,
            Self::Confirmed => 1,
            Self::FalseAlarm => 2,
            Self::Otherwise => 3,
        }
    }
}

/// How a confirmed violation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Put right by the party itself.
    Party,
    /// By force of the authority.
    Force,
    /// Carried out by the court.
    Court,
    /// Ended in another way.
    Other,
}

impl Way {
    /// In the order of the contract.
    pub const ALL: [Self; 4] = [Self::Party, Self::Force, Self::Court, Self::Other];

    /// Its name in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Party => "by_party",
            Self::Force => "by_force",
            Self::Court => "by_court",
            Self::Other => "by_other",
        }
    }

    /// Its place in [`Self::ALL`].
    pub fn index(self) -> usize {
        match self {
            Self::Party => 0,
            Self::Force => 1,
            Self::Court => 2,
            Self::Other => 3,
        }
    }
}

/// A step whose days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseStep {
    /// From the lead to the check on site.
    Check,
    /// From the check to the filing.
    Filing,
    /// From the filing to the decision.
    Decision,
    /// From the decision to the end.
    Close,
}

impl CaseStep {
    /// In their order.
    pub const ALL: [Self; 4] = [Self::Check, Self::Filing, Self::Decision, Self::Close];

    /// Its name in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Filing => "filing",
            Self::Decision => "decision",
            Self::Close => "close",
        }
    }
}

/// A clock of the authority that an act of the case ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseLimit {
    /// From the check to the filing: the district's days.
    Filing,
    /// From the filing to the decision (行政处罚法 60).
    Decision,
    /// From the decision to its service (行政处罚法 61).
    Service,
}

impl CaseLimit {
    /// In their order.
    pub const ALL: [Self; 3] = [Self::Filing, Self::Decision, Self::Service];

    /// The clock's code, as in the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Filing => "filing",
            Self::Decision => "decision",
            Self::Service => "service",
        }
    }

    fn shift(self) -> u32 {
        match self {
            Self::Filing => 0,
            Self::Decision => 2,
            Self::Service => 4,
        }
    }
}

/// What of a case is counted: six days, then the source, what was found and how it ended, and two bits for each of three
/// clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseFacts {
    pub(super) registered: ShortDay,
    pub(super) checked: ShortDay,
    pub(super) filed: ShortDay,
    pub(super) decided: ShortDay,
    pub(super) ended: ShortDay,
    pub(super) due: ShortDay,
    pub(super) source: Source,
    pub(super) found: Found,
    pub(super) way: Option<Way>,
    clocks: u8,
}

impl CaseFacts {
    /// Reduces a file.
    pub fn of(case: &Violation, pack: &Pack) -> Self {
        let clocks = clocks(case, pack, case.last_act_on());
        let (found, way) = outcome(case);
        let own = clocks.iter().filter(|clock| clock.sense == Sense::MustBy && clock.met_on.is_none());
        let runs = case.is_open();
        let mut facts = Self {
            registered: ShortDay::on(china_date(case.registered_at)),
            checked: ShortDay::of(case.verification.as_ref().map(|it| it.on)),
            filed: ShortDay::of(case.filing.as_ref().map(|it| it.on)),
            decided: ShortDay::of(case.decision.as_ref().map(|it| it.paper.on)),
            ended: ShortDay::of(case.ending.as_ref().map(|ending| match ending {
                Ending::Closed { on, .. } | Ending::Dismissed { on, .. } | Ending::Transferred { on, .. } => *on,
            })),
            due: ShortDay::of(own.filter_map(|clock| clock.day).min().filter(|_| runs)),
            source: case.lead.source,
            found,
            way,
            clocks: 0,
        };
        for limit in CaseLimit::ALL {
            for clock in clocks.iter().filter(|it| it.code == limit.code()) {
                let bits = match answer(limit, case, clock) {
                    Some(Answer::InTime) => 1,
                    Some(Answer::Late) => 2,
                    None => 0,
                };
                facts.clocks |= bits << limit.shift();
            }
        }
        facts
    }

    /// Whether it has not ended.
    pub fn is_open(&self) -> bool {
        !self.ended.is_known()
    }

    /// The day on which the lead was registered.
    pub fn registered(&self) -> ShortDay {
        self.registered
    }

    /// From where the lead came.
    pub fn source(&self) -> Source {
        self.source
    }

    /// The first and last day of a step.
    pub fn step(&self, step: CaseStep) -> (ShortDay, ShortDay) {
        match step {
            CaseStep::Check => (self.registered, self.checked),
            CaseStep::Filing => (self.checked, self.filed),
            CaseStep::Decision => (self.filed, self.decided),
            CaseStep::Close => (self.decided, self.ended),
        }
    }

    /// Whether a clock was kept.
    pub fn kept(&self, limit: CaseLimit) -> Option<Answer> {
        match self.clocks >> limit.shift() & 3 {
            0 => None,
            1 => Some(Answer::InTime),
            _ => Some(Answer::Late),
        }
    }

    /// The day by which the figure of a clock is put into a period. A decision's service goes with the decision.
    pub fn limit_day(&self, limit: CaseLimit) -> ShortDay {
        match limit {
            CaseLimit::Filing => self.filed,
            CaseLimit::Decision | CaseLimit::Service => self.decided,
        }
    }
}

fn answer(limit: CaseLimit, case: &Violation, clock: &Clock) -> Option<Answer> {
    let decision = case.decision.as_ref();
    let done = match limit {
        CaseLimit::Filing => case.filing.as_ref().map(|it| it.on),
        CaseLimit::Decision => decision.map(|it| it.paper.on),
        CaseLimit::Service => decision.and_then(|it| it.paper.service.as_ref()).map(|it| it.on),
    };
    Some(if done? <= clock.day? { Answer::InTime } else { Answer::Late })
}

fn outcome(case: &Violation) -> (Found, Option<Way>) {
    let put_right = || {
        if case.correction.is_some() {
            Way::Party
        } else if case.demolition.is_some() {
            Way::Force
        } else {
            Way::Other
        }
    };
    match &case.ending {
        None if case.filing.is_some() => (Found::Confirmed, None),
        None => (Found::Pending, None),
        Some(Ending::Dismissed { reason, .. }) => match reason {
            DismissReason::NoViolation => (Found::FalseAlarm, None),
            DismissReason::MinorCorrected | DismissReason::FirstCorrected => (Found::Confirmed, Some(put_right())),
            DismissReason::Limitation | DismissReason::Duplicate | DismissReason::NoMeasure => (Found::Otherwise, None),
        },
        Some(Ending::Transferred { .. }) if case.filing.is_some() => (Found::Confirmed, Some(Way::Other)),
        Some(Ending::Transferred { .. }) => (Found::Otherwise, None),
        Some(Ending::Closed { ground, .. }) => match ground {
            CloseGround::Performed => (Found::Confirmed, Some(Way::Party)),
            CloseGround::Demolished => (Found::Confirmed, Some(Way::Force)),
            CloseGround::CourtExecuted => (Found::Confirmed, Some(Way::Court)),
            CloseGround::ExecutionEnded => (Found::Confirmed, Some(put_right())),
            CloseGround::Annulled => (Found::Otherwise, None),
        },
    }
}
