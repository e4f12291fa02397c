//! The visits themselves, and the photos that each rests on.

use diesel::prelude::*;
use serde::Serialize;

use crate::domain::ids::{DivisionCode, Id};
use crate::store::conn::Conn;
use crate::store::error::StoreError;
use crate::store::schema::{patrol_photos, patrol_visits};
use crate::store::territory::{Reach, Territory};

/// One visit as its columns tell it; the rest is in `file`.
#[derive(Debug, Clone, PartialEq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = patrol_visits)]
pub struct VisitRow {
    /// The county.
    pub county: String,
    /// Hyphenated UUID.
    pub id: String,
    /// Unique in the county.
    pub number: String,
    /// 9 digits.
    pub township: String,
    /// 12 digits.
    pub division: String,
    /// When they stood there, unix milliseconds.
    pub at: i64,
    /// `conforms`, `doubtful` or `deviates`.
    pub conclusion: String,
    /// `honest` or `unproven`.
    pub proof: String,
    /// When somebody is to look again, `YYYY-MM-DD`.
    pub recheck_on: Option<String>,
    /// Where, WGS-84 degrees.
    pub lon: f64,
    /// Where, WGS-84 degrees.
    pub lat: f64,
    /// JSON.
    pub file: String,
}

/// A photo of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = patrol_photos)]
pub struct VisitPhotoRow {
    /// The county.
    pub county: String,
    /// The visit, hyphenated UUID.
    pub visit_id: String,
    /// From 0.
    pub ordinal: i32,
    /// The photo, hyphenated UUID; of one visit only.
    pub photo_id: String,
}

/// The last visit of the page before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitCursor {
    /// Its moment, unix milliseconds.
    pub at: i64,
    /// Its id.
    pub id: String,
}

/// Adds a visit with its photos.
///
/// # Errors
/// `Conflict` on `patrol_photos.photo_id` where a photo shows another visit.
pub fn insert(conn: &mut Conn, row: &VisitRow, photos: &[VisitPhotoRow]) -> Result<(), StoreError> {
    diesel::insert_into(patrol_visits::table).values(row).execute(conn)?;
    for photo in photos {
        diesel::insert_into(patrol_photos::table).values(photo).execute(conn)?;
    }
    Ok(())
}

/// One visit.
pub fn find(conn: &mut Conn, id: &Id) -> Result<Option<VisitRow>, StoreError> {
    of(conn, id.county().as_str(), &id.uuid().to_string())
}

pub(in crate::store) fn of(conn: &mut Conn, county: &str, id: &str) -> Result<Option<VisitRow>, StoreError> {
    Ok(patrol_visits::table.find((county, id)).select(VisitRow::as_select()).get_result(conn).optional()?)
}

pub(in crate::store) fn photos_of(
    conn: &mut Conn,
    county: &str,
    visit: &str,
) -> Result<Vec<VisitPhotoRow>, StoreError> {
    Ok(patrol_photos::table
        .filter(patrol_photos::county.eq(county))
        .filter(patrol_photos::visit_id.eq(visit))
        .order(patrol_photos::ordinal)
        .select(VisitPhotoRow::as_select())
        .load(conn)?)
}

/// The visit that a photo shows, hyphenated UUID.
pub fn visit_of_photo(conn: &mut Conn, county: &str, photo: &str) -> Result<Option<String>, StoreError> {
    Ok(patrol_photos::table
        .filter(patrol_photos::county.eq(county))
        .filter(patrol_photos::photo_id.eq(photo))
        .select(patrol_photos::visit_id)
        .get_result(conn)
        .optional()?)
}

/// The visits of a territory, the latest first, from and to moments (unix milliseconds, the second exclusive).
pub fn list(
    conn: &mut Conn,
    within: &Territory,
    (from, to): (i64, i64),
    after: Option<&VisitCursor>,
    limit: i64,
) -> Result<Vec<VisitRow>, StoreError> {
    let mut query = patrol_visits::table
        .filter(patrol_visits::county.eq(within.county.as_str()))
        .filter(patrol_visits::at.ge(from))
        .filter(patrol_visits::at.lt(to))
        .order((patrol_visits::at.desc(), patrol_visits::id.desc()))
        .limit(limit)
        .select(VisitRow::as_select())
        .into_boxed();
    query = match within.reach() {
        Reach::County => query,
        Reach::Township(code) => query.filter(patrol_visits::township.eq(code.to_owned())),
        Reach::Village(code) => query.filter(patrol_visits::division.eq(code.to_owned())),
    };
    if let Some(VisitCursor { at, id }) = after {
        // The first condition is what the index can begin at; the second only drops those of the same moment.
        query = query.filter(patrol_visits::at.le(at)).filter(patrol_visits::at.lt(at).or(patrol_visits::id.lt(id)));
    }
    Ok(query.load(conn)?)
}

impl VisitRow {
    /// The village.
    pub fn village(&self) -> Result<DivisionCode, StoreError> {
        self.division.parse().map_err(|_why| StoreError::corrupt(format!("the village of visit {}", self.id)))
    }
}
