//! A household's numbers and names go in by every door there is. They come out masked, to those who serve the household,
//! and nowhere else: not in the log, not in the ledger, not in plain in the database.

use std::fs;
use std::thread;
use std::time::Duration;

use data_encoding::HEXLOWER;
use diesel::connection::SimpleConnection;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types};
use homestead::store::{Conn, StoreError};
use serde_json::{Value, json};

use crate::support::life::{Life, People, Until, citizen, form, meeting, merge, photo_bytes};
use crate::support::program::Place;
use crate::support::schema::tables;
use crate::support::server::Reply;

const NAME: &str = "欧阳金丝雀";
const MEMBER: &str = "司徒百灵鸟";
const OBJECTOR: &str = "诸葛画眉鸟";
const PROMISER: &str = "尉迟夜莺";
const BUILDER: &str = "公孙啄木鸟";
const PHONE: &str = "13987654321";
const PASSWORD: &str = "canary-in-a-coal-mine";

/// What must not be found.
struct Canary {
    /// Numbers: shown in full to nobody.
    numbers: Vec<String>,
    /// Names: shown only in the file.
    names: Vec<String>,
}

impl Canary {
    fn new() -> Self {
        let head = citizen("19631117", 613);
        // The same number with a check character that cannot be: wrong, yet still somebody's.
        let wrong =
            format!("{}{}", head.chars().take(17).collect::<String>(), if head.ends_with('1') { '2' } else { '1' });
        let numbers = vec![head, citizen("19911231", 907), wrong, PHONE.to_owned(), PASSWORD.to_owned()];
        let names = [NAME, MEMBER, OBJECTOR, PROMISER, BUILDER].map(str::to_owned).to_vec();
        Self { numbers, names }
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        self.numbers.iter().chain(&self.names)
    }

    /// An answer to someone who may see the file.
    fn masked_in(&self, reply: &Reply) {
        for number in &self.numbers {
            assert!(!reply.text.contains(number), "{number} is in an answer: {}", reply.text);
        }
        for (name, value) in &reply.headers {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            assert!(!self.all().any(|canary| value.contains(canary)), "{name}: {value}");
        }
    }

    /// An answer that shows nobody's name either.
    fn nowhere_in(&self, reply: &Reply) {
        self.masked_in(reply);
        for name in &self.names {
            assert!(!reply.text.contains(name), "{name} is in an answer: {}", reply.text);
        }
    }

    /// Bytes on a disk, as they are and as hex.
    fn nowhere_in_bytes(&self, what: &str, bytes: &[u8]) {
        for canary in self.all() {
            let hex = HEXLOWER.encode(canary.as_bytes());
            for form in [canary.as_bytes(), hex.as_bytes(), hex.to_uppercase().as_bytes()] {
                assert!(!bytes.windows(form.len()).any(|window| window == form), "{canary} stands in {what}");
            }
        }
    }
}

/// A household of canaries lives through everything that takes a name.
fn life_of(canary: &Canary, people: &std::sync::Arc<People>) -> Life {
    let household = json!({ "head_name": NAME, "id_number": canary.numbers[0], "phone": PHONE,
        "members": [{ "name": MEMBER, "id_number": canary.numbers[1], "relation": "child" }] });
    let mut life = Life::new(people, 1).applying(json!({ "household": household })).walked(Until::Applied);
    life.act("cadre", "hold_meeting", 3, meeting());
    life.act("cadre", "publish_notice", 4, json!({ "place": "村务公开栏" }));
    let objections = json!({ "objections": [{ "who": OBJECTOR, "what": "占了路", "handled": "退让一米" }] });
    life.act("cadre", "close_notice", 12, objections);
    life.act("cadre", "give_village_opinion", 13, json!({ "verdict": "agree" }));
    let mut accepted = life.acceptance();
    accepted["deferred"][0]["promised_by"] = json!(PROMISER);
    life.act("clerk", "accept_application", 14, accepted);
    life.walk(Until::Permitted);
    let mut builder = crate::support::life::builder();
    merge(&mut builder, &json!({ "name": BUILDER }));
    life.act("clerk", "register_builder", 20, builder);
    life
}

/// Every answer that someone of the township may get.
fn read_everything(canary: &Canary, people: &People, life: &Life) {
    let id = life.id();
    for name in ["cadre", "clerk", "officer", "chief", "reviewer", "legal", "auditor"] {
        for path in ["/houses", "/worklist", "/houses/plots?bbox=104,25,105,26"] {
            canary.masked_in(&people.who(name).get(path));
        }
        for path in ["", "/acts", "/timeline"] {
            let reply = people.who(name).get(&format!("/houses/{id}{path}"));
            assert_eq!(reply.status, 200);
            canary.masked_in(&reply);
        }
    }
    canary.nowhere_in(&people.who("auditor").get("/ledger/entries?limit=1000"));
    canary.nowhere_in(&people.who("auditor").get(&format!("/houses/{id}/timeline")));
}

/// The canaries knock at every door with something wrong about them.
fn be_refused(canary: &Canary, people: &People, life: &Life) {
    let (cadre, id) = (people.who("cadre"), life.id());
    for text in canary.all() {
        let mut body = life.application();
        merge(
            &mut body,
            &json!({ "act_id": text, "village": text, "build_type": text, "plot": text, "storeys": text,
            "household": { "head_name": [text], "id_number": text, "phone": text, "members": text },
            "materials": [{ "code": text }] }),
        );
        canary.nowhere_in(&cadre.post("/houses", &body));
        canary.nowhere_in(&cadre.post(&format!("/houses/{id}/acts"), &json!({ "act": text, "at": text })));
        let act = life.body("submit_material", 25, json!({ "code": text, "file": text }));
        canary.nowhere_in(&life.send("clerk", &act));
        // A queue's answer names each act by the id that the phone gave it.
        body["act_id"] = json!("1");
        canary.nowhere_in(&cadre.post("/sync", &json!({ "acts": [body, { "house_id": text, "act": text }] })));
        let broken = format!("{{\"household\":{{\"head_name\":\"{text}\"");
        canary.nowhere_in(&cadre.send("POST", "/houses", Some("application/json"), broken.into_bytes()));
        let (media, file) =
            form(&json!({ "taken_at": text, "house_id": text, "device_id": 7 }).to_string(), text.as_bytes());
        canary.nowhere_in(&people.who("officer").send("POST", "/photos", Some(&media), file));
        let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        for path in ["/houses/", "/photos/", "/", "/houses?stage=", "/houses?cursor=", "/divisions?under="] {
            canary.nowhere_in(&cadre.get(&format!("{path}{encoded}")));
        }
        canary.masked_in(&cadre.get(&format!("/houses?q={encoded}")));
        canary.masked_in(&cadre.post("/houses/search", &json!({ "q": text })));
        canary.nowhere_in(&cadre.send(
            "GET",
            "/session",
            Some(&format!("text/{}", HEXLOWER.encode(text.as_bytes()))),
            vec![],
        ));
    }
    let anyone = crate::support::server::Client::at(&people.url);
    let number = life.house["number"].as_str().unwrap();
    let tail: String = canary.numbers[0].chars().skip(14).collect();
    let told = anyone.post("/status", &json!({ "number": number, "id_tail": tail }));
    assert_eq!(told.status, 200, "{}", told.text);
    canary.nowhere_in(&told);
    canary.nowhere_in(&anyone.post("/status", &json!({ "number": NAME, "id_tail": canary.numbers[0] })));
    canary.nowhere_in(&anyone.post("/session", &json!({ "username": NAME, "password": PASSWORD })));
    canary.nowhere_in(&anyone.post("/session", &json!({ "username": PHONE, "password": PASSWORD })));
    canary.nowhere_in(&anyone.get("//metrics"));
}

#[derive(QueryableByName)]
struct Text {
    #[diesel(sql_type = sql_types::Text)]
    text: String,
}

/// Every row of every table as text; on SQLite the files say it better.
fn rows(conn: &mut Conn) -> String {
    let mut all = String::new();
    if let Conn::Pg(_) = conn {
        for table in tables() {
            let query = format!("SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM {} t", table.name);
            let found: Vec<Text> = sql_query(query).load(conn).unwrap();
            all.extend(found.into_iter().map(|one| one.text));
        }
    } else {
        conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    }
    all
}

#[test]
fn a_households_data_comes_out_masked_and_stays_out_of_the_log_and_the_ledger() {
    let (place, canary) = (Place::new(), Canary::new());
    let program = place.start("homestead=trace,actix_web=debug,actix_server=debug,info");
    let people = People::at(&place.url());
    let life = life_of(&canary, &people);
    assert_eq!(life.house["household"]["head_name"], NAME);
    assert_eq!(life.house["household"]["phone"], "139****4321");
    assert_eq!(life.house["household"]["id_number"], masked(&canary.numbers[0]));
    read_everything(&canary, &people, &life);
    be_refused(&canary, &people, &life);
    let bytes = photo_bytes();
    canary.masked_in(&crate::support::life::upload(&people.who("officer"), &life.meta(&bytes, 25, 6.0), &bytes));

    // The log has said something of every request, and nothing of anybody.
    thread::sleep(Duration::from_millis(300));
    let said = program.said();
    assert!(said.matches("answered").count() > 150, "the log is not read: {said}");
    canary.nowhere_in_bytes("the log", said.as_bytes());
    let store = place.store();
    let subject = life.subject();
    let acts = store
        .read(|conn| Ok::<_, StoreError>(homestead::store::acts::of_subject(conn, "530303", &subject, i64::MAX, 500)?));
    let bodies: Vec<String> = acts.unwrap().into_iter().map(|recorded| recorded.act.body).collect();
    assert!(bodies.len() > 12);
    canary.nowhere_in_bytes("an act's row", bodies.concat().as_bytes());
    let all = store.read(|conn| Ok::<_, StoreError>(rows(conn))).unwrap();
    canary.nowhere_in_bytes("a table", all.as_bytes());
    drop(program);
    let mut kept = all.into_bytes();
    for file in ["homestead.db", "homestead.db-wal"] {
        let bytes = fs::read(place.data.path().join(file)).unwrap_or_default();
        canary.nowhere_in_bytes(file, &bytes);
        kept.extend(bytes);
    }
    // What is no secret is found in the same place.
    let board = "村务公开栏".as_bytes();
    assert!(kept.windows(board.len()).any(|window| window == board), "the tables are not read");
}

fn masked(number: &str) -> Value {
    let shown: String = number.chars().enumerate().map(|(i, c)| if (4..14).contains(&i) { '*' } else { c }).collect();
    json!(shown)
}
