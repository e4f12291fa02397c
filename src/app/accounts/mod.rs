//! Accounts: who may sign in, and as what.

mod attempts;
mod basic;
mod creation;
mod demo;
mod passwords;
mod remembered;
mod sessions;
mod tokens;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

pub use attempts::Attempts;
pub use basic::by_password;
pub use creation::{NewAccount, create, create_all};
pub use demo::{DEMO_ACCOUNTS, DEMO_COUNTY, DemoAccount, create_demo_accounts};
pub use passwords::{DEMO_PASSWORD, first_password};
pub use sessions::{Credentials, Granted, authenticate, forget_expired, refresh, sign_in, sign_out};

use super::Homestead;
use super::policy;
use super::refusal::Refusal;
use crate::domain::actor::{Actor, Role};
use crate::domain::ids::{DivisionCode, Id};
use crate::store::accounts::AccountRow;
use crate::store::{self, Conn, StoreError};
use passwords::Hasher;
use remembered::Remembered;

/// What stands between the door and the accounts: counted tries, hashing in turns, and whom it has just let in.
pub(super) struct Doorman {
    attempts: Attempts,
    hasher: Hasher,
    remembered: Remembered,
}

impl Doorman {
    pub(super) fn new() -> Self {
        Self { attempts: Attempts::new(), hasher: Hasher::new(), remembered: Remembered::new() }
    }
}

/// The person of an account.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub fn actor_of(row: &AccountRow) -> Result<Actor, StoreError> {
    let broken = || StoreError::corrupt(format!("account {}", row.id));
    let county = row.county.parse().map_err(|_why| broken())?;
    let uuid = Uuid::parse_str(&row.id).map_err(|_why| broken())?;
    Ok(Actor {
        id: Id::new(county, uuid),
        username: row.username.clone(),
        name: row.name.clone(),
        role: word(&row.role).ok_or_else(broken)?,
        station: row.station.as_deref().map(|text| word(text).ok_or_else(broken)).transpose()?,
        division: row.division.parse().map_err(|_why| broken())?,
        certificate_no: row.certificate_no.clone(),
    })
}

/// The name of the division that an actor works in; its code where the pack does not name it.
///
/// # Errors
/// The database's.
pub fn division_name(home: &Homestead, actor: &Actor) -> Result<String, Refusal> {
    let (county, code) = (actor.county().as_str(), actor.division.as_str());
    let found = home.store.read(|conn| store::divisions::find(conn, county, code))?;
    Ok(found.map_or_else(|| code.to_owned(), |row| row.name))
}

/// The enforcement officers of the actor's township: who may sign a visit beside it.
///
/// # Errors
/// `NotAllowed` for a role that sees no case contents.
pub fn officers(home: &Homestead, actor: &Actor) -> Result<Vec<Actor>, Refusal> {
    let visibility = policy::visibility(actor)?;
    let place = actor.division.township().unwrap_or_else(|| actor.division.clone());
    let territory = visibility.around(&place);
    home.store.read(|conn| {
        let rows = store::accounts::list(conn, &territory, Some(&text_of(&Role::Officer)))?;
        Ok(rows.iter().filter(|row| !row.disabled).map(actor_of).collect::<Result<_, StoreError>>()?)
    })
}

/// The officers of a township with these sign-in names, as they stand now; a name that is none of them is missing.
///
/// # Errors
/// The database's.
pub fn officers_named(conn: &mut Conn, township: &DivisionCode, names: &[String]) -> Result<Vec<Actor>, StoreError> {
    let county = township.county();
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        if let Some(row) = store::accounts::by_username(conn, county.as_str(), name)? {
            let actor = actor_of(&row)?;
            let works_here = actor.division.holds(township) || township.holds(&actor.division);
            if actor.role == Role::Officer && works_here && !row.disabled {
                found.push(actor);
            }
        }
    }
    Ok(found)
}

/// How an enumeration writes itself in a column.
fn text_of<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(text)) => text,
        _ => String::new(),
    }
}

fn word<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(Value::String(text.to_owned())).ok()
}
