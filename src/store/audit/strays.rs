//! Rows that no entry knows, and values that the program would read as others than they are.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use crate::store::conn::Conn;
use crate::store::error::StoreError;

use super::{Kind, PAGE, Report};

/// Every table whose rows an entry's record digest is over, and how a row's subject is made of its columns.
/// `ledger`, `ledger_heads` and `acts` are held against each other; `sessions`, `duties`, `case_duties`, `patrol_places` and
/// `patrol_days` are not audited: the first end by themselves, the others are worked out from the files.
pub const AUDITED: [(&str, &str); 15] = [
    ("houses", "'house:' || houses.id"),
    ("persons", "'house:' || persons.house_id"),
    ("violations", "'violation:' || violations.id"),
    ("case_persons", "'violation:' || case_persons.violation_id"),
    ("numbers", "numbers.subject"),
    ("photos", "'photo:' || photos.id"),
    ("accounts", "'account:' || accounts.id"),
    ("packs", "'pack:' || packs.county"),
    ("divisions", "'pack:' || divisions.county"),
    ("patches", "'patch:' || patches.id"),
    ("patch_loads", "'season:' || patch_loads.season || '/' || patch_loads.load"),
    ("patrol_visits", "'patrol:' || patrol_visits.id"),
    ("patrol_photos", "'patrol:' || patrol_photos.visit_id"),
    ("zone_layers", "'zones:' || zone_layers.layer || '-' || zone_layers.version"),
    ("zones", "'zones:' || zones.layer || '-' || zones.version"),
];

/// SQLite keeps 64 bits where a column is read as 32, and any number where it is read as a truth.
const NARROW: [(&str, &str, &str); 14] = [
    ("houses", "'house:' || houses.id", "version <> (version << 32) >> 32"),
    ("persons", "'house:' || persons.house_id", "ordinal <> (ordinal << 32) >> 32"),
    ("violations", "'violation:' || violations.id", "version <> (version << 32) >> 32 OR flagged NOT IN (0, 1)"),
    ("case_persons", "'violation:' || case_persons.violation_id", "ordinal <> (ordinal << 32) >> 32"),
    ("numbers", "numbers.subject", "serial <> (serial << 32) >> 32"),
    ("photos", "'photo:' || photos.id", "width <> (width << 32) >> 32 OR height <> (height << 32) >> 32"),
    ("accounts", "'account:' || accounts.id", "token_version <> (token_version << 32) >> 32"),
    ("accounts", "'account:' || accounts.id", "demo NOT IN (0, 1) OR disabled NOT IN (0, 1)"),
    ("packs", "'pack:' || packs.county", "version <> (version << 32) >> 32"),
    ("patrol_photos", "'patrol:' || patrol_photos.visit_id", "ordinal <> (ordinal << 32) >> 32"),
    (
        "zone_layers",
        "'zones:' || zone_layers.layer || '-' || zone_layers.version",
        "version <> (version << 32) >> 32 OR zones <> (zones << 32) >> 32",
    ),
    (
        "zones",
        "'zones:' || zones.layer || '-' || zones.version",
        "version <> (version << 32) >> 32 OR nr <> (nr << 32) >> 32",
    ),
    (
        "patch_loads",
        "'season:' || patch_loads.season || '/' || patch_loads.load",
        "load <> (load << 32) >> 32 OR patches <> (patches << 32) >> 32",
    ),
    (
        "patches",
        "'patch:' || patches.id",
        "version <> (version << 32) >> 32 OR load <> (load << 32) >> 32 OR nr <> (nr << 32) >> 32",
    ),
];

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Nullable<Text>)]
    found: Option<String>,
}

/// Every county of which there is a row in any audited table.
pub fn counties(conn: &mut Conn) -> Result<BTreeSet<String>, StoreError> {
    let mut counties = BTreeSet::new();
    let tables = AUDITED.iter().map(|(table, _)| *table).chain(["ledger", "ledger_heads", "acts"]);
    for table in tables {
        // From one county to the next in the key, past all the rows between.
        let mut last = None;
        while let Some(county) = next_county(conn, table, last.as_deref())? {
            last = Some(county.clone());
            counties.insert(county);
        }
    }
    Ok(counties)
}

fn next_county(conn: &mut Conn, table: &str, after: Option<&str>) -> Result<Option<String>, StoreError> {
    let first = format!("SELECT MIN(county) AS found FROM {table}");
    let found: Found = match after {
        None => diesel::sql_query(first).get_result(conn)?,
        Some(county) => {
            diesel::sql_query(format!("{first} WHERE county > $1")).bind::<Text, _>(county).get_result(conn)?
        }
    };
    Ok(found.found)
}

pub(super) fn audit(conn: &mut Conn, county: &str, report: &mut Report<'_>) -> Result<(), StoreError> {
    for (table, subject) in AUDITED {
        let unknown = format!(
            "NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.county = {table}.county AND ledger.subject = {subject})"
        );
        each(conn, county, (table, subject, &unknown), |subject| {
            report.tell(Kind::RecordWithoutEntry, format!("{subject} in {table}"));
        })?;
    }
    let unknown = "NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.county = acts.county AND ledger.seq = acts.seq)";
    each(conn, county, ("acts", "acts.id", unknown), |id| report.tell(Kind::ActWithoutEntry, format!("act {id}")))?;
    if matches!(conn, Conn::Sqlite(_)) {
        for (table, subject, wide) in NARROW {
            each(conn, county, (table, subject, wide), |subject| {
                report.tell(Kind::ValueOutOfRange, format!("{subject} in {table}"));
            })?;
        }
    }
    Ok(())
}

/// Hands on, once each, what `name` says of every row of a table for which the condition holds.
fn each(
    conn: &mut Conn,
    county: &str,
    (table, name, condition): (&str, &str, &str),
    mut hand_on: impl FnMut(&str),
) -> Result<(), StoreError> {
    let query = format!(
        "SELECT DISTINCT {name} AS found FROM {table}
         WHERE {table}.county = $1 AND ($2 IS NULL OR {name} > $2) AND ({condition}) ORDER BY 1 LIMIT {PAGE}"
    );
    let mut after = None;
    loop {
        let page = diesel::sql_query(&query).bind::<Text, _>(county).bind::<Nullable<Text>, _>(&after).load(conn);
        let page: Vec<Found> = match page.map_err(StoreError::from) {
            // Its name cannot be a text that the ledger knows.
            Err(StoreError::Corrupt { .. }) => {
                hand_on("unreadable rows");
                return Ok(());
            }
            page => page?,
        };
        let Some(last) = page.last() else { return Ok(()) };
        after.clone_from(&last.found);
        for name in page.iter().filter_map(|row| row.found.as_deref()) {
            hand_on(name);
        }
    }
}
