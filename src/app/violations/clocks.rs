//! A case's clock in words: its name, its day, and the sentence that says how the day came about.

use crate::domain::violations::clocks::{Clock, Sense};
use crate::domain::violations::periods::Length;
use crate::words::Language;

/// A clock as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockText {
    /// What is to be done, or may be done.
    pub label: String,
    /// The article.
    pub basis: String,
    /// Why this day.
    pub why: String,
}

/// Says a clock.
pub fn say(clock: &Clock, words: Language) -> ClockText {
    ClockText {
        label: words.label("case_clock", clock.code),
        basis: words.cite(&clock.basis.text),
        why: why(clock, words),
    }
}

fn why(clock: &Clock, words: Language) -> String {
    if clock.day.is_none() {
        return words.label("case_clock_why", "beyond_calendar");
    }
    let (key, count) = match (clock.code, clock.length) {
        ("earliest_demolition" | "court_from", _) => (clock.code, 0),
        (_, Some(Length::Working(count))) => ("working", count),
        (_, Some(Length::Days(count))) => ("days", count),
        (_, Some(Length::Months(count))) => ("months", count),
        (_, None) => ("named", 0),
    };
    let values = [
        ("event", words.label("case_clock_start", clock.code)),
        ("start", clock.from.to_string()),
        ("count", count.to_string()),
    ];
    let mut sentences = vec![words.say(&format!("case_clock_why.{key}"), &values)];
    if clock.rolled && clock.length.is_some() {
        sentences.push(words.label("case_clock_why", "rolled"));
    }
    if let Some(other) = clock.otherwise {
        let key = if clock.sense == Sense::NotBefore { "otherwise_later" } else { "otherwise" };
        sentences.push(words.say(&format!("case_clock_why.{key}"), &[("other", other.to_string())]));
    }
    sentences.join(if words == Language::Chinese { "" } else { " " })
}
