//! Numbers given to houses and papers: each series counts up by itself and gives no number twice.

use diesel::prelude::*;
use serde::Serialize;

use super::conn::Conn;
use super::dialect::lock_county;
use super::error::StoreError;
use super::schema::numbers;

/// A number that was given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = numbers, treat_none_as_default_value = false)]
pub struct NumberRow {
    /// The county.
    pub county: String,
    /// What counts together, as in `house/530303101/2026`.
    pub series: String,
    /// From 1.
    pub serial: i32,
    /// Whose it is, as the ledger names it: `house:…`.
    pub subject: String,
}

/// The next number of a series, inside a write: nobody else gets it before that ends.
pub fn next(conn: &mut Conn, county: &str, series: &str) -> Result<i32, StoreError> {
    lock_county(conn, county)?;
    let last: Option<i32> = numbers::table
        .filter(numbers::county.eq(county))
        .filter(numbers::series.eq(series))
        .order(numbers::serial.desc())
        .select(numbers::serial)
        .first(conn)
        .optional()?;
    last.unwrap_or(0).checked_add(1).ok_or_else(|| StoreError::corrupt(format!("numbers of {series} are used up")))
}

/// Gives out the next number of a series.
pub fn take(conn: &mut Conn, county: &str, series: &str, subject: &str) -> Result<i32, StoreError> {
    let serial = next(conn, county, series)?;
    diesel::insert_into(numbers::table)
        .values((
            numbers::county.eq(county),
            numbers::series.eq(series),
            numbers::serial.eq(serial),
            numbers::subject.eq(subject),
        ))
        .execute(conn)?;
    Ok(serial)
}

/// The numbers that a subject was given, by series.
pub fn of_subject(conn: &mut Conn, county: &str, subject: &str) -> Result<Vec<NumberRow>, StoreError> {
    Ok(numbers::table
        .filter(numbers::county.eq(county))
        .filter(numbers::subject.eq(subject))
        .order((numbers::series, numbers::serial))
        .select(NumberRow::as_select())
        .load(conn)?)
}
