//! The table of special days: CSV with `date` and `kind` (`holiday`, `makeup_workday`); other columns are for the reader.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use super::table;
use crate::domain::calendar::{Calendar, SpecialDay};

/// One thing wrong with the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFault {
    /// The line does not read as a special day.
    #[error("line {line}: {why}")]
    Line {
        /// Line of the file, the header being 1.
        line: u64,
        /// What the reader says.
        why: String,
    },
    /// The day stands there twice.
    #[error("line {line}: {day} stands there twice")]
    Twice {
        /// Line of the second.
        line: u64,
        /// The day.
        day: Date,
    },
    /// A make-up workday that would be worked anyway: the date is mistyped.
    #[error("line {line}: {day} is no weekend day, so nothing is made up")]
    NotMadeUp {
        /// Line of the day.
        line: u64,
        /// The day.
        day: Date,
    },
    /// A year inside the table without any day: no year is without holidays.
    #[error("no special day in {year}, but in years around it")]
    MissingYear {
        /// The year.
        year: i16,
    },
    /// Nothing at all.
    #[error("no special day in the table")]
    Empty,
}

#[derive(Deserialize)]
struct Line {
    date: Date,
    kind: SpecialDay,
}

/// Reads the table. It covers the years from its first day's to its last day's, every one of which must have days.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Calendar, Vec<CalendarFault>> {
    let mut calendar = Calendar::default();
    let mut faults = Vec::new();
    for (line, row) in table::lines::<Line>(bytes) {
        match row {
            Err(why) => faults.push(CalendarFault::Line { line, why }),
            Ok(Line { date, kind }) => {
                let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
                if kind == SpecialDay::MakeupWorkday && !weekend {
                    faults.push(CalendarFault::NotMadeUp { line, day: date });
                }
                if calendar.special.insert(date, kind).is_some() {
                    faults.push(CalendarFault::Twice { line, day: date });
                }
            }
        }
    }
    let years: BTreeSet<i16> = calendar.special.keys().map(|day| day.year()).collect();
    let (Some(&first), Some(&last)) = (years.first(), years.last()) else {
        faults.push(CalendarFault::Empty);
        return Err(faults);
    };
    calendar.years = (first, last);
    let missing = (first..=last).filter(|year| !years.contains(year));
    faults.extend(missing.map(|year| CalendarFault::MissingYear { year }));
    if faults.is_empty() { Ok(calendar) } else { Err(faults) }
}
