//! Photo bytes, kept under their SHA-256: what is asked for is what was given, or an error.

mod derived;
mod digest;
mod durable;
mod store;
mod sweep;

pub use derived::{CopyKind, DerivedCopies};
pub use digest::{BadDigest, Digest};
pub use store::{BlobError, BlobStore};
pub use sweep::Swept;
