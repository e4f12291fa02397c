//! What the acts of a case wait for, asked of a case in memory on the days of its story.

use homestead::domain::requirement::Requirement;
use homestead::domain::violations::acts::{ActKind, known};
use homestead::domain::violations::law::Law;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::Value;

use super::case::{CaseFile, decision};
use super::file::morning;

/// A Monday.
pub(crate) const START: Date = date(2025, 6, 2);

pub(crate) fn on(days: i64) -> Date {
    START.checked_add(days.days()).unwrap()
}

pub(crate) fn acts(file: &CaseFile) -> Vec<ActKind> {
    known(&file.case).map(|spec| spec.kind).collect()
}

/// The requirement of this code.
pub(crate) fn need(file: &CaseFile, who: &str, act: &str, day: Date, payload: &Value, code: &str) -> Requirement {
    let needs = file.needs(who, act, morning(day), payload);
    needs.into_iter().find(|need| need.code == code).unwrap_or_else(|| panic!("{act} does not ask for {code}"))
}

/// A case filed and investigated, with its notice served on a day and nothing answered.
pub(crate) fn told(law: Law) -> CaseFile {
    CaseFile::walked(law, START, 9)
}

pub(crate) fn deciding(law: Law, day: Date) -> Value {
    decision(law, day, day.checked_add(15.days()).unwrap())
}
