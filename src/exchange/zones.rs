//! A layer of zones as a GeoJSON file of a district pack: a `FeatureCollection` with `layer`, `as_of` and `source`
//! beside its features, longitude and latitude unless a `crs` names another system. Each feature may carry `class`,
//! `object`, `name` and `extent` (`designated` when absent); whatever else it carries is passed over.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::domain::zones::{Extent, GivenZone, Layer};

/// One layer of a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerFile {
    /// Which.
    pub layer: Layer,
    /// The day whose state of things it shows.
    pub as_of: Date,
    /// Who made it.
    pub source: String,
    /// The system of its coordinates, as the file names it.
    pub crs: String,
    /// Its zones, in the file's order.
    pub zones: Vec<GivenZone>,
}

/// What is wrong with a layer's file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayerFault {
    /// Not JSON, or not a layer.
    #[error("{0}")]
    Unreadable(String),
    /// A feature that is no zone.
    #[error("feature {row}: {why}")]
    Feature {
        /// Its place among the features, from 1.
        row: usize,
        /// What is wrong.
        why: String,
    },
    /// Two files of one layer and one day: which of them holds would be chance.
    #[error("another file has the same layer of the same day")]
    Twice,
}

#[derive(Deserialize)]
struct File {
    layer: Layer,
    as_of: Date,
    source: String,
    #[serde(default)]
    crs: Option<String>,
    features: Vec<Value>,
}

#[derive(Default, Deserialize)]
struct Properties {
    #[serde(default)]
    class: Option<String>,
    #[serde(default)]
    object: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    extent: Option<Extent>,
}

/// Reads a layer.
///
/// # Errors
/// Everything that is wrong with it, as far as that shows without its coordinates.
pub fn read(bytes: &[u8]) -> Result<LayerFile, Vec<LayerFault>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let file: File = serde_json::from_slice(bytes).map_err(|why| vec![LayerFault::Unreadable(why.to_string())])?;
    if file.source.trim().is_empty() {
        return Err(vec![LayerFault::Unreadable("a layer names its source".to_owned())]);
    }
    let mut faults = Vec::new();
    let mut zones = Vec::with_capacity(file.features.len());
    for (feature, row) in file.features.into_iter().zip(1..) {
        match zone(feature, row) {
            Ok(zone) => zones.push(zone),
            Err(why) => faults.push(LayerFault::Feature { row, why }),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let crs = file.crs.unwrap_or_else(|| "EPSG:4490".to_owned());
    Ok(LayerFile { layer: file.layer, as_of: file.as_of, source: file.source, crs, zones })
}

fn zone(mut feature: Value, row: usize) -> Result<GivenZone, String> {
    let geometry = feature.get_mut("geometry").map(Value::take).filter(Value::is_object);
    let geometry = geometry.ok_or_else(|| "no geometry".to_owned())?;
    let properties = feature.get_mut("properties").map(Value::take).filter(Value::is_object);
    let properties = properties.unwrap_or_else(|| Value::Object(Map::new()));
    let read: Properties = serde_json::from_value(properties).map_err(|why| why.to_string())?;
    Ok(GivenZone {
        row,
        class: read.class.filter(|text| !text.is_empty()),
        object: read.object.filter(|text| !text.is_empty()),
        name: read.name.unwrap_or_default(),
        extent: read.extent.unwrap_or(Extent::Designated),
        geometry,
    })
}
