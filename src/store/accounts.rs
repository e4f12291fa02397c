//! Accounts: who may sign in, and as what.

use diesel::prelude::*;
use serde::Serialize;

use crate::domain::ids::Id;

use super::conn::Conn;
use super::error::StoreError;
use super::schema::accounts;
use super::territory::Territory;

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = accounts, treat_none_as_default_value = false)]
pub struct AccountRow {
    /// The county.
    pub county: String,
    /// Hyphenated UUID.
    pub id: String,
    /// Sign-in name, unique in the county.
    pub username: String,
    /// The person's name as colleagues see it.
    pub name: String,
    /// As `Role` writes itself.
    pub role: String,
    /// Which station, for that role.
    pub station: Option<String>,
    /// Territory: this division and all below.
    pub division: String,
    /// Enforcement certificate.
    pub certificate_no: Option<String>,
    /// Argon2id in PHC form.
    pub password_hash: String,
    /// Raised to make every token given out before worthless.
    pub token_version: i32,
    /// Made by `homestead demo`; `serve` refuses it.
    pub demo: bool,
    /// May no longer sign in.
    pub disabled: bool,
}

/// Adds an account.
///
/// # Errors
/// `Conflict` on `accounts.username` for a name that is taken.
pub fn insert(conn: &mut Conn, row: &AccountRow) -> Result<(), StoreError> {
    diesel::insert_into(accounts::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes the whole account anew; false where there is none with this id.
pub fn update(conn: &mut Conn, row: &AccountRow) -> Result<bool, StoreError> {
    let changed = diesel::update(accounts::table.find((&row.county, &row.id)))
        .set((
            accounts::username.eq(&row.username),
            accounts::name.eq(&row.name),
            accounts::role.eq(&row.role),
            accounts::station.eq(row.station.as_deref()),
            accounts::division.eq(&row.division),
            accounts::certificate_no.eq(row.certificate_no.as_deref()),
            accounts::password_hash.eq(&row.password_hash),
            accounts::token_version.eq(row.token_version),
            accounts::demo.eq(row.demo),
            accounts::disabled.eq(row.disabled),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// One account.
pub fn find(conn: &mut Conn, id: &Id) -> Result<Option<AccountRow>, StoreError> {
    of(conn, id.county().as_str(), &id.uuid().to_string())
}

pub(super) fn of(conn: &mut Conn, county: &str, id: &str) -> Result<Option<AccountRow>, StoreError> {
    Ok(accounts::table.find((county, id)).select(AccountRow::as_select()).get_result(conn).optional()?)
}

/// The account with this sign-in name.
pub fn by_username(conn: &mut Conn, county: &str, username: &str) -> Result<Option<AccountRow>, StoreError> {
    Ok(accounts::table
        .filter(accounts::county.eq(county))
        .filter(accounts::username.eq(username))
        .select(AccountRow::as_select())
        .get_result(conn)
        .optional()?)
}

/// The accounts of a territory by sign-in name; with a role, only those.
pub fn list(conn: &mut Conn, territory: &Territory, role: Option<&str>) -> Result<Vec<AccountRow>, StoreError> {
    let division = territory.division.as_str();
    let mut query = accounts::table
        .filter(accounts::county.eq(territory.county.as_str()))
        .filter(accounts::division.ge(division))
        .filter(accounts::division.lt(format!("{division}~")))
        .order(accounts::username)
        .select(AccountRow::as_select())
        .into_boxed();
    if let Some(role) = role {
        query = query.filter(accounts::role.eq(role));
    }
    Ok(query.load(conn)?)
}
