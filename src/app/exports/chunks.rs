//! Records read a chunk of rows at a time, for writers that take them one by one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::refusal::Refusal;
use crate::exchange::shapes::write::Record;
use crate::store::Conn;

/// Rows are read so many at a time.
pub(super) const CHUNK: usize = 500;

/// Whoever asked has gone: the work may stop.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

/// Says [`Stop`] when it is dropped.
#[derive(Debug)]
pub struct Presence(Stop);

impl Stop {
    /// What whoever asked holds for as long as the answer is wanted.
    pub fn presence(&self) -> Presence {
        Presence(self.clone())
    }

    /// # Errors
    /// `Busy`, which nobody reads any more.
    fn check(&self) -> Result<(), Refusal> {
        if self.0.load(Ordering::Relaxed) { Err(Refusal::Busy) } else { Ok(()) }
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

/// The next records; none at the end.
pub(super) type Next<'c> = dyn FnMut(&mut Conn) -> Result<Option<Vec<Record>>, Refusal> + 'c;

/// Records, chunk by chunk.
pub(super) struct Chunks<'c> {
    conn: &'c mut Conn,
    next: &'c mut Next<'c>,
    stop: Stop,
    page: std::vec::IntoIter<Record>,
    /// Why it ended before its end.
    failed: Option<Refusal>,
}

impl<'c> Chunks<'c> {
    pub(super) fn new(conn: &'c mut Conn, next: &'c mut Next<'c>, stop: Stop) -> Self {
        Self { conn, next, stop, page: Vec::new().into_iter(), failed: None }
    }

    /// # Errors
    /// Why it ended before its end.
    pub(super) fn ended(self) -> Result<(), Refusal> {
        self.failed.map_or(Ok(()), Err)
    }

    fn record(&mut self) -> Result<Option<Record>, Refusal> {
        loop {
            if let Some(record) = self.page.next() {
                return Ok(Some(record));
            }
            self.stop.check()?;
            let Some(records) = (self.next)(self.conn)? else { return Ok(None) };
            self.page = records.into_iter();
        }
    }
}

impl Iterator for Chunks<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.failed.is_some() {
            return None;
        }
        self.record().unwrap_or_else(|why| {
            self.failed = Some(why);
            None
        })
    }
}
