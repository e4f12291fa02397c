//! Copies made from blobs: a cache that may be deleted at any time.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::digest::Digest;
use super::durable;
use super::store::{BlobError, BlobStore};

/// The copies of a store, at `derived/ab/cd/<sha256 of the original>/<kind>.jpg`.
#[derive(Debug, Clone, Copy)]
pub struct DerivedCopies<'a> {
    store: &'a BlobStore,
}

/// Which copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CopyKind {
    /// For looking at.
    Display,
    /// For lists.
    Thumbnail,
}

impl CopyKind {
    fn file_name(self) -> &'static str {
        match self {
            Self::Display => "display.jpg",
            Self::Thumbnail => "thumbnail.jpg",
        }
    }
}

/// The folder under the root that holds all copies. Blobs are in folders of two digits.
pub(super) const FOLDER: &str = "derived";

impl BlobStore {
    /// The copies that can be made again from the blobs.
    pub fn derived(&self) -> DerivedCopies<'_> {
        DerivedCopies { store: self }
    }
}

impl DerivedCopies<'_> {
    /// Keeps a copy, in the place of an older one. A reader sees the old copy or the new one, never a part.
    pub fn put(&self, original: &Digest, kind: CopyKind, bytes: &[u8]) -> Result<(), BlobError> {
        let path = self.path(original, kind);
        durable::write(&path, bytes).map_err(BlobError::at(&path))
    }

    /// The copy, or `None` when it must be made again.
    pub fn get(&self, original: &Digest, kind: CopyKind) -> Result<Option<Vec<u8>>, BlobError> {
        let path = self.path(original, kind);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(BlobError::at(&path)(error)),
        }
    }

    /// Removes the copies of an original.
    pub fn forget(&self, original: &Digest) -> Result<(), BlobError> {
        let folder = self.folder(original);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(BlobError::at(&folder)(error)),
            _ => Ok(()),
        }
    }

    fn folder(self, original: &Digest) -> PathBuf {
        let blob = self.store.path(original);
        let below_root = blob.strip_prefix(&self.store.root).unwrap_or(&blob);
        self.store.root.join(FOLDER).join(below_root)
    }

    fn path(self, original: &Digest, kind: CopyKind) -> PathBuf {
        self.folder(original).join(kind.file_name())
    }
}
