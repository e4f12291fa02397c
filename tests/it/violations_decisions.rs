//! What a decision waits for: told, heard, reviewed, discussed, served.

use homestead::domain::violations::law::Law;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::case::{CaseFile, notice, photo, until_decision};
use crate::support::case_needs::{START, deciding, on, told};
use crate::support::file::{morning, over};

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
fn what_a_paper_says_stands_in_the_file() {
    // 行政强制法 35(2), 44; 行政处罚法 57, 64: manner, place, days.
    let file = CaseFile::demanded(Law::Planning65, START);
    assert_eq!(file.case.stop_order.as_ref().unwrap().facts, "加层");
    assert_eq!(file.case.demand.as_ref().unwrap().manner, "自行拆除");
    let decision = file.case.decision.as_ref().unwrap();
    assert_eq!((decision.discussed_on, decision.paper.power.authority()), (on(19), Some("曲靖市沾益区白水镇人民政府")));
}
