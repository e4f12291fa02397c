//! The people of a case: who told of it, who is held to account. Only sealed bytes come here; the keys are elsewhere.

use diesel::prelude::*;
use serde::Serialize;

use crate::domain::ids::Id;

use super::conn::Conn;
use super::error::StoreError;
use super::schema::case_persons;

/// One person of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = case_persons, treat_none_as_default_value = false)]
pub struct CasePersonRow {
    /// The county.
    pub county: String,
    /// Hyphenated UUID of the violation.
    pub violation_id: String,
    /// In the order in which they came.
    pub ordinal: i32,
    /// `reporter` or `party`.
    pub kind: String,
    /// Algorithm byte, nonce, ciphertext.
    pub sealed: Vec<u8>,
    /// Keyed hash of the identity number.
    pub id_index: Option<Vec<u8>>,
}

/// Adds persons that an act brought in.
pub fn add(conn: &mut Conn, rows: &[CasePersonRow]) -> Result<(), StoreError> {
    for row in rows {
        diesel::insert_into(case_persons::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// The people of a case in their order.
pub fn of_violation(conn: &mut Conn, violation: &Id) -> Result<Vec<CasePersonRow>, StoreError> {
    of(conn, violation.county().as_str(), &violation.uuid().to_string())
}

pub(super) fn of(conn: &mut Conn, county: &str, violation_id: &str) -> Result<Vec<CasePersonRow>, StoreError> {
    Ok(case_persons::table
        .filter(case_persons::county.eq(county))
        .filter(case_persons::violation_id.eq(violation_id))
        .order(case_persons::ordinal)
        .select(CasePersonRow::as_select())
        .load(conn)?)
}

/// The people of several cases of a county, for a page of a list.
pub fn of_many(conn: &mut Conn, county: &str, violations: &[&str]) -> Result<Vec<CasePersonRow>, StoreError> {
    Ok(case_persons::table
        .filter(case_persons::county.eq(county))
        .filter(case_persons::violation_id.eq_any(violations.to_vec()))
        .order((case_persons::violation_id, case_persons::ordinal))
        .select(CasePersonRow::as_select())
        .load(conn)?)
}
