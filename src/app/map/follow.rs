//! What the ledger says that has happened since the map was last looked at.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::layer::MapLayer;
use super::read;
use super::sheets::Change;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::ids::County;
use crate::store::{self, Conn};

/// Entries read at a time.
const PAGE: i64 = 2_000;

/// Some entries' worth of changes.
#[derive(Debug)]
pub(super) struct News {
    pub(super) changes: Vec<Change>,
    /// Up to which entry.
    pub(super) seq: i64,
    /// How many entries.
    pub(super) entries: u64,
    /// Whether another pack came into force.
    pub(super) pack: bool,
}

/// The files that a page of entries behind one speaks of, as they are now.
///
/// # Errors
/// The database's.
pub(super) fn changes(home: &Homestead, conn: &mut Conn, county: &County, after: i64) -> Result<News, Refusal> {
    let entries = store::mapped::subjects(conn, county.as_str(), after.saturating_add(1), PAGE)?;
    let seq = entries.last().map_or(after, |(seq, _)| *seq);
    let count = u64::try_from(entries.len()).unwrap_or(u64::MAX);
    let mut pack = false;
    let (mut houses, mut cases, mut patches) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (_, subject) in &entries {
        match subject.split_once(':') {
            Some(("house", id)) => _ = houses.insert(id.to_owned()),
            Some(("violation", id)) => _ = cases.insert(id.to_owned()),
            Some(("patch", id)) => _ = patches.insert(id.to_owned()),
            Some(("season", load)) => {
                let (season, load) = load.rsplit_once('/').unwrap_or((load, ""));
                if let Ok(load) = load.parse() {
                    patches.extend(store::mapped::patches_of_load(conn, county.as_str(), season, load)?);
                }
            }
            Some(("pack", _)) => pack = true,
            // Of accounts, photos, patrols and zones no file of these layers is made.
            _ => {}
        }
    }
    let mut changes = Vec::new();
    if !(houses.is_empty() && cases.is_empty() && patches.is_empty()) {
        let district = packs::in_force(home, conn, county)?;
        for row in store::mapped::houses_of(conn, county.as_str(), &list(&houses))? {
            houses.remove(&row.id);
            changes.push(Change::Put(MapLayer::Houses, Box::new(read::house(&row, &district)?)));
        }
        for row in store::mapped::violations_of(conn, county.as_str(), &list(&cases))? {
            cases.remove(&row.id);
            changes.push(Change::Put(MapLayer::Violations, Box::new(read::case(&row, &district)?)));
        }
        for row in store::mapped::patches_of(conn, county.as_str(), &list(&patches))? {
            patches.remove(&row.id);
            changes.push(Change::Put(MapLayer::Patches, Box::new(read::patch(&row)?)));
        }
        for (layer, missing) in MapLayer::ALL.into_iter().zip([houses, cases, patches]) {
            let ids = missing.iter().filter_map(|id| id.parse::<Uuid>().ok());
            changes.extend(ids.map(|id| Change::Gone(layer, id)));
        }
    }
    Ok(News { changes, seq, entries: count, pack })
}

fn list(ids: &BTreeSet<String>) -> Vec<String> {
    ids.iter().cloned().collect()
}
