//! What stands in the database of a subject, as one digest. The append and the audit both ask here, so that they
//! cannot differ.

use crate::ledger::canonical::Canonical;
use crate::ledger::digest::Digest;

use super::conn::Conn;
use super::error::StoreError;
use super::{
    accounts, case_persons, columns, divisions, houses, numbers, packs, patches, patrols, persons, photos, violations,
    zones,
};

/// The rows of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// Over the canonical bytes of all of them.
    pub digest: Digest,
    /// Whether the row is there that gives the subject its name.
    pub present: bool,
}

/// Digests every row of a subject as the database now returns it.
///
/// `house:<uuid>` is the house, its people and its numbers, `violation:<uuid>` likewise; `photo:<uuid>` and
/// `account:<uuid>` their one row;
/// `patrol:<uuid>` a visit with its photos and its number;
/// `pack:<county>` every version of the pack and all divisions that it names; `zones:<layer>-<version>` one load of a layer
/// with all its zones; `season:<season>/<load>` one load of patches, `patch:<uuid>` one of them.
///
/// # Errors
/// `Corrupt` for a subject of a kind that has no rows.
pub fn digest(conn: &mut Conn, county: &str, subject: &str) -> Result<Record, StoreError> {
    let mut bytes = Canonical::new("homestead-record-v1");
    let present = match subject.split_once(':') {
        Some(("house", id)) => house(conn, &mut bytes, county, id, subject)?,
        Some(("violation", id)) => violation(conn, &mut bytes, county, id, subject)?,
        Some(("photo", id)) => photos::of(conn, county, id)?.inspect(|row| columns::photo(&mut bytes, row)).is_some(),
        Some(("account", id)) => {
            accounts::of(conn, county, id)?.inspect(|row| columns::account(&mut bytes, row)).is_some()
        }
        Some(("patrol", id)) => patrol(conn, &mut bytes, county, id, subject)?,
        Some(("pack", of)) if of == county => pack(conn, &mut bytes, county)?,
        Some(("zones", load)) => layer(conn, &mut bytes, county, load)?,
        Some(("patch", id)) => patches::of(conn, county, id)?.inspect(|row| columns::patch(&mut bytes, row)).is_some(),
        Some(("season", load)) => season(conn, &mut bytes, county, load)?,
        _ => return Err(StoreError::corrupt(format!("the subject {subject}"))),
    };
    Ok(Record { digest: bytes.digest(), present })
}

fn house(conn: &mut Conn, to: &mut Canonical, county: &str, id: &str, subject: &str) -> Result<bool, StoreError> {
    let house = houses::of(conn, county, id)?;
    if let Some(row) = &house {
        columns::house(to, row);
    }
    for row in persons::of(conn, county, id)? {
        columns::person(to, &row);
    }
    for row in numbers::of_subject(conn, county, subject)? {
        columns::number(to, &row);
    }
    Ok(house.is_some())
}

fn violation(conn: &mut Conn, to: &mut Canonical, county: &str, id: &str, subject: &str) -> Result<bool, StoreError> {
    let violation = violations::of(conn, county, id)?;
    if let Some(row) = &violation {
        columns::violation(to, row);
    }
    for row in case_persons::of(conn, county, id)? {
        columns::case_person(to, &row);
    }
    for row in numbers::of_subject(conn, county, subject)? {
        columns::number(to, &row);
    }
    Ok(violation.is_some())
}

fn patrol(conn: &mut Conn, to: &mut Canonical, county: &str, id: &str, subject: &str) -> Result<bool, StoreError> {
    let visit = patrols::of(conn, county, id)?;
    if let Some(row) = &visit {
        columns::patrol_visit(to, row);
    }
    for row in patrols::photos_of(conn, county, id)? {
        columns::patrol_photo(to, &row);
    }
    for row in numbers::of_subject(conn, county, subject)? {
        columns::number(to, &row);
    }
    Ok(visit.is_some())
}

fn pack(conn: &mut Conn, to: &mut Canonical, county: &str) -> Result<bool, StoreError> {
    let packs = packs::all(conn, county)?;
    for row in &packs {
        columns::pack(to, row);
    }
    for row in divisions::all(conn, county)? {
        columns::division(to, &row);
    }
    Ok(!packs.is_empty())
}

fn season(conn: &mut Conn, to: &mut Canonical, county: &str, load: &str) -> Result<bool, StoreError> {
    let named = load.rsplit_once('/').and_then(|(season, load)| Some((season, load.parse::<i32>().ok()?)));
    let (season, load) = named.ok_or_else(|| StoreError::corrupt(format!("the subject season:{load}")))?;
    let found = patches::load_of(conn, county, season, load)?;
    Ok(found.inspect(|row| columns::patch_load(to, row)).is_some())
}

/// A layer may have a hundred thousand zones: they are digested page by page, and the pages' digests in their place.
fn layer(conn: &mut Conn, to: &mut Canonical, county: &str, load: &str) -> Result<bool, StoreError> {
    let named = load.split_once('-').and_then(|(layer, version)| Some((layer, version.parse::<i32>().ok()?)));
    let (layer, version) = named.ok_or_else(|| StoreError::corrupt(format!("the subject zones:{load}")))?;
    let head = zones::layer(conn, county, layer, version)?;
    if let Some(row) = &head {
        columns::zone_layer(to, row);
    }
    let mut after = None;
    loop {
        let page = zones::page(conn, county, layer, version, after)?;
        let Some(last) = page.last() else { break };
        after = Some(last.nr);
        let mut rows = Canonical::new("homestead-zones-v1");
        for row in &page {
            columns::zone(&mut rows, row);
        }
        to.row("zone_pages").bytes("digest", rows.digest().as_bytes());
    }
    Ok(head.is_some())
}
