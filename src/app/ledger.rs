//! The ledger for those who check it.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::Homestead;
use super::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::domain::time::china_text;
use crate::ledger::entry::Entry;
use crate::store;

/// One entry, bound to the one before by `prev_hash`.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryView {
    /// The county.
    pub county: String,
    /// From 1, without gaps.
    pub seq: i64,
    /// To the millisecond, as the hash covers it.
    pub received_at: String,
    /// The act.
    pub act_id: String,
    /// `account:<uuid>` or `program`.
    pub actor: String,
    /// What was done.
    pub act: String,
    /// As in `house:<uuid>`.
    pub subject: String,
    /// SHA-256 as hex, of the act as it is kept.
    pub body_digest: String,
    /// SHA-256 as hex, of the subject's rows after the act.
    pub record_digest: String,
    /// Hash of the entry before.
    pub prev_hash: String,
    /// Its own hash.
    pub hash: String,
}

/// Entries of the actor's county from a number on, in order, at most so many.
///
/// # Errors
/// The database's.
pub fn entries(home: &Homestead, actor: &Actor, from: i64, limit: i64) -> Result<Vec<EntryView>, Refusal> {
    let entries = home.store.read(|conn| store::ledger::entries(conn, actor.county().as_str(), from, limit))?;
    Ok(entries.iter().map(view).collect())
}

fn view(entry: &Entry) -> EntryView {
    EntryView {
        county: entry.county.clone(),
        seq: entry.seq,
        received_at: Timestamp::from_millisecond(entry.received_at).map(china_text).unwrap_or_default(),
        act_id: entry.act_id.clone(),
        actor: entry.actor.clone(),
        act: entry.act.clone(),
        subject: entry.subject.clone(),
        body_digest: entry.body_digest.to_string(),
        record_digest: entry.record_digest.to_string(),
        prev_hash: entry.prev_hash.to_string(),
        hash: entry.hash.to_string(),
    }
}
