//! Who is next in a case, from when and by when, and which cases a reviewer should look at.

use homestead::domain::violations::duties::{Duty, duties};
use homestead::domain::violations::law::Law;
use homestead::domain::violations::risks::{Risk, risks};
use jiff::civil::{Date, date};
use serde_json::json;

use crate::support::case::{CaseFile, seen, uncorrected};
use crate::support::file::day;

/// A Monday, and a holiday.
const START: Date = date(2025, 6, 2);

fn said(duty: &Duty) -> String {
    let day = |day: Option<Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    format!("{} {} {} {}", json!(duty.party).as_str().unwrap(), duty.act.code(), day(duty.from), day(duty.due_on))
}

fn next(file: &CaseFile) -> Vec<String> {
    let today = file.case.last_act_on();
    duties(&file.case, &file.clocks(today), today).iter().map(said).collect()
}

#[test]
fn each_step_names_who_is_next() {
    let table: [(usize, &[&str]); 12] = [
        (0, &["officer verify - -"]),
        // Ten working days to file, a local rule.
        (1, &["chief open_case - 2025-06-16"]),
        (2, &["officer serve - -", "chief open_case - 2025-06-16"]),
        (3, &["chief open_case - 2025-06-16"]),
        // 行政处罚法 60: ninety days from the filing on 3 June.
        (4, &["officer investigate - 2025-09-01"]),
        (5, &["legal legal_review - 2025-09-01"]),
        (7, &["officer notify - 2025-09-01"]),
        (8, &["officer serve - -"]),
        // 行政处罚法 64: the party has until Thursday, 26 June.
        (9, &["chief decide 2025-06-27 2025-09-01"]),
        (10, &["chief decide - 2025-09-01"]),
        // 行政处罚法 61: seven working days from Saturday, 21 June.
        (11, &["officer serve - 2025-07-01"]),
        (12, &["officer recheck 2025-07-07 -"]),
    ];
    for (acts, expected) in table {
        assert_eq!(next(&CaseFile::walked(Law::Planning65, START, acts)), expected, "after {acts} acts");
    }
}

#[test]
fn after_the_demand_the_tracks_part() {
    let planning = CaseFile::demanded(Law::Planning65, START);
    assert_eq!(next(&planning), ["officer recheck 2025-07-23 -"]);
    let mut land = CaseFile::demanded(Law::Land78, START);
    assert_eq!(next(&land), ["officer recheck 2025-07-26 2025-10-09"]);
    land.done("officer", "recheck", day("2025-08-01"), &uncorrected());
    // Review runs to 20 August; the period to sue ended on 7 July, three months later is National Day.
    assert_eq!(next(&land), ["chief apply_to_court 2025-08-21 2025-10-09"]);
    let materials = ["application", "decision", "party_opinion", "subject"];
    let applied = json!({ "court": "沾益区人民法院", "materials": materials, "signed_by_head": true });
    land.done("chief", "apply_to_court", day("2025-08-21"), &applied);
    assert_eq!(next(&land), ["officer court_ruling - -"]);
    land.done("officer", "court_ruling", day("2025-08-28"), &json!({ "verdict": "refused", "number": "1" }));
    assert_eq!(next(&land), ["chief apply_to_court 2025-08-21 2025-09-12"]);
}

#[test]
fn while_the_party_fights_and_once_it_corrected_nobody_goes_on() {
    let mut file = CaseFile::demanded(Law::Planning65, START);
    file.done("officer", "challenge", day("2025-07-15"), &json!({ "kind": "review", "body": "沾益区人民政府" }));
    assert!(next(&file).is_empty());
    file.done("officer", "self_corrected", day("2025-07-16"), &seen(&json!({ "land_restored": true })));
    // A case closes when the review has ended.
    assert!(next(&file).is_empty());
    let upheld = json!({ "outcome": "withdrawn", "number": "沾政复〔2025〕1号" });
    file.done("officer", "end_challenge", day("2025-07-17"), &upheld);
    assert_eq!(next(&file), ["chief close - -"]);
    file.done("chief", "suspend", day("2025-07-17"), &json!({ "reason": "等待复议结果", "basis": "行政强制法 39" }));
    assert_eq!(next(&file), ["chief resume - -"]);
}

#[test]
fn a_reviewer_sees_what_may_go_wrong() {
    let file = CaseFile::demanded(Law::Land78, START);
    let on = |file: &CaseFile, today: &str| risks(&file.case, &file.clocks(day(today)));
    assert_eq!(on(&file, "2025-09-01"), []);
    assert_eq!(on(&file, "2025-09-29"), [Risk::ClockDueSoon("court_until")]);
    assert_eq!(on(&file, "2025-10-10"), [Risk::ClockOver("court_until")]);
    let mut risky = file.clone();
    risky.case.filing.as_mut().unwrap().on = day("2025-01-02");
    risky.case.decision.as_mut().unwrap().paper.power.basis.verified = false;
    risky.case.application = Some(
        serde_json::from_value(json!({ "on": "2025-10-20", "court": "沾益区人民法院", "late_reason": null })).unwrap(),
    );
    let found: Vec<&str> = on(&risky, "2025-10-21").iter().map(Risk::code).collect();
    assert_eq!(found, ["power_unverified", "between_readings", "decided_late"]);
}
