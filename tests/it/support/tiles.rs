//! Vector tiles as another program reads them.

#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "small numbers, which a test may cast"
)]

use std::collections::HashMap;
use std::f64::consts::PI;

use geo::{BoundingRect, Geometry};
use mvt_reader::Reader;
use mvt_reader::feature::Value;

use super::server::{Client, Reply};

/// A feature of a tile; units of the tile, `y` to the south.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Drawn {
    pub(crate) geometry: Geometry<i32>,
    pub(crate) properties: HashMap<String, Value>,
}

impl Drawn {
    /// A property that is a number; none where it has none.
    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        match self.properties.get(name)? {
            Value::UInt(value) => Some(*value as f64),
            Value::Int(value) | Value::SInt(value) => Some(*value as f64),
            Value::Double(value) => Some(*value),
            Value::Float(value) => Some(f64::from(*value)),
            _ => None,
        }
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match self.properties.get(name)? {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Least x, least y, greatest x, greatest y.
    pub(crate) fn bounds(&self) -> [i32; 4] {
        let around = self.geometry.bounding_rect().unwrap();
        [around.min().x, around.min().y, around.max().x, around.max().y]
    }
}

/// The features of a tile's only layer; none in an empty tile.
pub(crate) fn decoded(layer: &str, bytes: &[u8]) -> Vec<Drawn> {
    if bytes.is_empty() {
        return Vec::new();
    }
    let reader = Reader::new(bytes.to_vec()).unwrap();
    assert_eq!(reader.get_layer_names().unwrap(), [layer]);
    let about = reader.get_layer_metadata().unwrap();
    assert_eq!((about[0].version, about[0].extent), (2, 4096));
    let features = reader.get_features_as::<i32>(0).unwrap();
    assert_eq!(features.len(), about[0].feature_count);
    let drawn = |feature: mvt_reader::feature::Feature<i32>| Drawn {
        geometry: feature.geometry,
        properties: feature.properties.unwrap_or_default(),
    };
    features.into_iter().map(drawn).collect()
}

/// Column and row of the tile in which a place lies.
pub(crate) fn tile_of(z: u32, [lon, lat]: [f64; 2]) -> (u32, u32) {
    let side = f64::from(1_u32 << z);
    let y = (1.0 - lat.to_radians().tan().asinh() / PI) / 2.0;
    (((lon + 180.0) / 360.0 * side) as u32, (y * side) as u32)
}

/// A place in units of a tile.
pub(crate) fn unit_of(z: u32, (x, y): (u32, u32), [lon, lat]: [f64; 2]) -> [f64; 2] {
    let side = f64::from(1_u32 << z);
    let row = (1.0 - lat.to_radians().tan().asinh() / PI) / 2.0;
    [((lon + 180.0) / 360.0 * side - f64::from(x)) * 4096.0, (row * side - f64::from(y)) * 4096.0]
}

/// Asks for the tile of a layer in which a place lies.
pub(crate) fn tile_at(client: &Client, layer: &str, z: u32, place: [f64; 2], query: &str) -> Reply {
    let (x, y) = tile_of(z, place);
    let reply = client.get(&format!("//tiles/{layer}/{z}/{x}/{y}.mvt{query}"));
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply
}

/// The features of the tile of a layer in which a place lies.
pub(crate) fn drawn_at(client: &Client, layer: &str, z: u32, place: [f64; 2], query: &str) -> Vec<Drawn> {
    decoded(layer, &tile_at(client, layer, z, place, query).bytes)
}
