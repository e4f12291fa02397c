//! Fewer points for a shape that is seen from afar.

/// The points of a line or an open ring that it takes to stay within so many units of all of them (Douglas and Peucker,
/// 1973). The first and the last stay.
pub fn simplified(points: &[[i32; 2]], tolerance: i32) -> Vec<[i32; 2]> {
    if points.len() < 3 || tolerance <= 0 {
        return points.to_vec();
    }
    let mut keep = vec![false; points.len()];
    for end in [0, points.len() - 1] {
        if let Some(kept) = keep.get_mut(end) {
            *kept = true;
        }
    }
    let mut open = vec![(0, points.len() - 1)];
    while let Some((from, to)) = open.pop() {
        let Some(farthest) = farthest(points, from, to, tolerance) else { continue };
        if let Some(kept) = keep.get_mut(farthest) {
            *kept = true;
        }
        open.push((from, farthest));
        open.push((farthest, to));
    }
    points.iter().zip(keep).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

/// Which point between two lies farthest from the segment between them, if farther than so many units.
fn farthest(points: &[[i32; 2]], from: usize, to: usize, tolerance: i32) -> Option<usize> {
    let (a, b) = (points.get(from)?, points.get(to)?);
    let between = points.iter().enumerate().take(to).skip(from + 1);
    let limit = f64::from(tolerance) * f64::from(tolerance);
    let (which, squared) = between
        .map(|(i, point)| (i, squared_distance(*point, *a, *b)))
        .max_by(|one, other| one.1.total_cmp(&other.1))?;
    (squared > limit).then_some(which)
}

fn squared_distance(point: [i32; 2], a: [i32; 2], b: [i32; 2]) -> f64 {
    let real = |[x, y]: [i32; 2]| [f64::from(x), f64::from(y)];
    let ([px, py], [ax, ay], [bx, by]) = (real(point), real(a), real(b));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (((px - ax) * dx + (py - ay) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (ax + along * dx - px, ay + along * dy - py);
    x * x + y * y
}
