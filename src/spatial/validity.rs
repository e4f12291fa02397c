//! Is a polygon one that has an inside? In the plane, in any unit, with exact predicates.
//!
//! The rules are those of OGC Simple Feature Access (06-103r4, 6.1.11 and 6.1.14). A point repeated
//! running is allowed by them and here; [`PlotPolygon`](super::PlotPolygon) is stricter.
#![expect(clippy::float_cmp, reason = "the same point is the very same numbers")]

use std::collections::{HashMap, HashSet};

use super::contact::{Contact, Segment};
use super::defect::{Defect, DefectCode, Place};
use super::ring::{CleanRing, Location};

/// More faults than this are not told: a scribble has millions of crossings.
const MOST_DEFECTS: usize = 100;

/// Every fault of a polygon or multipolygon: `polygons[i][0]` is an outer ring, the others its holes; rings are
/// closed, `[x, y]`. Empty when it is valid. No polygon at all, or one without rings, is valid and empty.
pub fn plane_defects(polygons: &[Vec<Vec<[f64; 2]>>]) -> Vec<Defect> {
    let mut defects = Vec::new();
    let mut rings = Vec::new();
    for (polygon, given) in polygons.iter().enumerate() {
        for (position, points) in given.iter().enumerate() {
            let ring = rings.len();
            defects.extend(ring_defects(ring, points));
            rings.push(Member { polygon, is_hole: position > 0, ring: CleanRing::of(points) });
        }
    }
    let meetings = Meetings::of(&rings, &mut defects);
    nesting_defects(&rings, &meetings, &mut defects);
    cut_defects(&rings, &meetings, &mut defects);
    defects.truncate(MOST_DEFECTS);
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
    /// Sweeps all edges from west to east and compares those whose boxes overlap.
    fn of(rings: &[Member], defects: &mut Vec<Defect>) -> Self {
        let mut edges: Vec<Edge> = Vec::new();
        for (ring, member) in rings.iter().enumerate() {
            let segments = member.ring.iter().flat_map(CleanRing::segments).enumerate();
            edges.extend(segments.map(|(index, segment)| Edge { ring, index, segment }));
        }
        edges.sort_by(|a, b| a.segment.min_x().total_cmp(&b.segment.min_x()));
        let mut meetings = Self::default();
        for (i, a) in edges.iter().enumerate() {
            let reach = a.segment.max_x();
            for b in edges.iter().skip(i + 1).take_while(|b| b.segment.min_x() <= reach) {
                meetings.note(rings, a, b, defects);
            }
            if defects.len() >= MOST_DEFECTS {
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

fn nesting_defects(rings: &[Member], meetings: &Meetings, defects: &mut Vec<Defect>) {
    for (i, inner) in rings.iter().enumerate() {
        let Some(clean) = &inner.ring else { continue };
        let probes = meetings.probes(i, clean);
        for (j, outer) in rings.iter().enumerate() {
            let Some(other) = &outer.ring else { continue };
            if i == j || meetings.crossed.contains(&(i.min(j), i.max(j))) {
                continue;
            }
            let mut sides = probes.iter().map(|p| other.locate(*p));
            let code = match (inner.polygon == outer.polygon, inner.is_hole, outer.is_hole) {
                (true, true, false) if sides.any(|side| side == Location::Outside) => DefectCode::HoleOutside,
                (true, true, true) if sides.any(|side| side == Location::Inside) => DefectCode::NestedHoles,
                (false, false, false) if probes.iter().any(|p| in_interior(rings, outer.polygon, *p)) => {
                    DefectCode::NestedPolygons
                }
                _ => continue,
            };
            defects.push(Defect { code, at: Place::ring(i) });
        }
    }
}

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
