//! The roster of a county's staff: CSV with `username`, `name`, `role`, `station`, `division`, `certificate_no`.

use serde::Deserialize;

use super::table;
use crate::domain::actor::{Role, Station};
use crate::domain::ids::DivisionCode;

/// A person of the roster, who has no password yet.
#[derive(Debug, Clone, Deserialize)]
pub struct Person {
    /// Sign-in name.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// Which station, for a station's staff.
    pub station: Option<Station>,
    /// Where the person works, 6 to 12 digits.
    pub division: DivisionCode,
    /// Enforcement certificate, for officers.
    pub certificate_no: Option<String>,
}

/// A row that does not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct RosterFault {
    /// Line of the file, the header being 1.
    pub line: u64,
    /// What the reader says of it.
    pub why: String,
}

/// Reads a roster; each person with the line of the file.
///
/// # Errors
/// Every row that does not read.
pub fn read(bytes: &[u8]) -> Result<Vec<(u64, Person)>, Vec<RosterFault>> {
    let (mut people, mut faults) = (Vec::new(), Vec::new());
    for (line, row) in table::lines::<Person>(bytes) {
        match row {
            Ok(person) => people.push((line, person)),
            Err(why) => faults.push(RosterFault { line, why }),
        }
    }
    if faults.is_empty() { Ok(people) } else { Err(faults) }
}
