//! Giving out what the county has, in the formats that other programs read: houses, cases, patches, layers of zones. What is
//! given out is as it stands at one moment; a file appears whole or not at all.

mod chunks;
mod county;
mod filtered;
mod frame;
mod houses;
mod kind;
mod name;
mod patches;
mod records;
mod violations;
mod zones;

pub use chunks::{Presence, Stop};
pub use county::division;
pub use filtered::{AT_ONCE, Parcel, filtered, sweep};
pub use kind::FileKind;
pub use zones::zones;

use std::io::Write;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::refusal::Refusal;
use crate::exchange::shapes::Format;
use crate::exchange::shapes::write::{self, Encoding, Layout, Record, WriteFault};
use crate::store::StoreError;

/// How something is to be given out.
#[derive(Debug, Clone, Copy)]
pub struct Options<'o> {
    /// In which format.
    pub format: Format,
    /// How letters are written where the format leaves it open.
    pub encoding: Encoding,
    /// Into which file; it must not be there yet.
    pub path: &'o Path,
}

/// Why nothing was given out.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    /// A file of that name is there.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// It cannot be written so.
    #[error(transparent)]
    Write(#[from] WriteFault),
    /// The program.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<StoreError> for ExportFault {
    fn from(why: StoreError) -> Self {
        Self::Refused(why.into())
    }
}

/// Puts bytes into a file that is not there yet: whole, or not at all.
///
/// # Errors
/// `Exists` for a file that is there, else what the disk says.
pub fn keep(path: &Path, bytes: &[u8]) -> Result<(), ExportFault> {
    if path.exists() {
        return Err(ExportFault::Exists(path.to_owned()));
    }
    let draft = Draft::beside(path);
    let write = || {
        let mut file = std::fs::File::create_new(&draft.0)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(WriteFault::Io)?;
    draft.keep(path)
}

/// Writes records beside the file and puts them in its place when all are there.
fn written(
    options: Options<'_>,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<(u64, Draft), ExportFault> {
    if options.path.exists() {
        return Err(ExportFault::Exists(options.path.to_owned()));
    }
    let draft = Draft::beside(options.path);
    let count = write::to_file(&draft.0, options.format, layout, records)?;
    Ok((count, draft))
}

/// A file that is not yet the one that was asked for; gone unless it is kept.
struct Draft(PathBuf);

impl Draft {
    fn beside(path: &Path) -> Self {
        Self(path.with_file_name(format!(".{}.part", Uuid::now_v7())))
    }

    fn keep(self, path: &Path) -> Result<(), ExportFault> {
        std::fs::rename(&self.0, path).map_err(|why| WriteFault::Io(why).into())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After it was kept there is nothing here any more.
        let _gone = std::fs::remove_file(&self.0);
    }
}

/// Metres as they were surveyed: the way through degrees and back leaves a thousandth of that behind.
fn to_the_micrometre(point: [f64; 2]) -> [f64; 2] {
    point.map(|metres| (metres * 1e6).round() / 1e6)
}
