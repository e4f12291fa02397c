//! What the machine finds of a house as it was measured.

use homestead::domain::houses::codes::State;
use homestead::domain::houses::findings::{Finding, Grade, Part};
use homestead::domain::kinds::Kind;
use homestead::spatial::GridPolygon;
use serde_json::{Value, json};

use super::file::{HouseFile, as_built, outline, visit};

pub(crate) const VISITED: &str = "2026-06-22";

pub(crate) const PLAIN: Grade = Grade::SuspectedPlain;

pub(crate) const AGAIN: Grade = Grade::SuspectedRemeasure;

pub(crate) const WITHIN: Grade = Grade::WithinTolerance;

pub(crate) const FINE: Grade = Grade::Conforms;

/// A house at its acceptance, measured so.
pub(crate) fn built(changes: &Value) -> HouseFile {
    let mut file = HouseFile::at(State::CompletionReported);
    file.done("officer", "inspect", VISITED, &visit("completion_visit", &as_built(changes)));
    file
}

pub(crate) fn all(changes: &Value) -> Vec<Finding> {
    built(changes).findings(VISITED)
}

pub(crate) fn of(found: &[Finding], kind: Kind) -> &Finding {
    let mut those = found.iter().filter(|finding| finding.kind == kind);
    let only = those.next().unwrap_or_else(|| panic!("no {kind:?}"));
    assert!(those.next().is_none(), "{kind:?} twice");
    only
}

pub(crate) fn part(found: &[Finding], part: Part) -> &Finding {
    found.iter().find(|finding| finding.part == Some(part)).unwrap_or_else(|| panic!("no {part:?}"))
}

/// Codes of what is suspected or worse, but the approval over the standard that this small household's always is.
pub(crate) fn suspected(found: &[Finding]) -> Vec<&'static str> {
    let those = found.iter().filter(|finding| finding.grade.is_suspected() && finding.part != Some(Part::Approval));
    those.map(Finding::code).collect()
}

pub(crate) fn area_m2(pieces: &[GridPolygon]) -> f64 {
    pieces.iter().map(GridPolygon::area_m2).sum()
}

pub(crate) fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 0.01, "{value}, not {expected}");
}

pub(crate) fn footprint_at(east_m: f64, north_m: f64) -> Value {
    json!({ "built_footprint": outline(east_m, north_m, 10.0, 10.0) })
}
