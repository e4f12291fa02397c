//! The ledger for those who check it.

pub use crate::ledger::entry::Entry;

use super::Homestead;
use super::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::store;

/// Entries of the actor's county from a number on, in order, at most so many.
///
/// # Errors
/// The database's.
pub fn entries(home: &Homestead, actor: &Actor, from: i64, limit: i64) -> Result<Vec<Entry>, Refusal> {
    Ok(home.store.read(|conn| store::ledger::entries(conn, actor.county().as_str(), from, limit))?)
}
