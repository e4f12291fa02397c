//! The store: a local folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::digest::Digest;
use super::durable;

/// A folder of blobs, each at `ab/cd/<sha256>` by the first digits of its name. Cheap to clone.
///
/// A blob is written once and never changed. [`BlobStore::put`] comes before the row that names the blob, so
/// that no row ever points to nothing; what was put and never named, [`BlobStore::sweep`] removes.
#[derive(Debug, Clone)]
pub struct BlobStore {
    pub(super) root: PathBuf,
}

/// Why a blob cannot be had or kept.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// There is no such blob.
    #[error("there is no blob {0}")]
    Missing(Digest),
    /// The bytes on the disk are not those that were put. They are never given out.
    #[error("blob {0} is damaged on the disk")]
    Damaged(Digest),
    /// The disk or the network drive refused.
    #[error("the blob folder cannot be used at {}", path.display())]
    Io {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl BlobError {
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        |source| Self::Io { path, source }
    }
}

impl BlobStore {
    /// Opens the folder, which is made when it is not there.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self, BlobError> {
        let root = root.into();
        durable::make_folder(&root).map_err(BlobError::at(&root))?;
        Ok(Self { root })
    }

    /// Keeps some bytes and returns when they are on the disk. Putting the same bytes again changes nothing that
    /// can be seen: the file is written anew, which mends a damaged one and makes it young again, so that a
    /// sweep cannot take it before its new row is committed.
    pub fn put(&self, bytes: &[u8]) -> Result<Digest, BlobError> {
        let digest = Digest::of(bytes);
        let path = self.path(&digest);
        durable::write(&path, bytes).map_err(BlobError::at(&path))?;
        Ok(digest)
    }

    /// Gives the bytes back, after hashing them.
    pub fn get(&self, digest: &Digest) -> Result<Vec<u8>, BlobError> {
        let path = self.path(digest);
        let bytes = fs::read(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => BlobError::Missing(*digest),
            _ => BlobError::at(&path)(error),
        })?;
        if Digest::of(&bytes) == *digest { Ok(bytes) } else { Err(BlobError::Damaged(*digest)) }
    }

    /// Whether there is a blob of this name; it may still be damaged.
    pub fn exists(&self, digest: &Digest) -> bool {
        self.path(digest).is_file()
    }

    pub(super) fn path(&self, digest: &Digest) -> PathBuf {
        let name = digest.to_string();
        let digits = |from: usize| name.chars().skip(from).take(2).collect::<String>();
        self.root.join(digits(0)).join(digits(2)).join(&name)
    }
}
