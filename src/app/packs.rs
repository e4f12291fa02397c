//! The district packs in force, held in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use uuid::Uuid;

use super::district::District;
use super::refusal::Refusal;
use super::{Homestead, personal};
use crate::domain::divisions::{Division, Level};
use crate::domain::ids::{County, DivisionCode};
use crate::domain::pack::Pack;
use crate::exchange::pack;
use crate::store::divisions::DivisionRow;
use crate::store::ledger::NewAct;
use crate::store::packs::PackRow;
use crate::store::{self, Conn, StoreError};

/// Districts with the version of the pack that they are of: a pack is large and changes a few times a year.
#[derive(Debug, Default)]
pub(super) struct Shelf(Mutex<HashMap<County, (i32, Arc<District>)>>);

/// The county's district as its newest pack has it.
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
    let district = Arc::new(read(conn, &row)?);
    shelf().insert(county.clone(), (row.version, Arc::clone(&district)));
    Ok(district)
}

fn read(conn: &mut Conn, row: &PackRow) -> Result<District, Refusal> {
    let broken = |why: String| StoreError::corrupt(format!("pack {}, version {}: {why}", row.county, row.version));
    let pack: Pack = serde_json::from_str(&row.content).map_err(|why| broken(why.to_string()))?;
    let mut names = HashMap::new();
    for division in store::divisions::all(conn, &row.county)? {
        // The city's code is shorter than any that a house or an actor has.
        if let Ok(code) = division.code.parse::<DivisionCode>() {
            names.insert(code, division.name);
        }
    }
    Ok(District::new(pack, names).map_err(|why| broken(why.to_string()))?)
}

/// A division of the county and all below it, by code.
///
/// # Errors
/// The database's.
pub fn divisions(home: &Homestead, county: &County, under: &DivisionCode) -> Result<Vec<DivisionRow>, Refusal> {
    home.store.read(|conn| Ok(store::divisions::under(conn, county.as_str(), under.as_str())?))
}

/// Puts a district into force: its pack as the next version, its divisions in the place of those before. An act by the
/// program, recorded like any other; the same district again changes nothing.
///
/// # Errors
/// The database's.
pub fn load(home: &Homestead, district: &pack::District) -> Result<(), Refusal> {
    let county = district.pack.county.to_string();
    let content = serde_json::to_string(&district.pack).map_err(|why| Refusal::broken("a pack cannot be kept", why))?;
    let rows: Vec<DivisionRow> = district.divisions.iter().map(|division| row(&county, division)).collect();
    let now = home.clock.now().as_millisecond();
    let mac = personal::request_mac(&home.keys, &Value::String(content.clone()));
    home.store.write(move |conn| {
        let before = store::packs::newest(conn, &county)?;
        let known = store::divisions::all(conn, &county)?;
        if before.as_ref().is_some_and(|before| before.content == content) && same(&known, &rows) {
            return Ok(());
        }
        let version = before.map_or(1, |before| before.version.saturating_add(1));
        store::packs::insert(conn, &PackRow { county: county.clone(), version, loaded_at: now, content })?;
        store::divisions::replace(conn, &county, &rows)?;
        store::ledger::record(
            conn,
            &NewAct {
                county: &county,
                act_id: &Uuid::now_v7().to_string(),
                actor_id: None,
                act: "load_pack",
                subject: &format!("pack:{county}"),
                at: now,
                received_at: now,
                body: &json!({ "version": version }).to_string(),
                request_mac: &mac,
            },
        )?;
        Ok(())
    })
}

fn same(known: &[DivisionRow], new: &[DivisionRow]) -> bool {
    known.len() == new.len() && new.iter().all(|row| known.contains(row))
}

fn row(county: &str, division: &Division) -> DivisionRow {
    // A city's parent is the province, which no pack names.
    let parent = (division.level != Level::City).then(|| division.parent.clone());
    DivisionRow {
        county: county.to_owned(),
        code: division.code.clone(),
        name: division.name.clone(),
        parent,
        level: division.level.code().to_owned(),
    }
}
