//! A county filled in one go: files by the hundred thousand, each with its acts and its entries, in one transaction. What is
//! written row by row elsewhere is written here table by table, and the indexes that only serve to find things are taken
//! away before and made again after.

mod batch;
mod indexes;

use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::ledger::entry::Entry;

use super::acts::ActRow;
use super::columns;
use super::conn::{Address, Conn, Purpose};
use super::dialect::{begin_write, insert_many};
use super::entry_row::EntryRow;
use super::error::StoreError;
use super::ledger::{Head, head};
use super::migrations::STATISTICS;
use super::schema::{acts, ledger, ledger_heads};

pub use batch::{Batch, Recorded, account_digest, house_digest, photo_digest, violation_digest};

use indexes::Indexes;

/// How long others' locks are waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A county that is being filled. Dropped before [`Filling::finish`], nothing of it stays.
pub struct Filling {
    conn: Conn,
    county: String,
    head: Head,
    had_entries: bool,
    indexes: Indexes,
}

impl Filling {
    /// Begins. On SQLite nobody else may have the database open.
    ///
    /// # Errors
    /// `Unavailable` where somebody has it open; `Conflict` on `houses.county` where the county has houses.
    pub fn begin(address: &Address, county: &str) -> Result<Self, StoreError> {
        let mut conn = address.connect(Purpose::Write, PATIENCE)?;
        if let Conn::Sqlite(sqlite) = &mut conn {
            be_alone(sqlite)?;
        }
        begin_write(&mut conn)?;
        if super::houses::any(&mut conn, county)? {
            return Err(StoreError::Conflict { what: "houses.county".to_owned() });
        }
        let indexes = Indexes::take_away(&mut conn)?;
        let head = head(&mut conn, county)?;
        Ok(Self { conn, county: county.to_owned(), head, had_entries: head.seq > 0, indexes })
    }

    /// Writes files with what was done to them. Their entries follow those before in the order given.
    pub fn add(&mut self, batch: Batch) -> Result<(), StoreError> {
        let (files, recorded) = batch.into_parts();
        files.write(&mut self.conn)?;
        let (mut act_rows, mut entry_rows) = (Vec::with_capacity(recorded.len()), Vec::with_capacity(recorded.len()));
        for one in recorded {
            let (act, entry) = self.chained(one);
            entry_rows.push(EntryRow::from(&entry));
            act_rows.push(act);
        }
        insert_many!(&mut self.conn, ledger::table, entry_rows);
        insert_many!(&mut self.conn, acts::table, act_rows);
        Ok(())
    }

    fn chained(&mut self, recorded: Recorded) -> (ActRow, Entry) {
        let seq = self.head.seq.saturating_add(1);
        let act = ActRow { seq, ..recorded.act };
        let entry = Entry {
            county: self.county.clone(),
            seq,
            received_at: recorded.received_at,
            act_id: act.id.clone(),
            actor: act.actor_id.as_ref().map_or_else(|| "program".to_owned(), |id| format!("account:{id}")),
            act: act.act.clone(),
            subject: act.subject.clone(),
            body_digest: columns::act_digest(&act),
            record_digest: recorded.record,
            prev_hash: self.head.hash,
            hash: self.head.hash,
        }
        .sealed();
        self.head = Head { seq, hash: entry.hash };
        (act, entry)
    }

    /// Makes the indexes again, `told` of each before, and keeps all of it.
    pub fn finish(mut self, mut told: impl FnMut(&str)) -> Result<(), StoreError> {
        let new = (ledger_heads::seq.eq(self.head.seq), ledger_heads::hash.eq(self.head.hash.as_bytes().as_slice()));
        if self.had_entries {
            diesel::update(ledger_heads::table.find(&self.county)).set(new).execute(&mut self.conn)?;
        } else {
            diesel::insert_into(ledger_heads::table)
                .values((ledger_heads::county.eq(&self.county), new.0, new.1))
                .execute(&mut self.conn)?;
        }
        self.indexes.make_again(&mut self.conn, &mut told)?;
        told("COMMIT");
        self.conn.batch_execute("COMMIT")?;
        match &mut self.conn {
            Conn::Pg(pg) => pg.batch_execute("ANALYZE")?,
            // An index that goes takes its numbers with it.
            Conn::Sqlite(sqlite) => sqlite.batch_execute(&format!("{STATISTICS} PRAGMA journal_mode = WAL;"))?,
        }
        Ok(())
    }
}

/// A rollback journal keeps only pages that were there before: a filled database is written once, not twice. A connection that
/// was just given up may still be closing.
fn be_alone(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let began = Instant::now();
    loop {
        match conn.batch_execute("PRAGMA journal_mode = DELETE; PRAGMA cache_size = -262144;").map_err(StoreError::from)
        {
            Err(StoreError::Unavailable { .. }) if began.elapsed() < PATIENCE => {
                thread::sleep(Duration::from_millis(20));
            }
            done => return done,
        }
    }
}
