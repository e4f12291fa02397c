//! Which ground was visited on which day: counts of squares, and never whose visits they were.

use diesel::dsl::{max, sum};
use diesel::prelude::*;

use crate::store::conn::Conn;
use crate::store::dialect::lock_county;
use crate::store::error::StoreError;
use crate::store::schema::patrol_days;
use crate::store::territory::Territory;

/// The visits of one worth to a square of ground on a day.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = patrol_days)]
pub struct CellDay {
    /// The county.
    pub county: String,
    /// The village, 12 digits.
    pub division: String,
    /// Sides east of the grid's origin.
    pub cell_x: i32,
    /// Sides north of it.
    pub cell_y: i32,
    /// `YYYY-MM-DD`.
    pub on_day: String,
    /// `honest` or `unproven`.
    pub proof: String,
    /// How many.
    pub visits: i32,
}

/// Squares from one to another, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellBox {
    /// The lowest, east.
    pub west: i32,
    /// The lowest, north.
    pub south: i32,
    /// The highest, east.
    pub east: i32,
    /// The highest, north.
    pub north: i32,
}

/// The visits of one worth to a village.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VillageDays {
    /// The day of the last, until the period's end.
    pub last_on: Option<String>,
    /// How many in the period.
    pub visits: i64,
}

/// The visits of one worth to a village in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageSum {
    /// The village, 12 digits.
    pub division: String,
    /// `honest` or `unproven`.
    pub proof: String,
    /// How many.
    pub visits: i64,
}

/// The visits of a territory between two days, both inclusive, by village and worth; villages without any are absent.
pub fn sums(conn: &mut Conn, within: &Territory, (from, to): (&str, &str)) -> Result<Vec<VillageSum>, StoreError> {
    let code = within.division.as_str();
    let lines: Vec<(String, String, Option<i64>)> = patrol_days::table
        .filter(patrol_days::county.eq(within.county.as_str()))
        .filter(patrol_days::division.ge(code).and(patrol_days::division.lt(format!("{code}~"))))
        .filter(patrol_days::on_day.ge(from).and(patrol_days::on_day.le(to)))
        .group_by((patrol_days::division, patrol_days::proof))
        .order((patrol_days::division, patrol_days::proof))
        .select((patrol_days::division, patrol_days::proof, sum(patrol_days::visits)))
        .load(conn)?;
    let sums =
        lines.into_iter().map(|(division, proof, visits)| VillageSum { division, proof, visits: visits.unwrap_or(0) });
    Ok(sums.collect())
}

/// Adds the visits of a row to those of its square on its day.
pub fn add_day(conn: &mut Conn, row: &CellDay) -> Result<(), StoreError> {
    // Two writers of PostgreSQL would both find nothing and both insert.
    lock_county(conn, &row.county)?;
    let key = (&row.county, &row.division, row.cell_x, row.cell_y, &row.on_day, &row.proof);
    let known = diesel::update(patrol_days::table.find(key))
        .set(patrol_days::visits.eq(patrol_days::visits + row.visits))
        .execute(conn)?;
    if known == 0 {
        diesel::insert_into(patrol_days::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// The visits of one worth to a village between two days, both inclusive.
pub fn village(
    conn: &mut Conn,
    county: &str,
    code: &str,
    proof: &str,
    (from, to): (&str, &str),
) -> Result<VillageDays, StoreError> {
    let until = patrol_days::table
        .filter(patrol_days::county.eq(county))
        .filter(patrol_days::division.eq(code))
        .filter(patrol_days::proof.eq(proof))
        .filter(patrol_days::on_day.le(to));
    let last_on = until.order(patrol_days::on_day.desc()).select(patrol_days::on_day).first(conn).optional()?;
    let visits: Option<i64> =
        until.filter(patrol_days::on_day.ge(from)).select(sum(patrol_days::visits)).get_result(conn)?;
    Ok(VillageDays { last_on, visits: visits.unwrap_or(0) })
}

/// The squares of a rectangle that were visited between two days, both inclusive, in a territory: for each village that
/// has a part of them and each worth, the visits added up and the day of the last. At most so many rows.
pub fn cells(
    conn: &mut Conn,
    within: &Territory,
    view: CellBox,
    (from, to): (&str, &str),
    limit: i64,
) -> Result<Vec<CellDay>, StoreError> {
    type Line = (i32, i32, String, String, Option<String>, Option<i64>);
    let code = within.division.as_str();
    let lines: Vec<Line> = patrol_days::table
        .filter(patrol_days::county.eq(within.county.as_str()))
        .filter(patrol_days::cell_x.ge(view.west).and(patrol_days::cell_x.le(view.east)))
        .filter(patrol_days::cell_y.ge(view.south).and(patrol_days::cell_y.le(view.north)))
        .filter(patrol_days::division.ge(code).and(patrol_days::division.lt(format!("{code}~"))))
        .filter(patrol_days::on_day.ge(from).and(patrol_days::on_day.le(to)))
        .group_by((patrol_days::cell_x, patrol_days::cell_y, patrol_days::division, patrol_days::proof))
        .order((patrol_days::cell_x, patrol_days::cell_y, patrol_days::division, patrol_days::proof))
        .limit(limit)
        .select((
            patrol_days::cell_x,
            patrol_days::cell_y,
            patrol_days::division,
            patrol_days::proof,
            max(patrol_days::on_day),
            sum(patrol_days::visits),
        ))
        .load(conn)?;
    let county = within.county.as_str();
    let rows = lines.into_iter().map(|(cell_x, cell_y, division, proof, last, visits)| CellDay {
        county: county.to_owned(),
        division,
        cell_x,
        cell_y,
        on_day: last.unwrap_or_default(),
        proof,
        visits: visits.and_then(|visits| i32::try_from(visits).ok()).unwrap_or(i32::MAX),
    });
    Ok(rows.collect())
}
