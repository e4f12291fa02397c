//! A shapefile in a zip: `.shp`, `.shx`, `.dbf`, `.prj`, `.cpg`. One holds shapes of one kind only: where some records are
//! polygons and others no more than points, the points are a second one beside the first.

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};
use std::path::Path;

use ::shapefile::record::EsriShape;
use ::shapefile::{Point, Polygon, PolygonRing, ShapeWriter};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::dbf::{MOST_BYTES, Table};
use super::{Encoding, Layout, Record, WriteFault};
use crate::exchange::shapes::crs;

pub(super) fn write(
    out: &mut (impl Write + Seek),
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
    scratch: &Path,
) -> Result<u64, WriteFault> {
    let mut areas = Part::new(layout, scratch)?;
    let mut points = Part::new(layout, scratch)?;
    let mut count = 0_u64;
    for record in records {
        count += 1;
        if !record.lines.is_empty() {
            return Err(WriteFault::DoesNotFit { record: count, what: "a line among polygons".to_owned() });
        }
        match (polygon(&record), record.point) {
            (Some(polygon), _) => areas.add(count, &polygon, &record)?,
            (None, Some([x, y])) => points.add(count, &Point::new(x, y), &record)?,
            (None, None) => return Err(WriteFault::DoesNotFit { record: count, what: "no shape".to_owned() }),
        }
    }
    let mut zip = ZipWriter::new(out);
    let beside = format!("{}_points", layout.title);
    match (areas.is_empty(), points.is_empty()) {
        (_, true) => areas.pack(&mut zip, layout.title)?,
        (true, false) => points.pack(&mut zip, layout.title)?,
        (false, false) => {
            areas.pack(&mut zip, layout.title)?;
            points.pack(&mut zip, &beside)?;
        }
    }
    zip.finish().map_err(WriteFault::library)?;
    Ok(count)
}

/// The parts of one shapefile, in files without a name until they are packed.
struct Part<'l> {
    layout: &'l Layout<'l>,
    shapes: ShapeWriter<BufWriter<File>>,
    shp: File,
    shx: File,
    table: Table<'l>,
    bytes: u64,
}

impl<'l> Part<'l> {
    fn new(layout: &'l Layout<'l>, scratch: &Path) -> Result<Self, WriteFault> {
        let (shp, shx) = (tempfile::tempfile_in(scratch)?, tempfile::tempfile_in(scratch)?);
        let shapes = ShapeWriter::with_shx(BufWriter::new(shp.try_clone()?), BufWriter::new(shx.try_clone()?));
        Ok(Self { layout, shapes, shp, shx, table: Table::new(layout, scratch)?, bytes: 100 })
    }

    fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    fn add<S: EsriShape>(&mut self, number: u64, shape: &S, record: &Record) -> Result<(), WriteFault> {
        // The record's head, and the number that says what it is.
        self.bytes += 12 + u64::try_from(shape.size_in_bytes()).unwrap_or(u64::MAX);
        if self.bytes > MOST_BYTES {
            return Err(WriteFault::DoesNotFit { record: number, what: "more than 2 GB of shapes".to_owned() });
        }
        self.table.add(number, record)?;
        self.shapes.write_shape(shape).map_err(WriteFault::library)
    }

    fn pack(mut self, zip: &mut ZipWriter<impl Write + Seek>, title: &str) -> Result<(), WriteFault> {
        let begin = |zip: &mut ZipWriter<_>, end: &str| {
            let options = SimpleFileOptions::default().large_file(false);
            zip.start_file(format!("{title}.{end}"), options).map_err(WriteFault::library)
        };
        self.shapes.finalize().map_err(WriteFault::library)?;
        for (end, file) in [("shp", &mut self.shp), ("shx", &mut self.shx)] {
            file.rewind()?;
            begin(zip, end)?;
            io::copy(file, zip)?;
        }
        begin(zip, "dbf")?;
        self.table.write(zip)?;
        begin(zip, "prj")?;
        zip.write_all(crs::written(self.layout.crs).as_bytes())?;
        begin(zip, "cpg")?;
        zip.write_all(if self.layout.encoding == Encoding::Gbk { b"GBK" } else { b"UTF-8" })?;
        Ok(())
    }
}

/// Rings with the direction that the format gives outer ones and holes; none for a record without any.
fn polygon(record: &Record) -> Option<Polygon> {
    let mut rings = Vec::new();
    for polygon in &record.polygons {
        for (index, ring) in polygon.iter().enumerate() {
            let points: Vec<Point> = ring.iter().map(|[x, y]| Point::new(*x, *y)).collect();
            rings.push(if index == 0 { PolygonRing::Outer(points) } else { PolygonRing::Inner(points) });
        }
    }
    (!rings.is_empty()).then(|| Polygon::with_rings(rings))
}
