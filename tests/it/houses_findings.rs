//! Measured against approved: sizes, limits, and what the method may be off.

use std::sync::Arc;

use homestead::domain::houses::findings::{Evidence, Grade, LimitSource, Part};
use homestead::domain::kinds::Kind;
use serde_json::{Value, json};

use crate::support::file::{HouseFile, as_built, grant, over, visit};
use crate::support::findings::{AGAIN, FINE, PLAIN, VISITED, WITHIN, all, built, footprint_at, near, of, suspected};

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
fn a_method_without_a_rule_of_its_day_is_held_to_be_exact() {
    let mut file = built(&json!({ "height_m": 7.25 }));
    Arc::make_mut(&mut file.pack).tolerances.clear();
    let found = file.findings(VISITED);
    assert_eq!(of(&found, Kind::V09).grade, PLAIN);
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
