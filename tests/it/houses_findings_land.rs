//! How much land a house takes, and by whose fault it is too much.

use homestead::domain::houses::codes::State;
use homestead::domain::houses::findings::Part;
use homestead::domain::kinds::Kind;
use serde_json::json;

use crate::support::file::{HouseFile, as_built, outline, visit};
use crate::support::findings::{FINE, PLAIN, VISITED, all, area_m2, near, of, part, suspected};

#[test]
fn more_land_than_approved_is_told_with_the_ground_outside() {
    let found = all(&json!({ "occupied_plot": outline(0.0, 0.0, 12.0, 14.0) }));
    assert_eq!(suspected(&found), ["V02", "V03-P", "V28"]);
    let more = of(&found, Kind::V02);
    near(more.value, 168.0);
    near(more.excess, 24.0);
    near(area_m2(&more.pieces), 24.0);
    // 52 m of fence by 0.05 m.
    near(more.tolerance, 2.6);
    assert_eq!(more.basis.text, "土地管理法 77(2)");
    assert_eq!(of(&found, Kind::V28).grade, PLAIN, "no house stands on what was enclosed");
}

#[test]
fn a_plot_as_large_as_approved_in_another_place_is_over_the_line_not_too_large() {
    let found = all(&json!({ "occupied_plot": outline(2.0, 0.0, 12.0, 12.0) }));
    assert_eq!(suspected(&found), ["V05-plot"]);
    assert_eq!(of(&found, Kind::V02).grade, FINE);
}

#[test]
fn less_granted_than_drawn_is_judged_by_the_number_granted() {
    let mut file = HouseFile::at(State::CompletionReported);
    for permit in &mut file.house.permits {
        permit.plot_area_m2 = 120.0;
    }
    file.done("officer", "inspect", VISITED, &visit("completion_visit", &as_built(&json!({}))));
    let found = file.findings(VISITED);
    let more = of(&found, Kind::V02);
    assert_eq!((more.grade, more.limit), (PLAIN, 120.0));
    near(more.excess, 24.0);
}

#[test]
fn enclosed_ground_with_the_house_on_it_is_no_mere_enclosure() {
    let wide =
        json!({ "built_footprint": outline(1.0, 1.0, 10.0, 14.0), "occupied_plot": outline(0.0, 0.0, 12.0, 16.0) });
    let found = all(&wide);
    assert_eq!(of(&found, Kind::V02).grade, PLAIN);
    assert_eq!(of(&found, Kind::V28).grade, FINE);
    assert_eq!(of(&found, Kind::V06).grade, PLAIN);
    near(of(&found, Kind::V06).excess, 40.0);
}

#[test]
fn an_approval_over_the_standard_is_its_givers_fault_and_stops_no_household() {
    // Two people may have 60 m²; 144 were granted and 144 are used.
    let found = all(&json!({}));
    let approval = part(&found, Part::Approval);
    assert_eq!((approval.grade, approval.value, approval.limit), (PLAIN, 144.0, 60.0));
    assert!(!approval.verified(), "nobody has confirmed the standard");
    assert!(!approval.kind.stops_acceptance(approval.part));
    let used = part(&found, Part::PlotUsed);
    assert_eq!((used.grade, used.limit), (FINE, 144.0), "the household may use what it was granted");
    let more = all(&json!({ "occupied_plot": outline(0.0, 0.0, 12.0, 14.0) }));
    assert_eq!(part(&more, Part::PlotUsed).grade, PLAIN);
}
