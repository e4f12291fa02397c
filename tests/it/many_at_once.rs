//! Many people at once on the same few houses: nothing breaks, nothing is lost, nothing happens twice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Barrier};
use std::thread;

use homestead::ledger::chain::verify;
use homestead::store::StoreError;
use homestead::store::ledger::entries;
use serde_json::{Value, json};

use crate::support::life::{Life, People, Until, meeting, merge, photo_bytes, upload};
use crate::support::server::{Reply, TestServer};

const CLIENTS: usize = 40;
const COUNTY: &str = "530303";

/// Every entry of the county, whole and in order.
fn whole_chain(server: &TestServer) -> Vec<homestead::ledger::entry::Entry> {
    let all = server.home.store.read(|conn| Ok::<_, StoreError>(entries(conn, COUNTY, 1, 100_000)?)).unwrap();
    assert_eq!(verify(COUNTY, &all), []);
    for (entry, due) in all.iter().zip(1..) {
        assert_eq!(entry.seq, due, "a gap");
    }
    all
}

/// Runs something on so many threads that begin at the same moment.
fn at_once<T: Send>(count: usize, f: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let ready = Barrier::new(count);
    thread::scope(|scope| {
        let run = |i| {
            let (ready, f) = (&ready, &f);
            scope.spawn(move || {
                ready.wait();
                f(i)
            })
        };
        let threads: Vec<_> = (0..count).map(run).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

fn acknowledged(replies: &[(Value, Reply)]) -> BTreeMap<String, Value> {
    let mut receipts = BTreeMap::new();
    for (body, reply) in replies {
        assert!(reply.status < 500, "{}", reply.text);
        if reply.status == 201 {
            receipts.insert(body["act_id"].as_str().unwrap().to_owned(), reply.json()["receipt"].clone());
        }
    }
    receipts
}

#[test]
fn forty_clients_act_at_once_on_the_same_houses_and_nothing_is_lost() {
    let server = TestServer::start();
    let people = People::of(&server);
    let houses: Vec<Life> = (0..4).map(|nth| Life::new(&people, nth).walked(Until::Applied)).collect();
    for name in ["cadre", "clerk", "officer"] {
        people.who(name);
    }
    let before = whole_chain(&server).len();
    let replies: Vec<(Value, Reply)> = at_once(CLIENTS, |i| {
        let mut mine = Vec::new();
        for round in 0..5 {
            let life = &houses[(i + round) % houses.len()];
            // The same day for all: whoever comes later in the day is not too late.
            let (who, body) = match (i + round) % 4 {
                0 => ("cadre", life.body("hold_meeting", 3, meeting())),
                1 => ("clerk", life.body("submit_material", 3, json!({ "code": "design_drawing" }))),
                2 => ("officer", life.body("inspect", 3, life.visit("patrol", 3))),
                _ => {
                    let nth = u32::try_from(100 + i * 5 + round).unwrap();
                    let body = Life::new(&people, nth).application();
                    mine.push((body.clone(), people.who("cadre").post("/houses", &body)));
                    continue;
                }
            };
            let reply = life.send(who, &body);
            mine.push((body, reply));
        }
        mine
    })
    .into_iter()
    .flatten()
    .collect();
    let receipts = acknowledged(&replies);
    assert_eq!(replies.len(), CLIENTS * 5);
    for (body, reply) in &replies {
        assert_eq!(reply.status, 201, "{}: {}", body["act"], reply.text);
    }
    let chain = whole_chain(&server);
    let photos = chain.iter().skip(before).filter(|entry| entry.act == "take_photo").count();
    assert_eq!(chain.len() - before, receipts.len() + photos, "an act more or less than was acknowledged");
    for (act_id, receipt) in &receipts {
        let entry = chain.iter().find(|entry| entry.act_id == *act_id).unwrap();
        assert_eq!(
            (receipt["seq"].as_i64(), receipt["hash"].as_str()),
            (Some(entry.seq), Some(&*entry.hash.to_string()))
        );
    }
    // Every file counts its own acts, every application has its own number, and every visit is in its file.
    for life in &houses {
        let file = people.who("clerk").get(&format!("/houses/{}", life.id())).json();
        let of_house: Vec<_> = chain.iter().filter(|entry| entry.subject == life.subject()).collect();
        assert_eq!(file["version"].as_u64(), u64::try_from(of_house.len()).ok());
        let visits = of_house.iter().filter(|entry| entry.act == "inspect").count();
        assert_eq!(file["inspections"].as_array().unwrap().len(), visits);
    }
    let numbers: BTreeSet<String> = replies
        .iter()
        .filter(|(body, _)| body["act"] == "apply")
        .map(|(_, reply)| reply.json()["house"]["number"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(numbers.len(), replies.iter().filter(|(body, _)| body["act"] == "apply").count());
}

#[test]
fn the_same_act_raced_by_eight_is_one_entry() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut life = Life::new(&people, 1);
    let application = life.application();
    let cadre = people.who("cadre");
    let applied = at_once(8, |_| cadre.post("/houses", &application));
    once(&applied);
    life.house = applied[0].json()["house"].clone();
    let held = life.body("hold_meeting", 3, meeting());
    once(&at_once(8, |_| life.send("cadre", &held)));
    // The same photo from a phone that tries again and again.
    let bytes = photo_bytes();
    let (meta, officer) = (life.meta(&bytes, 3, 6.0), people.who("officer"));
    let photos = at_once(8, |_| upload(&officer, &meta, &bytes));
    let ids: BTreeSet<String> = photos.iter().map(|reply| reply.json()["photo"]["id"].to_string()).collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(photos.iter().filter(|reply| reply.status == 201).count(), 1);
    assert_eq!(photos.iter().filter(|reply| reply.status == 200).count(), 7);
    // Two bodies race for one id: one of them happens.
    let ways = [json!({ "place": "村务公开栏" }), json!({ "place": "小卖部" })];
    let body = life.body("publish_notice", 4, json!({}));
    let raced = at_once(8, |i| {
        let mut body = body.clone();
        merge(&mut body, &ways[i % 2]);
        life.send("cadre", &body)
    });
    let mut statuses: Vec<u16> = raced.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 201, 409, 409, 409, 409]);
    let chain = whole_chain(&server);
    let ids: BTreeSet<&str> = chain.iter().map(|entry| entry.act_id.as_str()).collect();
    assert_eq!(ids.len(), chain.len(), "an act twice");
    assert_eq!(chain.iter().filter(|entry| entry.subject == life.subject()).count(), 3);
}

/// One of the replies made it, the others found it made, and all have the same receipt.
fn once(replies: &[Reply]) {
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 200, 200, 200, 200, 201], "{}", replies[0].text);
    assert!(replies.iter().all(|reply| reply.json()["receipt"] == replies[0].json()["receipt"]));
}

#[test]
fn of_two_who_end_a_house_one_comes_too_late() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Arc::new(Life::new(&people, 1).walked(Until::VillageAgreed));
    let ends = [
        ("cadre", "withdraw", json!({ "reason": "不建了" })),
        ("clerk", "reject", json!({ "reason": "不属于本集体成员", "basis": "行政许可法 32" })),
    ];
    people.who("clerk");
    let replies = at_once(8, |i| {
        let (who, act, payload) = &ends[i % 2];
        life.attempt(who, act, 14, payload.clone())
    });
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    for late in replies.iter().filter(|reply| reply.status != 201) {
        late.problem(409, "act_not_open");
    }
    whole_chain(&server);
}
