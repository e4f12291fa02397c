//! Two convex plots overlap in a convex plot: clipping edge by edge is many times faster than the general way,
//! and most plots are convex.

/// Whether a valid ring, counterclockwise, turns left or goes straight at every corner.
pub(super) fn is_convex(points: &[[f64; 2]]) -> bool {
    let (second, third) = (points.iter().cycle().skip(1), points.iter().cycle().skip(2));
    points.iter().zip(second).zip(third).all(|((a, b), c)| left_of(*a, *b, *c) >= 0.0)
}

/// Area in square units that two convex counterclockwise rings share (Sutherland and Hodgman 1974).
pub(super) fn shared_area(subject: &[[f64; 2]], clip: &[[f64; 2]]) -> f64 {
    let mut kept: Vec<[f64; 2]> = subject.to_vec();
    let mut next: Vec<[f64; 2]> = Vec::with_capacity(subject.len() + clip.len());
    for (from, to) in clip.iter().zip(clip.iter().cycle().skip(1)) {
        next.clear();
        let Some(&last) = kept.last() else { return 0.0 };
        let (mut before, mut before_side) = (last, left_of(*from, *to, last));
        for &corner in &kept {
            let corner_side = left_of(*from, *to, corner);
            if (before_side < 0.0) != (corner_side < 0.0) {
                let t = before_side / (before_side - corner_side);
                next.push([before[0] + t * (corner[0] - before[0]), before[1] + t * (corner[1] - before[1])]);
            }
            if corner_side >= 0.0 {
                next.push(corner);
            }
            (before, before_side) = (corner, corner_side);
        }
        std::mem::swap(&mut kept, &mut next);
    }
    doubled_area(&kept) / 2.0
}

/// A ring cut to a box `[min x, min y, max x, max y]`. A convex ring stays convex; of a concave one, parts may
/// hang together by stretches along the edge of the box that are run both ways.
pub(super) fn clipped_to_box(ring: &[[f64; 2]], window: [f64; 4]) -> Vec<[f64; 2]> {
    let mut kept = ring.to_vec();
    let [west, south, east, north] = window;
    for (axis, bound, sign) in [(0, west, 1.0), (0, east, -1.0), (1, south, 1.0), (1, north, -1.0)] {
        let within = |p: &[f64; 2]| sign * (if axis == 0 { p[0] } else { p[1] } - bound);
        let mut next = Vec::with_capacity(kept.len() + 4);
        let Some(mut before) = kept.last().copied() else { return kept };
        for &corner in &kept {
            let (side_before, side) = (within(&before), within(&corner));
            if (side_before < 0.0) != (side < 0.0) {
                let t = side_before / (side_before - side);
                next.push([before[0] + t * (corner[0] - before[0]), before[1] + t * (corner[1] - before[1])]);
            }
            if side >= 0.0 {
                next.push(corner);
            }
            before = corner;
        }
        kept = next;
    }
    kept
}

/// Twice the area of the triangle, positive when `p` lies left of the way from `a` to `b`.
fn left_of(a: [f64; 2], b: [f64; 2], p: [f64; 2]) -> f64 {
    (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
}

fn doubled_area(points: &[[f64; 2]]) -> f64 {
    let Some(&origin) = points.first() else { return 0.0 };
    points.windows(2).map(|pair| if let [a, b] = pair { left_of(origin, *a, *b) } else { 0.0 }).sum()
}
