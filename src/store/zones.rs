//! Layers of zones, every load of them. A load is written once and never changed.

use diesel::dsl::max;
use diesel::prelude::*;

use super::conn::Conn;
use super::dialect;
use super::error::StoreError;
use super::schema::{zone_layers, zones};

pub use super::zone_row::{LayerRow, ZoneRow};

/// Zones are read so many at a time.
const PAGE: i64 = 1_000;

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
