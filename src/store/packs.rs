//! The district pack, every version of it.

use diesel::dsl::max;
use diesel::prelude::*;
use serde::Serialize;

use super::conn::Conn;
use super::error::StoreError;
use super::schema::packs;

/// One version of a county's pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = packs)]
pub struct PackRow {
    /// The county.
    pub county: String,
    /// Counts up from 1; the highest is in force.
    pub version: i32,
    /// Unix milliseconds.
    pub loaded_at: i64,
    /// The whole pack as JSON.
    pub content: String,
}

/// Adds a version.
pub fn insert(conn: &mut Conn, row: &PackRow) -> Result<(), StoreError> {
    diesel::insert_into(packs::table).values(row).execute(conn)?;
    Ok(())
}

/// The version in force.
pub fn newest(conn: &mut Conn, county: &str) -> Result<Option<PackRow>, StoreError> {
    Ok(packs::table
        .filter(packs::county.eq(county))
        .order(packs::version.desc())
        .select(PackRow::as_select())
        .first(conn)
        .optional()?)
}

/// The number of the version in force: whether a pack held in memory is still the right one.
pub fn newest_version(conn: &mut Conn, county: &str) -> Result<Option<i32>, StoreError> {
    Ok(packs::table.filter(packs::county.eq(county)).select(max(packs::version)).get_result(conn)?)
}

/// The counties that have a pack, by code.
pub fn counties(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    Ok(packs::table.select(packs::county).distinct().order(packs::county).load(conn)?)
}

/// Every version, the oldest first.
pub fn all(conn: &mut Conn, county: &str) -> Result<Vec<PackRow>, StoreError> {
    Ok(packs::table.filter(packs::county.eq(county)).order(packs::version).select(PackRow::as_select()).load(conn)?)
}
