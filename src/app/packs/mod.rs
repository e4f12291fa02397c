//! The district pack in force and the divisions it names.

mod load;
mod view;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

pub use load::{Loaded, load};
pub use view::PackView;

use super::Homestead;
use super::district::District;
use super::refusal::Refusal;
use crate::domain::ids::{County, DivisionCode};
use crate::domain::pack::Pack;
use crate::domain::time::china_date;
use crate::store::divisions::DivisionRow;
use crate::store::{self, Conn, StoreError};
use crate::words::Language;
use serde_json::{Value, json};

/// Packs held in memory with the version that they are: a pack is large and changes a few times a year.
#[derive(Debug, Default)]
pub(super) struct Shelf(Mutex<HashMap<County, (i32, Arc<District>)>>);

/// The county's pack in force.
///
/// # Errors
/// `Hidden` for a county without a pack; the database's, and `Corrupt` for a pack that does not parse.
pub fn in_force(home: &Homestead, conn: &mut Conn, county: &County) -> Result<Arc<District>, Refusal> {
    let version = store::packs::newest_version(conn, county.as_str())?.ok_or(Refusal::Hidden)?;
    let shelf = || home.shelf.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, district)) = shelf().get(county).filter(|(held, _)| *held == version) {
        return Ok(Arc::clone(district));
    }
    let row = store::packs::newest(conn, county.as_str())?.ok_or(Refusal::Hidden)?;
    let pack: Pack = serde_json::from_str(&row.content)
        .map_err(|why| StoreError::corrupt(format!("pack {county}, version {}: {why}", row.version)))?;
    let mut names = HashMap::new();
    for division in store::divisions::all(conn, county.as_str())? {
        // The city has no territory: its code is none of a division's.
        if let Ok(code) = division.code.parse() {
            names.insert(code, division.name);
        }
    }
    let district = District::new(pack, names).map_err(|why| StoreError::corrupt(why.to_string()))?;
    let district = Arc::new(district);
    shelf().insert(county.clone(), (row.version, Arc::clone(&district)));
    Ok(district)
}

/// A division of the county and all below it, by code.
///
/// # Errors
/// The database's.
pub fn divisions(home: &Homestead, county: &County, under: &DivisionCode) -> Result<Vec<DivisionRow>, Refusal> {
    Ok(home.store.read(|conn| store::divisions::under(conn, county.as_str(), under.as_str()))?)
}

/// The pack in force today, for forms and lists.
///
/// # Errors
/// `Hidden` for a county without a pack.
pub fn show(home: &Homestead, county: &County, words: Language) -> Result<PackView, Refusal> {
    let district = home.store.read(|conn| in_force(home, conn, county))?;
    let today = china_date(home.clock.now());
    Ok(view::view(&district, district.pack.on(today), words))
}

/// The county's outline as a GeoJSON `FeatureCollection`; empty where the pack has none.
///
/// # Errors
/// `Hidden` for a county without a pack.
pub fn boundary(home: &Homestead, county: &County) -> Result<Value, Refusal> {
    let district = home.store.read(|conn| in_force(home, conn, county))?;
    let features: Vec<&Value> = district.pack.boundary.iter().collect();
    Ok(json!({ "type": "FeatureCollection", "features": features }))
}
