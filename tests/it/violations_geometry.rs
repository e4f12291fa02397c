//! Where a case is and how much of it is too much: computed from outlines, never typed beside them, and never from a phone.

use homestead::domain::violations::geometry::{Drawn, drawn};
use homestead::domain::violations::law::Law;
use homestead::domain::violations::survey::Against;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::case::{CaseFile, filing, lead, two};
use crate::support::file::{outline, over, plot};

const START: Date = date(2025, 6, 2);

fn on(days: i64) -> Date {
    START.checked_add(days.days()).unwrap()
}

/// An investigation that measured so.
fn measuring(measured: &Value) -> Value {
    let base = json!({ "method": "rtk", "drawing_no": "沾测2025-08" });
    let evidence = json!({ "evidence": [{ "kind": "site_record", "title": "现场勘验笔录" }], "findings": "多占",
        "measured": over(base, measured) });
    over(two(), &evidence)
}

fn filed() -> CaseFile {
    CaseFile::walked(Law::Land78, START, 4)
}

fn measured(payload: &Value) -> CaseFile {
    let mut file = filed();
    file.done("officer", "investigate", on(2), &measuring(payload));
    file
}

#[test]
fn the_excess_of_an_outline_is_computed() {
    // The plot is 12 m by 12 m; the house taken in is three metres wider to the east.
    let wider = outline(0.0, 0.0, 15.0, 12.0);
    let farmland = outline(13.0, 0.0, 2.0, 12.0);
    let table = [
        (json!({ "outline": wider, "allowed": plot() }), 36.0, 1),
        (json!({ "outline": wider }), 180.0, 1),
        (json!({ "outline": wider, "pieces": [farmland] }), 24.0, 1),
        (json!({ "outline": wider, "pieces": [farmland, outline(0.0, 0.0, 2.0, 2.0)] }), 28.0, 2),
        // Three metres out on two sides.
        (json!({ "outline": outline(-3.0, 0.0, 18.0, 12.0), "allowed": plot() }), 72.0, 2),
        (json!({ "outline": outline(1.0, 1.0, 5.0, 5.0), "allowed": plot() }), 0.0, 0),
    ];
    for (payload, excess_m2, pieces) in table {
        let file = measured(&payload);
        let survey = file.case.investigations[0].measured.as_ref().unwrap();
        let ground = survey.ground.as_ref().unwrap();
        assert!((survey.excess_m2 - excess_m2).abs() < 0.01, "{payload}: {}", survey.excess_m2);
        assert_eq!(ground.pieces.len(), pieces, "{payload}");
        // What is kept reads again as it was: also an older file, which has no outline.
        let kept: homestead::domain::violations::Violation =
            serde_json::from_value(serde_json::to_value(&file.case).unwrap()).unwrap();
        assert_eq!(kept, file.case);
    }
}

#[test]
fn a_typed_number_agrees_with_the_outline_or_both_are_named() {
    // RTK is off by 5 cm: along 54 m of border that is 2.7 m².
    let wider = json!({ "outline": outline(0.0, 0.0, 15.0, 12.0), "allowed": plot() });
    let typed = |excess_m2: f64| measuring(&over(wider.clone(), &json!({ "excess_m2": excess_m2 })));
    for (excess_m2, agrees) in [(36.0, true), (38.6, true), (33.4, true), (38.8, false), (33.2, false), (0.0, false)] {
        let faults = filed().faults("officer", "investigate", on(2), &typed(excess_m2));
        let wanted: &[&str] = if agrees { &[] } else { &["measured.excess_m2 excess_differs"] };
        assert_eq!(faults, wanted, "{excess_m2}");
    }
    // A tape is off by 10 cm, twice as much.
    let taped = over(wider, &json!({ "method": "tape", "excess_m2": 41.3 }));
    assert!(filed().faults("officer", "investigate", on(2), &measuring(&taped)).is_empty());
    // Floor area has no outline: there the number itself is what was measured.
    let floor = measured(&json!({ "excess_m2": 84.5 }));
    let survey = floor.case.investigations[0].measured.as_ref().unwrap();
    assert!(survey.ground.is_none() && (survey.excess_m2 - 84.5).abs() < 1e-9);
}

#[test]
fn what_measures_nothing_is_refused_with_its_place() {
    let wider = outline(0.0, 0.0, 15.0, 12.0);
    let far = outline(40.0, 0.0, 2.0, 2.0);
    let table: [(Value, &[&str]); 8] = [
        // Only a lead may rest on a phone's own positions.
        (json!({ "method": "phone", "excess_m2": 30.0 }), &["measured.method phone_measures_nothing"]),
        (json!({}), &["measured.excess_m2 required"]),
        (json!({ "allowed": plot() }), &["measured.outline required"]),
        (json!({ "outline": wider, "allowed": plot(), "pieces": [plot()] }), &["measured.pieces not_with_allowed"]),
        (json!({ "outline": wider, "pieces": [far] }), &["measured.pieces[0] outside_outline"]),
        (json!({ "outline": plot(), "pieces": [plot(), plot()] }), &["measured.pieces more_than_outline"]),
        (json!({ "outline": wider, "crs": "EPSG:4523" }), &["measured.crs lonlat_wanted"]),
        (json!({ "outline": wider, "crs": "EPSG:32648" }), &["measured.crs not_a_choice"]),
    ];
    for (payload, wanted) in table {
        assert_eq!(filed().faults("officer", "investigate", on(2), &measuring(&payload)), wanted, "{payload}");
    }
}

#[test]
fn a_case_is_drawn_as_measured_last_before_that_as_its_lead_shows_it_before_that_as_a_point() {
    let shown = outline(0.0, 0.0, 20.0, 20.0);
    let area = |file: &CaseFile| match drawn(&file.case) {
        Drawn::Outline(outline) => outline.area_m2.round(),
        Drawn::Point(_) => 0.0,
    };
    let point = CaseFile::lead_on(START);
    assert!((area(&point)).abs() < 1e-9);
    assert_eq!(drawn(&point.case).geojson(), json!({ "type": "Point", "coordinates": [103.82, 25.6] }));
    let patch = json!({ "source": "satellite", "outline": shown, "kinds": ["V12", "V01"] });
    let mut file = CaseFile::registered(START, &over(lead(), &patch));
    assert!((area(&file) - 400.0).abs() < 0.5 && file.case.kinds().len() == 2);
    let verified = json!({ "suspected": true, "findings": "在建" });
    file.done("officer", "verify", START, &over(two(), &verified));
    // What had been measured by then is filed with the case; what the investigation measures takes its place.
    let early = json!({ "method": "tape", "drawing_no": "1", "outline": outline(0.0, 0.0, 16.0, 12.0) });
    file.done("chief", "open_case", on(1), &filing(Law::Land78, &json!({ "measured": early })));
    assert!((area(&file) - 192.0).abs() < 0.5);
    assert_eq!(file.case.kinds().len(), 1, "as filed, not as suspected");
    file.done("officer", "investigate", on(2), &measuring(&json!({ "outline": outline(0.0, 0.0, 15.0, 12.0) })));
    file.done("officer", "investigate", on(3), &measuring(&json!({ "excess_m2": 3.0 })));
    assert!((area(&file) - 180.0).abs() < 0.5, "a measurement without outline draws nothing");
    assert_eq!(file.case.ground().unwrap().against, Against::Nothing);
    let [west, south, east, north] = drawn(&file.case).bounds_deg().unwrap();
    assert!(west < east && south < north);
}
