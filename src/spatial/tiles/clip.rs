//! What of a shape lies on a tile. Everything is in units of the tile, `y` to the south.

use super::tile::TileBounds;

/// One of the four sides: which axis, where, and whether what is kept lies above or below.
type Side = (usize, i32, bool);

fn sides(bounds: TileBounds) -> [Side; 4] {
    [(0, bounds.low, true), (0, bounds.high, false), (1, bounds.low, true), (1, bounds.high, false)]
}

fn axis(point: [i32; 2], which: usize) -> i32 {
    let [x, y] = point;
    if which == 0 { x } else { y }
}

fn keeps((which, limit, above): Side, point: [i32; 2]) -> bool {
    let value = axis(point, which);
    if above { value >= limit } else { value <= limit }
}

/// Where the segment between two points, one on each side, meets the side: to the nearest unit.
fn meets((which, limit, _above): Side, a: [i32; 2], b: [i32; 2]) -> [i32; 2] {
    let other = 1 - which;
    let (from, to) = (i64::from(axis(a, which)), i64::from(axis(b, which)));
    let (low, high) = (i64::from(axis(a, other)), i64::from(axis(b, other)));
    let run = to - from;
    let part = (high - low) * (i64::from(limit) - from);
    // Half away from zero, so that a segment and its reverse meet the side at one place.
    let half = if (part >= 0) == (run >= 0) { run.abs() / 2 } else { -(run.abs() / 2) };
    let along = if run == 0 { 0 } else { (part + if run > 0 { half } else { -half }) / run };
    let met = i32::try_from(low + along).unwrap_or(i32::MAX);
    if which == 0 { [limit, met] } else { [met, limit] }
}

/// The part of a ring within the bounds (Sutherland and Hodgman, 1974): one ring, which may run along the bounds where
/// the shape left and came back. Not closed, before and after. Empty where nothing is left.
pub fn clip_ring(ring: &[[i32; 2]], bounds: TileBounds) -> Vec<[i32; 2]> {
    let mut kept = ring.to_vec();
    if bounds.hold(ring) {
        return kept;
    }
    for side in sides(bounds) {
        let Some(&last) = kept.last() else { break };
        let mut next = Vec::with_capacity(kept.len() + 4);
        let mut before = last;
        for point in kept {
            if keeps(side, point) {
                if !keeps(side, before) {
                    next.push(meets(side, before, point));
                }
                next.push(point);
            } else if keeps(side, before) {
                next.push(meets(side, before, point));
            }
            before = point;
        }
        kept = next;
    }
    kept.dedup();
    kept
}

/// The parts of a line within the bounds.
pub fn clip_line(line: &[[i32; 2]], bounds: TileBounds) -> Vec<Vec<[i32; 2]>> {
    if bounds.hold(line) {
        return vec![line.to_vec()];
    }
    let mut parts: Vec<Vec<[i32; 2]>> = Vec::new();
    for pair in line.windows(2) {
        let [a, b] = pair else { continue };
        let Some((from, to)) = clip_segment(*a, *b, bounds) else { continue };
        match parts.last_mut().filter(|part| part.last() == Some(&from)) {
            Some(part) => part.push(to),
            None => parts.push(vec![from, to]),
        }
    }
    for part in &mut parts {
        part.dedup();
    }
    parts.retain(|part| part.len() > 1);
    parts
}

/// The part of a segment within the bounds.
fn clip_segment(mut a: [i32; 2], mut b: [i32; 2], bounds: TileBounds) -> Option<([i32; 2], [i32; 2])> {
    for side in sides(bounds) {
        match (keeps(side, a), keeps(side, b)) {
            (true, true) => {}
            (false, false) => return None,
            (true, false) => b = meets(side, a, b),
            (false, true) => a = meets(side, a, b),
        }
    }
    Some((a, b))
}
