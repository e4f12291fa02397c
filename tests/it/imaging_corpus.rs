//! Every photo of the corpus, against what an independent reader (exiftool) and decoder (Pillow) say of it.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use homestead::imaging::{self, NoPosition, Refusal};

type Row = HashMap<String, String>;

fn photo(name: &str) -> Vec<u8> {
    let path = format!("{}/fixtures/photos/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn table(name: &str) -> Vec<Row> {
    let text = photo(name);
    let mut reader = csv::Reader::from_reader(text.as_slice());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn every_photo_is_read_as_the_independent_readers_read_it() {
    let rows = table("manifest.csv");
    assert_eq!(rows.len(), 103);
    for row in rows {
        let (name, bytes) = (&row["file"], photo(&row["file"]));
        let started = Instant::now();
        let taken = imaging::take_in(&bytes);
        assert!(started.elapsed() < Duration::from_secs(10), "{name} took {:?}", started.elapsed());
        match row["type"].as_str() {
            // The one deviation: these are refused by name, since there is no free decoder to build in.
            format @ ("HEIC" | "AVIF") => {
                let Err(Refusal::UnsupportedFormat { format: found }) = taken else { panic!("{name}: {taken:?}") };
                assert_eq!(found.name(), format.to_lowercase(), "{name}");
                continue;
            }
            _ => assert_eq!(taken.is_ok(), row["pillow_decode"] == "ok", "{name}: {:?}", taken.err()),
        }
        let Ok((facts, copies)) = taken else { continue };
        assert_eq!(facts.width_px.to_string(), row["width"], "{name}");
        assert_eq!(facts.height_px.to_string(), row["height"], "{name}");
        let orientation = if row["orientation"].is_empty() { "1" } else { &row["orientation"] };
        assert_eq!(facts.exif.orientation.value().to_string(), orientation, "{name}");
        for (found, column) in [(&facts.exif.make, "make"), (&facts.exif.model, "model")] {
            assert_eq!(found.as_deref().unwrap_or(""), row[column], "{name} {column}");
        }
        same_position(name, &row, &facts);
        same_time(name, &row, &facts);
        upright_and_bounded(name, &facts, &copies);
    }
}

fn same_position(name: &str, row: &Row, facts: &imaging::Facts) {
    let stated: Option<(f64, f64)> = row["lat"].parse().ok().zip(row["lon"].parse().ok());
    match (stated, &facts.exif.position) {
        (Some((0.0, 0.0)), Err(NoPosition::Zero)) | (None, Err(_)) => (),
        (Some((lat, lon)), Ok(found)) => {
            assert!((found.lat_deg - lat).abs() < 1e-6 && (found.lon_deg - lon).abs() < 1e-6, "{name}: {found:?}");
        }
        (stated, found) => panic!("{name}: {found:?} instead of {stated:?}"),
    }
}

fn same_time(name: &str, row: &Row, facts: &imaging::Facts) {
    let found = facts.exif.taken_at.map(|at| at.local.strftime("%Y:%m:%d %H:%M:%S").to_string());
    assert_eq!(found.unwrap_or_default(), row["datetime_original"], "{name}");
}

fn upright_and_bounded(name: &str, facts: &imaging::Facts, copies: &imaging::Copies) {
    let (width, height) = facts.upright_size_px();
    for (copy, size, long) in
        [(&copies.display, copies.display_size_px, 1600), (&copies.thumbnail, copies.thumbnail_size_px, 320)]
    {
        let made = imaging::examine(copy).unwrap();
        assert_eq!((made.width_px, made.height_px), size, "{name}");
        assert_eq!(size.0.max(size.1), width.max(height).min(long), "{name}");
        assert_eq!(size.0 > size.1, width > height, "{name} lies on its side");
        assert_eq!(made.exif, imaging::Exif::default(), "{name}: a copy must not carry EXIF");
    }
}

#[test]
fn the_odd_cases_of_the_field() {
    let rows = table("derived.csv");
    assert_eq!(rows.len(), 17);
    for row in rows {
        let name = row["file"].as_str();
        let taken = imaging::take_in(&photo(name));
        if name.ends_with("stripped-truncated.jpg") {
            assert_eq!(taken.unwrap_err().to_string(), "the photo cannot be read: it is truncated");
            continue;
        }
        let facts = taken.unwrap().0;
        let why_not = match name.rsplit('/').next().unwrap() {
            "dev-no-exif-at-all.jpg" => Some(NoPosition::Absent),
            "dev-lat-only.jpg" => Some(NoPosition::Half),
            "dev-no-hemisphere-refs.jpg" => Some(NoPosition::NoHemisphere),
            "dev-out-of-range.jpg" | "dev-swapped-lat-lon.jpg" => Some(NoPosition::OutOfRange),
            _ => None,
        };
        match (facts.exif.position, why_not) {
            (Err(found), Some(expected)) => assert_eq!(found, expected, "{name}"),
            (Ok(found), None) => {
                let stated = |column: &str| row[column].parse::<f64>().unwrap();
                assert!((found.lat_deg - stated("lat_signed")).abs() < 1e-6, "{name}: {found:?}");
                assert!((found.lon_deg - stated("lon_signed")).abs() < 1e-6, "{name}: {found:?}");
                assert_eq!(found.accuracy_m, row["h_pos_err_m"].parse().ok(), "{name}");
            }
            (found, _) => panic!("{name}: {found:?}"),
        }
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        assert_eq!(or_empty(&facts.exif.software), row["software"], "{name}");
        assert_eq!(or_empty(&facts.exif.map_datum), row["map_datum"], "{name}");
        let taken_at = facts.exif.taken_at;
        let local = taken_at.map(|at| at.local.strftime("%Y:%m:%d %H:%M:%S").to_string());
        let stated = Some(row["datetime_original"].clone()).filter(|t| !t.is_empty() && !t.starts_with("0000"));
        assert_eq!(local, stated, "{name}");
        let hours = taken_at.and_then(|at| at.offset).map(|offset| offset.seconds() / 3600);
        assert_eq!(hours, row["offset"].get(1..3).map(|h| h.parse().unwrap()), "{name}");
        let satellite = facts.exif.gps_time.map(|t| t.strftime("%Y:%m:%d %H:%M:%S").to_string());
        let both = format!("{} {}", row["gps_date"], row["gps_time_utc"]);
        assert_eq!(satellite, Some(both).filter(|text| text.len() > 1), "{name}");
    }
}

#[test]
fn one_call_says_what_the_two_halves_say() {
    for name in ["files/mei__Apple_iPhone_4.jpg", "files/mei__HTC_Desire.webp", "files/ianare__canon_hdr_YES.jpg"] {
        let bytes = photo(name);
        let facts = imaging::examine(&bytes).unwrap();
        let copies = imaging::render(&bytes, &facts).unwrap();
        assert_eq!(imaging::take_in(&bytes).unwrap(), (facts, copies), "{name}");
    }
}
