//! Whether the database says what the ledger says: every entry, every act and every row, so that a change made past
//! the program is found and named.
//!
//! What the audit of a database alone cannot find is a ledger that was cut or rewritten as a whole, with every row:
//! against that stand the receipts and checkpoints that others keep.

mod chain;
mod records;
mod strays;

use std::fmt;

use serde::Serialize;

use crate::ledger::digest::Digest;

use super::conn::Conn;
use super::error::StoreError;
use super::photos::PhotoRow;

pub use strays::{AUDITED, counties};

/// Rows are read so many at a time.
const PAGE: i64 = 512;

/// What sort of deviation; each has a code that stays the same for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "&'static str")]
pub enum Kind {
    /// The ledger skips a number.
    EntryMissing,
    /// An entry's hash is not that of what it says.
    EntryChanged,
    /// An entry does not follow the one before it.
    EntryUnlinked,
    /// An entry cannot be read at all.
    EntryUnreadable,
    /// The end of the chain is not where its head says.
    HeadDiffers,
    /// An entry's act is gone.
    ActMissing,
    /// An act is not what its entry says.
    ActChanged,
    /// An act that no entry knows.
    ActWithoutEntry,
    /// The row of a subject is gone.
    RecordMissing,
    /// The rows of a subject are not those that its latest entry left behind.
    RecordChanged,
    /// The rows of a subject cannot be read at all.
    RecordUnreadable,
    /// Rows of a subject that no entry knows.
    RecordWithoutEntry,
    /// A number that the program would read as another.
    ValueOutOfRange,
    /// The bytes of a photo are gone.
    BlobMissing,
    /// The bytes of a photo are others than when it came in.
    BlobChanged,
}

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deviation {
    /// What sort.
    pub kind: Kind,
    /// Where: a subject, or an entry's number.
    pub what: String,
}

/// What was looked at in a county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audited {
    /// The county.
    pub county: String,
    /// Number of the last entry; 0 where there is none.
    pub seq: i64,
    /// Hash of the last entry, to hold against a checkpoint kept elsewhere.
    pub hash: Digest,
    /// Entries read.
    pub entries: u64,
    /// Houses, photos, accounts and packs whose rows were held against their latest entry.
    pub subjects: u64,
    /// Photos that were handed on.
    pub photos: u64,
    /// Deviations found.
    pub deviations: u64,
}

/// Looks at everything of a county, at one moment if called inside one read. Deviations go to `found` as they are met,
/// so that a database of any size needs the same memory. Each photo goes to `photo`, which knows where the bytes lie
/// and answers what is wrong with them.
///
/// # Errors
/// Only where the database or `photo` cannot go on: what cannot be read in a row is a deviation.
pub fn audit<E: From<StoreError>>(
    conn: &mut Conn,
    county: &str,
    mut found: impl FnMut(Deviation),
    mut photo: impl FnMut(&PhotoRow) -> Result<Option<Kind>, E>,
) -> Result<Audited, E> {
    let mut report = Report { deviations: 0, found: &mut found };
    let chain = chain::audit(conn, county, &mut report)?;
    let records = records::audit(conn, county, &mut report, &mut photo)?;
    strays::audit(conn, county, &mut report)?;
    Ok(Audited {
        county: county.to_owned(),
        seq: chain.seq,
        hash: chain.hash,
        entries: chain.entries,
        subjects: records.subjects,
        photos: records.photos,
        deviations: report.deviations,
    })
}

/// Where deviations are told.
struct Report<'a> {
    deviations: u64,
    found: &'a mut dyn FnMut(Deviation),
}

impl Report<'_> {
    fn tell(&mut self, kind: Kind, what: impl Into<String>) {
        self.deviations = self.deviations.saturating_add(1);
        (self.found)(Deviation { kind, what: what.into() });
    }
}

impl From<Kind> for &'static str {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::EntryMissing => "entry_missing",
            Kind::EntryChanged => "entry_changed",
            Kind::EntryUnlinked => "entry_unlinked",
            Kind::EntryUnreadable => "entry_unreadable",
            Kind::HeadDiffers => "head_differs",
            Kind::ActMissing => "act_missing",
            Kind::ActChanged => "act_changed",
            Kind::ActWithoutEntry => "act_without_entry",
            Kind::RecordMissing => "record_missing",
            Kind::RecordChanged => "record_changed",
            Kind::RecordUnreadable => "record_unreadable",
            Kind::RecordWithoutEntry => "record_without_entry",
            Kind::ValueOutOfRange => "value_out_of_range",
            Kind::BlobMissing => "blob_missing",
            Kind::BlobChanged => "blob_changed",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str((*self).into())
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.what)
    }
}
