//! `homestead import houses|zones|patches FILE`

mod houses;
mod patches;
mod zones;

pub(super) use houses::{Houses, run as houses};
pub(super) use patches::{Patches, run as patches};
pub(super) use zones::{Zones, run as zones};

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use serde_json::{Value, json};

use super::{Failure, Settings, out};
use crate::app::Homestead;
use crate::app::clock::Clock;
use crate::domain::ids::County;
use crate::exchange::shapes::{self, FileFault, Limits, RowFault, Sheet};
use crate::spatial::Crs;
use crate::words::Language;

/// The file, and what it does not say of itself.
#[derive(Debug, Args)]
pub(in crate::cli) struct Source {
    /// GeoJSON, zipped shapefile, survey TXT, KML/KMZ, DXF, XLSX or CSV: told by its content
    file: PathBuf,
    /// The system of its coordinates where it does not say it: EPSG:4523, EPSG:4490, gcj02, bd09…
    #[arg(long)]
    crs: Option<String>,
    /// Only looks: says what would be done and what is refused
    #[arg(long)]
    dry_run: bool,
    /// The county, where the database has several
    #[arg(long)]
    county: Option<County>,
}

/// What a file holds, with the place where it goes.
struct Opened {
    home: Homestead,
    county: County,
    sheet: Sheet,
    crs: Option<Crs>,
}

/// Rows of a file that are refused, so that nothing of it was taken over.
#[derive(Debug, thiserror::Error)]
#[error("{refused} faults: nothing was taken over")]
struct NothingTaken {
    refused: usize,
}

fn open(settings: &Settings, source: &Source) -> Result<Opened, Failure> {
    let crs = match &source.crs {
        Some(name) => Some(Crs::from_name(name).ok_or_else(|| format!("{name} is no known coordinate system"))?),
        None => None,
    };
    let home = settings.open(Clock::system())?;
    let county = super::county::chosen(&home, source.county.as_ref())?;
    let began = Instant::now();
    let sheet = read(&source.file)?;
    tell_sheet(source, &sheet, began);
    Ok(Opened { home, county, sheet, crs })
}

fn tell_sheet(source: &Source, sheet: &Sheet, began: Instant) {
    out::word(&format!(
        "{}: {}, {} shapes, {} unreadable rows, {}, {:.1} s",
        source.file.display(),
        sheet.format.code(),
        sheet.shapes.len(),
        sheet.faults.len(),
        sheet.declared_crs.map_or_else(|| "no coordinate system declared".to_owned(), Crs::name),
        began.elapsed().as_secs_f64()
    ));
}

fn read(file: &Path) -> Result<Sheet, Failure> {
    shapes::read(&read_bytes(file)?, Limits::STOCK).map_err(|fault| said(&fault).into())
}

fn read_bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let size = std::fs::metadata(file)?.len();
    if size > Limits::STOCK.file_bytes {
        return Err(said(&FileFault::TooLarge { most: Limits::STOCK.file_bytes }).into());
    }
    Ok(std::fs::read(file)?)
}

/// A file's fault in words.
fn said(fault: &FileFault) -> String {
    Language::English.say(&format!("fault.{}", fault.code()), &fault.params())
}

/// Names every refused row: its number, its column and why.
fn tell_refused(faults: &[RowFault]) {
    for fault in faults {
        let column = if fault.column.is_empty() { String::new() } else { format!(", {}", fault.column) };
        out::result(&format!("row {}{column}: {}", fault.row, sentence(fault)));
    }
}

fn sentence(fault: &RowFault) -> String {
    let rooms = ["row", "fault"].map(|room| format!("{room}.{}", fault.code));
    let said = rooms.iter().map(|key| (key, Language::English.say(key, &fault.params)));
    said.into_iter().find(|(key, said)| said != *key).map_or_else(|| fault.code.to_owned(), |(_, said)| said)
}

/// Refused rows for a program.
fn refused_json(faults: &[RowFault]) -> Vec<Value> {
    let one = |fault: &RowFault| json!({ "row": fault.row, "column": fault.column, "code": fault.code, "detail": sentence(fault) });
    faults.iter().map(one).collect()
}
