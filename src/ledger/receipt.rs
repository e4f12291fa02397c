//! The signed answer to an act: whoever keeps it can prove later, without the server, that the act was recorded.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::entry::Entry;

/// That an entry stands in a county's ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The county.
    pub county: String,
    /// The number of the entry.
    pub seq: i64,
    /// Its hash.
    pub hash: Digest,
    /// The hash of the entry before.
    pub prev_hash: Digest,
    /// When the act was received, unix milliseconds.
    pub received_at: i64,
    /// Base64 of the Ed25519 signature over [`message`]. Ed25519 signs the same with the same, so an act that is sent
    /// twice gets the same receipt to the letter.
    pub signature: String,
}

/// What is wrong with a key or a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The key is not 32 bytes of an Ed25519 seed.
    #[error("not an Ed25519 key")]
    BadKey,
    /// The signature is not of this key over these words.
    #[error("the signature does not hold")]
    DoesNotHold,
}

/// The county's signing key.
pub struct Signer {
    pair: Ed25519KeyPair,
}

/// What a receipt's signature is over: `homestead-receipt-v1`, county, number and hash, each on its line.
pub fn message(county: &str, seq: i64, hash: &Digest) -> String {
    format!("homestead-receipt-v1\n{county}\n{seq}\n{hash}\n")
}

impl Signer {
    /// From the 32 secret bytes of RFC 8032.
    pub fn from_seed(seed: &[u8]) -> Result<Self, SignatureError> {
        Ed25519KeyPair::from_seed_unchecked(seed).map(|pair| Self { pair }).map_err(|_why| SignatureError::BadKey)
    }

    /// The 32 bytes by which others check.
    pub fn public_key(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    /// The receipt of an entry.
    pub fn receipt(&self, entry: &Entry) -> Receipt {
        Receipt {
            county: entry.county.clone(),
            seq: entry.seq,
            hash: entry.hash,
            prev_hash: entry.prev_hash,
            received_at: entry.received_at,
            signature: self.sign(message(&entry.county, entry.seq, &entry.hash).as_bytes()),
        }
    }

    /// Base64 of the signature over any bytes.
    pub fn sign(&self, bytes: &[u8]) -> String {
        BASE64.encode(&self.signature(bytes))
    }

    pub(super) fn signature(&self, bytes: &[u8]) -> Vec<u8> {
        self.pair.sign(bytes).as_ref().to_vec()
    }
}

impl Receipt {
    /// Checks the signature with the county's public key.
    pub fn verify(&self, public_key: &[u8]) -> Result<(), SignatureError> {
        verify(public_key, message(&self.county, self.seq, &self.hash).as_bytes(), &self.signature)
    }

    /// Whether this is the receipt of that entry.
    pub fn is_of(&self, entry: &Entry) -> bool {
        self.county == entry.county
            && self.seq == entry.seq
            && self.hash == entry.hash
            && self.prev_hash == entry.prev_hash
            && self.received_at == entry.received_at
    }
}

/// Checks a base64 signature over any bytes.
pub fn verify(public_key: &[u8], bytes: &[u8], signature: &str) -> Result<(), SignatureError> {
    let signature = BASE64.decode(signature.as_bytes()).map_err(|_why| SignatureError::DoesNotHold)?;
    UnparsedPublicKey::new(&ED25519, public_key).verify(bytes, &signature).map_err(|_why| SignatureError::DoesNotHold)
}
