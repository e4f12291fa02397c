//! Whether a run of entries is whole, and what is wrong with it where it is not.

use serde::Serialize;

use super::digest::Digest;
use super::entry::{Entry, genesis};

/// One thing about a run of entries that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Break {
    /// Another county's entry.
    #[error("entry {seq} is of another county")]
    OtherCounty {
        /// Its number.
        seq: i64,
    },
    /// Entries are missing before this one.
    #[error("entries {from} to {to} are missing")]
    Missing {
        /// The first that is missing.
        from: i64,
        /// The last that is missing.
        to: i64,
    },
    /// An entry that comes when a later number was due: a copy, or out of its order.
    #[error("entry {seq} stands where {due} was due")]
    OutOfOrder {
        /// Its number.
        seq: i64,
        /// The number that was due.
        due: i64,
    },
    /// The entry was changed after it was written: its hash is not that of what it says.
    #[error("entry {seq} was changed")]
    Changed {
        /// Its number.
        seq: i64,
    },
    /// The entry does not follow the one before.
    #[error("entry {seq} does not follow the one before it")]
    Unlinked {
        /// Its number.
        seq: i64,
    },
}

/// Walks along a chain, entry by entry, in any number of pieces.
#[derive(Debug, Clone)]
pub struct Walk {
    county: String,
    due: i64,
    prev: Digest,
}

impl Walk {
    /// From a county's first entry.
    pub fn from_genesis(county: &str) -> Self {
        Self { county: county.to_owned(), due: 1, prev: genesis(county) }
    }

    /// From behind an entry that is trusted: its number and its hash.
    pub fn from_after(county: &str, seq: i64, hash: Digest) -> Self {
        Self { county: county.to_owned(), due: seq.saturating_add(1), prev: hash }
    }

    /// The last number walked over, 0 before the first.
    pub fn seq(&self) -> i64 {
        self.due.saturating_sub(1)
    }

    /// The hash of the last entry walked over.
    pub fn hash(&self) -> Digest {
        self.prev
    }

    /// Takes the next entry in and says what is wrong with it. Walking on from a broken entry, the next is held
    /// against what the broken one claims, so that each break is named once, where it is.
    pub fn step(&mut self, entry: &Entry) -> Vec<Break> {
        let seq = entry.seq;
        let mut breaks = Vec::new();
        if entry.county != self.county {
            breaks.push(Break::OtherCounty { seq });
        }
        if seq < self.due {
            breaks.push(Break::OutOfOrder { seq, due: self.due });
            return breaks;
        }
        if seq > self.due {
            breaks.push(Break::Missing { from: self.due, to: seq.saturating_sub(1) });
        }
        if entry.computed_hash() != entry.hash {
            breaks.push(Break::Changed { seq });
        }
        if entry.prev_hash != self.prev {
            breaks.push(Break::Unlinked { seq });
        }
        self.due = seq.saturating_add(1);
        self.prev = entry.hash;
        breaks
    }
}

/// Everything that is wrong with a run of a county's entries, which begins at its first.
pub fn verify(county: &str, entries: &[Entry]) -> Vec<Break> {
    let mut walk = Walk::from_genesis(county);
    entries.iter().flat_map(|entry| walk.step(entry)).collect()
}
