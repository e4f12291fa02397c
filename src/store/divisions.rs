//! The county's divisions, as its pack names them.

use diesel::prelude::*;
use serde::Serialize;

use super::conn::Conn;
use super::error::StoreError;
use super::schema::divisions;
use super::territory::Territory;

/// A city, county, township or village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = divisions)]
pub struct DivisionRow {
    /// The county whose pack names it.
    pub county: String,
    /// Statistical code: 4 or 6 digits city, 6 county, 9 township, 12 village.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The code of the division it lies in; none for the highest that the pack names.
    pub parent: Option<String>,
    /// `city`, `county`, `township` or `village`.
    pub level: String,
}

/// Puts these in the place of all that the county had.
pub fn replace(conn: &mut Conn, county: &str, rows: &[DivisionRow]) -> Result<(), StoreError> {
    diesel::delete(divisions::table.filter(divisions::county.eq(county))).execute(conn)?;
    for row in rows {
        diesel::insert_into(divisions::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// One division.
pub fn find(conn: &mut Conn, county: &str, code: &str) -> Result<Option<DivisionRow>, StoreError> {
    Ok(divisions::table.find((county, code)).select(DivisionRow::as_select()).get_result(conn).optional()?)
}

/// A division and all below it, by code.
pub fn under(conn: &mut Conn, county: &str, code: &str) -> Result<Vec<DivisionRow>, StoreError> {
    Ok(divisions::table
        .filter(divisions::county.eq(county))
        .filter(divisions::code.ge(code))
        .filter(divisions::code.lt(format!("{code}~")))
        .order(divisions::code)
        .select(DivisionRow::as_select())
        .load(conn)?)
}

/// Every division that the county's pack names, by code.
pub fn all(conn: &mut Conn, county: &str) -> Result<Vec<DivisionRow>, StoreError> {
    Ok(divisions::table
        .filter(divisions::county.eq(county))
        .order(divisions::code)
        .select(DivisionRow::as_select())
        .load(conn)?)
}

/// How many villages a territory has.
pub fn count_villages(conn: &mut Conn, within: &Territory) -> Result<i64, StoreError> {
    let code = within.division.as_str();
    Ok(divisions::table
        .filter(divisions::county.eq(within.county.as_str()))
        .filter(divisions::code.ge(code).and(divisions::code.lt(format!("{code}~"))))
        .filter(divisions::level.eq("village"))
        .count()
        .get_result(conn)?)
}
