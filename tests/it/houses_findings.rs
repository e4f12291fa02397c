//! What the machine suspects of a house, kind by kind: with its numbers, its article, and where its limit comes from.

use std::sync::Arc;

use homestead::domain::houses::codes::State;
use homestead::domain::houses::findings::{Evidence, Finding, Grade, LimitSource, OtherHomestead, Part, Surroundings};
use homestead::domain::houses::outline::Outline;
use homestead::domain::kinds::Kind;
use homestead::spatial::GridPolygon;
use serde_json::{Value, json};

use crate::support::file::{HouseFile, applying, as_built, grant, grid, outline, over, visit};

const VISITED: &str = "2026-06-22";
const PLAIN: Grade = Grade::SuspectedPlain;
const AGAIN: Grade = Grade::SuspectedRemeasure;
const WITHIN: Grade = Grade::WithinTolerance;
const FINE: Grade = Grade::Conforms;

/// A house at its acceptance, measured so.
fn built(changes: &Value) -> HouseFile {
    let mut file = HouseFile::at(State::CompletionReported);
    file.done("officer", "inspect", VISITED, &visit("completion_visit", &as_built(changes)));
    file
}

fn all(changes: &Value) -> Vec<Finding> {
    built(changes).findings(VISITED)
}

fn of(found: &[Finding], kind: Kind) -> &Finding {
    let mut those = found.iter().filter(|finding| finding.kind == kind);
    let only = those.next().unwrap_or_else(|| panic!("no {kind:?}"));
    assert!(those.next().is_none(), "{kind:?} twice");
    only
}

fn part(found: &[Finding], part: Part) -> &Finding {
    found.iter().find(|finding| finding.part == Some(part)).unwrap_or_else(|| panic!("no {part:?}"))
}

/// Codes of what is suspected or worse, but the approval over the standard that this small household's always is.
fn suspected(found: &[Finding]) -> Vec<&'static str> {
    let those = found.iter().filter(|finding| finding.grade.is_suspected() && finding.part != Some(Part::Approval));
    those.map(Finding::code).collect()
}

fn area_m2(pieces: &[GridPolygon]) -> f64 {
    pieces.iter().map(GridPolygon::area_m2).sum()
}

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 0.01, "{value}, not {expected}");
}

fn footprint_at(east_m: f64, north_m: f64) -> Value {
    json!({ "built_footprint": outline(east_m, north_m, 10.0, 10.0) })
}

#[test]
fn a_house_built_as_approved_conforms_in_everything_that_was_measured() {
    let found = all(&json!({}));
    assert_eq!(suspected(&found), [""; 0]);
    let measured = [Kind::V01, Kind::V02, Kind::V04, Kind::V05, Kind::V06, Kind::V07, Kind::V08, Kind::V09, Kind::V28];
    for kind in measured {
        let finding = of(&found, kind);
        assert_eq!((finding.grade, finding.pieces.len()), (FINE, 0), "{kind:?}");
        assert!(matches!(finding.evidence, Evidence::Measured { .. }), "{kind:?}");
    }
}

#[test]
fn what_was_not_measured_is_not_found_to_conform() {
    let found = all(&json!({ "occupied_plot": null, "height_m": null, "storeys": null }));
    for kind in [Kind::V02, Kind::V08, Kind::V09, Kind::V28] {
        assert!(found.iter().all(|finding| finding.kind != kind), "{kind:?}");
    }
}

#[test]
fn sizes_are_weighed_by_what_the_method_may_be_off() {
    // A total station is off by 0.05 m of height and 0.5 m² of floor area, a tape by four times as much.
    let station = |more: Value| over(json!({ "method": "total_station" }), &more);
    let tape = |more: Value| over(json!({ "method": "tape" }), &more);
    let table = [
        (Kind::V09, station(json!({ "height_m": 7.2 })), FINE),
        (Kind::V09, station(json!({ "height_m": 5.0 })), FINE),
        (Kind::V09, station(json!({ "height_m": 7.24 })), WITHIN),
        (Kind::V09, station(json!({ "height_m": 7.29 })), AGAIN),
        (Kind::V09, station(json!({ "height_m": 7.31 })), PLAIN),
        (Kind::V09, tape(json!({ "height_m": 7.31 })), WITHIN),
        (Kind::V09, tape(json!({ "height_m": 7.61 })), PLAIN),
        (Kind::V07, station(json!({ "floor_area_m2": 200.4 })), WITHIN),
        (Kind::V07, station(json!({ "floor_area_m2": 200.9 })), AGAIN),
        (Kind::V07, station(json!({ "floor_area_m2": 201.1 })), PLAIN),
        (Kind::V08, json!({ "storeys": 1 }), FINE),
        (Kind::V08, json!({ "storeys": 3 }), PLAIN),
    ];
    for (kind, measured, expected) in table {
        let found = all(&measured);
        assert_eq!(of(&found, kind).grade, expected, "{kind:?} {measured}");
    }
}

#[test]
fn a_limit_names_the_licence_that_set_it_and_the_article_that_guards_it() {
    let found = all(&json!({ "storeys": 3, "height_m": 10.0 }));
    let height = of(&found, Kind::V09);
    assert_eq!((height.value, height.limit, height.unit.code()), (10.0, 7.2, "m"));
    near(height.excess, 2.8);
    near(height.tolerance, 0.10);
    assert_eq!(height.basis.text, "城乡规划法 65");
    let LimitSource::Permit { number, .. } = &height.source else { panic!("{:?}", height.source) };
    assert_eq!(number.len(), 16, "the homestead approval, issued last: {number}");
    assert!(height.verified());
}

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

#[test]
fn building_before_the_approval_names_what_was_missing() {
    let measured = visit("patrol", &as_built(&json!({ "occupied_plot": null })));
    // After so many acts of the usual life: applied, decided, planning permit only, approved but not set out.
    let table = [
        (2, "2026-03-10", Part::NotYetApproved),
        (9, "2026-03-23", Part::NotYetApproved),
        (10, "2026-03-24", Part::NoHomesteadApproval),
        (12, "2026-03-30", Part::NotSetOut),
    ];
    for (acts, on, expected) in table {
        let mut file = HouseFile::usual().through(acts);
        file.done("officer", "inspect", on, &measured);
        let found = file.findings(on);
        assert_eq!(part(&found, expected).grade, PLAIN, "after {acts} acts");
        near(part(&found, expected).value, 100.0);
    }
}

#[test]
fn a_building_after_the_approval_ran_out_or_on_none_at_all_is_unapproved() {
    let measured = visit("patrol", &as_built(&json!({ "occupied_plot": null })));
    let mut late = HouseFile::usual().through(12);
    for permit in &mut late.house.permits {
        permit.valid_to = "2026-05-01".parse().unwrap();
    }
    late.done("officer", "inspect", "2026-06-01", &measured);
    assert_eq!(part(&late.findings("2026-06-01"), Part::ApprovalRanOut).grade, PLAIN);

    let mut withdrawn = HouseFile::usual().through(2);
    withdrawn.done("officer", "inspect", "2026-03-10", &measured);
    withdrawn.done("cadre", "withdraw", "2026-03-11", &json!({ "reason": "不建了" }));
    let found = withdrawn.findings("2026-03-12");
    assert_eq!(part(&found, Part::NoPlanningPermit).basis.text, "城乡规划法 65");
    assert_eq!(part(&found, Part::NoHomesteadApproval).basis.text, "土地管理法 78");
}

#[test]
fn what_stands_before_a_house_is_rebuilt_may_be_the_old_one() {
    let mut file = HouseFile::applied("2026-03-02", &applying(&json!({ "build_type": "rebuild_in_place" }))).through(2);
    file.done("officer", "inspect", "2026-03-10", &visit("patrol", &as_built(&json!({}))));
    assert_eq!(part(&file.findings("2026-03-10"), Part::NotYetApproved).grade, AGAIN);
}

#[test]
fn a_phone_only_ever_opens_a_lead() {
    let phone = |more: Value| over(json!({ "method": "phone" }), &more);
    let mut file = built(&phone(footprint_at(60.0, 1.0)));
    let found = file.findings(VISITED);
    assert_eq!(of(&found, Kind::V04).grade, AGAIN, "60 m away, and still only a lead");
    assert!(found.iter().all(|it| it.grade < PLAIN || it.part == Some(Part::Approval)), "{found:?}");
    assert!(file.house.measured_visit().is_none(), "no completion visit was measured");
    assert_eq!(
        file.unmet("chief", "accept_house", "2026-06-24", &json!({ "verdict": "pass", "old_house": "not_due" })),
        ["measured_completion_visit"]
    );
    // A survey settles what the phone thought it saw, and a phone that sees nothing conforms to nothing.
    file.done("officer", "inspect", "2026-06-24", &visit("completion_visit", &as_built(&json!({}))));
    assert_eq!(suspected(&file.findings("2026-06-24")), [""; 0]);
    // What it sees after the survey is a lead beside it.
    let later = as_built(&phone(json!({ "storeys": 4 })));
    file.done("officer", "inspect", "2026-06-25", &visit("patrol", &later));
    let found = file.findings("2026-06-25");
    let grades: Vec<Grade> = found.iter().filter(|it| it.kind == Kind::V08).map(|it| it.grade).collect();
    assert_eq!(grades, [FINE, AGAIN]);
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

#[test]
fn a_method_without_a_rule_of_its_day_is_held_to_be_exact() {
    let mut file = built(&json!({ "height_m": 7.25 }));
    Arc::make_mut(&mut file.pack).tolerances.clear();
    let found = file.findings(VISITED);
    assert_eq!(of(&found, Kind::V09).grade, PLAIN);
}

/// A homestead of the same household in another file, so far east.
fn other(east_m: f64) -> Surroundings {
    let plot = Outline::read(&outline(east_m, 0.0, 12.0, 12.0), grid()).unwrap();
    let house = "530303-01a20510-7b5c-705d-885d-bc466a03fb49".parse().unwrap();
    Surroundings { homesteads: vec![OtherHomestead { house, plot }], ..Surroundings::default() }
}

#[test]
fn a_second_homestead_of_the_household_is_to_be_checked_never_plain() {
    let mut file = HouseFile::usual();
    let second = |file: &HouseFile| {
        let found = file.findings("2026-03-03");
        let it = of(&found, Kind::V10);
        (it.grade, it.value, it.houses.len())
    };
    assert_eq!(second(&file), (FINE, 1.0, 0));
    file.around = other(200.0);
    assert_eq!(second(&file), (AGAIN, 2.0, 1));
    // The same ground built on again is one homestead.
    file.around = other(2.0);
    assert_eq!(second(&file), (FINE, 1.0, 0));
}

#[test]
fn a_plot_kept_beside_a_new_one_counts_and_one_given_back_in_time_does_not() {
    let current = |disposal: &str| {
        applying(&json!({ "current": { "plot_area_m2": 118.0, "floor_area_m2": 96.0, "disposal": disposal } }))
    };
    let grade = |file: &HouseFile| of(&file.findings("2026-03-03"), Kind::V10).grade;
    assert_eq!(grade(&HouseFile::applied("2026-03-02", &current("keep"))), AGAIN);
    let mut giving_back = HouseFile::applied("2026-03-02", &current("return_to_collective"));
    assert_eq!(grade(&giving_back), FINE);
    giving_back.around = other(200.0);
    assert_eq!(grade(&giving_back), FINE, "the other file is the plot that goes back");
}

/// A household that promised its old house within thirty days of completion.
fn moving() -> HouseFile {
    let body = applying(&json!({
        "current": { "plot_area_m2": 118.0, "floor_area_m2": 96.0, "disposal": "return_to_collective" },
        "promise": { "build_within_months": 12, "demolish_old_within_days": 30 },
    }));
    HouseFile::applied("2026-03-02", &body).walked(State::CompletionReported)
}

#[test]
fn an_old_house_is_overdue_after_its_day_until_officers_see_it_gone() {
    let mut file = moving();
    // Completed on 12 June: the old house stands until 12 July.
    let old = |file: &HouseFile, on: &str| {
        let found = file.findings(on);
        (of(&found, Kind::V11).grade, of(&found, Kind::V11).value)
    };
    assert_eq!(old(&file, "2026-07-12"), (FINE, 0.0));
    assert_eq!(old(&file, "2026-07-22"), (PLAIN, 10.0));
    assert_eq!(file.clock("demolish_old", "2026-07-22").met_on, None);
    let photos = visit("patrol", &json!({}))["photos"].clone();
    assert_eq!(file.faults("officer", "record_demolition", "2026-07-23", &json!({ "photos": [] })), ["photos too_few"]);
    file.done("officer", "record_demolition", "2026-07-23", &json!({ "photos": photos, "note": "已复垦" }));
    assert_eq!(old(&file, "2026-07-24"), (FINE, 0.0));
    assert_eq!(file.clock("demolish_old", "2026-07-24").met_on, Some("2026-07-23".parse().unwrap()));
    // Seen gone once is enough, and what the form still calls pending is settled.
    assert!(matches!(
        file.try_act("officer", "record_demolition", file.house.last_act_at, &json!({ "photos": photos })),
        Err(crate::support::file::Refused::Unknown)
    ));
    file.done("officer", "inspect", "2026-07-24", &visit("completion_visit", &as_built(&json!({}))));
    file.done("chief", "accept_house", "2026-07-27", &json!({ "verdict": "pass", "old_house": "pending" }));
}

#[test]
fn a_household_that_promised_nothing_has_no_old_house_to_record() {
    let file = HouseFile::at(State::CompletionReported);
    let spec = crate::support::file::kind("record_demolition").spec().unwrap();
    assert!(!(spec.knows)(&file.house));
    assert!(file.findings(VISITED).iter().all(|finding| finding.kind != Kind::V11));
}

#[test]
fn an_approval_that_ran_out_unused_and_a_promise_to_build_are_counted_in_days() {
    let file = HouseFile::at(State::Approved);
    let late = |on: &str| {
        let found = file.findings(on);
        (of(&found, Kind::V26).grade, of(&found, Kind::V26).value)
    };
    assert_eq!(late("2026-12-01"), (FINE, 0.0));
    // Approved on 24 March 2026, valid for a year less a day, to be built within twelve months.
    assert_eq!(late("2027-03-29"), (PLAIN, 6.0));
    assert!(!Kind::V26.stops_acceptance(None), "no penalty by itself");
}

#[test]
fn a_licence_granted_smaller_makes_the_same_house_too_large() {
    let mut file = HouseFile::usual().through(9);
    let smaller = json!({ "footprint_area_m2": 90.0, "floor_area_m2": 180.0, "storeys": 2 });
    file.done("chief", "issue_permit", "2026-03-24", &grant("planning_permit", &smaller));
    file.done("chief", "issue_permit", "2026-03-24", &grant("homestead_approval", &smaller));
    file.done("officer", "inspect", "2026-04-15", &visit("patrol", &as_built(&json!({}))));
    let found = file.findings("2026-04-15");
    near(of(&found, Kind::V06).excess, 10.0);
    near(of(&found, Kind::V07).excess, 20.0);
}
