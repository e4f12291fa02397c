//! The course of a house: when it came to each of the five stages, what was in time, which visits it must have. Thirty bytes,
//! worked out when its file changes; only what depends on today is left to the question.

use super::day::ShortDay;
use crate::domain::houses::House;
use crate::domain::houses::codes::{AcceptanceVerdict, Decision, PassVerdict, PermitKind, Stage, VisitKind};
use crate::domain::houses::deadlines::{Deadline, deadlines};
use crate::domain::houses::file::WindowAnswer;
use crate::domain::pack::{LimitKind, Rules};
use crate::domain::time::china_date;

/// The five stages.
pub const FIVE: [Stage; 5] =
    [Stage::Planning, Stage::Approval, Stage::Construction, Stage::Supervision, Stage::Acceptance];

/// The visits that belong to a stage, in their order.
pub const VISITS: [VisitKind; 6] = [
    VisitKind::ApplicationVisit,
    VisitKind::SetOut,
    VisitKind::Foundation,
    VisitKind::Storey,
    VisitKind::Roof,
    VisitKind::CompletionVisit,
];

/// A clock of a house that ends with an act of the file, and so was kept or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HouseLimit {
    /// The window's answer.
    CorrectionNotice,
    /// The decision.
    Review,
    /// The licence in the household's hands.
    Delivery,
    /// Works begin.
    StartBuilding,
    /// The house is built.
    Build,
    /// The house is judged.
    AcceptanceVisit,
    /// The title.
    Registration,
}

impl HouseLimit {
    /// In the order of a life.
    pub const ALL: [Self; 7] = [
        Self::CorrectionNotice,
        Self::Review,
        Self::Delivery,
        Self::StartBuilding,
        Self::Build,
        Self::AcceptanceVisit,
        Self::Registration,
    ];

    /// The clock's code, as in the pack and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::CorrectionNotice => "correction_notice",
            Self::Review => "review",
            Self::Delivery => "delivery",
            Self::StartBuilding => "start_building",
            Self::Build => "build",
            Self::AcceptanceVisit => "acceptance_visit",
            Self::Registration => "registration",
        }
    }

    /// Its place in [`Self::ALL`].
    pub fn index(self) -> usize {
        match self {
            Self::CorrectionNotice => 0,
            Self::Review => 1,
            Self::Delivery => 2,
            Self::StartBuilding => 3,
            Self::Build => 4,
            Self::AcceptanceVisit => 5,
            Self::Registration => 6,
        }
    }

    /// Whether what the clock waits for was done, and in time; none while it is not done, or no day can be told. A file that
    /// ended before has not kept it.
    fn answer(self, house: &House, clock: &Deadline) -> Option<Answer> {
        let done = match self {
            Self::CorrectionNotice => house.acceptance.as_ref().map(WindowAnswer::first_on),
            Self::Review => house.decision.as_ref().map(|it| it.on),
            Self::Delivery => house.permit(PermitKind::HomesteadApproval).map(|it| it.issued_on),
            Self::StartBuilding => house.commenced_on,
            Self::Build => house.completion.map(|it| it.completed_on),
            Self::AcceptanceVisit => house.outcome.as_ref().map(|it| it.on),
            Self::Registration => house.title.as_ref().map(|it| it.on),
        };
        Some(if done? <= clock.due? { Answer::InTime } else { Answer::Late })
    }
}

/// Whether a clock was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Done by its day.
    InTime,
    /// Done after it.
    Late,
}

/// What of a house is counted.
///
/// | bytes | what |
/// |---|---|
/// | 0–15 | eight days: applied, accepted, decided, licensed, begun, completion reported, judged, title |
/// | 16–21 | three days: the earliest legal and promised clock that runs, the earliest paper owed |
/// | 22–25 | a bit for each of seven clocks: kept and late against legal limits, then against promised ones; neither where there is nothing to say |
/// | 26–27 | six bits: visits that must be made; six bits: visits made |
/// | 28 | flags; the upper three bits are the stage |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HouseFacts {
    pub(super) applied: ShortDay,
    pub(super) accepted: ShortDay,
    pub(super) decided: ShortDay,
    pub(super) licensed: ShortDay,
    pub(super) begun: ShortDay,
    pub(super) completed: ShortDay,
    pub(super) judged: ShortDay,
    pub(super) titled: ShortDay,
    pub(super) due_legal: ShortDay,
    pub(super) due_promised: ShortDay,
    pub(super) paper_due: ShortDay,
    clocks: [Clocks; 2],
    must: u8,
    made: u8,
    flags: u8,
}

/// Which clocks ended in time and which late, against one kind of limit: a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Clocks {
    pub(super) kept: u8,
    pub(super) late: u8,
}

impl Clocks {
    /// Of two limits of one kind the file must have kept both.
    fn ended(&mut self, limit: HouseLimit, answer: Answer) {
        let bit = 1 << limit.index();
        match answer {
            Answer::InTime => self.kept |= bit & !self.late,
            Answer::Late => {
                self.late |= bit;
                self.kept &= !bit;
            }
        }
    }

    fn answer(self, limit: HouseLimit) -> Option<Answer> {
        let is = |bits: u8| bits >> limit.index() & 1 == 1;
        if is(self.late) { Some(Answer::Late) } else { is(self.kept).then_some(Answer::InTime) }
    }
}

/// Taken over from the register: no course of ours.
const EXISTING: u8 = 1;
/// Ended, with its title or before.
const ENDED: u8 = 2;
/// Accepted, and not sent back.
const PASSED: u8 = 4;
/// Refused by the township.
const REFUSED: u8 = 8;

fn place(limit: LimitKind) -> usize {
    match limit {
        LimitKind::Legal => 0,
        LimitKind::Promised => 1,
    }
}

impl HouseFacts {
    /// Reduces a file, by the rules of its own day.
    pub fn of(house: &House, rules: Rules<'_>) -> Self {
        if house.register.is_some() {
            return Self { flags: EXISTING | ENDED | stage_bits(house.stage), ..Self::default() };
        }
        let outcome = house.outcome.as_ref();
        let accepted = house.acceptance.as_ref().filter(|it| it.verdict == AcceptanceVerdict::Accepted);
        let clocks = deadlines(house, rules, china_date(house.last_act_at));
        let open = !house.state.is_end();
        let mut facts = Self {
            applied: ShortDay::on(house.applied_on()),
            accepted: ShortDay::of(accepted.map(|it| it.on)),
            decided: ShortDay::of(house.decision.as_ref().map(|it| it.on)),
            licensed: ShortDay::of(house.permit(PermitKind::HomesteadApproval).map(|it| it.issued_on)),
            begun: ShortDay::of(house.commenced_on),
            completed: ShortDay::of(house.completion.map(|it| it.reported_on)),
            judged: ShortDay::of(outcome.map(|it| it.on)),
            titled: ShortDay::of(house.title.as_ref().map(|it| it.on)),
            paper_due: ShortDay::of(house.outstanding().map(|(_, promise)| promise.due).min().filter(|_| open)),
            flags: stage_bits(house.stage),
            ..Self::default()
        };
        facts.flags |= if open { 0 } else { ENDED };
        facts.flags |= if outcome.is_some_and(|it| it.verdict == PassVerdict::Pass) { PASSED } else { 0 };
        let refused = house.decision.as_ref().is_some_and(|it| it.verdict == Decision::Refuse);
        facts.flags |= if refused { REFUSED } else { 0 };
        facts.keep_clocks(house, &clocks);
        for (i, kind) in VISITS.into_iter().enumerate() {
            let must = kind == VisitKind::CompletionVisit || rules.requires_visit(kind.code());
            facts.must |= u8::from(must) << i;
            facts.made |= u8::from(house.visit(kind).is_some()) << i;
        }
        facts
    }

    fn keep_clocks(&mut self, house: &House, clocks: &[Deadline]) {
        for limit in HouseLimit::ALL {
            for clock in clocks.iter().filter(|clock| clock.code == limit.code()) {
                if let (Some(answer), Some(clocks)) =
                    (limit.answer(house, clock), self.clocks.get_mut(place(clock.limit)))
                {
                    clocks.ended(limit, answer);
                }
            }
        }
        // While a file is suspended nothing runs out; a paper owed is a figure of its own.
        let running = |limit| {
            let those = clocks.iter().filter(|clock| clock.limit == limit && clock.code != "deferred_material");
            ShortDay::of(those.filter(|clock| clock.met_on.is_none()).filter_map(|clock| clock.due).min())
        };
        if house.paused().is_none() {
            self.due_legal = running(LimitKind::Legal);
            self.due_promised = running(LimitKind::Promised);
        }
    }

    /// Whether its file is open.
    pub fn is_open(&self) -> bool {
        self.flags & ENDED == 0
    }

    /// Whether it was taken over from the register.
    pub fn is_existing(&self) -> bool {
        self.flags & EXISTING != 0
    }

    /// Whether it was accepted, and not sent back.
    pub fn has_passed(&self) -> bool {
        self.flags & PASSED != 0
    }

    /// Whether the township refused it.
    pub fn is_refused(&self) -> bool {
        self.flags & REFUSED != 0
    }

    /// The day of application.
    pub fn applied(&self) -> ShortDay {
        self.applied
    }

    /// Its stage, by the place among the five; none once the line is behind it.
    pub fn stage(&self) -> Option<usize> {
        let at = usize::from(self.flags >> 5);
        (at < FIVE.len()).then_some(at)
    }

    /// The eight days, in the order of a life.
    pub(super) fn days(&self) -> [ShortDay; 8] {
        [self.applied, self.accepted, self.decided, self.licensed, self.begun, self.completed, self.judged, self.titled]
    }

    /// How its clocks ended, against legal and against promised limits.
    pub(super) fn clocks(&self) -> [Clocks; 2] {
        self.clocks
    }

    /// One bit a visit: those that must be made, those that were.
    pub(super) fn visit_bits(&self) -> (u8, u8) {
        (self.must, self.made)
    }

    /// The days on which it came to a stage and left it, by the stage's place among the five.
    pub fn stay(&self, stage: usize) -> (ShortDay, ShortDay) {
        match stage {
            0 => (self.applied, self.accepted),
            1 => (self.accepted, self.licensed),
            2 => (self.licensed, self.begun),
            3 => (self.begun, self.completed),
            _ => (self.completed, self.titled),
        }
    }

    /// Whether a clock was kept, against one kind of limit.
    pub fn kept(&self, limit: HouseLimit, kind: LimitKind) -> Option<Answer> {
        self.clocks.get(place(kind)).and_then(|clocks| clocks.answer(limit))
    }

    /// The day by which the figure of a clock is put into a period: that of the act that ended it.
    pub fn ended(&self, limit: HouseLimit) -> ShortDay {
        match limit {
            HouseLimit::CorrectionNotice => self.accepted,
            HouseLimit::Review => self.decided,
            HouseLimit::Delivery => self.licensed,
            HouseLimit::StartBuilding => self.begun,
            HouseLimit::Build => self.completed,
            HouseLimit::AcceptanceVisit => self.judged,
            HouseLimit::Registration => self.titled,
        }
    }

    /// The day on which it came to the stage of a visit that it must have; by the visit's place in [`VISITS`].
    pub fn visit_asked(&self, visit: usize) -> ShortDay {
        if self.must >> visit & 1 == 0 {
            return ShortDay::NONE;
        }
        match visit {
            0 => self.accepted,
            1 => self.licensed,
            2..=4 => self.begun,
            _ => self.completed,
        }
    }

    /// Whether a visit was made.
    pub fn visit_made(&self, visit: usize) -> bool {
        self.made >> visit & 1 == 1
    }
}

fn stage_bits(stage: Stage) -> u8 {
    let at: u8 = match stage {
        Stage::Planning => 0,
        Stage::Approval => 1,
        Stage::Construction => 2,
        Stage::Supervision => 3,
        Stage::Acceptance => 4,
        Stage::Done => 5,
    };
    at << 5
}
