//! Repairs of polygons where only one is possible. They are shown and never silent.

use geo::kernels::Orientation;

use super::contact::side;
use super::ring::{CleanRing, Location};
use super::validity::plane_defects;

/// A polygon put right, and all that was done to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// The rings, outer ring first, each closed; valid.
    pub rings: Vec<Vec<[f64; 2]>>,
    /// What was done, in the order in which it was.
    pub did: Vec<Mend>,
}

/// One thing that was done to a ring, counted as given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mend {
    /// What.
    pub code: MendCode,
    /// The ring.
    pub ring: usize,
    /// Where, in the units given.
    pub at: Option<[f64; 2]>,
}

/// The kinds of repair. The wire name is the name in `snake_case`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MendCode {
    /// The first point was added at the end.
    ClosedRing,
    /// A point given twice running was taken once.
    DroppedRepeatedPoint,
    /// A point to which the border only goes out and comes back was left out.
    DroppedSpike,
    /// A ring without three different points was left out; there is another.
    DroppedEmptyRing,
    /// The ring that holds all others was put first.
    OuterRingFirst,
}

impl MendCode {
    /// The wire name.
    pub fn code(self) -> &'static str {
        match self {
            Self::ClosedRing => "closed_ring",
            Self::DroppedRepeatedPoint => "dropped_repeated_point",
            Self::DroppedSpike => "dropped_spike",
            Self::DroppedEmptyRing => "dropped_empty_ring",
            Self::OuterRingFirst => "outer_ring_first",
        }
    }
}

/// Puts right what can be put right in one way only. `None` when there is nothing to repair, and when what remains is
/// still not valid: a bow tie may be two houses or one with two corners exchanged, and only who measured it knows.
pub fn repaired(rings: &[Vec<[f64; 2]>]) -> Option<Repair> {
    if rings.iter().flatten().flatten().any(|v| !v.is_finite()) {
        return None;
    }
    let mut did = Vec::new();
    let mut mended: Vec<Vec<[f64; 2]>> = Vec::with_capacity(rings.len());
    for (ring, given) in rings.iter().enumerate() {
        let points = without_repeats(ring, opened(ring, given, &mut did), &mut did);
        let points = if points.len() < 3 { points } else { without_spikes(ring, points, &mut did) };
        if points.len() >= 3 {
            mended.push(points);
        } else if rings.len() > 1 && ring > 0 {
            did.push(Mend { code: MendCode::DroppedEmptyRing, ring, at: given.first().copied() });
        } else {
            return None;
        }
    }
    put_outer_first(&mut mended, &mut did);
    for ring in &mut mended {
        let first = ring.first().copied();
        ring.extend(first);
    }
    let sound = !did.is_empty() && plane_defects(std::slice::from_ref(&mended)).is_empty();
    sound.then_some(Repair { rings: mended, did })
}

/// The points of a ring without its closing point.
fn opened(ring: usize, given: &[[f64; 2]], did: &mut Vec<Mend>) -> Vec<[f64; 2]> {
    let mut points = given.to_vec();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    } else {
        did.push(Mend { code: MendCode::ClosedRing, ring, at: points.last().copied() });
    }
    points
}

fn without_repeats(ring: usize, points: Vec<[f64; 2]>, did: &mut Vec<Mend>) -> Vec<[f64; 2]> {
    let mut kept: Vec<[f64; 2]> = Vec::with_capacity(points.len());
    for point in points {
        if kept.last() == Some(&point) {
            did.push(Mend { code: MendCode::DroppedRepeatedPoint, ring, at: Some(point) });
        } else {
            kept.push(point);
        }
    }
    while kept.len() > 1 && kept.first() == kept.last() {
        did.push(Mend { code: MendCode::DroppedRepeatedPoint, ring, at: kept.pop() });
    }
    kept
}

/// Leaves out tips to which the border goes out and comes back on the same line. Each round walks the ring once; a
/// spike of several points takes one round a point.
fn without_spikes(ring: usize, mut points: Vec<[f64; 2]>, did: &mut Vec<Mend>) -> Vec<[f64; 2]> {
    /// A spike of more points than this was drawn on purpose.
    const MOST_ROUNDS: usize = 16;
    for _ in 0..MOST_ROUNDS {
        let count = points.len();
        let at = |i: usize| points.get(i % count).copied();
        let is_tip = |i: &usize| match (at(i + count - 1), at(*i), at(i + 1)) {
            (Some(before), Some(point), Some(after)) => goes_back(before, point, after),
            _ => false,
        };
        let gone = apart((0..count).filter(is_tip), count);
        if gone.is_empty() {
            break;
        }
        did.extend(gone.iter().map(|i| Mend { code: MendCode::DroppedSpike, ring, at: at(*i) }));
        let stays = |(i, _): &(usize, &[f64; 2])| gone.binary_search(i).is_err();
        points = points.iter().enumerate().filter(stays).map(|(_, p)| *p).collect();
        points.dedup();
        while points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if points.len() < 3 {
            break;
        }
    }
    points
}

/// Without those that stand beside one that is kept: each changes what the other is.
fn apart(tips: impl Iterator<Item = usize>, count: usize) -> Vec<usize> {
    let mut apart: Vec<usize> = Vec::new();
    for i in tips {
        let beside_last = apart.last().is_some_and(|last| i - last < 2);
        let beside_first = apart.first().is_some_and(|first| first + count - i < 2);
        if !beside_last && !beside_first {
            apart.push(i);
        }
    }
    apart
}

/// Whether the border turns right round at `point` and runs back on itself.
fn goes_back(before: [f64; 2], point: [f64; 2], after: [f64; 2]) -> bool {
    let back = (before[0] - point[0]) * (after[0] - point[0]) + (before[1] - point[1]) * (after[1] - point[1]);
    back > 0.0 && side(before, point, after) == Orientation::Collinear
}

/// Moves the one ring that holds all others to the front; does nothing when there is no such ring.
fn put_outer_first(rings: &mut [Vec<[f64; 2]>], did: &mut Vec<Mend>) {
    /// More rings than this are no plot.
    const MOST_RINGS: usize = 100;
    if rings.len() < 2 || rings.len() > MOST_RINGS {
        return;
    }
    let clean: Vec<Option<CleanRing>> = rings.iter().map(|ring| CleanRing::of(ring)).collect();
    let holds = |outer: &CleanRing, other: &Vec<[f64; 2]>| other.iter().all(|p| outer.locate(*p) != Location::Outside);
    let outer =
        clean.iter().position(|ring| ring.as_ref().is_some_and(|outer| rings.iter().all(|other| holds(outer, other))));
    if let Some(outer @ 1..) = outer {
        if let Some(moved) = rings.get_mut(..=outer) {
            moved.rotate_right(1);
        }
        did.push(Mend { code: MendCode::OuterRingFirst, ring: outer, at: None });
    }
}
