//! Shapes out, in the formats that other programs read. What a format cannot hold is refused, never cut.
//!
//! Records come one by one, and a million of them fill no memory: GeoJSON, KML, CSV, survey text and `GeoPackage` go out as
//! they come; what a shapefile or a workbook knows only at the end waits on the disk until then. A drawing alone is held.

mod csv;
mod dbf;
mod dxf;
mod geojson;
mod geopackage;
mod kml;
mod rtree;
mod shapefile;
mod survey;
mod wkt;
mod xlsx;

use std::borrow::Cow;
use std::io::{self, Seek, Write};
use std::path::Path;

use serde_json::Value;

use super::sheet::{Format, Ring, Rings};
use crate::spatial::Crs;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Text,
    /// Sentences, longer than a shapefile's cells: left out there.
    Prose,
    /// A whole number.
    Whole,
    /// A number with so many decimals at most.
    Decimal(u8),
}

/// A column of properties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name: ASCII and at most ten letters, so that every format can hold it.
    pub name: String,
    /// What stands above it in a table that people read; its name where there is none.
    pub title: Option<String>,
    /// What it holds.
    pub kind: Kind,
}

impl Column {
    /// A column.
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self { name: name.into(), title: None, kind }
    }

    /// The same with a title for people.
    #[must_use]
    pub fn titled(self, title: impl Into<String>) -> Self {
        Self { title: Some(title.into()), ..self }
    }

    fn head(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }
}

/// One shape to be written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// What it is called where the format has a place for a name.
    pub name: String,
    /// A value for each column, or null.
    pub values: Vec<Value>,
    /// Its polygons in the layout's system, every ring closed.
    pub polygons: Vec<Rings>,
    /// Its lines, of a shape that is measured from and has no area. Formats of polygons only refuse them.
    pub lines: Vec<Ring>,
    /// Where it is, of a shape of which nobody drew more: written where there is neither polygon nor line.
    pub point: Option<[f64; 2]>,
}

/// What is the same for all records.
#[derive(Debug, Clone)]
pub struct Layout<'l> {
    /// The layer's name, ASCII.
    pub title: &'l str,
    /// Its columns.
    pub columns: &'l [Column],
    /// The system of the coordinates.
    pub crs: Crs,
    /// How letters are written in a shapefile's table and in a survey text.
    pub encoding: Encoding,
}

/// How letters become bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a `.cpg` that says so.
    #[default]
    Utf8,
    /// GBK, for older programs.
    Gbk,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault {
    /// The disk.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A value that the format cannot hold.
    #[error("record {record}: {what} does not fit in this format")]
    DoesNotFit {
        /// Which, from 1.
        record: u64,
        /// The column, or what else.
        what: String,
    },
    /// A format that is only read, or a system that it cannot say.
    #[error("{0} cannot be written so")]
    NotWritten(&'static str),
    /// What a library said.
    #[error("{0}")]
    Library(String),
}

impl WriteFault {
    fn library(why: impl ToString) -> Self {
        Self::Library(why.to_string())
    }
}

/// The system in which a format's numbers stand: longitude and latitude where the standard wants them, else metres.
pub fn system(format: Format, plane: Crs) -> Crs {
    match format {
        Format::GeoJson | Format::Kml | Format::Kmz => Crs::Degrees(crate::spatial::Datum::Wgs84),
        _ => plane,
    }
}

/// Writes records to a file that is not there yet; answers how many.
///
/// # Errors
/// [`WriteFault`]; what was written by then is of no use.
pub fn to_file(
    path: &Path,
    format: Format,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    if format == Format::GeoPackage {
        return geopackage::write(path, layout, records);
    }
    let mut file = io::BufWriter::new(std::fs::File::create_new(path)?);
    let beside = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let count = written(&mut file, format, layout, records, beside)?;
    file.flush()?;
    file.get_ref().sync_all()?;
    Ok(count)
}

/// Writes records; answers how many.
///
/// # Errors
/// As [`to_file`]; `NotWritten` for a `GeoPackage`, which is a database and wants a file.
pub fn to_writer(
    out: &mut (impl Write + Seek + Send),
    format: Format,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    written(out, format, layout, records, &std::env::temp_dir())
}

/// `scratch` is a folder for what waits until the end, in files without a name.
fn written(
    out: &mut (impl Write + Seek + Send),
    format: Format,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
    scratch: &Path,
) -> Result<u64, WriteFault> {
    match format {
        Format::GeoJson => geojson::write(out, layout, records),
        Format::Kml => kml::write(out, layout, records),
        Format::Csv => csv::write(out, layout, records),
        Format::Xlsx => xlsx::write(out, layout, records, scratch),
        Format::Dxf => dxf::write(out, layout, records),
        Format::SurveyText => survey::write(out, layout, records),
        Format::Shapefile => shapefile::write(out, layout, records, scratch),
        Format::Kmz => Err(WriteFault::NotWritten("KMZ")),
        Format::GeoPackage => Err(WriteFault::NotWritten("GeoPackage")),
    }
}

/// A value as letters; null is blank.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A text that a spreadsheet opens as a text: one that begins like a formula gets a single quote before it. Numbers with
/// their sign are numbers and stay.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    if formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Letters in the layout's encoding; none for a letter that it has not.
fn encoded(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Utf8 => Some(text.as_bytes().to_vec()),
        Encoding::Gbk => {
            let (bytes, _, missing) = encoding_rs::GBK.encode(text);
            (!missing).then(|| bytes.into_owned())
        }
    }
}
