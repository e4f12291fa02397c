//! Files of shapes for the stories of exchange.

use std::io::{Cursor, Write};

use homestead::exchange::shapes::{Geometry, Sheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file of `fixtures/exchange`.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/fixtures/exchange/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Parts packed into a zip.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The first shape's polygons.
pub(crate) fn polygons(sheet: &Sheet) -> &[Vec<Vec<[f64; 2]>>] {
    match &sheet.shapes[0].geometry {
        Geometry::Polygons(polygons) => polygons,
        other => panic!("{other:?}"),
    }
}
