//! What a phone says of a photo, read once and completely.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::fields::{Fault, FieldShape, Fields, Wrong, moment, number, parsed, text};
use crate::domain::ids::Id;
use crate::spatial::{Datum, DatumPosition, LonLat};

/// The `meta` part of an upload.
#[derive(Debug)]
pub(super) struct Meta {
    pub(super) taken_at: Timestamp,
    pub(super) location: Option<Location>,
    pub(super) heading: Option<f64>,
    pub(super) house: Option<Id>,
    pub(super) violation: Option<Id>,
    pub(super) purpose: String,
    pub(super) device_id: String,
    pub(super) sha256: String,
    pub(super) outside_reason: Option<String>,
}

/// A position as the phone gave it, and what it is in WGS-84.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Location {
    /// Longitude, WGS-84 degrees.
    pub(super) lon: f64,
    /// Latitude, WGS-84 degrees.
    pub(super) lat: f64,
    /// Radius of uncertainty, metres.
    pub(super) accuracy_m: f64,
    /// The datum in which the phone gave it.
    pub(super) given_datum: Datum,
    /// Longitude as given.
    pub(super) given_lon: f64,
    /// Latitude as given.
    pub(super) given_lat: f64,
    /// `gnss`, `network`, `fused`, `mock`.
    pub(super) provider: Option<String>,
    /// Age of the fix at the shutter, seconds.
    pub(super) fix_age_s: Option<f64>,
}

impl Location {
    pub(super) fn place(&self) -> Option<LonLat> {
        LonLat::new(self.lon, self.lat).ok()
    }
}

/// Reads `meta`; the photo's own hash stands beside it so that a damaged transfer is named with the rest.
pub(super) fn read(meta: &Value, actual_sha256: &str, now: Timestamp) -> Result<Meta, Vec<Fault>> {
    Fields::read(meta, |f| fields(f, actual_sha256, now))
}

/// What `meta` holds, for the document of the interface.
pub(super) fn described() -> Vec<FieldShape> {
    Fields::describe(|f| fields(f, "", Timestamp::MIN))
}

fn fields(f: &mut Fields<'_>, actual_sha256: &str, now: Timestamp) -> Option<Meta> {
    let taken_at = f.required("taken_at", moment());
    let latest = now.checked_add(120.seconds()).unwrap_or(now);
    if taken_at.is_some_and(|at| at > latest) {
        f.fault("taken_at", Wrong::new("in_future"));
    }
    let location = f.optional_object("location", location);
    let heading = f.optional("heading", number(0.0, 360.0));
    let house = f.optional("house_id", parsed("bad_id"));
    let violation = f.optional("violation_id", parsed::<Id>("bad_id"));
    if matches!((&house, &violation), (Some(Some(_)), Some(Some(_)))) {
        f.fault("violation_id", Wrong::new("one_subject"));
    }
    let purpose = f.defaulted("purpose", "inspection".to_owned(), text(1, 40));
    let device_id = f.required("device_id", text(1, 100));
    let sha256 = f.required("sha256", text(64, 64));
    if sha256.as_ref().is_some_and(|sent| !sent.eq_ignore_ascii_case(actual_sha256)) {
        f.fault("sha256", Wrong::new("hash_differs"));
    }
    let outside_reason = f.optional("outside_reason", text(1, 300));
    Some(Meta {
        taken_at: taken_at?,
        location: location?,
        heading: heading?,
        house: house?,
        violation: violation?,
        purpose: purpose?,
        device_id: device_id?,
        sha256: sha256?.to_ascii_lowercase(),
        outside_reason: outside_reason?,
    })
}

fn location(f: &mut Fields<'_>) -> Option<Location> {
    let lon = f.required("lon", number(-180.0, 180.0));
    let lat = f.required("lat", number(-90.0, 90.0));
    let accuracy_m = f.required("accuracy_m", number(0.0, 1e6));
    let datum = f.defaulted("datum", Datum::Wgs84, crate::domain::fields::choice());
    let provider = f.optional("provider", text(1, 40));
    let fix_age_s = f.optional("fix_age_s", number(0.0, 1e9));
    let (given_lon, given_lat, given_datum) = (lon?, lat?, datum?);
    let place = DatumPosition::new(given_lon, given_lat, given_datum).ok()?.to_wgs84();
    Some(Location {
        lon: place.lon_deg(),
        lat: place.lat_deg(),
        accuracy_m: accuracy_m?,
        given_datum,
        given_lon,
        given_lat,
        provider: provider?,
        fix_age_s: fix_age_s?,
    })
}
