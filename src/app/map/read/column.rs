//! Columns of a row as the map holds them.

use uuid::Uuid;

use crate::app::map::facts::day_number;
use crate::store::StoreError;

/// The id in a row.
pub(super) fn uuid(text: &str) -> Result<Uuid, StoreError> {
    text.parse().map_err(|why| StoreError::corrupt(format!("the id of a file: {why}")))
}

/// A row's day on which something runs out.
pub(super) fn due(day: Option<&str>) -> u16 {
    day.and_then(|day| day.parse().ok()).map_or(0, |day| day_number(day).max(1))
}

/// A row's moment, in seconds.
pub(super) fn seconds(milliseconds: i64) -> u32 {
    u32::try_from((milliseconds / 1000).max(0)).unwrap_or(u32::MAX)
}
