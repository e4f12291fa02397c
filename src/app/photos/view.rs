//! The shape in which a photo is shown.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::facts::{ExifFacts, Facts, Fence};
use crate::app::refusal::Refusal;
use crate::domain::time::china_text;
use crate::domain::violations::standpoint::PhotoFact;
use crate::store::StoreError;
use crate::store::photos::PhotoRow;
use crate::words::Language;

/// A photo.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PhotoView {
    /// The photo.
    pub id: String,
    /// Hash of the original bytes.
    pub sha256: String,
    /// Size of the original.
    pub bytes: i64,
    /// Media type.
    pub mime: String,
    /// Width, upright.
    pub width: i32,
    /// Height, upright.
    pub height: i32,
    /// When the device says it was taken.
    pub taken_at: String,
    /// When the server had it.
    pub received_at: String,
    /// The house it shows.
    pub house_id: Option<String>,
    /// The violation it shows.
    pub violation_id: Option<String>,
    /// What it is to prove.
    pub purpose: String,
    /// Where the device was, WGS-84.
    pub location: Option<PhotoLocation>,
    /// Direction of view, degrees.
    pub heading: Option<f64>,
    /// What the camera wrote.
    pub exif: ExifFacts,
    /// `inside`, `outside`, `undecided` or `unlocated`.
    #[schema(value_type = String)]
    pub verdict: Value,
    /// Metres from the plot; 0 on it.
    pub distance_m: Option<f64>,
    /// The fence it was judged by.
    pub fence: Option<Fence>,
    /// Why it was taken from outside.
    pub outside_reason: Option<String>,
    /// What seems odd.
    pub flags: Vec<FlagView>,
    /// Photos of the same bytes.
    pub duplicates: Vec<DuplicateView>,
}

/// Where a phone was.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PhotoLocation {
    /// Longitude, WGS-84 degrees.
    pub lon: f64,
    /// Latitude, WGS-84 degrees.
    pub lat: f64,
    /// Radius of uncertainty, metres.
    pub accuracy_m: f64,
    /// The datum in which the phone gave it.
    #[schema(value_type = String)]
    pub datum: Value,
    /// How the phone knew.
    pub provider: Option<String>,
    /// Age of the fix at the shutter, seconds.
    pub fix_age_s: Option<f64>,
}

/// Something odd about a photo.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlagView {
    /// Its code.
    pub code: String,
    /// A sentence.
    pub detail: String,
}

/// Another photo of the same.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DuplicateView {
    /// The other photo.
    pub photo_id: String,
    /// Bits in which the pictures differ; 0 for the same bytes.
    pub distance: u32,
    /// Whether it is of the same house.
    pub same_house: bool,
}

/// Shows a photo; `same` are the others of its bytes.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub fn view(row: &PhotoRow, same: &[PhotoRow], words: Language) -> Result<PhotoView, Refusal> {
    let facts: Facts = serde_json::from_str(&row.facts)
        .map_err(|why| StoreError::corrupt(format!("facts of photo {}: {why}", row.id)))?;
    let public = |uuid: &String| format!("{}-{uuid}", row.county);
    let time = |milliseconds: i64| {
        jiff::Timestamp::from_millisecond(milliseconds)
            .map(china_text)
            .map_err(|why| StoreError::corrupt(format!("a time of photo {}: {why}", row.id)))
    };
    let flags = facts.flags.iter().map(|flag| FlagView {
        code: flag.code.clone(),
        detail: words.say(&format!("flag.{}", flag.code), &[("value", flag.value.clone())]),
    });
    let others = same.iter().filter(|other| other.id != row.id).map(|other| DuplicateView {
        photo_id: public(&other.id),
        distance: 0,
        same_house: other.house_id == row.house_id,
    });
    Ok(PhotoView {
        id: public(&row.id),
        sha256: row.sha256.clone(),
        bytes: row.bytes,
        mime: row.mime.clone(),
        width: row.width,
        height: row.height,
        taken_at: time(row.taken_at)?,
        received_at: time(row.received_at)?,
        house_id: row.house_id.as_ref().map(public),
        violation_id: row.violation_id.as_ref().map(public),
        purpose: row.purpose.clone(),
        location: facts.location.as_ref().map(|location| PhotoLocation {
            lon: location.lon,
            lat: location.lat,
            accuracy_m: location.accuracy_m,
            datum: serde_json::json!(location.given_datum),
            provider: location.provider.clone(),
            fix_age_s: location.fix_age_s,
        }),
        heading: facts.heading,
        verdict: Value::String(row.verdict.clone()),
        distance_m: facts.distance_m.map(|metres| (metres * 100.0).round() / 100.0),
        fence: facts.fence,
        outside_reason: facts.outside_reason,
        exif: facts.exif,
        flags: flags.collect(),
        duplicates: others.collect(),
    })
}

/// From where a photo was taken, for the law that holds two beside one another.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub(in crate::app) fn standpoint(row: &PhotoRow) -> Result<PhotoFact, Refusal> {
    let corrupt = |what: &str| StoreError::corrupt(format!("{what} of photo {}", row.id));
    let facts: Facts = serde_json::from_str(&row.facts).map_err(|_why| corrupt("facts"))?;
    let id = format!("{}-{}", row.county, row.id).parse().map_err(|_why| corrupt("id"))?;
    Ok(PhotoFact {
        id,
        taken_at: jiff::Timestamp::from_millisecond(row.taken_at).map_err(|_why| corrupt("a time"))?,
        place: facts.location.as_ref().and_then(super::meta::Location::place),
        accuracy_m: facts.location.as_ref().map_or(0.0, |location| location.accuracy_m),
        heading_deg: facts.heading,
    })
}
