use homestead::spatial::{MendCode, plane_defects, repaired};
use proptest::prelude::*;

type Ring = Vec<[f64; 2]>;

fn ring(points: &[(f64, f64)]) -> Ring {
    points.iter().map(|&(x, y)| [x, y]).collect()
}

fn square(at: f64, side: f64) -> Ring {
    ring(&[(at, at), (at + side, at), (at + side, at + side), (at, at + side), (at, at)])
}

fn mends(rings: &[Ring]) -> Option<Vec<MendCode>> {
    let repair = repaired(rings)?;
    assert!(plane_defects(std::slice::from_ref(&repair.rings)).is_empty(), "a repair is valid");
    Some(repair.did.iter().map(|mend| mend.code).collect())
}

#[test]
fn what_can_be_mended_in_one_way_is() {
    use MendCode as M;
    for (why, rings, expected) in [
        ("unclosed", vec![square(0., 10.)[..4].to_vec()], vec![M::ClosedRing]),
        ("twice", vec![ring(&[(0., 0.), (9., 0.), (9., 0.), (9., 9.), (0., 0.)])], vec![M::DroppedRepeatedPoint]),
        (
            "a spike",
            vec![ring(&[(0., 0.), (10., 0.), (10., 10.), (10., 15.), (10., 10.), (0., 10.), (0., 0.)])],
            vec![M::DroppedSpike],
        ),
        (
            "a spike at the start",
            vec![ring(&[(-5., 0.), (10., 0.), (10., 10.), (0., 10.), (0., 0.), (-5., 0.)])],
            vec![M::DroppedSpike],
        ),
        ("the hole first", vec![square(2., 3.), square(0., 10.)], vec![M::OuterRingFirst]),
        (
            "a hole of two points",
            vec![square(0., 10.), ring(&[(2., 2.), (3., 3.), (2., 2.)])],
            vec![M::DroppedEmptyRing],
        ),
        (
            "all of it",
            vec![ring(&[(2., 2.), (4., 2.), (4., 2.), (4., 4.), (2., 2.)]), square(0., 10.)[..4].to_vec()],
            vec![M::DroppedRepeatedPoint, M::ClosedRing, M::OuterRingFirst],
        ),
    ] {
        assert_eq!(mends(&rings), Some(expected), "{why}");
    }
}

#[test]
fn what_could_mean_two_things_is_left_alone() {
    for (why, rings) in [
        ("nothing to mend", vec![square(0., 10.)]),
        ("a bow tie", vec![ring(&[(0., 0.), (10., 10.), (10., 0.), (0., 10.), (0., 0.)])]),
        ("an unclosed bow tie", vec![ring(&[(0., 0.), (10., 10.), (10., 0.), (0., 10.)])]),
        ("two houses", vec![square(0., 10.), square(20., 10.)]),
        ("a line", vec![ring(&[(0., 0.), (10., 0.), (0., 0.)])]),
        ("nothing", vec![]),
        ("no number", vec![ring(&[(0., 0.), (f64::NAN, 0.), (1., 1.)])]),
    ] {
        assert_eq!(mends(&rings), None, "{why}");
    }
}

#[test]
fn a_spike_leaves_the_area_as_it_was() {
    let spiked = ring(&[
        (0., 0.),
        (10., 0.),
        (10., 4.),
        (16., 4.),
        (22., 4.),
        (16., 4.),
        (10., 4.),
        (10., 10.),
        (0., 10.),
        (0., 0.),
    ]);
    let repair = repaired(&[spiked]).unwrap();
    assert_eq!(repair.rings, [ring(&[(0., 0.), (10., 0.), (10., 4.), (10., 10.), (0., 10.), (0., 0.)])]);
}

proptest! {
    /// Any damage of the kinds that are mended gives the plot back.
    #[test]
    fn damage_is_undone(
        corners in 3_u8..9, repeat in 0_usize..9, open in any::<bool>(), x in -1e6..1e6, y in -1e6..1e6,
    ) {
        let at = |i: u8| {
            let angle = std::f64::consts::TAU * f64::from(i) / f64::from(corners);
            [x + 10.0 * angle.cos(), y + 10.0 * angle.sin()]
        };
        let mut points: Ring = (0..corners).map(at).collect();
        let sound = points.clone();
        let corners = usize::from(corners);
        let again = points[repeat % corners];
        points.insert(repeat % corners, again);
        if !open {
            points.push(points[0]);
        }
        let repair = repaired(&[points]).unwrap();
        prop_assert_eq!(&repair.rings[0][..corners], &sound[..]);
    }

    #[test]
    fn any_numbers_are_mended_or_left(points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..12)) {
        let _left_alone = mends(&[ring(&points)]);
    }

    #[test]
    fn small_whole_numbers_meet_often(points in prop::collection::vec((0u8..4, 0u8..4), 0..14)) {
        let points: Vec<(f64, f64)> = points.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).collect();
        let _left_alone = mends(&[ring(&points)]);
    }
}
