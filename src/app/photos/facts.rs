//! What is kept of a photo beside its columns, and what seems odd about it. A flag asks a person to look; it refuses
//! nothing.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::meta::{Location, Meta};
use crate::domain::time::china;
use crate::imaging;
use crate::spatial::{Datum, DatumPosition, LonLat, suspected_shift};

/// A fix older than this at the shutter may belong to another place.
const STALE_FIX_S: f64 = 60.0;
/// The camera's clock may differ by so much from the phone's before somebody should look.
const CLOCK_SKEW_S: f64 = 600.0;
/// EXIF and the phone's fix may differ by so much beyond their accuracy.
const EXIF_APART_M: f64 = 100.0;
/// Faster than a car on a county road.
const IMPOSSIBLE_M_PER_S: f64 = 45.0;
/// Shifts of the Chinese map datums are recognised within this distance.
const SHIFT_TOLERANCE_M: f64 = 30.0;
/// Programs that change pixels; phones' own cameras write their firmware's name.
const EDITORS: [&str; 9] =
    ["photoshop", "lightroom", "gimp", "snapseed", "picsart", "meitu", "美图", "pixelmator", "affinity"];

/// The JSON column of a photo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Facts {
    pub(super) location: Option<Location>,
    pub(super) heading: Option<f64>,
    pub(super) exif: ExifFacts,
    pub(super) distance_m: Option<f64>,
    pub(super) fence: Option<Fence>,
    pub(super) outside_reason: Option<String>,
    pub(super) flags: Vec<Flag>,
}

/// The fence that the photo was judged by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Fence {
    /// What the fence is around: a house's plot.
    pub target: String,
    /// Metres beyond it.
    pub radius_m: f64,
}

/// Something odd.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Flag {
    pub(super) code: String,
    /// A figure for its sentence.
    pub(super) value: String,
}

/// The second witness: what the camera wrote into the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ExifFacts {
    /// Maker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub make: Option<String>,
    /// Model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Firmware or program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software: Option<String>,
    /// EXIF orientation, 1 to 8.
    pub orientation: u8,
    /// The camera's clock; with an offset only where the camera wrote one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_at: Option<String>,
    /// Position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<ExifLocation>,
}

/// Position that the camera wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ExifLocation {
    /// Longitude as written, degrees.
    pub lon: f64,
    /// Latitude as written, degrees.
    pub lat: f64,
    /// Radius in metres, where written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accuracy_m: Option<f64>,
    /// Datum, where written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datum: Option<String>,
}

impl From<&imaging::Exif> for ExifFacts {
    fn from(exif: &imaging::Exif) -> Self {
        Self {
            make: exif.make.clone(),
            model: exif.model.clone(),
            software: exif.software.clone(),
            orientation: exif.orientation.value(),
            taken_at: exif.taken_at.map(|taken| match taken.offset {
                Some(offset) => format!("{}{offset}", taken.local),
                None => taken.local.to_string(),
            }),
            location: exif.position.ok().map(|position| ExifLocation {
                lon: position.lon_deg,
                lat: position.lat_deg,
                accuracy_m: position.accuracy_m,
                datum: exif.map_datum.clone(),
            }),
        }
    }
}

/// The photo that the same account took before, if any.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    pub(super) place: LonLat,
    pub(super) taken_at: Timestamp,
}

/// Everything odd about a photo.
pub(super) fn flags(meta: &Meta, exif: &imaging::Exif, before: Option<Before>, seen_before: bool) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut flag = |code: &str, value: String| flags.push(Flag { code: code.to_owned(), value });
    if seen_before {
        flag("exact_duplicate", String::new());
    }
    if let Some(editor) = exif.software.as_ref().filter(|name| edits(name)) {
        flag("edited", editor.clone());
    }
    if let Some(apart_s) = clock_skew_s(meta, exif) {
        flag("clock_skew", format!("{:.0}", apart_s / 60.0));
    }
    let Some(location) = &meta.location else { return flags };
    if let Some(age) = location.fix_age_s.filter(|age| *age > STALE_FIX_S) {
        flag("stale_fix", format!("{age:.0}"));
    }
    if location.provider.as_ref().is_some_and(|name| name.to_lowercase().contains("mock")) {
        flag("mock_location", String::new());
    }
    let Some(here) = location.place() else { return flags };
    if let Some(camera) = exif_place(exif) {
        let apart_m = here.rough_distance_m(camera);
        let accuracy_m = location.accuracy_m + exif.position.ok().and_then(|it| it.accuracy_m).unwrap_or(0.0);
        if apart_m > EXIF_APART_M + accuracy_m {
            flag("exif_mismatch", format!("{apart_m:.0}"));
        }
        if let Some(datum) = suspected_shift(here, camera, SHIFT_TOLERANCE_M) {
            flag("datum_shift_suspected", datum.code().to_owned());
        }
    }
    if let Some(before) = before {
        let seconds = meta.taken_at.duration_since(before.taken_at).as_secs_f64().max(1.0);
        let metres = here.rough_distance_m(before.place) - location.accuracy_m;
        if metres / seconds > IMPOSSIBLE_M_PER_S {
            flag("impossible_speed", format!("{:.0}", metres / seconds * 3.6));
        }
    }
    flags
}

fn edits(software: &str) -> bool {
    let software = software.to_lowercase();
    EDITORS.iter().any(|editor| software.contains(editor))
}

/// Seconds between the camera's clock and the phone's, when they are too many. A clock without a zone is China's.
fn clock_skew_s(meta: &Meta, exif: &imaging::Exif) -> Option<f64> {
    let taken = exif.taken_at?;
    let zone = taken.offset.map_or_else(china, jiff::tz::Offset::to_time_zone);
    let camera = taken.local.to_zoned(zone).ok()?.timestamp();
    let apart_s = meta.taken_at.duration_since(camera).as_secs_f64().abs();
    (apart_s > CLOCK_SKEW_S).then_some(apart_s)
}

/// The camera's position in WGS-84; one in a datum that is not known here is no witness.
fn exif_place(exif: &imaging::Exif) -> Option<LonLat> {
    let position = exif.position.ok()?;
    let datum = match exif.map_datum.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => Datum::from_name(name)?,
        None => Datum::Wgs84,
    };
    Some(DatumPosition::new(position.lon_deg, position.lat_deg, datum).ok()?.to_wgs84())
}
