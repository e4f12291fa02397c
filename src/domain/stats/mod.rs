//! The numbers of the board: what of a file is counted, reduced to a few small integers that can be held for a million files,
//! and the counting of them. A figure and the list behind it ask the same question of the same facts, so that they cannot
//! differ. Of places and files, never of people.

mod by_day;
mod case_figure;
mod case_tally;
mod cases;
mod counter;
mod course;
mod day;
mod figure;
mod lanes;
mod resting;
mod spread;
mod tally;

pub use by_day::ByDay;
pub use case_figure::CaseFigure;
pub use case_tally::{CaseTally, SourceTally};
pub use cases::{CaseFacts, CaseLimit, CaseStep, Found, SOURCES, Way};
pub use counter::HouseCounter;
pub use course::{Answer, FIVE, HouseFacts, HouseLimit, VISITS};
pub use day::{AgeBand, Period, ShortDay};
pub use figure::{Flow, HouseFigure};
pub use resting::{Resting, RestingRule, resting};
pub use spread::Spread;
pub use tally::{HouseTally, InTime, Visited};
