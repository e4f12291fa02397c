//! The rows of a layer of zones.

use diesel::prelude::*;
use serde::Serialize;

use super::schema::{zone_layers, zones};

/// One load of a layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = zone_layers)]
pub struct LayerRow {
    /// The county.
    pub county: String,
    /// The layer's name.
    pub layer: String,
    /// Counts up from 1.
    pub version: i32,
    /// The day whose state of things it shows, `YYYY-MM-DD`.
    pub as_of: String,
    /// Who made it.
    pub source: String,
    /// The system of the coordinates as given.
    pub crs: String,
    /// How many zones it has.
    pub zones: i32,
    /// SHA-256 over what was loaded: whether the same is loaded again.
    pub content_sha256: Vec<u8>,
    /// Unix milliseconds.
    pub loaded_at: i64,
}

/// One zone of a load.
#[derive(Debug, Clone, PartialEq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = zones)]
pub struct ZoneRow {
    /// The county.
    pub county: String,
    /// The layer's name.
    pub layer: String,
    /// The load.
    pub version: i32,
    /// Its place in the load, from 1.
    pub nr: i32,
    /// What sort of the layer's things.
    pub class: Option<String>,
    /// What it belongs to.
    pub object: Option<String>,
    /// Its name; may be blank.
    pub name: String,
    /// `designated` or `reference`.
    pub extent: String,
    /// The box around it, WGS-84 degrees.
    pub west: f64,
    /// South edge.
    pub south: f64,
    /// East edge.
    pub east: f64,
    /// North edge.
    pub north: f64,
    /// GeoJSON in the layer's system, as given.
    pub geometry: String,
    /// Its polygons and lines in the district's system, JSON.
    pub plane: String,
}
