use homestead::spatial::{
    Allowance, Grid, GridPolygon, PlotPolygon, difference, difference_area_m2, greatest_distance_outside_m,
    intersection, overlap, plane_overlap,
};

use crate::spatial_fixtures::{lines, wkt};

fn zone_35() -> Grid {
    Grid::from_epsg(4523).unwrap()
}

/// A rectangle in zone 35, metres from a corner of Zhanyi.
fn rectangle(x: f64, y: f64, width: f64, height: f64) -> GridPolygon {
    let (e, n) = (35_381_600.0 + x, 2_833_000.0 + y);
    let ring = vec![[e, n], [e + width, n], [e + width, n + height], [e, n + height], [e, n]];
    GridPolygon::from_rings(zone_35(), &[ring]).unwrap()
}

/// A yard of 10 m by 10 m, open to the south like a U; its court is 6 m wide and 8 m deep.
fn u_shape() -> GridPolygon {
    let at = |x: f64, y: f64| [35_381_600.0 + x, 2_833_000.0 + y];
    let ring = [(0., 0.), (2., 0.), (2., 8.), (8., 8.), (8., 0.), (10., 0.), (10., 10.), (0., 10.), (0., 0.)];
    GridPolygon::from_rings(zone_35(), &[ring.iter().map(|&(x, y)| at(x, y)).collect()]).unwrap()
}

#[test]
fn overlaps_of_houses_and_parcels_are_exact_to_a_hundredth_of_a_square_metre() {
    for case in lines("polygons/overlap_pairs_zhanyi.jsonl") {
        let polygon = |name: &str| {
            let limits = Allowance { min_area_m2: 0.0, ..Allowance::ZONE };
            PlotPolygon::parse_within(&case[name], limits).unwrap().to_grid(zone_35()).unwrap()
        };
        let found = overlap(&polygon("a"), &polygon("b")).unwrap();
        let expected = |name: &str| case[name].as_f64().unwrap();
        for (name, value) in [
            ("area_a_m2", found.area_a),
            ("area_b_m2", found.area_b),
            ("intersection_m2", found.intersection),
            ("distance_m", found.distance),
        ] {
            let off = (value - expected(name)).abs();
            assert!(off < 0.01, "{} {}: {name} is {value}, not {}", case["id"], case["kind"], expected(name));
        }
    }
}

#[test]
fn awkward_overlaps_are_what_exact_arithmetic_says() {
    let mut asked = 0;
    for case in lines("polygons/boolean_cases.jsonl") {
        let Some(exact) = case["exact_intersection_area"].as_f64() else { continue };
        asked += 1;
        let shape = |name: &str| wkt(case[name].as_str().unwrap());
        let found = plane_overlap(&shape("a"), &shape("b"));
        let scale = found.area_a.max(found.area_b);
        assert!(
            (found.intersection - exact).abs() <= 1e-6 * scale,
            "{} {}: {} instead of {exact}",
            case["id"],
            case["source"],
            found.intersection
        );
    }
    assert!(asked > 80, "{asked}");
}

#[test]
fn a_house_two_metres_to_the_east_is_two_metres_outside() {
    let (approved, built) = (rectangle(0., 0., 12., 10.), rectangle(2., 0., 12., 10.));
    assert!((difference_area_m2(&built, &approved).unwrap() - 20.0).abs() < 1e-9);
    assert!((greatest_distance_outside_m(&built, &approved).unwrap() - 2.0).abs() < 1e-6);
    let parts = difference(&built, &approved).unwrap();
    assert_eq!(parts.len(), 1);
    assert!((parts[0].area_m2() - 20.0).abs() < 1e-4);
    assert!((intersection(&built, &approved).unwrap()[0].area_m2() - 100.0).abs() < 1e-4);
}

#[test]
fn nothing_outside_is_no_distance() {
    let (plot, house) = (rectangle(0., 0., 12., 10.), rectangle(1., 1., 8., 8.));
    assert_eq!(greatest_distance_outside_m(&house, &plot).unwrap(), 0.0);
    assert_eq!(difference_area_m2(&house, &plot).unwrap(), 0.0);
    let found = overlap(&house, &plot).unwrap();
    assert_eq!(found.distance, 0.0);
    assert!((found.b_minus_a - 56.0).abs() < 1e-9 && (found.union - 120.0).abs() < 1e-9);
}

#[test]
fn from_a_convex_plot_the_farthest_place_is_a_corner_of_the_house() {
    // However a house is moved off its plot: as far as the farthest of a thousand places along its walls, and no farther.
    let plot = rectangle(0., 0., 12., 10.);
    for nth in 0..200 {
        let (east, north) = (f64::from(nth % 20) - 10.0, f64::from(nth / 20) * 1.5 - 7.0);
        let house = rectangle(east, north, 10., 8.);
        let outside = |x: f64, low: f64, high: f64| (low - x).max(x - high).max(0.0);
        let walls = (0..=250).flat_map(|step| {
            let share = f64::from(step) / 250.0;
            let (x, y) = (east + 10.0 * share, north + 8.0 * share);
            [[x, north], [x, north + 8.0], [east, y], [east + 10.0, y]]
        });
        let far = walls.map(|[x, y]| outside(x, 0.0, 12.0).hypot(outside(y, 0.0, 10.0))).fold(0.0, f64::max);
        let measured = greatest_distance_outside_m(&house, &plot).unwrap();
        assert!((measured - far).abs() < 1e-4, "{east} {north}: {measured}, not {far}");
    }
}

#[test]
fn the_farthest_place_need_not_be_a_corner() {
    // A shed across the court of a U: its ends stand in the wings, its middle is 3 m from either.
    let shed = rectangle(1., 1., 8., 1.);
    let far = greatest_distance_outside_m(&shed, &u_shape()).unwrap();
    assert!((far - 3.0).abs() < 1e-3, "{far}");
    assert!((difference_area_m2(&shed, &u_shape()).unwrap() - 6.0).abs() < 1e-4);
}

#[test]
fn area_and_perimeter_of_a_yard() {
    let yard = u_shape();
    assert!((yard.area_m2() - 52.0).abs() < 1e-9);
    assert!((yard.perimeter_m() - 56.0).abs() < 1e-9);
    let bounds = yard.bounds();
    assert_eq!((bounds.min_easting_m, bounds.max_northing_m), (35_381_600.0, 2_833_010.0));
}

#[test]
fn polygons_of_two_grids_are_not_compared() {
    let ring =
        vec![[500_000.0, 2_833_000.0], [500_010.0, 2_833_000.0], [500_000.0, 2_833_010.0], [500_000.0, 2_833_000.0]];
    let other = GridPolygon::from_rings(Grid::from_epsg(4544).unwrap(), &[ring]).unwrap();
    assert!(overlap(&rectangle(0., 0., 1., 1.), &other).is_err());
}

#[test]
fn the_plane_has_no_unit() {
    let shape = |text: &str| wkt(text);
    let empty: Vec<Vec<Vec<[f64; 2]>>> = shape("POLYGON EMPTY");
    assert!(plane_overlap(&empty, &shape("POLYGON ((0 0, 1 0, 1 1, 0 0))")).distance.is_nan());
    let apart = plane_overlap(
        &shape("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((5 0, 6 0, 6 1, 5 1, 5 0)))"),
        &shape("POLYGON ((8 0, 9 0, 9 1, 8 1, 8 0))"),
    );
    assert_eq!((apart.area_a, apart.intersection, apart.distance), (2.0, 0.0, 2.0));
}
