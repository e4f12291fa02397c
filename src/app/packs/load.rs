//! Loads a district pack: an act of the program, so that the ledger says which rules held from when.

use serde_json::json;
use uuid::Uuid;

use crate::app::refusal::Refusal;
use crate::app::{Homestead, personal};
use crate::domain::divisions::{Division, Level};
use crate::exchange::pack::District;
use crate::store::divisions::DivisionRow;
use crate::store::ledger::NewAct;
use crate::store::packs::PackRow;
use crate::store::{self, StoreError};

/// What loading did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// The version now in force.
    pub version: i32,
    /// Whether it is new: the same pack again changes nothing.
    pub changed: bool,
}

/// Loads a pack with its divisions as the county's next version.
///
/// # Errors
/// The database's.
pub fn load(home: &Homestead, district: &District) -> Result<Loaded, Refusal> {
    let county = district.pack.county.clone();
    let content = serde_json::to_string(&district.pack)
        .map_err(|why| StoreError::corrupt(format!("pack {county} cannot be written: {why}")))?;
    let rows: Vec<DivisionRow> = district.divisions.iter().map(|it| row(county.as_str(), it)).collect();
    let now = home.clock.now().as_millisecond();
    let home = home.clone();
    home.clone().store.write(move |conn| {
        let before = store::packs::newest(conn, county.as_str())?;
        let mut known = store::divisions::all(conn, county.as_str())?;
        let mut wanted = rows.clone();
        known.sort_by(|a, b| a.code.cmp(&b.code));
        wanted.sort_by(|a, b| a.code.cmp(&b.code));
        if let Some(before) = before.as_ref().filter(|before| before.content == content && known == wanted) {
            return Ok(Loaded { version: before.version, changed: false });
        }
        let version = before.map_or(0, |before| before.version).saturating_add(1);
        store::divisions::replace(conn, county.as_str(), &rows)?;
        store::packs::insert(conn, &PackRow { county: county.to_string(), version, loaded_at: now, content })?;
        let body = json!({ "version": version, "divisions": rows.len() });
        store::ledger::record(
            conn,
            &NewAct {
                county: county.as_str(),
                act_id: &Uuid::now_v7().to_string(),
                actor_id: None,
                act: "load_pack",
                subject: &format!("pack:{county}"),
                at: now,
                received_at: now,
                body: &body.to_string(),
                request_mac: &personal::request_mac(&home.keys, &body),
            },
        )?;
        Ok(Loaded { version, changed: true })
    })
}

fn row(county: &str, division: &Division) -> DivisionRow {
    DivisionRow {
        county: county.to_owned(),
        code: division.code.clone(),
        name: division.name.clone(),
        parent: (division.level != Level::City).then(|| division.parent.clone()),
        level: division.level.code().to_owned(),
    }
}
