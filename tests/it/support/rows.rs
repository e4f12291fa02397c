//! Rows as the program would write them, made up.

use homestead::domain::ids::{County, Id};
use homestead::ledger::entry::Entry;
use homestead::store::accounts::{self, AccountRow};
use homestead::store::case_persons::{self, CasePersonRow};
use homestead::store::divisions::{self, DivisionRow};
use homestead::store::houses::{self, HouseRow};
use homestead::store::ledger::{NewAct, record};
use homestead::store::packs::{self, PackRow};
use homestead::store::patches::{self, LoadRow, PatchRow};
use homestead::store::patrols::{self, VisitPhotoRow, VisitRow};
use homestead::store::persons::{self, PersonRow};
use homestead::store::photos::{self, PhotoRow};
use homestead::store::violations::{self, ViolationRow};
use homestead::store::zones::{self, LayerRow, ZoneRow};
use homestead::store::{Conn, StoreError, numbers};
use uuid::Uuid;

/// 沾益区.
pub(crate) const ZHANYI: &str = "530303";
/// A day in 2026, unix milliseconds.
pub(crate) const NOON: i64 = 1_795_000_000_000;

pub(crate) fn new_id() -> Id {
    Id::new(county(), Uuid::now_v7())
}

pub(crate) fn county() -> County {
    ZHANYI.parse().unwrap()
}

/// The act that made a subject what it is.
pub(crate) fn recorded(conn: &mut Conn, act: &str, subject: &str) -> Result<Entry, StoreError> {
    recorded_as(conn, &Uuid::now_v7().to_string(), act, subject)
}

pub(crate) fn recorded_as(conn: &mut Conn, act_id: &str, act: &str, subject: &str) -> Result<Entry, StoreError> {
    let new = NewAct {
        county: ZHANYI,
        act_id,
        actor_id: Some("0192f0c1-0000-7000-8000-000000000001"),
        act,
        subject,
        at: NOON,
        received_at: NOON + 1_000,
        body: r#"{"verdict":"agree"}"#,
        request_mac: &[7; 32],
    };
    record(conn, &new)
}

fn township_of(village: &str) -> String {
    village.chars().take(9).collect()
}

pub(crate) fn house_row(id: &Id, village: &str, serial: i32) -> HouseRow {
    HouseRow {
        county: ZHANYI.to_owned(),
        id: id.uuid().to_string(),
        number: format!("{}-2026-{serial:04}", township_of(village)),
        township: township_of(village),
        division: village.to_owned(),
        stage: "planning".to_owned(),
        state: "applied".to_owned(),
        head_index: Some(vec![1, 2, 3]),
        due_on: Some("2026-12-01".to_owned()),
        west: Some(103.82),
        south: Some(25.6),
        east: Some(103.8202),
        north: Some(25.6001),
        slip_hash: id.uuid().as_bytes().to_vec(),
        last_act_at: NOON,
        version: 1,
        file: r#"{"storeys":2}"#.to_owned(),
    }
}

pub(crate) fn person_row(house: &Id, ordinal: i32) -> PersonRow {
    PersonRow {
        county: ZHANYI.to_owned(),
        house_id: house.uuid().to_string(),
        ordinal,
        kind: if ordinal == 0 { "head" } else { "member" }.to_owned(),
        sealed: [house.uuid().as_bytes().as_slice(), &[1; 44]].concat(),
        id_index: Some(vec![9; 32]),
    }
}

/// A village household applies: house, people, number and entry.
pub(crate) fn applied(conn: &mut Conn, id: &Id, village: &str) -> Result<Entry, StoreError> {
    let subject = format!("house:{}", id.uuid());
    let serial = numbers::take(conn, ZHANYI, &format!("house/{}/2026", township_of(village)), &subject)?;
    houses::insert(conn, &house_row(id, village, serial))?;
    persons::put(conn, id, &[person_row(id, 0), person_row(id, 1)])?;
    recorded(conn, "apply", &subject)
}

pub(crate) fn violation_row(id: &Id, village: &str, serial: i32) -> ViolationRow {
    ViolationRow {
        county: ZHANYI.to_owned(),
        id: id.uuid().to_string(),
        number: format!("{}-V2026-{serial:04}", township_of(village)),
        township: township_of(village),
        division: village.to_owned(),
        state: "filed".to_owned(),
        track: Some("planning".to_owned()),
        kinds: " V01 V08 ".to_owned(),
        source: "patrol".to_owned(),
        house_id: None,
        party_index: Some(vec![1, 2, 3]),
        due_on: Some("2026-12-01".to_owned()),
        flagged: false,
        lon: 103.82,
        lat: 25.6,
        last_act_at: NOON,
        version: 1,
        file: r#"{"state":"filed"}"#.to_owned(),
    }
}

/// Somebody tells of a violation: its file, who is held to account, its number and its entry.
pub(crate) fn told_of(conn: &mut Conn, id: &Id, village: &str) -> Result<Entry, StoreError> {
    let subject = format!("violation:{}", id.uuid());
    let serial = numbers::take(conn, ZHANYI, &format!("violation/{}/2026", township_of(village)), &subject)?;
    violations::insert(conn, &violation_row(id, village, serial))?;
    let party = CasePersonRow {
        county: ZHANYI.to_owned(),
        violation_id: id.uuid().to_string(),
        ordinal: 0,
        kind: "party".to_owned(),
        sealed: [id.uuid().as_bytes().as_slice(), &[1; 44]].concat(),
        id_index: Some(vec![9; 32]),
    };
    case_persons::add(conn, &[party])?;
    recorded(conn, "register_lead", &subject)
}

pub(crate) fn photo_row(id: &Id, house: Option<&Id>) -> PhotoRow {
    PhotoRow {
        county: ZHANYI.to_owned(),
        id: id.uuid().to_string(),
        sha256: "ab".repeat(32),
        bytes: 3_500_000,
        mime: "image/jpeg".to_owned(),
        width: 4000,
        height: 3000,
        taken_at: NOON,
        received_at: NOON + 60_000,
        house_id: house.map(|house| house.uuid().to_string()),
        violation_id: None,
        purpose: "inspection".to_owned(),
        device_id: "phone-1".to_owned(),
        actor_id: "0192f0c1-0000-7000-8000-000000000001".to_owned(),
        lon: Some(103.82),
        lat: Some(-0.0),
        verdict: "inside".to_owned(),
        fingerprint: -1,
        facts: "{}".to_owned(),
    }
}

pub(crate) fn photographed(conn: &mut Conn, id: &Id, house: Option<&Id>) -> Result<Entry, StoreError> {
    photos::insert(conn, &photo_row(id, house))?;
    recorded(conn, "take_photo", &format!("photo:{}", id.uuid()))
}

/// Two officers record a visit with a photo: its row, the photo's, its number and its entry.
pub(crate) fn patrolled_once(conn: &mut Conn, id: &Id, photo: &Id, village: &str) -> Result<Entry, StoreError> {
    let (uuid, subject) = (id.uuid().to_string(), format!("patrol:{}", id.uuid()));
    let serial = numbers::take(conn, ZHANYI, &format!("patrol_visit/{}/2026", township_of(village)), &subject)?;
    let row = VisitRow {
        county: ZHANYI.to_owned(),
        id: uuid.clone(),
        number: format!("{}-XC2026-{serial:05}", township_of(village)),
        township: township_of(village),
        division: village.to_owned(),
        at: NOON,
        conclusion: "doubtful".to_owned(),
        proof: "honest".to_owned(),
        recheck_on: Some("2026-12-01".to_owned()),
        lon: 103.82,
        lat: 25.6,
        file: "{}".to_owned(),
    };
    let photo =
        VisitPhotoRow { county: ZHANYI.to_owned(), visit_id: uuid, ordinal: 0, photo_id: photo.uuid().to_string() };
    patrols::insert(conn, &row, &[photo])?;
    recorded(conn, "patrol_visit", &subject)
}

pub(crate) fn account_row(id: &Id, username: &str) -> AccountRow {
    AccountRow {
        county: ZHANYI.to_owned(),
        id: id.uuid().to_string(),
        username: username.to_owned(),
        name: "王建国".to_owned(),
        role: "officer".to_owned(),
        station: None,
        division: "530303101".to_owned(),
        certificate_no: Some("滇D-530303-017".to_owned()),
        password_hash: "$argon2id$…".to_owned(),
        token_version: 1,
        demo: true,
        disabled: false,
    }
}

pub(crate) fn given_account(conn: &mut Conn, id: &Id, username: &str) -> Result<Entry, StoreError> {
    accounts::insert(conn, &account_row(id, username))?;
    recorded(conn, "create_account", &format!("account:{}", id.uuid()))
}

pub(crate) fn loaded_pack(conn: &mut Conn, version: i32) -> Result<Entry, StoreError> {
    packs::insert(
        conn,
        &PackRow { county: ZHANYI.to_owned(), version, loaded_at: NOON, content: r#"{"epsg":4523}"#.to_owned() },
    )?;
    divisions::replace(conn, ZHANYI, &division_rows())?;
    recorded(conn, "load_pack", &format!("pack:{ZHANYI}"))
}

/// One layer of three roads.
pub(crate) fn loaded_zones(conn: &mut Conn) -> Result<Entry, StoreError> {
    let layer = LayerRow {
        county: ZHANYI.to_owned(),
        layer: "road".to_owned(),
        version: 1,
        as_of: "2025-06-30".to_owned(),
        source: "交通运输局".to_owned(),
        crs: "EPSG:4490".to_owned(),
        zones: 3,
        content_sha256: vec![3; 32],
        loaded_at: NOON,
    };
    let zones: Vec<ZoneRow> = (1..=3).map(zone_row).collect();
    zones::insert(conn, &layer, &zones)?;
    recorded(conn, "load_zones", "zones:road-1")
}

/// A season of one patch.
pub(crate) fn loaded_patches(conn: &mut Conn, id: &Id) -> Result<Entry, StoreError> {
    let load = LoadRow {
        county: ZHANYI.to_owned(),
        season: "2026Q3".to_owned(),
        load: 1,
        source: "season.xlsx".to_owned(),
        format: "xlsx".to_owned(),
        crs: "EPSG:4523".to_owned(),
        patches: 1,
        head: r#"{"titles":[],"columns":["JCBH"]}"#.to_owned(),
        loaded_at: NOON,
    };
    patches::insert(conn, &load, &[patch_row(id)])?;
    recorded(conn, "import_season", "season:2026Q3/1")?;
    recorded(conn, "import_patch", &format!("patch:{}", id.uuid()))
}

fn patch_row(id: &Id) -> PatchRow {
    PatchRow {
        county: ZHANYI.to_owned(),
        id: id.uuid().to_string(),
        season: "2026Q3".to_owned(),
        load: 1,
        nr: 1,
        number: "YN0001".to_owned(),
        township: "530303101".to_owned(),
        division: "530303101201".to_owned(),
        class: "no_approval".to_owned(),
        state: "imported".to_owned(),
        west: 104.05,
        south: 25.68,
        east: 104.0502,
        north: 25.6802,
        given: vec![4; 48],
        last_act_at: NOON,
        version: 1,
        file: "{}".to_owned(),
    }
}

fn zone_row(nr: i32) -> ZoneRow {
    ZoneRow {
        county: ZHANYI.to_owned(),
        layer: "road".to_owned(),
        version: 1,
        nr,
        class: (nr == 1).then(|| "county".to_owned()),
        object: Some(format!("X{nr:03}")),
        name: "县道".to_owned(),
        extent: "reference".to_owned(),
        west: 103.8,
        south: 25.7,
        east: 103.9,
        north: 25.8,
        geometry: r#"{"type":"LineString","coordinates":[[103.8,25.7],[103.9,25.8]]}"#.to_owned(),
        plane: r#"{"epsg":4523,"polygons":[],"lines":[[[35379000.0,2844000.0],[35389000.0,2855000.0]]]}"#.to_owned(),
    }
}

pub(crate) fn division_rows() -> Vec<DivisionRow> {
    let row = |code: &str, name: &str, parent: Option<&str>, level: &str| DivisionRow {
        county: ZHANYI.to_owned(),
        code: code.to_owned(),
        name: name.to_owned(),
        parent: parent.map(str::to_owned),
        level: level.to_owned(),
    };
    vec![
        row("530300", "曲靖市", None, "city"),
        row("530303", "沾益区", Some("530300"), "county"),
        row("530303101", "白水镇", Some("530303"), "township"),
        row("530303101201", "白水村", Some("530303101"), "village"),
        row("530303102", "盘江镇", Some("530303"), "township"),
    ]
}
