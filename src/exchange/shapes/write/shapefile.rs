//! A shapefile in a zip: `.shp`, `.shx`, `.dbf`, `.prj`, `.cpg`.

use std::io::{Cursor, Seek, Write};

use ::shapefile::{Point, Polygon, PolygonRing, ShapeWriter};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::dbf::Table;
use super::{Encoding, Layout, Record, WriteFault};
use crate::exchange::shapes::crs;

pub(super) fn write(
    out: &mut (impl Write + Seek),
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    let (mut shp, mut shx) = (Cursor::new(Vec::new()), Cursor::new(Vec::new()));
    let mut table = Table::new(layout)?;
    let mut count = 0_u64;
    {
        let mut shapes = ShapeWriter::with_shx(&mut shp, &mut shx);
        for record in records {
            count += 1;
            if !record.lines.is_empty() {
                return Err(WriteFault::DoesNotFit { record: count, what: "a line among polygons".to_owned() });
            }
            table.add(count, &record)?;
            let polygon =
                polygon(&record).ok_or(WriteFault::DoesNotFit { record: count, what: "no shape".to_owned() })?;
            shapes.write_shape(&polygon).map_err(WriteFault::library)?;
        }
        shapes.finalize().map_err(WriteFault::library)?;
    }
    let page = if layout.encoding == Encoding::Gbk { "GBK" } else { "UTF-8" };
    let mut zip = ZipWriter::new(out);
    let part = |zip: &mut ZipWriter<_>, end: &str| {
        let options = SimpleFileOptions::default().large_file(false);
        zip.start_file(format!("{}.{end}", layout.title), options).map_err(WriteFault::library)
    };
    part(&mut zip, "shp")?;
    zip.write_all(shp.get_ref())?;
    part(&mut zip, "shx")?;
    zip.write_all(shx.get_ref())?;
    part(&mut zip, "dbf")?;
    table.write(&mut zip)?;
    part(&mut zip, "prj")?;
    zip.write_all(crs::written(layout.crs).as_bytes())?;
    part(&mut zip, "cpg")?;
    zip.write_all(page.as_bytes())?;
    zip.finish().map_err(WriteFault::library)?;
    Ok(count)
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
