//! Zones between their rows and the domain.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::zones::{Layer, Zone};
use crate::spatial::{Grid, GridPolygon, GridShape};
use crate::store::StoreError;
use crate::store::zones::{LayerRow, ZoneRow};

/// A shape in the district's system, as its row keeps it: `[easting, northing]` in metres, rings closed.
#[derive(Debug, Serialize, Deserialize)]
struct Plane {
    epsg: u32,
    polygons: Vec<Vec<Vec<[f64; 2]>>>,
    lines: Vec<Vec<[f64; 2]>>,
}

/// A shape as text.
///
/// # Errors
/// None that has been seen: numbers of a shape are finite.
pub(super) fn written(shape: &GridShape) -> Result<String, serde_json::Error> {
    let polygons = shape.polygons().iter().map(GridPolygon::rings_m).collect();
    serde_json::to_string(&Plane { epsg: shape.grid().epsg(), polygons, lines: shape.lines_m() })
}

/// The zone in a row of a load.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub(super) fn zone(load: &LayerRow, row: &ZoneRow) -> Result<Zone, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt(format!("zone {} of {}-{}: {what}", row.nr, row.layer, row.version));
    let layer: Layer = row.layer.parse().map_err(|_why| corrupt("layer"))?;
    let extent = serde_json::from_value(row.extent.clone().into()).map_err(|_why| corrupt("extent"))?;
    let shape = read(&row.plane).ok_or_else(|| corrupt("plane"))?;
    Ok(Zone {
        id: id(layer, row.version, row.nr),
        layer,
        class: row.class.clone(),
        object: row.object.clone(),
        name: row.name.clone(),
        extent,
        as_of: load.as_of.parse().map_err(|_why| corrupt("as_of"))?,
        source: load.source.clone(),
        shape: Arc::new(shape),
    })
}

/// How a zone is named in its county.
pub(super) fn id(layer: Layer, version: i32, nr: i32) -> String {
    format!("{layer}-{version}-{nr}")
}

fn read(text: &str) -> Option<GridShape> {
    let plane: Plane = serde_json::from_str(text).ok()?;
    let grid = Grid::from_epsg(plane.epsg)?;
    let polygons: Option<Vec<GridPolygon>> =
        plane.polygons.iter().map(|rings| GridPolygon::from_rings(grid, rings).ok()).collect();
    GridShape::new(grid, &polygons?, &plane.lines).ok()
}
