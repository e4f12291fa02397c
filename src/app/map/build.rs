//! A county's map from its rows, each read once: while one page of them is read from the database, the one before is
//! taken in.

use std::sync::mpsc::sync_channel;

use super::layer::MapLayer;
use super::read;
use super::sheets::Sheets;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::ids::County;
use crate::store::mapped::{self, MappedHouse, MappedPatch, MappedViolation};
use crate::store::{self, Conn, StoreError};

/// Rows read at a time.
const PAGE: i64 = 2_000;
/// Pages that may wait to be taken in.
const AHEAD: usize = 2;

/// Everything that a connection sees of a county.
///
/// # Errors
/// `Hidden` for a county without a pack; the database's, and `Corrupt` for a row that this program did not write.
pub(super) fn build(home: &Homestead, conn: &mut Conn, county: &County) -> Result<Sheets, Refusal> {
    let district = packs::in_force(home, conn, county)?;
    let code = county.as_str();
    let mut sheets = Sheets::at(store::ledger::head(conn, code)?.seq);
    let houses = sheets.sheet_mut(MapLayer::Houses);
    paged(
        |after| mapped::houses(conn, code, after, PAGE),
        |row: &MappedHouse| row.id.clone(),
        |row| read::house(row, &district).map(|place| houses.put(&place)),
    )?;
    let cases = sheets.sheet_mut(MapLayer::Violations);
    paged(
        |after| mapped::violations(conn, code, after, PAGE),
        |row: &MappedViolation| row.id.clone(),
        |row| read::case(row, &district).map(|place| cases.put(&place)),
    )?;
    let patches = sheets.sheet_mut(MapLayer::Patches);
    paged(
        |after| mapped::patches(conn, code, after, PAGE),
        |row: &MappedPatch| row.id.clone(),
        |row| read::patch(row).map(|place| patches.put(&place)),
    )?;
    for layer in MapLayer::ALL {
        let sheet = sheets.sheet_mut(layer);
        sheet.settle();
        sheet.tighten();
    }
    Ok(sheets)
}

/// Reads pages until none is left, and takes their rows in on a thread beside.
fn paged<R: Send>(
    mut read: impl FnMut(&str) -> Result<Vec<R>, StoreError>,
    id: impl Fn(&R) -> String,
    mut take: impl FnMut(&R) -> Result<(), StoreError> + Send,
) -> Result<(), StoreError> {
    let (send, pages) = sync_channel::<Vec<R>>(AHEAD);
    std::thread::scope(|scope| {
        let taking = scope.spawn(move || pages.iter().try_for_each(|page| page.iter().try_for_each(&mut take)));
        let mut after = String::new();
        let mut reading = Ok(());
        loop {
            match read(&after) {
                Err(why) => reading = Err(why),
                Ok(rows) => {
                    if let Some(last) = rows.last() {
                        after = id(last);
                        // Whoever takes has given up: its answer says why.
                        if send.send(rows).is_ok() {
                            continue;
                        }
                    }
                }
            }
            break;
        }
        drop(send);
        let taken = taking.join().map_err(|_panic| StoreError::BrokeOff);
        reading.and(taken?)
    })
}
