//! Shapes grown by some metres: the strip beside a road, the surroundings of a reservoir.
//!
//! `geo`'s own buffer draws a quarter circle with at most fifty chords, which at 500 m (a pipeline) is 6 cm and
//! half a square metre of a house off. Here every edge near the question becomes a pill of its own with arcs as
//! fine as they must be, cut to the surroundings of the polygon asked about before anything is united.

use geo::bool_ops::FillRule;
use geo::{BooleanOps, Coord, LineString, MultiPolygon, Polygon, unary_union};

use super::contact::Segment;
use super::convex::clipped_to_box;
use super::grid::MixedGrids;
use super::grid_polygon::GridPolygon;
use super::ring::CleanRing;
use super::segments::box_distance;
use super::shape::{GridShape, moved_rings};

/// How far a chord may stay behind its arc where areas are measured.
const EXACT_M: f64 = 2e-4;
/// The same where it is only drawn.
const DRAWN_M: f64 = 0.05;
/// What is cut off is cut this far outside the polygon asked about, where it changes nothing.
const MARGIN_M: f64 = 1.0;

impl GridShape {
    /// The part of a polygon within this shape grown by `buffer_m` metres on every side (0: within the shape
    /// itself, so that a line has none), as pieces to be drawn and measured.
    ///
    /// Round corners are drawn as chords that stay within the true arc and leave less than 0.2 mm of it, so the
    /// area of a piece as large as a house is never more than the truth and less by 0.01 m² at most.
    pub fn within(&self, polygon: &GridPolygon, buffer_m: f64) -> Result<Vec<GridPolygon>, MixedGrids> {
        if polygon.grid() != self.grid() {
            return Err(MixedGrids);
        }
        Ok(part_within(self, polygon, buffer_m.max(0.0)))
    }

    /// The shape grown by `buffer_m` metres, to be drawn on a map: round corners to a few centimetres.
    pub fn grown(&self, buffer_m: f64) -> Vec<GridPolygon> {
        whole(self, buffer_m.max(0.0))
    }
}

/// The pieces of `polygon` within `shape` grown by `buffer_m`.
fn part_within(shape: &GridShape, polygon: &GridPolygon, buffer_m: f64) -> Vec<GridPolygon> {
    let rings = moved_rings(polygon, shape.origin_m());
    let tight = rings.first().map_or([0.0; 4], CleanRing::bounds);
    let window = [tight[0] - MARGIN_M, tight[1] - MARGIN_M, tight[2] + MARGIN_M, tight[3] + MARGIN_M];
    let mut cover: Vec<Polygon<f64>> = shape.areas().iter().filter_map(|area| clipped_area(area, window)).collect();
    if buffer_m > 0.0 {
        let arc = Arc::of(buffer_m, EXACT_M);
        let near = shape.edges().reaching(tight, buffer_m);
        cover.extend(near.filter_map(|edge| clipped_pill(edge, &arc, window)));
    }
    if cover.is_empty() {
        return Vec::new();
    }
    let subject = as_geo(rings.iter().map(CleanRing::points));
    // With every outer ring counterclockwise and every hole clockwise, what is covered at least once counts
    // positive, however many parts lie over one another.
    let common = subject.intersection_with_fill_rule(&MultiPolygon::new(cover), FillRule::Positive);
    pieces(shape, &common)
}

/// All of `shape` grown by `buffer_m`, to be drawn.
fn whole(shape: &GridShape, buffer_m: f64) -> Vec<GridPolygon> {
    let of_areas = shape.areas().iter().map(|area| as_geo(area.iter().map(CleanRing::points)));
    let mut parts: Vec<Polygon<f64>> = of_areas.collect();
    if buffer_m > 0.0 {
        let arc = Arc::of(buffer_m, DRAWN_M);
        parts.extend(shape.edges().all().iter().map(|edge| as_geo(std::iter::once(arc.pill(edge).as_slice()))));
    }
    pieces(shape, &unary_union(&parts))
}

/// A circle around the origin as a polygon of chords, counterclockwise from due east.
struct Arc {
    points: Vec<[f64; 2]>,
}

impl Arc {
    fn of(radius_m: f64, behind_m: f64) -> Self {
        const LEAST: u32 = 16;
        const MOST: u32 = 20_000;
        // A chord of the angle t stays r (1 − cos t/2) behind its arc.
        let half = (1.0 - behind_m / radius_m).clamp(-1.0, 1.0).acos();
        let wanted = (std::f64::consts::PI / half).clamp(f64::from(LEAST), f64::from(MOST)).ceil();
        #[expect(clippy::as_conversions, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let count = wanted as u32;
        let angle = |i: u32| std::f64::consts::TAU * f64::from(i) / f64::from(count);
        let points = (0..count).map(|i| [radius_m * angle(i).cos(), radius_m * angle(i).sin()]).collect();
        Self { points }
    }

    /// Everything within the radius of a segment, counterclockwise: the half circle that faces forward around
    /// its end, the other half around its start.
    fn pill(&self, edge: &Segment) -> Vec<[f64; 2]> {
        let (ux, uy) = (edge.to[0] - edge.from[0], edge.to[1] - edge.from[1]);
        let (length, radius) = (ux.hypot(uy), self.points.first().map_or(0.0, |p| p[0]));
        let (ux, uy) = (ux / length, uy / length);
        let turned = |p: &[f64; 2]| [p[0] * ux - p[1] * uy, p[0] * uy + p[1] * ux];
        let (front, back): (Vec<[f64; 2]>, Vec<[f64; 2]>) = {
            let forward = |p: &&[f64; 2]| p[0] > 1e-9 * radius;
            let backward = |p: &&[f64; 2]| p[0] < -1e-9 * radius;
            // The list starts due east, in the middle of the front: its southern half comes first.
            let south = self.points.iter().filter(forward).filter(|p| p[1] < 0.0);
            let north = self.points.iter().filter(forward).filter(|p| p[1] >= 0.0);
            (south.chain(north).copied().collect(), self.points.iter().filter(backward).copied().collect())
        };
        let placed = |at: [f64; 2], p: [f64; 2]| {
            let [x, y] = turned(&p);
            [at[0] + x, at[1] + y]
        };
        let mut pill = Vec::with_capacity(self.points.len() + 4);
        pill.extend([placed(edge.from, [0.0, -radius]), placed(edge.to, [0.0, -radius])]);
        pill.extend(front.iter().map(|p| placed(edge.to, *p)));
        pill.extend([placed(edge.to, [0.0, radius]), placed(edge.from, [0.0, radius])]);
        pill.extend(back.iter().map(|p| placed(edge.from, *p)));
        pill
    }
}

fn clipped_pill(edge: &Segment, arc: &Arc, window: [f64; 4]) -> Option<Polygon<f64>> {
    let ring = clipped_to_box(&arc.pill(edge), window);
    (ring.len() > 2).then(|| as_geo(std::iter::once(ring.as_slice())))
}

/// A polygon cut to a box, ring by ring. Where the border of a concave one leaves and enters again, stretches
/// along the edge of the box are run both ways: they bound nothing.
fn clipped_area(area: &[CleanRing], window: [f64; 4]) -> Option<Polygon<f64>> {
    if area.first().is_none_or(|outer| box_distance(outer.bounds(), window) > 0.0) {
        return None;
    }
    let mut rings = area.iter().map(|ring| clipped_to_box(ring.points(), window));
    let outer = rings.next().filter(|ring| ring.len() > 2)?;
    let holes: Vec<Vec<[f64; 2]>> = rings.filter(|ring| ring.len() > 2).collect();
    Some(as_geo(std::iter::once(outer.as_slice()).chain(holes.iter().map(Vec::as_slice))))
}

fn as_geo(rings: impl Iterator<Item = impl AsRef<[[f64; 2]]>>) -> Polygon<f64> {
    let line = |ring: &[[f64; 2]]| LineString::new(ring.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect());
    let mut lines = rings.map(|ring| line(ring.as_ref()));
    let outer = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Polygon::new(outer, lines.collect())
}

fn pieces(shape: &GridShape, found: &MultiPolygon<f64>) -> Vec<GridPolygon> {
    let [e, n] = shape.origin_m();
    let ring = |line: &LineString<f64>| line.coords().map(|c| [c.x + e, c.y + n]).collect::<Vec<_>>();
    let polygons = found.0.iter().filter_map(|part| {
        let rings: Vec<Vec<[f64; 2]>> = std::iter::once(part.exterior()).chain(part.interiors()).map(ring).collect();
        GridPolygon::of_sound_rings(shape.grid(), &rings)
    });
    polygons.collect()
}
