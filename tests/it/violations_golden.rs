//! The days of a case over Spring Festival and National Day of 2024 to 2026: each with the article it rests on. They were
//! computed apart from the program, from the State Council's notices.

use homestead::domain::violations::law::Law;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use crate::support::case::{CaseFile, seen};
use crate::support::case_days::begun;
use crate::support::file::{PACK, day};

/// What a clock counts from, its article, the day it counts from, and the days that it gives.
type Golden = (&'static str, &'static str, &'static str, &'static [&'static str]);

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
    let table: [Golden; 117] = [
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
        // 民事诉讼法 85: the day itself is not counted, be it worked, made up for or off.
        ("statement", "自然资源行政处罚办法 33", "2024-10-12", &["2024-10-18"]),
        ("statement", "自然资源行政处罚办法 33", "2025-10-03", &["2025-10-14"]),
        ("hearing_request", "行政处罚法 64(1)、85", "2026-02-22", &["2026-02-28"]),
        ("demand", "行政强制法 54、69", "2024-02-18", &["2024-03-01"]),
        ("payment", "行政处罚法 67", "2026-10-01", &["2026-10-16"]),
        ("suit_land", "土地管理法 83", "2024-09-30", &["2024-10-15"]),
        // A last day on a Saturday that is worked does not roll.
        ("payment", "行政处罚法 67", "2025-09-26", &["2025-10-11"]),
        ("suit_land", "土地管理法 83", "2026-09-25", &["2026-10-10"]),
        // Months end on the same day, or on the last that the month has.
        ("suit_planning", "行政诉讼法 46", "2023-08-31", &["2024-02-29"]),
        ("suit_planning", "行政诉讼法 46", "2024-08-31", &["2025-02-28"]),
        ("suit_planning", "行政诉讼法 46", "2025-03-31", &["2025-09-30"]),
        ("earliest_demolition", "行政强制法 43、44", "2025-03-31", &["2025-10-09"]),
        ("court", "行政强制法 53", "2024-11-14", &["2025-01-14", "2025-02-28", "2025-04-14"]),
        ("court", "行政强制法 53", "2025-10-16", &["2025-12-16", "2026-02-02", "2026-03-16"]),
    ];
    for (code, article, from, expected) in table {
        let from = day(from);
        let found = if code == "public_notice" { vec![public_notice(from)] } else { days(code, from, article) };
        let expected: Vec<Option<Date>> = expected.iter().map(|text| Some(day(text))).collect();
        assert_eq!(found, expected, "{code} ({article}) from {from}");
    }
}

#[test]
fn the_calendar_is_that_of_the_notices() {
    // First and last day off, and the weekend days worked for them.
    let table: [(&str, &str, &[&str]); 6] = [
        ("2024-02-10", "2024-02-17", &["2024-02-04", "2024-02-18"]),
        ("2024-10-01", "2024-10-07", &["2024-09-29", "2024-10-12"]),
        ("2025-01-28", "2025-02-04", &["2025-01-26", "2025-02-08"]),
        ("2025-10-01", "2025-10-08", &["2025-09-28", "2025-10-11"]),
        ("2026-02-15", "2026-02-23", &["2026-02-14", "2026-02-28"]),
        ("2026-10-01", "2026-10-07", &["2026-09-20", "2026-10-10"]),
    ];
    let worked = |day: Date| PACK.calendar.is_working(day).unwrap();
    for (first, last, made_up) in table {
        let (first, last) = (day(first), day(last));
        let mut off = first;
        while off <= last {
            assert!(!worked(off), "{off} is off");
            off = off.tomorrow().unwrap();
        }
        assert!(worked(first.yesterday().unwrap()) && worked(off), "no day more than {first} to {last}");
        assert!(made_up.iter().all(|text| worked(day(text))), "{made_up:?}");
    }
}
