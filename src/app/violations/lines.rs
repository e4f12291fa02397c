//! Cases as the lines of a list.

use super::file::{parse, people};
use super::render::Scene;
use super::view::CaseLine;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::ids::{County, Id};
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::store::case_persons::CasePersonRow;
use crate::store::violations::ViolationRow;
use crate::store::{self, Conn};
use crate::words::Language;

/// Cases as lines, in the order of their ids as given; one that is no longer there is left out. Whether the actor may see
/// them has been asked before.
///
/// # Errors
/// `Broken` where a person was altered.
pub(in crate::app) fn lines_of(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    ids: &[Id],
    words: Language,
) -> Result<Vec<CaseLine>, Refusal> {
    let district = packs::in_force(home, conn, county)?;
    let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
    let keys: Vec<String> = ids.iter().map(|id| id.uuid().to_string()).collect();
    let mut rows = store::violations::of_ids(conn, county.as_str(), &keys)?;
    rows.sort_by_key(|row| keys.iter().position(|key| *key == row.id));
    lines(home, conn, &scene, &rows)
}

/// Rows as lines.
pub(super) fn lines(
    home: &Homestead,
    conn: &mut Conn,
    scene: &Scene<'_>,
    rows: &[ViolationRow],
) -> Result<Vec<CaseLine>, Refusal> {
    Ok(cases(home, conn, scene, rows)?.into_iter().map(|(_, line)| line).collect())
}

/// Cases, each with its line, their people looked up in one go.
pub(in crate::app) fn cases(
    home: &Homestead,
    conn: &mut Conn,
    scene: &Scene<'_>,
    rows: &[ViolationRow],
) -> Result<Vec<(Violation, CaseLine)>, Refusal> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let county = scene.district.county().as_str();
    let everybody = if ids.is_empty() { Vec::new() } else { store::case_persons::of_many(conn, county, &ids)? };
    let line = |row: &ViolationRow| {
        let case = parse(row)?;
        let its: Vec<&CasePersonRow> = everybody.iter().filter(|person| person.violation_id == row.id).collect();
        let people = people(home, &case.id, &its)?;
        let line = scene.line(&case, &people);
        Ok((case, line))
    };
    rows.iter().map(line).collect()
}
