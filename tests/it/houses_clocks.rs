//! The clocks of a house over the holidays of 2025 and 2026, and how each day came about.

use homestead::app::houses::deadline;
use homestead::domain::houses::codes::{Disposal, State};
use homestead::domain::houses::deadlines::DeadlineStatus;
use homestead::domain::pack::LimitKind;
use homestead::words::Language;
use jiff::civil::Date;
use serde_json::json;

use crate::support::file::{HouseFile, conversion, day, life, over};

/// A house in which this clock began on a day.
fn begun(code: &str, from: &str) -> HouseFile {
    let from = day(from);
    let mut file = match code {
        "publicity" => HouseFile::at(State::Publicity),
        "correction_notice" => HouseFile::usual().through(4),
        "review" => HouseFile::at(State::Accepted),
        "delivery" => HouseFile::usual().through(9),
        "start_building" | "build" => HouseFile::at(State::Approved),
        "visit_interval" => HouseFile::at(State::InConstruction),
        "acceptance_visit" | "demolish_old" => HouseFile::at(State::CompletionReported),
        "registration" => HouseFile::at(State::AcceptedFinal),
        other => panic!("no clock {other}"),
    };
    let house = &mut file.house;
    match code {
        "publicity" => house.notice.as_mut().unwrap().published_on = from,
        "correction_notice" => house.village_opinion.as_mut().unwrap().on = from,
        "review" => house.acceptance.as_mut().unwrap().on = from,
        "delivery" => house.decision.as_mut().unwrap().on = from,
        "start_building" | "build" => house.permits[1].issued_on = from,
        "visit_interval" => house.commenced_on = Some(from),
        "acceptance_visit" => house.completion.as_mut().unwrap().reported_on = from,
        "demolish_old" => house.completion.as_mut().unwrap().completed_on = from,
        _ => house.outcome.as_mut().unwrap().on = from,
    }
    file
}

fn ends(code: &str, from: &str) -> Vec<Option<Date>> {
    let clocks = begun(code, from).clocks(from);
    clocks.into_iter().filter(|clock| clock.code == code).map(|clock| clock.due).collect()
}

#[test]
fn each_clock_ends_on_its_day_over_the_holidays() {
    let table: [(&str, &str, &[&str]); 20] = [
        // 春节 2025: Sunday 26 January and Saturday 8 February are worked, 28 January to 4 February are not.
        ("correction_notice", "2025-01-22", &["2025-02-05"]),
        ("correction_notice", "2025-01-27", &["2025-02-10"]),
        ("review", "2025-01-16", &["2025-03-26", "2025-02-19"]),
        // 春节 2026: Saturdays 14 and 28 February are worked, 15 to 23 February are not.
        ("correction_notice", "2026-02-10", &["2026-02-24"]),
        ("correction_notice", "2026-02-13", &["2026-02-27"]),
        ("review", "2026-02-05", &["2026-04-16", "2026-03-11"]),
        // 劳动节.
        ("delivery", "2025-04-25", &["2025-05-13"]),
        ("delivery", "2026-04-28", &["2026-05-14"]),
        // 国庆节 with 中秋.
        ("delivery", "2025-09-26", &["2025-10-16"]),
        ("delivery", "2026-09-18", &["2026-10-09"]),
        ("registration", "2025-09-15", &["2025-10-31"]),
        ("registration", "2026-09-24", &["2026-11-12"]),
        ("acceptance_visit", "2026-06-15", &["2026-07-07"]),
        // Seven full days after the posting, and the notice may come down on the eighth, holiday or not.
        ("publicity", "2026-03-04", &["2026-03-12"]),
        ("publicity", "2026-02-13", &["2026-02-21"]),
        // Local calendar days do not roll off a holiday: no statute says so.
        ("visit_interval", "2026-04-01", &["2026-05-01"]),
        // Beyond the State Council's notice for 2026 no day is given.
        ("correction_notice", "2026-12-20", &["2026-12-25"]),
        ("delivery", "2026-12-25", &[]),
        ("review", "2026-11-20", &["", "2026-12-18"]),
        ("build", "2026-03-24", &["2027-03-24"]),
    ];
    for (code, from, expected) in table {
        let expected: Vec<Option<Date>> =
            if expected.is_empty() { vec![None] } else { expected.iter().map(|text| text.parse().ok()).collect() };
        assert_eq!(ends(code, from), expected, "{code} from {from}");
    }
}

#[test]
fn a_month_ends_on_its_last_day_where_the_day_is_missing() {
    let rows = [("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-08-31", 6, "2026-02-28")];
    for (from, months, due) in rows {
        let mut file = begun("build", from);
        file.house.application.promise.build_within_months = months;
        assert_eq!(file.clock("build", from).due, Some(day(due)), "{months} months from {from}");
    }
}

#[test]
fn an_old_house_goes_within_the_days_that_the_household_promised() {
    let mut file = begun("demolish_old", "2026-06-12");
    assert!(!file.clocks("2026-06-15").iter().any(|clock| clock.code == "demolish_old"));
    file.house.application.current.disposal = Disposal::ReturnToCollective;
    file.house.application.promise.demolish_old_within_days = 90;
    assert_eq!(file.clock("demolish_old", "2026-06-15").due, Some(day("2026-09-10")));
}

#[test]
fn a_clock_runs_warns_and_is_over_by_its_own_days() {
    use DeadlineStatus::{DueSoon, Overdue, Running};
    let file = begun("correction_notice", "2026-03-17");
    let table = [
        ("2026-03-17", Running, 5),
        ("2026-03-19", Running, 3),
        // Friday: Monday and Tuesday are left.
        ("2026-03-20", DueSoon, 2),
        ("2026-03-22", DueSoon, 2),
        ("2026-03-24", DueSoon, 0),
        ("2026-03-25", Overdue, -1),
        ("2026-03-30", Overdue, -4),
    ];
    for (today, status, left) in table {
        let clock = file.clock("correction_notice", today);
        assert_eq!((clock.status, clock.days_left), (status, Some(left)), "{today}");
    }
}

#[test]
fn a_notice_is_not_late_on_the_first_day_on_which_it_may_come_down() {
    let file = begun("publicity", "2026-03-04");
    let standing = |today| file.clock("publicity", today).status;
    assert_eq!(standing("2026-03-10"), DeadlineStatus::Running);
    assert_eq!(standing("2026-03-11"), DeadlineStatus::DueSoon);
    assert_eq!(standing("2026-03-12"), DeadlineStatus::DueSoon);
    assert_eq!(standing("2026-03-13"), DeadlineStatus::Overdue);
}

#[test]
fn what_was_done_stops_its_clock_and_the_end_of_a_file_stops_them_all() {
    let mut file = HouseFile::at(State::Accepted);
    let clock = file.clock("correction_notice", "2026-05-01");
    assert_eq!((clock.status, clock.met_on), (DeadlineStatus::Met, Some(day("2026-03-18"))));
    file.done("clerk", "withdraw", "2026-03-19", &json!({ "reason": "另有打算" }));
    assert!(file.clocks("2026-12-01").iter().all(|clock| clock.status == DeadlineStatus::Met));
}

#[test]
fn suspended_time_is_not_counted_in_working_days() {
    let mut file = HouseFile::at(State::Accepted);
    let pause = json!({ "reason": "委托测绘", "basis": "行政许可法 45" });
    file.done("chief", "suspend", "2026-03-23", &pause);
    assert_eq!(file.clock("review", "2026-03-30").status, DeadlineStatus::Paused);
    file.done("chief", "resume", "2026-04-07", &pause);
    let review: Vec<_> = file.clocks("2026-04-08").into_iter().filter(|clock| clock.code == "review").collect();
    // Ten working days, the Qingming holiday not among them.
    assert_eq!(review[0].paused_days, 10);
    assert_eq!((review[0].limit, review[0].due), (LimitKind::Legal, Some(day("2026-06-08"))));
    assert_eq!((review[1].limit, review[1].due), (LimitKind::Promised, Some(day("2026-04-30"))));
}

#[test]
fn a_suspension_into_a_year_without_calendar_leaves_the_day_open_instead_of_wrong() {
    let mut file = begun("review", "2026-12-01");
    let pause = json!({ "reason": "委托测绘", "basis": "行政许可法 45" });
    file.done("chief", "suspend", "2026-12-03", &pause);
    file.done("chief", "resume", "2027-01-11", &pause);
    for clock in file.clocks("2027-01-12").iter().filter(|clock| clock.code == "review") {
        assert_eq!((clock.due, clock.status), (None, DeadlineStatus::Undetermined));
    }
}

#[test]
fn on_farmland_the_licence_is_due_only_from_its_conversion() {
    let farmland = json!({ "land_class": "farmland_cultivated" });
    let mut file = HouseFile::applied("2026-03-02", &crate::support::file::applying(&farmland));
    for step in life().iter().take(9) {
        file.done(step.who, step.act, step.on, &step.payload);
    }
    assert!(!file.clocks("2026-03-24").iter().any(|clock| clock.code == "delivery"));
    let converted = over(conversion(), &json!({ "date": "2026-05-05" }));
    file.done("station-nr", "record_conversion", "2026-05-06", &converted);
    assert_eq!(file.clock("delivery", "2026-05-06").due, Some(day("2026-05-18")));
}

#[test]
fn every_clock_says_in_both_languages_how_its_day_came_about() {
    let working = "受理申请（2026-03-18）的次日起算，45 个工作日；法定节假日和周末不计，调休上班日计入。";
    let table = [
        ("review", "2026-03-18", working, "Working days after acceptance of the application (2026-03-18): 45."),
        (
            "publicity",
            "2026-03-04",
            "公示张贴（2026-03-04）的次日起公示满 7 个自然日，最后一日届满后可以结束。",
            "Full calendar days of notice after the posting of the notice (2026-03-04), that day not counted: 7.",
        ),
        (
            "visit_interval",
            "2026-04-01",
            "开工或上一次施工到场（2026-04-01）的次日起算，30 日，节假日计入。",
            "Calendar days after the start of works or the visit before (2026-04-01): 30.",
        ),
        (
            "build",
            "2026-03-24",
            "承诺书承诺的期限：自批准（2026-03-24）起 12 个月。",
            "Promised in the commitment, from approval (2026-03-24): 12 months.",
        ),
        (
            "start_building",
            "2026-03-24",
            "证书载明的有效期至该日止。",
            "The permit names this day as the end of its validity.",
        ),
        (
            "delivery",
            "2026-12-25",
            "期限所及年份的放假安排尚未载入，暂不能推算到期日。",
            "The public holidays of the year in which it ends are not loaded yet, so the day cannot be computed.",
        ),
    ];
    for (code, from, chinese, english) in table {
        let clock = begun(code, from).clock(code, from);
        assert_eq!(deadline(&clock, Language::Chinese).why, chinese, "{code}");
        let said = deadline(&clock, Language::English).why;
        assert!(said.starts_with(english), "{code}: {said}");
        assert!(!said.contains('{'), "{said}");
    }
}

#[test]
fn only_what_a_statute_says_counts_as_law() {
    for (code, from, limit, verified) in [
        ("correction_notice", "2026-03-17", LimitKind::Legal, true),
        ("review", "2026-03-18", LimitKind::Legal, true),
        ("delivery", "2026-03-23", LimitKind::Legal, true),
        // The registry's own 30 days begin with its acceptance, which this file does not know.
        ("registration", "2026-06-24", LimitKind::Promised, false),
        ("publicity", "2026-03-04", LimitKind::Promised, false),
        ("visit_interval", "2026-04-01", LimitKind::Promised, false),
        ("acceptance_visit", "2026-06-15", LimitKind::Promised, false),
        ("start_building", "2026-03-24", LimitKind::Promised, false),
    ] {
        let clock = begun(code, from).clock(code, from);
        assert_eq!((clock.limit, clock.basis.verified), (limit, verified), "{code}");
    }
}
