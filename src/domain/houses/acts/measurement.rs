//! Parts of a visit's payload: the fix of the phone and what was measured with better tools.

use super::super::file::{Fix, Measurement};
use super::super::outline::outline;
use super::Reading;
use crate::domain::fields::{Fields, Wrong, choice, number, text, whole};
use crate::spatial::{Datum, DatumPosition, Grid};

/// A position as a phone gives it, converted from its datum once, here.
pub(in crate::domain) fn fix(f: &mut Fields<'_>) -> Option<Fix> {
    let lon = f.required("lon", number(-180.0, 180.0));
    let lat = f.required("lat", number(-90.0, 90.0));
    let accuracy_m = f.required("accuracy_m", number(0.0, 1_000_000.0));
    let datum = f.defaulted("datum", Datum::Wgs84, choice());
    let _provider = f.optional("provider", text(1, 30));
    let _age = f.optional("fix_age_s", number(0.0, 1e9));
    let datum = datum?;
    let place = DatumPosition::new(lon?, lat?, datum).ok()?.to_wgs84();
    Some(Fix { lon: place.lon_deg(), lat: place.lat_deg(), accuracy_m: accuracy_m?, given_datum: datum })
}

/// Reads `crs`, the system of a measurement's outlines: `GeoJSON` longitude and latitude and no other.
pub(in crate::domain) fn lonlat_crs(f: &mut Fields<'_>) {
    if let Some(Some(crs)) = f.optional("crs", text(1, 20))
        && !matches!(crs.as_str(), "EPSG:4490" | "EPSG:4326")
    {
        let known = crs.strip_prefix("EPSG:").and_then(|code| code.parse().ok()).and_then(Grid::from_epsg);
        // Projected outlines come with the exchange formats; here a wrong system would move the house silently.
        f.fault("crs", Wrong::new(if known.is_some() { "lonlat_wanted" } else { "not_a_choice" }));
    }
}

/// What was measured.
pub(super) fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Measurement> {
    let method = f.required("method", choice());
    lonlat_crs(f);
    let staked = f.optional("staked", outline(reading.grid));
    let built_footprint = f.optional("built_footprint", outline(reading.grid));
    let occupied_plot = f.optional("occupied_plot", outline(reading.grid));
    let floor_area_m2 = f.optional("floor_area_m2", number(0.0, 100_000.0));
    let storeys = f.optional("storeys", whole(0, 50));
    let height_m = f.optional("height_m", number(0.0, 200.0));
    Some(Measurement {
        method: method?,
        staked: staked?,
        built_footprint: built_footprint?,
        occupied_plot: occupied_plot?,
        floor_area_m2: floor_area_m2?,
        storeys: storeys?,
        height_m: height_m?,
    })
}
