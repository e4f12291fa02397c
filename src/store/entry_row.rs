//! An entry of the ledger as its row holds it.

use diesel::prelude::*;

use crate::ledger::digest::Digest;
use crate::ledger::entry::Entry;

use super::error::StoreError;
use super::schema::ledger;

/// An entry as its row holds it.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = ledger, treat_none_as_default_value = false)]
pub(super) struct EntryRow {
    county: String,
    pub(super) seq: i64,
    received_at: i64,
    act_id: String,
    actor: String,
    act: String,
    subject: String,
    body_digest: Vec<u8>,
    record_digest: Vec<u8>,
    prev_hash: Vec<u8>,
    hash: Vec<u8>,
}

impl From<&Entry> for EntryRow {
    fn from(entry: &Entry) -> Self {
        Self {
            county: entry.county.clone(),
            seq: entry.seq,
            received_at: entry.received_at,
            act_id: entry.act_id.clone(),
            actor: entry.actor.clone(),
            act: entry.act.clone(),
            subject: entry.subject.clone(),
            body_digest: entry.body_digest.as_bytes().to_vec(),
            record_digest: entry.record_digest.as_bytes().to_vec(),
            prev_hash: entry.prev_hash.as_bytes().to_vec(),
            hash: entry.hash.as_bytes().to_vec(),
        }
    }
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        Ok(Self {
            body_digest: digest(&row.body_digest, row.seq)?,
            record_digest: digest(&row.record_digest, row.seq)?,
            prev_hash: digest(&row.prev_hash, row.seq)?,
            hash: digest(&row.hash, row.seq)?,
            county: row.county,
            seq: row.seq,
            received_at: row.received_at,
            act_id: row.act_id,
            actor: row.actor,
            act: row.act,
            subject: row.subject,
        })
    }
}

/// A digest as a column of that entry holds it.
///
/// # Errors
/// `Corrupt` for bytes that are none.
pub(super) fn digest(bytes: &[u8], seq: i64) -> Result<Digest, StoreError> {
    Digest::try_from(bytes).map_err(|_why| StoreError::corrupt(format!("a digest of ledger entry {seq}")))
}
