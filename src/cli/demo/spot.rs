//! Where the phone is at a visit, and what it says of it.

use serde_json::{Value, json};

use super::body::Subject;
use super::story::Quirk;
use crate::domain::houses::codes::VisitKind;
use crate::spatial::{Datum, DatumPosition, LonLat};

/// Where the phone was at a visit.
pub(super) struct Spot {
    /// WGS-84 degrees.
    pub(super) place: [f64; 2],
    /// As the phone gave it.
    pub(super) fix: Value,
    pub(super) outside_reason: Option<&'static str>,
}

impl Spot {
    pub(super) fn of(subject: &Subject<'_>, kind: VisitKind) -> Self {
        let tale = subject.tale;
        let afar = tale.has(Quirk::FromAfar(kind));
        let step_m = |by: u32| f64::from(subject.nth * by % 9) - 4.0;
        let place = subject.lot.beside(if afar { [168.0, -74.0] } else { [step_m(5), step_m(7)] });
        let vague = tale.has(Quirk::VagueFix(kind));
        let datum = if tale.has(Quirk::MapDatum(kind)) { Datum::Gcj02 } else { Datum::Wgs84 };
        let [lon, lat] =
            LonLat::new(place[0], place[1]).map_or(place, |place| DatumPosition::from_wgs84(place, datum).given_deg());
        let accuracy_m = if vague { 300.0 } else { f64::from(4 + subject.nth % 7) };
        let provider = if vague { "network" } else { "gnss" };
        Self {
            place,
            fix: json!({ "lon": lon, "lat": lat, "accuracy_m": accuracy_m, "datum": datum, "provider": provider,
                "fix_age_s": 1 + subject.nth % 4 }),
            outside_reason: afar.then_some("雨后便道塌方,车辆人员无法靠近,在对面坡上拍摄"),
        }
    }
}
