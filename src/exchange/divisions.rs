//! The table of divisions: CSV with `code`, `name`, `parent`, `level`, as the statistical bureau's table is published.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::table;
use crate::domain::divisions::{Division, Level};

/// A row that is refused, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct DivisionFault {
    /// Line of the file, the header being 1.
    pub line: u64,
    /// What is wrong.
    pub why: DivisionWrong,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DivisionWrong {
    /// The row does not read, or its level is none of the four.
    #[error("{0}")]
    Unreadable(String),
    /// The code has not as many digits as its level.
    #[error("{code} is no code of level {}", level.code())]
    Code {
        /// The code given.
        code: String,
        /// The level given.
        level: Level,
    },
    /// No name, or one that is none.
    #[error("{code} has no usable name")]
    Name {
        /// The code given.
        code: String,
    },
    /// A code does not begin with its parent's.
    #[error("{code} does not lie in {parent}")]
    NotInParent {
        /// The code given.
        code: String,
        /// The parent given.
        parent: String,
    },
    /// The parent does not stand in the table, or not one level above.
    #[error("{code}: no {} {parent} in the table", level.code())]
    NoParent {
        /// The code given.
        code: String,
        /// The parent given.
        parent: String,
        /// The level it should have.
        level: Level,
    },
    /// The code stands there twice.
    #[error("{code} stands there twice")]
    Twice {
        /// The code.
        code: String,
    },
}

#[derive(Deserialize)]
struct Row {
    code: String,
    name: String,
    parent: String,
    level: Level,
}

/// Longest name, in characters.
const LONGEST: usize = 60;

/// Reads the table, in its own order.
///
/// # Errors
/// Every refused row with its line.
pub fn read(bytes: &[u8]) -> Result<Vec<Division>, Vec<DivisionFault>> {
    let (rows, mut faults) = rows(bytes);
    let levels: BTreeMap<&str, Level> = rows.iter().map(|(_, row)| (row.code.as_str(), row.level)).collect();
    let mut seen = BTreeSet::new();
    for (line, row) in &rows {
        let mut wrong = wrong(row, &levels);
        if !seen.insert(row.code.as_str()) {
            wrong.push(DivisionWrong::Twice { code: row.code.clone() });
        }
        faults.extend(wrong.into_iter().map(|why| DivisionFault { line: *line, why }));
    }
    faults.sort_by_key(|fault| fault.line);
    if faults.is_empty() { Ok(rows.into_iter().map(|(_, row)| row).collect()) } else { Err(faults) }
}

fn rows(bytes: &[u8]) -> (Vec<(u64, Division)>, Vec<DivisionFault>) {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (line, row) in table::lines::<Row>(bytes) {
        match row {
            Ok(Row { code, name, parent, level }) => rows.push((line, Division { code, name, parent, level })),
            Err(why) => faults.push(DivisionFault { line, why: DivisionWrong::Unreadable(why) }),
        }
    }
    (rows, faults)
}

fn wrong(row: &Division, levels: &BTreeMap<&str, Level>) -> Vec<DivisionWrong> {
    let (code, parent, level) = (row.code.clone(), row.parent.clone(), row.level);
    let mut wrong = Vec::new();
    if code.len() != level.digits() || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        wrong.push(DivisionWrong::Code { code: code.clone(), level });
    }
    if row.name.is_empty() || row.name.chars().count() > LONGEST || row.name.chars().any(char::is_control) {
        wrong.push(DivisionWrong::Name { code: code.clone() });
    }
    if parent.is_empty() || !code.starts_with(&parent) {
        wrong.push(DivisionWrong::NotInParent { code: code.clone(), parent: parent.clone() });
    }
    if let Some(above) = level.above()
        && levels.get(parent.as_str()) != Some(&above)
    {
        wrong.push(DivisionWrong::NoParent { code, parent, level: above });
    }
    wrong
}
