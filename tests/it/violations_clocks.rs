//! The clocks of a case over Spring Festival and National Day of 2024 to 2026: each day with the article it rests on. The
//! days were computed apart from the program, from the State Council's notices.

use homestead::domain::violations::clocks::{Sense, Status};
use homestead::domain::violations::law::Law;
use homestead::domain::violations::remedies::court_window;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::json;

use crate::support::case::{CaseFile, seen, service, uncorrected};
use crate::support::file::day;

/// What a clock counts from, its article, the day it counts from, and the days that it gives.
type Golden = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// A case in which this clock began on a day, and the codes of the clocks to look at.
fn begun(code: &str, from: Date) -> (CaseFile, &'static [&'static str]) {
    let (law, codes): (Law, &[&str]) = match code {
        "filing" => (Law::Planning65, &["filing"]),
        "statement" => (Law::Land78, &["statement"]),
        "hearing_request" => (Law::Land78, &["hearing_request"]),
        "decision" => (Law::Planning65, &["decision"]),
        "service" => (Law::Planning65, &["service"]),
        "payment" => (Law::Highway81, &["payment"]),
        "review" => (Law::Planning65, &["review"]),
        "suit_planning" => (Law::Planning65, &["suit"]),
        "suit_land" => (Law::Land78, &["suit"]),
        "demand" => (Law::Land78, &["demand"]),
        "earliest_demolition" => (Law::Planning65, &["earliest_demolition"]),
        "court" => (Law::Land78, &["court_from", "court_until"]),
        "court_acceptance" => (Law::Land78, &["court_acceptance"]),
        "court_ruling" => (Law::Land78, &["court_ruling"]),
        "reconsideration" => (Law::Land78, &["reconsideration"]),
        other => panic!("no clock {other}"),
    };
    let mut file = CaseFile::decided(law, date(2023, 2, 6));
    let case = &mut file.case;
    match code {
        "filing" => case.verification.as_mut().unwrap().on = from,
        "statement" | "hearing_request" => {
            let notice = case.notice.as_mut().unwrap();
            notice.responses.clear();
            notice.paper.service.as_mut().unwrap().served_on = from;
        }
        "decision" => case.filing.as_mut().unwrap().on = from,
        "service" => {
            let paper = &mut case.decision.as_mut().unwrap().paper;
            (paper.on, paper.service) = (from, None);
        }
        "payment" => {
            let fine = json!({ "yuan": 20_000, "base": 1.0 });
            let decision = case.decision.as_mut().unwrap();
            decision.order.fine = Some(serde_json::from_value(fine).unwrap());
            decision.paper.service.as_mut().unwrap().served_on = from;
        }
        "demand" | "court_acceptance" | "court_ruling" | "reconsideration" => after_the_demand(&mut file, code, from),
        _ => case.decision.as_mut().unwrap().paper.service.as_mut().unwrap().served_on = from,
    }
    (file, codes)
}

/// A case that went on to the court, with one of its days moved.
fn after_the_demand(file: &mut CaseFile, code: &str, from: Date) {
    *file = CaseFile::demanded(Law::Land78, date(2023, 2, 6));
    if code == "demand" {
        file.case.demand.as_mut().unwrap().paper.service.as_mut().unwrap().served_on = from;
        return;
    }
    file.case.application =
        Some(serde_json::from_value(json!({ "on": from, "court": "沾益区人民法院", "late_reason": null })).unwrap());
    if code == "reconsideration" {
        let refused = json!({ "on": from, "verdict": "refused", "number": "（2025）云0303行审1号" });
        file.case.ruling = Some(serde_json::from_value(refused).unwrap());
    }
}

/// The days that the clocks give: each its own, then that of the other reading.
fn days(code: &str, from: Date, article: &str) -> Vec<Option<Date>> {
    let (file, codes) = begun(code, from);
    let clocks = codes.iter().map(|code| file.clock(code, from));
    clocks
        .flat_map(|clock| {
            assert!(clock.basis.text.contains(article), "{code} rests on {}", clock.basis.text);
            std::iter::once(clock.day).chain(clock.otherwise.map(Some))
        })
        .collect()
}

/// The day on which a notice posted on a day counts as service.
fn public_notice(from: Date) -> Option<Date> {
    let start = from.checked_sub(19.days()).unwrap();
    let mut file = CaseFile::walked(Law::Planning65, start, 11);
    let posted = json!({ "paper": "decision", "mode": "public_notice", "tried": "两次上门无人，邮件退回" });
    file.done("officer", "serve", from, &seen(&posted));
    file.case.decision.unwrap().paper.service.map(|service| service.served_on)
}

#[test]
fn every_golden_day_over_the_holidays() {
    let table: [Golden; 103] = [
        // 行政处罚法 54: 10 working days, a local rule for 及时.
        ("filing", "行政处罚法 54", "2024-02-02", &["2024-02-21"]),
        ("filing", "行政处罚法 54", "2024-09-27", &["2024-10-16"]),
        ("filing", "行政处罚法 54", "2025-01-20", &["2025-02-08"]),
        ("filing", "行政处罚法 54", "2025-09-26", &["2025-10-16"]),
        ("filing", "行政处罚法 54", "2026-02-09", &["2026-02-28"]),
        ("filing", "行政处罚法 54", "2026-09-28", &["2026-10-16"]),
        // 自然资源行政处罚办法 33: 5 working days.
        ("statement", "自然资源行政处罚办法 33", "2024-02-06", &["2024-02-19"]),
        ("statement", "自然资源行政处罚办法 33", "2024-09-29", &["2024-10-11"]),
        ("statement", "自然资源行政处罚办法 33", "2025-01-24", &["2025-02-07"]),
        ("statement", "自然资源行政处罚办法 33", "2025-04-25", &["2025-05-06"]),
        ("statement", "自然资源行政处罚办法 33", "2025-09-28", &["2025-10-11"]),
        ("statement", "自然资源行政处罚办法 33", "2026-02-11", &["2026-02-25"]),
        ("statement", "自然资源行政处罚办法 33", "2026-09-18", &["2026-09-24"]),
        // 行政处罚法 64(1)、85: 5 working days.
        ("hearing_request", "行政处罚法 64(1)、85", "2024-02-07", &["2024-02-20"]),
        ("hearing_request", "行政处罚法 64(1)、85", "2024-09-13", &["2024-09-23"]),
        ("hearing_request", "行政处罚法 64(1)、85", "2024-09-30", &["2024-10-12"]),
        ("hearing_request", "行政处罚法 64(1)、85", "2025-01-26", &["2025-02-08"]),
        ("hearing_request", "行政处罚法 64(1)、85", "2025-04-25", &["2025-05-06"]),
        ("hearing_request", "行政处罚法 64(1)、85", "2025-09-30", &["2025-10-14"]),
        ("hearing_request", "行政处罚法 64(1)、85", "2026-02-13", &["2026-02-27"]),
        ("hearing_request", "行政处罚法 64(1)、85", "2026-09-30", &["2026-10-13"]),
        // 行政处罚法 60: 90 calendar days.
        ("decision", "行政处罚法 60", "2023-11-13", &["2024-02-18"]),
        ("decision", "行政处罚法 60", "2024-07-04", &["2024-10-08"]),
        ("decision", "行政处罚法 60", "2024-11-01", &["2025-02-05"]),
        ("decision", "行政处罚法 60", "2025-07-04", &["2025-10-09"]),
        ("decision", "行政处罚法 60", "2025-11-20", &["2026-02-24"]),
        ("decision", "行政处罚法 60", "2026-07-06", &["2026-10-08"]),
        ("decision", "行政处罚法 60", "2026-05-25", &["2026-08-24"]),
        // 行政处罚法 61、85: 7 working days.
        ("service", "行政处罚法 61、85", "2024-02-05", &["2024-02-20"]),
        ("service", "行政处罚法 61、85", "2024-09-27", &["2024-10-12"]),
        ("service", "行政处罚法 61、85", "2025-01-23", &["2025-02-08"]),
        ("service", "行政处罚法 61、85", "2025-09-26", &["2025-10-13"]),
        ("service", "行政处罚法 61、85", "2026-02-10", &["2026-02-26"]),
        ("service", "行政处罚法 61、85", "2026-09-23", &["2026-10-10"]),
        // 民事诉讼法 95: 30 days after the posting.
        ("public_notice", "民事诉讼法 95", "2024-01-11", &["2024-02-18"]),
        ("public_notice", "民事诉讼法 95", "2024-09-02", &["2024-10-08"]),
        ("public_notice", "民事诉讼法 95", "2024-12-30", &["2025-02-05"]),
        ("public_notice", "民事诉讼法 95", "2025-09-04", &["2025-10-09"]),
        ("public_notice", "民事诉讼法 95", "2026-01-16", &["2026-02-24"]),
        ("public_notice", "民事诉讼法 95", "2026-09-02", &["2026-10-08"]),
        // 行政处罚法 67: 15 days.
        ("payment", "行政处罚法 67", "2024-01-29", &["2024-02-18"]),
        ("payment", "行政处罚法 67", "2024-09-18", &["2024-10-08"]),
        ("payment", "行政处罚法 67", "2025-01-14", &["2025-02-05"]),
        ("payment", "行政处罚法 67", "2025-09-18", &["2025-10-09"]),
        ("payment", "行政处罚法 67", "2026-02-02", &["2026-02-24"]),
        ("payment", "行政处罚法 67", "2026-09-17", &["2026-10-08"]),
        // 行政复议法 20: 60 days.
        ("review", "行政复议法 20", "2023-12-13", &["2024-02-18"]),
        ("review", "行政复议法 20", "2024-08-02", &["2024-10-08"]),
        ("review", "行政复议法 20", "2024-12-02", &["2025-02-05"]),
        ("review", "行政复议法 20", "2025-03-03", &["2025-05-06"]),
        ("review", "行政复议法 20", "2025-08-04", &["2025-10-09"]),
        ("review", "行政复议法 20", "2025-12-18", &["2026-02-24"]),
        ("review", "行政复议法 20", "2026-08-03", &["2026-10-08"]),
        // 行政诉讼法 46: 6 months.
        ("suit_planning", "行政诉讼法 46", "2023-08-12", &["2024-02-18"]),
        ("suit_planning", "行政诉讼法 46", "2024-04-03", &["2024-10-08"]),
        ("suit_planning", "行政诉讼法 46", "2024-07-28", &["2025-02-05"]),
        ("suit_planning", "行政诉讼法 46", "2025-03-03", &["2025-09-03"]),
        ("suit_planning", "行政诉讼法 46", "2025-04-01", &["2025-10-09"]),
        ("suit_planning", "行政诉讼法 46", "2025-08-16", &["2026-02-24"]),
        ("suit_planning", "行政诉讼法 46", "2025-08-31", &["2026-02-28"]),
        ("suit_planning", "行政诉讼法 46", "2026-04-07", &["2026-10-08"]),
        // 土地管理法 83: 15 days on the land track.
        ("suit_land", "土地管理法 83", "2024-01-26", &["2024-02-18"]),
        ("suit_land", "土地管理法 83", "2024-09-16", &["2024-10-08"]),
        ("suit_land", "土地管理法 83", "2025-01-15", &["2025-02-05"]),
        ("suit_land", "土地管理法 83", "2025-03-03", &["2025-03-18"]),
        ("suit_land", "土地管理法 83", "2025-09-17", &["2025-10-09"]),
        ("suit_land", "土地管理法 83", "2026-01-31", &["2026-02-24"]),
        ("suit_land", "土地管理法 83", "2026-09-20", &["2026-10-08"]),
        // 行政强制法 54、69: 10 working days.
        ("demand", "行政强制法 54、69", "2024-01-29", &["2024-02-09"]),
        ("demand", "行政强制法 54、69", "2024-09-24", &["2024-10-12"]),
        ("demand", "行政强制法 54、69", "2025-01-21", &["2025-02-10"]),
        ("demand", "行政强制法 54、69", "2025-09-25", &["2025-10-15"]),
        ("demand", "行政强制法 54、69", "2026-02-06", &["2026-02-27"]),
        ("demand", "行政强制法 54、69", "2026-09-21", &["2026-10-12"]),
        // 行政强制法 43、44: the day after both periods, never on a day off.
        ("earliest_demolition", "行政强制法 43、44", "2023-08-09", &["2024-02-18"]),
        ("earliest_demolition", "行政强制法 43、44", "2024-03-29", &["2024-09-30"]),
        ("earliest_demolition", "行政强制法 43、44", "2024-07-27", &["2025-02-05"]),
        ("earliest_demolition", "行政强制法 43、44", "2025-03-03", &["2025-09-04"]),
        ("earliest_demolition", "行政强制法 43、44", "2025-03-28", &["2025-09-29"]),
        ("earliest_demolition", "行政强制法 43、44", "2025-08-14", &["2026-02-24"]),
        ("earliest_demolition", "行政强制法 43、44", "2026-03-31", &["2026-10-08"]),
        // 行政强制法 53: the first day, the day to keep, the day of the other reading.
        ("court", "行政强制法 53", "2023-11-01", &["2024-01-03", "2024-02-18", "2024-04-02"]),
        ("court", "行政强制法 53", "2024-06-16", &["2024-08-16", "2024-10-08", "2024-11-15"]),
        ("court", "行政强制法 53", "2024-11-06", &["2025-01-07", "2025-02-21", "2025-04-07"]),
        ("court", "行政强制法 53", "2025-03-03", &["2025-05-07", "2025-06-18", "2025-08-06"]),
        ("court", "行政强制法 53", "2025-06-19", &["2025-08-19", "2025-10-09", "2025-11-18"]),
        ("court", "行政强制法 53", "2025-11-05", &["2026-01-05", "2026-02-24", "2026-04-07"]),
        ("court", "行政强制法 53", "2026-06-18", &["2026-08-18", "2026-10-08", "2026-11-17"]),
        // 行政强制法 56、69: 5 working days.
        ("court_acceptance", "行政强制法 56、69", "2024-02-05", &["2024-02-18"]),
        ("court_acceptance", "行政强制法 56、69", "2025-01-24", &["2025-02-07"]),
        ("court_acceptance", "行政强制法 56、69", "2025-09-28", &["2025-10-11"]),
        ("court_acceptance", "行政强制法 56、69", "2026-02-12", &["2026-02-26"]),
        // 行政强制法 57、69: 7 working days after those, 30 days in doubt.
        ("court_ruling", "行政强制法 57、69", "2024-01-31", &["2024-02-21", "2024-03-07"]),
        ("court_ruling", "行政强制法 57、69", "2024-09-24", &["2024-10-15", "2024-10-30"]),
        ("court_ruling", "行政强制法 57、69", "2025-01-20", &["2025-02-11", "2025-02-25"]),
        ("court_ruling", "行政强制法 57、69", "2025-09-22", &["2025-10-14", "2025-10-28"]),
        ("court_ruling", "行政强制法 57、69", "2026-02-05", &["2026-02-28", "2026-03-16"]),
        // 行政强制法 56(2)、58(3): 15 days.
        ("reconsideration", "行政强制法 56(2)、58(3)", "2024-01-30", &["2024-02-18"]),
        ("reconsideration", "行政强制法 56(2)、58(3)", "2024-09-20", &["2024-10-08"]),
        ("reconsideration", "行政强制法 56(2)、58(3)", "2025-01-17", &["2025-02-05"]),
        ("reconsideration", "行政强制法 56(2)、58(3)", "2025-09-20", &["2025-10-09"]),
        ("reconsideration", "行政强制法 56(2)、58(3)", "2026-02-03", &["2026-02-24"]),
        ("reconsideration", "行政强制法 56(2)、58(3)", "2026-09-19", &["2026-10-08"]),
    ];
    for (code, article, from, expected) in table {
        let from = day(from);
        let found = if code == "public_notice" { vec![public_notice(from)] } else { days(code, from, article) };
        let expected: Vec<Option<Date>> = expected.iter().map(|text| Some(day(text))).collect();
        assert_eq!(found, expected, "{code} ({article}) from {from}");
    }
}

#[test]
fn a_demand_over_national_day_lets_the_court_be_asked_on_the_sixteenth() {
    // 行政强制法 54, 69: ten working days, 28 September and 11 October among them; without 调休 it would be the 17th.
    let mut file = CaseFile::demanded(Law::Land78, date(2025, 6, 2));
    file.case.demand.as_mut().unwrap().paper.service.as_mut().unwrap().served_on = date(2025, 9, 25);
    file.case.decision.as_mut().unwrap().paper.service.as_mut().unwrap().served_on = date(2025, 7, 1);
    assert_eq!(file.clock("demand", date(2025, 9, 25)).day, Some(date(2025, 10, 15)));
    assert_eq!(file.clock("court_from", date(2025, 9, 25)).day, Some(date(2025, 10, 16)));
}

#[test]
fn the_window_to_the_court_shows_both_readings_and_warns_at_the_earlier() {
    // 土地管理法 83; 行政复议法 20; 行政强制法 53; 行诉解释 156. Served on 3 March 2025.
    let (file, _) = begun("court", date(2025, 3, 3));
    let until = |today| file.clock("court_until", today);
    assert_eq!(file.clock("suit", date(2025, 3, 3)).day, Some(date(2025, 3, 18)));
    let review = file.clock("review", date(2025, 3, 3));
    assert_eq!((review.day, review.rolled), (Some(date(2025, 5, 6)), true));
    let early = until(date(2025, 5, 20));
    assert_eq!((early.day, early.otherwise), (Some(date(2025, 6, 18)), Some(date(2025, 8, 6))));
    assert_eq!(early.status, Status::Running);
    assert_eq!(until(date(2025, 6, 3)).status, Status::DueSoon);
    assert_eq!(until(date(2025, 6, 19)).status, Status::Over);
    assert!(!file.clocks(date(2025, 3, 3)).iter().any(|clock| clock.code == "earliest_demolition"));
}

#[test]
fn a_window_whose_other_reading_lies_beyond_the_calendar_is_still_kept() {
    // 行政强制法 53; 行诉解释 156. Served in August 2026, while the holidays of 2027 are not published: three months from
    // the period to sue end on 8 December, from the period of review on a day of January that nobody knows yet.
    let (file, _) = begun("court", date(2026, 8, 24));
    let until = |today| file.clock("court_until", today);
    assert_eq!(file.clock("court_from", date(2026, 11, 2)).day, Some(date(2026, 10, 24)));
    assert_eq!((until(date(2026, 11, 2)).day, until(date(2026, 11, 2)).otherwise), (Some(date(2026, 12, 8)), None));
    assert_eq!(until(date(2026, 11, 28)).status, Status::DueSoon);
    let window = court_window(&file.case, &file.pack.calendar).unwrap();
    for (day, surely, perhaps) in [
        (date(2026, 12, 8), true, true),
        (date(2026, 12, 9), false, true),
        // A day of which the calendar knows nothing is inside no window.
        (date(2027, 1, 4), false, false),
    ] {
        let calendar = &file.pack.calendar;
        assert_eq!((window.surely_holds(day, calendar), window.holds(day, calendar)), (surely, perhaps), "{day}");
    }
}

#[test]
fn the_earliest_demolition_waits_for_both_periods_of_the_party() {
    // 行政强制法 44; 行政复议法 20; 行政诉讼法 46.
    let (file, _) = begun("earliest_demolition", date(2025, 3, 3));
    let clock = file.clock("earliest_demolition", date(2025, 3, 3));
    assert_eq!((clock.day, clock.sense), (Some(date(2025, 9, 4)), Sense::NotBefore));
    assert_eq!(file.clock("review", date(2025, 3, 3)).day, Some(date(2025, 5, 6)));
    assert_eq!(file.clock("suit", date(2025, 3, 3)).day, Some(date(2025, 9, 3)));
    assert_eq!(file.clock("earliest_demolition", date(2025, 9, 4)).status, Status::Over);
    assert!(!file.clocks(date(2025, 3, 3)).iter().any(|clock| clock.code.starts_with("court")));
}

#[test]
fn a_hearing_may_be_asked_for_until_the_sixth_of_may() {
    // 行政处罚法 64(1), 85: Sunday, 27 April 2025 is worked, 1 to 5 May are not.
    let (file, _) = begun("hearing_request", date(2025, 4, 25));
    assert_eq!(file.clock("hearing_request", date(2025, 4, 25)).day, Some(date(2025, 5, 6)));
}

#[test]
fn an_announced_day_and_an_agreement_move_the_demolition_back() {
    // 行政强制法 42, 44.
    let (mut file, _) = begun("earliest_demolition", date(2025, 3, 3));
    let announced = json!({ "on": "2025-09-22", "place": "村务公开栏", "demolish_by": "2025-09-30",
        "officers": [], "photos": [] });
    file.case.announcement = Some(serde_json::from_value(announced).unwrap());
    assert_eq!(file.clock("earliest_demolition", date(2025, 9, 22)).day, Some(date(2025, 10, 9)));
    let agreed = json!({ "on": "2025-09-22", "until": "2025-11-14", "terms": "分两次拆除" });
    file.case.settlement = Some(serde_json::from_value(agreed).unwrap());
    // 14 November is a Friday: Saturday is no day for it.
    assert_eq!(file.clock("earliest_demolition", date(2025, 9, 22)).day, Some(date(2025, 11, 17)));
}

#[test]
fn a_review_that_upholds_gives_fifteen_days_to_sue_and_a_pending_one_no_day_at_all() {
    // 行政诉讼法 45; 行政强制法 44.
    let (mut file, _) = begun("earliest_demolition", date(2025, 3, 3));
    file.case.challenges =
        vec![serde_json::from_value(json!({ "kind": "review", "filed_on": "2025-04-28", "outcome": null })).unwrap()];
    let clock = file.clock("earliest_demolition", date(2025, 4, 28));
    assert_eq!((clock.day, clock.status), (None, Status::Undetermined));
    let upheld = json!({ "kind": "review", "filed_on": "2025-04-28", "outcome": ["upheld", "2025-09-18"] });
    file.case.challenges = vec![serde_json::from_value(upheld).unwrap()];
    // 3 October lies in the holidays: the period to sue runs to the 9th.
    assert_eq!(file.clock("earliest_demolition", date(2025, 9, 18)).day, Some(date(2025, 10, 10)));
}

#[test]
fn on_the_land_track_only_an_order_to_demolish_has_fifteen_days() {
    // 土地管理法 83; 行政诉讼法 46.
    for (measure, until) in [("demolish", date(2025, 3, 18)), ("return_land", date(2025, 9, 3))] {
        let (mut file, _) = begun("suit_land", date(2025, 3, 3));
        let measures = serde_json::from_value(json!([measure])).unwrap();
        file.case.decision.as_mut().unwrap().order.measures = measures;
        assert_eq!(file.clock("suit", date(2025, 3, 3)).day, Some(until), "{measure}");
    }
}

#[test]
fn a_suspension_shows_the_ninety_days_in_both_readings() {
    // 行政处罚法 60 says nothing of a suspension.
    let start = date(2025, 6, 2);
    let mut file = CaseFile::walked(Law::Planning65, start, 5);
    assert_eq!(file.clock("decision", start).otherwise, None);
    let ground = json!({ "reason": "当事人死亡，待确定继承人", "basis": "行政强制法 39" });
    file.done("chief", "suspend", date(2025, 6, 16), &ground);
    file.done("chief", "resume", date(2025, 7, 16), &json!({ "reason": "继承人已确定" }));
    let clock = file.clock("decision", date(2025, 7, 16));
    // Filed on 3 June: 1 September, or thirty days later on 1 October, which rolls over the holidays.
    assert_eq!((clock.day, clock.otherwise), (Some(date(2025, 9, 1)), Some(date(2025, 10, 9))));
}

#[test]
fn the_decision_to_enforce_has_periods_of_its_own_in_the_other_reading() {
    // 行政强制法 44 may be read of the decision to enforce as well: its day is shown, the first reading's holds.
    let start = date(2025, 1, 6);
    let mut file = CaseFile::demanded(Law::Planning65, start);
    let on = |days: i64| start.checked_add(days.days()).unwrap();
    file.done("officer", "recheck", on(52), &uncorrected());
    let enforce = json!({ "number": "白强〔2025〕1号", "manner": "组织拆除", "statement_considered": true });
    file.done("chief", "decide_enforcement", on(52), &enforce);
    file.done("officer", "serve", on(52), &service("enforcement_decision"));
    let clock = file.clock("earliest_demolition", on(52));
    // The decision was served on 25 January, the enforcement decision on 27 February 2025.
    assert_eq!((clock.day, clock.otherwise), (Some(date(2025, 7, 28)), Some(date(2025, 8, 28))));
}

#[test]
fn beyond_the_calendar_no_day_is_given_and_an_end_stops_every_clock() {
    let (file, _) = begun("suit_planning", date(2026, 9, 1));
    let clock = file.clock("suit", date(2026, 9, 1));
    assert_eq!((clock.day, clock.status), (None, Status::Undetermined));
    let start = date(2025, 6, 2);
    let mut file = CaseFile::walked(Law::Planning65, start, 4);
    file.done("chief", "transfer", date(2025, 6, 5), &json!({ "to": "区自然资源局", "reason": "无管辖权" }));
    assert!(file.clocks(date(2026, 6, 1)).iter().all(|clock| clock.status == Status::Met));
}

#[test]
fn only_the_days_of_a_statute_are_verified() {
    let start = date(2025, 6, 2);
    let file = CaseFile::demanded(Law::Land78, start);
    for clock in file.clocks(start) {
        assert_eq!(clock.basis.verified, clock.code != "filing", "{}", clock.code);
        assert!(!clock.basis.text.is_empty(), "{}", clock.code);
    }
}
