//! Layers of zones, every load of them. A load is written once and never changed.

use diesel::dsl::max;
use diesel::prelude::*;
use serde::Serialize;

use super::conn::Conn;
use super::dialect;
use super::error::StoreError;
use super::schema::{zone_layers, zones};

/// Zones are read so many at a time.
const PAGE: i64 = 1_000;

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

/// The box of a zone, by which it is found.
#[derive(Debug, Clone, Copy, PartialEq, Queryable)]
pub struct ZoneBox {
    /// Its place in the load.
    pub nr: i32,
    /// West edge, WGS-84 degrees.
    pub west: f64,
    /// South edge.
    pub south: f64,
    /// East edge.
    pub east: f64,
    /// North edge.
    pub north: f64,
}

/// Adds a load with its zones.
///
/// # Errors
/// `Conflict` on `zone_layers.version` where another load took the number meanwhile.
pub fn insert(conn: &mut Conn, layer: &LayerRow, rows: &[ZoneRow]) -> Result<(), StoreError> {
    diesel::insert_into(zone_layers::table).values(layer).execute(conn)?;
    dialect::insert_zones(conn, rows)
}

/// Every load of the county's layers, by layer and version.
pub fn layers(conn: &mut Conn, county: &str) -> Result<Vec<LayerRow>, StoreError> {
    Ok(zone_layers::table
        .filter(zone_layers::county.eq(county))
        .order((zone_layers::layer, zone_layers::version))
        .select(LayerRow::as_select())
        .load(conn)?)
}

/// One load.
pub fn layer(conn: &mut Conn, county: &str, layer: &str, version: i32) -> Result<Option<LayerRow>, StoreError> {
    Ok(zone_layers::table.find((county, layer, version)).select(LayerRow::as_select()).get_result(conn).optional()?)
}

/// The number of a layer's last load; none before the first.
pub fn newest_version(conn: &mut Conn, county: &str, layer: &str) -> Result<Option<i32>, StoreError> {
    Ok(zone_layers::table
        .filter(zone_layers::county.eq(county))
        .filter(zone_layers::layer.eq(layer))
        .select(max(zone_layers::version))
        .get_result(conn)?)
}

/// The zones of a load behind a place in it, at most a page of them.
pub fn page(
    conn: &mut Conn,
    county: &str,
    layer: &str,
    version: i32,
    after: Option<i32>,
) -> Result<Vec<ZoneRow>, StoreError> {
    let mut query = zones::table
        .filter(zones::county.eq(county))
        .filter(zones::layer.eq(layer))
        .filter(zones::version.eq(version))
        .order(zones::nr)
        .limit(PAGE)
        .select(ZoneRow::as_select())
        .into_boxed();
    if let Some(last) = after {
        query = query.filter(zones::nr.gt(last));
    }
    Ok(query.load(conn)?)
}

/// The boxes of all zones of a load.
pub fn boxes(conn: &mut Conn, county: &str, layer: &str, version: i32) -> Result<Vec<ZoneBox>, StoreError> {
    Ok(zones::table
        .filter(zones::county.eq(county))
        .filter(zones::layer.eq(layer))
        .filter(zones::version.eq(version))
        .select((zones::nr, zones::west, zones::south, zones::east, zones::north))
        .load(conn)?)
}

/// One zone of a load.
pub fn zone(conn: &mut Conn, county: &str, layer: &str, version: i32, nr: i32) -> Result<Option<ZoneRow>, StoreError> {
    Ok(zones::table.find((county, layer, version, nr)).select(ZoneRow::as_select()).get_result(conn).optional()?)
}
