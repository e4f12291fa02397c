//! The district pack in force and the divisions it names.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Homestead;
use super::refusal::Refusal;
use crate::domain::ids::{County, DivisionCode};
use crate::domain::pack::Pack;
use crate::store::divisions::DivisionRow;
use crate::store::{self, Conn, StoreError};

/// Packs held in memory with the version that they are: a pack is large and changes a few times a year.
#[derive(Debug, Default)]
pub(super) struct Shelf(Mutex<HashMap<County, (i32, Arc<Pack>)>>);

/// The county's pack in force.
///
/// # Errors
/// `Hidden` for a county without a pack; the database's, and `Corrupt` for a pack that does not parse.
pub fn in_force(home: &Homestead, conn: &mut Conn, county: &County) -> Result<Arc<Pack>, Refusal> {
    let version = store::packs::newest_version(conn, county.as_str())?.ok_or(Refusal::Hidden)?;
    let shelf = || home.shelf.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, pack)) = shelf().get(county).filter(|(held, _)| *held == version) {
        return Ok(Arc::clone(pack));
    }
    let row = store::packs::newest(conn, county.as_str())?.ok_or(Refusal::Hidden)?;
    let pack: Pack = serde_json::from_str(&row.content)
        .map_err(|why| StoreError::corrupt(format!("pack {county}, version {}: {why}", row.version)))?;
    let pack = Arc::new(pack);
    shelf().insert(county.clone(), (row.version, Arc::clone(&pack)));
    Ok(pack)
}

/// A division of the county and all below it, by code.
///
/// # Errors
/// The database's.
pub fn divisions(home: &Homestead, county: &County, under: &DivisionCode) -> Result<Vec<DivisionRow>, Refusal> {
    Ok(home.store.read(|conn| store::divisions::under(conn, county.as_str(), under.as_str()))?)
}
