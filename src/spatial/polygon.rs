//! A polygon drawn on a map, as a phone, a browser or a file sends it.
#![expect(clippy::float_cmp, reason = "the same point is the very same numbers")]

use serde_json::Value;

use super::defect::{Defect, DefectCode, Place};
use super::grid::{Grid, GridError};
use super::grid_polygon::GridPolygon;
use super::lonlat::{LonLat, LonLatBox};
use super::region::Region;
use super::ring::CleanRing;
use super::validity::{plane_defects, ring_defects};

/// A valid polygon in WGS-84 degrees: one outer ring, any number of holes, without repeated points.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotPolygon {
    given: Vec<Vec<[f64; 2]>>,
    /// Outer ring first, counterclockwise; holes clockwise (RFC 7946, 3.1.6).
    rings: Vec<CleanRing>,
}

/// How large a polygon may be before it cannot mean what it is said to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Allowance {
    /// Smallest area in m².
    pub min_area_m2: f64,
    /// Largest area in m².
    pub max_area_m2: f64,
    /// Most points, all rings together, closing points included.
    pub max_vertices: usize,
}

impl Allowance {
    /// A homestead, a footprint, a patch seen on an image: 1 m² to 10 ha, 2,000 points.
    pub const PLOT: Self = Self { min_area_m2: 1.0, max_area_m2: 100_000.0, max_vertices: 2_000 };
    /// A planning zone, a village, a county: up to 100,000 km², 100,000 points.
    pub const ZONE: Self = Self { min_area_m2: 1.0, max_area_m2: 1e11, max_vertices: 100_000 };
}

impl PlotPolygon {
    /// Reads a GeoJSON (RFC 7946) Polygon, or a Feature of one, with the limits of a plot. A `MultiPolygon` of a
    /// single polygon is one too: that is how GIS programs write every polygon.
    ///
    /// # Errors
    /// Every fault at once, in the order of the rings. The direction in which a ring runs is no fault: old
    /// files have it the other way round, and it is put right here. Heights after longitude and latitude are
    /// passed over.
    pub fn parse(geojson: &Value) -> Result<Self, Vec<Defect>> {
        Self::parse_within(geojson, Allowance::PLOT)
    }

    /// As [`Self::parse`], with other limits.
    pub fn parse_within(geojson: &Value, allowance: Allowance) -> Result<Self, Vec<Defect>> {
        let rings = rings_of(geojson)?;
        Self::from_rings(rings, allowance)
    }

    /// Takes rings of `[longitude, latitude]` in degrees, outer ring first, each closed.
    pub fn from_rings(given: Vec<Vec<[f64; 2]>>, allowance: Allowance) -> Result<Self, Vec<Defect>> {
        let count: usize = given.iter().map(Vec::len).sum();
        if count > allowance.max_vertices {
            // Comparing every edge of a huge ring is what the limit is there to prevent.
            return Err(vec![Defect { code: DefectCode::TooManyVertices, at: Place::WHOLE }]);
        }
        if given.is_empty() {
            return Err(vec![Defect { code: DefectCode::TooFewPoints, at: Place::WHOLE }]);
        }
        let mut defects: Vec<Defect> =
            given.iter().enumerate().flat_map(|(i, ring)| position_defects(i, ring)).collect();
        let as_polygon = [given];
        defects.extend(plane_defects(&as_polygon));
        let [given] = as_polygon;
        let rings = normalised(&given);
        let area = rough_area_m2(&rings);
        // What crosses itself has no area, and what is out of range has none worth telling.
        if defects.is_empty() && !(allowance.min_area_m2..=allowance.max_area_m2).contains(&area) {
            defects.push(Defect { code: DefectCode::AbsurdSize, at: Place::WHOLE });
        }
        if defects.is_empty() { Ok(Self { given, rings }) } else { Err(defects) }
    }

    /// The rings exactly as they were given, `[longitude, latitude]`.
    pub fn given_rings_deg(&self) -> &[Vec<[f64; 2]>] {
        &self.given
    }

    /// The corners of the outer ring, counterclockwise, the first not repeated.
    pub fn corners(&self) -> impl Iterator<Item = LonLat> + '_ {
        let outer = self.rings.first().map_or(&[][..], CleanRing::points);
        outer.iter().filter_map(|[lon, lat]| LonLat::new(*lon, *lat).ok())
    }

    /// The box around it.
    pub fn bounds(&self) -> Option<LonLatBox> {
        LonLatBox::around(self.corners())
    }

    /// The corners of the outer ring that do not lie in a region, such as the county, counted counterclockwise from the
    /// first. Outlines of regions are hundreds of metres off at places, so these are to be told, not to be refused.
    pub fn outside(&self, region: &Region) -> Vec<Defect> {
        let strays = self.corners().enumerate().filter(|(_, place)| !region.contains(*place));
        strays
            .map(|(i, place)| {
                let at = Place::point(0, i, [place.lon_deg(), place.lat_deg()]);
                Defect { code: DefectCode::OutsideRegion, at }
            })
            .collect()
    }

    /// The GeoJSON Polygon, rings closed and run as RFC 7946 asks.
    pub fn to_geojson(&self) -> Value {
        let rings: Vec<Vec<[f64; 2]>> = self
            .rings
            .iter()
            .map(|ring| {
                let points = ring.points();
                points.iter().chain(points.first()).copied().collect()
            })
            .collect();
        serde_json::json!({ "type": "Polygon", "coordinates": rings })
    }

    /// Projects it. Straight edges stay straight: over the few metres of a plot the bend is far below a
    /// millimetre, over a zone of 10 km below a metre.
    pub fn to_grid(&self, grid: Grid) -> Result<GridPolygon, GridError> {
        let project = |&[lon, lat]: &[f64; 2]| {
            let place = LonLat::new(lon, lat).map_err(|_out| GridError::NotOfThisGrid)?;
            grid.grid_from_lonlat(place)
        };
        let rings: Vec<Vec<[f64; 2]>> = self
            .rings
            .iter()
            .map(|ring| {
                let points = ring.points().iter();
                points.map(|p| project(p).map(|g| [g.easting_m(), g.northing_m()])).collect()
            })
            .collect::<Result<_, _>>()?;
        GridPolygon::of_sound_rings(grid, &rings).ok_or(GridError::NotOfThisGrid)
    }
}

/// Takes the rings out of GeoJSON, or says what is not a position.
fn rings_of(geojson: &Value) -> Result<Vec<Vec<[f64; 2]>>, Vec<Defect>> {
    let not_a_polygon = || vec![Defect { code: DefectCode::NotAPolygon, at: Place::WHOLE }];
    let geometry = match geojson.get("type").and_then(Value::as_str) {
        Some("Feature") => geojson.get("geometry").unwrap_or(&Value::Null),
        _ => geojson,
    };
    let coordinates = geometry.get("coordinates").and_then(Value::as_array).map(Vec::as_slice);
    let rings = match (geometry.get("type").and_then(Value::as_str), coordinates) {
        (Some("Polygon"), Some(rings)) => rings,
        (Some("MultiPolygon"), Some([Value::Array(only)])) => only,
        _ => return Err(not_a_polygon()),
    };
    let mut read = Vec::with_capacity(rings.len());
    let mut defects = Vec::new();
    for (ring_index, ring) in rings.iter().enumerate() {
        let Some(positions) = ring.as_array() else {
            defects.push(Defect { code: DefectCode::NotAPolygon, at: Place::ring(ring_index) });
            continue;
        };
        read.push(positions.iter().map(position).collect::<Vec<[f64; 2]>>());
    }
    if defects.is_empty() { Ok(read) } else { Err(defects) }
}

/// Longitude and latitude of a position; what is no number becomes NaN and is told as such.
fn position(value: &Value) -> [f64; 2] {
    let number = |i: usize| value.get(i).and_then(Value::as_f64).unwrap_or(f64::NAN);
    [number(0), number(1)]
}

fn position_defects(ring: usize, points: &[[f64; 2]]) -> Vec<Defect> {
    if ring_defects(ring, points).iter().any(|d| d.code == DefectCode::NotFinite) {
        return Vec::new();
    }
    let outside = points.iter().enumerate().filter(|(_, p)| LonLat::new(p[0], p[1]).is_err());
    let mut defects: Vec<Defect> =
        outside.map(|(i, p)| Defect { code: DefectCode::OutOfRange, at: Place::point(ring, i, *p) }).collect();
    let pairs = points.windows(2).enumerate();
    defects.extend(pairs.filter_map(|(i, pair)| match pair {
        [a, b] if a == b => Some(Defect { code: DefectCode::RepeatedPoint, at: Place::point(ring, i + 1, *b) }),
        _ => None,
    }));
    defects
}

fn normalised(given: &[Vec<[f64; 2]>]) -> Vec<CleanRing> {
    let clean = given.iter().filter_map(|ring| CleanRing::of(ring));
    clean.enumerate().map(|(i, ring)| ring.wound(i == 0)).collect()
}

/// Area in m² taken on a plane that touches the Earth at the first corner: good to a per cent, for limits only.
fn rough_area_m2(rings: &[CleanRing]) -> f64 {
    const METRES_PER_DEGREE: f64 = 111_320.0;
    let Some([_, lat]) = rings.first().and_then(|ring| ring.points().first()) else { return 0.0 };
    let square_degrees: f64 = rings.iter().map(CleanRing::doubled_area).sum::<f64>() / 2.0;
    square_degrees * METRES_PER_DEGREE * METRES_PER_DEGREE * lat.to_radians().cos()
}
