//! The people of a household. Only sealed bytes come here; the keys are elsewhere.

use diesel::prelude::*;
use serde::Serialize;

use crate::domain::ids::Id;

use super::conn::Conn;
use super::error::StoreError;
use super::schema::persons;

/// One person of a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = persons, treat_none_as_default_value = false)]
pub struct PersonRow {
    /// The county.
    pub county: String,
    /// Hyphenated UUID of the house.
    pub house_id: String,
    /// 0 is the head of the household.
    pub ordinal: i32,
    /// `head` or `member`.
    pub kind: String,
    /// Algorithm byte, nonce, ciphertext.
    pub sealed: Vec<u8>,
    /// Keyed hash of the identity number, by which the same person is found again.
    pub id_index: Option<Vec<u8>>,
}

/// Puts these in the place of all that the house had.
pub fn put(conn: &mut Conn, house: &Id, rows: &[PersonRow]) -> Result<(), StoreError> {
    let (county, id) = (house.county().as_str(), house.uuid().to_string());
    diesel::delete(persons::table.filter(persons::county.eq(county)).filter(persons::house_id.eq(id))).execute(conn)?;
    for row in rows {
        diesel::insert_into(persons::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// The people of a house, its head first.
pub fn of_house(conn: &mut Conn, house: &Id) -> Result<Vec<PersonRow>, StoreError> {
    of(conn, house.county().as_str(), &house.uuid().to_string())
}

pub(super) fn of(conn: &mut Conn, county: &str, house_id: &str) -> Result<Vec<PersonRow>, StoreError> {
    Ok(persons::table
        .filter(persons::county.eq(county))
        .filter(persons::house_id.eq(house_id))
        .order(persons::ordinal)
        .select(PersonRow::as_select())
        .load(conn)?)
}

/// Every household of the county in which this person is named: one household has one homestead.
pub fn by_id_index(conn: &mut Conn, county: &str, id_index: &[u8]) -> Result<Vec<PersonRow>, StoreError> {
    Ok(persons::table
        .filter(persons::county.eq(county))
        .filter(persons::id_index.eq(id_index))
        .order((persons::house_id, persons::ordinal))
        .select(PersonRow::as_select())
        .load(conn)?)
}
