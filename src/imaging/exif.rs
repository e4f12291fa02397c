//! What the camera wrote beside the pixels (EXIF 2.32, CIPA DC-008).

use std::io::Cursor;

use exif::{In, Reader, Tag};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::gps;
use super::kind::Format;
use super::limits;
use super::orientation::Orientation;
use super::text_tag::text;

pub use super::gps::{ExifPosition, NoPosition};

/// The part of EXIF that the program uses. Whatever is absent, empty or nonsense in the file is `None` here.
#[derive(Debug, Clone, PartialEq)]
pub struct Exif {
    /// Maker of the camera.
    pub make: Option<String>,
    /// Model of the camera.
    pub model: Option<String>,
    /// Firmware, or the program that last saved the photo: a hint at editing.
    pub software: Option<String>,
    /// How to turn it upright.
    pub orientation: Orientation,
    /// When it was taken, by the clock of the camera.
    pub taken_at: Option<TakenAt>,
    /// Where it was taken, or why that is not known.
    pub position: Result<ExifPosition, NoPosition>,
    /// `GPSMapDatum` as written, to be looked up by whoever converts the position.
    pub map_datum: Option<String>,
    /// The moment the receiver had from the satellites; only when it wrote both date and time.
    pub gps_time: Option<Timestamp>,
}

/// The time on the camera's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenAt {
    /// As the clock showed it.
    pub local: DateTime,
    /// The clock's distance from UTC, when the camera wrote it; otherwise the clock's zone is unknown.
    pub offset: Option<Offset>,
}

impl Default for Exif {
    fn default() -> Self {
        Self {
            make: None,
            model: None,
            software: None,
            orientation: Orientation::UPRIGHT,
            taken_at: None,
            position: Err(NoPosition::Absent),
            map_datum: None,
            gps_time: None,
        }
    }
}

/// Reads what can be read: cameras and programs write broken EXIF, and one bad tag must not hide the others.
pub(super) fn read(bytes: &[u8], format: Format) -> Exif {
    // Without this a JPEG that has no EXIF would be searched to its end.
    let searched = match format {
        Format::Jpeg => bytes.get(..limits::EXIF_SEARCH_BYTES).unwrap_or(bytes),
        Format::Png | Format::Webp => bytes,
    };
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_from_container(&mut Cursor::new(searched));
    match read.or_else(|error| error.distill_partial_result(|_bad_tags| ())) {
        Ok(tags) => from_tags(&tags),
        Err(_no_exif) => Exif::default(),
    }
}

fn from_tags(tags: &exif::Exif) -> Exif {
    let orientation = tags.get_field(Tag::Orientation, In::PRIMARY).and_then(|f| f.value.get_uint(0));
    Exif {
        make: text(tags, Tag::Make),
        model: text(tags, Tag::Model),
        software: text(tags, Tag::Software),
        orientation: orientation.map_or(Orientation::UPRIGHT, Orientation::from_exif),
        taken_at: taken_at(tags),
        position: gps::position(tags),
        map_datum: text(tags, Tag::GPSMapDatum),
        gps_time: gps::time(tags),
    }
}

fn taken_at(tags: &exif::Exif) -> Option<TakenAt> {
    let (written, offset) = match text(tags, Tag::DateTimeOriginal) {
        Some(original) => (original, text(tags, Tag::OffsetTimeOriginal)),
        None => (text(tags, Tag::DateTimeDigitized)?, text(tags, Tag::OffsetTimeDigitized)),
    };
    let parsed = exif::DateTime::from_ascii(written.as_bytes()).ok()?;
    let narrow = |v: u8| i8::try_from(v).ok();
    let local = DateTime::new(
        i16::try_from(parsed.year).ok().filter(|year| *year > 0)?,
        narrow(parsed.month)?,
        narrow(parsed.day)?,
        narrow(parsed.hour)?,
        narrow(parsed.minute)?,
        narrow(parsed.second)?,
        0,
    )
    .ok()?;
    Some(TakenAt { local, offset: offset.and_then(|text| offset_from(&text)) })
}

/// `+08:00` as EXIF writes it.
fn offset_from(text: &str) -> Option<Offset> {
    let (sign, digits) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-')?),
    };
    let (hours, minutes) = digits.split_once(':')?;
    let hours: i32 = hours.parse().ok().filter(|h| (0..=14).contains(h))?;
    let minutes: i32 = minutes.parse().ok().filter(|m| (0..60).contains(m))?;
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}
