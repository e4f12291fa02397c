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
use super::sweep::{Effort, meeting};

/// More faults than this are not told: a scribble has millions of crossings.
const MOST_DEFECTS: usize = 100;

/// More points than this are refused unread: no zone of a county has them in one geometry.
const MOST_POINTS: usize = 1_000_000;

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
    let mut effort = Effort::SECOND;
    let meetings = Meetings::of(&rings, &mut effort, &mut defects);
    if defects.len() < MOST_DEFECTS {
        nesting_defects(&rings, &meetings, &mut effort, &mut defects);
        cut_defects(&rings, &meetings, &mut defects);
    }
    defects.truncate(MOST_DEFECTS);
    if effort.is_spent() {
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
    /// Compares all edges whose boxes meet.
    fn of(rings: &[Member], effort: &mut Effort, defects: &mut Vec<Defect>) -> Self {
        let mut edges: Vec<Edge> = Vec::new();
        for (ring, member) in rings.iter().enumerate() {
            let segments = member.ring.iter().flat_map(CleanRing::segments).enumerate();
            edges.extend(segments.map(|(index, segment)| Edge { ring, index, segment }));
        }
        let boxes: Vec<[f64; 4]> = edges.iter().map(|edge| box_of(&edge.segment)).collect();
        let mut meetings = Self::default();
        meeting(&boxes, effort, |i, j| {
            if let (Some(a), Some(b)) = (edges.get(i), edges.get(j)) {
                meetings.note(rings, a, b, defects);
            }
            defects.len() < MOST_DEFECTS
        });
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
    defects.extend(
        distant_holes(rings, &boxes).map(|ring| Defect { code: DefectCode::HoleOutside, at: Place::ring(ring) }),
    );
    let mut looking = Effort::SECOND;
    meeting(&boxes, effort, |a, b| {
        for (i, j) in [(a, b), (b, a)] {
            let (Some(inner), Some(outer)) = (rings.get(i), rings.get(j)) else { continue };
            let (Some(clean), Some(other)) = (&inner.ring, &outer.ring) else { continue };
            if meetings.crossed.contains(&(i.min(j), i.max(j))) {
                continue;
            }
            // Rings that do not meet lie on one side of one another: any one point tells which.
            let probes = if touching.contains(&i) {
                meetings.probes(i, clean)
            } else {
                clean.points().iter().take(1).copied().collect()
            };
            if !looking.spend(probes.len().saturating_mul(other.points().len())) {
                return false;
            }
            if let Some(code) = nesting_defect(rings, (inner, outer, other), &probes) {
                defects.push(Defect { code, at: Place::ring(i) });
            }
        }
        defects.len() < MOST_DEFECTS
    });
    if looking.is_spent() {
        effort.spend(usize::MAX);
    }
}

/// Holes whose box does not even meet that of their polygon.
fn distant_holes(rings: &[Member], boxes: &[[f64; 4]]) -> impl Iterator<Item = usize> {
    let mut outer = NOWHERE;
    let both = rings.iter().zip(boxes).enumerate();
    both.filter_map(move |(ring, (member, own))| {
        if !member.is_hole {
            outer = *own;
        }
        let is_drawn = own[0] <= own[2] && outer[0] <= outer[2];
        (member.is_hole && is_drawn && box_distance(*own, outer) > 0.0).then_some(ring)
    })
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

/// Whether `p` lies strictly within a polygon, whose rings follow one another, and in none of its holes.
fn in_interior(rings: &[Member], polygon: usize, p: [f64; 2]) -> bool {
    let start = rings.partition_point(|member| member.polygon < polygon);
    let own = rings.iter().skip(start).take_while(|member| member.polygon == polygon);
    own.into_iter().all(|member| match &member.ring {
        Some(ring) if member.is_hole => ring.locate(p) == Location::Outside,
        Some(ring) => ring.locate(p) == Location::Inside,
        None => false,
    })
}

/// Whether two shapes cross so often that what they share cannot be worked out in reasonable time: two hatchings across
/// one another. Each by itself should have been judged by [`plane_defects`].
pub fn cross_too_often(a: &[Vec<Vec<[f64; 2]>>], b: &[Vec<Vec<[f64; 2]>>]) -> bool {
    /// Pairs of edges near one another: what a second of sweeping can take.
    const MOST: usize = 2_000_000;
    let rings = a.iter().chain(b).flatten().filter_map(|ring| CleanRing::of(ring));
    let boxes: Vec<[f64; 4]> = rings.flat_map(|ring| ring.segments().map(|s| box_of(&s)).collect::<Vec<_>>()).collect();
    let (mut effort, mut meetings) = (Effort::SECOND, 0);
    meeting(&boxes, &mut effort, |_, _| {
        meetings += 1;
        meetings < MOST
    });
    effort.is_spent() || meetings >= MOST
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
