//! What two polygons have in common, and how far apart they are. Nothing is rounded.

use geo::{Area, BooleanOps, Coord, Distance, Euclidean, LineString, MultiPolygon, Polygon};

use super::border::Border;
use super::convex;
use super::grid::MixedGrids;
use super::grid_polygon::GridPolygon;
use super::ring::CleanRing;

/// How two shapes lie to one another: areas in square units of the plane (m² in a grid), distance in units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// Area of the first.
    pub area_a: f64,
    /// Area of the second.
    pub area_b: f64,
    /// Area of both at once.
    pub intersection: f64,
    /// Area of either.
    pub union: f64,
    /// Area of the first outside the second.
    pub a_minus_b: f64,
    /// Area of the second outside the first.
    pub b_minus_a: f64,
    /// Least distance between them, 0 when they touch or overlap. NaN when one of them is empty.
    pub distance: f64,
}

/// Everything about two polygons of one grid.
pub fn overlap(a: &GridPolygon, b: &GridPolygon) -> Result<Overlap, MixedGrids> {
    let intersection = intersection_area_m2(a, b)?;
    Ok(relation(a.area_m2(), b.area_m2(), intersection, distance_m(a, b)?))
}

/// Everything about two polygons or multipolygons of a plane in any unit, `shape[i][0]` an outer ring and the
/// rest its holes. They should be free of [defects](super::plane_defects), and their extent between 1e-150 and 1e150,
/// whose squares can still be told: others have no area here.
pub fn plane_overlap(a: &[Vec<Vec<[f64; 2]>>], b: &[Vec<Vec<[f64; 2]>>]) -> Overlap {
    let frame = Frame::around(&[a, b]);
    let (a, b) = (frame.shape(a), frame.shape(b));
    let square = if frame.unit.is_nan() { 0.0 } else { frame.unit * frame.unit };
    let intersection = a.intersection(&b).unsigned_area() * square;
    let empty = a.0.is_empty() || b.0.is_empty();
    let distance = if empty { f64::NAN } else { Euclidean.distance(&a, &b) * frame.unit };
    relation(a.unsigned_area() * square, b.unsigned_area() * square, intersection, distance)
}

/// The inside of polygons that are not valid, by the even-odd rule, as valid polygons: what a bow tie covers, without
/// what it covers twice. Numbers that are not finite must be refused before.
pub fn plane_cleaned(shape: &[Vec<Vec<[f64; 2]>>]) -> Vec<Vec<Vec<[f64; 2]>>> {
    let nothing = MultiPolygon::<f64>::new(Vec::new());
    // Each polygon by itself first: what two cover is covered, not uncovered.
    let alone = |polygon: &Vec<Vec<[f64; 2]>>| {
        let frame = Frame::around(&[std::slice::from_ref(polygon)]);
        frame.given(&frame.shape(std::slice::from_ref(polygon)).union(&nothing))
    };
    let cleaned: Vec<Vec<Vec<[f64; 2]>>> = shape.iter().flat_map(alone).collect();
    let frame = Frame::around(&[&cleaned]);
    frame.given(&geo::unary_union(&frame.shape(&cleaned)))
}

/// Where shapes of a plane lie and how large they are: the sweep counts in whole numbers, and wants shapes near the
/// origin and neither tiny nor huge.
struct Frame {
    origin: [f64; 2],
    /// A power of two, so that nothing is rounded; NaN for what has no area that can be told.
    unit: f64,
}

impl Frame {
    fn around(shapes: &[&[Vec<Vec<[f64; 2]>>]]) -> Self {
        let mut points = shapes.iter().copied().flatten().flatten().flatten();
        let origin = points.next().copied().unwrap_or([0.0, 0.0]);
        let reach = |so_far: f64, p: &[f64; 2]| so_far.max((p[0] - origin[0]).abs()).max((p[1] - origin[1]).abs());
        let extent = points.fold(0.0, reach);
        // Beyond these the square of a number is nothing or infinite.
        let unit = if (1e-150..=1e150).contains(&extent) { extent.log2().floor().exp2() } else { f64::NAN };
        Self { origin, unit }
    }

    fn shape(&self, shape: &[Vec<Vec<[f64; 2]>>]) -> MultiPolygon<f64> {
        let coord =
            |[x, y]: &[f64; 2]| Coord { x: (x - self.origin[0]) / self.unit, y: (y - self.origin[1]) / self.unit };
        let line = |ring: &Vec<[f64; 2]>| -> LineString<f64> { ring.iter().map(coord).collect() };
        let polygon = |rings: &Vec<Vec<[f64; 2]>>| {
            let mut lines = rings.iter().map(line);
            lines.next().map(|outer| Polygon::new(outer, lines.collect()))
        };
        let measurable = shape.iter().filter(|_| !self.unit.is_nan());
        MultiPolygon::new(measurable.filter_map(polygon).collect())
    }

    fn given(&self, shape: &MultiPolygon<f64>) -> Vec<Vec<Vec<[f64; 2]>>> {
        let point = |c: &Coord<f64>| [c.x * self.unit + self.origin[0], c.y * self.unit + self.origin[1]];
        let ring = |line: &LineString<f64>| line.coords().map(point).collect();
        let rings = |part: &Polygon<f64>| std::iter::once(part.exterior()).chain(part.interiors()).map(ring).collect();
        shape.iter().map(rings).collect()
    }
}

fn relation(area_a: f64, area_b: f64, intersection: f64, distance: f64) -> Overlap {
    Overlap {
        area_a,
        area_b,
        intersection,
        union: area_a + area_b - intersection,
        a_minus_b: (area_a - intersection).max(0.0),
        b_minus_a: (area_b - intersection).max(0.0),
        distance,
    }
}

/// Area in m² that both cover.
pub fn intersection_area_m2(a: &GridPolygon, b: &GridPolygon) -> Result<f64, MixedGrids> {
    same_grid(a, b)?;
    let (own, other) = (a.origin_m(), b.origin_m());
    let shift = [other[0] - own[0], other[1] - own[1]];
    let clipped: Option<f64> = if let Some(convex) = b.convex_ring() {
        a.rings().iter().map(|ring| convex::shared_area(ring.points(), convex, shift)).sum()
    } else if apart(a, b) {
        return Ok(0.0);
    } else if let Some(convex) = a.convex_ring() {
        let back = [-shift[0], -shift[1]];
        b.rings().iter().map(|ring| convex::shared_area(ring.points(), convex, back)).sum()
    } else if corners(a) * corners(b) <= MOST_CLIPPED {
        convex::shared_by_fans(a.rings(), b.rings(), shift)
    } else {
        None
    };
    match clipped {
        Some(area) => Ok(area.max(0.0)),
        None => Ok(a.to_geo(own).intersection(&b.to_geo(own)).unsigned_area()),
    }
}

/// Corners of one polygon times those of the other up to which clipping is faster than sweeping.
const MOST_CLIPPED: usize = 200;

fn corners(polygon: &GridPolygon) -> usize {
    polygon.rings().iter().map(|ring| ring.points().len()).sum()
}

/// Area in m² of `a` outside `b`.
pub fn difference_area_m2(a: &GridPolygon, b: &GridPolygon) -> Result<f64, MixedGrids> {
    Ok((a.area_m2() - intersection_area_m2(a, b)?).max(0.0))
}

/// The parts that both cover, to be drawn.
pub fn intersection(a: &GridPolygon, b: &GridPolygon) -> Result<Vec<GridPolygon>, MixedGrids> {
    same_grid(a, b)?;
    let origin = a.origin_m();
    Ok(parts(a, &a.to_geo(origin).intersection(&b.to_geo(origin))))
}

/// The parts of `a` outside `b`, to be drawn.
pub fn difference(a: &GridPolygon, b: &GridPolygon) -> Result<Vec<GridPolygon>, MixedGrids> {
    same_grid(a, b)?;
    let origin = a.origin_m();
    Ok(parts(a, &a.to_geo(origin).difference(&b.to_geo(origin))))
}

/// Least distance in metres between two polygons, 0 when they touch or overlap.
pub fn distance_m(a: &GridPolygon, b: &GridPolygon) -> Result<f64, MixedGrids> {
    same_grid(a, b)?;
    let origin = a.origin_m();
    Ok(Euclidean.distance(&a.to_geo(origin), &b.to_geo(origin)))
}

/// How far the border of `a` reaches outside `b` at most, in metres, to a tenth of a millimetre; 0 when no part
/// of it is outside. This is the displacement that a survey speaks of, not an area.
pub fn greatest_distance_outside_m(a: &GridPolygon, b: &GridPolygon) -> Result<f64, MixedGrids> {
    const ENOUGH_M: f64 = 1e-4;
    same_grid(a, b)?;
    let border = Border::of(b);
    let (dx, dy) = (a.origin_m()[0] - b.origin_m()[0], a.origin_m()[1] - b.origin_m()[1]);
    let measured = |[x, y]: [f64; 2]| ([x, y], border.distance_m(x + dx, y + dy));
    let mut greatest = 0.0_f64;
    let mut open = Vec::new();
    for edge in a.rings().iter().flat_map(CleanRing::segments) {
        let (from, to) = (measured(edge.from), measured(edge.to));
        greatest = greatest.max(from.1).max(to.1);
        open.push((from, to));
    }
    // Nowhere along an edge is it farther to a convex polygon than at one of its ends: that distance is a convex function. Of a
    // house that was moved, all of an edge is equally far, and halving it would go on to the last tenth of a millimetre.
    if b.convex_ring().is_some() {
        open.clear();
    }
    // Along an edge the distance changes no faster than the way, so an edge whose ends are near cannot hide a
    // far middle; only the edges that still can are halved.
    while let Some((from, to)) = open.pop() {
        let length = (to.0[0] - from.0[0]).hypot(to.0[1] - from.0[1]);
        if f64::midpoint(from.1 + to.1, length) <= greatest + ENOUGH_M {
            continue;
        }
        let middle = measured([f64::midpoint(from.0[0], to.0[0]), f64::midpoint(from.0[1], to.0[1])]);
        greatest = greatest.max(middle.1);
        open.push((from, middle));
        open.push((middle, to));
    }
    Ok(greatest)
}

fn same_grid(a: &GridPolygon, b: &GridPolygon) -> Result<(), MixedGrids> {
    if a.grid() == b.grid() { Ok(()) } else { Err(MixedGrids) }
}

fn apart(a: &GridPolygon, b: &GridPolygon) -> bool {
    let (p, q) = (a.bounds(), b.bounds());
    p.max_easting_m < q.min_easting_m
        || q.max_easting_m < p.min_easting_m
        || p.max_northing_m < q.min_northing_m
        || q.max_northing_m < p.min_northing_m
}

/// Shapes relative to the origin of `like`, as polygons of its grid.
fn parts(like: &GridPolygon, shapes: &MultiPolygon<f64>) -> Vec<GridPolygon> {
    let [e, n] = like.origin_m();
    let ring = |line: &LineString<f64>| line.coords().map(|c| [c.x + e, c.y + n]).collect::<Vec<_>>();
    let polygons = shapes.0.iter().filter_map(|shape| {
        let rings: Vec<Vec<[f64; 2]>> = std::iter::once(shape.exterior()).chain(shape.interiors()).map(ring).collect();
        GridPolygon::of_sound_rings(like.grid(), &rings)
    });
    polygons.collect()
}
