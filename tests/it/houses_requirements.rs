//! Which acts a state knows, and what each waits for, with the article that asks.

use std::sync::Arc;

use homestead::domain::houses::acts::SPECS;
use homestead::domain::houses::codes::State;
use serde_json::{Value, json};

use crate::support::file::{HouseFile, applying, conversion, day, grant, life, meeting, over, visit};

fn known(file: &HouseFile) -> Vec<String> {
    SPECS.iter().filter(|spec| (spec.knows)(&file.house)).map(|spec| spec.kind.code()).collect()
}

#[test]
fn each_state_knows_its_acts_and_no_others() {
    let village = "hold_meeting publish_notice close_notice settle_objection give_village_opinion accept_application inspect \
                   submit_material suspend withdraw reject";
    let review = "inspect submit_material give_opinion record_conversion decide_application issue_permit suspend \
                  withdraw reject";
    let construction = "inspect register_builder commence suspend revoke";
    let table = [
        (0, State::Applied, village),
        (1, State::GroupMeeting, village),
        (2, State::Publicity, village),
        (3, State::VillageReview, village),
        (4, State::VillageReview, "accept_application inspect submit_material suspend withdraw reject"),
        (5, State::Accepted, review),
        (6, State::JointReview, review),
        (9, State::JointReview, "inspect submit_material record_conversion issue_permit suspend withdraw reject"),
        (10, State::PermitIssued, "inspect submit_material issue_permit suspend revoke"),
        (11, State::Approved, construction),
        (12, State::StartRequested, construction),
        (13, State::SetOut, construction),
        (14, State::InConstruction, "inspect report_completion register_builder suspend revoke"),
        (18, State::CompletionReported, "inspect accept_house register_title suspend revoke"),
        (19, State::SiteVisit3, "inspect judge_finding accept_house register_title suspend revoke"),
        (20, State::AcceptedFinal, "inspect judge_finding register_title suspend revoke"),
        (21, State::Registered, "revoke"),
    ];
    for (acts, state, expected) in table {
        let file = HouseFile::usual().through(acts);
        assert_eq!(file.house.state, state, "after {acts} acts");
        let (mut known, mut expected) = (known(&file), expected.split_whitespace().collect::<Vec<_>>());
        known.sort_unstable();
        expected.sort_unstable();
        assert_eq!(known, expected, "{state:?} after {acts} acts");
    }
}

#[test]
fn a_file_that_ended_knows_nothing_more() {
    let ground = json!({ "reason": "依法", "basis": "行政许可法 69" });
    for (acts, who, act, state) in [
        (5, "clerk", "withdraw", State::Withdrawn),
        (5, "clerk", "reject", State::Rejected),
        (14, "chief", "revoke", State::Revoked),
    ] {
        let mut file = HouseFile::usual().through(acts);
        file.done(who, act, "2026-07-20", &ground);
        assert_eq!((file.house.state, known(&file)), (state, Vec::new()));
    }
}

/// After so many acts of the usual life, who tries what, and the codes of what is missing.
type Row = (usize, &'static str, &'static str, Value, &'static [&'static str]);

fn assert_unmet(table: Vec<Row>) {
    for (acts, who, act, payload, expected) in table {
        let mut file = HouseFile::usual().through(acts);
        let on = file.house.last_act_at.to_zoned(homestead::domain::time::china()).date().to_string();
        assert_eq!(file.unmet(who, act, &on, &payload), expected, "{act} after {acts} acts");
    }
}

#[test]
fn planning_goes_through_the_village_before_the_window() {
    let agree = json!({ "verdict": "agree" });
    let accepted = json!({ "verdict": "accepted" });
    assert_unmet(vec![
        (0, "cadre", "give_village_opinion", agree.clone(), &["meeting_held", "notice_closed"]),
        (1, "cadre", "give_village_opinion", agree.clone(), &["notice_closed"]),
        (1, "cadre", "close_notice", json!({}), &["notice_hanging"]),
        (2, "cadre", "close_notice", json!({}), &["publicity_days"]),
        (2, "cadre", "publish_notice", json!({ "place": "村口" }), &["no_notice_hanging"]),
        (3, "cadre", "give_village_opinion", agree, &[]),
        (3, "clerk", "accept_application", accepted.clone(), &["village_opinion"]),
        (4, "clerk", "accept_application", accepted, &[]),
    ]);
}

#[test]
fn a_notice_hangs_seven_full_days() {
    for (on, expected) in [("06", &["publicity_days"][..]), ("10", &["publicity_days"]), ("11", &["publicity_days"])] {
        let mut file = HouseFile::usual();
        file.done("cadre", "publish_notice", "2026-03-04", &json!({ "place": "村务公开栏" }));
        assert_eq!(file.unmet("cadre", "close_notice", &format!("2026-03-{on}"), &json!({})), expected, "{on}");
    }
    let mut file = HouseFile::usual();
    file.done("cadre", "publish_notice", "2026-03-04", &json!({ "place": "村务公开栏" }));
    file.done("cadre", "close_notice", "2026-03-12", &json!({}));
}

#[test]
fn an_objection_nobody_dealt_with_holds_the_village_back() {
    let mut file = HouseFile::usual().through(2);
    let objected = json!({ "objections": [{ "who": "李四", "what": "挡住水沟" }] });
    file.done("cadre", "close_notice", "2026-03-16", &objected);
    let agree = json!({ "verdict": "agree" });
    assert_eq!(file.unmet("cadre", "give_village_opinion", "2026-03-17", &agree), ["objections_settled"]);
    file.done("cadre", "settle_objection", "2026-03-17", &json!({ "objection": 1, "handled": "改移水沟" }));
    assert!(file.unmet("cadre", "give_village_opinion", "2026-03-17", &agree).is_empty());
}

#[test]
fn each_body_decides_by_its_own_law() {
    let table: [(&str, [u32; 3], &[&str]); 11] = [
        ("village_group", [30, 20, 11], &[]),
        ("village_group", [30, 19, 19], &["meeting_quorum"]),
        // More than half of those present: half is not enough.
        ("village_group", [30, 20, 10], &["meeting_carried"]),
        ("village_group", [31, 21, 11], &[]),
        ("village_group", [31, 20, 11], &["meeting_quorum"]),
        ("villager_representatives", [30, 20, 11], &[]),
        // Two thirds of all members, not of those present.
        ("collective_members", [30, 20, 20], &[]),
        ("collective_members", [30, 29, 19], &["meeting_carried"]),
        ("collective_members", [31, 31, 20], &["meeting_carried"]),
        ("collective_members", [31, 31, 21], &[]),
        ("collective_representatives", [30, 30, 30], &["meeting_may_decide"]),
    ];
    for (body, [due, present, agreed], expected) in table {
        let mut file = HouseFile::usual();
        let counts = json!({ "body": body, "due_count": due, "present_count": present, "for_count": agreed,
            "against_count": 0 });
        file.done("cadre", "hold_meeting", "2026-03-05", &over(meeting(), &counts));
        for step in life().iter().skip(1).take(2) {
            file.done(step.who, step.act, step.on, &step.payload);
        }
        let agree = json!({ "verdict": "agree" });
        let unmet = file.unmet("cadre", "give_village_opinion", "2026-03-17", &agree);
        assert_eq!(unmet, expected, "{body}: {agreed} of {present} of {due}");
    }
}

#[test]
fn the_window_answers_once_and_asks_no_forbidden_paper() {
    let mut file = HouseFile::usual().through(4);
    let ask = |code: &str| json!({ "verdict": "correction", "missing": [code] });
    let on = "2026-03-18";
    assert_eq!(file.faults("clerk", "accept_application", on, &ask("kinship_proof")), ["missing[0] may_not_be_asked"]);
    file.done("clerk", "accept_application", on, &ask("identity"));
    assert_eq!(file.unmet("clerk", "accept_application", on, &ask("commitment")), ["corrected_once"]);
}

#[test]
fn review_decision_and_licences_keep_the_order_of_the_law() {
    let agree = json!({ "verdict": "agree" });
    let approve = json!({ "verdict": "approve" });
    let planning = grant("planning_permit", &json!({}));
    let homestead = grant("homestead_approval", &json!({}));
    assert_unmet(vec![
        (5, "station-nr", "give_opinion", agree, &["visited"]),
        (5, "chief", "decide_application", approve.clone(), &["visited", "station_heard", "station_heard"]),
        (7, "chief", "decide_application", approve, &["station_heard"]),
        (8, "chief", "issue_permit", planning.clone(), &["decision_approves"]),
        (9, "chief", "issue_permit", homestead, &["planning_permit_first"]),
        (10, "chief", "issue_permit", planning, &["permit_not_issued"]),
        (
            8,
            "station-nr",
            "record_conversion",
            over(conversion(), &json!({ "date": "2026-03-19" })),
            &["land_is_farmland"],
        ),
    ]);
    let mut file = HouseFile::usual().through(7);
    let no = json!({ "verdict": "disagree", "reason": "不符合一户一宅" });
    file.done("station-ag", "give_opinion", "2026-03-20", &no);
    let decided = file.unmet("chief", "decide_application", "2026-03-23", &json!({ "verdict": "approve" }));
    assert_eq!(decided, ["station_agrees"]);
}

#[test]
fn farmland_is_converted_before_any_licence_and_for_all_that_is_licensed() {
    let mut file =
        HouseFile::applied("2026-03-02", &applying(&json!({ "land_class": "farmland_cultivated" }))).through(9);
    let planning = grant("planning_permit", &json!({}));
    assert_eq!(file.unmet("chief", "issue_permit", "2026-03-24", &planning), ["conversion_approved"]);
    let small = over(conversion(), &json!({ "area_m2": 130.0 }));
    file.done("station-nr", "record_conversion", "2026-03-24", &small);
    assert_eq!(file.unmet("chief", "issue_permit", "2026-03-24", &planning), ["conversion_approved"]);
    let narrower = grant("planning_permit", &json!({ "plot_area_m2": 130.0 }));
    file.done("chief", "issue_permit", "2026-03-24", &narrower);
}

#[test]
fn the_approval_of_land_grants_nothing_beyond_the_planning_permit() {
    let mut file = HouseFile::at(State::PermitIssued);
    let larger = grant("homestead_approval", &json!({ "plot_area_m2": 150.0, "storeys": 3, "height_m": 9.9 }));
    let faults = file.faults("chief", "issue_permit", "2026-03-24", &larger);
    assert_eq!(faults, ["plot_area_m2 more_than", "storeys more_than", "height_m more_than"]);
}

#[test]
fn who_may_issue_is_asked_on_the_day_of_issue() {
    let power = |file: &mut HouseFile, from: &str, to: Option<&str>| {
        for rule in Arc::make_mut(&mut file.pack).powers.iter_mut().filter(|rule| rule.value.act == "planning_permit") {
            (rule.valid_from, rule.valid_to) = (day(from), to.map(day));
        }
        file.unmet("chief", "issue_permit", "2026-03-24", &grant("planning_permit", &json!({})))
    };
    let mut file = HouseFile::usual().through(9);
    // Given back before the issue, or not conferred yet: void, whatever held when the household applied.
    assert_eq!(power(&mut file, "2020-01-01", Some("2026-03-23")), ["unit_holds_power"]);
    assert_eq!(power(&mut file, "2026-03-25", None), ["unit_holds_power"]);
    assert_eq!(power(&mut file, "2026-03-24", Some("2026-03-24")), [""; 0]);
}

#[test]
fn a_sub_district_issues_nothing_without_a_mandate() {
    let file = HouseFile::applied("2026-03-02", &applying(&json!({ "village": "530303001001" }))).through(9);
    let needs = file.needs("chief", "issue_permit", "2026-03-24");
    let power = needs.iter().find(|need| need.code == "unit_holds_power").unwrap();
    assert!(!power.met && power.basis.text.contains("土地管理法 62"), "{power:?}");
}

#[test]
fn building_and_acceptance_wait_for_what_was_seen_at_the_plot() {
    let pass = json!({ "verdict": "pass", "old_house": "not_due" });
    let rectify = json!({ "verdict": "rectify", "items": ["整改"], "old_house": "not_due" });
    let title = life()[20].payload.clone();
    assert_unmet(vec![
        (11, "officer", "commence", json!({}), &["builder_registered", "visited"]),
        (12, "officer", "commence", json!({}), &["visited"]),
        (12, "officer", "inspect", visit("roof", &json!({})), &["visit_fits_stage"]),
        (14, "clerk", "report_completion", json!({ "completed_on": "2026-04-01" }), &["visited", "visited", "visited"]),
        (18, "chief", "accept_house", pass, &["measured_completion_visit"]),
        (18, "chief", "accept_house", rectify, &["visited"]),
        (19, "clerk", "register_title", title, &["acceptance_passed"]),
    ]);
    let mut file = HouseFile::usual().through(19);
    for (verdict, expected) in [("pending", &["old_house_settled"][..]), ("not_due", &[]), ("demolished", &[])] {
        let pass = json!({ "verdict": "pass", "old_house": verdict });
        assert_eq!(file.clone().unmet("chief", "accept_house", "2026-06-24", &pass), expected, "{verdict}");
    }
    file.house.application.current.disposal = homestead::domain::houses::codes::Disposal::ReturnToCollective;
    let not_due = json!({ "verdict": "pass", "old_house": "not_due" });
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-24", &not_due), ["old_house_settled"]);
}

#[test]
fn a_visit_is_signed_by_two_different_officers_of_the_place() {
    let mut file = HouseFile::usual().through(5);
    let table: [(Value, &[&str]); 4] = [
        (json!({ "officers": ["officer"] }), &["officers too_few"]),
        (json!({ "officers": ["officer", "officer"] }), &["officers[1] repeated"]),
        (json!({ "officers": ["officer", "stranger"] }), &["officers[1] not_an_officer_here"]),
        (json!({ "photos": [] }), &["photos too_few"]),
    ];
    for rule in &mut Arc::make_mut(&mut file.pack).visits {
        rule.value.officers = 1;
    }
    for (changes, expected) in table {
        let payload = visit("application_visit", &changes);
        assert_eq!(file.faults("officer", "inspect", "2026-03-20", &payload), expected, "{changes}");
    }
}

#[test]
fn a_suspended_file_is_moved_by_no_visit() {
    let mut file = HouseFile::usual().through(5);
    let pause = json!({ "reason": "委托测绘", "basis": "行政许可法 45" });
    file.done("chief", "suspend", "2026-03-19", &pause);
    let visited = visit("application_visit", &json!({}));
    assert_eq!(file.unmet("officer", "inspect", "2026-03-20", &visited), ["visit_fits_stage"]);
    file.done("officer", "inspect", "2026-03-20", &visit("patrol", &json!({})));
}

#[test]
fn a_requirement_that_no_statute_makes_wears_its_badge() {
    let table = [
        (0, "cadre", "give_village_opinion", "notice_closed", "土地管理法实施条例 34", true),
        (1, "cadre", "give_village_opinion", "meeting_quorum", "村民委员会组织法 28", true),
        (2, "cadre", "close_notice", "publicity_days", "土地管理法实施条例 34", false),
        (4, "clerk", "accept_application", "material_provided", "农经发〔2019〕6号", false),
        (5, "station-nr", "give_opinion", "visited", "行政许可法 34", false),
        (5, "chief", "decide_application", "station_heard", "行政许可法 26", true),
        (9, "chief", "issue_permit", "unit_holds_power", "委托文件", false),
        (10, "chief", "issue_permit", "unit_holds_power", "土地管理法 62", true),
        (10, "chief", "issue_permit", "planning_permit_first", "城乡规划法 41", true),
        (11, "officer", "commence", "builder_registered", "建村规〔2024〕4号", false),
        (11, "officer", "commence", "approval_valid", "行政许可法 70", true),
        (18, "chief", "accept_house", "measured_completion_visit", "农经发〔2019〕6号", false),
        (18, "clerk", "register_title", "acceptance_passed", "不动产登记暂行条例 16", true),
    ];
    for (acts, who, act, code, basis, verified) in table {
        let file = HouseFile::usual().through(acts);
        let needs = file.needs(who, act, "2026-07-01");
        let need = needs.iter().find(|need| need.code == code).unwrap_or_else(|| panic!("{act} has no {code}"));
        assert!(need.basis.text.contains(basis), "{code} rests on {}", need.basis.text);
        assert_eq!(need.basis.verified, verified, "{code}");
    }
}
