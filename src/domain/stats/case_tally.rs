//! Counting cases in one pass.

use super::cases::{CaseFacts, CaseLimit, CaseStep, SOURCES};
use super::course::Answer;
use super::day::{AgeBand, Period, ShortDay};
use super::spread::Spread;
use super::tally::InTime;

/// The leads of one source, by what became of them in the order of [`super::Found::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SourceTally {
    /// Registered in the period.
    pub leads: u32,
    /// What became of them.
    pub found: [u32; 4],
}

/// The figures of some cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseTally {
    /// Leads registered in the period, in the order of [`SOURCES`].
    pub sources: [SourceTally; 8],
    /// Filed in the period.
    pub filed: u32,
    /// Decided in the period.
    pub decided: u32,
    /// Ended in the period.
    pub ended: u32,
    /// Days of each step taken in the period.
    pub steps: [Spread; 4],
    /// Days from the lead to the end, of those ended in the period.
    pub whole: Spread,
    /// Clocks that ended in the period.
    pub limits: [InTime; 3],
    /// Confirmed violations that ended in the period, by the way.
    pub ways: [u32; 4],
    /// Open, by age.
    pub open: [u32; 4],
    /// Open, and a clock of the authority has run out.
    pub ran_out: u32,
}

impl CaseTally {
    /// Counts a case.
    pub fn add(&mut self, case: &CaseFacts, period: Period, today: ShortDay) {
        if period.holds(case.registered) {
            let at = SOURCES.into_iter().position(|source| source == case.source);
            if let Some(source) = at.and_then(|at| self.sources.get_mut(at)) {
                source.leads += 1;
                up(&mut source.found, case.found.index());
            }
        }
        self.filed += u32::from(period.holds(case.filed));
        self.decided += u32::from(period.holds(case.decided));
        for (spread, step) in self.steps.iter_mut().zip(CaseStep::ALL) {
            let (from, to) = case.step(step);
            if let Some(days) = to.since(from).filter(|_| period.holds(to)) {
                spread.add(days);
            }
        }
        for (count, limit) in self.limits.iter_mut().zip(CaseLimit::ALL) {
            match case.kept(limit).filter(|_| period.holds(case.limit_day(limit))) {
                Some(Answer::InTime) => count.kept += 1,
                Some(Answer::Late) => count.late += 1,
                None => {}
            }
        }
        if period.holds(case.ended) {
            self.ended += 1;
            self.whole.add(case.ended.since(case.registered).unwrap_or(0));
            if let Some(way) = case.way {
                up(&mut self.ways, way.index());
            }
        }
        if case.is_open() {
            up(&mut self.open, AgeBand::of(case.registered, today).index());
            self.ran_out += u32::from(case.due.is_before(today));
        }
    }

    /// All of another.
    pub fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.sources.iter_mut().zip(&other.sources) {
            mine.leads += theirs.leads;
            add(&mut mine.found, &theirs.found);
        }
        self.filed += other.filed;
        self.decided += other.decided;
        self.ended += other.ended;
        self.ran_out += other.ran_out;
        self.whole.merge(&other.whole);
        for (mine, theirs) in self.steps.iter_mut().zip(&other.steps) {
            mine.merge(theirs);
        }
        for (mine, theirs) in self.limits.iter_mut().zip(&other.limits) {
            mine.kept += theirs.kept;
            mine.late += theirs.late;
        }
        add(&mut self.ways, &other.ways);
        add(&mut self.open, &other.open);
    }
}

fn up(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

fn add(mine: &mut [u32], theirs: &[u32]) {
    for (mine, theirs) in mine.iter_mut().zip(theirs) {
        *mine += theirs;
    }
}
