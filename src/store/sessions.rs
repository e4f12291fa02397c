//! Sign-ins and the refresh tokens that renew them. Only the hash of a token is kept.

use diesel::prelude::*;

use super::conn::Conn;
use super::error::StoreError;
use super::schema::sessions;

/// One refresh token. Times are unix milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
pub struct SessionRow {
    /// The county.
    pub county: String,
    /// Hash of the token.
    pub token_hash: Vec<u8>,
    /// One sign-in: every token that was renewed from the same.
    pub family: String,
    /// Whose it is.
    pub account_id: String,
    /// When it was given out.
    pub issued_at: i64,
    /// When it stops working.
    pub expires_at: i64,
    /// When it was exchanged for the next.
    pub used_at: Option<i64>,
    /// When its family was ended.
    pub ended_at: Option<i64>,
}

/// Adds a token.
pub fn insert(conn: &mut Conn, row: &SessionRow) -> Result<(), StoreError> {
    diesel::insert_into(sessions::table).values(row).execute(conn)?;
    Ok(())
}

/// The token with this hash.
pub fn find(conn: &mut Conn, county: &str, token_hash: &[u8]) -> Result<Option<SessionRow>, StoreError> {
    Ok(sessions::table.find((county, token_hash)).select(SessionRow::as_select()).get_result(conn).optional()?)
}

/// Marks a token as exchanged. True for exactly one of all who try it: a second one holds a copy.
pub fn use_up(conn: &mut Conn, county: &str, token_hash: &[u8], at: i64) -> Result<bool, StoreError> {
    let fresh = sessions::table
        .filter(sessions::county.eq(county))
        .filter(sessions::token_hash.eq(token_hash))
        .filter(sessions::used_at.is_null())
        .filter(sessions::ended_at.is_null());
    Ok(diesel::update(fresh).set(sessions::used_at.eq(at)).execute(conn)? == 1)
}

/// Ends every token of a sign-in.
pub fn end_family(conn: &mut Conn, county: &str, family: &str, at: i64) -> Result<(), StoreError> {
    let open = sessions::table
        .filter(sessions::county.eq(county))
        .filter(sessions::family.eq(family))
        .filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(at)).execute(conn)?;
    Ok(())
}

/// Ends every sign-in of an account.
pub fn end_all_of(conn: &mut Conn, county: &str, account_id: &str, at: i64) -> Result<(), StoreError> {
    let open = sessions::table
        .filter(sessions::county.eq(county))
        .filter(sessions::account_id.eq(account_id))
        .filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(at)).execute(conn)?;
    Ok(())
}

/// Forgets tokens that stopped working before this moment; how many.
pub fn purge(conn: &mut Conn, county: &str, before: i64) -> Result<usize, StoreError> {
    let old = sessions::table.filter(sessions::county.eq(county)).filter(sessions::expires_at.lt(before));
    Ok(diesel::delete(old).execute(conn)?)
}
