//! A clock in words: its name, its last day, and the sentence that says how the day came about.

use crate::app::houses::view::DeadlineView;
use crate::domain::houses::deadlines::Deadline;
use crate::domain::pack::DayKind;
use crate::words::Language;

/// Shows a clock.
pub fn deadline(deadline: &Deadline, words: Language) -> DeadlineView {
    DeadlineView {
        code: deadline.code.to_owned(),
        label: words.label("clock", deadline.code),
        due: deadline.due.map(|day| day.to_string()),
        basis: words.cite(&deadline.basis.text),
        verified: deadline.basis.verified,
        kind: serde_json::json!(deadline.limit),
        status: serde_json::json!(deadline.status),
        days_left: deadline.days_left,
        day_kind: match deadline.day_kind {
            DayKind::Working => "working".to_owned(),
            DayKind::Calendar | DayKind::Months => "calendar".to_owned(),
        },
        why: why(deadline, words),
    }
}

fn why(deadline: &Deadline, words: Language) -> String {
    let Some(_due) = deadline.due else {
        return words.label("clock_why", "beyond_calendar");
    };
    let kind = match (deadline.code, deadline.day_kind) {
        ("publicity", _) => "publicity",
        ("start_building", _) => "permit",
        ("deferred_material", _) => "promised_day",
        ("build" | "demolish_old", _) => "promise",
        (_, DayKind::Working) => "working",
        (_, DayKind::Calendar) => "calendar",
        (_, DayKind::Months) => "months",
    };
    let unit = match deadline.day_kind {
        DayKind::Working => "working",
        DayKind::Calendar => "calendar",
        DayKind::Months => "months",
    };
    let values = [
        ("event", words.label("clock_start", deadline.code)),
        ("start", deadline.from.to_string()),
        ("count", deadline.count.to_string()),
        ("unit", words.label("day_kind", unit)),
    ];
    let mut sentence = words.say(&format!("clock_why.{kind}"), &values);
    if deadline.paused_days > 0 {
        sentence.push_str(&words.say("clock_why.paused", &[("days", deadline.paused_days.to_string())]));
    }
    sentence
}
