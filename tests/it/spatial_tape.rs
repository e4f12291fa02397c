use homestead::spatial::{Grid, GridPoint, GridPolygon, Tape, TapeError, Turn, taped};
use proptest::prelude::*;

fn corner() -> GridPoint {
    Grid::from_epsg(4523).unwrap().point(35_381_659.0, 2_833_046.0).unwrap()
}

fn tape(sides_m: &[f64], diagonals_m: &[f64]) -> Tape {
    let (sides_m, diagonals_m) = (sides_m.to_vec(), diagonals_m.to_vec());
    Tape { corner: corner(), bearing_deg: 90.0, sides_m, diagonals_m, turn: Turn::Right }
}

fn area(tape: &Tape) -> f64 {
    taped(tape).unwrap().polygon.area_m2()
}

#[test]
fn a_rectangle_with_one_diagonal() {
    let plot = taped(&tape(&[12.0, 10.0, 12.0, 10.0], &[244.0_f64.sqrt()])).unwrap();
    assert!((plot.polygon.area_m2() - 120.0).abs() < 1e-6);
    assert_eq!((plot.misclosure_m, plot.right_angle_assumed), (None, false));
    // East by true north, turned right: the plot lies south of its first side.
    let bounds = plot.polygon.bounds();
    assert!((bounds.min_northing_m - (2_833_046.0 - 10.0)).abs() < 0.2 && bounds.max_easting_m > 35_381_670.9);
}

#[test]
fn to_the_left_it_lies_north() {
    let left = Tape { turn: Turn::Left, ..tape(&[12.0, 10.0, 12.0, 10.0], &[]) };
    let plot = taped(&left).unwrap();
    assert!(plot.right_angle_assumed);
    assert!((plot.polygon.area_m2() - 120.0).abs() < 1e-6);
    assert!(plot.polygon.bounds().max_northing_m > 2_833_055.8);
}

#[test]
fn a_second_diagonal_shows_what_was_misread() {
    let diagonal = 244.0_f64.sqrt();
    let good = taped(&tape(&[12.0, 10.0, 12.0, 10.0], &[diagonal, diagonal])).unwrap();
    assert!(good.misclosure_m.unwrap().abs() < 1e-9);
    let off = taped(&tape(&[12.0, 10.0, 12.0, 10.0], &[diagonal, diagonal + 0.30])).unwrap();
    assert!((off.misclosure_m.unwrap() - 0.30).abs() < 1e-6);
    // The 30 cm are shared out among the six lengths.
    assert!((off.polygon.area_m2() - 120.0).abs() < 1.5, "{}", off.polygon.area_m2());
    assert!((off.polygon.perimeter_m() - 44.0).abs() < 0.3, "{}", off.polygon.perimeter_m());
}

#[test]
fn a_yard_of_five_corners_is_a_fan_of_triangles() {
    let corners = [[0.0, 0.0], [14.0, 0.0], [16.0, 9.0], [8.0, 15.0], [-1.0, 8.0_f64]];
    let apart = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
    let sides: Vec<f64> = (0..5).map(|i| apart(corners[i], corners[(i + 1) % 5])).collect();
    let spokes = [apart(corners[0], corners[2]), apart(corners[0], corners[3])];
    let double: f64 =
        (0..5).map(|i| corners[i][0] * corners[(i + 1) % 5][1] - corners[(i + 1) % 5][0] * corners[i][1]).sum();
    assert!((area(&tape(&sides, &spokes)) - double / 2.0).abs() < 1e-6);
}

#[test]
fn lengths_that_make_no_plot_are_told() {
    for (sides, diagonals, expected) in [
        (vec![3.0, 4.0], vec![], TapeError::Sides),
        (vec![1.0; 21], vec![1.0; 18], TapeError::Sides),
        (vec![3.0, 4.0, -5.0], vec![], TapeError::NotALength),
        (vec![3.0, 4.0, f64::NAN], vec![], TapeError::NotALength),
        (vec![3.0, 4.0, 1e308], vec![], TapeError::NotALength),
        (vec![3.0, 4.0, 5.0], vec![5.0], TapeError::Diagonals { wanted: 0 }),
        (vec![3.0, 4.0, 5.0, 6.0, 7.0], vec![], TapeError::Diagonals { wanted: 2 }),
        (vec![3.0, 4.0, 8.0], vec![], TapeError::DoesNotMeet { corner: 3, gap_m: 1.0 }),
    ] {
        assert_eq!(taped(&tape(&sides, &diagonals)), Err(expected), "{sides:?}");
    }
    let nowhere = Tape { bearing_deg: f64::INFINITY, ..tape(&[3.0, 4.0, 5.0], &[]) };
    assert_eq!(taped(&nowhere), Err(TapeError::NotALength));
}

proptest! {
    /// A known quadrilateral measured without error gives itself back, wherever it points.
    #[test]
    fn an_exact_tape_gives_the_plot_back(
        bearing in 0.0..360.0, ax in 0.0..3.0, ay in 0.0..3.0, bx in 9.0..14.0, by in 0.0..3.0, cx in 9.0..14.0,
        cy in 8.0..13.0, dx in 0.0..3.0, dy in 8.0..13.0,
    ) {
        let corners: [[f64; 2]; 4] = [[ax, ay], [bx, by], [cx, cy], [dx, dy]];
        let apart = |a: usize, b: usize| (corners[a][0] - corners[b][0]).hypot(corners[a][1] - corners[b][1]);
        let sides = vec![apart(0, 1), apart(1, 2), apart(2, 3), apart(3, 0)];
        let measured = Tape {
            corner: corner(), bearing_deg: bearing, sides_m: sides, diagonals_m: vec![apart(0, 2), apart(1, 3)], turn: Turn::Left,
        };
        let plot = taped(&measured).unwrap();
        prop_assert!(plot.misclosure_m.unwrap().abs() < 1e-6);
        let ring: Vec<[f64; 2]> = corners.iter().chain(&corners[..1]).map(|[x, y]| [35_381_659.0 + x, 2_833_046.0 + y]).collect();
        let drawn = GridPolygon::from_rings(corner().grid(), &[ring]).unwrap();
        prop_assert!((plot.polygon.area_m2() - drawn.area_m2()).abs() < 1e-5);
        prop_assert!((plot.polygon.perimeter_m() - drawn.perimeter_m()).abs() < 1e-5);
    }

    #[test]
    fn any_lengths_are_drawn_or_refused(
        sides in prop::collection::vec(0.0..50.0, 0..7), diagonals in prop::collection::vec(0.0..60.0, 0..5), bearing in -400.0..400.0,
    ) {
        let measured = Tape { bearing_deg: bearing, ..tape(&sides, &diagonals) };
        if let Ok(plot) = taped(&measured) {
            prop_assert!(plot.polygon.area_m2().is_finite() && plot.polygon.area_m2() > 0.0);
        }
    }
}
