use homestead::spatial::{Allowance, Defect, DefectCode, Grid, GridPolygon, PlotPolygon, plane_defects};
use serde_json::{Value, json};

use crate::spatial_fixtures::{lines, wkt};

/// A plot of about 20 m by 20 m with its south-western corner in Zhanyi, as rings in units of about 2 m.
fn drawn(rings: &[&[(f64, f64)]]) -> Value {
    let place = |(x, y): &(f64, f64)| json!([103.82 + x * 2e-5, 25.6 + y * 2e-5]);
    let ring = |points: &&[(f64, f64)]| Value::Array(points.iter().map(place).collect());
    json!({"type": "Polygon", "coordinates": rings.iter().map(ring).collect::<Vec<_>>()})
}

const SQUARE: &[(f64, f64)] = &[(0., 0.), (10., 0.), (10., 10.), (0., 10.), (0., 0.)];

fn codes(result: Result<PlotPolygon, Vec<Defect>>) -> Vec<DefectCode> {
    result.err().into_iter().flatten().map(|d| d.code).collect()
}

#[test]
fn a_plot_is_read_and_given_back() {
    let hole = &[(2., 2.), (2., 4.), (4., 4.), (4., 2.), (2., 2.)];
    let given = drawn(&[SQUARE, hole]);
    let plot = PlotPolygon::parse(&given).unwrap();
    assert_eq!(plot.to_geojson(), given, "already as RFC 7946 wants it");
    let feature = json!({"type": "Feature", "properties": {}, "geometry": given});
    assert_eq!(PlotPolygon::parse(&feature).unwrap(), plot);
    let on_grid = plot.to_grid(Grid::from_epsg(4523).unwrap()).unwrap();
    assert!((on_grid.area_m2() - 20.08 * 22.16 * 0.96).abs() < 2.0, "{}", on_grid.area_m2());
    assert!((plot.bounds().unwrap().east_deg - 103.8202).abs() < 1e-9);
}

#[test]
fn the_order_of_a_ring_is_put_right_and_the_given_one_kept() {
    let clockwise: Vec<(f64, f64)> = SQUARE.iter().rev().copied().collect();
    let plot = PlotPolygon::parse(&drawn(&[&clockwise])).unwrap();
    let right = PlotPolygon::parse(&drawn(&[SQUARE])).unwrap();
    let corners: Vec<_> = plot.corners().collect();
    assert_eq!(corners.len(), 4);
    assert_ne!(plot.given_rings_deg(), right.given_rings_deg());
    let grid = Grid::from_epsg(4523).unwrap();
    let area = |p: &PlotPolygon| p.to_grid(grid).unwrap().area_m2();
    assert!(area(&plot) > 0.0 && (area(&plot) - area(&right)).abs() < 1e-9);
}

#[test]
fn each_fault_has_its_name() {
    use DefectCode as D;
    let many: Vec<(f64, f64)> =
        (0..2_001).map(|i| f64::from(i) * 0.003).map(|t| (5. + 5. * t.cos(), 5. + 5. * t.sin())).collect();
    for (why, plot, expected) in [
        ("a point", json!({"type": "Point", "coordinates": [103.8, 25.6]}), vec![D::NotAPolygon]),
        ("nothing", Value::Null, vec![D::NotAPolygon]),
        ("no rings", json!({"type": "Polygon", "coordinates": []}), vec![D::TooFewPoints]),
        ("a ring that is text", json!({"type": "Polygon", "coordinates": ["x"]}), vec![D::NotAPolygon]),
        ("a line", drawn(&[&[(0., 0.), (10., 0.), (0., 0.)]]), vec![D::TooFewPoints]),
        ("unclosed", drawn(&[&SQUARE[..4]]), vec![D::Unclosed]),
        (
            "a point twice running",
            drawn(&[&[(0., 0.), (10., 0.), (10., 0.), (10., 10.), (0., 10.), (0., 0.)]]),
            vec![D::RepeatedPoint],
        ),
        ("a bow tie", drawn(&[&[(0., 0.), (10., 10.), (10., 0.), (0., 10.), (0., 0.)]]), vec![D::SelfCrossing]),
        (
            "a spike",
            drawn(&[&[(0., 0.), (10., 0.), (10., 10.), (10., 15.), (10., 10.), (0., 10.), (0., 0.)]]),
            vec![D::SelfCrossing],
        ),
        ("a hole outside", drawn(&[SQUARE, &[(12., 12.), (12., 14.), (14., 14.), (12., 12.)]]), vec![D::HoleOutside]),
        (
            "a hole in a hole",
            drawn(&[
                SQUARE,
                &[(2., 2.), (2., 8.), (8., 8.), (8., 2.), (2., 2.)],
                &[(4., 4.), (4., 5.), (5., 5.), (4., 4.)],
            ]),
            vec![D::NestedHoles],
        ),
        (
            "a number that is null",
            json!({"type": "Polygon", "coordinates": [[[null, 25.6], [103.9, 25.6], [103.9, 25.7], [null, 25.6]]]}),
            vec![D::NotFinite, D::NotFinite],
        ),
        (
            "metres for degrees",
            json!({"type": "Polygon", "coordinates": [[[381_659, 2_833_046], [381_669, 2_833_046], [381_669, 2_833_056], [381_659, 2_833_046]]]}),
            vec![D::OutOfRange; 4],
        ),
        ("a hand's breadth", drawn(&[&[(0., 0.), (0.05, 0.), (0.05, 0.05), (0., 0.)]]), vec![D::AbsurdSize]),
        ("a township", drawn(&[&[(0., 0.), (2000., 0.), (2000., 2000.), (0., 0.)]]), vec![D::AbsurdSize]),
        ("a scan of a circle", drawn(&[&many]), vec![D::TooManyVertices]),
    ] {
        assert_eq!(codes(PlotPolygon::parse(&plot)), expected, "{why}");
    }
}

#[test]
fn all_faults_are_told_at_once_with_their_place() {
    let plot = drawn(&[
        &[(0., 0.), (10., 10.), (10., 10.), (10., 0.), (0., 10.), (0., 0.)],
        &[(1., 1.), (2., 2.), (1., 1.)],
        &[(20., 20.), (20., 24.), (24., 24.), (22., 20.)],
    ]);
    let defects = PlotPolygon::parse(&plot).unwrap_err();
    let found: Vec<(DefectCode, Option<usize>, Option<usize>)> =
        defects.iter().map(|d| (d.code, d.at.ring, d.at.point)).collect();
    for expected in [
        (DefectCode::RepeatedPoint, Some(0), Some(2)),
        (DefectCode::SelfCrossing, Some(0), None),
        (DefectCode::TooFewPoints, Some(1), None),
        (DefectCode::Unclosed, Some(2), Some(3)),
        (DefectCode::HoleOutside, Some(2), None),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    assert_eq!(found.len(), 5, "{found:?}");
    let crossing = defects.iter().find(|d| d.code == DefectCode::SelfCrossing).unwrap();
    let [lon, lat] = crossing.at.xy.unwrap();
    assert!((lon - 103.8201).abs() < 1e-9 && (lat - 25.6001).abs() < 1e-9);
    assert_eq!(serde_json::to_value(crossing).unwrap()["code"], crossing.code.code());
}

#[test]
fn a_zone_may_be_larger_than_a_plot() {
    let township = drawn(&[&[(0., 0.), (2000., 0.), (2000., 2000.), (0., 0.)]]);
    assert!(PlotPolygon::parse_within(&township, Allowance::ZONE).is_ok());
}

#[test]
fn surveyed_rings_are_judged_in_metres() {
    let grid = Grid::from_epsg(4523).unwrap();
    let (e, n) = (35_381_659.0, 2_833_046.0);
    let good = vec![vec![[e, n], [e + 12.0, n], [e + 12.0, n + 10.0], [e, n + 10.0], [e, n]]];
    assert_eq!(GridPolygon::from_rings(grid, &good).unwrap().area_m2(), 120.0);
    let tie = vec![vec![[e, n], [e + 12.0, n + 10.0], [e + 12.0, n], [e, n + 10.0], [e, n]]];
    assert_eq!(GridPolygon::from_rings(grid, &tie).unwrap_err()[0].code, DefectCode::SelfCrossing);
}

/// The JTS suite and the inputs of polygon-clipping, with the verdict of JTS or GEOS.
#[test]
fn validity_is_what_jts_says() {
    let mut wrong = Vec::new();
    for case in lines("polygons/validity_cases.jsonl") {
        let text = case["wkt"].as_str().unwrap();
        let defects = if text.contains("NaN") || text.contains("Inf") {
            vec![DefectCode::NotFinite]
        } else {
            plane_defects(&wkt(text)).iter().map(|d| d.code).collect()
        };
        if defects.is_empty() != case["valid"].as_bool().unwrap() {
            wrong.push(format!("{} {} {:?} {text:.200}", case["id"], case["reason"], defects));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
