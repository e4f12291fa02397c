//! A layer of zones out of a file of shapes. What a zone is called, its class, its object and its extent stand in the
//! properties `name`, `class`, `object`, `extent` (类别, 对象, 范围), as in the layers of a district pack.

use serde_json::{Value, json};

use super::{ImportFault, system};
use crate::app::zones::NewLayer;
use crate::domain::zones::{Extent, GivenZone, Layer};
use crate::exchange::shapes::{Geometry, RowFault, Shape, Sheet};
use crate::spatial::Crs;
use jiff::civil::Date;

/// What a layer's file does not say.
#[derive(Debug, Clone)]
pub struct About {
    /// Which layer.
    pub layer: Layer,
    /// The day whose state of things it shows.
    pub as_of: Date,
    /// Who made it.
    pub source: String,
    /// The system of its numbers, where it does not say it.
    pub crs: Option<Crs>,
}

/// The layer in a file, to be loaded.
///
/// # Errors
/// [`ImportFault`] for a file without a known system; every row that is no zone.
pub fn layer(sheet: Sheet, about: About) -> Result<Result<NewLayer, Vec<RowFault>>, ImportFault> {
    let crs = system(&sheet, about.crs)?;
    let mut faults = sheet.faults;
    let mut zones = Vec::with_capacity(sheet.shapes.len());
    for shape in sheet.shapes {
        match zone(shape) {
            Ok(zone) => zones.push(zone),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok(Ok(NewLayer { layer: about.layer, as_of: about.as_of, source: about.source, crs, zones }))
    } else {
        Ok(Err(faults))
    }
}

fn zone(shape: Shape) -> Result<GivenZone, RowFault> {
    let text = |names: &[&str]| {
        let value = names.iter().find_map(|name| shape.properties.get(name)?.as_str());
        value.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let extent = match text(&["extent", "范围"]) {
        None => Extent::Designated,
        Some(said) => serde_json::from_value(Value::from(said.as_str()))
            .map_err(|_unknown| RowFault::new(shape.row, "extent", "bad_extent").with("value", said))?,
    };
    Ok(GivenZone {
        row: usize::try_from(shape.row).unwrap_or(usize::MAX),
        class: text(&["class", "类别"]),
        object: text(&["object", "对象"]),
        extent,
        geometry: geometry(&shape.geometry).ok_or_else(|| RowFault::new(shape.row, "geometry", "not_a_zone"))?,
        name: shape.name,
    })
}

/// GeoJSON of lines or polygons; none for what has no extent.
fn geometry(geometry: &Geometry) -> Option<Value> {
    match geometry {
        Geometry::Polygons(polygons) => Some(json!({ "type": "MultiPolygon", "coordinates": polygons })),
        Geometry::Lines(lines) => Some(json!({ "type": "MultiLineString", "coordinates": lines })),
        Geometry::Points(_) | Geometry::Missing => None,
    }
}
