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

/// Twice the area of the triangle, positive when `p` lies left of the way from `a` to `b`.
fn left_of(a: [f64; 2], b: [f64; 2], p: [f64; 2]) -> f64 {
    (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
}

fn doubled_area(points: &[[f64; 2]]) -> f64 {
    let Some(&origin) = points.first() else { return 0.0 };
    points.windows(2).map(|pair| if let [a, b] = pair { left_of(origin, *a, *b) } else { 0.0 }).sum()
}
