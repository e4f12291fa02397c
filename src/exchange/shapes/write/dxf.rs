//! DXF of `AutoCAD` 2010: each ring a closed LWPOLYLINE on a layer of the record's name. The format knows no holes and no
//! properties.

use std::io::Write;

use ::dxf::entities::{Entity, EntityType, LwPolyline, ModelPoint};
use ::dxf::enums::AcadVersion;
use ::dxf::tables::Layer;
use ::dxf::{Drawing, LwPolylineVertex, Point};

use super::{Layout, Record, WriteFault};
use crate::spatial::Crs;

pub(super) fn write(
    out: &mut impl Write,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    if !matches!(layout.crs, Crs::Plane(_)) {
        return Err(WriteFault::NotWritten("DXF in degrees"));
    }
    let mut drawing = Drawing::new();
    // From 2007 on letters are UTF-8.
    drawing.header.version = AcadVersion::R2010;
    let title = layer_name(layout.title);
    drawing.add_layer(Layer { name: title.clone(), ..Layer::default() });
    let mut count = 0_u64;
    for record in records {
        for ring in record.polygons.iter().flatten() {
            // Closed by its flag: the first corner is not repeated.
            let corners = ring.split_last().map_or(&ring[..], |(_, corners)| corners);
            drawing.add_entity(polyline(corners, true, &title));
        }
        for line in &record.lines {
            drawing.add_entity(polyline(line, false, &title));
        }
        if let (true, true, Some([x, y])) = (record.polygons.is_empty(), record.lines.is_empty(), record.point) {
            let mut spot = Entity::new(EntityType::ModelPoint(ModelPoint::new(Point::new(x, y, 0.0))));
            title.clone_into(&mut spot.common.layer);
            drawing.add_entity(spot);
        }
        count += 1;
    }
    drawing.save(out).map_err(WriteFault::library)?;
    Ok(count)
}

fn polyline(points: &[[f64; 2]], is_closed: bool, layer: &str) -> Entity {
    let vertices = points.iter().map(|[x, y]| LwPolylineVertex { x: *x, y: *y, ..LwPolylineVertex::default() });
    let mut line = LwPolyline { vertices: vertices.collect(), ..LwPolyline::default() };
    line.set_is_closed(is_closed);
    let mut entity = Entity::new(EntityType::LwPolyline(line));
    layer.clone_into(&mut entity.common.layer);
    entity
}

/// A layer's name without the signs that it must not have.
fn layer_name(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || "<>/\\\":;?*|=`,".contains(c) { '_' } else { c }).collect()
}
