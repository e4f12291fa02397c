//! A day in two bytes, the period that a figure is asked for, and how old something open is.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// The day before the first that can be told.
const EPOCH: Date = date(1999, 12, 31);

/// Days since 31 December 1999, to the year 2179; 0 is no day. What lies before 2000 counts as its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ShortDay(u16);

impl ShortDay {
    /// No day.
    pub const NONE: Self = Self(0);

    /// A day.
    pub fn on(day: Date) -> Self {
        let days = EPOCH.until(day).map_or(0, |span| span.get_days());
        Self(u16::try_from(days.max(1)).unwrap_or(u16::MAX))
    }

    /// A day that may not be known.
    pub fn of(day: Option<Date>) -> Self {
        day.map_or(Self::NONE, Self::on)
    }

    /// Whether there is a day.
    pub fn is_known(self) -> bool {
        self.0 != 0
    }

    /// The day itself.
    pub fn date(self) -> Option<Date> {
        self.is_known().then(|| EPOCH.checked_add(i64::from(self.0).days()).ok()).flatten()
    }

    /// Days since an earlier day; none where one of the two is not known, 0 where it is not the earlier.
    pub fn since(self, earlier: Self) -> Option<u16> {
        (self.is_known() && earlier.is_known()).then(|| self.0.saturating_sub(earlier.0))
    }

    /// Whether it is known and lies before another.
    pub fn is_before(self, other: Self) -> bool {
        self.is_known() && self < other
    }

    /// Its place among all days.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// From one day to another, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: ShortDay,
    to: ShortDay,
}

impl Period {
    /// All days.
    pub const ALWAYS: Self = Self { from: ShortDay(1), to: ShortDay(u16::MAX) };

    /// From a day, to a day, or open at either end.
    pub fn new(from: Option<Date>, to: Option<Date>) -> Self {
        Self { from: from.map_or(Self::ALWAYS.from, ShortDay::on), to: to.map_or(Self::ALWAYS.to, ShortDay::on) }
    }

    /// Whether a day is known and lies in it.
    pub fn holds(self, day: ShortDay) -> bool {
        self.from <= day && day <= self.to
    }

    /// Which of some days are known and lie in it, one bit each from the lowest.
    pub fn holds_which(self, days: [ShortDay; 8]) -> u8 {
        // What lies before the first day wraps round and is beyond the last: one comparison a day.
        let Some(most) = self.to.0.checked_sub(self.from.0) else { return 0 };
        let inside = days.map(|day| u8::from(day.0.wrapping_sub(self.from.0) <= most));
        inside.into_iter().zip(0_u8..).fold(0, |all, (inside, bit)| all | inside << bit)
    }

    /// Its first and last day.
    pub fn bounds(self) -> (ShortDay, ShortDay) {
        (self.from, self.to)
    }
}

/// How long something has been open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeBand {
    /// Up to 30 days.
    Days30,
    /// 31 to 90 days.
    Days90,
    /// 91 to 180 days.
    Days180,
    /// More than 180 days.
    Older,
}

impl AgeBand {
    /// From the youngest on.
    pub const ALL: [Self; 4] = [Self::Days30, Self::Days90, Self::Days180, Self::Older];

    /// Its name in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Days30 => "0_30",
            Self::Days90 => "31_90",
            Self::Days180 => "91_180",
            Self::Older => "over_180",
        }
    }

    /// Its place in [`Self::ALL`].
    pub fn index(self) -> usize {
        match self {
            Self::Days30 => 0,
            Self::Days90 => 1,
            Self::Days180 => 2,
            Self::Older => 3,
        }
    }

    /// The band of something that began on a day.
    pub fn of(begun: ShortDay, today: ShortDay) -> Self {
        match today.since(begun).unwrap_or(0) {
            0..=30 => Self::Days30,
            31..=90 => Self::Days90,
            91..=180 => Self::Days180,
            _ => Self::Older,
        }
    }
}
