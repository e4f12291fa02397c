//! The `datetime` of a query: a moment, or an interval of which one end may be open (17-069r4, 7.15.4). The features here
//! have days, those of China.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use crate::domain::fields::{Read, Wrong};
use crate::domain::time::china_date;

/// The days that a query asks for, both inclusive; an end that is none is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Days {
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

/// Reads it.
pub(super) fn days(value: &Value) -> Read<Days> {
    // A plus sign that was not escaped arrives as a blank.
    let text = value.as_str().ok_or_else(bad)?.trim().replace(' ', "+");
    let Some((from, to)) = text.split_once('/') else {
        let day = day(&text)?;
        return Ok(Days { from: Some(day), to: Some(day) });
    };
    let (from, to) = (end(from)?, end(to)?);
    match (from, to) {
        (Some(from), Some(to)) if to < from => Err(bad()),
        _ => Ok(Days { from, to }),
    }
}

/// One end of an interval; none where it is open.
fn end(text: &str) -> Read<Option<Date>> {
    if matches!(text, "" | "..") { Ok(None) } else { day(text).map(Some) }
}

/// The day of a moment, or a whole day.
fn day(text: &str) -> Read<Date> {
    let day = if text.len() == 10 { text.parse().ok() } else { text.parse::<Timestamp>().ok().map(china_date) };
    day.ok_or_else(bad)
}

fn bad() -> Vec<Wrong> {
    vec![Wrong::new("bad_datetime")]
}
