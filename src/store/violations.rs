//! The file of each violation.

use diesel::prelude::*;
use serde::Serialize;

use crate::domain::ids::{DivisionCode, Id};

use super::conn::Conn;
use super::error::StoreError;
use super::houses::Bbox;
use super::schema::violations;
use super::territory::{Reach, Territory};

/// Violations asked for by their ids in one query.
const IDS_AT_ONCE: usize = 500;
/// The states in which nothing goes on any more.
const ENDED: [&str; 3] = ["closed", "dismissed", "transferred"];

/// One violation as its columns tell it; everything of its life is in `file`.
#[derive(Debug, Clone, PartialEq, Serialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = violations, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct ViolationRow {
    /// The county.
    pub county: String,
    /// Hyphenated UUID.
    pub id: String,
    /// File number, unique in the county.
    pub number: String,
    /// 9 digits.
    pub township: String,
    /// 12 digits.
    pub division: String,
    /// `lead` … `closed`.
    pub state: String,
    /// `planning`, `land` or `zone`; none before it is filed.
    pub track: Option<String>,
    /// What it is, each with a blank before and after: ` V01 V08 `.
    pub kinds: String,
    /// How it came to be known.
    pub source: String,
    /// Hyphenated UUID of the house it concerns.
    pub house_id: Option<String>,
    /// Keyed hash of the party's name, by which an exact name is found.
    pub party_index: Option<Vec<u8>>,
    /// The earliest day by which the authority must have done something, `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// Whether it is legally risky on any day: an unconfirmed power, an act out of time.
    pub flagged: bool,
    /// Where, WGS-84 degrees.
    pub lon: f64,
    /// Where, WGS-84 degrees.
    pub lat: f64,
    /// Unix milliseconds.
    pub last_act_at: i64,
    /// Counts up by one with each act.
    pub version: i32,
    /// JSON.
    pub file: String,
}

/// The last violation of the page before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViolationCursor {
    /// Its `last_act_at`.
    pub last_act_at: i64,
    /// Its id.
    pub id: String,
}

/// Which violations of a territory; what is none does not narrow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ViolationFilter {
    /// In this township or village.
    pub division: Option<DivisionCode>,
    /// In this state.
    pub state: Option<String>,
    /// On this track.
    pub track: Option<String>,
    /// Of this kind, as in `V08`.
    pub kind: Option<String>,
    /// From this source.
    pub source: Option<String>,
    /// Of this house, hyphenated UUID.
    pub house_id: Option<String>,
    /// Not ended.
    pub open: bool,
    /// Legally risky: flagged, or with a clock that runs out before this day.
    pub risky_before: Option<String>,
    /// Whose number begins so.
    pub number_prefix: Option<String>,
    /// Whose party has exactly this name.
    pub party_index: Option<Vec<u8>>,
    /// In this rectangle.
    pub bbox: Option<Bbox>,
    /// Behind this one.
    pub after: Option<ViolationCursor>,
}

/// Adds a violation.
///
/// # Errors
/// `Conflict` on `violations.number` where another has it.
pub fn insert(conn: &mut Conn, row: &ViolationRow) -> Result<(), StoreError> {
    diesel::insert_into(violations::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes the violation anew, if it is still at the version that the caller read.
///
/// # Errors
/// `Conflict` on `violations.version` where it was changed since.
pub fn update(conn: &mut Conn, row: &ViolationRow, read_version: i32) -> Result<(), StoreError> {
    let as_read = violations::table
        .filter(violations::county.eq(&row.county))
        .filter(violations::id.eq(&row.id))
        .filter(violations::version.eq(read_version));
    let changed = diesel::update(as_read).set(row).execute(conn)?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict { what: "violations.version".to_owned() }) }
}

/// One violation.
pub fn find(conn: &mut Conn, id: &Id) -> Result<Option<ViolationRow>, StoreError> {
    of(conn, id.county().as_str(), &id.uuid().to_string())
}

pub(super) fn of(conn: &mut Conn, county: &str, id: &str) -> Result<Option<ViolationRow>, StoreError> {
    Ok(violations::table.find((county, id)).select(ViolationRow::as_select()).get_result(conn).optional()?)
}

/// The violations of a house, the first known first.
pub fn of_house(conn: &mut Conn, house: &Id) -> Result<Vec<ViolationRow>, StoreError> {
    Ok(violations::table
        .filter(violations::county.eq(house.county().as_str()))
        .filter(violations::house_id.eq(house.uuid().to_string()))
        .order(violations::id)
        .select(ViolationRow::as_select())
        .load(conn)?)
}

/// The violations of a whole county that lie in a rectangle: for the law and the suggestion of the same place; what is
/// shown of them is the caller's to decide.
pub fn within(conn: &mut Conn, county: &str, view: Bbox) -> Result<Vec<ViolationRow>, StoreError> {
    Ok(violations::table
        .filter(violations::county.eq(county))
        .filter(violations::lon.between(view.west, view.east))
        .filter(violations::lat.between(view.south, view.north))
        .order(violations::id)
        .select(ViolationRow::as_select())
        .load(conn)?)
}

/// The violations with these ids.
pub fn of_ids(conn: &mut Conn, county: &str, ids: &[String]) -> Result<Vec<ViolationRow>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(IDS_AT_ONCE) {
        let rows: Vec<ViolationRow> = violations::table
            .filter(violations::county.eq(county))
            .filter(violations::id.eq_any(some))
            .select(ViolationRow::as_select())
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// The violations of a territory that fit the filter, the one with the latest act first.
pub fn list(
    conn: &mut Conn,
    territory: &Territory,
    filter: &ViolationFilter,
    limit: i64,
) -> Result<Vec<ViolationRow>, StoreError> {
    let within = match &filter.division {
        Some(division) => territory.narrowed_to(division),
        None => Some(territory.clone()),
    };
    let Some(within) = within else { return Ok(Vec::new()) };
    let mut query = violations::table
        .filter(violations::county.eq(territory.county.as_str()))
        .order((violations::last_act_at.desc(), violations::id.desc()))
        .limit(limit)
        .select(ViolationRow::as_select())
        .into_boxed();
    query = match within.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(violations::township.eq(code.to_owned())),
        Reach::Village(code) => query.filter(violations::division.eq(code.to_owned())),
    };
    if let Some(state) = &filter.state {
        query = query.filter(violations::state.eq(state));
    }
    if let Some(track) = &filter.track {
        query = query.filter(violations::track.eq(track));
    }
    if let Some(kind) = &filter.kind {
        query = query.filter(violations::kinds.like(format!("% {kind} %")));
    }
    if let Some(source) = &filter.source {
        query = query.filter(violations::source.eq(source));
    }
    if let Some(house) = &filter.house_id {
        query = query.filter(violations::house_id.eq(house));
    }
    if filter.open {
        query = query.filter(violations::state.ne_all(ENDED));
    }
    if let Some(day) = &filter.risky_before {
        query = query.filter(violations::flagged.eq(true).or(violations::due_on.assume_not_null().lt(day)));
    }
    if let Some(prefix) = &filter.number_prefix {
        query =
            query.filter(violations::number.ge(prefix)).filter(violations::number.lt(format!("{prefix}{}", char::MAX)));
    }
    if let Some(index) = &filter.party_index {
        query = query.filter(violations::party_index.eq(index));
    }
    if let Some(view) = filter.bbox {
        query = query
            .filter(violations::lon.between(view.west, view.east))
            .filter(violations::lat.between(view.south, view.north));
    }
    if let Some(ViolationCursor { last_act_at, id }) = &filter.after {
        // The first condition is what the index can begin at; the second only drops those of the same moment.
        query = query
            .filter(violations::last_act_at.le(last_act_at))
            .filter(violations::last_act_at.lt(last_act_at).or(violations::id.lt(id)));
    }
    Ok(query.load(conn)?)
}
