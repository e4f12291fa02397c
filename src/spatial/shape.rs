//! A shape of many parts in metres of one grid: what a map layer holds, such as a road, a river or farmland.

use super::contact::Contact;
use super::defect::{Defect, DefectCode, Place};
use super::grid::{Grid, MixedGrids};
use super::grid_polygon::{GridBox, GridPolygon};
use super::ring::{CleanRing, Location};
use super::segments::SegmentBlocks;

/// Polygons, lines or both in metres of a grid.
///
/// Its numbers are kept relative to an origin near it, and its edges in blocks with a box each, so that a
/// question about a house does not look at a whole county's farmland.
#[derive(Debug, Clone, PartialEq)]
pub struct GridShape {
    grid: Grid,
    origin_m: [f64; 2],
    /// Valid polygons: outer ring counterclockwise, holes clockwise.
    areas: Vec<Vec<CleanRing>>,
    /// Lines of two points at least, no two that follow one another equal.
    lines: Vec<Vec<[f64; 2]>>,
    edges: SegmentBlocks,
}

impl GridShape {
    /// A shape of valid polygons and of lines of `[easting, northing]`.
    ///
    /// # Errors
    /// When a polygon is of another grid, a line has a number that is not finite or no two different points, or
    /// when there is nothing at all.
    pub fn new(grid: Grid, polygons: &[GridPolygon], lines: &[Vec<[f64; 2]>]) -> Result<Self, Vec<Defect>> {
        if polygons.iter().any(|p| p.grid() != grid) {
            return Err(vec![Defect { code: DefectCode::OutOfRange, at: Place::WHOLE }]);
        }
        let first = polygons.first().map(GridPolygon::origin_m).or_else(|| lines.first()?.first().copied());
        let Some(origin_m) = first else {
            return Err(vec![Defect { code: DefectCode::TooFewPoints, at: Place::WHOLE }]);
        };
        let defects = line_defects(lines);
        if !defects.is_empty() {
            return Err(defects);
        }
        let areas = polygons.iter().map(|p| moved_rings(p, origin_m)).collect();
        let lines = lines.iter().map(|line| moved_line(line, origin_m)).collect();
        Ok(Self::laid_out(grid, origin_m, areas, lines))
    }

    fn laid_out(grid: Grid, origin_m: [f64; 2], areas: Vec<Vec<CleanRing>>, lines: Vec<Vec<[f64; 2]>>) -> Self {
        let of_areas = areas.iter().flatten().flat_map(CleanRing::segments);
        let of_lines = lines.iter().flat_map(|line| super::segments::along(line));
        let edges = SegmentBlocks::of(of_areas.chain(of_lines));
        Self { grid, origin_m, areas, lines, edges }
    }

    /// The grid its numbers belong to.
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// The polygons it has.
    pub fn polygons(&self) -> Vec<GridPolygon> {
        let absolute = |[x, y]: &[f64; 2]| [x + self.origin_m[0], y + self.origin_m[1]];
        let rings = |area: &Vec<CleanRing>| -> Vec<Vec<[f64; 2]>> {
            area.iter().map(|ring| ring.points().iter().map(absolute).collect()).collect()
        };
        self.areas.iter().filter_map(|area| GridPolygon::of_sound_rings(self.grid, &rings(area))).collect()
    }

    /// The lines it has, `[easting, northing]` in metres.
    pub fn lines_m(&self) -> Vec<Vec<[f64; 2]>> {
        let absolute = |[x, y]: &[f64; 2]| [x + self.origin_m[0], y + self.origin_m[1]];
        self.lines.iter().map(|line| line.iter().map(absolute).collect()).collect()
    }

    /// The area of its polygons in m². Polygons that lie over one another count twice.
    pub fn area_m2(&self) -> f64 {
        self.areas.iter().flatten().map(CleanRing::doubled_area).sum::<f64>() / 2.0
    }

    /// The box around it.
    pub fn bounds(&self) -> GridBox {
        let [min_x, min_y, max_x, max_y] = self.edges.bounds();
        let [e, n] = self.origin_m;
        GridBox {
            min_easting_m: min_x + e,
            min_northing_m: min_y + n,
            max_easting_m: max_x + e,
            max_northing_m: max_y + n,
        }
    }

    /// Least distance in metres to a polygon, 0 when they touch or overlap.
    pub fn distance_m(&self, polygon: &GridPolygon) -> Result<f64, MixedGrids> {
        if polygon.grid() != self.grid {
            return Err(MixedGrids);
        }
        let rings = moved_rings(polygon, self.origin_m);
        let corner = rings.first().and_then(|ring| ring.points().first());
        let within = corner.is_some_and(|p| self.areas.iter().any(|area| holds(area, *p)));
        // A part of the shape that lies wholly within the polygon need not meet its border.
        let firsts = self.areas.iter().filter_map(|area| area.first()?.points().first());
        let mut firsts = firsts.chain(self.lines.iter().filter_map(|line| line.first()));
        if within || firsts.any(|p| holds(&rings, *p)) {
            return Ok(0.0);
        }
        let mut nearest = f64::INFINITY;
        for edge in rings.iter().flat_map(CleanRing::segments) {
            self.edges.near(&edge, &mut nearest, |other, nearest| {
                let distance = match edge.contact(other) {
                    Contact::Apart => edge.distance_apart(other),
                    Contact::Touch(_) | Contact::Cross(_) => 0.0,
                };
                *nearest = nearest.min(distance);
            });
        }
        Ok(nearest)
    }

    pub(super) fn origin_m(&self) -> [f64; 2] {
        self.origin_m
    }

    pub(super) fn areas(&self) -> &[Vec<CleanRing>] {
        &self.areas
    }

    pub(super) fn edges(&self) -> &SegmentBlocks {
        &self.edges
    }
}

/// Whether a valid polygon holds a point, its border included.
fn holds(rings: &[CleanRing], p: [f64; 2]) -> bool {
    let mut sides = rings.iter().map(|ring| ring.locate(p));
    sides.next().is_some_and(|outer| outer != Location::Outside) && sides.all(|hole| hole != Location::Inside)
}

pub(super) fn moved_rings(polygon: &GridPolygon, origin_m: [f64; 2]) -> Vec<CleanRing> {
    let (dx, dy) = (polygon.origin_m()[0] - origin_m[0], polygon.origin_m()[1] - origin_m[1]);
    polygon.rings().iter().map(|ring| ring.moved(dx, dy)).collect()
}

fn moved_line(line: &[[f64; 2]], origin_m: [f64; 2]) -> Vec<[f64; 2]> {
    let mut points: Vec<[f64; 2]> = line.iter().map(|[e, n]| [e - origin_m[0], n - origin_m[1]]).collect();
    points.dedup();
    points
}

fn line_defects(lines: &[Vec<[f64; 2]>]) -> Vec<Defect> {
    let mut defects = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if let Some(point) = line.iter().position(|p| !p.iter().all(|v| v.is_finite())) {
            let at = Place { ring: Some(i), point: Some(point), xy: None };
            defects.push(Defect { code: DefectCode::NotFinite, at });
        } else if line.iter().all(|p| Some(p) == line.first()) {
            defects.push(Defect { code: DefectCode::TooFewPoints, at: Place::ring(i) });
        }
    }
    defects
}
