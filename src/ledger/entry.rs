//! One entry: that an act was received, by whom it was done, and what it left behind.

use serde::{Deserialize, Serialize};

use super::canonical::Canonical;
use super::digest::Digest;

/// What an entry says. No personal data ever stands here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The county whose ledger this is.
    pub county: String,
    /// From 1, without gaps.
    pub seq: i64,
    /// When the act was received, unix milliseconds.
    pub received_at: i64,
    /// The act, as its client named it: a hyphenated UUID.
    pub act_id: String,
    /// Who: `account:<uuid>`, or `program`.
    pub actor: String,
    /// What was done, as in `issue_permit`.
    pub act: String,
    /// To what, as in `house:<uuid>`.
    pub subject: String,
    /// Over the row that keeps the act.
    pub body_digest: Digest,
    /// Over every row of the subject as it stood after the act.
    pub record_digest: Digest,
    /// The hash of the entry before; for the first [`genesis`].
    pub prev_hash: Digest,
    /// Over everything above.
    pub hash: Digest,
}

/// What the first entry of a county is bound to.
pub fn genesis(county: &str) -> Digest {
    Digest::of(format!("homestead-genesis-v1\n{county}").as_bytes())
}

impl Entry {
    /// The hash that this entry must have: over all its columns but the hash, as [`Canonical`] writes them.
    pub fn computed_hash(&self) -> Digest {
        self.canonical().digest()
    }

    /// The same entry with the hash that it must have.
    #[must_use]
    pub fn sealed(self) -> Self {
        Self { hash: self.computed_hash(), ..self }
    }

    /// The bytes that the hash is over.
    pub fn canonical(&self) -> Canonical {
        let mut bytes = Canonical::new("homestead-entry-v1");
        bytes
            .row("ledger")
            .text("county", &self.county)
            .integer("seq", self.seq)
            .integer("received_at", self.received_at)
            .text("act_id", &self.act_id)
            .text("actor", &self.actor)
            .text("act", &self.act)
            .text("subject", &self.subject)
            .bytes("body_digest", self.body_digest.as_bytes())
            .bytes("record_digest", self.record_digest.as_bytes())
            .bytes("prev_hash", self.prev_hash.as_bytes());
        bytes
    }
}
