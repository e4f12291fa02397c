//! Where a case is, as it is drawn: what was measured last, before that what its lead showed, before that its point.

use serde_json::{Value, json};

use super::case::Violation;
use crate::domain::houses::file::Fix;
use crate::domain::houses::outline::Outline;

/// What is drawn of a case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Drawn<'a> {
    /// An outline: measured, or as a lead shows it.
    Outline(&'a Outline),
    /// A position.
    Point(&'a Fix),
}

/// The geometry to draw of a case.
pub fn drawn(case: &Violation) -> Drawn<'_> {
    let again = case.remeasured().and_then(|remeasured| remeasured.outline.as_ref());
    let measured = again.or_else(|| case.ground().map(|ground| &ground.outline));
    measured.or(case.lead.outline.as_ref()).map_or(Drawn::Point(&case.lead.place), Drawn::Outline)
}

impl Drawn<'_> {
    /// As `GeoJSON`, longitude and latitude.
    pub fn geojson(self) -> Value {
        match self {
            Self::Outline(outline) => outline.geometry.clone(),
            Self::Point(fix) => json!({ "type": "Point", "coordinates": [fix.lon, fix.lat] }),
        }
    }

    /// West, south, east, north in degrees.
    pub fn bounds_deg(self) -> Option<[f64; 4]> {
        match self {
            Self::Outline(outline) => outline.bounds_deg(),
            Self::Point(fix) => Some([fix.lon, fix.lat, fix.lon, fix.lat]),
        }
    }
}
