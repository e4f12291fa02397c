//! No column of any audited row can be changed past the program without being found.

use homestead::domain::ids::Id;
use homestead::store::Conn;
use homestead::store::audit::AUDITED;

use crate::store_audit::{Busy, busy, found_after};
use crate::support::db;
use crate::support::rows::{new_id, patrolled_once, told_of};
use crate::support::schema::{Column, tables};

/// Tables that are not audited: sessions end by themselves, duties and what a patrol looks at are worked out from the files.
const EXEMPT: [&str; 5] = ["case_duties", "duties", "patrol_days", "patrol_places", "sessions"];

/// Which row of the table is changed, and what of it every deviation must name.
fn victim(busy: &Busy, [case, visit]: [&Id; 2], table: &str) -> (String, Vec<String>) {
    let house = busy.houses[0].uuid();
    let (photo, account) = (busy.photo.uuid(), busy.account.uuid());
    let (row, names) = match table {
        "houses" => (format!("id = '{house}'"), vec![format!("house:{house}")]),
        "persons" => (format!("house_id = '{house}' AND ordinal = 1"), vec![format!("house:{house}")]),
        "violations" => (format!("id = '{}'", case.uuid()), vec![format!("violation:{}", case.uuid())]),
        "case_persons" => (format!("violation_id = '{}'", case.uuid()), vec![format!("violation:{}", case.uuid())]),
        "patrol_visits" => (format!("id = '{}'", visit.uuid()), vec![format!("patrol:{}", visit.uuid())]),
        "patrol_photos" => (format!("visit_id = '{}'", visit.uuid()), vec![format!("patrol:{}", visit.uuid())]),
        "numbers" => (format!("subject = 'house:{house}'"), vec![format!("house:{house}")]),
        "photos" => (format!("id = '{photo}'"), vec![format!("photo:{photo}")]),
        "accounts" => (format!("id = '{account}'"), vec![format!("account:{account}")]),
        "packs" => ("version = 2".to_owned(), vec!["pack:530303".to_owned()]),
        "divisions" => ("code = '530303101'".to_owned(), vec!["pack:530303".to_owned()]),
        "zone_layers" => ("version = 1".to_owned(), vec!["zones:road-".to_owned(), "zones:road -".to_owned()]),
        "zones" => ("nr = 2".to_owned(), vec!["zones:road-".to_owned(), "zones:road -".to_owned()]),
        "patches" => (format!("id = '{}'", busy.patch.uuid()), vec![format!("patch:{}", busy.patch.uuid())]),
        "patch_loads" => ("load = 1".to_owned(), vec!["season:2026Q3".to_owned()]),
        "ledger" => ("seq = 5".to_owned(), vec!["entry 5".to_owned(), "entries 5 to 5".to_owned()]),
        "acts" => ("seq = 5".to_owned(), vec!["of entry 5".to_owned()]),
        "ledger_heads" => ("seq = 18".to_owned(), vec!["the head is at entry".to_owned()]),
        new => panic!("{new} is neither audited nor exempt"),
    };
    (row, names)
}

/// Values that a column does not hold now.
fn others(column: &Column, conn: &Conn) -> Vec<String> {
    let name = &column.name;
    let bytes = "ee".repeat(32);
    let (changed, from_null) = match column.type_name.as_str() {
        "Text" => (format!("{name} || ' '"), "''".to_owned()),
        "Integer" | "BigInt" => (format!("{name} + 1000"), "0".to_owned()),
        "Double" => (format!("{name} + 0.0000001"), "0".to_owned()),
        "Bool" => (format!("NOT {name}"), String::new()),
        "Binary" if matches!(conn, Conn::Pg(_)) => (format!("decode('{bytes}', 'hex')"), "''::bytea".to_owned()),
        "Binary" => (format!("X'{bytes}'"), "X''".to_owned()),
        new => panic!("no other value for {new}"),
    };
    if column.nullable {
        vec![format!("CASE WHEN {name} IS NULL THEN {from_null} END"), format!("COALESCE({changed}, {from_null})")]
    } else {
        vec![changed]
    }
}

#[test]
fn a_change_of_any_column_of_any_audited_table_is_found_and_named() {
    let busy = busy(db::fresh());
    let (case, visit) = (new_id(), new_id());
    let (told, seen, photo) = (case.clone(), visit.clone(), busy.photo.clone());
    busy.store
        .write(move |conn| {
            told_of(conn, &told, "530303101201")?;
            patrolled_once(conn, &seen, &photo, "530303101201")
        })
        .unwrap();
    let mut conn = busy.db.raw();
    let mut columns = 0;
    for table in tables().iter().filter(|table| !EXEMPT.contains(&table.name.as_str())) {
        let (row, names) = victim(&busy, [&case, &visit], &table.name);
        for column in &table.columns {
            for value in others(column, &conn) {
                let sql = format!("UPDATE {} SET {} = {value} WHERE {row}", table.name, column.name);
                let found = found_after(&mut conn, &sql);
                let named = found.iter().any(|one| names.iter().any(|name| one.what.contains(name)));
                assert!(named, "{sql} was not found: {found:?}");
                columns += 1;
            }
        }
    }
    assert!(columns > 90, "only {columns} changes were tried");
    assert_eq!(found_after(&mut conn, "SELECT 1"), []);
}

#[test]
fn every_table_is_audited_or_exempt_for_a_reason() {
    let mut known: Vec<String> = AUDITED
        .iter()
        .map(|(table, _subject)| *table)
        .chain(["ledger", "ledger_heads", "acts"])
        .chain(EXEMPT)
        .map(str::to_owned)
        .collect();
    known.sort();
    assert_eq!(tables().into_iter().map(|table| table.name).collect::<Vec<_>>(), known);
}
