//! Satellite patches, load by load, each with its file.

use diesel::dsl::{count_star, max};
use diesel::prelude::*;

use crate::domain::ids::{DivisionCode, Id};

use super::conn::Conn;
use super::dialect;
use super::error::StoreError;
use super::houses::Bbox;
use super::schema::{patch_loads, patches};
use super::territory::{Reach, Territory};

pub use super::patch_row::{LoadRow, PatchRow};

/// Patches asked for by their ids in one query.
const IDS_AT_ONCE: usize = 500;

/// Which patches of a territory; what is none does not narrow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PatchFilter {
    /// In this township or village.
    pub division: Option<DivisionCode>,
    /// Of this season.
    pub season: Option<String>,
    /// Of this class.
    pub class: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Which touch this rectangle.
    pub bbox: Option<Bbox>,
    /// Behind the one with this id.
    pub after: Option<String>,
}

/// Adds a load with its patches.
///
/// # Errors
/// `Conflict` on `patch_loads.load` where another took the number meanwhile, on `patches.number` for a patch that is there.
pub fn insert(conn: &mut Conn, load: &LoadRow, rows: &[PatchRow]) -> Result<(), StoreError> {
    diesel::insert_into(patch_loads::table).values(load).execute(conn)?;
    dialect::insert_patches(conn, rows)
}

/// Writes a patch anew, if it is still at the version that the caller read.
///
/// # Errors
/// `Conflict` on `patches.version` where it was changed since.
pub fn update(conn: &mut Conn, row: &PatchRow, read_version: i32) -> Result<(), StoreError> {
    let as_read = patches::table
        .filter(patches::county.eq(&row.county))
        .filter(patches::id.eq(&row.id))
        .filter(patches::version.eq(read_version));
    let changed = diesel::update(as_read)
        .set((
            patches::state.eq(&row.state),
            patches::last_act_at.eq(row.last_act_at),
            patches::version.eq(row.version),
            patches::file.eq(&row.file),
        ))
        .execute(conn)?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict { what: "patches.version".to_owned() }) }
}

/// One patch.
pub fn find(conn: &mut Conn, id: &Id) -> Result<Option<PatchRow>, StoreError> {
    of(conn, id.county().as_str(), &id.uuid().to_string())
}

pub(super) fn of(conn: &mut Conn, county: &str, id: &str) -> Result<Option<PatchRow>, StoreError> {
    Ok(patches::table.find((county, id)).select(PatchRow::as_select()).get_result(conn).optional()?)
}

/// Number and id of every patch of a season: whether a row is here already.
pub fn numbers(conn: &mut Conn, county: &str, season: &str) -> Result<Vec<(String, String)>, StoreError> {
    Ok(patches::table
        .filter(patches::county.eq(county))
        .filter(patches::season.eq(season))
        .select((patches::number, patches::id))
        .load(conn)?)
}

/// The number of a season's last load; none before the first.
pub fn newest_load(conn: &mut Conn, county: &str, season: &str) -> Result<Option<i32>, StoreError> {
    Ok(patch_loads::table
        .filter(patch_loads::county.eq(county))
        .filter(patch_loads::season.eq(season))
        .select(max(patch_loads::load))
        .get_result(conn)?)
}

/// One load.
pub fn load_of(conn: &mut Conn, county: &str, season: &str, load: i32) -> Result<Option<LoadRow>, StoreError> {
    let found = patch_loads::table.find((county, season, load)).select(LoadRow::as_select());
    Ok(found.get_result(conn).optional()?)
}

/// Every load of the county, the newest season first, each season's in their order.
pub fn loads(conn: &mut Conn, county: &str) -> Result<Vec<LoadRow>, StoreError> {
    Ok(patch_loads::table
        .filter(patch_loads::county.eq(county))
        .order((patch_loads::season.desc(), patch_loads::load))
        .select(LoadRow::as_select())
        .load(conn)?)
}

/// The patches with these ids.
pub fn of_ids(conn: &mut Conn, county: &str, ids: &[String]) -> Result<Vec<PatchRow>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(IDS_AT_ONCE) {
        let rows: Vec<PatchRow> = patches::table
            .filter(patches::county.eq(county))
            .filter(patches::id.eq_any(some))
            .select(PatchRow::as_select())
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// The patches of a territory that fit the filter, in the order in which they came.
pub fn list(
    conn: &mut Conn,
    territory: &Territory,
    filter: &PatchFilter,
    limit: i64,
) -> Result<Vec<PatchRow>, StoreError> {
    let Some(within) = within(territory, filter) else { return Ok(Vec::new()) };
    let mut query = patches::table
        .filter(patches::county.eq(territory.county.as_str()))
        .order(patches::id)
        .limit(limit)
        .select(PatchRow::as_select())
        .into_boxed();
    query = match within.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(patches::township.eq(code.to_owned())),
        Reach::Village(code) => query.filter(patches::division.eq(code.to_owned())),
    };
    if let Some(season) = &filter.season {
        query = query.filter(patches::season.eq(season));
    }
    if let Some(class) = &filter.class {
        query = query.filter(patches::class.eq(class));
    }
    if let Some(state) = &filter.state {
        query = query.filter(patches::state.eq(state));
    }
    if let Some(view) = filter.bbox {
        query = query
            .filter(patches::west.le(view.east).and(patches::east.ge(view.west)))
            .filter(patches::south.le(view.north).and(patches::north.ge(view.south)));
    }
    if let Some(after) = &filter.after {
        query = query.filter(patches::id.gt(after));
    }
    Ok(query.load(conn)?)
}

/// How many patches of a season a territory has, by class and state.
pub fn counts(conn: &mut Conn, territory: &Territory, season: &str) -> Result<Vec<(String, String, i64)>, StoreError> {
    let mut query = patches::table
        .filter(patches::county.eq(territory.county.as_str()))
        .filter(patches::season.eq(season.to_owned()))
        .group_by((patches::class, patches::state))
        .order((patches::class, patches::state))
        .select((patches::class, patches::state, count_star()))
        .into_boxed();
    query = match territory.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(patches::township.eq(code.to_owned())),
        Reach::Village(code) => query.filter(patches::division.eq(code.to_owned())),
    };
    Ok(query.load(conn)?)
}

fn within(territory: &Territory, filter: &PatchFilter) -> Option<Territory> {
    match &filter.division {
        Some(division) => territory.narrowed_to(division),
        None => Some(territory.clone()),
    }
}
