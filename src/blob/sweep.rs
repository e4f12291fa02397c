//! Going through the folder: for the audit, and to remove what nothing names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::derived;
use super::digest::Digest;
use super::durable::UNFINISHED;
use super::store::{BlobError, BlobStore};

/// What a sweep removed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Swept {
    /// Blobs that nothing names, with their copies.
    pub orphans: Vec<Digest>,
    /// Files that a writer left unfinished.
    pub unfinished: usize,
}

impl BlobStore {
    /// The names of all blobs, in order. Whether each is sound, [`BlobStore::get`] says.
    pub fn list(&self) -> Result<Vec<Digest>, BlobError> {
        let mut names: Vec<Digest> = self.files()?.iter().filter_map(|path| name_of(path)).collect();
        names.sort_unstable();
        Ok(names)
    }

    /// Removes blobs for which `known` says no, and unfinished files, both only when they were last written
    /// before `before`: a younger blob may be waiting for its row to be committed. An hour between `before` and
    /// now is plenty.
    pub fn sweep(&self, known: impl Fn(&Digest) -> bool, before: SystemTime) -> Result<Swept, BlobError> {
        let mut swept = Swept::default();
        let copies = files_below(&self.root.join(derived::FOLDER), 4)?;
        for path in self.files()?.into_iter().chain(copies) {
            if !is_older(&path, before)? {
                continue;
            }
            if is_unfinished(&path) {
                remove(&path)?;
                swept.unfinished += 1;
            } else if let Some(digest) = name_of(&path).filter(|digest| !known(digest)) {
                self.derived().forget(&digest)?;
                remove(&path)?;
                swept.orphans.push(digest);
            }
        }
        swept.orphans.sort_unstable();
        Ok(swept)
    }

    /// All files in the folders of blobs.
    fn files(&self) -> Result<Vec<PathBuf>, BlobError> {
        let mut files = Vec::new();
        for folder in entries(&self.root)? {
            if folder.file_name().is_some_and(|name| name != derived::FOLDER) {
                files.extend(files_below(&folder, 2)?);
            }
        }
        Ok(files)
    }
}

/// The files in a folder and the folders in it, `depth` levels down.
fn files_below(folder: &Path, depth: usize) -> Result<Vec<PathBuf>, BlobError> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_file() {
            files.push(path);
        } else if depth > 1 {
            files.extend(files_below(&path, depth - 1)?);
        }
    }
    Ok(files)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, BlobError> {
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        // Not a folder, or gone since: nothing in it.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(BlobError::at(folder)(error)),
    };
    listed.map(|entry| entry.map(|e| e.path()).map_err(BlobError::at(folder))).collect()
}

fn name_of(path: &Path) -> Option<Digest> {
    path.file_name()?.to_str()?.parse().ok()
}

fn is_unfinished(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(UNFINISHED))
}

fn is_older(path: &Path, before: SystemTime) -> Result<bool, BlobError> {
    match fs::metadata(path).and_then(|about| about.modified()) {
        Ok(changed) => Ok(changed < before),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(BlobError::at(path)(error)),
    }
}

fn remove(path: &Path) -> Result<(), BlobError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(BlobError::at(path)(error)),
        _ => Ok(()),
    }
}
