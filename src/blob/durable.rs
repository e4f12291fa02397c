//! Writing a file so that a power cut leaves the whole file or none.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// How the name of a file that is still being written begins. It never belongs to a blob.
pub(super) const UNFINISHED: &str = ".writing-";

/// Writes `bytes` to `path` and returns when they, and the name, are on the disk: the bytes are written beside
/// it and synced, renamed over it, and the folder is synced, since a name is kept in the folder.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    make_folder(folder)?;
    let unfinished = unfinished_name(folder);
    let written = write_synced(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        // The error of the writing is the one to tell; what is left over the sweep takes away.
        drop(fs::remove_file(&unfinished));
    }
    written?;
    sync_folder(folder)
}

/// Makes a folder and those above it durable: each new name is synced in the folder that holds it.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => (),
    }
    match folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        Some(above) => sync_folder(above),
        None => sync_folder(Path::new(".")),
    }
}

/// Has the names in a folder written to the disk.
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A name no other writer has: the process and a count. A process that had the same number before a crash may
/// have left the name behind, so names that exist are passed over.
fn unfinished_name(folder: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = OsString::from(format!("{UNFINISHED}{}-{count}", std::process::id()));
        let path = folder.join(name);
        if !path.exists() {
            return path;
        }
    }
}
