//! A layer of a hundred thousand fields over the county, and plots drawn among them.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::super::Failure;
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::app::siting;
use crate::app::zones::{NewLayer, load};
use crate::domain::actor::Actor;
use crate::domain::zones::{Extent, GivenZone, Layer};
use crate::spatial::{Crs, Datum};
use crate::words::Language;

/// Fields from west to east, and from south to north.
const FIELDS: [u32; 2] = [400, 250];
/// The south-west corner of the first, and how far the next lies, degrees: 40 m and 55 m.
const CORNER_DEG: [f64; 2] = [103.88, 25.68];
const STEP_DEG: [f64; 2] = [0.0004, 0.0005];
/// Corners of a field.
const CORNERS: u32 = 24;
/// How far a plot's corners lie apart, degrees: 12 m.
const PLOT_DEG: [f64; 2] = [0.000_12, 0.000_108];

/// Fields for the layer that forbids most, so that every question has to look.
pub(super) fn lay(home: &Homestead, actor: &Actor) -> Result<(), Failure> {
    let zones = (0..FIELDS[0] * FIELDS[1]).map(|nth| GivenZone {
        row: super::world::index(nth),
        class: None,
        object: None,
        name: String::new(),
        extent: Extent::Designated,
        geometry: field(nth),
    });
    let layer = NewLayer {
        layer: Layer::BasicFarmland,
        as_of: home.clock.today().checked_sub(1.day())?,
        source: "bench".to_owned(),
        crs: Crs::Degrees(Datum::Wgs84),
        zones: zones.collect(),
    };
    load(home, actor.county(), &layer, false)?;
    Ok(())
}

/// What one plot among the fields touches.
pub(super) fn ask(home: &Homestead, actor: &Actor, nth: u32) -> Result<(), Refusal> {
    let [west, south] = corner(nth.wrapping_mul(7_919) % (FIELDS[0] * FIELDS[1]));
    let [east, north] = [west + PLOT_DEG[0], south + PLOT_DEG[1]];
    let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    let body = json!({ "division": actor.division, "plot": { "type": "Polygon", "coordinates": [ring] } });
    siting::ask(home, actor, &body, Language::Chinese).map(drop)
}

fn corner(nth: u32) -> [f64; 2] {
    let (column, row) = (f64::from(nth % FIELDS[0]), f64::from(nth / FIELDS[0]));
    [CORNER_DEG[0] + column * STEP_DEG[0], CORNER_DEG[1] + row * STEP_DEG[1]]
}

/// A round field with a corner of the grid on its edge.
fn field(nth: u32) -> Value {
    let [lon, lat] = corner(nth);
    let corners = (0..=CORNERS).map(|at| {
        let angle = f64::from(at % CORNERS) / f64::from(CORNERS) * std::f64::consts::TAU;
        json!([lon + 0.000_19 * (angle.cos() - 1.0), lat + 0.000_24 * angle.sin()])
    });
    json!({ "type": "Polygon", "coordinates": [corners.collect::<Vec<_>>()] })
}
