//! Whoever changes the database past the program is found.

use diesel::connection::SimpleConnection;
use homestead::domain::ids::Id;
use homestead::store::audit::{self, Audited, Deviation, Kind};
use homestead::store::{Conn, Store, StoreError, houses, ledger, persons};

use crate::support::db::{self, TestDb};
use crate::support::rows::{
    ZHANYI, applied, given_account, house_row, loaded_pack, loaded_patches, loaded_zones, new_id, person_row,
    photographed, recorded,
};

/// A county that was at work for a while: two packs, two accounts, three houses, two photos, a season of one patch, one layer of
/// zones.
pub(crate) struct Busy {
    pub(crate) db: TestDb,
    pub(crate) store: Store,
    pub(crate) houses: Vec<Id>,
    pub(crate) photo: Id,
    pub(crate) account: Id,
    pub(crate) patch: Id,
}

pub(crate) fn busy(db: TestDb) -> Busy {
    let store = db.open();
    let houses: Vec<Id> = (0..3).map(|_| new_id()).collect();
    let (photo, account, patch) = (new_id(), new_id(), new_id());
    let (of, seen, clerk, seen_from_above) = (houses.clone(), photo.clone(), account.clone(), patch.clone());
    store
        .write(move |conn| {
            loaded_pack(conn, 1)?;
            given_account(conn, &clerk, "clerk")?;
            given_account(conn, &new_id(), "officer")?;
            for id in &of {
                applied(conn, id, "530303101201")?;
            }
            photographed(conn, &seen, of.first())?;
            photographed(conn, &new_id(), None)?;
            for id in &of {
                let mut row = houses::find(conn, id)?.expect("it applied");
                row.version = 2;
                "accepted".clone_into(&mut row.state);
                houses::update(conn, &row, 1)?;
                recorded(conn, "accept_application", &format!("house:{}", id.uuid()))?;
            }
            persons::put(conn, &of[2], &[])?;
            recorded(conn, "erase", &format!("house:{}", of[2].uuid()))?;
            loaded_pack(conn, 2)?;
            loaded_patches(conn, &seen_from_above)?;
            loaded_zones(conn)
        })
        .unwrap();
    Busy { db, store, houses, photo, account, patch }
}

/// What the audit says of every county.
pub(crate) fn audited(conn: &mut Conn) -> (Vec<Audited>, Vec<Deviation>) {
    let mut found = Vec::new();
    let mut counties = Vec::new();
    for county in audit::counties(conn).unwrap() {
        let audited = audit::audit(conn, &county, |one| found.push(one), |_photo| Ok::<_, StoreError>(None));
        counties.push(audited.unwrap());
    }
    assert_eq!(usize::try_from(counties.iter().map(|county| county.deviations).sum::<u64>()), Ok(found.len()));
    (counties, found)
}

/// What the audit finds after this SQL; the database is afterwards as it was before.
pub(crate) fn found_after(conn: &mut Conn, sql: &str) -> Vec<Deviation> {
    conn.batch_execute("BEGIN").unwrap();
    conn.batch_execute(sql).unwrap_or_else(|why| panic!("{sql}: {why}"));
    let (_, found) = audited(conn);
    conn.batch_execute("ROLLBACK").unwrap();
    found
}

fn said(found: &[Deviation]) -> Vec<String> {
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn a_county_at_work_is_as_its_ledger_says() {
    let busy = busy(db::fresh());
    let mut photos = Vec::new();
    let audited = busy
        .store
        .read(|conn| {
            audit::audit(
                conn,
                ZHANYI,
                |one| panic!("{one}"),
                |photo| {
                    photos.push(photo.id.clone());
                    Ok::<_, StoreError>(None)
                },
            )
        })
        .unwrap();
    let head = busy.store.read(|conn| ledger::head(conn, ZHANYI)).unwrap();
    assert_eq!((audited.seq, audited.hash), (head.seq, head.hash));
    assert_eq!((audited.entries, audited.subjects, audited.photos), (16, 11, 2));
    assert_eq!(photos.len(), 2);
    assert!(photos.contains(&busy.photo.uuid().to_string()));
}

#[test]
fn an_empty_database_has_no_county_to_audit() {
    let db = db::fresh();
    assert_eq!(audited(&mut db.raw()), (Vec::new(), Vec::new()));
}

#[test]
fn a_row_that_was_taken_away_is_missed() {
    let busy = busy(db::fresh());
    let mut conn = busy.db.raw();
    let [house, photo, account] = [&busy.houses[0], &busy.photo, &busy.account].map(|id| id.uuid().to_string());
    let cases = [
        (format!("DELETE FROM houses WHERE id = '{house}'"), vec![format!("record_missing house:{house}")]),
        (
            format!("DELETE FROM houses WHERE id = '{house}'; DELETE FROM persons WHERE house_id = '{house}'"),
            vec![format!("record_missing house:{house}")],
        ),
        (
            format!("DELETE FROM persons WHERE house_id = '{house}' AND ordinal = 1"),
            vec![format!("record_changed house:{house}")],
        ),
        (format!("DELETE FROM numbers WHERE subject = 'house:{house}'"), vec![format!("record_changed house:{house}")]),
        (format!("DELETE FROM photos WHERE id = '{photo}'"), vec![format!("record_missing photo:{photo}")]),
        (format!("DELETE FROM accounts WHERE id = '{account}'"), vec![format!("record_missing account:{account}")]),
        ("DELETE FROM packs WHERE version = 1".to_owned(), vec!["record_changed pack:530303".to_owned()]),
        ("DELETE FROM packs".to_owned(), vec!["record_missing pack:530303".to_owned()]),
        ("DELETE FROM divisions WHERE code = '530303102'".to_owned(), vec!["record_changed pack:530303".to_owned()]),
        ("DELETE FROM zones WHERE nr = 2".to_owned(), vec!["record_changed zones:road-1".to_owned()]),
        ("DELETE FROM zones; DELETE FROM zone_layers".to_owned(), vec!["record_missing zones:road-1".to_owned()]),
        (
            "DELETE FROM ledger_heads".to_owned(),
            vec!["head_differs the head is at entry 0, the chain at 16".to_owned()],
        ),
    ];
    for (sql, wanted) in cases {
        assert_eq!(said(&found_after(&mut conn, &sql)), wanted, "{sql}");
    }
    let act = found_after(&mut conn, "DELETE FROM acts WHERE seq = 5");
    assert_eq!(act.len(), 1);
    assert_eq!(act[0].kind, Kind::ActMissing);
    assert!(act[0].what.ends_with("of entry 5"), "{}", act[0].what);
}

#[test]
fn a_row_that_was_slipped_in_is_found() {
    let busy = busy(db::fresh());
    let mut conn = busy.db.raw();
    let [house, erased] = [&busy.houses[0], &busy.houses[2]].map(|id| id.uuid().to_string());
    let [photo, account] = [&busy.photo, &busy.account].map(|id| id.uuid().to_string());
    let copy = |table: &str, columns: &str, values: &str, of: &str| {
        format!("INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {of}")
    };
    let people = "county, house_id, ordinal, kind, sealed";
    let head = format!("house_id = '{house}' AND ordinal = 0");
    let a_photo = "sha256, bytes, mime, width, height, taken_at, received_at, purpose, device_id, actor_id, verdict, \
                   fingerprint, facts";
    let an_account = "name, role, division, password_hash, token_version, demo, disabled";
    let an_act = "subject, act, at, body, request_mac";
    let cases = [
        (
            copy("persons", people, &format!("county, '{erased}', 0, kind, sealed"), &head),
            vec![format!("record_changed house:{erased}")],
        ),
        (
            copy("persons", people, "county, 'nobody', 0, kind, sealed", &head),
            vec!["record_without_entry house:nobody in persons".to_owned()],
        ),
        (
            "INSERT INTO numbers (county, series, serial, subject) VALUES ('530303', 'x', 1, '')".to_owned(),
            vec!["record_without_entry  in numbers".to_owned()],
        ),
        (
            copy(
                "photos",
                &format!("county, id, {a_photo}"),
                &format!("county, 'new', {a_photo}"),
                &format!("id = '{photo}'"),
            ),
            vec!["record_without_entry photo:new in photos".to_owned()],
        ),
        (
            copy(
                "accounts",
                &format!("county, id, username, {an_account}"),
                &format!("county, 'new', 'backdoor', {an_account}"),
                &format!("id = '{account}'"),
            ),
            vec!["record_without_entry account:new in accounts".to_owned()],
        ),
        (
            "INSERT INTO packs (county, version, loaded_at, content) VALUES ('530303', 3, 0, '{}')".to_owned(),
            vec!["record_changed pack:530303".to_owned()],
        ),
        (
            "INSERT INTO packs (county, version, loaded_at, content) VALUES ('530304', 1, 0, '{}')".to_owned(),
            vec!["record_without_entry pack:530304 in packs".to_owned()],
        ),
        (
            copy("acts", &format!("county, id, seq, {an_act}"), &format!("county, 'new', 99, {an_act}"), "seq = 4"),
            vec!["act_without_entry act new".to_owned()],
        ),
    ];
    for (sql, wanted) in cases {
        assert_eq!(said(&found_after(&mut conn, &sql)), wanted, "{sql}");
    }
}

#[test]
fn a_house_written_past_the_program_is_found() {
    let busy = busy(db::fresh());
    let id = new_id();
    let of = id.clone();
    busy.store
        .write(move |conn| {
            houses::insert(conn, &house_row(&of, "530303101201", 77))?;
            persons::put(conn, &of, &[person_row(&of, 0)])
        })
        .unwrap();
    let (_, found) = audited(&mut busy.db.raw());
    let id = id.uuid();
    assert_eq!(
        said(&found),
        [format!("record_without_entry house:{id} in houses"), format!("record_without_entry house:{id} in persons")]
    );
}

#[test]
fn rows_of_two_houses_cannot_change_places() {
    let busy = busy(db::fresh());
    let mut conn = busy.db.raw();
    let [one, other] = [&busy.houses[0], &busy.houses[1]].map(|id| id.uuid().to_string());
    // Each then holds what the other held, to the letter.
    let swap_people = format!(
        "UPDATE persons SET house_id = 'x' WHERE house_id = '{one}';
         UPDATE persons SET house_id = '{one}' WHERE house_id = '{other}';
         UPDATE persons SET house_id = '{other}' WHERE house_id = 'x'"
    );
    let swap_houses = format!(
        "UPDATE houses SET id = 'x' WHERE id = '{one}';
         UPDATE houses SET id = '{one}' WHERE id = '{other}';
         UPDATE houses SET id = '{other}' WHERE id = 'x'"
    );
    let swap_numbers = format!(
        "UPDATE numbers SET subject = CASE subject WHEN 'house:{one}' THEN 'house:{other}' ELSE 'house:{one}' END
         WHERE subject IN ('house:{one}', 'house:{other}')"
    );
    let mut wanted = [format!("record_changed house:{one}"), format!("record_changed house:{other}")];
    wanted.sort();
    for sql in [swap_houses, swap_people, swap_numbers] {
        assert_eq!(said(&found_after(&mut conn, &sql)), wanted, "{sql}");
    }
}

#[test]
fn a_chain_that_was_meddled_with_says_where() {
    let busy = busy(db::fresh());
    let mut conn = busy.db.raw();
    let kinds = |sql: &str, conn: &mut Conn| {
        found_after(conn, sql).into_iter().map(|one| (one.kind, one.what)).collect::<Vec<_>>()
    };
    let entry = |seq: i64| format!("entry {seq}");

    let removed = kinds("DELETE FROM ledger WHERE seq = 6", &mut conn);
    assert!(removed.contains(&(Kind::EntryMissing, "entries 6 to 6 are missing".to_owned())), "{removed:?}");
    assert!(removed.iter().any(|(kind, _)| *kind == Kind::ActWithoutEntry));

    let inserted = kinds(
        "INSERT INTO ledger SELECT county, 17, received_at, act_id, actor, act, subject, body_digest, record_digest,
         prev_hash, hash FROM ledger WHERE seq = 16",
        &mut conn,
    );
    assert!(inserted.contains(&(Kind::EntryChanged, format!("{} was changed", entry(17)))), "{inserted:?}");
    assert!(inserted.iter().any(|(kind, _)| *kind == Kind::EntryUnlinked));
    assert!(inserted.iter().any(|(kind, _)| *kind == Kind::ActMissing));
    assert!(inserted.iter().any(|(kind, _)| *kind == Kind::HeadDiffers));

    let reordered = kinds(
        "UPDATE ledger SET seq = 99 WHERE seq = 4; UPDATE ledger SET seq = 4 WHERE seq = 5;
         UPDATE ledger SET seq = 5 WHERE seq = 99",
        &mut conn,
    );
    for seq in [4, 5] {
        assert!(reordered.contains(&(Kind::EntryChanged, format!("{} was changed", entry(seq)))), "{reordered:?}");
    }

    let cut = kinds("DELETE FROM ledger WHERE seq > 11", &mut conn);
    assert!(cut.contains(&(Kind::HeadDiffers, "the head is at entry 16, the chain at 11".to_owned())), "{cut:?}");
    // Taking the head and the acts back too leaves the rows as the acts left them.
    let cut_clean = kinds(
        "DELETE FROM ledger WHERE seq > 11; DELETE FROM acts WHERE seq > 11;
         UPDATE ledger_heads SET seq = 11, hash = (SELECT hash FROM ledger WHERE seq = 11)",
        &mut conn,
    );
    let mut changed = vec![
        (Kind::RecordChanged, format!("house:{}", busy.houses[2].uuid())),
        (Kind::RecordChanged, "pack:530303".to_owned()),
        (Kind::RecordWithoutEntry, "season:2026Q3/1 in patch_loads".to_owned()),
        (Kind::RecordWithoutEntry, format!("patch:{} in patches", busy.patch.uuid())),
        (Kind::RecordWithoutEntry, "zones:road-1 in zone_layers".to_owned()),
        (Kind::RecordWithoutEntry, "zones:road-1 in zones".to_owned()),
    ];
    changed.sort();
    assert_eq!(cut_clean, changed);
}

#[test]
fn an_entry_that_was_forged_with_a_right_hash_does_not_fit_its_neighbours() {
    let busy = busy(db::fresh());
    let mut conn = busy.db.raw();
    for (seq, wanted) in [
        (6, "entry_unlinked entry 7 does not follow the one before it"),
        (16, "head_differs the head is at entry 16, the chain at 16"),
    ] {
        let mut forged = ledger::find(&mut conn, ZHANYI, seq).unwrap().unwrap();
        forged.actor = "program".to_owned();
        let forged = forged.sealed();
        let hash = match conn {
            Conn::Pg(_) => format!("'\\x{}'", forged.hash),
            Conn::Sqlite(_) => format!("X'{}'", forged.hash),
        };
        let sql = format!("UPDATE ledger SET actor = 'program', hash = {hash} WHERE seq = {seq}");
        assert_eq!(said(&found_after(&mut conn, &sql)), [wanted]);
    }
}

#[test]
fn what_is_wrong_with_the_bytes_of_a_photo_is_told_with_the_rest() {
    let busy = busy(db::fresh());
    let mut found = Vec::new();
    let lost = busy.photo.uuid().to_string();
    let audited = busy.store.read(|conn| {
        audit::audit(
            conn,
            ZHANYI,
            |one| found.push(one.to_string()),
            |photo| Ok::<_, StoreError>((photo.id == lost).then_some(Kind::BlobMissing)),
        )
    });
    assert_eq!(found, [format!("blob_missing photo:{lost}")]);
    assert_eq!(audited.unwrap().deviations, 1);
    let broken = busy.store.read(|conn| {
        audit::audit(conn, ZHANYI, |_| {}, |_| Err(StoreError::corrupt("the folder of the blobs is gone")))
    });
    assert!(matches!(broken, Err(StoreError::Corrupt { .. })));
}

#[test]
fn a_value_that_sqlite_alone_can_hold_is_found() {
    let busy = busy(db::sqlite());
    let mut conn = busy.db.raw();
    let house = busy.houses[0].uuid();
    let account = busy.account.uuid();
    let cases = [
        (
            format!("UPDATE houses SET version = version + 4294967296 WHERE id = '{house}'"),
            vec![format!("value_out_of_range house:{house} in houses")],
        ),
        (
            format!("UPDATE accounts SET demo = 2 WHERE id = '{account}'"),
            vec![format!("value_out_of_range account:{account} in accounts")],
        ),
        (
            format!("UPDATE houses SET file = CAST(X'ff' AS TEXT) WHERE id = '{house}'"),
            vec![format!("record_unreadable house:{house}")],
        ),
        (
            "UPDATE acts SET body = CAST(X'ff' AS TEXT) WHERE seq = 16".to_owned(),
            vec![
                "entry_unreadable entry 16 or its act".to_owned(),
                "head_differs the head is at entry 16, the chain at 15".to_owned(),
            ],
        ),
    ];
    for (sql, wanted) in cases {
        assert_eq!(said(&found_after(&mut conn, &sql)), wanted, "{sql}");
    }
}
