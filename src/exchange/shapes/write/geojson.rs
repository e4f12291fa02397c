//! GeoJSON, one feature a line. A system in metres is declared by the older `crs` member.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::{Layout, Record, WriteFault};
use crate::exchange::shapes::rings::doubled_area;
use crate::exchange::shapes::sheet::{Ring, Rings};
use crate::spatial::Crs;

pub(super) fn write(
    out: &mut impl Write,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    write!(out, "{{\"type\":\"FeatureCollection\",\"name\":{},", Value::from(layout.title))?;
    if let Crs::Plane(grid) = layout.crs {
        let name = format!("urn:ogc:def:crs:EPSG::{}", grid.epsg());
        write!(out, "\"crs\":{},", json!({ "type": "name", "properties": { "name": name } }))?;
    }
    write!(out, "\"features\":[")?;
    let mut count = 0_u64;
    for record in records {
        let named = layout.columns.iter().map(|column| column.name.clone()).zip(record.values);
        let properties: Map<String, Value> = named.collect();
        let feature = json!({ "type": "Feature", "properties": properties, "geometry": geometry(record.polygons, record.lines, record.point) });
        write!(out, "{}\n{feature}", if count == 0 { "" } else { "," })?;
        count += 1;
    }
    writeln!(out, "\n]}}")?;
    Ok(count)
}

fn geometry(polygons: Vec<Rings>, mut lines: Vec<Ring>, point: Option<[f64; 2]>) -> Value {
    let mut wound: Vec<Rings> = polygons.into_iter().map(wound).collect();
    match wound.len() {
        0 if lines.len() > 1 => json!({ "type": "MultiLineString", "coordinates": lines }),
        0 => match (lines.pop(), point) {
            (Some(line), _) => json!({ "type": "LineString", "coordinates": line }),
            (None, Some(point)) => json!({ "type": "Point", "coordinates": point }),
            (None, None) => Value::Null,
        },
        1 => json!({ "type": "Polygon", "coordinates": wound.pop() }),
        _ => json!({ "type": "MultiPolygon", "coordinates": wound }),
    }
}

/// Outer rings counterclockwise, holes clockwise (RFC 7946, 3.1.6).
fn wound(polygon: Rings) -> Rings {
    let turned = |(index, mut ring): (usize, Vec<[f64; 2]>)| {
        if (doubled_area(&ring) > 0.0) != (index == 0) {
            ring.reverse();
        }
        ring
    };
    polygon.into_iter().enumerate().map(turned).collect()
}
