use homestead::spatial::{Fence, Grid, GridPolygon, LonLat, Side};
use proptest::prelude::*;

fn zone_35() -> Grid {
    Grid::from_epsg(4523).unwrap()
}

const EAST: f64 = 35_381_600.0;
const NORTH: f64 = 2_833_000.0;

fn plot(at: [f64; 2]) -> GridPolygon {
    let [e, n] = at;
    let ring = vec![[e, n], [e + 12.0, n], [e + 12.0, n + 10.0], [e, n + 10.0], [e, n]];
    GridPolygon::from_rings(zone_35(), &[ring]).unwrap()
}

fn place(x: f64, y: f64) -> Option<LonLat> {
    zone_35().lonlat_from_grid(EAST + x, NORTH + y).ok()
}

#[test]
fn was_the_photo_taken_there() {
    let fence = Fence::around(&plot([EAST, NORTH]), 30.0, 100.0);
    for (story, fix, accuracy_m, side, distance_m) in [
        ("in the yard", place(6., 5.), 5.0, Side::Inside, Some(0.)),
        ("on the wall", place(12., 5.), 0.0, Side::Inside, Some(0.)),
        ("across the lane", place(32., 5.), 5.0, Side::Inside, Some(20.)),
        ("at the grown fence to the millimetre", place(42., 5.), 0.0, Side::Inside, Some(30.)),
        ("a centimetre beyond it", place(42.01, 5.), 0.0, Side::Outside, Some(30.01)),
        ("beyond it, but the fix may be that far off", place(52., 5.), 10.0, Side::Inside, Some(40.)),
        ("farther than the fix may be off", place(52.1, 5.), 10.0, Side::Outside, Some(40.1)),
        ("off a corner", place(42., 50.), 5.0, Side::Outside, Some(50.)),
        ("as inaccurate as is still believed", place(142., 5.), 100.0, Side::Inside, Some(130.)),
        ("too inaccurate, in the yard", place(6., 5.), 100.1, Side::Undecided, Some(0.)),
        ("too inaccurate, 5 km off: undecided, not outside", place(5012., 5.), 2000.0, Side::Undecided, Some(5000.)),
        ("the next village", place(3012., 5.), 8.0, Side::Outside, Some(3000.)),
        ("no position", None, 5.0, Side::Unlocated, None),
        ("zeros", LonLat::new(0.0, 0.0).ok(), 5.0, Side::Unlocated, None),
        ("NaN", LonLat::new(f64::NAN, 25.6).ok(), 5.0, Side::Unlocated, None),
        ("latitude and longitude exchanged", LonLat::new(25.6, 103.8).ok(), 5.0, Side::Unlocated, None),
        ("accuracy not a number", place(6., 5.), f64::NAN, Side::Unlocated, None),
        ("accuracy infinite", place(6., 5.), f64::INFINITY, Side::Unlocated, None),
        ("accuracy negative: the phone says invalid", place(6., 5.), -1.0, Side::Unlocated, None),
    ] {
        let verdict = fence.check(fix, accuracy_m);
        assert_eq!(verdict.side, side, "{story}: {verdict:?}");
        match (verdict.distance_m, distance_m) {
            (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-3, "{story}: {found}"),
            (found, expected) => assert_eq!(found, expected, "{story}"),
        }
    }
}

#[test]
fn another_continent_is_outside_with_a_rough_distance() {
    let fence = Fence::around(&plot([EAST, NORTH]), 30.0, 100.0);
    let rome = fence.check(LonLat::new(12.488, 41.853).ok(), 10.0);
    assert_eq!(rome.side, Side::Outside);
    assert!((8.0e6..8.6e6).contains(&rome.distance_m.unwrap()), "{rome:?}");
}

#[test]
fn a_court_is_not_the_house_and_counts_by_distance() {
    let square = |a: f64, b: f64| {
        let at = |x: f64, y: f64| [EAST + x, NORTH + y];
        vec![at(a, a), at(b, a), at(b, b), at(a, b), at(a, a)]
    };
    let house = GridPolygon::from_rings(zone_35(), &[square(0., 100.), square(10., 90.)]).unwrap();
    let fence = Fence::around(&house, 5.0, 100.0);
    let verdict = fence.check(place(50., 50.), 5.0);
    assert_eq!(verdict.side, Side::Outside);
    assert!((verdict.distance_m.unwrap() - 40.0).abs() < 1e-6);
    assert_eq!(fence.check(place(15., 50.), 1.0).side, Side::Inside);
}

#[test]
fn a_point_of_the_neighbouring_zone_is_brought_over() {
    let fence = Fence::around(&plot([EAST, NORTH]), 30.0, 100.0);
    let in_zone_34 = Grid::from_epsg(4522).unwrap().grid_from_lonlat(place(32., 5.).unwrap()).unwrap();
    let verdict = fence.check_point(in_zone_34, 5.0);
    assert!((verdict.distance_m.unwrap() - 20.0).abs() < 1e-6);
}

proptest! {
    #[test]
    fn moving_plot_and_fix_together_changes_nothing(
        x in -200.0..200.0, y in -200.0..200.0, dx in -20_000.0..20_000.0, dy in -20_000.0..20_000.0,
    ) {
        let here = Fence::around(&plot([EAST, NORTH]), 30.0, 100.0);
        let there = Fence::around(&plot([EAST + dx, NORTH + dy]), 30.0, 100.0);
        let a = here.check_point(zone_35().point(EAST + x, NORTH + y).unwrap(), 5.0);
        let b = there.check_point(zone_35().point(EAST + dx + x, NORTH + dy + y).unwrap(), 5.0);
        prop_assert!((a.distance_m.unwrap() - b.distance_m.unwrap()).abs() < 1e-6);
    }

    #[test]
    fn the_distance_is_that_of_a_rectangle(x in -200.0..200.0, y in -200.0..200.0) {
        let fence = Fence::around(&plot([EAST, NORTH]), 30.0, 100.0);
        let found = fence.check_point(zone_35().point(EAST + x, NORTH + y).unwrap(), 5.0).distance_m.unwrap();
        let beyond = |v: f64, length: f64| (v - length).max(-v).max(0.0);
        prop_assert!((found - beyond(x, 12.0).hypot(beyond(y, 10.0))).abs() < 1e-6);
    }
}
