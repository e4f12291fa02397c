//! Is a polygon one that has an inside? In the plane, in any unit, with exact predicates.
//!
//! The rules are those of OGC Simple Feature Access (06-103r4, 6.1.11 and 6.1.14). A point repeated
//! running is allowed by them and here; [`PlotPolygon`](super::PlotPolygon) is stricter.
#![expect(clippy::float_cmp, reason = "the same point is the very same numbers")]

use std::collections::{HashMap, HashSet};

use super::contact::{Contact, Segment};
use super::defect::{Defect, DefectCode, Place};
use super::ring::{CleanRing, Location};
use super::segments::{box_distance, box_of};

/// More faults than this are not told: a scribble has millions of crossings.
const MOST_DEFECTS: usize = 100;

/// More points than this are refused unread: no zone of a county has them in one geometry.
const MOST_POINTS: usize = 1_000_000;

/// Comparisons that are made before a polygon is called too intricate, about a second's worth. A border of a million
/// points that surrounds anything takes a tenth of them; a hatching of parallel lines takes the square of its points.
const MOST_EFFORT: u64 = 400_000_000;

/// What is left of the effort.
struct Effort(u64);

impl Effort {
    /// Takes so many comparisons off; false when there are none left.
    fn spend(&mut self, comparisons: usize) -> bool {
        let comparisons = u64::try_from(comparisons).unwrap_or(u64::MAX);
        self.0 = self.0.saturating_sub(comparisons);
        self.0 > 0
    }
}

/// Every fault of a polygon or multipolygon: `polygons[i][0]` is an outer ring, the others its holes; rings are
/// closed, `[x, y]`. Empty when it is valid. No polygon at all, or one without rings, is valid and empty.
pub fn plane_defects(polygons: &[Vec<Vec<[f64; 2]>>]) -> Vec<Defect> {
    if polygons.iter().flatten().map(Vec::len).sum::<usize>() > MOST_POINTS {
        return vec![Defect { code: DefectCode::TooManyVertices, at: Place::WHOLE }];
    }
    let mut defects = Vec::new();
    let mut rings = Vec::new();
    for (polygon, given) in polygons.iter().enumerate() {
        for (position, points) in given.iter().enumerate() {
            let ring = rings.len();
            defects.extend(ring_defects(ring, points));
            rings.push(Member { polygon, is_hole: position > 0, ring: CleanRing::of(points) });
        }
    }
    let mut effort = Effort(MOST_EFFORT);
    let meetings = Meetings::of(&rings, &mut effort, &mut defects);
    if defects.len() < MOST_DEFECTS {
        nesting_defects(&rings, &meetings, &mut effort, &mut defects);
        cut_defects(&rings, &meetings, &mut defects);
    }
    defects.truncate(MOST_DEFECTS);
    if effort.0 == 0 {
        defects.push(Defect { code: DefectCode::TooIntricate, at: Place::WHOLE });
    }
    defects
}

/// What can be said of a ring alone, point by point.
pub(super) fn ring_defects(ring: usize, points: &[[f64; 2]]) -> Vec<Defect> {
    let mut defects: Vec<Defect> = points
        .iter()
        .enumerate()
        .filter(|(_, p)| !p.iter().all(|v| v.is_finite()))
        .map(|(i, _)| Defect { code: DefectCode::NotFinite, at: Place { ring: Some(ring), point: Some(i), xy: None } })
        .collect();
    if !defects.is_empty() {
        return defects;
    }
    if points.len() > 1
        && let (Some(first), Some(last)) = (points.first(), points.last())
        && first != last
    {
        defects.push(Defect { code: DefectCode::Unclosed, at: Place::point(ring, points.len() - 1, *last) });
    }
    if CleanRing::of(points).is_none() {
        defects.push(Defect { code: DefectCode::TooFewPoints, at: Place::ring(ring) });
    }
    defects
}

struct Member {
    polygon: usize,
    is_hole: bool,
    /// `None` when the ring is too broken to be drawn.
    ring: Option<CleanRing>,
}

/// Where rings meet one another.
#[derive(Default)]
struct Meetings {
    /// Pairs of rings, lower first, that cross or share border.
    crossed: HashSet<(usize, usize)>,
    /// Touches of two different rings: the rings, lower first, and the point.
    touches: Vec<(usize, usize, [f64; 2])>,
    /// For a ring and one of its edges, the points at which others touch it.
    touched_edges: HashMap<(usize, usize), Vec<[f64; 2]>>,
}

struct Edge {
    ring: usize,
    index: usize,
    segment: Segment,
}

impl Meetings {
    /// Sweeps all edges along the axis on which they overlap less, and compares those whose boxes overlap.
    fn of(rings: &[Member], effort: &mut Effort, defects: &mut Vec<Defect>) -> Self {
        let mut edges: Vec<Edge> = Vec::new();
        for (ring, member) in rings.iter().enumerate() {
            let segments = member.ring.iter().flat_map(CleanRing::segments).enumerate();
            edges.extend(segments.map(|(index, segment)| Edge { ring, index, segment }));
        }
        let (wide, high) = edges.iter().fold((0.0, 0.0), |(wide, high), edge| {
            let [min_x, min_y, max_x, max_y] = box_of(&edge.segment);
            (wide + (max_x - min_x), high + (max_y - min_y))
        });
        let axis = |edge: &Edge| {
            let [min_x, min_y, max_x, max_y] = box_of(&edge.segment);
            if wide <= high { (min_x, max_x) } else { (min_y, max_y) }
        };
        edges.sort_by(|a, b| axis(a).0.total_cmp(&axis(b).0));
        let mut meetings = Self::default();
        for (i, a) in edges.iter().enumerate() {
            let (_, reach) = axis(a);
            let mut compared = 1;
            for b in edges.iter().skip(i + 1).take_while(|b| axis(b).0 <= reach) {
                meetings.note(rings, a, b, defects);
                compared += 1;
            }
            if !effort.spend(compared) || defects.len() >= MOST_DEFECTS {
                break;
            }
        }
        meetings
    }

    fn note(&mut self, rings: &[Member], a: &Edge, b: &Edge, defects: &mut Vec<Defect>) {
        let pair = (a.ring.min(b.ring), a.ring.max(b.ring));
        let crossing_at = match a.segment.contact(&b.segment) {
            Contact::Apart => None,
            Contact::Cross(at) => Some(at),
            Contact::Touch(at) if a.ring != b.ring => {
                self.touches.push((pair.0, pair.1, at));
                self.touched_edges.entry((a.ring, a.index)).or_default().push(at);
                self.touched_edges.entry((b.ring, b.index)).or_default().push(at);
                None
            }
            Contact::Touch(at) => (!neighbours(rings, a, b)).then_some(at),
        };
        if let Some(at) = crossing_at {
            self.crossed.insert(pair);
            let defect = Defect { code: DefectCode::SelfCrossing, at: Place::spot(a.ring, at) };
            // A ring that touches itself in a corner meets there with four edges: tell it once.
            if !defects.contains(&defect) {
                defects.push(defect);
            }
        }
    }

    /// Points that decide on which side of another ring this ring lies: its corners, and on edges that are
    /// touched the middles between the touches, since a ring can leave another through a corner.
    fn probes(&self, ring: usize, clean: &CleanRing) -> Vec<[f64; 2]> {
        let mut probes = clean.points().to_vec();
        for (index, segment) in clean.segments().enumerate() {
            let Some(touches) = self.touched_edges.get(&(ring, index)) else { continue };
            let mut stops: Vec<[f64; 2]> = touches.clone();
            stops.extend([segment.from, segment.to]);
            let along = |p: &[f64; 2]| (p[0] - segment.from[0]).hypot(p[1] - segment.from[1]);
            stops.sort_by(|p, q| along(p).total_cmp(&along(q)));
            probes.extend(stops.windows(2).filter_map(|pair| match pair {
                [p, q] if p != q => Some([f64::midpoint(p[0], q[0]), f64::midpoint(p[1], q[1])]),
                _ => None,
            }));
        }
        probes
    }
}

/// Whether two edges of one ring share a corner by following one another.
fn neighbours(rings: &[Member], a: &Edge, b: &Edge) -> bool {
    let count = rings.get(a.ring).and_then(|m| m.ring.as_ref()).map_or(0, |ring| ring.points().len());
    let gap = a.index.abs_diff(b.index);
    gap == 1 || gap + 1 == count
}

fn nesting_defects(rings: &[Member], meetings: &Meetings, effort: &mut Effort, defects: &mut Vec<Defect>) {
    let boxes: Vec<[f64; 4]> = rings.iter().map(|m| m.ring.as_ref().map_or(NOWHERE, CleanRing::bounds)).collect();
    let touching: HashSet<usize> = meetings.touches.iter().flat_map(|&(a, b, _)| [a, b]).collect();
    for (i, (inner, own)) in rings.iter().zip(&boxes).enumerate() {
        let Some(clean) = &inner.ring else { continue };
        if !effort.spend(rings.len()) {
            return;
        }
        for (j, (outer, around)) in rings.iter().zip(&boxes).enumerate() {
            let pair = (i.min(j), i.max(j));
            let apart = box_distance(*own, *around) > 0.0;
            // A hole far from its polygon is the one thing that is wrong with rings apart.
            let is_own_hole = inner.polygon == outer.polygon && inner.is_hole && !outer.is_hole;
            let Some(other) = outer.ring.as_ref().filter(|_| i != j && (is_own_hole || !apart)) else { continue };
            if meetings.crossed.contains(&pair) {
                continue;
            }
            // Rings that do not meet lie on one side of one another: any one point tells which.
            let probes = if touching.contains(&i) {
                meetings.probes(i, clean)
            } else {
                clean.points().iter().take(1).copied().collect()
            };
            if !effort.spend(probes.len().saturating_mul(other.points().len() + rings.len())) {
                return;
            }
            if let Some(code) = nesting_defect(rings, (inner, outer, other), &probes) {
                defects.push(Defect { code, at: Place::ring(i) });
            }
        }
    }
}

/// What is wrong with how a ring lies to another that it does not cross, seen from some of its points.
fn nesting_defect(
    rings: &[Member],
    (inner, outer, other): (&Member, &Member, &CleanRing),
    probes: &[[f64; 2]],
) -> Option<DefectCode> {
    let mut sides = probes.iter().map(|p| other.locate(*p));
    match (inner.polygon == outer.polygon, inner.is_hole, outer.is_hole) {
        (true, true, false) if sides.any(|side| side == Location::Outside) => Some(DefectCode::HoleOutside),
        (true, true, true) if sides.any(|side| side == Location::Inside) => Some(DefectCode::NestedHoles),
        (false, false, false) if probes.iter().any(|p| in_interior(rings, outer.polygon, *p)) => {
            Some(DefectCode::NestedPolygons)
        }
        _ => None,
    }
}

/// The box of a ring that is not there.
const NOWHERE: [f64; 4] = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];

/// Whether `p` lies strictly within a polygon and in none of its holes.
fn in_interior(rings: &[Member], polygon: usize, p: [f64; 2]) -> bool {
    rings.iter().filter(|m| m.polygon == polygon).all(|member| match &member.ring {
        Some(ring) if member.is_hole => ring.locate(p) == Location::Outside,
        Some(ring) => ring.locate(p) == Location::Inside,
        None => false,
    })
}

/// Rings and the points where they touch form a graph; the inside is cut where the graph has a cycle.
fn cut_defects(rings: &[Member], meetings: &Meetings, defects: &mut Vec<Defect>) {
    let mut seen = HashSet::new();
    let mut group: HashMap<Node, Node> = HashMap::new();
    for &(a, b, at) in &meetings.touches {
        let same_polygon = rings.get(a).map(|m| m.polygon) == rings.get(b).map(|m| m.polygon);
        for ring in [a, b].into_iter().filter(|_| same_polygon) {
            let point = Node::Point(at.map(|v| (v + 0.0).to_bits()));
            if !seen.insert((ring, point)) {
                continue;
            }
            let (ring_root, point_root) = (root(&group, Node::Ring(ring)), root(&group, point));
            if ring_root == point_root {
                defects.push(Defect { code: DefectCode::InsideCut, at: Place::spot(ring, at) });
            } else {
                group.insert(ring_root, point_root);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Node {
    Ring(usize),
    Point([u64; 2]),
}

fn root(group: &HashMap<Node, Node>, mut node: Node) -> Node {
    while let Some(&above) = group.get(&node) {
        node = above;
    }
    node
}
