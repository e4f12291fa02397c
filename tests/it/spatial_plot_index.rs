use homestead::spatial::{
    Grid, GridPolygon, MixedGrids, PlotIndex, difference_area_m2, intersection, intersection_area_m2,
};
use proptest::prelude::*;

type Ring = Vec<[f64; 2]>;

const EAST: f64 = 35_381_600.0;
const NORTH: f64 = 2_833_000.0;

fn zone_35() -> Grid {
    Grid::from_epsg(4523).unwrap()
}

fn polygon(rings: &[Ring]) -> GridPolygon {
    let closed = |ring: &Ring| ring.iter().chain(ring.first()).map(|[x, y]| [EAST + x, NORTH + y]).collect();
    GridPolygon::from_rings(zone_35(), &rings.iter().map(closed).collect::<Vec<Ring>>()).unwrap()
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Ring {
    vec![[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
}

fn at(index: &PlotIndex, x: f64, y: f64) -> Vec<usize> {
    index.at(EAST + x, NORTH + y).collect()
}

#[test]
fn a_point_lies_in_its_plot_and_in_no_other() {
    let court = vec![rectangle(100.0, 0.0, 20.0, 20.0), rectangle(105.0, 5.0, 10.0, 10.0)];
    let yard: Ring =
        [[200., 0.], [202., 0.], [202., 8.], [208., 8.], [208., 0.], [210., 0.], [210., 10.], [200., 10.]].to_vec();
    let plots = [
        polygon(&[rectangle(0.0, 0.0, 12.0, 10.0)]),
        polygon(&court),
        polygon(&[yard]),
        polygon(&[rectangle(6.0, 5.0, 12.0, 10.0)]),
    ];
    let index = PlotIndex::of(zone_35(), &plots).unwrap();
    assert_eq!((index.len(), index.is_empty(), index.grid()), (4, false, zone_35()));
    for (x, y, expected) in [
        (1.0, 1.0, vec![0]),
        (8.0, 7.0, vec![0, 3]),
        (0.0, 0.0, vec![0]),
        (12.0, 1.0, vec![0]),
        (-0.001, 1.0, vec![]),
        (102.0, 10.0, vec![1]),
        (110.0, 10.0, vec![]),
        (105.0, 10.0, vec![1]),
        (201.0, 1.0, vec![2]),
        (205.0, 4.0, vec![]),
        (205.0, 9.0, vec![2]),
        (50.0, 50.0, vec![]),
    ] {
        assert_eq!(at(&index, x, y), expected, "{x}, {y}");
    }
}

#[test]
fn a_place_that_falls_into_the_same_cell_from_elsewhere_is_told_apart() {
    let index = PlotIndex::of(zone_35(), &[polygon(&[rectangle(0.0, 0.0, 12.0, 10.0)])]).unwrap();
    for away in [51_200.0, 102_400.0, -51_200.0] {
        assert_eq!(at(&index, away + 1.0, 1.0), [0; 0]);
        assert_eq!(at(&index, 1.0, away + 1.0), [0; 0]);
    }
    for (easting, northing) in [(f64::NAN, 1.0), (f64::INFINITY, -1e308), (0.0, 0.0), (-1e9, 1e9)] {
        assert_eq!(index.at(easting, northing).count(), 0);
    }
}

#[test]
fn nothing_and_other_grids() {
    let none = PlotIndex::of(zone_35(), &[]).unwrap();
    assert!(none.is_empty() && none.locate(&[[EAST, NORTH]]) == [None]);
    let other = Grid::from_epsg(4522).unwrap();
    assert_eq!(PlotIndex::of(other, &[polygon(&[rectangle(0.0, 0.0, 1.0, 1.0)])]).err(), Some(MixedGrids));
    let huge = PlotIndex::of_rings(zone_35(), [rectangle(0.0, 0.0, 1e9, 1e9)]);
    assert_eq!(huge.at(5.0, 5.0).count(), 0, "larger than any plot");
}

/// Quadrilaterals, arrows and stars around a place.
fn any_ring() -> impl Strategy<Value = Ring> {
    (-200.0..200.0, -200.0..200.0, prop::collection::vec(2.0..12.0, 3..9), 0.0..std::f64::consts::TAU).prop_map(
        |(x, y, spokes, turn)| {
            let step = std::f64::consts::TAU / f64::from(u8::try_from(spokes.len()).unwrap());
            let angles = (0_u8..).map(|i| turn + step * f64::from(i));
            spokes
                .iter()
                .zip(angles)
                .map(|(r, angle): (&f64, f64)| [x + r * angle.cos(), y + r * angle.sin()])
                .collect()
        },
    )
}

proptest! {
    // An index lays out the same room for few plots as for many.
    #![proptest_config(ProptestConfig::with_cases(16))]
    /// The index says of every point what asking each plot says.
    #[test]
    fn the_index_agrees_with_asking_each(rings in prop::collection::vec(any_ring(), 1..40), points in prop::collection::vec((-210.0..210.0, -210.0..210.0), 1..60)) {
        let plots: Vec<GridPolygon> = rings.iter().map(|ring| polygon(std::slice::from_ref(ring))).collect();
        let index = PlotIndex::of(zone_35(), &plots).unwrap();
        let absolute: Vec<Ring> = rings.iter().map(|ring| ring.iter().map(|[x, y]| [EAST + x, NORTH + y]).collect()).collect();
        let of_rings = PlotIndex::of_rings(zone_35(), &absolute);
        let asked: Vec<[f64; 2]> = points.iter().map(|(x, y)| [EAST + x, NORTH + y]).collect();
        let located = index.locate(&asked);
        for (point, first) in asked.iter().zip(&located) {
            let place = zone_35().point(point[0], point[1]).unwrap();
            let each: Vec<usize> = (0..plots.len()).filter(|i| plots[*i].distance_to_point_m(place).unwrap() == 0.0).collect();
            prop_assert_eq!(index.at(point[0], point[1]).collect::<Vec<_>>(), each.clone());
            prop_assert_eq!(of_rings.at(point[0], point[1]).collect::<Vec<_>>(), each.clone());
            prop_assert_eq!(first.map(|i| usize::try_from(i).unwrap()), each.first().copied());
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    /// Being within some metres is being no farther than that.
    #[test]
    fn near_is_what_the_distance_says(ring in any_ring(), x in -220.0..220.0, y in -220.0..220.0, limit in 0.0..60.0_f64) {
        let plot = polygon(&[ring]);
        let place = zone_35().point(EAST + x, NORTH + y).unwrap();
        let distance = plot.distance_to_point_m(place).unwrap();
        prop_assume!((distance - limit).abs() > 1e-9);
        prop_assert_eq!(plot.is_within_m(place, limit), Ok(distance <= limit));
        prop_assert_eq!(plot.is_within_m(place, -1.0), Ok(distance == 0.0));
        let index = PlotIndex::of(zone_35(), &[plot]).unwrap();
        prop_assert_eq!(index.is_within_m(0, [EAST + x, NORTH + y], limit), distance <= limit);
        prop_assert!(!index.is_within_m(1, [EAST + x, NORTH + y], limit));
    }

}

proptest! {
    /// Clipping gives the area that sweeping gives, for any two small polygons.
    #[test]
    fn the_fast_way_to_an_area_is_the_right_one(a in any_ring(), b in any_ring(), dx in -6.0..6.0, dy in -6.0..6.0) {
        let near: Ring = b.iter().map(|[x, y]| [x - b[0][0] + a[0][0] + dx, y - b[0][1] + a[0][1] + dy]).collect();
        let (a, b) = (polygon(&[a]), polygon(&[near]));
        let pieces: f64 = intersection(&a, &b).unwrap().iter().map(GridPolygon::area_m2).sum();
        let area = intersection_area_m2(&a, &b).unwrap();
        prop_assert!((area - pieces).abs() < 1e-4, "{} {}", area, pieces);
        let back = intersection_area_m2(&b, &a).unwrap();
        prop_assert!((area - back).abs() < 1e-9, "{} {}", area, back);
        prop_assert!((difference_area_m2(&a, &b).unwrap() + area - a.area_m2()).abs() < 1e-6);
    }

    /// Moving and turning two plots together, or growing both, gives the known area.
    #[test]
    fn moving_turning_and_scaling_keep_what_is_shared(
        a in any_ring(), b in any_ring(), turn in 0.0..std::f64::consts::TAU, grow in 0.5..3.0_f64, dx in -1e4..1e4, dy in -1e4..1e4,
    ) {
        let near: Ring = b.iter().map(|[x, y]| [x - b[0][0] + a[0][0] + 3.0, y - b[0][1] + a[0][1] - 2.0]).collect();
        let moved = |ring: &Ring| -> Ring {
            ring.iter()
                .map(|[x, y]| [grow * (x * turn.cos() - y * turn.sin()) + dx, grow * (x * turn.sin() + y * turn.cos()) + dy])
                .collect()
        };
        let before = intersection_area_m2(&polygon(std::slice::from_ref(&a)), &polygon(std::slice::from_ref(&near))).unwrap();
        let after = intersection_area_m2(&polygon(&[moved(&a)]), &polygon(&[moved(&near)])).unwrap();
        prop_assert!((after - before * grow * grow).abs() < 1e-4, "{} {}", before * grow * grow, after);
    }
}

#[test]
fn a_hole_takes_its_part_off_whatever_lies_in_it() {
    let court = polygon(&[rectangle(0.0, 0.0, 20.0, 20.0), rectangle(5.0, 5.0, 10.0, 10.0)]);
    let yard: Ring = [[0., 0.], [20., 0.], [20., 8.], [8., 8.], [8., 20.], [0., 20.]].to_vec();
    let yard = polygon(&[yard]);
    // The L covers 256 m², of which the court takes 5..8 by 5..15 and 8..15 by 5..8.
    assert!((intersection_area_m2(&court, &yard).unwrap() - (256.0 - 30.0 - 21.0)).abs() < 1e-9);
    assert!((intersection_area_m2(&yard, &court).unwrap() - (256.0 - 30.0 - 21.0)).abs() < 1e-9);
    let house = polygon(&[rectangle(4.0, 4.0, 12.0, 12.0)]);
    assert!((intersection_area_m2(&court, &house).unwrap() - 44.0).abs() < 1e-9);
    assert!((intersection_area_m2(&house, &court).unwrap() - 44.0).abs() < 1e-9);
}
