//! The figures of some houses, as [`super::HouseCounter`] counts them.

use super::by_day::ByDay;
use super::course::FIVE;
use super::day::Period;
use super::spread::Spread;

/// How often a limit was kept and missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InTime {
    /// Done by its day.
    pub kept: u32,
    /// Done after it.
    pub late: u32,
}

/// Visits that must be made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Visited {
    /// Houses that came to where the visit belongs.
    pub asked: u32,
    /// Of them, those that have it.
    pub made: u32,
    /// Of them, those that are open and wait for it.
    pub waiting: u32,
}

/// The figures of some houses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HouseTally {
    /// What happened in the period, in the order of [`super::Flow::ALL`].
    pub flow: [u32; 5],
    /// Days in each stage left in the period.
    pub stages: [Spread; 5],
    /// Days from the application to the title, of those registered in the period.
    pub whole: Spread,
    /// Clocks that ended in the period, against legal and promised limits, in the order of [`super::HouseLimit::ALL`].
    pub limits: [[InTime; 2]; 7],
    /// Visits of the stages reached in the period.
    pub visits: [Visited; 6],
    /// Open, by age.
    pub open: [u32; 4],
    /// Open with a legal and with a promised clock that has run out.
    pub ran_out: [u32; 2],
    /// Open with a paper owed.
    pub papers_owed: u32,
    /// Open with a paper whose day is over.
    pub papers_late: u32,
    /// Open, by stage and day of application: what rests on a rule is told from it.
    pub open_since: [ByDay; 5],
}

impl HouseTally {
    /// All of another.
    pub fn merge(&mut self, other: &Self) {
        add(&mut self.flow, &other.flow);
        add(&mut self.open, &other.open);
        add(&mut self.ran_out, &other.ran_out);
        self.papers_owed += other.papers_owed;
        self.papers_late += other.papers_late;
        self.whole.merge(&other.whole);
        for (mine, theirs) in self.stages.iter_mut().zip(&other.stages) {
            mine.merge(theirs);
        }
        for (mine, theirs) in self.limits.iter_mut().flatten().zip(other.limits.iter().flatten()) {
            mine.kept += theirs.kept;
            mine.late += theirs.late;
        }
        for (mine, theirs) in self.visits.iter_mut().zip(&other.visits) {
            mine.asked += theirs.asked;
            mine.made += theirs.made;
            mine.waiting += theirs.waiting;
        }
        for (mine, theirs) in self.open_since.iter_mut().zip(&other.open_since) {
            mine.merge(theirs);
        }
    }

    /// Open houses of some stages, applied for in a period.
    pub fn open_in(&self, stages: [bool; 5], period: Period) -> u32 {
        let wanted = self.open_since.iter().zip(stages).take(FIVE.len()).filter(|(_, wanted)| *wanted);
        wanted.map(|(days, _)| days.within(period)).sum::<u32>()
    }
}

/// Adds numbers to numbers, one by one.
fn add(mine: &mut [u32], theirs: &[u32]) {
    for (mine, theirs) in mine.iter_mut().zip(theirs) {
        *mine += theirs;
    }
}
