//! Rings without a word on what they are: which is a hole and which another part.

use super::sheet::{Ring, Rings};

/// Puts rings together into polygons: a ring within an odd number of others is a hole of the smallest that is not one
/// itself. Rings that cross one another are left side by side; the check of the polygon names that.
pub(super) fn assembled(rings: Vec<Ring>) -> Vec<Rings> {
    if rings.len() < 2 {
        return rings.into_iter().map(|ring| vec![ring]).collect();
    }
    let boxes: Vec<[f64; 4]> = rings.iter().map(|ring| bounds(ring)).collect();
    let areas: Vec<f64> = rings.iter().map(|ring| doubled_area(ring).abs()).collect();
    // Those around each ring.
    let around: Vec<Vec<usize>> = rings
        .iter()
        .zip(&boxes)
        .zip(&areas)
        .map(|((ring, inner), area)| {
            let others = rings.iter().zip(&boxes).zip(&areas).enumerate();
            others
                .filter(|(_, ((_, outer), size))| *size > area && holds(outer, inner))
                .filter(|(_, ((outer, _), _))| middle(ring).is_some_and(|point| inside(outer, point)))
                .map(|(index, _)| index)
                .collect()
        })
        .collect();
    let is_hole = |index: &usize| around.get(*index).is_some_and(|outer| outer.len() % 2 == 1);
    let size = |index: &usize| areas.get(*index).copied().unwrap_or_default();
    let parent =
        |outer: &[usize]| outer.iter().filter(|o| !is_hole(o)).min_by(|a, b| size(a).total_cmp(&size(b))).copied();
    let parents: Vec<Option<usize>> =
        around.iter().map(|outer| if outer.len() % 2 == 1 { parent(outer) } else { None }).collect();
    let mut polygons: Vec<(usize, Rings)> = Vec::new();
    let mut holes = Vec::new();
    for (index, (ring, parent)) in rings.into_iter().zip(parents).enumerate() {
        match parent {
            None => polygons.push((index, vec![ring])),
            Some(parent) => holes.push((parent, ring)),
        }
    }
    for (parent, hole) in holes {
        if let Some((_, polygon)) = polygons.iter_mut().find(|(index, _)| *index == parent) {
            polygon.push(hole);
        }
    }
    polygons.into_iter().map(|(_, polygon)| polygon).collect()
}

/// Twice the area, counterclockwise positive. Taken from the first point, so that long eastings cost no digits.
pub(super) fn doubled_area(ring: &[[f64; 2]]) -> f64 {
    let Some(&[x0, y0]) = ring.first() else { return 0.0 };
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0)).sum()
}

/// The ring with its first point again at its end.
pub(super) fn closed(mut ring: Ring) -> Ring {
    if let (Some(first), Some(last)) = (ring.first().copied(), ring.last().copied())
        && first.map(f64::to_bits) != last.map(f64::to_bits)
    {
        ring.push(first);
    }
    ring
}

fn bounds(ring: &[[f64; 2]]) -> [f64; 4] {
    let empty = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    ring.iter().fold(empty, |[w, s, e, n], [x, y]| [w.min(*x), s.min(*y), e.max(*x), n.max(*y)])
}

fn holds(outer: &[f64; 4], inner: &[f64; 4]) -> bool {
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}

/// The middle of a ring's first edge: a corner may stand on the other ring, the middle seldom does.
fn middle(ring: &[[f64; 2]]) -> Option<[f64; 2]> {
    match ring {
        [a, b, ..] => Some([f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])]),
        _ => None,
    }
}

/// Whether a point lies in a ring, by the count of edges that a ray to the east meets.
fn inside(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let next = ring.iter().cycle().skip(1);
    let meets = ring
        .iter()
        .zip(next)
        .filter(|(a, b)| (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]);
    meets.count() % 2 == 1
}
