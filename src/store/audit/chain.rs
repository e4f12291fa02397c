//! The entries in their order, each with its act, and the head at their end.

use diesel::dsl::min;
use diesel::prelude::*;

use crate::ledger::chain::{Break, Walk};
use crate::ledger::digest::Digest;
use crate::ledger::entry::Entry;
use crate::store::acts::ActRow;
use crate::store::columns;
use crate::store::conn::Conn;
use crate::store::entry_row::EntryRow;
use crate::store::error::StoreError;
use crate::store::ledger as entries;
use crate::store::schema::{acts, ledger};

use super::{Kind, PAGE, Report};

/// The end of the chain as it was walked.
pub(super) struct Chain {
    pub(super) seq: i64,
    pub(super) hash: Digest,
    pub(super) entries: u64,
}

pub(super) fn audit(conn: &mut Conn, county: &str, report: &mut Report<'_>) -> Result<Chain, StoreError> {
    let mut walk = Walk::from_genesis(county);
    let mut read = 0;
    let (mut from, mut limit) = (i64::MIN, PAGE);
    loop {
        match page(conn, county, from, limit) {
            Ok(rows) => {
                let Some((last, _)) = rows.last() else { break };
                from = last.seq.saturating_add(1);
                limit = (limit * 2).min(PAGE);
                for (row, act) in rows {
                    read += 1;
                    one(row, act.as_ref(), &mut walk, report);
                }
            }
            // Somewhere on this page is a row that cannot be read: look closer, until it is alone.
            Err(StoreError::Corrupt { .. }) if limit > 1 => limit /= 2,
            Err(StoreError::Corrupt { .. }) => {
                let Some(seq) = next_seq(conn, county, from)? else { break };
                report.tell(Kind::EntryUnreadable, format!("entry {seq} or its act"));
                from = seq.saturating_add(1);
            }
            Err(other) => return Err(other),
        }
    }
    check_head(conn, county, &walk, report)?;
    Ok(Chain { seq: walk.seq(), hash: walk.hash(), entries: read })
}

fn page(conn: &mut Conn, county: &str, from: i64, limit: i64) -> Result<Vec<(EntryRow, Option<ActRow>)>, StoreError> {
    Ok(ledger::table
        .left_join(acts::table.on(acts::county.eq(ledger::county).and(acts::seq.eq(ledger::seq))))
        .filter(ledger::county.eq(county))
        .filter(ledger::seq.ge(from))
        .order(ledger::seq)
        .limit(limit)
        .select((EntryRow::as_select(), Option::<ActRow>::as_select()))
        .load(conn)?)
}

fn next_seq(conn: &mut Conn, county: &str, from: i64) -> Result<Option<i64>, StoreError> {
    let next = ledger::table.filter(ledger::county.eq(county)).filter(ledger::seq.ge(from));
    Ok(next.select(min(ledger::seq)).get_result(conn)?)
}

fn one(row: EntryRow, act: Option<&ActRow>, walk: &mut Walk, report: &mut Report<'_>) {
    let seq = row.seq;
    let Ok(entry) = Entry::try_from(row) else {
        report.tell(Kind::EntryUnreadable, format!("entry {seq}"));
        return;
    };
    for broken in walk.step(&entry) {
        let kind = match broken {
            Break::Missing { .. } => Kind::EntryMissing,
            Break::Changed { .. } => Kind::EntryChanged,
            Break::Unlinked { .. } | Break::OutOfOrder { .. } | Break::OtherCounty { .. } => Kind::EntryUnlinked,
        };
        report.tell(kind, broken.to_string());
    }
    match act {
        None => report.tell(Kind::ActMissing, format!("act {} of entry {seq}", entry.act_id)),
        Some(act) if !belongs(act, &entry) => report.tell(Kind::ActChanged, format!("act {} of entry {seq}", act.id)),
        Some(_) => {}
    }
}

fn belongs(act: &ActRow, entry: &Entry) -> bool {
    columns::act_digest(act) == entry.body_digest
        && act.id == entry.act_id
        && act.act == entry.act
        && act.subject == entry.subject
}

fn check_head(conn: &mut Conn, county: &str, walk: &Walk, report: &mut Report<'_>) -> Result<(), StoreError> {
    match entries::head(conn, county) {
        Ok(head) if head.seq == walk.seq() && head.hash == walk.hash() => {}
        Ok(head) => {
            report.tell(Kind::HeadDiffers, format!("the head is at entry {}, the chain at {}", head.seq, walk.seq()));
        }
        Err(StoreError::Corrupt { what }) => report.tell(Kind::HeadDiffers, what),
        Err(other) => return Err(other),
    }
    Ok(())
}
