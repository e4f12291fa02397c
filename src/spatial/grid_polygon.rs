//! A polygon in metres of one grid: what is measured.

use geo::{Coord, LineString, Polygon};

use super::convex;
use super::defect::Defect;
use super::grid::{Grid, GridError, GridPoint, MixedGrids};
use super::ring::CleanRing;
use super::segments::is_near;
use super::validity::plane_defects;

/// A valid polygon in metres of a grid, possibly with holes.
///
/// Its corners are kept relative to an origin near it, so that eight-digit eastings cost no digits in products.
#[derive(Debug, Clone, PartialEq)]
pub struct GridPolygon {
    grid: Grid,
    origin_m: [f64; 2],
    /// Outer ring counterclockwise, holes clockwise, relative to the origin.
    rings: Vec<CleanRing>,
    /// Whether it is one ring without a concave corner, as most plots are.
    is_convex: bool,
}

/// A box in metres of a grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridBox {
    /// Smallest easting.
    pub min_easting_m: f64,
    /// Smallest northing.
    pub min_northing_m: f64,
    /// Largest easting.
    pub max_easting_m: f64,
    /// Largest northing.
    pub max_northing_m: f64,
}

impl GridPolygon {
    /// Takes surveyed rings of `[easting, northing]` in metres of `grid`, outer ring first, each closed.
    ///
    /// # Errors
    /// Every fault at once.
    pub fn from_rings(grid: Grid, rings: &[Vec<[f64; 2]>]) -> Result<Self, Vec<Defect>> {
        let defects = plane_defects(&[rings.to_vec()]);
        if !defects.is_empty() {
            return Err(defects);
        }
        Self::of_sound_rings(grid, rings).ok_or_else(|| {
            let at = super::defect::Place::WHOLE;
            vec![Defect { code: super::defect::DefectCode::TooFewPoints, at }]
        })
    }

    /// Rings that are known to be valid, closed or not; `None` when there is none.
    pub(super) fn of_sound_rings(grid: Grid, rings: &[Vec<[f64; 2]>]) -> Option<Self> {
        let &origin_m = rings.first()?.first()?;
        let relative = |ring: &Vec<[f64; 2]>| {
            let moved: Vec<[f64; 2]> = ring.iter().map(|[e, n]| [e - origin_m[0], n - origin_m[1]]).collect();
            CleanRing::of(&moved)
        };
        let rings: Vec<CleanRing> =
            rings.iter().filter_map(relative).enumerate().map(|(i, ring)| ring.wound(i == 0)).collect();
        let is_convex = matches!(rings.as_slice(), [only] if convex::is_convex(only.points()));
        (!rings.is_empty()).then_some(Self { grid, origin_m, rings, is_convex })
    }

    /// The grid its numbers belong to.
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// The area in m², unrounded: rounding is for display.
    pub fn area_m2(&self) -> f64 {
        self.rings.iter().map(CleanRing::doubled_area).sum::<f64>() / 2.0
    }

    /// The length of all its borders, holes included, in metres.
    pub fn perimeter_m(&self) -> f64 {
        let edges = self.rings.iter().flat_map(CleanRing::segments);
        edges.map(|s| (s.to[0] - s.from[0]).hypot(s.to[1] - s.from[1])).sum()
    }

    /// The corners of the outer ring, counterclockwise, the first not repeated.
    pub fn corners(&self) -> impl Iterator<Item = Result<GridPoint, GridError>> + '_ {
        let outer = self.rings.first().map_or(&[][..], CleanRing::points);
        outer.iter().map(|[x, y]| self.grid.point(x + self.origin_m[0], y + self.origin_m[1]))
    }

    /// Metres from a point to the polygon, 0 within it.
    pub fn distance_to_point_m(&self, point: GridPoint) -> Result<f64, MixedGrids> {
        if point.grid() != self.grid {
            return Err(MixedGrids);
        }
        let (x, y) = (point.easting_m() - self.origin_m[0], point.northing_m() - self.origin_m[1]);
        let (mut nearest, mut inside) = (f64::INFINITY, false);
        for ring in &self.rings {
            let Some(&[mut from_x, mut from_y]) = ring.points().last() else { continue };
            for &[to_x, to_y] in ring.points() {
                let (dx, dy, px, py) = (to_x - from_x, to_y - from_y, x - from_x, y - from_y);
                let t = ((px * dx + py * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
                let (off_x, off_y) = (px - t * dx, py - t * dy);
                nearest = nearest.min(off_x * off_x + off_y * off_y);
                inside ^= ((from_y > y) != (to_y > y)) && ((dx * py - dy * px > 0.0) == (to_y > from_y));
                (from_x, from_y) = (to_x, to_y);
            }
        }
        Ok(if inside { 0.0 } else { nearest.sqrt() })
    }

    /// Whether a point lies in the polygon or at most so many metres from it: what [`Self::distance_to_point_m`] says,
    /// without a division or a root.
    pub fn is_within_m(&self, point: GridPoint, limit_m: f64) -> Result<bool, MixedGrids> {
        if point.grid() != self.grid {
            return Err(MixedGrids);
        }
        let p = [point.easting_m() - self.origin_m[0], point.northing_m() - self.origin_m[1]];
        let edges = self.rings.iter().flat_map(CleanRing::segments).map(|edge| (edge.from, edge.to));
        Ok(is_near(edges, p, limit_m))
    }

    /// All rings as closed lists of `[easting, northing]` in metres.
    pub fn rings_m(&self) -> Vec<Vec<[f64; 2]>> {
        let absolute = |[x, y]: &[f64; 2]| [x + self.origin_m[0], y + self.origin_m[1]];
        self.rings
            .iter()
            .map(|ring| {
                let points = ring.points();
                points.iter().chain(points.first()).map(absolute).collect()
            })
            .collect()
    }

    /// The box around it.
    pub fn bounds(&self) -> GridBox {
        let empty = GridBox {
            min_easting_m: f64::INFINITY,
            min_northing_m: f64::INFINITY,
            max_easting_m: f64::NEG_INFINITY,
            max_northing_m: f64::NEG_INFINITY,
        };
        let points = self.rings.iter().flat_map(CleanRing::points);
        points.fold(empty, |so_far, [x, y]| {
            let (e, n) = (x + self.origin_m[0], y + self.origin_m[1]);
            GridBox {
                min_easting_m: so_far.min_easting_m.min(e),
                min_northing_m: so_far.min_northing_m.min(n),
                max_easting_m: so_far.max_easting_m.max(e),
                max_northing_m: so_far.max_northing_m.max(n),
            }
        })
    }

    /// Where its corners are counted from, `[easting, northing]` in metres.
    pub(super) fn origin_m(&self) -> [f64; 2] {
        self.origin_m
    }

    /// Its rings relative to its origin.
    pub(super) fn rings(&self) -> &[CleanRing] {
        &self.rings
    }

    /// Its corners when it is one convex ring, relative to its origin.
    pub(super) fn convex_ring(&self) -> Option<&[[f64; 2]]> {
        match self.rings.as_slice() {
            [only] if self.is_convex => Some(only.points()),
            _ => None,
        }
    }

    /// For the algorithms of `geo`, relative to a common origin of the caller's.
    pub(super) fn to_geo(&self, origin_m: [f64; 2]) -> Polygon<f64> {
        let (dx, dy) = (self.origin_m[0] - origin_m[0], self.origin_m[1] - origin_m[1]);
        let mut lines = self
            .rings
            .iter()
            .map(|ring| LineString::new(ring.points().iter().map(|[x, y]| Coord { x: x + dx, y: y + dy }).collect()));
        let outer = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(outer, lines.collect())
    }
}
