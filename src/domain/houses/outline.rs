//! An outline on the ground: as given, in the district's projected system, and for the map.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::domain::fields::{Read, Reader, Shape, Wrong, shaped};
use crate::spatial::{Allowance, Defect, DefectCode, Grid, GridPolygon, PlotPolygon, difference};

/// A polygon with its area. Every area and distance comes from the projected rings, never from degrees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// GeoJSON Polygon, lon/lat, CGCS2000 ≈ WGS-84, as given.
    pub geometry: Value,
    /// EPSG code of the projected system.
    pub epsg: u32,
    /// The rings there: `[easting, northing]` in metres, the outer ring first.
    pub rings_m: Vec<Vec<[f64; 2]>>,
    /// Area in that system, square metres.
    pub area_m2: f64,
}

/// Reads an outline into the district's projected system.
pub fn outline(grid: Grid) -> impl Reader<Outline> {
    shaped(Shape::Polygon, move |value| Outline::read(value, grid))
}

impl Outline {
    /// Reads a GeoJSON polygon.
    ///
    /// # Errors
    /// Every defect of the polygon, each at its place.
    pub fn read(value: &Value, grid: Grid) -> Read<Self> {
        Self::read_within(value, grid, Allowance::PLOT)
    }

    /// The same with other limits than a plot's.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_within(value: &Value, grid: Grid, allowance: Allowance) -> Read<Self> {
        let polygon = PlotPolygon::parse_within(value, allowance)
            .map_err(|defects| defects.iter().map(wrong).collect::<Vec<_>>())?;
        let plane = polygon.to_grid(grid).map_err(|_outside| vec![Wrong::new("outside_grid")])?;
        Ok(Self {
            geometry: polygon.to_geojson(),
            epsg: grid.epsg(),
            rings_m: plane.rings_m(),
            area_m2: plane.area_m2(),
        })
    }

    /// The polygon in the projected system, for measuring. None for a stored outline that no longer parses.
    pub fn plane(&self) -> Option<GridPolygon> {
        GridPolygon::from_rings(Grid::from_epsg(self.epsg)?, &self.rings_m).ok()
    }

    /// A polygon of the projected system, as an outline. None where its corners are no places of that system.
    pub fn drawn(plane: &GridPolygon) -> Option<Self> {
        let (grid, rings_m) = (plane.grid(), plane.rings_m());
        let place = |[easting_m, northing_m]: &[f64; 2]| {
            let place = grid.lonlat_from_grid(*easting_m, *northing_m).ok()?;
            Some([degrees(place.lon_deg()), degrees(place.lat_deg())])
        };
        let ring = |ring: &Vec<[f64; 2]>| ring.iter().map(place).collect::<Option<Vec<_>>>();
        let rings = rings_m.iter().map(ring).collect::<Option<Vec<_>>>()?;
        let geometry = json!({ "type": "Polygon", "coordinates": rings });
        Some(Self { geometry, epsg: grid.epsg(), rings_m, area_m2: plane.area_m2() })
    }

    /// West, south, east, north of the outline in degrees.
    pub fn bounds_deg(&self) -> Option<[f64; 4]> {
        let bounds = PlotPolygon::parse(&self.geometry).ok()?.bounds()?;
        Some([bounds.west_deg, bounds.south_deg, bounds.east_deg, bounds.north_deg])
    }
}

/// The ground of one outline outside another, without what is too small to be seen.
pub fn outside(outline: &GridPolygon, of: &GridPolygon) -> Vec<GridPolygon> {
    let mut pieces = difference(outline, of).unwrap_or_default();
    pieces.retain(|piece| piece.area_m2() >= 0.01);
    pieces
}

/// To a tenth of a millimetre on the ground.
fn degrees(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

/// A defect at its place in the GeoJSON (`coordinates[0][3]`).
fn wrong(defect: &Defect) -> Wrong {
    let code = match defect.code {
        DefectCode::OutOfRange => "out_of_degrees",
        other => other.code(),
    };
    let at = match (defect.at.ring, defect.at.point) {
        (Some(ring), Some(point)) => format!("coordinates[{ring}][{point}]"),
        (Some(ring), None) => format!("coordinates[{ring}]"),
        _ => String::new(),
    };
    Wrong { at, ..Wrong::new(code) }
}
