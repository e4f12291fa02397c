//! The rows of satellite patches.

use diesel::prelude::*;
use serde::Serialize;

use super::schema::{patch_loads, patches};

/// One load of a season.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = patch_loads)]
pub struct LoadRow {
    /// The county.
    pub county: String,
    /// The season, as in `2026Q3`.
    pub season: String,
    /// Counts up from 1 in its season.
    pub load: i32,
    /// Where it came from: a file's name.
    pub source: String,
    /// In which format it came.
    pub format: String,
    /// The system of the coordinates as given.
    pub crs: String,
    /// How many patches it has.
    pub patches: i32,
    /// What stood above the rows of its table, JSON: titles and column names.
    pub head: String,
    /// Unix milliseconds.
    pub loaded_at: i64,
}

/// One patch as its columns tell it; everything of its life is in `file`.
#[derive(Debug, Clone, PartialEq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = patches)]
pub struct PatchRow {
    /// The county.
    pub county: String,
    /// Hyphenated UUID.
    pub id: String,
    /// The season.
    pub season: String,
    /// The load that brought it.
    pub load: i32,
    /// Its place in that load, from 1.
    pub nr: i32,
    /// 监测编号, unique in its season.
    pub number: String,
    /// 9 digits, or 6 where only the county is known.
    pub township: String,
    /// 12 digits, or fewer where only that is known.
    pub division: String,
    /// What the comparison said.
    pub class: String,
    /// Where it stands.
    pub state: String,
    /// The box around it, WGS-84 degrees.
    pub west: f64,
    /// South edge.
    pub south: f64,
    /// East edge.
    pub east: f64,
    /// North edge.
    pub north: f64,
    /// The row as it came, sealed.
    pub given: Vec<u8>,
    /// Unix milliseconds.
    pub last_act_at: i64,
    /// Counts up by one with each act.
    pub version: i32,
    /// JSON.
    pub file: String,
}
