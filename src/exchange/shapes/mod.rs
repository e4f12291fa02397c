//! Shapes in the formats that people really have, in and out.
//!
//! | format | read | coordinate system |
//! |---|---|---|
//! | survey text 勘测定界坐标 | GBK, UTF-8, UTF-16; labels, rings and axes as they vary | its header's, else asked |
//! | GeoJSON | RFC 7946 and the older `crs` member | the member's; degrees where the numbers can be; else asked |
//! | shapefile in a zip | `.cpg`, driver byte, GBK, UTF-8 | `.prj`, else asked |
//! | KML, KMZ, ovkml | placemarks | WGS-84 by the standard, and asked on which map it was drawn |
//! | DXF as text | LWPOLYLINE and POLYLINE with their layer | asked |
//! | XLSX, CSV | a row a shape (WKT, GeoJSON, a list of points) or a row a peg | degrees by its headers, else asked |
//!
//! Everything is read as it stands: nothing is put right, converted or judged here. The format is told by the content, not by
//! the name. No file makes more than [`Limits`] allows.

mod bundle;
mod crs;
mod dxf;
mod fault;
mod geojson;
mod kml;
mod limits;
mod names;
mod rings;
mod shapefile;
mod sheet;
mod survey;
mod table;
mod text;
pub mod write;

pub use fault::FileFault;
pub use limits::Limits;
pub use sheet::{AreaUnit, Format, Geometry, Properties, Ring, Rings, RowFault, Shape, Sheet, StatedArea, StatedFit};
pub use table::Table;

use bundle::Bundle;

/// Reads a file of shapes.
///
/// # Errors
/// [`FileFault`] for a file that cannot be read as a whole; what is wrong with single rows stands in the sheet.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Sheet, FileFault> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes {
        return Err(FileFault::TooLarge { most: limits.file_bytes });
    }
    let sheet = match bytes {
        [b'P', b'K', 3 | 5, ..] => zipped(bytes, limits)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(FileFault::NotRead { format: "XLS / ET / DWG (OLE)" }),
        [b'S', b'Q', b'L', b'i', b't', b'e', ..] => return Err(FileFault::NotRead { format: "GeoPackage / SQLite" }),
        [0, 0, 0x27, 0x0a, ..] => return Err(FileFault::NotRead { format: "SHP (.shp)" }),
        [b'A', b'C', b'1', b'0', ..] => return Err(FileFault::NotRead { format: "DWG" }),
        _ if bytes.starts_with(b"AutoCAD Binary DXF") => return Err(FileFault::NotRead { format: "DXF (binary)" }),
        _ => plain(bytes, limits)?,
    };
    if sheet.shapes.is_empty() && sheet.faults.is_empty() { Err(FileFault::Empty) } else { Ok(sheet) }
}

/// The coordinates in a text: well-known text, GeoJSON or a list of points; none where it is none of these.
pub fn outline(text: &str) -> Option<Geometry> {
    table::cell(text).ok()
}

/// The file as a table, every cell as it stands there; none where it is no table.
///
/// # Errors
/// As [`read`].
pub fn table(bytes: &[u8], limits: Limits) -> Result<Option<Table>, FileFault> {
    if let [b'P', b'K', 3 | 5, ..] = bytes {
        let bundle = Bundle::open(bytes, limits)?;
        return if bundle.has("[content_types].xml") { table::whole_xlsx(bytes, bundle, limits) } else { Ok(None) };
    }
    let Some(text) = text::decoded(bytes) else { return Ok(None) };
    if text.trim_start().starts_with(['{', '<']) || dxf::is_dxf(&text) || survey::is_survey(&text) {
        return Ok(None);
    }
    table::whole_csv(&text, limits)
}

fn zipped(bytes: &[u8], limits: Limits) -> Result<Sheet, FileFault> {
    let mut bundle = Bundle::open(bytes, limits)?;
    if bundle.has("[content_types].xml") {
        return table::xlsx(bytes, bundle, limits);
    }
    if !bundle.ending(".shp").is_empty() {
        return shapefile::read(bundle, limits);
    }
    let maps: Vec<String> =
        [".kml", ".ovkml"].iter().flat_map(|end| bundle.ending(end)).map(|it| it.name.clone()).collect();
    // A KMZ may carry further files beside its own map.
    let main = maps.iter().find(|name| *name == "doc.kml").or(maps.first());
    if let Some(name) = main
        && let Some(inner) = bundle.read(name)?
    {
        let text = text::decoded(&inner).ok_or_else(|| FileFault::unreadable("KMZ", "no text"))?;
        return kml::read(&text, Format::Kmz, limits);
    }
    // One plain file that somebody packed.
    if let [only] = bundle.parts.as_slice() {
        let name = only.name.clone();
        if let Some(inner) = bundle.read(&name)? {
            return plain(&inner, limits);
        }
    }
    Err(FileFault::UnknownFormat)
}

fn plain(bytes: &[u8], limits: Limits) -> Result<Sheet, FileFault> {
    let Some(text) = text::decoded(bytes) else { return Err(FileFault::UnknownFormat) };
    let start = text.trim_start();
    if start.starts_with('{') {
        // UTF-8 is read where it lies.
        let utf8 = std::str::from_utf8(bytes).is_ok();
        return geojson::read(if utf8 { bytes } else { text.as_bytes() }, limits);
    }
    if start.starts_with('<') {
        return kml::read(&text, Format::Kml, limits);
    }
    if dxf::is_dxf(&text) {
        return dxf::read(&text, limits);
    }
    if survey::is_survey(&text) {
        return survey::read(&text, limits);
    }
    table::csv(&text, limits)
}
