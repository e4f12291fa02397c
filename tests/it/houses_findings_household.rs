//! What the file itself shows: building before its approval, a second homestead, an old house that stays.

use homestead::domain::houses::codes::State;
use homestead::domain::houses::findings::{OtherHomestead, Part, Surroundings};
use homestead::domain::houses::outline::Outline;
use homestead::domain::kinds::Kind;
use serde_json::json;

use crate::support::file::{HouseFile, applying, as_built, grid, outline, visit};
use crate::support::findings::{AGAIN, FINE, PLAIN, VISITED, near, of, part};

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
