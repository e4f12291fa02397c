//! What each act of a case waits for, with the article that asks: a table for each step of the law.

use std::sync::Arc;

use homestead::domain::requirement::Requirement;
use homestead::domain::violations::acts::{ActKind, known};
use homestead::domain::violations::codes::{CloseGround, State};
use homestead::domain::violations::law::{Law, Route};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::case::{
    CaseFile, at, decision, filing, notice, photo, retaken, seen, service, two, uncorrected, until_decision,
};
use crate::support::file::{Refused, morning, over};

/// A Monday.
const START: Date = date(2025, 6, 2);

fn on(days: i64) -> Date {
    START.checked_add(days.days()).unwrap()
}

fn acts(file: &CaseFile) -> Vec<ActKind> {
    known(&file.case).map(|spec| spec.kind).collect()
}

/// The requirement of this code.
fn need(file: &CaseFile, who: &str, act: &str, day: Date, payload: &Value, code: &str) -> Requirement {
    let needs = file.needs(who, act, morning(day), payload);
    needs.into_iter().find(|need| need.code == code).unwrap_or_else(|| panic!("{act} does not ask for {code}"))
}

/// A case filed and investigated, with its notice served on a day and nothing answered.
fn told(law: Law) -> CaseFile {
    CaseFile::walked(law, START, 9)
}

fn deciding(law: Law, day: Date) -> Value {
    decision(law, day, day.checked_add(15.days()).unwrap())
}

#[test]
fn a_lead_is_no_violation_before_somebody_stood_there() {
    // 行政处罚法 40, 54.
    let mut file = CaseFile::lead_on(START);
    assert!(!acts(&file).contains(&ActKind::OpenCase));
    let nothing = seen(&json!({ "suspected": false, "findings": "未见施工" }));
    file.done("officer", "verify", START, &nothing);
    let filed = filing(Law::Planning65, &json!({}));
    assert_eq!(file.unmet("chief", "open_case", morning(START), &filed), ["verified_on_site"]);
    file.done("chief", "dismiss", START, &json!({ "reason": "no_violation", "detail": "原有房屋" }));
    assert_eq!((file.case.state, acts(&file)), (State::Dismissed, Vec::new()));
}

#[test]
fn nobody_dismisses_a_lead_from_a_desk() {
    let mut file = CaseFile::lead_on(START);
    for reason in ["no_violation", "limitation", "minor_corrected", "no_measure"] {
        let dismissed = json!({ "reason": reason, "detail": "核销" });
        assert_eq!(file.unmet("chief", "dismiss", morning(START), &dismissed), ["dismissal_ground_holds"], "{reason}");
    }
    file.done("chief", "dismiss", START, &json!({ "reason": "duplicate", "detail": "与在办案件同一地点" }));
}

#[test]
fn one_officer_is_none() {
    // 行政处罚法 42, 55.
    let verify =
        |officers: Value| json!({ "officers": officers, "photos": [photo()], "suspected": true, "findings": "加层" });
    let table: [(Value, &[&str]); 6] = [
        (json!(["officer"]), &["officers too_few"]),
        (json!([]), &["officers too_few", "officers recorder_not_named"]),
        (json!(["officer", "officer"]), &["officers[1] repeated"]),
        (json!(["officer", "chief"]), &["officers[1] not_an_officer_here"]),
        // An officer of the neighbouring town.
        (json!(["officer", "officer-pj"]), &["officers[1] not_an_officer_here"]),
        (json!(["officer2", "officer-pj"]), &["officers[1] not_an_officer_here", "officers recorder_not_named"]),
    ];
    for (officers, expected) in table {
        let mut file = CaseFile::lead_on(START);
        assert_eq!(file.faults("officer", "verify", START, &verify(officers.clone())), expected, "{officers}");
    }
    let mut file = CaseFile::lead_on(START);
    let nothing = json!({ "officers": ["officer", "officer2"], "photos": [], "suspected": true, "findings": "加层" });
    assert_eq!(file.faults("officer", "verify", START, &nothing), ["photos too_few"]);
}

#[test]
fn a_sub_district_holds_no_power_and_transfers() {
    // 行政处罚法 17, 24, 38; 城乡规划法 65 names townships and towns.
    let mut file = CaseFile::registered(START, &street_lead());
    file.done("officer", "verify", START, &seen(&json!({ "suspected": true, "findings": "加层" })));
    let filed = filing(Law::Planning65, &json!({ "unit": "530303001" }));
    assert_eq!(file.unmet("chief", "open_case", morning(START), &filed), ["unit_may_enforce"]);
    // Another town holds the power, but not here (行政处罚法 22).
    let elsewhere = filing(Law::Planning65, &json!({}));
    assert_eq!(file.unmet("chief", "open_case", morning(START), &elsewhere), ["unit_holds_place"]);
    // The county has no power of its own under 65 either.
    let county = filing(Law::Planning65, &json!({ "unit": "530303" }));
    assert_eq!(file.unmet("chief", "open_case", morning(START), &county), ["unit_may_enforce"]);
    file.done("chief", "transfer", START, &json!({ "to": "曲靖市沾益区自然资源局", "reason": "街道无此职权" }));
    assert_eq!(file.case.state, State::Transferred);
}

fn street_lead() -> Value {
    over(crate::support::case::lead(), &json!({ "village": "530303001001" }))
}

#[test]
fn an_entrusted_power_is_used_in_its_principals_name_and_wears_its_badge() {
    // 行政处罚法 20, 21, 38.
    let mut file = CaseFile::registered(START, &street_lead());
    let row = json!({ "unit": "530303001", "act": "planning_enforcement", "source": "entrusted",
        "principal": "曲靖市沾益区自然资源局", "basis": "委托书（示例）", "valid_from": "2025-01-01",
        "valid_to": "2025-12-31", "verified": false });
    Arc::make_mut(&mut file.pack).powers.push(serde_json::from_value(row).unwrap());
    file.done("officer", "verify", START, &seen(&json!({ "suspected": true, "findings": "加层" })));
    let filed = filing(Law::Planning65, &json!({ "unit": "530303001" }));
    let power = need(&file, "chief", "open_case", START, &filed, "unit_may_enforce");
    assert!(power.met && !power.basis.verified);
    // After its last day the mandate is none.
    let late = date(2026, 1, 5);
    assert_eq!(file.clone().unmet("chief", "open_case", morning(late), &filed), ["unit_may_enforce"]);
    file.done("chief", "open_case", START, &filed);
    let stop = until_decision(Law::Planning65, START).remove(1).payload;
    file.done("officer", "order_stop", START, &over(stop, &json!({ "unit": "530303101" })));
    let power = &file.case.stop_order.as_ref().unwrap().paper.power;
    // The body of the case, not the one that somebody typed.
    assert_eq!(power.unit.as_str(), "530303001");
    assert_eq!(power.in_name_of.as_deref(), Some("曲靖市沾益区自然资源局"));
}

#[test]
fn a_power_that_ended_meanwhile_stops_the_case() {
    // 行政处罚法 38: the power is looked up on the day of each act.
    let mut file = CaseFile::demanded(Law::Planning65, START);
    for rule in &mut Arc::make_mut(&mut file.pack).powers {
        if rule.value.act == "planning_enforcement" {
            rule.valid_to = Some(on(50));
        }
    }
    file.done("officer", "recheck", on(52), &uncorrected());
    let enforce = json!({ "number": "1", "manner": "拆除", "statement_considered": true });
    assert_eq!(file.unmet("chief", "decide_enforcement", morning(on(52)), &enforce), ["unit_may_enforce"]);
}

#[test]
fn the_article_fits_the_kind_the_party_and_the_building_date() {
    let conduct = |from: &str, to: Option<&str>, used: &str| json!({ "conduct": { "used_as": used, "built_from": from, "built_to": to } });
    let villager = |used: &str| conduct("2021-01-01", None, used);
    let other = json!({ "party": { "name": "某公司", "address": "沾益区龙华街道", "kind": "other" } });
    let table: [(Law, Value, &[&str]); 10] = [
        (Law::Planning65, json!({}), &[]),
        // Too many storeys are no matter of the land law (§3.2).
        (Law::Land78, json!({ "kinds": ["V02", "V08"], "unit": "530303" }), &["kind_under_law"]),
        // No article gives a measure against a second homestead (§3.3).
        (Law::Land78, json!({ "kinds": ["V10"] }), &["kind_under_law"]),
        // 土地管理法 77, 78: the villager's house, and everybody and everything else.
        (Law::Land78, villager("other"), &["law_fits_party"]),
        (Law::Land78, other.clone(), &["law_fits_party"]),
        (Law::Land77, over(other, &villager("dwelling")), &[]),
        (
            Law::Land77,
            json!({ "party": { "name": "王大山", "address": "白水镇白水村", "kind": "villager" } }),
            &["law_fits_party"],
        ),
        // 云南省违法建筑处置规定 3: finished before 城乡规划法 was law.
        (Law::Planning65, conduct("2006-03-01", Some("2007-09-30"), "dwelling"), &["law_of_building_date"]),
        (Law::Planning65, conduct("2006-03-01", Some("2008-02-01"), "dwelling"), &[]),
        (Law::Planning65, conduct("2006-03-01", None, "dwelling"), &[]),
    ];
    for (law, changes, expected) in table {
        let mut file = CaseFile::walked(law, START, 1);
        let filed = filing(law, &changes);
        assert_eq!(file.unmet("chief", "open_case", morning(START), &filed), expected, "{law:?} {changes}");
    }
    let file = CaseFile::walked(Law::Planning65, START, 1);
    let old = filing(Law::Planning65, &conduct("2010-01-01", Some("2011-01-01"), "dwelling"));
    // The edition of 2011 was not read.
    assert!(!need(&file, "chief", "open_case", START, &old, "law_of_building_date").basis.verified);
}

#[test]
fn a_track_and_its_article_belong_together() {
    let mut file = CaseFile::walked(Law::Planning65, START, 1);
    let crossed = filing(Law::Planning65, &json!({ "basis": "land78" }));
    assert_eq!(file.faults("chief", "open_case", START, &crossed), ["basis not_of_this_track"]);
}

#[test]
fn two_years_run_from_the_end_of_the_state_not_from_the_building() {
    // 行政处罚法 36; 云南省违法建筑处置规定 3. The lead is of 2 June 2025.
    for (ended, expected) in [
        (None, &[][..]),
        (Some("2025-05-01"), &[]),
        (Some("2023-06-02"), &[]),
        (Some("2023-06-01"), &["within_limitation"]),
        (Some("2021-03-01"), &["within_limitation"]),
    ] {
        let mut file = CaseFile::walked(Law::Land78, START, 1);
        let conduct = json!({ "used_as": "dwelling", "built_from": "2020-02-01", "ended_on": ended });
        let filed = filing(Law::Land78, &json!({ "conduct": conduct }));
        assert_eq!(file.unmet("chief", "open_case", morning(START), &filed), expected, "ended {ended:?}");
    }
}

#[test]
fn a_decision_waits_for_all_that_the_penalty_law_asks() {
    let law = Law::Land78;
    let table: [(usize, i64, &[&str]); 6] = [
        (
            4,
            1,
            &[
                "measured_evidence",
                "paper_served",
                "statement_period_over",
                "hearing_offered",
                "hearing_period_over",
                "legal_review_passed",
                "no_heavier_than_told",
            ],
        ),
        (
            5,
            2,
            &[
                "paper_served",
                "statement_period_over",
                "hearing_offered",
                "hearing_period_over",
                "legal_review_passed",
                "no_heavier_than_told",
            ],
        ),
        (
            7,
            16,
            &[
                "paper_served",
                "statement_period_over",
                "hearing_offered",
                "hearing_period_over",
                "no_heavier_than_told",
            ],
        ),
        (8, 17, &["paper_served", "statement_period_over", "hearing_period_over"]),
        (9, 17, &["statement_period_over", "hearing_period_over"]),
        (10, 18, &[]),
    ];
    for (steps, day, expected) in table {
        let mut file = CaseFile::walked(law, START, steps);
        let payload = deciding(law, on(day));
        assert_eq!(file.unmet("chief", "decide", morning(on(day)), &payload), expected, "after {steps} acts");
    }
}

#[test]
fn the_partys_five_working_days_are_over_on_the_sixth() {
    // 行政处罚法 64(1), 85; 自然资源行政处罚办法 33: served on Thursday, 19 June 2025.
    for (day, expected) in [
        (18, &["statement_period_over", "hearing_period_over"][..]),
        (24, &["statement_period_over", "hearing_period_over"]),
        (25, &[]),
    ] {
        let mut file = told(Law::Land78);
        let payload = deciding(Law::Land78, on(day));
        assert_eq!(file.unmet("chief", "decide", morning(on(day)), &payload), expected, "{}", on(day));
    }
}

#[test]
fn who_asks_for_a_hearing_in_time_gets_one() {
    // 行政处罚法 63, 64.
    let mut file = told(Law::Land78);
    let asked = json!({ "kind": "hearing_request", "content": "要求听证" });
    file.done("officer", "respond", on(18), &asked);
    let later = on(45);
    let payload = deciding(Law::Land78, later);
    assert_eq!(file.unmet("chief", "decide", morning(later), &payload), ["hearing_held"]);
    let hearing = |told: Date, chair: &str, signed: bool| json!({ "told_on": told, "chair": chair, "record": "听证笔录", "record_signed": signed });
    // Told on Monday, 23 June: the seventh working day is Wednesday, 2 July.
    let table: [(i64, &str, bool, &[&str]); 4] = [
        (30, "legal", true, &["hearing_told_before"]),
        (31, "officer", true, &["chair_not_handler"]),
        (31, "legal", false, &["hearing_record_signed"]),
        (31, "legal", true, &[]),
    ];
    for (day, chair, signed, expected) in table {
        let payload = hearing(on(21), chair, signed);
        assert_eq!(file.unmet("legal", "hold_hearing", morning(on(day)), &payload), expected, "{}", on(day));
    }
    // 行政处罚法 58: what was heard is reviewed again.
    assert_eq!(file.unmet("chief", "decide", morning(later), &payload), ["legal_review_passed"]);
    let review = until_decision(Law::Land78, START).remove(6).payload;
    file.done("legal", "legal_review", on(36), &review);
    file.done("chief", "decide", later, &payload);
}

#[test]
fn a_request_that_comes_late_is_kept_but_holds_nothing_up() {
    let mut file = told(Law::Land78);
    file.done("officer", "respond", on(25), &json!({ "kind": "hearing_request", "content": "要求听证" }));
    assert!(!file.case.hearing_wanted() && !file.case.notice.as_ref().unwrap().responses[0].in_time);
    file.done("chief", "decide", on(25), &deciding(Law::Land78, on(25)));
}

#[test]
fn nobody_reviews_what_they_handled() {
    // 行政处罚法 58.
    let mut file = CaseFile::walked(Law::Land78, START, 6);
    let review = until_decision(Law::Land78, START).remove(6).payload;
    for handler in ["officer", "officer2"] {
        assert_eq!(file.unmet(handler, "legal_review", morning(on(16)), &review), ["reviewer_not_handler"]);
    }
    file.done("legal", "legal_review", on(16), &review);
    // New evidence after it: reviewed anew, and told anew.
    let evidence = until_decision(Law::Land78, START).remove(4).payload;
    file.done("officer", "notify", on(17), &notice(Law::Land78));
    file.done("officer", "investigate", on(18), &evidence);
    assert!(file.case.notice.is_none());
    let unmet = file.unmet("chief", "decide", morning(on(30)), &deciding(Law::Land78, on(30)));
    assert!(unmet.contains(&"legal_review_passed") && unmet.contains(&"hearing_offered"));
    let numbers: Vec<u32> = file.case.investigations.iter().flat_map(|it| &it.exhibits).map(|it| it.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[test]
fn a_decision_is_no_heavier_than_what_was_told() {
    // 行政处罚法 44, 45.
    let law = Law::Land78;
    let mut file = CaseFile::walked(law, START, 10);
    let heavier = over(deciding(law, on(18)), &json!({ "measures": ["demolish", "return_land"] }));
    assert_eq!(file.unmet("chief", "decide", morning(on(18)), &heavier), ["no_heavier_than_told"]);
    file.done("officer", "respond", on(18), &json!({ "kind": "statement", "content": "愿意自行拆除" }));
    let deaf = over(deciding(law, on(18)), &json!({ "statement_considered": false }));
    assert_eq!(file.unmet("chief", "decide", morning(on(18)), &deaf), ["statement_considered"]);
    let alone = over(deciding(law, on(18)), &json!({ "discussed_by": ["局长"] }));
    assert_eq!(file.unmet("chief", "decide", morning(on(18)), &alone), ["discussed_together"]);
}

#[test]
fn a_farmers_house_is_neither_fined_nor_confiscated() {
    // 城乡规划法 65 and 土地管理法 78 have no fine and no confiscation.
    let fine = json!({ "fine": { "yuan": 10_000, "base": 100.0 } });
    for law in [Law::Planning65, Law::Land78, Law::Pipeline52, Law::Power69] {
        let mut file = CaseFile::walked(law, START, 10);
        let fined = over(deciding(law, on(18)), &fine);
        assert_eq!(file.faults("chief", "decide", on(18), &fined), ["fine unknown_field"], "{law:?}");
        let told = over(notice(law), &fine);
        assert_eq!(file.faults("officer", "notify", on(18), &told), ["fine unknown_field"], "{law:?}");
        let confiscated = over(deciding(law, on(18)), &json!({ "measures": ["confiscate"] }));
        assert_eq!(file.faults("chief", "decide", on(18), &confiscated), ["measures[0] not_in_this_law"], "{law:?}");
    }
}

#[test]
fn a_fine_lies_in_the_range_of_its_article() {
    // 土地管理法实施条例 55, 57; 公路法 81; 水法 65; 地质灾害防治条例 43; 森林法 73.
    let table: [(Law, u32, f64, bool); 13] = [
        (Law::Land77, 9_999, 100.0, false),
        (Law::Land77, 10_000, 100.0, true),
        (Law::Land77, 100_000, 100.0, true),
        (Law::Land77, 100_001, 100.0, false),
        (Law::Land75, 49_999, 10_000.0, false),
        (Law::Land75, 100_000, 10_000.0, true),
        (Law::Highway81, 50_000, 0.0, true),
        (Law::Highway81, 50_001, 0.0, false),
        (Law::River65, 9_999, 0.0, false),
        (Law::River65, 100_000, 0.0, true),
        (Law::Hazard43, 50_001, 0.0, false),
        (Law::Forest73, 3_000, 1_000.0, true),
        (Law::Forest73, 3_001, 1_000.0, false),
    ];
    for (law, yuan, base, met) in table {
        let fine = if base > 0.0 { json!({ "yuan": yuan, "base": base }) } else { json!({ "yuan": yuan }) };
        let file = CaseFile::walked(law, START, 7);
        let told = over(notice(law), &json!({ "fine": fine }));
        assert_eq!(need(&file, "officer", "notify", on(17), &told, "fine_in_range").met, met, "{law:?} {yuan}");
    }
}

#[test]
fn one_act_is_fined_once() {
    // 行政处罚法 29.
    let law = Law::Land77;
    let fine = json!({ "fine": { "yuan": 20_000, "base": 100.0 } });
    let mut file = CaseFile::walked(law, START, 7);
    file.done("officer", "notify", on(17), &over(notice(law), &fine));
    file.done("officer", "serve", on(17), &service("notice"));
    file.done("officer", "respond", on(18), &json!({ "kind": "waiver", "content": "放弃" }));
    file.fined_elsewhere = true;
    let fined = over(deciding(law, on(18)), &fine);
    assert_eq!(file.unmet("chief", "decide", morning(on(18)), &fined), ["no_second_fine"]);
    file.fined_elsewhere = false;
    file.done("chief", "decide", on(18), &fined);
    file.done("officer", "serve", on(18), &service("decision"));
    let paid = |yuan: u32| json!({ "yuan": yuan, "receipt_no": "5303-1" });
    assert_eq!(file.unmet("officer", "pay_fine", morning(on(20)), &paid(19_999)), ["fine_in_full"]);
    let corrected = seen(&json!({ "land_restored": true }));
    file.done("officer", "self_corrected", on(20), &corrected);
    let close = over(retaken(), &json!({ "ground": "performed", "reason": "已拆除", "land_restored": true }));
    assert_eq!(file.unmet("chief", "close", morning(on(20)), &close), ["fine_paid"]);
    file.done("officer", "pay_fine", on(20), &paid(20_000));
    file.done("chief", "close", on(20), &close);
}

#[test]
fn under_the_planning_law_a_house_goes_only_after_an_order_to_correct_ran_out() {
    // 城乡规划法 65: 责令停止建设、限期改正;逾期不改正的,可以拆除.
    let law = Law::Planning65;
    let mut file = CaseFile::walked(law, START, 10);
    file.case.rechecks.clear();
    let payload = deciding(law, on(18));
    assert_eq!(file.unmet("chief", "decide", morning(on(18)), &payload), ["found_uncorrected"]);
    file.case.stop_order.as_mut().unwrap().correct_by = Some(on(18));
    let unmet = file.unmet("chief", "decide", morning(on(18)), &payload);
    assert_eq!(unmet, ["correction_period_over", "found_uncorrected"]);
    file.case.stop_order.as_mut().unwrap().paper.service = None;
    assert_eq!(file.unmet("chief", "decide", morning(on(18)), &payload)[0], "paper_served");
    // An order that was given under the land law is none under the planning law.
    let mut file = CaseFile::walked(law, START, 10);
    file.case.stop_order.as_mut().unwrap().law = Law::Land78;
    let unmet = file.unmet("chief", "decide", morning(on(18)), &payload);
    assert_eq!(unmet, ["correction_period_over", "found_uncorrected"]);
}

#[test]
fn each_way_of_service_has_its_proof() {
    // 行政处罚法 61; 民事诉讼法 89, 95.
    let bare =
        |mode: &str| json!({ "officers": ["officer", "officer2"], "photos": [], "paper": "decision", "mode": mode });
    let with = |mode: &str, more: Value| over(bare(mode), &more);
    let table: [(Value, &[&str]); 10] = [
        (bare("direct"), &[]),
        (bare("family_member"), &[]),
        (bare("mail"), &[]),
        (bare("left"), &["left_before_witness"]),
        (with("left", json!({ "witness": "村主任" })), &[]),
        (with("left", json!({ "photos": [photo()] })), &[]),
        (bare("electronic"), &["electronic_consent"]),
        (with("electronic", json!({ "consent": "送达地址确认书" })), &[]),
        (bare("public_notice"), &["other_ways_tried"]),
        (with("direct", json!({ "paper": "demand" })), &["paper_to_serve"]),
    ];
    for (payload, expected) in table {
        let mut file = CaseFile::walked(Law::Land78, START, 11);
        assert_eq!(file.unmet("officer", "serve", morning(on(19)), &payload), expected, "{payload}");
    }
    let mut file = CaseFile::walked(Law::Land78, START, 11);
    let early = with("direct", json!({ "on": on(18) }));
    assert_eq!(file.faults("officer", "serve", on(20), &early), ["on before_paper"]);
    let posted = with("public_notice", json!({ "tried": "三次上门无人" }));
    file.done("officer", "serve", on(19), &posted);
    // Posted on 21 June: nothing runs, and nothing can be fought, before 21 July.
    assert_eq!(file.clock("suit", on(19)).from, date(2025, 7, 21));
    let review = json!({ "kind": "review", "body": "沾益区人民政府" });
    assert_eq!(file.faults("officer", "challenge", on(20), &review), ["on before_service"]);
}

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

#[test]
fn evidence_of_a_camera_counts_only_when_reviewed() {
    // 行政处罚法 41.
    let mut file = CaseFile::walked(Law::Land78, START, 4);
    let evidence = |more: Value| {
        let base = json!({ "kind": "electronic_data", "title": "铁塔监控截图", "monitored": true });
        over(two(), &json!({ "evidence": [over(base, &more)], "findings": "在建" }))
    };
    let unreviewed = evidence(json!({}));
    assert_eq!(file.faults("officer", "investigate", on(2), &unreviewed), ["evidence[0].reviewed camera_unreviewed"]);
    let strange = evidence(json!({ "reviewed": true, "file": "530303-00000000-0000-0000-0000-000000000009" }));
    assert_eq!(file.faults("officer", "investigate", on(2), &strange), ["evidence[0].file not_a_photo_of_this_case"]);
    file.done("officer", "investigate", on(2), &evidence(json!({ "reviewed": true })));
}

#[test]
fn a_party_is_filed_with_its_address_and_the_record_keeps_neither() {
    // 行政处罚法 59(1): the decision names the party with its address.
    let mut file = CaseFile::walked(Law::Planning65, START, 3);
    let nowhere = filing(Law::Planning65, &json!({ "party": { "name": "王大山", "kind": "villager" } }));
    assert_eq!(file.faults("chief", "open_case", on(1), &nowhere), ["party.address required"]);
    let filed = filing(Law::Planning65, &json!({}));
    let act = file.judged("chief", "open_case", morning(on(1)), &filed).unwrap();
    let kept = act.body().to_string();
    assert!(!kept.contains("五组17号") && !kept.contains("王大山"), "{kept}");
}

#[test]
fn what_a_paper_says_stands_in_the_file() {
    // 行政强制法 35(2), 44; 行政处罚法 57, 64: manner, place, days.
    let file = CaseFile::demanded(Law::Planning65, START);
    assert_eq!(file.case.stop_order.as_ref().unwrap().facts, "加层");
    assert_eq!(file.case.demand.as_ref().unwrap().manner, "自行拆除");
    let decision = file.case.decision.as_ref().unwrap();
    assert_eq!((decision.discussed_on, decision.paper.power.authority()), (on(19), Some("曲靖市沾益区白水镇人民政府")));
}
