//! KML 2.2: a placemark a record, its properties as data.

use std::io::{self, Write};

use quick_xml::escape::escape;

use super::{Layout, Record, WriteFault, text};
use crate::exchange::shapes::sheet::{Ring, Rings};
use crate::spatial::Crs;

pub(super) fn write(
    out: &mut impl Write,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    if !matches!(layout.crs, Crs::Degrees(_)) {
        return Err(WriteFault::NotWritten("KML in metres"));
    }
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>{}</name>", escape(layout.title))?;
    let mut count = 0_u64;
    for record in records {
        write!(out, "<Placemark><name>{}</name><ExtendedData>", letters(&record.name))?;
        for (column, value) in layout.columns.iter().zip(&record.values).filter(|(_, value)| !value.is_null()) {
            let (name, value) = (escape(&column.name), letters(&text(value)));
            write!(out, "<Data name=\"{name}\"><value>{value}</value></Data>")?;
        }
        write!(out, "</ExtendedData>")?;
        let many = record.polygons.len() + record.lines.len() > 1;
        if many {
            write!(out, "<MultiGeometry>")?;
        }
        for polygon in &record.polygons {
            self::polygon(out, polygon)?;
        }
        for line in &record.lines {
            write!(out, "<LineString><coordinates>")?;
            coordinates(out, line)?;
            write!(out, "</coordinates></LineString>")?;
        }
        if let (true, true, Some([lon, lat])) = (record.polygons.is_empty(), record.lines.is_empty(), record.point) {
            write!(out, "<Point><coordinates>{lon},{lat}</coordinates></Point>")?;
        }
        writeln!(out, "{}</Placemark>", if many { "</MultiGeometry>" } else { "" })?;
        count += 1;
    }
    writeln!(out, "</Document></kml>")?;
    Ok(count)
}

fn polygon(out: &mut impl Write, rings: &Rings) -> io::Result<()> {
    write!(out, "<Polygon>")?;
    for (index, ring) in rings.iter().enumerate() {
        let side = if index == 0 { "outerBoundaryIs" } else { "innerBoundaryIs" };
        write!(out, "<{side}><LinearRing><coordinates>")?;
        coordinates(out, ring)?;
        write!(out, "</coordinates></LinearRing></{side}>")?;
    }
    write!(out, "</Polygon>")
}

fn coordinates(out: &mut impl Write, points: &Ring) -> io::Result<()> {
    for (place, [lon, lat]) in points.iter().enumerate() {
        write!(out, "{}{lon},{lat}", if place == 0 { "" } else { " " })?;
    }
    Ok(())
}

/// Letters that XML can hold: it has no control signs, not even escaped ones.
fn letters(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    escape(kept.as_str()).into_owned()
}
