//! One way to write rows as bytes, so that a digest means the same everywhere and for ever.
//!
//! The bytes are the domain's name and a line feed, then for each row `R`, the length of the table's name and the
//! name, then for each column that is not NULL its type's letter, the length of its name, its name and its value:
//!
//! | letter | type | value |
//! |---|---|---|
//! | `t` | text | length, UTF-8 |
//! | `b` | bytes | length, bytes |
//! | `i` | integer | 8 bytes, two's complement, big-endian |
//! | `f` | floating point | 8 bytes, IEEE 754, big-endian; −0 is written as 0 |
//! | `?` | truth | 1 byte, 0 or 1 |
//!
//! Every length is 8 bytes, big-endian. Nothing can be read in two ways, and a column that is NULL is not written at
//! all: so a column that a later version adds leaves the digests of earlier rows as they are.

use super::digest::Digest;

/// Rows on their way to a digest.
#[derive(Debug)]
pub struct Canonical {
    bytes: Vec<u8>,
}

impl Canonical {
    /// Begins with the name of what is digested, as in `homestead-record-v1`.
    pub fn new(domain: &str) -> Self {
        let mut bytes = Vec::with_capacity(1024);
        bytes.extend_from_slice(domain.as_bytes());
        bytes.push(b'\n');
        Self { bytes }
    }

    /// Begins a row of a table.
    pub fn row(&mut self, table: &str) -> &mut Self {
        self.named(b'R', table);
        self
    }

    /// A column of text.
    pub fn text(&mut self, column: &str, value: &str) -> &mut Self {
        self.named(b't', column);
        self.long(value.as_bytes());
        self
    }

    /// A column of text that may be NULL.
    pub fn text_or_null(&mut self, column: &str, value: Option<&str>) -> &mut Self {
        if let Some(value) = value {
            self.text(column, value);
        }
        self
    }

    /// A column of bytes.
    pub fn bytes(&mut self, column: &str, value: &[u8]) -> &mut Self {
        self.named(b'b', column);
        self.long(value);
        self
    }

    /// A column of bytes that may be NULL.
    pub fn bytes_or_null(&mut self, column: &str, value: Option<&[u8]>) -> &mut Self {
        if let Some(value) = value {
            self.bytes(column, value);
        }
        self
    }

    /// A column of integers.
    pub fn integer(&mut self, column: &str, value: impl Into<i64>) -> &mut Self {
        self.named(b'i', column);
        self.bytes.extend_from_slice(&value.into().to_be_bytes());
        self
    }

    /// A column of floating-point numbers that may be NULL.
    pub fn real_or_null(&mut self, column: &str, value: Option<f64>) -> &mut Self {
        if let Some(value) = value {
            self.named(b'f', column);
            // SQLite keeps no negative zero; adding 0 leaves every other number as it is.
            self.bytes.extend_from_slice(&(value + 0.0).to_be_bytes());
        }
        self
    }

    /// A column of truths.
    pub fn truth(&mut self, column: &str, value: bool) -> &mut Self {
        self.named(b'?', column);
        self.bytes.push(u8::from(value));
        self
    }

    /// What was written so far.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 over what was written so far.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.bytes)
    }

    fn named(&mut self, letter: u8, name: &str) {
        self.bytes.push(letter);
        self.long(name.as_bytes());
    }

    fn long(&mut self, value: &[u8]) {
        let length = u64::try_from(value.len()).unwrap_or(u64::MAX);
        self.bytes.extend_from_slice(&length.to_be_bytes());
        self.bytes.extend_from_slice(value);
    }
}
