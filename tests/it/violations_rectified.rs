//! Put right: photos from where the first were taken, the outline measured again, land as it was. A case closes on what the
//! file shows.

use homestead::domain::violations::codes::CloseGround;
use homestead::domain::violations::geometry::{Drawn, drawn};
use homestead::domain::violations::law::{Law, Measure};
use homestead::spatial::LonLat;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::case::{CaseFile, later_photo, photo, retaken, seen, until_decision};
use crate::support::file::{day, morning, outline, over, plot};

const START: Date = date(2025, 6, 2);

fn on(days: i64) -> Date {
    START.checked_add(days.days()).unwrap()
}

/// A decided land case about three metres of ground beyond the plot.
fn decided_about_ground() -> CaseFile {
    let mut file = CaseFile::lead_on(START);
    let wider = json!({ "method": "rtk", "drawing_no": "沾测2025-08", "outline": outline(0.0, 0.0, 15.0, 12.0),
        "allowed": plot() });
    for step in until_decision(Law::Land78, START) {
        let measured = json!({ "measured": wider });
        let payload = if step.act == "investigate" { over(step.payload, &measured) } else { step.payload };
        file.done(step.who, step.act, on(step.after_days), &payload);
    }
    file
}

/// Two officers who saw it put right, with a photo from where the first was taken.
fn corrected(changes: &Value) -> Value {
    over(seen(&over(retaken(), &json!({ "land_restored": true }))), changes)
}

fn closing(changes: &Value) -> Value {
    let base =
        json!({ "ground": CloseGround::Performed, "reason": "已拆除", "photos": [photo()], "land_restored": true });
    over(base, changes)
}

fn again(outline: &Value) -> Value {
    json!({ "remeasured": { "method": "rtk", "drawing_no": "沾测2025-31", "outline": outline } })
}

#[test]
fn a_case_is_closed_with_a_photo_beside_the_first_and_its_outline_measured_again() {
    let gone = json!({ "remeasured": { "method": "rtk", "drawing_no": "沾测2025-31", "gone": true } });
    let unpaired = json!({ "retakes": [] });
    let table: [(Value, Value, &[&str]); 7] = [
        (corrected(&again(&plot())), closing(&json!({})), &[]),
        // What the correction did not show, the closing still may.
        (corrected(&json!({})), closing(&again(&plot())), &[]),
        (corrected(&unpaired), closing(&over(retaken(), &gone)), &[]),
        (corrected(&unpaired), closing(&json!({})), &["photo_beside_first", "outline_remeasured"]),
        (corrected(&json!({})), closing(&json!({})), &["outline_remeasured"]),
        // A metre of the three still stands: 12 m², more than the survey may be off.
        (corrected(&again(&outline(0.0, 0.0, 13.0, 12.0))), closing(&json!({})), &["excess_gone"]),
        // Ten centimetres are no more than that.
        (corrected(&again(&outline(0.0, 0.0, 12.1, 12.0))), closing(&json!({})), &[]),
    ];
    for (correction, closing, wanted) in table {
        let mut file = decided_about_ground();
        file.done("officer", "self_corrected", on(30), &correction);
        assert_eq!(file.unmet("chief", "close", morning(on(31)), &closing), wanted, "{correction} {closing}");
    }
}

#[test]
fn the_excess_left_is_computed_against_what_was_allowed() {
    let mut file = decided_about_ground();
    assert!((file.case.ground().unwrap().excess_m2() - 36.0).abs() < 0.01);
    file.done("officer", "self_corrected", on(30), &corrected(&again(&outline(0.0, 0.0, 13.0, 12.0))));
    let left = file.case.remeasured().unwrap();
    assert!((left.left_m2 - 12.0).abs() < 0.01 && !left.gone(), "{}", left.left_m2);
    // 5 cm along 50 m.
    assert!((left.tolerance_m2 - 2.5).abs() < 0.01, "{}", left.tolerance_m2);
    let Drawn::Outline(now) = drawn(&file.case) else { panic!("not drawn") };
    assert!((now.area_m2 - 156.0).abs() < 0.01, "drawn as it is now");
    // Where what is left need not go, it is told and hinders nothing: a building may be confiscated and stand.
    file.case.decision.as_mut().unwrap().order.measures = vec![Measure::ReturnLand];
    let needs = file.needs("chief", "close", morning(on(31)), &closing(&json!({})));
    let gone = needs.iter().find(|need| need.code == "excess_gone").unwrap();
    assert!(!gone.met && !gone.binding && !gone.basis.verified);
    file.done("chief", "close", on(31), &closing(&json!({})));
}

#[test]
fn a_case_about_storeys_has_no_outline_to_measure_again() {
    let mut file = CaseFile::decided(Law::Planning65, START);
    let measured = corrected(&again(&plot()));
    assert_eq!(file.faults("officer", "self_corrected", on(30), &measured), ["remeasured nothing_measured_before"]);
    file.done("officer", "self_corrected", on(30), &corrected(&json!({})));
    file.done("chief", "close", on(31), &closing(&json!({})));
}

#[test]
fn land_that_was_to_be_given_back_is_seen_restored() {
    // 土地管理法 77, 78.
    let mut file = decided_about_ground();
    file.case.decision.as_mut().unwrap().order.measures = vec![Measure::ReturnLand];
    let unrestored = corrected(&json!({ "land_restored": false }));
    assert_eq!(file.unmet("officer", "self_corrected", morning(on(30)), &unrestored), ["land_restored"]);
    file.done("officer", "self_corrected", on(30), &corrected(&again(&plot())));
    // The officers saw it; the closing need not say it again.
    file.done("chief", "close", on(31), &closing(&json!({ "land_restored": false })));
}

#[test]
fn a_photo_from_elsewhere_is_taken_in_with_its_distance_and_a_reason() {
    let at = |lon: f64, lat: f64| LonLat::new(lon, lat).ok();
    // A hundredth of a second of arc is 0.28 m here: 0.0001° of longitude are 10.0 m.
    let table: [(Option<LonLat>, Option<f64>, &[&str]); 7] = [
        (at(103.82, 25.6), Some(80.0), &[]),
        // Sixteen metres, of which ten are allowed and eight may be the fixes' own.
        (at(103.82016, 25.6), Some(80.0), &[]),
        (at(103.8203, 25.6), Some(80.0), &["retakes[0].reason reason_from_elsewhere"]),
        (at(103.82, 25.6), Some(109.0), &[]),
        (at(103.82, 25.6), Some(115.0), &["retakes[0].reason reason_for_turning"]),
        // A phone without compass is believed; one without position is asked.
        (at(103.82, 25.6), None, &[]),
        (None, Some(80.0), &["retakes[0].reason reason_from_nowhere"]),
    ];
    for (place, heading_deg, wanted) in table {
        let mut file = decided_about_ground();
        (file.later.place, file.later.heading_deg) = (place, heading_deg);
        let faults = file.clone().faults("officer", "self_corrected", on(30), &corrected(&json!({})));
        assert_eq!(faults, wanted, "{place:?} {heading_deg:?}");
        let reasoned = json!({ "retakes": [{ "photo": later_photo(), "first": photo(), "reason": "原位置已塌方" }] });
        file.done("officer", "self_corrected", on(30), &corrected(&reasoned));
        let retake = &file.case.rectified().next().unwrap().retakes[0];
        assert_eq!(retake.reason.as_deref(), Some("原位置已塌方"));
        assert_eq!(retake.view.apart_m.is_some(), place.is_some());
    }
    // North is north from either side: 350° and 10° are twenty degrees apart.
    let mut file = decided_about_ground();
    (file.first.heading_deg, file.later.heading_deg) = (Some(350.0), Some(10.0));
    file.done("officer", "self_corrected", on(30), &corrected(&json!({})));
    assert_eq!(file.case.rectified().next().unwrap().retakes[0].view.turned_deg, Some(20.0));
}

#[test]
fn a_pair_is_two_photos_of_this_case_the_first_taken_first() {
    let strange = "530303-00000000-0000-0000-0000-000000000009";
    let pair = |photo: &str, first: &str| json!({ "retakes": [{ "photo": photo, "first": first }] });
    let (first, later) = (photo(), later_photo());
    let table: [(Value, &[&str]); 4] = [
        (pair(&later, strange), &["retakes[0].first not_a_photo_of_this_case"]),
        // Named as new without being among the photos of the act.
        (pair(&first, &first), &["retakes[0].photo not_among_photos", "retakes[0].first not_taken_before"]),
        (
            json!({ "retakes": [{ "photo": later, "first": first }, { "photo": later, "first": first }] }),
            &["retakes[1] repeated"],
        ),
        (json!({ "photos": [strange], "retakes": [] }), &["photos[0] not_a_photo_of_this_case"]),
    ];
    for (changes, wanted) in table {
        let mut file = decided_about_ground();
        assert_eq!(file.faults("officer", "self_corrected", on(30), &corrected(&changes)), wanted, "{changes}");
    }
    let mut swapped = decided_about_ground();
    swapped.later.taken_at = morning(day("2014-01-01"));
    let faults = swapped.faults("officer", "self_corrected", on(30), &corrected(&json!({})));
    assert_eq!(faults, ["retakes[0].first not_taken_before"]);
}
