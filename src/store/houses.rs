//! The file of each house.

use diesel::dsl::{max, min};
use diesel::prelude::*;
use serde::Serialize;

use crate::domain::ids::{DivisionCode, Id};

use super::conn::Conn;
use super::error::StoreError;
use super::persons::PersonRow;
use super::schema::{houses, persons};
use super::territory::{Reach, Territory};

/// A plot is looked for in a strip that reaches this far beyond the view, in degrees of longitude (about 2 km): none
/// is wider, and [`insert`] refuses one that were.
pub const WIDEST_PLOT_DEG: f64 = 0.02;

/// Houses asked for by their ids in one query.
const IDS_AT_ONCE: usize = 500;

type HouseBox = (String, f64, f64, f64, f64);

/// One house as its columns tell it; everything of its life is in `file`.
#[derive(Debug, Clone, PartialEq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = houses, treat_none_as_default_value = false)]
pub struct HouseRow {
    /// The county.
    pub county: String,
    /// Hyphenated UUID.
    pub id: String,
    /// As in `530303101-2026-0042`, unique in the county.
    pub number: String,
    /// 9 digits.
    pub township: String,
    /// 12 digits.
    pub division: String,
    /// `planning` … `done`.
    pub stage: String,
    /// The step inside the stage.
    pub state: String,
    /// Keyed hash of the head's name, by which an exact name is found.
    pub head_index: Option<Vec<u8>>,
    /// The earliest day on which something runs out, `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// The box around the plot, WGS-84 degrees.
    pub west: Option<f64>,
    /// South edge.
    pub south: Option<f64>,
    /// East edge.
    pub east: Option<f64>,
    /// North edge.
    pub north: Option<f64>,
    /// Hash of the code on the applicant's slip, unique in the county.
    pub slip_hash: Vec<u8>,
    /// Unix milliseconds.
    pub last_act_at: i64,
    /// Counts up by one with each act.
    pub version: i32,
    /// JSON.
    pub file: String,
}

/// A house with the sealed head of its household.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedHouse {
    /// The house.
    pub house: HouseRow,
    /// None once the personal data was erased.
    pub head: Option<PersonRow>,
}

/// A rectangle of the map, WGS-84 degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bbox {
    /// West edge.
    pub west: f64,
    /// South edge.
    pub south: f64,
    /// East edge.
    pub east: f64,
    /// North edge.
    pub north: f64,
}

/// The last house of the page before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseCursor {
    /// Its `last_act_at`.
    pub last_act_at: i64,
    /// Its id.
    pub id: String,
}

/// Which houses of a territory; what is none does not narrow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HouseFilter {
    /// In this township or village.
    pub division: Option<DivisionCode>,
    /// In this stage.
    pub stage: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Whose number begins so.
    pub number_prefix: Option<String>,
    /// Whose head has exactly this name.
    pub head_index: Option<Vec<u8>>,
    /// For which something ran out before this day.
    pub overdue_on: Option<String>,
    /// Whose plot touches this rectangle.
    pub bbox: Option<Bbox>,
    /// Behind this one.
    pub after: Option<HouseCursor>,
}

/// Adds a house.
///
/// # Errors
/// `Conflict` on `houses.number` or `houses.slip_hash` where another house has it.
pub fn insert(conn: &mut Conn, row: &HouseRow) -> Result<(), StoreError> {
    check_box(row)?;
    diesel::insert_into(houses::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes the house anew, if it is still at the version that the caller read.
///
/// # Errors
/// `Conflict` on `houses.version` where it was changed since.
pub fn update(conn: &mut Conn, row: &HouseRow, read_version: i32) -> Result<(), StoreError> {
    check_box(row)?;
    let changed_since = || StoreError::Conflict { what: "houses.version".to_owned() };
    let old = of(conn, &row.county, &row.id)?.filter(|old| old.version == read_version).ok_or_else(changed_since)?;
    let as_read = houses::table
        .filter(houses::county.eq(&row.county))
        .filter(houses::id.eq(&row.id))
        .filter(houses::version.eq(read_version));
    // SQLite writes every index anew of which a column is named here, even where it stays the same: what an act
    // seldom changes is named only where it does.
    let seldom = (
        (old.number != row.number).then(|| houses::number.eq(&row.number)),
        (old.township != row.township).then(|| houses::township.eq(&row.township)),
        (old.division != row.division).then(|| houses::division.eq(&row.division)),
        (old.head_index != row.head_index).then(|| houses::head_index.eq(row.head_index.as_deref())),
        (old.west != row.west).then(|| houses::west.eq(row.west)),
        (old.south != row.south).then(|| houses::south.eq(row.south)),
        (old.east != row.east).then(|| houses::east.eq(row.east)),
        (old.north != row.north).then(|| houses::north.eq(row.north)),
        (old.slip_hash != row.slip_hash).then(|| houses::slip_hash.eq(&row.slip_hash)),
    );
    let changed = diesel::update(as_read)
        .set((
            seldom,
            houses::stage.eq(&row.stage),
            houses::state.eq(&row.state),
            houses::due_on.eq(row.due_on.as_deref()),
            houses::last_act_at.eq(row.last_act_at),
            houses::version.eq(row.version),
            houses::file.eq(&row.file),
        ))
        .execute(conn)?;
    if changed == 1 { Ok(()) } else { Err(changed_since()) }
}

/// One house.
pub fn find(conn: &mut Conn, id: &Id) -> Result<Option<HouseRow>, StoreError> {
    of(conn, id.county().as_str(), &id.uuid().to_string())
}

pub(super) fn of(conn: &mut Conn, county: &str, id: &str) -> Result<Option<HouseRow>, StoreError> {
    Ok(houses::table.find((county, id)).select(HouseRow::as_select()).get_result(conn).optional()?)
}

/// Whether the county has a house at all.
pub fn any(conn: &mut Conn, county: &str) -> Result<bool, StoreError> {
    let some: Option<String> =
        houses::table.filter(houses::county.eq(county)).order(houses::id).select(houses::id).first(conn).optional()?;
    Ok(some.is_some())
}

/// The house with this number.
pub fn by_number(conn: &mut Conn, county: &str, number: &str) -> Result<Option<HouseRow>, StoreError> {
    Ok(houses::table
        .filter(houses::county.eq(county))
        .filter(houses::number.eq(number))
        .select(HouseRow::as_select())
        .get_result(conn)
        .optional()?)
}

/// The house whose slip carries the code with this hash.
pub fn by_slip(conn: &mut Conn, county: &str, slip_hash: &[u8]) -> Result<Option<HouseRow>, StoreError> {
    Ok(houses::table
        .filter(houses::county.eq(county))
        .filter(houses::slip_hash.eq(slip_hash))
        .select(HouseRow::as_select())
        .get_result(conn)
        .optional()?)
}

/// The houses of a territory that fit the filter, the one with the latest act first.
pub fn list(
    conn: &mut Conn,
    territory: &Territory,
    filter: &HouseFilter,
    limit: i64,
) -> Result<Vec<ListedHouse>, StoreError> {
    let within = match &filter.division {
        Some(division) => territory.narrowed_to(division),
        None => Some(territory.clone()),
    };
    let Some(within) = within else { return Ok(Vec::new()) };
    let head = persons::county.eq(houses::county).and(persons::house_id.eq(houses::id)).and(persons::ordinal.eq(0));
    let mut query = houses::table
        .left_join(persons::table.on(head))
        .filter(houses::county.eq(territory.county.as_str()))
        .order((houses::last_act_at.desc(), houses::id.desc()))
        .limit(limit)
        .select((HouseRow::as_select(), Option::<PersonRow>::as_select()))
        .into_boxed();
    query = match within.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(houses::township.eq(code.to_owned())),
        Reach::Village(code) => query.filter(houses::division.eq(code.to_owned())),
    };
    if let Some(stage) = &filter.stage {
        query = query.filter(houses::stage.eq(stage));
    }
    if let Some(state) = &filter.state {
        query = query.filter(houses::state.eq(state));
    }
    if let Some(prefix) = &filter.number_prefix {
        query = query.filter(houses::number.ge(prefix)).filter(houses::number.lt(format!("{prefix}{}", char::MAX)));
    }
    if let Some(index) = &filter.head_index {
        query = query.filter(houses::head_index.eq(index));
    }
    if let Some(day) = &filter.overdue_on {
        query = query.filter(houses::due_on.lt(day));
    }
    if let Some(view) = filter.bbox {
        query = query
            .filter(houses::west.ge(view.west - WIDEST_PLOT_DEG).and(houses::west.le(view.east)))
            .filter(houses::east.ge(view.west))
            .filter(houses::south.le(view.north).and(houses::north.ge(view.south)));
    }
    if let Some(HouseCursor { last_act_at, id }) = &filter.after {
        // The first condition is what the index can begin at; the second only drops those of the same moment.
        query = query
            .filter(houses::last_act_at.le(last_act_at))
            .filter(houses::last_act_at.lt(last_act_at).or(houses::id.lt(id)));
    }
    let rows: Vec<(HouseRow, Option<PersonRow>)> = query.load(conn)?;
    Ok(rows.into_iter().map(|(house, head)| ListedHouse { house, head }).collect())
}

/// The houses of the whole county whose plot's box touches a rectangle, but those in one of these states. For the law
/// alone, which asks whose land it is and not who may look: what is shown of them is the caller's to decide.
pub fn touching(conn: &mut Conn, county: &str, view: Bbox, but: &[&str]) -> Result<Vec<HouseRow>, StoreError> {
    Ok(houses::table
        .filter(houses::county.eq(county))
        .filter(houses::west.ge(view.west - WIDEST_PLOT_DEG).and(houses::west.le(view.east)))
        .filter(houses::east.ge(view.west))
        .filter(houses::south.le(view.north).and(houses::north.ge(view.south)))
        .filter(houses::state.ne_all(but.to_vec()))
        .order(houses::id)
        .select(HouseRow::as_select())
        .load(conn)?)
}

/// Whose box lies where, of every house of the county whose box begins in a strip of longitudes (its end excluded), between
/// two latitudes: read from the index alone, for whoever has thousands of places to ask about.
pub fn boxes(conn: &mut Conn, county: &str, strip: Bbox) -> Result<Vec<(String, Bbox)>, StoreError> {
    let rows: Vec<HouseBox> = houses::table
        .filter(houses::county.eq(county))
        .filter(houses::west.ge(strip.west).and(houses::west.lt(strip.east)))
        .filter(houses::south.le(strip.north).and(houses::north.ge(strip.south)))
        .select((
            houses::id,
            houses::west.assume_not_null(),
            houses::south.assume_not_null(),
            houses::east.assume_not_null(),
            houses::north.assume_not_null(),
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, west, south, east, north)| (id, Bbox { west, south, east, north })).collect())
}

/// The box around the county's houses, read from the ends of its index; none where no house has a place. North and south are
/// those of the whole earth.
pub fn bounds(conn: &mut Conn, county: &str) -> Result<Option<Bbox>, StoreError> {
    let of_county = houses::table.filter(houses::county.eq(county)).filter(houses::west.is_not_null());
    let ends: (Option<f64>, Option<f64>) = of_county.select((min(houses::west), max(houses::west))).get_result(conn)?;
    let (Some(west), Some(east)) = ends else { return Ok(None) };
    Ok(Some(Bbox { west, south: -90.0, east, north: 90.0 }))
}

/// The houses with these ids, but those in one of these states.
pub fn of_ids(conn: &mut Conn, county: &str, ids: &[String], but: &[&str]) -> Result<Vec<HouseRow>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(IDS_AT_ONCE) {
        let rows: Vec<HouseRow> = houses::table
            .filter(houses::county.eq(county))
            .filter(houses::id.eq_any(some))
            .filter(houses::state.ne_all(but.to_vec()))
            .select(HouseRow::as_select())
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// The houses with these ids, each with its head, in no order.
pub fn listed(conn: &mut Conn, county: &str, ids: &[String]) -> Result<Vec<ListedHouse>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(IDS_AT_ONCE) {
        let head = persons::county.eq(houses::county).and(persons::house_id.eq(houses::id)).and(persons::ordinal.eq(0));
        let rows: Vec<(HouseRow, Option<PersonRow>)> = houses::table
            .left_join(persons::table.on(head))
            .filter(houses::county.eq(county))
            .filter(houses::id.eq_any(some))
            .select((HouseRow::as_select(), Option::<PersonRow>::as_select()))
            .load(conn)?;
        found.extend(rows.into_iter().map(|(house, head)| ListedHouse { house, head }));
    }
    Ok(found)
}

fn check_box(row: &HouseRow) -> Result<(), StoreError> {
    let sides = [row.west, row.south, row.east, row.north];
    let whole = match (row.west, row.east) {
        (Some(west), Some(east)) => {
            sides.iter().flatten().count() == 4 && (0.0..=WIDEST_PLOT_DEG).contains(&(east - west))
        }
        _ => sides.iter().all(Option::is_none),
    };
    if whole && sides.iter().flatten().all(|side| side.is_finite()) {
        Ok(())
    } else {
        Err(StoreError::corrupt(format!("the box of house {}", row.id)))
    }
}
