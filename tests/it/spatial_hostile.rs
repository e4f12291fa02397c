//! Input that nobody means well: no panic, no hang, no more memory than it is worth.

use std::time::{Duration, Instant};

use homestead::spatial::{
    Allowance, Crs, DefectCode, Grid, GridPolygon, GridShape, PlotPolygon, cross_too_often, plane_cleaned,
    plane_defects, plane_overlap, repaired,
};
use proptest::prelude::*;
use serde_json::json;

type Ring = Vec<[f64; 2]>;

/// Generous: unoptimised, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

fn within_patience<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    assert!(begun.elapsed() < PATIENCE, "{what} took {:?}", begun.elapsed());
    done
}

fn codes(rings: Vec<Ring>) -> Vec<DefectCode> {
    plane_defects(&[rings]).iter().map(|defect| defect.code).collect()
}

fn square(x: f64, y: f64, side: f64) -> Ring {
    vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
}

fn circle(points: u32) -> Ring {
    let at = |i: u32| std::f64::consts::TAU * f64::from(i % points) / f64::from(points);
    (0..=points).map(|i| [1e3 * at(i).cos(), 1e3 * at(i).sin()]).collect()
}

/// Long parallel lines there and back.
fn hatching(lines: u32, [dx, dy]: [f64; 2]) -> Ring {
    let mut ring: Ring = (0..lines)
        .flat_map(|i| {
            let (x, y) = (f64::from(i) * -0.01 * dy, f64::from(i) * 0.01 * dx);
            [[x, y], [x + 1e3 * dx - 0.005 * dy, y + 1e3 * dy + 0.005 * dx]]
        })
        .collect();
    ring.push(ring[0]);
    ring
}

#[test]
fn two_million_points_are_refused_unread() {
    let ring = circle(2_000_000);
    let found = within_patience("two million points", || codes(vec![ring]));
    assert_eq!(found, [DefectCode::TooManyVertices]);
}

#[test]
fn a_million_rings_are_refused_unread() {
    let rings: Vec<Ring> = (0..1_000_000).map(|i| square(f64::from(i) * 2.0, 0.0, 1.0)[..4].to_vec()).collect();
    let plot = PlotPolygon::from_rings(rings.clone(), Allowance::ZONE).unwrap_err();
    assert_eq!(plot[0].code, DefectCode::TooManyVertices);
    assert_eq!(within_patience("a million rings", || codes(rings)), [DefectCode::TooManyVertices]);
}

#[test]
fn twenty_thousand_holes_and_a_fine_circle_are_judged() {
    let mut rings = vec![square(-1.0, -1.0, 500.0)];
    rings.extend((0..20_000_i32).map(|i| square(f64::from(i % 150) * 3.0, f64::from(i / 150) * 3.0, 1.0)));
    assert_eq!(within_patience("twenty thousand holes", || codes(rings.clone())), []);
    rings.push(square(600.0, 0.0, 1.0));
    assert_eq!(codes(rings), [DefectCode::HoleOutside]);
    assert_eq!(within_patience("a circle", || codes(vec![circle(200_000)])), []);
}

#[test]
fn a_hatching_is_judged_or_called_too_intricate() {
    // Along an axis the lines do not lie beside one another in the other one; slanting they all do.
    for direction in [[1.0, 0.0], [0.0, 1.0], [0.6, 0.8]] {
        let ring = hatching(20_000, direction);
        let found = within_patience("a hatching", || codes(vec![ring]));
        assert!(found.len() <= 101, "{direction:?} {}", found.len());
        assert!(
            found.contains(&DefectCode::SelfCrossing) || found.contains(&DefectCode::TooIntricate),
            "{direction:?}"
        );
    }
}

#[test]
fn two_combs_across_one_another_are_not_measured() {
    let comb = |turned: bool| {
        let mut ring: Ring = vec![[0.0, 0.0]];
        for i in 0..3_000 {
            let y = f64::from(i) * 2.0;
            ring.extend([[6e3, y], [6e3, y + 1.0], [1.0, y + 1.0], [1.0, y + 2.0]]);
        }
        ring.extend([[0.0, 6e3], [0.0, 0.0]]);
        if turned { ring.iter().map(|[x, y]| [*y, *x]).collect() } else { ring }
    };
    let (a, b) = ([vec![comb(false)]], [vec![comb(true)]]);
    assert!(within_patience("combs", || cross_too_often(&a, &b)));
    assert!(!cross_too_often(&a, &[vec![square(0.0, 0.0, 10.0)]]));
}

#[test]
fn a_scribble_names_a_hundred_crossings_and_no_more() {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state)
    };
    let mut ring: Ring = (0..50_000).map(|_| [next(), next()]).collect();
    ring.push(ring[0]);
    let found = within_patience("a scribble", || codes(vec![ring]));
    assert!(found.len() == 100 && found.iter().all(|code| *code == DefectCode::SelfCrossing));
}

#[test]
fn numbers_at_the_edge_of_what_a_number_is() {
    for size in [1e-300, 1e-30, 1e-9, 1e9, 1e100, 1e140] {
        let (a, b) = ([vec![square(0.0, 0.0, size)]], [vec![square(size / 2.0, 0.0, size)]]);
        let found = plane_overlap(&a, &b);
        let half = size * size / 2.0;
        assert!((found.intersection - half).abs() <= 1e-6 * half, "{size} {found:?}");
    }
    for size in [f64::MIN_POSITIVE, 1e-320, 1e300, 1e308, f64::MAX] {
        let shape = [vec![square(-size / 2.0, -size / 2.0, size)]];
        let _any = (plane_overlap(&shape, &shape), plane_cleaned(&shape), plane_defects(&shape), repaired(&shape[0]));
    }
    let grid = Grid::from_epsg(4523).unwrap();
    for number in [f64::NAN, f64::INFINITY, 1e308, -1e308, 1e-320] {
        let ring = square(number, 2_833_000.0, 10.0);
        let _refused = GridPolygon::from_rings(grid, &[ring]);
        let line = json!({"type": "LineString", "coordinates": [[number, 25.6], [103.9, number]]});
        assert!(GridShape::from_geojson(&line, Crs::Plane(grid), grid).is_err());
    }
}

/// Numbers that people type, and numbers that nobody does.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -3.0..3.0_f64,
        2 => (-3..3_i32).prop_map(f64::from),
        1 => prop::sample::select(vec![0.0, -0.0, 1e-300, 1e300, 1e308, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE]),
    ]
}

fn any_polygon() -> impl Strategy<Value = Vec<Ring>> {
    let point = (any_number(), any_number()).prop_map(|(x, y)| [x, y]);
    prop::collection::vec(prop::collection::vec(point, 0..8), 0..4)
}

proptest! {
    #[test]
    fn any_polygon_is_judged(a in any_polygon(), b in any_polygon()) {
        let both = [a.clone(), b];
        let defects = plane_defects(&both);
        let _maybe = repaired(&a);
        let finite = both.iter().flatten().flatten().flatten().all(|v| v.abs() < 1e100);
        if defects.is_empty() && finite {
            let found = plane_overlap(&both[..1], &both[1..]);
            prop_assert!(found.intersection <= found.area_a.min(found.area_b) * (1.0 + 1e-6) + 1e-9, "{:?}", found);
        } else if finite {
            let cleaned = plane_cleaned(&both);
            prop_assert!(cleaned.iter().flatten().flatten().flatten().all(|v| v.is_finite()));
        }
    }

    #[test]
    fn any_plot_is_parsed_or_refused(rings in any_polygon()) {
        if let Ok(plot) = PlotPolygon::from_rings(rings, Allowance { min_area_m2: 0.0, ..Allowance::ZONE }) {
            prop_assert!(plot.bounds().is_some());
        }
    }
}
