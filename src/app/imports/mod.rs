//! Taking over what a county has: files of shapes become houses. Everything is looked at before anything is written, and what
//! is written is one transaction.

mod houses;
mod register;
mod zones;

pub use houses::{Imported, Options, Progress, houses};
pub use zones::{About, layer};

use crate::exchange::shapes::{FileFault, Sheet};
use crate::spatial::Crs;

use super::refusal::Refusal;

/// Why a file is not taken over.
#[derive(Debug, thiserror::Error)]
pub enum ImportFault {
    /// The file as a whole.
    #[error(transparent)]
    File(#[from] FileFault),
    /// Nobody says in which system its numbers are.
    #[error("the file does not say in which coordinate system it is: say it with --crs")]
    NoCrs,
    /// A map of unknown datum.
    #[error("such a file may have been drawn on a shifted map: say with --crs on which (EPSG:4490, gcj02, bd09)")]
    WhichMap,
    /// What is said and what the file says are not the same.
    #[error("the file says {declared}, not {said}")]
    OtherCrs {
        /// By the file.
        declared: String,
        /// By the caller.
        said: String,
    },
    /// The program.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// The system of a file's numbers: as it declares, or as the caller says where it is silent or in doubt.
///
/// # Errors
/// `NoCrs` and `WhichMap` where somebody must say it, `OtherCrs` where both speak and disagree.
pub fn system(sheet: &Sheet, said: Option<Crs>) -> Result<Crs, ImportFault> {
    match (sheet.declared_crs, said) {
        (_, Some(said)) if sheet.ask_map => Ok(said),
        (_, None) if sheet.ask_map => Err(ImportFault::WhichMap),
        (Some(declared), Some(said)) if declared != said => {
            Err(ImportFault::OtherCrs { declared: declared.name(), said: said.name() })
        }
        (Some(crs), _) | (None, Some(crs)) => Ok(crs),
        (None, None) => Err(ImportFault::NoCrs),
    }
}
