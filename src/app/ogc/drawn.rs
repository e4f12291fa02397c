//! A geometry of a file in the system that was asked for: exactly as it was computed where that is the system of the file,
//! else brought there.

use serde_json::{Value, json};

use super::system::{System, northing_first};
use crate::app::refusal::Refusal;
use crate::domain::houses::outline::Outline;
use crate::spatial::GridShape;

/// What there is to draw.
#[derive(Debug, Clone, Copy)]
pub(super) enum Drawn<'a> {
    /// Nothing is known of where it is.
    Nowhere,
    /// Longitude and latitude.
    Point([f64; 2]),
    /// One outline.
    Outline(&'a Outline),
    /// Outlines of one thing.
    Outlines(&'a [Outline]),
    /// A shape of the county's grid.
    Shape(&'a GridShape),
}

impl Drawn<'_> {
    /// As `GeoJSON`; null where nothing is known.
    pub(super) fn geojson(self, system: System) -> Result<Value, Refusal> {
        let geometry = match self {
            Self::Nowhere => Some(Value::Null),
            Self::Point(place) => {
                system.position(place).map(|position| json!({ "type": "Point", "coordinates": position }))
            }
            Self::Outline(outline) => {
                rings(outline, system).map(|rings| json!({ "type": "Polygon", "coordinates": rings }))
            }
            Self::Outlines(outlines) => {
                let parts = outlines.iter().map(|outline| rings(outline, system)).collect::<Option<Vec<_>>>();
                parts.map(|parts| json!({ "type": "MultiPolygon", "coordinates": parts }))
            }
            Self::Shape(shape) => within(shape, system),
        };
        geometry.ok_or_else(|| Refusal::Broken { what: "a geometry beyond the grid", why: None })
    }
}

/// The rings of an outline.
fn rings(outline: &Outline, system: System) -> Option<Value> {
    match system {
        System::Plane(grid) if grid.epsg() == outline.epsg => Some(json!(turned(&outline.rings_m))),
        _ => brought(outline.geometry.get("coordinates")?, system),
    }
}

/// Lists of `[easting, northing]` in the order of the axes.
fn turned(lines: &[Vec<[f64; 2]>]) -> Vec<Vec<[f64; 2]>> {
    lines.iter().map(|line| line.iter().copied().map(northing_first).collect()).collect()
}

fn within(shape: &GridShape, system: System) -> Option<Value> {
    if system != System::Plane(shape.grid()) {
        return moved(&shape.to_geojson()?, system);
    }
    let polygons: Vec<_> = shape.polygons().iter().map(|polygon| turned(&polygon.rings_m())).collect();
    let lines = turned(&shape.lines_m());
    let areas = json!({ "type": "MultiPolygon", "coordinates": polygons });
    let ways = json!({ "type": "MultiLineString", "coordinates": lines });
    Some(match (polygons.is_empty(), lines.is_empty()) {
        (false, true) => areas,
        (true, _) => ways,
        (false, false) => json!({ "type": "GeometryCollection", "geometries": [areas, ways] }),
    })
}

/// A geometry in longitude and latitude, brought into a system.
fn moved(geometry: &Value, system: System) -> Option<Value> {
    let kind = geometry.get("type")?;
    if let Some(members) = geometry.get("geometries").and_then(Value::as_array) {
        let members: Vec<Value> = members.iter().map(|member| moved(member, system)).collect::<Option<_>>()?;
        return Some(json!({ "type": kind, "geometries": members }));
    }
    Some(json!({ "type": kind, "coordinates": brought(geometry.get("coordinates")?, system)? }))
}

/// Positions in longitude and latitude, however deep they stand in lists, brought into a system.
fn brought(coordinates: &Value, system: System) -> Option<Value> {
    if system == System::Crs84 {
        return Some(coordinates.clone());
    }
    let items = coordinates.as_array()?;
    if let (Some(lon), Some(lat)) = (items.first().and_then(Value::as_f64), items.get(1).and_then(Value::as_f64)) {
        return system.position([lon, lat]).map(|position| json!(position));
    }
    items.iter().map(|item| brought(item, system)).collect::<Option<Vec<_>>>().map(Value::Array)
}
