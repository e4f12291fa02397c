use homestead::spatial::{Crs, Datum, DefectCode, Grid, GridPolygon, GridShape, MixedGrids};
use proptest::prelude::*;
use serde_json::json;

const EAST: f64 = 35_381_600.0;
const NORTH: f64 = 2_833_000.0;

fn zone_35() -> Grid {
    Grid::from_epsg(4523).unwrap()
}

fn plot(corners: &[[f64; 2]]) -> GridPolygon {
    let mut ring: Vec<[f64; 2]> = corners.iter().map(|[x, y]| [EAST + x, NORTH + y]).collect();
    ring.push(ring[0]);
    GridPolygon::from_rings(zone_35(), &[ring]).unwrap()
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> GridPolygon {
    plot(&[[x, y], [x + width, y], [x + width, y + height], [x, y + height]])
}

fn line(points: &[[f64; 2]]) -> GridShape {
    let points = points.iter().map(|[x, y]| [EAST + x, NORTH + y]).collect();
    GridShape::new(zone_35(), &[], &[points]).unwrap()
}

fn area(pieces: &[GridPolygon]) -> f64 {
    pieces.iter().map(GridPolygon::area_m2).sum()
}

#[test]
fn a_house_three_metres_within_the_strip_beside_a_road() {
    let road = line(&[[-500.0, 0.0], [500.0, 0.0]]);
    let house = rectangle(0.0, 12.0, 10.0, 8.0);
    assert!((road.distance_m(&house).unwrap() - 12.0).abs() < 1e-9);
    let pieces = road.within(&house, 15.0).unwrap();
    assert_eq!(pieces.len(), 1);
    assert!((area(&pieces) - 30.0).abs() < 1e-4, "{}", area(&pieces));
    assert!(road.within(&house, 11.99).unwrap().is_empty());
    assert!(road.within(&house, 0.0).unwrap().is_empty(), "a line has no inside");
    assert!((area(&road.within(&house, 1000.0).unwrap()) - 80.0).abs() < 1e-4);
}

#[test]
fn the_end_of_a_line_is_round_even_at_five_hundred_metres() {
    // The house sits across the arc due east of the line's end; the area follows from the circle's segment.
    for radius in [5.0, 50.0, 500.0, 1000.0_f64] {
        let end = line(&[[-800.0, 0.0], [0.0, 0.0]]);
        let half = 4.0;
        let house = rectangle(radius - 6.0, -half, 12.0, 2.0 * half);
        let under_arc = half * (radius * radius - half * half).sqrt() + radius * radius * (half / radius).asin();
        let expected = under_arc - 2.0 * half * (radius - 6.0);
        let mut expected = expected;
        if radius < 6.0 {
            // The house reaches back over the end of the line, where the strip is straight.
            expected = under_arc + 2.0 * half * (6.0 - radius);
        }
        let found = area(&end.within(&house, radius).unwrap());
        assert!(found <= expected + 1e-6 && expected - found < 0.01, "{radius} m: {found} for {expected}");
    }
}

#[test]
fn farmland_holds_its_part_and_not_its_hole() {
    let outer = rectangle(0.0, 0.0, 100.0, 100.0).rings_m();
    let hole = rectangle(40.0, 40.0, 20.0, 20.0).rings_m();
    let field = GridPolygon::from_rings(zone_35(), &[outer[0].clone(), hole[0].clone()]).unwrap();
    let shape = GridShape::new(zone_35(), &[field], &[]).unwrap();
    let half_in = rectangle(95.0, 10.0, 10.0, 10.0);
    assert!((area(&shape.within(&half_in, 0.0).unwrap()) - 50.0).abs() < 1e-4);
    assert!((area(&shape.within(&half_in, 2.0).unwrap()) - 70.0).abs() < 1e-4);
    let in_hole = rectangle(45.0, 45.0, 10.0, 10.0);
    assert!((shape.distance_m(&in_hole).unwrap() - 5.0).abs() < 1e-9);
    assert!(shape.within(&in_hole, 0.0).unwrap().is_empty());
    assert!((area(&shape.within(&in_hole, 6.0).unwrap()) - 36.0).abs() < 1e-4);
    let around = rectangle(-10.0, -10.0, 120.0, 120.0);
    assert_eq!(shape.distance_m(&around).unwrap(), 0.0);
    assert!((area(&shape.within(&around, 0.0).unwrap()) - 9600.0).abs() < 1e-3);
    assert_eq!(shape.distance_m(&rectangle(1.0, 1.0, 2.0, 2.0)).unwrap(), 0.0);
}

#[test]
fn parts_that_lie_over_one_another_count_once() {
    let parts = [rectangle(0.0, 0.0, 10.0, 10.0), rectangle(5.0, 0.0, 10.0, 10.0)];
    let shape = GridShape::new(zone_35(), &parts, &[]).unwrap();
    assert!((area(&shape.within(&rectangle(-5.0, 0.0, 30.0, 10.0), 0.0).unwrap()) - 150.0).abs() < 1e-3);
}

#[test]
fn a_fork_of_roads_is_drawn_as_one_strip() {
    let roads = [[[-50.0, 0.0], [50.0, 0.0]], [[0.0, 0.0], [0.0, 50.0]]];
    let lines: Vec<Vec<[f64; 2]>> =
        roads.iter().map(|l| l.iter().map(|[x, y]| [EAST + x, NORTH + y]).collect()).collect();
    let shape = GridShape::new(zone_35(), &[], &lines).unwrap();
    let drawn = shape.grown(5.0);
    assert_eq!(drawn.len(), 1);
    let expected = 100.0 * 10.0 + std::f64::consts::PI * 25.0 + 45.0 * 10.0 + std::f64::consts::PI * 25.0 / 2.0;
    assert!((area(&drawn) - expected).abs() < 3.0, "{} for {expected}", area(&drawn));
}

#[test]
fn geojson_of_every_kind_in_any_system() {
    let degrees = Crs::Degrees(Datum::Wgs84);
    let road = json!({"type": "Feature", "properties": {}, "geometry":
        {"type": "MultiLineString", "coordinates": [[[103.82, 25.6], [103.83, 25.6]], [[103.83, 25.6], [103.84, 25.61]]]}});
    let shape = GridShape::from_geojson(&road, degrees, zone_35()).unwrap();
    assert_eq!((shape.lines_m().len(), shape.polygons().len()), (2, 0));
    assert_eq!(shape.to_geojson().unwrap()["type"], "MultiLineString");
    let ring = |x: f64, y: f64| json!([[x, y], [x + 10.0, y], [x + 10.0, y + 10.0], [x, y]]);
    let fields = json!({"type": "MultiPolygon", "coordinates": [[ring(381_600.0, 2_833_000.0)], [ring(381_700.0, 2_833_000.0)]]});
    let without_zone = Crs::from_name("EPSG:4544").unwrap();
    let shape = GridShape::from_geojson(&fields, without_zone, zone_35()).unwrap();
    assert!((shape.area_m2() - 100.0).abs() < 1e-6);
    assert!((shape.bounds().min_easting_m - EAST).abs() < 1e-6);
    let back = shape.to_geojson().unwrap();
    assert_eq!(back["type"], "MultiPolygon");
    let again = GridShape::from_geojson(&back, degrees, zone_35()).unwrap();
    assert!((again.area_m2() - 100.0).abs() < 1e-4);
    let both = json!({"type": "GeometryCollection", "geometries": [road["geometry"], back]});
    let both = GridShape::from_geojson(&both, degrees, zone_35()).unwrap();
    assert_eq!((both.lines_m().len(), both.polygons().len()), (2, 2));
    assert_eq!(both.to_geojson().unwrap()["type"], "GeometryCollection");
}

#[test]
fn what_is_no_shape_is_refused_by_name() {
    let degrees = Crs::Degrees(Datum::Wgs84);
    for (value, code) in [
        (json!(null), DefectCode::NotAPolygon),
        (json!({"type": "Point", "coordinates": [103.8, 25.6]}), DefectCode::NotAPolygon),
        (json!({"type": "LineString", "coordinates": [[103.8, 25.6]]}), DefectCode::TooFewPoints),
        (json!({"type": "LineString", "coordinates": [[103.8, "x"], [103.9, 25.6]]}), DefectCode::NotFinite),
        (
            json!({"type": "LineString", "coordinates": [[381_600, 2_833_000], [381_700, 2_833_000]]}),
            DefectCode::OutOfRange,
        ),
        (json!({"type": "LineString", "coordinates": [[3.8, 25.6], [4.9, 25.6]]}), DefectCode::OutOfRange),
        (json!({"type": "MultiPolygon", "coordinates": []}), DefectCode::TooFewPoints),
    ] {
        let defects = GridShape::from_geojson(&value, degrees, zone_35()).unwrap_err();
        assert_eq!(defects[0].code, code, "{value}");
    }
}

#[test]
fn shapes_of_two_grids_are_not_compared() {
    let other = Grid::from_epsg(4522).unwrap();
    let shape = GridShape::new(other, &[], &[vec![[34_500_000.0, NORTH], [34_500_010.0, NORTH]]]).unwrap();
    assert_eq!(shape.distance_m(&rectangle(0.0, 0.0, 1.0, 1.0)), Err(MixedGrids));
    assert_eq!(shape.within(&rectangle(0.0, 0.0, 1.0, 1.0), 5.0), Err(MixedGrids));
}

proptest! {
    /// A turned and moved road and house keep their distance and their common area.
    #[test]
    fn turning_and_moving_both_changes_nothing(
        turn in 0.0..std::f64::consts::TAU, dx in -2000.0..2000.0, dy in -2000.0..2000.0, buffer in 0.5..30.0,
    ) {
        let at = |[x, y]: [f64; 2]| [x * turn.cos() - y * turn.sin() + dx, x * turn.sin() + y * turn.cos() + dy];
        let road = line(&[at([-90.0, 0.0]), at([-20.0, 3.0]), at([70.0, 0.0])]);
        let house = plot(&[at([0.0, 10.0]), at([12.0, 10.0]), at([12.0, 20.0]), at([0.0, 20.0])]);
        let straight_road = line(&[[-90.0, 0.0], [-20.0, 3.0], [70.0, 0.0]]);
        let straight_house = rectangle(0.0, 10.0, 12.0, 10.0);
        let off = road.distance_m(&house).unwrap() - straight_road.distance_m(&straight_house).unwrap();
        prop_assert!(off.abs() < 1e-6);
        let (a, b) = (area(&road.within(&house, buffer).unwrap()), area(&straight_road.within(&straight_house, buffer).unwrap()));
        prop_assert!((a - b).abs() < 0.01, "{} {}", a, b);
    }

    /// A wider strip never covers less, and covers nothing before it reaches the house.
    #[test]
    fn a_wider_strip_covers_more(buffer in 0.0..40.0, more in 0.0..10.0, x in -60.0..60.0, y in -30.0..30.0) {
        let river = line(&[[-60.0, -5.0], [-10.0, 8.0], [0.0, 0.0], [30.0, 10.0], [55.0, -20.0]]);
        let house = rectangle(x, y, 12.0, 9.0);
        let narrow = area(&river.within(&house, buffer).unwrap());
        let wide = area(&river.within(&house, buffer + more).unwrap());
        prop_assert!(wide >= narrow - 0.01, "{} {}", narrow, wide);
        let distance = river.distance_m(&house).unwrap();
        prop_assert!(narrow == 0.0 || distance < buffer);
        prop_assert!(distance > buffer - 0.01 || narrow > 0.0);
    }
}
