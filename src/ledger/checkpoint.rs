//! A signed word on how long the ledger is and what its root is, in the form that the world's transparency logs use
//! (C2SP tlog-checkpoint in a C2SP signed-note): whoever keeps one can hold the county to it.

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use data_encoding::{BASE64, HEXLOWER};

use super::digest::Digest;
use super::receipt::Signer;

/// Tells an Ed25519 key from the others of C2SP signed-note.
const ED25519_ALGORITHM: u8 = 1;

/// How long a county's ledger is, and the root of its [`Tree`](super::merkle::Tree).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which ledger: `homestead/<county>`.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Digest,
}

/// What is wrong with a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// It is not text and signatures in the form of a signed note.
    #[error("not a signed note")]
    Malformed,
    /// Its text is not a checkpoint of this origin.
    #[error("not a checkpoint of this ledger")]
    OtherText,
    /// No signature of this name and key is on it.
    #[error("this key has not signed the note")]
    Unsigned,
    /// A signature of this name and key is on it and is false.
    #[error("the signature on the note is false")]
    False,
}

/// The name of a county's ledger and of its key.
pub fn origin(county: &str) -> String {
    format!("homestead/{county}")
}

/// By how others know the key: `<name>+<key id>+<algorithm and key>`, as signed-note writes it.
pub fn verifier_key(name: &str, public_key: &[u8]) -> String {
    let key = [&[ED25519_ALGORITHM], public_key].concat();
    format!("{name}+{}+{}", HEXLOWER.encode(&key_id(name, public_key)), BASE64.encode(&key))
}

/// The first four bytes of SHA-256 over the key's name, a line feed, its algorithm and the key.
fn key_id(name: &str, public_key: &[u8]) -> Vec<u8> {
    let named = [name.as_bytes(), b"\n", &[ED25519_ALGORITHM], public_key].concat();
    Digest::of(&named).as_bytes().iter().copied().take(4).collect()
}

impl Checkpoint {
    /// The text that is signed: origin, size and root, each on its line.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(self.root.as_bytes()))
    }

    /// The signed note. Deterministic: the same checkpoint is always the same note.
    pub fn signed(&self, signer: &Signer) -> String {
        let text = self.text();
        let signed = [key_id(&self.origin, signer.public_key()), signer.signature(text.as_bytes())].concat();
        format!("{text}\n— {} {}\n", self.origin, BASE64.encode(&signed))
    }

    /// Reads a note that the county of this origin signed with this key.
    pub fn read(note: &str, origin: &str, public_key: &[u8]) -> Result<Self, NoteError> {
        let text = verify_note(note, origin, public_key)?;
        let mut lines = text.split('\n');
        let (own, size, root) = (lines.next(), lines.next(), lines.next());
        if own != Some(origin) {
            return Err(NoteError::OtherText);
        }
        let size = size.and_then(whole_number).ok_or(NoteError::OtherText)?;
        let root = root.and_then(|root| BASE64.decode(root.as_bytes()).ok()).ok_or(NoteError::OtherText)?;
        let root = Digest::try_from(root.as_slice()).map_err(|_why| NoteError::OtherText)?;
        Ok(Self { origin: origin.to_owned(), size, root })
    }
}

/// Without sign or leading zeros: one spelling a number.
fn whole_number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}

/// Checks a signed note and gives its text. Signatures by other keys may stand on it too.
pub fn verify_note<'a>(note: &'a str, name: &str, public_key: &[u8]) -> Result<&'a str, NoteError> {
    let (body, signatures) = note.rsplit_once("\n\n").ok_or(NoteError::Malformed)?;
    let text = note.get(..=body.len()).ok_or(NoteError::Malformed)?;
    if !signatures.ends_with('\n') {
        return Err(NoteError::Malformed);
    }
    let wanted = key_id(name, public_key);
    let mut signed = false;
    for line in signatures.split_terminator('\n') {
        let (by, signature) =
            line.strip_prefix("— ").and_then(|line| line.split_once(' ')).ok_or(NoteError::Malformed)?;
        let signature = BASE64.decode(signature.as_bytes()).map_err(|_why| NoteError::Malformed)?;
        let (id, signature) = signature.split_at_checked(4).ok_or(NoteError::Malformed)?;
        if by == name && id == wanted {
            let key = UnparsedPublicKey::new(&ED25519, public_key);
            key.verify(text.as_bytes(), signature).map_err(|_why| NoteError::False)?;
            signed = true;
        }
    }
    if signed { Ok(text) } else { Err(NoteError::Unsigned) }
}
