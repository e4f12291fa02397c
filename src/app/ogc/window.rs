//! The `bbox` of a query in the system of its `bbox-crs`, as longitude and latitude (17-069r4, 7.15.3; 18-058r1, 6.2.2).

use serde_json::Value;

use super::system::System;
use crate::domain::fields::{Read, Wrong};
use crate::spatial::LonLatBox;

/// Points that each edge of a rectangle is brought through: what is straight in one system is bent in another, in a county
/// by less than a decimetre between two of them.
const STEPS: u32 = 32;

/// What a query looks at.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Window {
    /// West, south, east, north, degrees; west is beyond east where it lies across the antimeridian.
    Box([f64; 4]),
    /// A ring of longitudes and latitudes, not closed.
    Ring(Vec<[f64; 2]>),
}

/// Four numbers, or six of which two are heights: no feature has one, so that they narrow nothing.
pub(super) fn numbers(value: &Value) -> Read<[f64; 4]> {
    let bad = || vec![Wrong::new("bad_bbox")];
    let parts = value.as_str().unwrap_or_default().split(',');
    let numbers: Option<Vec<f64>> =
        parts.map(|part| part.trim().parse().ok().filter(|number: &f64| number.is_finite())).collect();
    match numbers.ok_or_else(bad)?.as_slice() {
        [a, b, c, d] => Ok([*a, *b, *c, *d]),
        [a, b, low, c, d, high] if low <= high => Ok([*a, *b, *c, *d]),
        _ => Err(bad()),
    }
}

/// The numbers in a system as a window; none where they are no rectangle of it.
pub(super) fn window([a, b, c, d]: [f64; 4], system: System) -> Option<Window> {
    if matches!(system, System::Plane(_)) {
        let ring = if a < c && b < d { edges([a, b], [c, d]) } else { return None };
        return ring.into_iter().map(|point| system.place(point)).collect::<Option<_>>().map(Window::Ring);
    }
    let ([west, south], [east, north]) = (system.place([a, b])?, system.place([c, d])?);
    (south <= north).then_some(Window::Box([west, south, east, north]))
}

/// A box of degrees as one box, or as two on both sides of the antimeridian.
pub(super) fn parts([west, south, east, north]: [f64; 4]) -> Vec<LonLatBox> {
    let part = |west_deg, east_deg| LonLatBox { west_deg, south_deg: south, east_deg, north_deg: north };
    if west <= east { vec![part(west, east)] } else { vec![part(west, 180.0), part(-180.0, east)] }
}

/// The corners of a box: on the map, whose squares are those of Mercator, it needs no others.
pub(super) fn corners(it: LonLatBox) -> Vec<[f64; 2]> {
    vec![
        [it.west_deg, it.south_deg],
        [it.east_deg, it.south_deg],
        [it.east_deg, it.north_deg],
        [it.west_deg, it.north_deg],
    ]
}

/// The outline of a box with points along its edges.
pub(super) fn densified(it: LonLatBox) -> Vec<[f64; 2]> {
    edges([it.west_deg, it.south_deg], [it.east_deg, it.north_deg])
}

/// The edges of a rectangle from corner to corner, as a ring that is not closed.
fn edges([least_x, least_y]: [f64; 2], [most_x, most_y]: [f64; 2]) -> Vec<[f64; 2]> {
    let corners = [[least_x, least_y], [most_x, least_y], [most_x, most_y], [least_x, most_y]];
    let mut ring = Vec::new();
    for ([from_x, from_y], [to_x, to_y]) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        for step in 0..STEPS {
            let along = f64::from(step) / f64::from(STEPS);
            ring.push([from_x + (to_x - from_x) * along, from_y + (to_y - from_y) * along]);
        }
    }
    ring
}
