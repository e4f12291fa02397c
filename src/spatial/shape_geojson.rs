//! Shapes read from GeoJSON in any system, and written in longitude and latitude.

use serde_json::{Value, json};

use super::crs::Crs;
use super::defect::{Defect, DefectCode, Place};
use super::grid::Grid;
use super::grid_polygon::GridPolygon;
use super::shape::GridShape;

/// More points than this are no single zone: cut it up.
const MOST_POINTS: usize = 200_000;

#[derive(Default)]
struct Parts {
    polygons: Vec<Vec<Vec<[f64; 2]>>>,
    lines: Vec<Vec<[f64; 2]>>,
}

impl GridShape {
    /// Reads a `LineString`, `MultiLineString`, Polygon, `MultiPolygon`, a `GeometryCollection` of them or a
    /// Feature of one, whose numbers are of `crs` (x east or longitude), and projects it into `grid`. Heights
    /// are passed over, the direction of rings is put right.
    ///
    /// # Errors
    /// Every fault at once; rings are counted through all polygons, then lines, in the order given.
    pub fn from_geojson(geojson: &Value, crs: Crs, grid: Grid) -> Result<Self, Vec<Defect>> {
        let geometry = match geojson.get("type").and_then(Value::as_str) {
            Some("Feature") => geojson.get("geometry").unwrap_or(&Value::Null),
            _ => geojson,
        };
        let mut given = Parts::default();
        given.collect(geometry, 0).ok_or_else(|| vec![Defect { code: DefectCode::NotAPolygon, at: Place::WHOLE }])?;
        let rings = given.polygons.iter().flatten().chain(&given.lines);
        if rings.map(Vec::len).sum::<usize>() > MOST_POINTS {
            return Err(vec![Defect { code: DefectCode::TooManyVertices, at: Place::WHOLE }]);
        }
        let projected = given.projected(crs, grid)?;
        let polygons = projected.polygons.iter().map(|rings| GridPolygon::from_rings(grid, rings));
        let (sound, faulty): (Vec<_>, Vec<_>) = polygons.partition(Result::is_ok);
        let defects: Vec<Defect> = faulty.into_iter().filter_map(Result::err).flatten().collect();
        if !defects.is_empty() {
            return Err(defects);
        }
        let sound: Vec<GridPolygon> = sound.into_iter().filter_map(Result::ok).collect();
        Self::new(grid, &sound, &projected.lines)
    }

    /// The shape in longitude and latitude: a `MultiPolygon` or a `MultiLineString`, or a `GeometryCollection`
    /// of both. `None` when it has a point without longitude and latitude.
    pub fn to_geojson(&self) -> Option<Value> {
        let polygons: Option<Vec<Value>> = self.polygons().iter().map(|p| degrees(self.grid(), &p.rings_m())).collect();
        let polygons = polygons?;
        let lines = degrees(self.grid(), &self.lines_m())?;
        let areas = json!({ "type": "MultiPolygon", "coordinates": polygons });
        let ways = json!({ "type": "MultiLineString", "coordinates": lines });
        Some(match (polygons.is_empty(), lines.as_array().is_none_or(Vec::is_empty)) {
            (false, true) => areas,
            (true, _) => ways,
            (false, false) => json!({ "type": "GeometryCollection", "geometries": [areas, ways] }),
        })
    }
}

impl Parts {
    /// Takes the coordinates out of a geometry; `None` when it is not what it says.
    fn collect(&mut self, geometry: &Value, depth: usize) -> Option<()> {
        let kind = geometry.get("type")?.as_str()?;
        if kind == "GeometryCollection" && depth < 4 {
            let members = geometry.get("geometries")?.as_array()?;
            return members.iter().try_for_each(|member| self.collect(member, depth + 1));
        }
        let coordinates = geometry.get("coordinates")?.as_array()?;
        match kind {
            "Polygon" => self.polygons.push(lines_of(coordinates)?),
            "MultiPolygon" => {
                for rings in coordinates {
                    self.polygons.push(lines_of(rings.as_array()?)?);
                }
            }
            "LineString" => self.lines.push(line_of(coordinates)),
            "MultiLineString" => self.lines.extend(lines_of(coordinates)?),
            _ => return None,
        }
        Some(())
    }

    fn projected(&self, crs: Crs, grid: Grid) -> Result<Self, Vec<Defect>> {
        let mut defects = Vec::new();
        let mut ring_index = 0;
        let mut project = |line: &Vec<[f64; 2]>| {
            let mut brought = Vec::with_capacity(line.len());
            for (point, &[x, y]) in line.iter().enumerate() {
                match crs.to_grid(x, y, grid) {
                    Ok(xy) => brought.push(xy),
                    Err(_) if x.is_finite() && y.is_finite() => {
                        let at = Place::point(ring_index, point, [x, y]);
                        defects.push(Defect { code: DefectCode::OutOfRange, at });
                    }
                    Err(_) => {
                        let at = Place { ring: Some(ring_index), point: Some(point), xy: None };
                        defects.push(Defect { code: DefectCode::NotFinite, at });
                    }
                }
            }
            ring_index += 1;
            brought
        };
        let polygons = self.polygons.iter().map(|rings| rings.iter().map(&mut project).collect()).collect();
        let lines = self.lines.iter().map(&mut project).collect();
        if defects.is_empty() { Ok(Self { polygons, lines }) } else { Err(defects) }
    }
}

fn lines_of(value: &[Value]) -> Option<Vec<Vec<[f64; 2]>>> {
    value.iter().map(|line| line.as_array().map(|points| line_of(points))).collect()
}

/// Positions; what is no number becomes NaN and is told as such.
fn line_of(positions: &[Value]) -> Vec<[f64; 2]> {
    let number = |position: &Value, i: usize| position.get(i).and_then(Value::as_f64).unwrap_or(f64::NAN);
    positions.iter().map(|p| [number(p, 0), number(p, 1)]).collect()
}

/// Lists of `[easting, northing]` as lists of `[longitude, latitude]`.
fn degrees(grid: Grid, lines: &[Vec<[f64; 2]>]) -> Option<Value> {
    let place = |&[e, n]: &[f64; 2]| grid.lonlat_from_grid(e, n).ok().map(|p| json!([p.lon_deg(), p.lat_deg()]));
    let line = |points: &Vec<[f64; 2]>| points.iter().map(place).collect::<Option<Vec<Value>>>().map(Value::Array);
    lines.iter().map(line).collect::<Option<Vec<Value>>>().map(Value::Array)
}
