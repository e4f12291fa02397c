//! How the clocks of a case hang together: which waits for which, what both readings of the law give, and when a clock
//! warns.

use homestead::domain::violations::clocks::{Sense, Status};
use homestead::domain::violations::law::Law;
use homestead::domain::violations::remedies::court_window;
use jiff::ToSpan;
use jiff::civil::date;
use serde_json::json;

use crate::support::case::{CaseFile, service, uncorrected};
use crate::support::case_days::begun;

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
