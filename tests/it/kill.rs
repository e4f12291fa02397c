//! The program is killed in the middle of its work, again and again: whatever it has acknowledged is there.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use homestead::ledger::chain::verify;
use homestead::store::StoreError;
use homestead::store::ledger::entries;
use serde_json::{Value, json};

use crate::support::life::{Life, People, Until, form, meeting, photo_bytes};
use crate::support::program::{Place, Program};
use crate::support::server::Client;

const KILLS: u32 = 12;
const ACTORS: u32 = 4;
const PHOTOGRAPHERS: u32 = 2;

/// What the program acknowledged with 201.
#[derive(Default)]
struct Acknowledged {
    /// The path, the body and the receipt of an act.
    acts: Mutex<Vec<(String, Value, Value)>>,
    /// The id of a photo and the hash of its bytes.
    photos: Mutex<Vec<(String, String)>>,
}

/// A household applies and its village meets, over and over; what was answered 201 is noted after the answer.
fn act_on(url: &str, token: Option<String>, nth: &AtomicU32, stop: &AtomicBool, done: &Acknowledged) {
    let people = People::at(url);
    let mut cadre = Client::at(url);
    cadre.token = token;
    let send = |path: &str, body: &Value| {
        let bytes = body.to_string().into_bytes();
        let reply = cadre.try_send("POST", path, Some("application/json"), bytes).ok()?;
        assert!(reply.status < 500 || reply.status == 503, "{}", reply.text);
        (reply.status == 201).then(|| {
            let answer = reply.json();
            let mut acts = done.acts.lock().unwrap();
            acts.push((path.to_owned(), body.clone(), answer["receipt"].clone()));
            answer["house"].clone()
        })
    };
    while !stop.load(Ordering::Relaxed) {
        let mut life = Life::new(&people, nth.fetch_add(1, Ordering::Relaxed));
        let Some(house) = send("/houses", &life.application()) else { return };
        life.house = house;
        let path = format!("/houses/{}/acts", life.id());
        let published = life.body("publish_notice", 4, json!({ "place": "村务公开栏" }));
        for body in [life.body("hold_meeting", 3, meeting()), published] {
            if send(&path, &body).is_none() {
                return;
            }
        }
    }
}

fn photograph(url: &str, token: Option<String>, life: &Life, stop: &AtomicBool, done: &Acknowledged) {
    let mut officer = Client::at(url);
    officer.token = token;
    while !stop.load(Ordering::Relaxed) {
        let bytes = photo_bytes();
        let (media, body) = form(&life.meta(&bytes, 1, 6.0).to_string(), &bytes);
        let Ok(reply) = officer.try_send("POST", "/photos", Some(&media), body) else { return };
        assert!(reply.status < 500 || reply.status == 503, "{}", reply.text);
        if reply.status == 201 {
            let id = reply.json()["photo"]["id"].as_str().unwrap().to_owned();
            done.photos.lock().unwrap().push((id, hash(&bytes)));
        }
    }
}

fn hash(bytes: &[u8]) -> String {
    HEXLOWER.encode(digest(&SHA256, bytes).as_ref())
}

/// Works from several threads until the program is killed at that moment.
fn until_killed(place: &Place, program: Program, photographed: &Life, nth: &AtomicU32, done: &Arc<Acknowledged>) {
    let (url, stop) = (place.url(), AtomicBool::new(false));
    let (cadre, officer) = (Client::signed_in(&url, "cadre").token, Client::signed_in(&url, "officer").token);
    let moment = Duration::from_millis(150 + u64::from(uuid::Uuid::now_v7().as_bytes()[15]) * 3);
    thread::scope(|scope| {
        for _ in 0..ACTORS {
            scope.spawn(|| act_on(&url, cadre.clone(), nth, &stop, done));
        }
        for _ in 0..PHOTOGRAPHERS {
            scope.spawn(|| photograph(&url, officer.clone(), photographed, &stop, done));
        }
        thread::sleep(moment);
        drop(program);
        stop.store(true, Ordering::Relaxed);
    });
}

/// Asks the program for everything that it acknowledged; how many acts and photos are there.
fn present(place: &Place, done: &Acknowledged) -> (usize, usize) {
    let people = People::at(&place.url());
    let acts = done.acts.lock().unwrap();
    let same = acts.iter().filter(|(path, body, receipt)| {
        let reply = people.who("cadre").post(path, body);
        reply.status == 200 && reply.json()["receipt"] == *receipt
    });
    let photos = done.photos.lock().unwrap();
    let whole = photos.iter().filter(|(id, sha256)| {
        let reply = people.who("officer").get(&format!("/photos/{id}/original"));
        reply.status == 200 && hash(&reply.bytes) == *sha256
    });
    (same.count(), whole.count())
}

#[test]
fn whatever_was_acknowledged_survives_being_killed() {
    let (place, started) = (Place::new(), Instant::now());
    let (done, nth) = (Arc::new(Acknowledged::default()), AtomicU32::new(1));
    let mut program = place.start("warn");
    let photographed = Life::new(&People::at(&place.url()), 0).walked(Until::Applied);
    for _ in 0..KILLS {
        until_killed(&place, program, &photographed, &nth, &done);
        program = place.start("warn");
    }
    let acked = (done.acts.lock().unwrap().len(), done.photos.lock().unwrap().len());
    let found = present(&place, &done);
    drop(program);

    let all = place.store().read(|conn| Ok::<_, StoreError>(entries(conn, "530303", 1, 1_000_000)?)).unwrap();
    let breaks = verify("530303", &all);
    let mut ids: Vec<&str> = all.iter().map(|entry| entry.act_id.as_str()).collect();
    ids.sort_unstable();
    let entered = ids.len();
    ids.dedup();
    println!(
        "acked {} acts {} photos; present {} acts {} photos; lost {}; dup {}; entries {entered}; {KILLS} kills in {:?}",
        acked.0,
        acked.1,
        found.0,
        found.1,
        acked.0 + acked.1 - found.0 - found.1,
        entered - ids.len(),
        started.elapsed()
    );
    assert!(acked.0 >= 12 && acked.1 >= 1, "nothing was acknowledged: the run says nothing");
    assert_eq!(found, acked, "an acknowledged act or photo is lost");
    assert_eq!(entered, ids.len(), "an act twice");
    assert_eq!(breaks, [], "the chain is broken");
    let mut audit = place.command("audit");
    let said = audit.output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stdout));
}
