//! What is known of each photo; its bytes lie with the blobs, under their hash.

use diesel::prelude::*;
use serde::Serialize;

use crate::domain::ids::Id;

use super::conn::Conn;
use super::error::StoreError;
use super::schema::photos;

/// One photo.
#[derive(Debug, Clone, PartialEq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = photos, treat_none_as_default_value = false)]
pub struct PhotoRow {
    /// The county.
    pub county: String,
    /// Hyphenated UUID.
    pub id: String,
    /// Of the original, hexadecimal: where its bytes lie.
    pub sha256: String,
    /// Size of the original.
    pub bytes: i64,
    /// Media type of the original.
    pub mime: String,
    /// Upright, in pixels.
    pub width: i32,
    /// Upright, in pixels.
    pub height: i32,
    /// When the device says it was taken, unix milliseconds.
    pub taken_at: i64,
    /// When it came in, unix milliseconds.
    pub received_at: i64,
    /// The house it shows.
    pub house_id: Option<String>,
    /// The violation it shows.
    pub violation_id: Option<String>,
    /// What it is to prove.
    pub purpose: String,
    /// Which device.
    pub device_id: String,
    /// Which account, hyphenated UUID.
    pub actor_id: String,
    /// Where the device says it was, WGS-84 degrees.
    pub lon: Option<f64>,
    /// Where the device says it was, WGS-84 degrees.
    pub lat: Option<f64>,
    /// `inside`, `outside`, `undecided` or `unlocated`.
    pub verdict: String,
    /// Of what it shows: near pictures differ in few bits.
    pub fingerprint: i64,
    /// Everything else, JSON.
    pub facts: String,
}

/// A photo as the search for near duplicates needs it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = photos)]
pub struct Fingerprint {
    /// Hyphenated UUID of the photo.
    pub id: String,
    /// The house it shows.
    pub house_id: Option<String>,
    /// Its bits.
    pub fingerprint: i64,
}

/// Adds a photo.
pub fn insert(conn: &mut Conn, row: &PhotoRow) -> Result<(), StoreError> {
    diesel::insert_into(photos::table).values(row).execute(conn)?;
    Ok(())
}

/// Says which house a photo shows that came before its house was there. The photo changes, so it needs an entry of
/// its own. False where there is no such photo, or it shows another house.
pub fn attach(conn: &mut Conn, photo: &Id, house: &Id) -> Result<bool, StoreError> {
    let loose = photos::table
        .filter(photos::county.eq(photo.county().as_str()))
        .filter(photos::id.eq(photo.uuid().to_string()))
        .filter(photos::house_id.is_null());
    Ok(diesel::update(loose).set(photos::house_id.eq(house.uuid().to_string())).execute(conn)? == 1)
}

/// One photo.
pub fn find(conn: &mut Conn, id: &Id) -> Result<Option<PhotoRow>, StoreError> {
    of(conn, id.county().as_str(), &id.uuid().to_string())
}

pub(super) fn of(conn: &mut Conn, county: &str, id: &str) -> Result<Option<PhotoRow>, StoreError> {
    Ok(photos::table.find((county, id)).select(PhotoRow::as_select()).get_result(conn).optional()?)
}

/// The photos of a house in the order in which they were taken.
pub fn of_house(conn: &mut Conn, house: &Id) -> Result<Vec<PhotoRow>, StoreError> {
    Ok(photos::table
        .filter(photos::county.eq(house.county().as_str()))
        .filter(photos::house_id.eq(house.uuid().to_string()))
        .order((photos::taken_at, photos::id))
        .select(PhotoRow::as_select())
        .load(conn)?)
}

/// The photos of a violation in the order in which they were taken.
pub fn of_violation(conn: &mut Conn, violation: &Id) -> Result<Vec<PhotoRow>, StoreError> {
    Ok(photos::table
        .filter(photos::county.eq(violation.county().as_str()))
        .filter(photos::violation_id.eq(violation.uuid().to_string()))
        .order((photos::taken_at, photos::id))
        .select(PhotoRow::as_select())
        .load(conn)?)
}

/// Every photo of the county with the same bytes, the first received first.
pub fn by_sha256(conn: &mut Conn, county: &str, sha256: &str) -> Result<Vec<PhotoRow>, StoreError> {
    Ok(photos::table
        .filter(photos::county.eq(county))
        .filter(photos::sha256.eq(sha256))
        .order((photos::received_at, photos::id))
        .select(PhotoRow::as_select())
        .load(conn)?)
}

/// The photo that this account took last before a moment (unix milliseconds): how far it can have come since.
pub fn last_before(
    conn: &mut Conn,
    county: &str,
    actor_id: &str,
    taken_at: i64,
) -> Result<Option<PhotoRow>, StoreError> {
    Ok(photos::table
        .filter(photos::county.eq(county))
        .filter(photos::actor_id.eq(actor_id))
        .filter(photos::taken_at.lt(taken_at))
        .order(photos::taken_at.desc())
        .select(PhotoRow::as_select())
        .first(conn)
        .optional()?)
}

/// Fingerprints of the county's photos by id, from behind one (`""` for the first), at most so many.
pub fn fingerprints(conn: &mut Conn, county: &str, after: &str, limit: i64) -> Result<Vec<Fingerprint>, StoreError> {
    Ok(photos::table
        .filter(photos::county.eq(county))
        .filter(photos::id.gt(after))
        .order(photos::id)
        .limit(limit)
        .select(Fingerprint::as_select())
        .load(conn)?)
}
