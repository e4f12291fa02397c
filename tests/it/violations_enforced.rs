//! After the decision: demanded, put off, taken down or put before the court, closed.

use homestead::domain::violations::acts::ActKind;
use homestead::domain::violations::codes::{CloseGround, State};
use homestead::domain::violations::law::{Law, Route};
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::case::{CaseFile, at, retaken, seen, service, uncorrected};
use crate::support::case_needs::{START, acts, need, on};
use crate::support::file::{Refused, morning, over};

#[test]
fn a_demand_waits_until_the_decision_is_refused() {
    let demand = |law: Law, day: i64| {
        let mut demand = json!({ "number": "1", "manner": "自行拆除", "rights_told": true });
        if law.route() == Route::OwnForce {
            demand["comply_by"] = json!(on(day + 10));
        }
        demand
    };
    // Decided and served on 21 June, to be done by 6 July; on the land track the fifteen days to sue end on 7 July.
    for law in [Law::Planning65, Law::Land78] {
        let mut file = CaseFile::decided(law, START);
        let unmet = file.unmet("officer", "demand", morning(on(30)), &demand(law, 30));
        assert!(unmet.starts_with(&["comply_period_over", "found_uncorrected"]), "{law:?}: {unmet:?}");
        file.done("officer", "recheck", on(35), &uncorrected());
        let expected: &[&str] = if law == Law::Land78 { &["suit_period_over"] } else { &[] };
        assert_eq!(file.unmet("officer", "demand", morning(on(35)), &demand(law, 35)), expected, "{law:?}");
    }
    // 行政强制法 54: the ten working days before the court are the law's, nobody sets them.
    let mut file = CaseFile::decided(Law::Land78, START);
    file.done("officer", "recheck", on(36), &uncorrected());
    let own = over(demand(Law::Land78, 36), &json!({ "comply_by": on(40) }));
    assert_eq!(file.faults("officer", "demand", on(36), &own), ["comply_by unknown_field"]);
    let silent = over(demand(Law::Land78, 36), &json!({ "rights_told": false }));
    assert_eq!(file.unmet("officer", "demand", morning(on(36)), &silent), ["rights_told"]);
}

/// A case announced for demolition: decided 21 June, demanded 12 July, announced 25 July to go by 8 August 2025.
fn announced() -> CaseFile {
    let mut file = CaseFile::demanded(Law::Planning65, START);
    file.done("officer", "recheck", on(51), &uncorrected());
    let enforce = json!({ "number": "1", "manner": "组织拆除", "statement_considered": true });
    file.done("chief", "decide_enforcement", on(53), &enforce);
    file.done("officer", "serve", on(53), &service("enforcement_decision"));
    file.done("officer", "announce", on(53), &seen(&json!({ "place": "村口", "demolish_by": on(67) })));
    file.done("officer", "recheck", on(70), &uncorrected());
    file
}

fn demolishing(day: Date, until: i8) -> Value {
    seen(&json!({ "ended_at": at(day, until).to_string(), "video_no": "执法-1", "record": "现场笔录",
        "supplies_untouched": true }))
}

#[test]
fn nothing_is_demolished_before_its_day_at_night_or_on_a_day_off() {
    // 行政强制法 43, 44. Served on Saturday, 21 June 2025: review to 20 August, suit to 22 December (the 21st is a Sunday).
    let table: [(Date, i8, i8, &[&str]); 9] = [
        (date(2025, 8, 7), 10, 12, &["announced_day_over", "remedies_over", "earliest_demolition"]),
        (date(2025, 8, 21), 10, 12, &["remedies_over", "earliest_demolition"]),
        (date(2025, 12, 22), 10, 12, &["remedies_over", "earliest_demolition"]),
        (date(2025, 12, 23), 22, 23, &["not_by_night"]),
        (date(2025, 12, 23), 5, 8, &["not_by_night"]),
        (date(2025, 12, 23), 20, 22, &["not_by_night"]),
        (date(2025, 12, 27), 10, 12, &["not_on_a_day_off"]),
        (date(2026, 1, 1), 10, 12, &["not_on_a_day_off"]),
        (date(2026, 2, 17), 10, 12, &["not_on_a_day_off"]),
    ];
    let file = announced();
    assert_eq!(file.clock("earliest_demolition", on(70)).day, Some(date(2025, 12, 23)));
    for (day, from, until, expected) in table {
        let unmet = file.clone().unmet("officer", "demolish", at(day, from), &demolishing(day, until));
        assert_eq!(unmet, expected, "{day} at {from}");
    }
    // 调休: Saturday, 14 February 2026 is worked.
    for day in [date(2025, 12, 23), date(2026, 2, 14)] {
        assert!(file.clone().unmet("officer", "demolish", at(day, 9), &demolishing(day, 17)).is_empty(), "{day}");
    }
    let day = date(2025, 12, 23);
    let cut = over(demolishing(day, 17), &json!({ "supplies_untouched": false }));
    assert_eq!(file.clone().unmet("officer", "demolish", at(day, 9), &cut), ["supplies_untouched"]);
}

#[test]
fn a_review_a_suit_an_agreement_or_a_correction_stops_the_demolition() {
    // 行政强制法 42, 44.
    let day = date(2026, 1, 6);
    let mut file = announced();
    let sued = json!({ "kind": "suit", "on": "2025-12-01", "body": "沾益区人民法院" });
    file.done("officer", "challenge", on(200), &sued);
    let unmet = file.unmet("officer", "demolish", at(day, 9), &demolishing(day, 17));
    assert_eq!(unmet, ["remedies_over", "no_challenge_pending", "earliest_demolition"]);
    let ended = |outcome: &str| json!({ "outcome": outcome, "on": "2026-01-05", "number": "（2025）云0303行初1号" });
    let mut lost = file.clone();
    lost.done("officer", "end_challenge", date(2026, 1, 5), &ended("annulled"));
    let tried = lost.try_act("officer", "demolish", at(day, 9), &demolishing(day, 17));
    assert!(matches!(tried, Err(Refused::Unknown)));
    let close = json!({ "ground": "annulled", "reason": "决定被撤销", "photos": [] });
    lost.done("chief", "close", day, &close);
    file.done("officer", "end_challenge", date(2026, 1, 5), &ended("upheld"));
    let mut agreed = file.clone();
    let terms = json!({ "until": "2026-02-02", "terms": "分两次拆除", "nobody_harmed": true });
    agreed.done("chief", "settle", date(2026, 1, 5), &terms);
    let unmet = agreed.unmet("officer", "demolish", at(day, 9), &demolishing(day, 17));
    assert_eq!(unmet, ["settlement_over", "earliest_demolition"]);
    let mut done = file.clone();
    done.done("officer", "self_corrected", date(2026, 1, 5), &seen(&json!({ "land_restored": true })));
    let tried = done.try_act("officer", "demolish", at(day, 9), &demolishing(day, 17));
    assert!(matches!(tried, Err(Refused::Unknown)));
    assert!(file.unmet("officer", "demolish", at(day, 9), &demolishing(day, 17)).is_empty());
}

fn applying(changes: &Value) -> Value {
    let base = json!({ "court": "沾益区人民法院", "signed_by_head": true,
        "materials": ["application", "decision", "party_opinion", "subject"] });
    over(base, changes)
}

#[test]
fn the_court_is_asked_inside_its_window() {
    // 行政强制法 53–55; 行诉解释 156. Served on 21 June 2025: suit to 7 July, review to 20 August; demanded on 12 July.
    let table: [(Date, Value, &[&str]); 8] = [
        (date(2025, 7, 25), json!({}), &["demand_ten_days_over", "remedies_over"]),
        (date(2025, 8, 20), json!({}), &["remedies_over"]),
        (date(2025, 8, 21), json!({}), &[]),
        (date(2025, 10, 9), json!({}), &[]),
        (date(2025, 11, 20), json!({}), &[]),
        (date(2025, 11, 21), json!({}), &["court_window_open"]),
        (date(2025, 11, 21), json!({ "late_reason": "当事人下落不明，公告送达" }), &[]),
        (
            date(2025, 9, 1),
            json!({ "materials": ["application", "decision"], "signed_by_head": false }),
            &["court_materials", "signed_by_head"],
        ),
    ];
    let mut file = CaseFile::demanded(Law::Land78, START);
    let unseen = file.unmet("chief", "apply_to_court", morning(date(2025, 9, 1)), &applying(&json!({})));
    assert_eq!(unseen, ["found_uncorrected"]);
    file.case.rechecks.push(file.case.rechecks[0].clone());
    file.case.rechecks.last_mut().unwrap().on = date(2025, 9, 1);
    for (day, changes, expected) in table {
        let unmet = file.clone().unmet("chief", "apply_to_court", morning(day), &applying(&changes));
        assert_eq!(unmet, expected, "{day}");
    }
    // Between the two readings it is possible, but nobody should rely on it.
    let window = |day: Date| need(&file, "chief", "apply_to_court", day, &applying(&json!({})), "court_window_open");
    assert!(window(date(2025, 10, 9)).basis.verified);
    assert!(window(date(2025, 10, 10)).met && !window(date(2025, 10, 10)).basis.verified);
}

#[test]
fn who_the_court_refused_may_ask_again_and_who_it_granted_may_not() {
    let mut file = CaseFile::demanded(Law::Land78, START);
    file.done("officer", "recheck", date(2025, 8, 21), &uncorrected());
    let day = date(2025, 8, 22);
    file.done("chief", "apply_to_court", day, &applying(&json!({})));
    let again = file.clone().try_act("chief", "apply_to_court", morning(day), &applying(&json!({})));
    assert!(matches!(again, Err(Refused::Unknown)));
    file.done("officer", "court_ruling", date(2025, 8, 28), &json!({ "verdict": "refused", "number": "1" }));
    assert_eq!(file.clock("reconsideration", date(2025, 8, 28)).day, Some(date(2025, 9, 12)));
    file.done("chief", "apply_to_court", date(2025, 9, 8), &applying(&json!({})));
    file.done("officer", "court_ruling", date(2025, 9, 15), &json!({ "verdict": "granted", "number": "2" }));
    assert!(!acts(&file).contains(&ActKind::ApplyToCourt) && !acts(&file).contains(&ActKind::Demolish));
    let close = over(retaken(), &json!({ "ground": "court_executed", "reason": "法院执行完毕" }));
    file.done("chief", "close", date(2025, 11, 3), &close);
}

#[test]
fn a_case_closes_only_on_what_happened() {
    let close =
        |ground: CloseGround| over(retaken(), &json!({ "ground": ground, "reason": "依法", "land_restored": true }));
    let mut file = CaseFile::decided(Law::Land78, START);
    for ground in [CloseGround::Performed, CloseGround::Demolished, CloseGround::CourtExecuted, CloseGround::Annulled] {
        assert_eq!(file.unmet("chief", "close", morning(on(20)), &close(ground)), ["close_ground_holds"], "{ground:?}");
    }
    file.done("officer", "self_corrected", on(30), &seen(&json!({ "land_restored": true })));
    let unseen = json!({ "ground": "performed", "reason": "已改正", "photos": [] });
    assert_eq!(file.faults("chief", "close", on(31), &unseen), ["photos required"]);
    file.done("chief", "close", on(31), &close(CloseGround::Performed));
    assert!(acts(&file).is_empty());
}

#[test]
fn who_corrected_at_once_is_not_punished() {
    // 行政处罚法 33.
    let mut file = CaseFile::walked(Law::Planning65, START, 4);
    let minor = json!({ "reason": "minor_corrected", "detail": "当场拆除围挡" });
    assert_eq!(file.unmet("chief", "dismiss", morning(on(3)), &minor), ["dismissal_ground_holds"]);
    file.done("officer", "self_corrected", on(3), &seen(&json!({ "land_restored": true })));
    file.done("chief", "dismiss", on(4), &minor);
}

#[test]
fn a_suspended_case_knows_nothing_but_its_resumption() {
    let mut file = CaseFile::decided(Law::Planning65, START);
    file.done("chief", "suspend", on(20), &json!({ "reason": "当事人死亡", "basis": "行政强制法 39" }));
    assert_eq!(acts(&file), [ActKind::Resume]);
    file.done("chief", "resume", on(40), &json!({ "reason": "继承人已确定" }));
    assert_eq!(file.case.state, State::Decided);
}
