//! Where a house was built: moved, over its line, elsewhere.

use homestead::domain::houses::findings::Part;
use homestead::domain::houses::outline::Outline;
use homestead::domain::kinds::Kind;
use serde_json::json;

use crate::support::file::{HouseFile, grid, outline, over, visit};
use crate::support::findings::{
    AGAIN, FINE, PLAIN, VISITED, WITHIN, all, area_m2, built, footprint_at, near, of, part, suspected,
};

#[test]
fn a_house_moved_two_metres_east_is_displaced_not_elsewhere() {
    // Of 10 m by 10 m, a metre inside its plot: two metres east it lies a metre over the line.
    let found = all(&footprint_at(3.0, 1.0));
    assert_eq!(suspected(&found), ["V05-beyond"]);
    let moved = of(&found, Kind::V05);
    assert_eq!(moved.grade, PLAIN);
    near(moved.value, 20.0);
    near(moved.tolerance, 2.0);
    near(area_m2(&moved.pieces), 20.0);
    let said = |name: &str| moved.params.iter().find(|(key, _)| *key == name).unwrap().1.clone();
    assert_eq!((said("distance_m").as_str(), said("beyond_m2").as_str()), ("2.00", "10.00"));
    assert_eq!(of(&found, Kind::V04).grade, FINE);
}

#[test]
fn moved_inside_its_plot_and_over_its_line_are_told_apart() {
    let inside = all(&footprint_at(1.9, 1.0));
    assert_eq!(suspected(&inside), ["V05-moved"]);
    assert_eq!(part(&inside, Part::Moved).basis.text, "城乡规划法 65");
    let over_the_line = all(&footprint_at(4.0, 1.0));
    assert_eq!(part(&over_the_line, Part::Beyond).basis.text, "城乡规划法 65；土地管理法 78");
}

#[test]
fn a_house_is_displaced_only_beyond_what_the_method_may_be_off() {
    // 40 m of wall by 0.05 m are 2 m² that a rover may be off, twice that is plain: 10 m of wall moved by 0.4 m.
    let table = [(1.0, FINE), (1.04, WITHIN), (1.15, WITHIN), (1.3, AGAIN), (1.39, AGAIN), (1.42, PLAIN), (3.0, PLAIN)];
    for (east_m, expected) in table {
        assert_eq!(of(&all(&footprint_at(east_m, 1.0)), Kind::V05).grade, expected, "{east_m} m");
    }
}

#[test]
fn a_long_strip_as_narrow_as_the_error_is_no_overhang() {
    // 0.09 m along all four walls are 3.6 m², more than the 2 m² of tolerance, but hardly wider than the rover's 0.05 m.
    let grown = json!({ "built_footprint": outline(0.91, 0.91, 10.18, 10.18), "method": "rtk" });
    assert_eq!(of(&all(&grown), Kind::V05).grade, AGAIN);
}

#[test]
fn a_smaller_house_inside_the_approved_footprint_is_no_displacement() {
    assert_eq!(suspected(&all(&json!({ "built_footprint": outline(2.0, 2.0, 8.0, 8.0) }))), [""; 0]);
}

#[test]
fn a_house_across_the_lane_is_built_elsewhere_and_unapproved_there() {
    let found = all(&footprint_at(30.0, 1.0));
    assert_eq!(suspected(&found), ["V01", "V04"]);
    let away = of(&found, Kind::V04);
    assert_eq!((away.grade, away.value, away.unit.code()), (PLAIN, 0.0, "percent"));
    near(away.limit, 10.0);
    assert_eq!(away.basis.text, "城乡规划法 65；土地管理法 78");
    near(area_m2(&away.pieces), 100.0);
    assert!(found.iter().all(|finding| finding.kind != Kind::V05), "what stands elsewhere was not moved");
}

#[test]
fn the_yard_of_a_house_built_elsewhere_is_not_judged_apart_from_it() {
    let away = over(footprint_at(30.0, 1.0), &json!({ "occupied_plot": outline(29.0, 0.0, 12.0, 12.0) }));
    assert_eq!(suspected(&all(&away)), ["V01", "V04"]);
}

#[test]
fn on_the_line_between_moved_and_elsewhere_a_house_is_plainly_out_either_way() {
    // 8 % of the house on its plot: a tape may be off by 4 %, so that it may as well be moved.
    let found = all(&over(footprint_at(11.2, 1.0), &json!({ "method": "tape" })));
    assert_eq!((of(&found, Kind::V04).grade, part(&found, Part::Beyond).grade), (AGAIN, PLAIN));
}

#[test]
fn a_house_on_a_neighbours_approved_plot_is_elsewhere_but_not_unapproved() {
    let mut file = built(&footprint_at(30.0, 1.0));
    file.around.approved_plots = vec![Outline::read(&outline(29.0, 0.0, 12.0, 12.0), grid()).unwrap()];
    assert_eq!(suspected(&file.findings(VISITED)), ["V04"]);
}

#[test]
fn stakes_placed_by_phone_stop_nobody() {
    let mut file = HouseFile::usual().through(12);
    let measurement = json!({ "method": "phone", "staked": outline(40.0, 1.0, 10.0, 10.0) });
    file.done("officer", "inspect", "2026-03-31", &visit("set_out", &json!({ "measurement": measurement })));
    file.done("officer", "commence", "2026-04-01", &json!({}));
}

#[test]
fn stakes_beyond_the_approved_footprint_stop_the_works_before_anything_is_dug() {
    let mut file = HouseFile::usual().through(12);
    let staked = |east_m: f64| {
        let measurement = json!({ "method": "rtk", "staked": outline(east_m, 1.0, 10.0, 10.0) });
        visit("set_out", &json!({ "measurement": measurement }))
    };
    file.done("officer", "inspect", "2026-03-31", &staked(3.0));
    assert_eq!(file.unmet("officer", "commence", "2026-04-01", &json!({})), ["staked_as_approved"]);
    file.done("officer", "inspect", "2026-04-01", &staked(1.05));
    file.done("officer", "commence", "2026-04-01", &json!({}));
}
