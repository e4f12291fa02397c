//! What is to be looked at, worked out anew by the domain after each act of a file.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::store::conn::Conn;
use crate::store::dialect::insert_places;
use crate::store::error::StoreError;
use crate::store::schema::patrol_places;
use crate::store::territory::{Reach, Territory};

use super::place_row::PlaceRow;

/// A rectangle of ground, WGS-84 degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// West edge.
    pub west: f64,
    /// South edge.
    pub south: f64,
    /// East edge.
    pub east: f64,
    /// North edge.
    pub north: f64,
}

/// Puts these in the place of all that the subject had.
pub fn put(conn: &mut Conn, county: &str, subject: &str, wanted: &[PlaceRow]) -> Result<(), StoreError> {
    let present: Vec<PlaceRow> = patrol_places::table
        .filter(patrol_places::county.eq(county))
        .filter(patrol_places::subject.eq(subject))
        .order(patrol_places::reason)
        .select(PlaceRow::as_select())
        .load(conn)?;
    // Most acts change nothing of it: only what differs is written.
    for gone in present.iter().filter(|row| !wanted.contains(row)) {
        diesel::delete(patrol_places::table.find((county, subject, &gone.reason))).execute(conn)?;
    }
    for new in wanted.iter().filter(|row| !present.contains(row)) {
        diesel::insert_into(patrol_places::table).values(new).execute(conn)?;
    }
    Ok(())
}

/// Adds what subjects that are new are to be looked at for.
pub fn add(conn: &mut Conn, rows: &[PlaceRow]) -> Result<(), StoreError> {
    insert_places(conn, rows)
}

/// A part of one reason's list in a territory: counted from a day on, and on this very day only behind a subject; until a
/// day, both inclusive; at most so many.
pub fn part(
    conn: &mut Conn,
    within: &Territory,
    reason: &str,
    (from, behind): (&str, Option<&str>),
    until: &str,
    limit: i64,
) -> Result<Vec<PlaceRow>, StoreError> {
    let mut query = patrol_places::table
        .filter(patrol_places::county.eq(within.county.as_str()))
        .filter(patrol_places::reason.eq(reason.to_owned()))
        .filter(patrol_places::counted_from.ge(from.to_owned()))
        .filter(patrol_places::counted_from.le(until.to_owned()))
        .order((patrol_places::counted_from, patrol_places::subject))
        .limit(limit)
        .select(PlaceRow::as_select())
        .into_boxed();
    query = match within.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(patrol_places::township.eq(code.to_owned())),
        Reach::Village(code) => query.filter(patrol_places::division.eq(code.to_owned())),
    };
    if let Some(subject) = behind {
        query = query
            .filter(patrol_places::counted_from.gt(from.to_owned()).or(patrol_places::subject.gt(subject.to_owned())));
    }
    Ok(query.load(conn)?)
}

/// What is to be looked at in a rectangle of a territory, at most so many.
pub fn within(conn: &mut Conn, territory: &Territory, view: Spot, limit: i64) -> Result<Vec<PlaceRow>, StoreError> {
    let mut query = patrol_places::table
        .filter(patrol_places::county.eq(territory.county.as_str()))
        .filter(patrol_places::lon.ge(view.west).and(patrol_places::lon.le(view.east)))
        .filter(patrol_places::lat.ge(view.south).and(patrol_places::lat.le(view.north)))
        .order((patrol_places::lon, patrol_places::lat, patrol_places::reason, patrol_places::subject))
        .limit(limit)
        .select(PlaceRow::as_select())
        .into_boxed();
    query = match territory.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(patrol_places::township.eq(code.to_owned())),
        Reach::Village(code) => query.filter(patrol_places::division.eq(code.to_owned())),
    };
    Ok(query.load(conn)?)
}

/// Counts what lies in a rectangle for one of these reasons from the day of a visit to it; a day named for another look is
/// done with. What was seen later already stays.
pub fn met_nearby(
    conn: &mut Conn,
    county: &str,
    view: Spot,
    (again, done): (&[&str], &[&str]),
    on_day: &str,
) -> Result<(), StoreError> {
    let here = patrol_places::county
        .eq(county)
        .and(patrol_places::lon.ge(view.west).and(patrol_places::lon.le(view.east)))
        .and(patrol_places::lat.ge(view.south).and(patrol_places::lat.le(view.north)))
        .and(patrol_places::counted_from.le(on_day));
    diesel::update(patrol_places::table.filter(here.and(patrol_places::reason.eq_any(again.to_vec()))))
        .set(patrol_places::counted_from.eq(on_day))
        .execute(conn)?;
    diesel::delete(patrol_places::table.filter(here.and(patrol_places::reason.eq_any(done.to_vec())))).execute(conn)?;
    Ok(())
}

/// How many of a territory are to be looked at for a reason and count from before a day.
pub fn overdue(conn: &mut Conn, within: &Territory, reason: &str, before: &str) -> Result<i64, StoreError> {
    let mut query = patrol_places::table
        .filter(patrol_places::county.eq(within.county.as_str()))
        .filter(patrol_places::reason.eq(reason.to_owned()))
        .filter(patrol_places::counted_from.lt(before.to_owned()))
        .select(count_star())
        .into_boxed();
    query = match within.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(patrol_places::township.eq(code.to_owned())),
        Reach::Village(code) => query.filter(patrol_places::division.eq(code.to_owned())),
    };
    Ok(query.get_result(conn)?)
}
