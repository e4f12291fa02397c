//! The demo's photos: real pictures, to which the story gives the place and the time at which they were taken.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use jiff::Timestamp;
use rust_embed::RustEmbed;

use crate::domain::time::china;

#[derive(RustEmbed)]
#[folder = "fixtures/demo/photos/"]
struct Pictures;

/// The `nth` picture, round and round.
pub(in crate::cli) fn scene(nth: u32) -> Vec<u8> {
    let names: Vec<_> = Pictures::iter().collect();
    let nth = usize::try_from(nth).unwrap_or(0) % names.len().max(1);
    names.get(nth).and_then(|name| Pictures::get(name)).map_or_else(Vec::new, |file| file.data.into_owned())
}

/// A JPEG as taken at that place (WGS-84) and time.
pub(in crate::cli) fn noted(jpeg: &[u8], place: [f64; 2], at: Timestamp) -> Result<Vec<u8>, exif::Error> {
    Ok(with_exif(jpeg, &camera_notes(place, at)?))
}

/// What a phone writes: a TIFF structure.
fn camera_notes([lon, lat]: [f64; 2], at: Timestamp) -> Result<Vec<u8>, exif::Error> {
    let local = at.to_zoned(china()).strftime("%Y:%m:%d %H:%M:%S").to_string();
    let text = |tag, text: &str| field(tag, Value::Ascii(vec![text.as_bytes().to_vec()]));
    let fields = [
        text(Tag::Make, "Homestead"),
        text(Tag::Model, "Demo phone"),
        text(Tag::DateTimeOriginal, &local),
        text(Tag::OffsetTimeOriginal, "+08:00"),
        text(Tag::GPSLatitudeRef, "N"),
        field(Tag::GPSLatitude, degrees(lat)),
        text(Tag::GPSLongitudeRef, "E"),
        field(Tag::GPSLongitude, degrees(lon)),
        text(Tag::GPSMapDatum, "WGS-84"),
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut tiff = Cursor::new(Vec::new());
    writer.write(&mut tiff, false)?;
    Ok(tiff.into_inner())
}

fn field(tag: Tag, value: Value) -> Field {
    Field { tag, ifd_num: In::PRIMARY, value }
}

/// Degrees as EXIF has them: three fractions, here all in the first.
fn degrees(deg: f64) -> Value {
    let millionths = format!("{:.0}", deg * 1e6).parse().unwrap_or(0);
    let none = Rational { num: 0, denom: 1 };
    Value::Rational(vec![Rational { num: millionths, denom: 1_000_000 }, none, none])
}

/// A JPEG whose APP1 segments (EXIF, XMP) give way to this one.
fn with_exif(jpeg: &[u8], tiff: &[u8]) -> Vec<u8> {
    const MARKER: u8 = 0xFF;
    const APP1: u8 = 0xE1;
    let length = u16::try_from(tiff.len().saturating_add(8)).unwrap_or(u16::MAX);
    let mut out = vec![MARKER, 0xD8, MARKER, APP1];
    out.extend(length.to_be_bytes());
    out.extend(b"Exif\0\0");
    out.extend(tiff);
    let mut rest = jpeg.get(2..).unwrap_or_default();
    // Segments with a length, up to the scan.
    while let [MARKER, kind, high, low, ..] = *rest {
        if kind == 0xDA {
            break;
        }
        let end = usize::from(u16::from_be_bytes([high, low])).saturating_add(2);
        let Some((segment, after)) = rest.split_at_checked(end) else { break };
        if kind != APP1 {
            out.extend(segment);
        }
        rest = after;
    }
    out.extend(rest);
    out
}
