//! Who is next, in every state of a file.

use homestead::domain::houses::codes::State;
use serde_json::json;

use crate::support::file::{HouseFile, applying, day, grant, life, visit};

fn next(file: &HouseFile, today: &str) -> Vec<String> {
    file.duties(today).iter().map(|duty| format!("{} {}", duty.party, duty.act.code())).collect()
}

#[test]
fn along_the_usual_life_the_work_goes_from_hand_to_hand() {
    let table: [(usize, &[&str]); 22] = [
        (0, &["cadre hold_meeting"]),
        (1, &["cadre publish_notice"]),
        (2, &["cadre close_notice"]),
        (3, &["cadre give_village_opinion"]),
        (4, &["clerk accept_application"]),
        (5, &["officer inspect"]),
        (6, &["station:natural_resources give_opinion", "station:agriculture give_opinion"]),
        (7, &["station:agriculture give_opinion"]),
        (8, &["chief decide_application"]),
        (9, &["chief issue_permit"]),
        (10, &["chief issue_permit"]),
        (11, &["clerk register_builder"]),
        (12, &["officer inspect"]),
        (13, &["officer commence"]),
        (14, &["officer inspect"]),
        (15, &["officer inspect"]),
        (16, &["officer inspect"]),
        (17, &["cadre report_completion"]),
        (18, &["officer inspect"]),
        (19, &["chief accept_house"]),
        (20, &["clerk register_title"]),
        (21, &[]),
    ];
    for (acts, expected) in table {
        let file = HouseFile::usual().through(acts);
        assert_eq!(next(&file, "2026-03-25"), expected, "after {acts} acts");
        // Whoever is named can do it: the next act of the usual life is one of theirs.
        let following = life().get(acts).map(|step| step.act.to_owned());
        assert!(following.is_none_or(|act| expected.iter().any(|duty| duty.ends_with(&act))), "after {acts} acts");
    }
}

#[test]
fn a_correction_is_the_villages_until_the_papers_are_back_and_then_the_windows() {
    let mut file = HouseFile::usual().through(4);
    let missing = json!({ "verdict": "correction", "missing": ["identity"] });
    file.done("clerk", "accept_application", "2026-03-18", &missing);
    assert_eq!(next(&file, "2026-03-18"), ["cadre submit_material"]);
    // Handed in with the application, found wanting, and so to be brought again.
    let accept = json!({ "verdict": "accepted" });
    assert_eq!(file.unmet("clerk", "accept_application", "2026-03-18", &accept), ["material_provided"]);
    file.done("cadre", "submit_material", "2026-03-19", &json!({ "code": "identity" }));
    assert_eq!(next(&file, "2026-03-19"), ["clerk accept_application"]);
}

#[test]
fn a_village_that_disagreed_may_meet_and_publish_again() {
    let mut file = HouseFile::at(State::Applied);
    let no = json!({ "verdict": "disagree", "reason": "选址不符合村庄规划" });
    file.done("cadre", "give_village_opinion", "2026-03-04", &no);
    assert_eq!(next(&file, "2026-03-04"), ["cadre hold_meeting"]);
    let again = file.through(4);
    assert_eq!(next(&again, "2026-03-17"), ["clerk accept_application"]);
}

#[test]
fn papers_and_conversion_come_before_the_head_is_told_to_issue() {
    let farmland = json!({ "land_class": "farmland_forest", "materials": [{ "code": "application_form" },
        { "code": "commitment" }, { "code": "identity" }, { "code": "household_register" }] });
    let mut file = HouseFile::applied("2026-03-02", &applying(&farmland)).through(4);
    let deferred = json!([{ "material": "design_drawing", "due": "2026-04-10", "promised_by": "王大山" }]);
    let accepted = json!({ "verdict": "accepted", "deferred": deferred });
    file.done("clerk", "accept_application", "2026-03-18", &accepted);
    for step in life().iter().skip(5).take(4) {
        file.done(step.who, step.act, step.on, &step.payload);
    }
    assert_eq!(file.house.state, State::Conversion);
    let waiting = ["clerk submit_material", "station:natural_resources record_conversion"];
    assert_eq!(next(&file, "2026-03-24"), waiting);
    assert_eq!(file.duties("2026-03-24")[0].due_on, Some(day("2026-04-10")));
    file.done("clerk", "submit_material", "2026-03-24", &json!({ "code": "design_drawing" }));
    file.done("station-nr", "record_conversion", "2026-03-25", &crate::support::file::conversion());
    assert_eq!(next(&file, "2026-03-25"), ["chief issue_permit"]);
}

#[test]
fn an_approval_that_ran_out_is_the_heads_to_strike_off() {
    let mut file = HouseFile::usual().through(13);
    assert_eq!(next(&file, "2027-03-23"), ["officer commence"]);
    assert_eq!(next(&file, "2027-03-24"), ["chief revoke"]);
    assert_eq!(file.unmet("officer", "commence", "2027-03-24", &json!({})), ["approval_valid"]);
    let ground = json!({ "reason": "有效期内未开工", "basis": "行政许可法 70" });
    file.done("chief", "revoke", "2027-03-25", &ground);
    assert_eq!(file.house.state, State::Expired);
    assert_eq!(next(&file, "2027-03-26"), [""; 0]);
}

#[test]
fn an_approval_in_force_is_revoked_and_never_called_expired() {
    let mut file = HouseFile::usual().through(13);
    let ground = json!({ "reason": "隐瞒另有宅基地", "basis": "行政许可法 69" });
    file.done("chief", "revoke", "2026-04-01", &ground);
    assert_eq!(file.house.state, State::Revoked);
    let mut built = HouseFile::at(State::InConstruction);
    built.done("chief", "revoke", "2027-06-01", &ground);
    assert_eq!(built.house.state, State::Revoked);
}

#[test]
fn a_plot_set_out_wrongly_is_set_out_again() {
    let mut file = HouseFile::usual().through(12);
    file.done("officer", "inspect", "2026-03-31", &visit("set_out", &json!({ "conclusion": "deviates" })));
    assert_eq!(next(&file, "2026-03-31"), ["officer inspect"]);
    assert_eq!(file.unmet("officer", "commence", "2026-03-31", &json!({})), ["visit_conforms"]);
    file.done("officer", "inspect", "2026-04-01", &visit("set_out", &json!({})));
    assert_eq!(next(&file, "2026-04-01"), ["officer commence"]);
}

#[test]
fn after_rectification_the_officers_look_again_before_the_head_does() {
    let mut file = HouseFile::usual().through(19);
    let rectify = json!({ "verdict": "rectify", "items": ["清理占用的村道"], "old_house": "not_due" });
    file.done("chief", "accept_house", "2026-06-24", &rectify);
    assert_eq!(next(&file, "2026-06-25"), ["officer inspect"]);
}

#[test]
fn a_suspended_file_waits_for_its_head_and_for_nobody_else() {
    let mut file = HouseFile::at(State::JointReview);
    let pause = json!({ "reason": "委托测绘", "basis": "行政许可法 45" });
    file.done("chief", "suspend", "2026-03-21", &pause);
    assert_eq!(file.house.state, State::Suspended);
    assert_eq!(next(&file, "2026-03-22"), ["chief resume"]);
    file.done("chief", "resume", "2026-03-23", &pause);
    assert_eq!(file.house.state, State::JointReview);
}

#[test]
fn who_is_next_is_told_the_nearest_day() {
    let due = |acts: usize| HouseFile::usual().through(acts).duties("2026-03-25").first().and_then(|duty| duty.due_on);
    let table = [
        (2, "2026-03-14"),
        (4, "2026-03-24"),
        // The promised day comes before the law's.
        (5, "2026-04-16"),
        (9, "2026-04-07"),
        (11, "2027-03-23"),
        (14, "2026-05-01"),
        (18, "2026-07-07"),
        (20, "2026-08-05"),
    ];
    for (acts, expected) in table {
        assert_eq!(due(acts), Some(day(expected)), "after {acts} acts");
    }
    // A licence may run as long as the paper says.
    let mut short = HouseFile::at(State::PermitIssued);
    let grant = grant("homestead_approval", &json!({ "valid_to": "2026-09-30" }));
    short.done("chief", "issue_permit", "2026-03-24", &grant);
    assert_eq!(short.duties("2026-03-25")[0].due_on, Some(day("2026-09-30")));
}

#[test]
fn a_visit_that_the_pack_does_not_require_is_waited_for_by_nobody() {
    let mut file = HouseFile::at(State::InConstruction);
    for rule in &mut std::sync::Arc::make_mut(&mut file.pack).visits {
        rule.value.required &= !matches!(rule.value.kind.as_str(), "foundation" | "storey");
    }
    let suggested = |file: &HouseFile| {
        let rules = file.pack.on(file.house.applied_on());
        (crate::support::file::kind("inspect").spec().unwrap().suggests)(&file.house, rules)["kind"].clone()
    };
    assert_eq!(suggested(&file), "roof");
    file.done("officer", "inspect", "2026-06-08", &visit("roof", &json!({})));
    assert_eq!(suggested(&file), "patrol");
    let waiting: Vec<String> = file.duties("2026-06-09").iter().map(|duty| duty.act.code()).collect();
    assert_eq!(waiting, ["report_completion"]);
    assert!(file.clocks("2026-06-09").iter().all(|clock| clock.code != "visit_interval"));
}
