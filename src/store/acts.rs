//! What each act said.

use diesel::prelude::*;
use serde::Serialize;

use crate::ledger::entry::Entry;

use super::conn::Conn;
use super::entry_row::EntryRow;
use super::error::StoreError;
use super::schema::{acts, ledger};

/// One act as it was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = acts, treat_none_as_default_value = false)]
pub struct ActRow {
    /// The county.
    pub county: String,
    /// As its client named it: a hyphenated UUID.
    pub id: String,
    /// The entry that says it was received.
    pub seq: i64,
    /// To what it was done, as in `house:<uuid>`.
    pub subject: String,
    /// What was done.
    pub act: String,
    /// The account that did it, hyphenated UUID; none where the program did.
    pub actor_id: Option<String>,
    /// When it was done, unix milliseconds.
    pub at: i64,
    /// What it said, JSON without personal data.
    pub body: String,
    /// Keyed hash of the whole request: whether the same act is sent again, or another under its id.
    pub request_mac: Vec<u8>,
}

/// One act of a subject's life, with its entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedAct {
    /// The entry.
    pub entry: Entry,
    /// The act.
    pub act: ActRow,
}

/// The act with this id and its entry: whether it was received before, and how it was answered.
pub fn find(conn: &mut Conn, county: &str, id: &str) -> Result<Option<RecordedAct>, StoreError> {
    let found: Option<(EntryRow, ActRow)> = acts::table
        .inner_join(ledger::table.on(ledger::county.eq(acts::county).and(ledger::seq.eq(acts::seq))))
        .filter(acts::county.eq(county))
        .filter(acts::id.eq(id))
        .select((EntryRow::as_select(), ActRow::as_select()))
        .get_result(conn)
        .optional()?;
    found.map(recorded).transpose()
}

/// The acts of a subject, the latest first, from before an entry's number (`i64::MAX` for all), at most so many.
pub fn of_subject(
    conn: &mut Conn,
    county: &str,
    subject: &str,
    before: i64,
    limit: i64,
) -> Result<Vec<RecordedAct>, StoreError> {
    let rows: Vec<(EntryRow, ActRow)> = ledger::table
        .inner_join(acts::table.on(acts::county.eq(ledger::county).and(acts::seq.eq(ledger::seq))))
        .filter(ledger::county.eq(county))
        .filter(ledger::subject.eq(subject))
        .filter(ledger::seq.lt(before))
        .order(ledger::seq.desc())
        .limit(limit)
        .select((EntryRow::as_select(), ActRow::as_select()))
        .load(conn)?;
    rows.into_iter().map(recorded).collect()
}

fn recorded((entry, act): (EntryRow, ActRow)) -> Result<RecordedAct, StoreError> {
    Ok(RecordedAct { entry: entry.try_into()?, act })
}
