//! Rows as the map reads them: a whole county once, then what acts have changed.

use diesel::prelude::*;

use super::conn::Conn;
use super::error::StoreError;
use super::schema::{houses, ledger, patches, violations};

/// Rows read by their ids in one query.
const IDS_AT_ONCE: usize = 500;

/// A house.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = houses)]
pub struct MappedHouse {
    /// Hyphenated UUID.
    pub id: String,
    /// File number.
    pub number: String,
    /// 12 digits.
    pub division: String,
    /// `planning` … `done`.
    pub stage: String,
    /// The step inside the stage.
    pub state: String,
    /// The earliest day on which something runs out, `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// West edge of its plot; none for a house without one.
    pub west: Option<f64>,
    /// Unix milliseconds.
    pub last_act_at: i64,
    /// JSON.
    pub file: String,
}

/// A violation.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = violations)]
pub struct MappedViolation {
    /// Hyphenated UUID.
    pub id: String,
    /// File number.
    pub number: String,
    /// 12 digits.
    pub division: String,
    /// `lead` … `closed`.
    pub state: String,
    /// None before it is filed.
    pub track: Option<String>,
    /// How it came to be known.
    pub source: String,
    /// The earliest day by which the authority must have done something, `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// Whether it is legally risky on any day.
    pub flagged: bool,
    /// Unix milliseconds.
    pub last_act_at: i64,
    /// JSON.
    pub file: String,
}

/// A patch.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = patches)]
pub struct MappedPatch {
    /// Hyphenated UUID.
    pub id: String,
    /// The season.
    pub season: String,
    /// 监测编号.
    pub number: String,
    /// 12 digits, or fewer where only that is known.
    pub division: String,
    /// What the comparison said.
    pub class: String,
    /// Where it stands.
    pub state: String,
    /// Unix milliseconds.
    pub last_act_at: i64,
    /// JSON.
    pub file: String,
}

/// Houses of a county in the order of their ids, behind one of them, at most so many.
pub fn houses(conn: &mut Conn, county: &str, after: &str, limit: i64) -> Result<Vec<MappedHouse>, StoreError> {
    Ok(houses::table
        .filter(houses::county.eq(county))
        .filter(houses::id.gt(after))
        .order(houses::id)
        .limit(limit)
        .select(MappedHouse::as_select())
        .load(conn)?)
}

/// Violations, as [`houses()`].
pub fn violations(conn: &mut Conn, county: &str, after: &str, limit: i64) -> Result<Vec<MappedViolation>, StoreError> {
    Ok(violations::table
        .filter(violations::county.eq(county))
        .filter(violations::id.gt(after))
        .order(violations::id)
        .limit(limit)
        .select(MappedViolation::as_select())
        .load(conn)?)
}

/// Patches, as [`houses()`].
pub fn patches(conn: &mut Conn, county: &str, after: &str, limit: i64) -> Result<Vec<MappedPatch>, StoreError> {
    Ok(patches::table
        .filter(patches::county.eq(county))
        .filter(patches::id.gt(after))
        .order(patches::id)
        .limit(limit)
        .select(MappedPatch::as_select())
        .load(conn)?)
}

/// The houses with these ids.
pub fn houses_of(conn: &mut Conn, county: &str, ids: &[String]) -> Result<Vec<MappedHouse>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(IDS_AT_ONCE) {
        let rows = houses::table.filter(houses::county.eq(county)).filter(houses::id.eq_any(some));
        found.append(&mut rows.select(MappedHouse::as_select()).load(conn)?);
    }
    Ok(found)
}

/// The violations with these ids.
pub fn violations_of(conn: &mut Conn, county: &str, ids: &[String]) -> Result<Vec<MappedViolation>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(IDS_AT_ONCE) {
        let rows = violations::table.filter(violations::county.eq(county)).filter(violations::id.eq_any(some));
        found.append(&mut rows.select(MappedViolation::as_select()).load(conn)?);
    }
    Ok(found)
}

/// The patches with these ids.
pub fn patches_of(conn: &mut Conn, county: &str, ids: &[String]) -> Result<Vec<MappedPatch>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(IDS_AT_ONCE) {
        let rows = patches::table.filter(patches::county.eq(county)).filter(patches::id.eq_any(some));
        found.append(&mut rows.select(MappedPatch::as_select()).load(conn)?);
    }
    Ok(found)
}

/// The ids of the patches of one load.
pub fn patches_of_load(conn: &mut Conn, county: &str, season: &str, load: i32) -> Result<Vec<String>, StoreError> {
    Ok(patches::table
        .filter(patches::county.eq(county))
        .filter(patches::season.eq(season))
        .filter(patches::load.eq(load))
        .select(patches::id)
        .load(conn)?)
}

/// Number and subject of a county's entries from a number on, at most so many.
pub fn subjects(conn: &mut Conn, county: &str, from: i64, limit: i64) -> Result<Vec<(i64, String)>, StoreError> {
    Ok(ledger::table
        .filter(ledger::county.eq(county))
        .filter(ledger::seq.ge(from))
        .order(ledger::seq)
        .limit(limit)
        .select((ledger::seq, ledger::subject))
        .load(conn)?)
}
