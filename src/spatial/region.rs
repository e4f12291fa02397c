//! A large region of the Earth, such as a county, ready to be asked whether places lie in it.
#![expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a latitude becomes the number of a band")]

use serde_json::Value;

use super::datum::{Datum, DatumPosition};
use super::lonlat::{LonLat, LonLatBox};

/// A GeoJSON Polygon or `MultiPolygon` cut into bands of latitude, so that a question looks at few edges.
///
/// Edges are straight in longitude and latitude, as GeoJSON has it. A place exactly on the border may fall to
/// either side: boundary files are hundreds of metres off at places, so nothing may hang on it.
#[derive(Debug, Clone)]
pub struct Region {
    bounds: LonLatBox,
    bands: Box<[Box<[Edge]>]>,
    bands_per_degree: f64,
}

/// Why a value is not a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegionError {
    /// No GeoJSON Polygon or `MultiPolygon`, or a Feature of one.
    #[error("not a GeoJSON Polygon or MultiPolygon")]
    NotAPolygon,
    /// A position that is not a longitude and a latitude.
    #[error("a position is not a longitude and a latitude")]
    BadPosition,
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    from: [f64; 2],
    to: [f64; 2],
}

/// About this many edges share a band.
const EDGES_PER_BAND: usize = 4;
/// Beyond this, more bands only cost memory.
const MOST_BANDS: usize = 2048;

impl Region {
    /// Reads a Polygon, a `MultiPolygon` or a Feature of one whose numbers are in `datum`, and brings every
    /// corner to WGS-84.
    pub fn parse(geojson: &Value, datum: Datum) -> Result<Self, RegionError> {
        let geometry = match geojson.get("type").and_then(Value::as_str) {
            Some("Feature") => geojson.get("geometry").unwrap_or(&Value::Null),
            _ => geojson,
        };
        let kind = geometry.get("type").and_then(Value::as_str).ok_or(RegionError::NotAPolygon)?;
        let coordinates = geometry.get("coordinates").and_then(Value::as_array);
        let coordinates = coordinates.ok_or(RegionError::NotAPolygon)?;
        let mut edges = Vec::new();
        match kind {
            "Polygon" => edges_of_polygon(coordinates, datum, &mut edges)?,
            "MultiPolygon" => {
                for polygon in coordinates {
                    let rings = polygon.as_array().ok_or(RegionError::NotAPolygon)?;
                    edges_of_polygon(rings, datum, &mut edges)?;
                }
            }
            _ => return Err(RegionError::NotAPolygon),
        }
        Self::of_edges(&edges)
    }

    fn of_edges(edges: &[Edge]) -> Result<Self, RegionError> {
        let corners = edges.iter().filter_map(|e| LonLat::new(e.from[0], e.from[1]).ok());
        let bounds = LonLatBox::around(corners).ok_or(RegionError::NotAPolygon)?;
        let count = (edges.len() / EDGES_PER_BAND).clamp(1, MOST_BANDS);
        let height = (bounds.north_deg - bounds.south_deg).max(f64::MIN_POSITIVE);
        let bands_per_degree = count as f64 / height;
        let mut bands = vec![Vec::new(); count];
        for edge in edges {
            let low = band(edge.from[1].min(edge.to[1]) - bounds.south_deg, bands_per_degree, count);
            let high = band(edge.from[1].max(edge.to[1]) - bounds.south_deg, bands_per_degree, count);
            for list in bands.iter_mut().take(high + 1).skip(low) {
                list.push(*edge);
            }
        }
        let bands = bands.into_iter().map(Vec::into_boxed_slice).collect();
        Ok(Self { bounds, bands, bands_per_degree })
    }

    /// The box around it.
    pub fn bounds(&self) -> LonLatBox {
        self.bounds
    }

    /// Whether a place lies in it, holes excepted.
    pub fn contains(&self, place: LonLat) -> bool {
        if !self.bounds.contains(place) {
            return false;
        }
        let (x, y) = (place.lon_deg(), place.lat_deg());
        let index = band(y - self.bounds.south_deg, self.bands_per_degree, self.bands.len());
        let edges = self.bands.get(index).map_or(&[][..], |edges| edges);
        let crossed = edges.iter().filter(|edge| {
            let ([x0, y0], [x1, y1]) = (edge.from, edge.to);
            (y0 > y) != (y1 > y) && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        });
        crossed.count() % 2 == 1
    }
}

fn band(above_south_deg: f64, bands_per_degree: f64, count: usize) -> usize {
    // A float cast saturates, so the southern and northern edge stay in the first and the last band.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, then clamped")]
    let index = (above_south_deg * bands_per_degree) as usize;
    index.min(count - 1)
}

fn edges_of_polygon(rings: &[Value], datum: Datum, edges: &mut Vec<Edge>) -> Result<(), RegionError> {
    for ring in rings {
        let positions = ring.as_array().ok_or(RegionError::NotAPolygon)?;
        let corners: Vec<[f64; 2]> = positions.iter().map(|p| corner(p, datum)).collect::<Result<_, _>>()?;
        let next = corners.iter().cycle().skip(1);
        edges.extend(corners.iter().zip(next).map(|(from, to)| Edge { from: *from, to: *to }));
    }
    Ok(())
}

fn corner(position: &Value, datum: Datum) -> Result<[f64; 2], RegionError> {
    let number = |i: usize| position.get(i).and_then(Value::as_f64).ok_or(RegionError::BadPosition);
    let given = DatumPosition::new(number(0)?, number(1)?, datum).map_err(|_out| RegionError::BadPosition)?;
    let place = given.to_wgs84();
    Ok([place.lon_deg(), place.lat_deg()])
}
