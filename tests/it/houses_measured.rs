//! A measured house against its licence: within the tolerance, to be measured again, plainly beyond.

use std::sync::Arc;

use homestead::domain::houses::codes::State;
use homestead::domain::houses::measured::{Suspicion, plain_suspicions};
use serde_json::{Value, json};

use crate::support::file::{HouseFile, as_built, outline, visit};

/// A house at its acceptance, measured so.
fn built(changes: &Value) -> HouseFile {
    let mut file = HouseFile::at(State::CompletionReported);
    file.done("officer", "inspect", "2026-06-22", &visit("completion_visit", &as_built(changes)));
    file
}

fn suspected(changes: &Value) -> Vec<Suspicion> {
    let file = built(changes);
    plain_suspicions(&file.house, file.pack.on(file.house.applied_on()))
}

fn kinds(changes: &Value) -> Vec<&'static str> {
    suspected(changes).iter().map(|it| it.kind).collect()
}

#[test]
fn a_house_built_as_approved_raises_nothing() {
    assert_eq!(kinds(&json!({})), [""; 0]);
}

#[test]
fn each_limit_is_plainly_exceeded_only_beyond_twice_the_tolerance_of_the_method() {
    // Of a total station: 0.05 m of height, 0.5 m² of floor area; of a tape four times as much.
    let table: [(Value, &[&str]); 12] = [
        (json!({ "method": "total_station", "height_m": 7.24 }), &[]),
        (json!({ "method": "total_station", "height_m": 7.29 }), &[]),
        (json!({ "method": "total_station", "height_m": 7.31 }), &["V09"]),
        (json!({ "method": "tape", "height_m": 7.31 }), &[]),
        (json!({ "method": "tape", "height_m": 7.61 }), &["V09"]),
        (json!({ "height_m": 5.0 }), &[]),
        (json!({ "method": "total_station", "floor_area_m2": 200.9 }), &[]),
        (json!({ "method": "total_station", "floor_area_m2": 201.1 }), &["V07"]),
        (json!({ "floor_area_m2": 201.9 }), &[]),
        (json!({ "floor_area_m2": 202.1 }), &["V07"]),
        (json!({ "storeys": 3 }), &["V08"]),
        (json!({ "storeys": 1 }), &[]),
    ];
    for (changes, expected) in table {
        assert_eq!(kinds(&changes), expected, "{changes}");
    }
}

#[test]
fn a_house_moved_two_metres_east_is_displaced_and_one_moved_by_a_hand_is_not() {
    // 40 m of wall by 0.05 m are 2 m² of slack, twice that is plain: 10 m of wall moved by 0.4 m.
    for (east_m, expected) in [(1.0, &[][..]), (1.15, &[]), (1.39, &[]), (1.42, &["V05"]), (3.0, &["V05"])] {
        let moved = json!({ "built_footprint": outline(east_m, 1.0, 10.0, 10.0) });
        assert_eq!(kinds(&moved), expected, "{east_m} m");
    }
    let moved = suspected(&json!({ "built_footprint": outline(3.0, 1.0, 10.0, 10.0) }));
    assert_eq!((moved[0].value.as_str(), moved[0].limit.as_str()), ("20.00 m²", "2.00 m²"));
}

#[test]
fn a_smaller_house_inside_the_approved_footprint_is_no_displacement() {
    assert_eq!(kinds(&json!({ "built_footprint": outline(2.0, 2.0, 8.0, 8.0) })), [""; 0]);
}

#[test]
fn a_method_without_a_rule_of_its_day_is_held_to_be_exact() {
    let mut file = built(&json!({ "height_m": 7.25 }));
    Arc::make_mut(&mut file.pack).tolerances.clear();
    let suspicions = plain_suspicions(&file.house, file.pack.on(file.house.applied_on()));
    assert_eq!(suspicions.iter().map(|it| it.kind).collect::<Vec<_>>(), ["V09"]);
}

#[test]
fn what_is_plainly_beyond_the_licence_is_not_accepted_and_must_be_measured_again_after_rectification() {
    let pass = json!({ "verdict": "pass", "old_house": "not_due" });
    let mut file = built(&json!({ "height_m": 8.0, "storeys": 3 }));
    let unmet = file.unmet("chief", "accept_house", "2026-06-24", &pass);
    assert_eq!(unmet, ["no_plain_suspicion", "no_plain_suspicion"]);
    let rectify = json!({ "verdict": "rectify", "items": ["拆除加层"], "old_house": "not_due" });
    file.done("chief", "accept_house", "2026-06-24", &rectify);
    // The visit of that morning shows the house before it was put right, even on the same day.
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-24", &pass), ["measured_completion_visit"]);
    file.done("officer", "inspect", "2026-06-24", &visit("completion_visit", &as_built(&json!({}))));
    file.done("chief", "accept_house", "2026-06-24", &pass);
    assert_eq!(file.house.state, State::AcceptedFinal);
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
