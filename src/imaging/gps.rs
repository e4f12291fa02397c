//! The position a camera wrote, and the many ways in which it wrote none.

use exif::{In, Rational, Tag, Value};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::text_tag::text;

/// A position as written, in degrees of the datum that the file states, or of none: cameras mean WGS-84, some
/// Chinese phones GCJ-02.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExifPosition {
    /// Longitude, east positive.
    pub lon_deg: f64,
    /// Latitude, north positive.
    pub lat_deg: f64,
    /// `GPSHPositioningError`: radius in metres, when written.
    pub accuracy_m: Option<f64>,
}

/// Why there is no position. The wire name is [`Self::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoPosition {
    /// No GPS tags.
    Absent,
    /// Latitude without longitude, or the other way round.
    Half,
    /// Not three fractions of degrees, minutes and seconds, or a division by zero.
    Malformed,
    /// The hemisphere is not stated. To take it for north and east would be a guess, and right in China; a
    /// position that was edited in is just what loses these tags.
    NoHemisphere,
    /// Not a latitude and a longitude: often exchanged.
    OutOfRange,
    /// 0, 0: what phones write that have no fix.
    Zero,
}

impl NoPosition {
    /// The stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Half => "half",
            Self::Malformed => "malformed",
            Self::NoHemisphere => "no_hemisphere",
            Self::OutOfRange => "out_of_range",
            Self::Zero => "zero",
        }
    }
}

pub(super) fn position(tags: &exif::Exif) -> Result<ExifPosition, NoPosition> {
    let lat = tags.get_field(Tag::GPSLatitude, In::PRIMARY);
    let lon = tags.get_field(Tag::GPSLongitude, In::PRIMARY);
    let (lat, lon) = match (lat, lon) {
        (Some(lat), Some(lon)) => (&lat.value, &lon.value),
        (None, None) => return Err(NoPosition::Absent),
        _ => return Err(NoPosition::Half),
    };
    let lat = degrees(lat).ok_or(NoPosition::Malformed)?;
    let lon = degrees(lon).ok_or(NoPosition::Malformed)?;
    let north = hemisphere(tags, Tag::GPSLatitudeRef, ['N', 'S']).ok_or(NoPosition::NoHemisphere)?;
    let east = hemisphere(tags, Tag::GPSLongitudeRef, ['E', 'W']).ok_or(NoPosition::NoHemisphere)?;
    if lat > 90.0 || lon > 180.0 {
        return Err(NoPosition::OutOfRange);
    }
    if lat == 0.0 && lon == 0.0 {
        return Err(NoPosition::Zero);
    }
    let accuracy = tags.get_field(Tag::GPSHPositioningError, In::PRIMARY);
    let accuracy_m = accuracy.and_then(|field| match &field.value {
        Value::Rational(parts) => parts.first().copied().and_then(fraction),
        _ => None,
    });
    Ok(ExifPosition { lon_deg: east * lon, lat_deg: north * lat, accuracy_m })
}

/// The moment of the fix, by the satellites: UTC.
pub(super) fn time(tags: &exif::Exif) -> Option<Timestamp> {
    let date = text(tags, Tag::GPSDateStamp)?;
    let mut date = date.split([':', '-']);
    let year: i16 = date.next()?.parse().ok()?;
    let month: i8 = date.next()?.parse().ok()?;
    let day: i8 = date.next()?.parse().ok()?;
    let Value::Rational(parts) = &tags.get_field(Tag::GPSTimeStamp, In::PRIMARY)?.value else { return None };
    let [hours, minutes, seconds] = parts.as_slice() else { return None };
    // A second's fraction is of no use here: clocks are compared to the minute.
    let whole = |r: &Rational| i8::try_from(r.num.checked_div(r.denom)?).ok();
    let civil = DateTime::new(year, month, day, whole(hours)?, whole(minutes)?, whole(seconds)?, 0).ok()?;
    civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// Degrees from degrees, minutes and seconds; cameras leave the later ones out or write them as 0/0.
fn degrees(value: &Value) -> Option<f64> {
    let Value::Rational(parts) = value else { return None };
    let whole = fraction(*parts.first()?)?;
    let part = |i: usize| parts.get(i).copied().and_then(fraction).unwrap_or(0.0);
    Some(whole + part(1) / 60.0 + part(2) / 3600.0)
}

fn fraction(r: Rational) -> Option<f64> {
    (r.denom != 0).then(|| f64::from(r.num) / f64::from(r.denom))
}

/// +1 or −1 by the letter of the hemisphere.
fn hemisphere(tags: &exif::Exif, tag: Tag, [positive, negative]: [char; 2]) -> Option<f64> {
    let letter = text(tags, tag)?.chars().next()?.to_ascii_uppercase();
    if letter == positive {
        Some(1.0)
    } else if letter == negative {
        Some(-1.0)
    } else {
        None
    }
}
