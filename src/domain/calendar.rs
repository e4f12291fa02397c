//! Working days with 调休. Data, not arithmetic: a year that the table does not cover has no answer.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// What a special day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpecialDay {
    /// A statutory holiday or a day off in lieu.
    Holiday,
    /// A weekend day that is worked 调休.
    MakeupWorkday,
}

/// The State Council's notices of the years it covers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Calendar {
    /// Days that are not what their weekday says.
    pub special: BTreeMap<Date, SpecialDay>,
    /// First and last year covered.
    pub years: (i16, i16),
}

/// The calendar has no table for that year: it must be updated from the State Council's notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the working-day calendar does not cover {year}")]
pub struct NotCovered {
    /// The year asked for.
    pub year: i16,
}

impl Calendar {
    /// Whether that day is worked.
    ///
    /// # Errors
    /// [`NotCovered`] outside the table's years.
    pub fn is_working(&self, day: Date) -> Result<bool, NotCovered> {
        if day.year() < self.years.0 || day.year() > self.years.1 {
            return Err(NotCovered { year: day.year() });
        }
        Ok(match self.special.get(&day) {
            Some(SpecialDay::Holiday) => false,
            Some(SpecialDay::MakeupWorkday) => true,
            None => !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
        })
    }

    /// The day on which `count` working days have passed, the start day not counted.
    ///
    /// # Errors
    /// [`NotCovered`] when the period runs out of the table.
    pub fn add_working(&self, start: Date, count: u32) -> Result<Date, NotCovered> {
        let mut day = start;
        let mut left = count;
        while left > 0 {
            day = next(day)?;
            if self.is_working(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// The day itself when worked, else the next worked one (民事诉讼法 85: a last day on a holiday rolls on).
    ///
    /// # Errors
    /// [`NotCovered`] outside the table's years.
    pub fn roll(&self, mut day: Date) -> Result<Date, NotCovered> {
        while !self.is_working(day)? {
            day = next(day)?;
        }
        Ok(day)
    }

    /// Working days from `start` (not counted) to `end` (counted); negative when `end` lies before.
    ///
    /// # Errors
    /// [`NotCovered`] outside the table's years.
    pub fn working_between(&self, start: Date, end: Date) -> Result<i32, NotCovered> {
        let (from, to, sign) = if start <= end { (start, end, 1) } else { (end, start, -1) };
        let (mut day, mut count) = (from, 0);
        while day < to {
            day = next(day)?;
            count += i32::from(self.is_working(day)?);
        }
        Ok(sign * count)
    }
}

fn next(day: Date) -> Result<Date, NotCovered> {
    day.checked_add(1.day()).map_err(|_end_of_time| NotCovered { year: day.year() })
}
