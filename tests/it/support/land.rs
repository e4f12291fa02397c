//! Layers of zones around the plots of the stories.

use homestead::app::Homestead;
use homestead::app::zones::{LayerLoaded, NewLayer, load};
use homestead::domain::zones::{Extent, GivenZone, Layer};
use homestead::spatial::{Crs, Datum};
use serde_json::{Value, json};

use super::life::rectangle;
use super::rows::county;

/// Metres in a degree near the plots of the stories.
const M_PER_DEG: [f64; 2] = [100_420.0, 110_770.0];

/// The south-west corner of the plot of the story's `nth` household.
pub(crate) fn corner(nth: u32) -> [f64; 2] {
    [104.05 + f64::from(nth % 40) * 0.0005, 25.68 + f64::from(nth / 40 % 40) * 0.0005]
}

/// A designated square of so many metres over that corner, moved by metres east and north.
pub(crate) fn square(nth: u32, side_m: f64, east_m: f64, north_m: f64) -> GivenZone {
    let [lon, lat] = corner(nth);
    let shape = rectangle(lon + east_m / M_PER_DEG[0], lat + north_m / M_PER_DEG[1], side_m, 0.0);
    given(shape, None, Extent::Designated)
}

/// A line from south to north, so many metres west of that corner.
pub(crate) fn line_west(nth: u32, metres: f64, class: &str) -> GivenZone {
    let [lon, lat] = corner(nth);
    let east = lon - metres / M_PER_DEG[0];
    let shape = json!({ "type": "LineString", "coordinates": [[east, lat - 0.001], [east, lat + 0.001]] });
    given(shape, Some(class), Extent::Reference)
}

pub(crate) fn given(geometry: Value, class: Option<&str>, extent: Extent) -> GivenZone {
    GivenZone { row: 1, class: class.map(str::to_owned), object: None, name: "示例".to_owned(), extent, geometry }
}

/// A layer of invented zones.
pub(crate) fn layer(layer: Layer, as_of: &str, zones: Vec<GivenZone>) -> NewLayer {
    let zones = zones.into_iter().zip(1..).map(|(zone, row)| GivenZone { row, ..zone }).collect();
    let source = "示例：自然资源局".to_owned();
    NewLayer { layer, as_of: as_of.parse().unwrap(), source, crs: Crs::Degrees(Datum::Wgs84), zones }
}

/// Loads a layer of the demo county.
pub(crate) fn loaded(home: &Homestead, kind: Layer, as_of: &str, zones: Vec<GivenZone>) -> LayerLoaded {
    load(home, &county(), &layer(kind, as_of, zones), false).unwrap()
}
