//! Working days with 调休: the demo district's calendar against an independent table, and the law's own examples.

use homestead::domain::calendar::{Calendar, NotCovered};
use homestead::exchange::calendar::{self, CalendarFault};
use jiff::ToSpan;
use jiff::civil::{Date, date};

const SPECIAL_DAYS: &[u8] = include_bytes!("../../fixtures/districts/530303/calendar.csv");
const VECTORS: &str = include_str!("../../fixtures/calendar/working_day_add.csv");

fn demo() -> Calendar {
    calendar::read(SPECIAL_DAYS).expect("the demo calendar reads")
}

fn vectors() -> Vec<(Date, u32, Date)> {
    let rows = VECTORS.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[0].parse().unwrap(), cells[1].parse().unwrap(), cells[2].parse().unwrap())
    });
    rows.collect()
}

#[test]
fn every_vector_of_the_independent_table_ends_on_the_same_day() {
    let calendar = demo();
    let vectors = vectors();
    assert_eq!(vectors.len(), 130);
    for (start, count, end) in vectors {
        assert_eq!(calendar.add_working(start, count), Ok(end), "{count} working days after {start}");
    }
}

#[test]
fn counting_back_finds_as_many_days_as_were_added() {
    let calendar = demo();
    for (start, count, end) in vectors() {
        let count = i32::try_from(count).unwrap();
        assert_eq!(calendar.working_between(start, end), Ok(count), "{start} to {end}");
        assert_eq!(calendar.working_between(end, start), Ok(-count), "{end} back to {start}");
    }
}

#[test]
fn a_demand_of_ten_working_days_runs_over_national_day_with_its_make_up_days() {
    // 行政强制法 54, 69: served on 25 September 2025; 28 September and 11 October are worked, 1 to 8 October are not.
    let calendar = demo();
    let last = calendar.add_working(date(2025, 9, 25), 10);
    assert_eq!(last, Ok(date(2025, 10, 15)));
    assert_eq!(calendar.is_working(date(2025, 9, 28)), Ok(true));
    assert_eq!(calendar.is_working(date(2025, 10, 11)), Ok(true));
}

#[test]
fn a_hearing_may_be_asked_for_until_after_the_may_holiday() {
    // 行政处罚法 64, 85: five working days after Friday 25 April 2025; Sunday the 27th is worked.
    assert_eq!(demo().add_working(date(2025, 4, 25), 5), Ok(date(2025, 5, 6)));
}

#[test]
fn the_last_day_of_a_review_period_rolls_off_the_holiday_and_of_a_suit_period_need_not() {
    // Served on 3 March 2025: 60 days end on 2 May, a holiday (行政复议法 20, 民事诉讼法 85); 15 days on 18 March, a Tuesday.
    let calendar = demo();
    let served = date(2025, 3, 3);
    assert_eq!(calendar.roll(served + 60.days()), Ok(date(2025, 5, 6)));
    assert_eq!(calendar.roll(served + 15.days()), Ok(date(2025, 3, 18)));
    assert_eq!(calendar.roll(served + 15.days() + 3.months()), Ok(date(2025, 6, 18)));
    assert_eq!(calendar.roll(served + 6.months()), Ok(date(2025, 9, 3)));
}

#[test]
fn no_working_day_is_an_empty_period() {
    let calendar = demo();
    assert_eq!(calendar.add_working(date(2026, 11, 20), 0), Ok(date(2026, 11, 20)));
    assert_eq!(calendar.working_between(date(2026, 11, 20), date(2026, 11, 20)), Ok(0));
}

#[test]
fn beyond_the_last_notice_of_the_state_council_there_is_no_answer() {
    let calendar = demo();
    assert_eq!(calendar.years, (2018, 2026));
    assert_eq!(calendar.add_working(date(2026, 12, 30), 1), Ok(date(2026, 12, 31)));
    assert_eq!(calendar.add_working(date(2026, 12, 30), 2), Err(NotCovered { year: 2027 }));
    assert_eq!(calendar.is_working(date(2027, 3, 1)), Err(NotCovered { year: 2027 }));
    assert_eq!(calendar.roll(date(2017, 12, 31)), Err(NotCovered { year: 2017 }));
    assert_eq!(calendar.working_between(date(2026, 12, 1), date(2027, 1, 1)), Err(NotCovered { year: 2027 }));
}

#[test]
fn a_table_with_mistakes_is_refused_with_all_of_them() {
    let table = "date,kind\n2024-01-01,holiday\n2024-01-01,holiday\n2024-02-05,makeup_workday\n2024-13-01,holiday\n\
                 2026-01-01,holiday\n2026-02-01,feast\n";
    let faults = calendar::read(table.as_bytes()).expect_err("five mistakes");
    assert_eq!(faults.len(), 5, "{faults:#?}");
    assert!(faults.contains(&CalendarFault::Twice { line: 3, day: date(2024, 1, 1) }));
    assert!(faults.contains(&CalendarFault::NotMadeUp { line: 4, day: date(2024, 2, 5) }));
    assert!(faults.contains(&CalendarFault::MissingYear { year: 2025 }));
    assert!(matches!(&faults[2], CalendarFault::Line { line: 5, .. }));
    assert!(matches!(&faults[3], CalendarFault::Line { line: 7, .. }));
    assert_eq!(calendar::read(b"date,kind\n"), Err(vec![CalendarFault::Empty]));
    assert_eq!(calendar::read(b""), Err(vec![CalendarFault::Empty]));
}
