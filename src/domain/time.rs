//! Moments and legal days. A legal day is a day in China (UTC+8, no daylight saving since 1991).

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

/// China Standard Time.
pub fn china() -> TimeZone {
    TimeZone::fixed(Offset::constant(8))
}

/// The legal day on which a moment falls.
pub fn china_date(moment: Timestamp) -> Date {
    moment.to_zoned(china()).date()
}

/// RFC 3339 with the offset of China, as every answer writes it.
pub fn china_text(moment: Timestamp) -> String {
    let zoned: Zoned = moment.to_zoned(china());
    zoned.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string()
}
