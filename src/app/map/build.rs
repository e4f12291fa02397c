//! A county's map from its rows, each read once.

use super::layer::MapLayer;
use super::read;
use super::sheets::Sheets;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::ids::County;
use crate::store::{self, Conn};

/// Rows read at a time.
const PAGE: i64 = 2_000;

/// Everything that a connection sees of a county.
///
/// # Errors
/// `Hidden` for a county without a pack; the database's, and `Corrupt` for a row that this program did not write.
pub(super) fn build(home: &Homestead, conn: &mut Conn, county: &County) -> Result<Sheets, Refusal> {
    let district = packs::in_force(home, conn, county)?;
    let mut sheets = Sheets::at(store::ledger::head(conn, county.as_str())?.seq);
    let mut after = String::new();
    loop {
        let rows = store::mapped::houses(conn, county.as_str(), &after, PAGE)?;
        let Some(last) = rows.last() else { break };
        after.clone_from(&last.id);
        for row in &rows {
            sheets.sheet_mut(MapLayer::Houses).put(&read::house(row, &district)?);
        }
    }
    after.clear();
    loop {
        let rows = store::mapped::violations(conn, county.as_str(), &after, PAGE)?;
        let Some(last) = rows.last() else { break };
        after.clone_from(&last.id);
        for row in &rows {
            sheets.sheet_mut(MapLayer::Violations).put(&read::case(row, &district)?);
        }
    }
    after.clear();
    loop {
        let rows = store::mapped::patches(conn, county.as_str(), &after, PAGE)?;
        let Some(last) = rows.last() else { break };
        after.clone_from(&last.id);
        for row in &rows {
            sheets.sheet_mut(MapLayer::Patches).put(&read::patch(row)?);
        }
    }
    for layer in MapLayer::ALL {
        let sheet = sheets.sheet_mut(layer);
        sheet.settle();
        sheet.tighten();
    }
    Ok(sheets)
}
