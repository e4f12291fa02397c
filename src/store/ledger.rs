//! The ledger in the database: appended to in the same transaction as the rows that it speaks of.

use diesel::prelude::*;

use crate::ledger::digest::Digest;
use crate::ledger::entry::{Entry, genesis};

use super::acts::ActRow;
use super::columns;
use super::conn::Conn;
use super::dialect::lock_county;
use super::entry_row::{EntryRow, digest};
use super::error::StoreError;
use super::records;
use super::schema::{acts, ledger, ledger_heads};

/// An act to be recorded, after the rows that it changes were written.
#[derive(Debug, Clone, Copy)]
pub struct NewAct<'a> {
    /// Whose ledger.
    pub county: &'a str,
    /// As its client named it: a hyphenated UUID.
    pub act_id: &'a str,
    /// The account that did it, hyphenated UUID; none for the program.
    pub actor_id: Option<&'a str>,
    /// What was done.
    pub act: &'a str,
    /// To what, as in `house:<uuid>`: every row of it is digested as it now stands.
    pub subject: &'a str,
    /// When it was done, unix milliseconds.
    pub at: i64,
    /// When it was received, unix milliseconds.
    pub received_at: i64,
    /// JSON, without personal data.
    pub body: &'a str,
    /// Keyed hash of the whole request.
    pub request_mac: &'a [u8],
}

/// The end of a county's chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The number of its last entry; 0 before the first.
    pub seq: i64,
    /// The hash of its last entry; the county's genesis before the first.
    pub hash: Digest,
}

/// Records an act: keeps what it said and appends its entry.
///
/// # Errors
/// `Conflict` on `acts.id` where this act was recorded before.
pub fn record(conn: &mut Conn, new: &NewAct<'_>) -> Result<Entry, StoreError> {
    lock_county(conn, new.county)?;
    let head = head(conn, new.county)?;
    let seq = head.seq.saturating_add(1);
    let act = ActRow {
        county: new.county.to_owned(),
        id: new.act_id.to_owned(),
        seq,
        subject: new.subject.to_owned(),
        act: new.act.to_owned(),
        actor_id: new.actor_id.map(str::to_owned),
        at: new.at,
        body: new.body.to_owned(),
        request_mac: new.request_mac.to_vec(),
    };
    let entry = Entry {
        county: new.county.to_owned(),
        seq,
        received_at: new.received_at,
        act_id: new.act_id.to_owned(),
        actor: new.actor_id.map_or_else(|| "program".to_owned(), |id| format!("account:{id}")),
        act: new.act.to_owned(),
        subject: new.subject.to_owned(),
        body_digest: columns::act_digest(&act),
        record_digest: records::digest(conn, new.county, new.subject)?.digest,
        prev_hash: head.hash,
        hash: head.hash,
    }
    .sealed();
    diesel::insert_into(ledger::table).values(EntryRow::from(&entry)).execute(conn)?;
    diesel::insert_into(acts::table).values(&act).execute(conn)?;
    advance(conn, &entry)?;
    Ok(entry)
}

fn advance(conn: &mut Conn, entry: &Entry) -> Result<(), StoreError> {
    let new = (ledger_heads::seq.eq(entry.seq), ledger_heads::hash.eq(entry.hash.as_bytes().as_slice()));
    if entry.seq == 1 {
        diesel::insert_into(ledger_heads::table)
            .values((ledger_heads::county.eq(&entry.county), new.0, new.1))
            .execute(conn)?;
    } else {
        diesel::update(ledger_heads::table.find(&entry.county)).set(new).execute(conn)?;
    }
    Ok(())
}

/// The end of a county's chain.
pub fn head(conn: &mut Conn, county: &str) -> Result<Head, StoreError> {
    let row: Option<(i64, Vec<u8>)> =
        ledger_heads::table.find(county).select((ledger_heads::seq, ledger_heads::hash)).get_result(conn).optional()?;
    match row {
        None => Ok(Head { seq: 0, hash: genesis(county) }),
        Some((seq, hash)) => Ok(Head { seq, hash: digest(&hash, seq)? }),
    }
}

/// A county's entries from a number on, at most so many.
pub fn entries(conn: &mut Conn, county: &str, from: i64, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let rows: Vec<EntryRow> = ledger::table
        .filter(ledger::county.eq(county))
        .filter(ledger::seq.ge(from))
        .order(ledger::seq)
        .limit(limit)
        .select(EntryRow::as_select())
        .load(conn)?;
    rows.into_iter().map(Entry::try_from).collect()
}

/// The hashes of a county's entries from a number on, at most so many: the data of the leaves of its Merkle tree.
/// Number 1 is leaf 0.
pub fn hashes(conn: &mut Conn, county: &str, from: i64, limit: i64) -> Result<Vec<Digest>, StoreError> {
    let rows: Vec<(i64, Vec<u8>)> = ledger::table
        .filter(ledger::county.eq(county))
        .filter(ledger::seq.ge(from))
        .order(ledger::seq)
        .limit(limit)
        .select((ledger::seq, ledger::hash))
        .load(conn)?;
    rows.iter().map(|(seq, hash)| digest(hash, *seq)).collect()
}

/// One entry.
pub fn find(conn: &mut Conn, county: &str, seq: i64) -> Result<Option<Entry>, StoreError> {
    let row: Option<EntryRow> =
        ledger::table.find((county, seq)).select(EntryRow::as_select()).get_result(conn).optional()?;
    row.map(Entry::try_from).transpose()
}

/// A subject's latest entry.
pub fn latest_of(conn: &mut Conn, county: &str, subject: &str) -> Result<Option<Entry>, StoreError> {
    let row: Option<EntryRow> = ledger::table
        .filter(ledger::county.eq(county))
        .filter(ledger::subject.eq(subject))
        .order(ledger::seq.desc())
        .select(EntryRow::as_select())
        .first(conn)
        .optional()?;
    row.map(Entry::try_from).transpose()
}
