//! What the map knows of a file: where it is, and its facts as small numbers.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use uuid::Uuid;

use super::layer::NONE;
use crate::domain::stats::{CaseFacts, HouseFacts};
use crate::spatial::tiles::World;

/// From this day days are counted.
const DAY_ZERO: Date = date(2000, 1, 1);

/// What a file may have alike with many others. A code is the place of a word in its layer's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::app) struct Profile {
    /// A bit for each kind of a case.
    pub(in crate::app) kinds: u32,
    /// Which of the sheet's divisions.
    pub(in crate::app) village: u16,
    /// Which of the sheet's seasons.
    pub(in crate::app) season: u16,
    /// Its state.
    pub(in crate::app) state: u8,
    /// Its class.
    pub(in crate::app) class: u8,
    /// Its track.
    pub(in crate::app) track: u8,
    /// Its source.
    pub(in crate::app) source: u8,
    /// How sure it is that something is wrong.
    pub(in crate::app) grade: u8,
    /// Of [`OPEN`], [`FLAGGED`] and the sheet's own.
    pub(in crate::app) flags: u8,
}

/// The times of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::app) struct Times {
    /// When its last act was done, seconds since 1970.
    pub(in crate::app) last_act_s: u32,
    /// The day by which it is ordered in time.
    pub(in crate::app) day: u16,
    /// The day on which something runs out; 0 for none.
    pub(in crate::app) due: u16,
    /// The day from which a case is legally risky, 1 for always; 0 for never.
    pub(in crate::app) risky_from: u16,
}

/// It has not ended.
pub(in crate::app) const OPEN: u8 = 1;
/// Legally risky on any day.
pub(in crate::app) const FLAGGED: u8 = 2;
/// It has a place on the ground.
pub(super) const PLACED: u8 = 4;
/// It is no longer there.
pub(super) const GONE: u8 = 8;
/// Its number begins with the code of its township, which is not held.
pub(super) const OF_TOWNSHIP: u8 = 16;

/// A file as it is read for the map.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Unique in the county.
    pub(super) id: Uuid,
    /// File number.
    pub(super) number: String,
    /// The code of where it lies.
    pub(super) division: String,
    /// Its season; empty where it has none.
    pub(super) season: String,
    /// Where it is: the middle of its outline, or the place that was given.
    pub(super) point: Option<World>,
    /// Polygons, each its outer ring and its holes, not closed.
    pub(super) outline: Vec<Vec<Vec<World>>>,
    /// Without village and season, which the sheet numbers.
    pub(super) profile: Profile,
    /// Its times.
    pub(super) times: Times,
    /// What the board counts of it.
    pub(super) course: Course,
}

/// What the board counts of a file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Course {
    /// Nothing.
    None,
    /// The course of a house.
    House(HouseFacts),
    /// The course of a case.
    Case(CaseFacts),
}

impl Profile {
    /// Nothing known.
    pub(super) const BLANK: Self = Self {
        kinds: 0,
        village: 0,
        season: 0,
        state: NONE,
        class: NONE,
        track: NONE,
        source: NONE,
        grade: NONE,
        flags: 0,
    };

    /// Of what is no longer there.
    pub(super) const GONE: Self = Self { flags: GONE, ..Self::BLANK };

    /// Whether it has this flag.
    pub(in crate::app) fn is(self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// Days since the first of January 2000; what lies before is that day.
pub(in crate::app) fn day_number(day: Date) -> u16 {
    let days = DAY_ZERO.until(day).map_or(0, |span| span.get_days());
    u16::try_from(days.max(0)).unwrap_or(u16::MAX)
}

/// The day with this number.
pub(in crate::app) fn day_of(number: u16) -> Date {
    let span: Span = i64::from(number).days();
    DAY_ZERO.saturating_add(span)
}
