//! The list beside the map and its numbers: the same filter, the same territory, and what has no place never hidden.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection;
use homestead::domain::violations::law::Law;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::patches_http::{collection, feature, rectangle};
use crate::support::case_life::CaseLife;
use crate::support::life::{Life, People, Until};
use crate::support::server::{Client, TestServer};

fn ids(client: &Client, path: &str) -> Vec<String> {
    let page = client.get(path).json();
    let items = page["items"].as_array().unwrap_or_else(|| panic!("{page}"));
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

fn applied(people: &std::sync::Arc<People>, who: &str, nth: u32, changes: Value) -> Value {
    let life = Life::new(people, nth).applying(changes);
    let reply = people.who(who).post("/houses", &life.application());
    assert_eq!(reply.status, 201, "{}", reply.text);
    reply.json()["house"].clone()
}

#[test]
fn the_list_follows_the_map_page_by_page() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut made = Vec::new();
    for nth in 1..=7 {
        made.push(applied(&people, "cadre", nth, json!({}))["id"].as_str().unwrap().to_owned());
    }
    applied(&people, "clerk-pj", 700, json!({ "village": "530303102201" }));
    let cadre = people.who("cadre");
    let first = cadre.get("/map/houses?limit=3").json();
    assert_eq!((&first["total"], &first["unplaced"]), (&json!(7), &json!(0)), "{first}");
    let mut seen: Vec<String> = ids(&cadre, "/map/houses?limit=3");
    let mut cursor = first["next_cursor"].as_str().map(str::to_owned);
    while let Some(at) = cursor {
        let page = cadre.get(&format!("/map/houses?limit=3&cursor={at}")).json();
        seen.extend(page["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()));
        cursor = page["next_cursor"].as_str().map(str::to_owned);
    }
    assert_eq!(seen.len(), 7, "each once");
    assert_eq!(seen.iter().collect::<BTreeSet<_>>(), made.iter().collect());
    let reviewer = people.who("reviewer");
    assert_eq!(reviewer.get("/map/houses").json()["total"], 8);
    // A rectangle around the first two plots, and an area around the second alone.
    assert_eq!(ids(&reviewer, "/map/houses?bbox=104.0504,25.6799,104.0512,25.6802").len(), 2);
    let area = "104.0509,25.6799,104.0513,25.6799,104.0513,25.6803,104.0509,25.6803";
    assert_eq!(ids(&reviewer, &format!("/map/houses?area={area}")), [made[1].clone()]);
    // A number from its beginning; part of a name of a place.
    assert_eq!(reviewer.get("/map/houses?q=530303101-").json()["total"], 7);
    assert_eq!(reviewer.get("/map/houses?q=5303031").json()["total"], 8);
    assert_eq!(reviewer.get("/map/houses?q=%E7%99%BD%E6%B0%B4").json()["total"], 7);
    assert_eq!(
        reviewer.get("/map/houses?q=%E7%8E%8B%E5%A4%A7%E5%B1%B1").json()["total"],
        0,
        "a person's name is not looked for here"
    );
    let number = people.who("clerk-pj").get("/map/houses").json()["items"][0]["number"].as_str().unwrap().to_owned();
    assert_eq!(reviewer.get(&format!("/map/houses?q={number}")).json()["total"], 1);
    assert_eq!(people.who("cadre").get(&format!("/map/houses?q={number}")).json()["total"], 0);
    let problem = reviewer.get("/map/houses?sort=loud&limit=0&cursor=x&stage=none").problem(422, "invalid_fields");
    assert_eq!(problem["fields"].as_array().unwrap().len(), 4, "{problem}");
}

#[test]
fn cases_are_listed_and_counted_by_every_fact() {
    let server = TestServer::start();
    let people = People::of(&server);
    let lead = CaseLife::walked(&people, Law::Planning65, date(2025, 3, 3), 0);
    let decided = CaseLife::decided(&people, Law::Land78, date(2025, 2, 12));
    let legal = people.who("legal");
    let line = legal.get("/map/violations?track=land").json();
    assert_eq!((&line["items"][0]["id"], &line["total"]), (&json!(decided.id()), &json!(1)), "{line}");
    let counts = legal.get("/map/violations/counts").json();
    assert_eq!((&counts["total"], &counts["unplaced"]), (&json!(2), &json!(0)), "{counts}");
    let facets = &counts["facets"];
    assert_eq!(facets["state"], json!({ "decided": 1, "lead": 1 }));
    assert_eq!(facets["track"], json!({ "land": 1, "none": 1 }));
    assert_eq!(facets["township"], json!({ "530303101": 2 }));
    assert_eq!(facets["source"], json!({ "patrol": 2 }));
    assert_eq!(facets["grade"], json!({ "confirmed": 1, "suspected_remeasure": 1 }));
    assert_eq!(counts["months"], json!({ "2025-02": 1, "2025-03": 1 }));
    assert!(counts["ledger_seq"].as_i64().unwrap() > 10 && counts["as_of"].is_string());
    // A facet is counted without its own word, the others with it.
    let narrowed = legal.get("/map/violations/counts?state=lead&from=2025-03-01").json();
    assert_eq!(narrowed["total"], 1);
    assert_eq!(narrowed["facets"]["state"], json!({ "lead": 1 }), "the other is of February");
    assert_eq!(narrowed["months"], json!({ "2025-03": 1 }), "the other is no lead");
    let narrowed = legal.get("/map/violations/counts?state=lead").json();
    assert_eq!(narrowed["facets"]["state"], json!({ "decided": 1, "lead": 1 }));
    assert_eq!(narrowed["facets"]["track"], json!({ "none": 1 }));
    let kind = decided.view["kinds"][0]["code"].as_str().unwrap_or("V01").to_owned();
    assert_eq!(ids(&legal, &format!("/map/violations?kind={kind}")), [decided.id()]);
    assert_eq!(ids(&legal, "/map/violations?sort=due").len(), 2);
    assert_eq!(ids(&legal, "/map/violations?to=2025-02-28"), [decided.id()]);
    assert_eq!(ids(&people.who("officer-pj"), "/map/violations"), Vec::<String>::new());
    assert_eq!(people.who("officer-pj").get("/map/violations/counts").json()["total"], 0);
    people.who("cadre").get("/map/violations").problem(403, "not_allowed");
    people.who("cadre").get("/map/violations/counts").problem(403, "not_allowed");
    people.who("clerk").get("/map/patches/counts").problem(403, "not_allowed");
    people.who("reviewer").get("/map/zones/counts").problem(404, "not_found");
    assert_eq!(ids(&people.who("officer"), "/map/violations?open=true").len(), 2);
    drop(lead);
}

#[test]
fn the_risky_ones_are_those_of_the_reviewers_list() {
    let server = TestServer::start();
    let people = People::of(&server);
    for (law, start, acts) in [
        (Law::Planning65, date(2025, 3, 3), 0),
        (Law::Planning65, date(2025, 3, 3), 1),
        (Law::Land78, date(2025, 2, 12), 3),
        (Law::Land78, date(2025, 2, 12), 40),
    ] {
        CaseLife::walked(&people, law, start, acts);
    }
    let reviewer = people.who("reviewer");
    let listed: BTreeSet<String> = ids(&reviewer, "/violations?risk=true").into_iter().collect();
    let mapped: BTreeSet<String> = ids(&reviewer, "/map/violations?risk=true").into_iter().collect();
    assert!(!listed.is_empty());
    assert_eq!(listed, mapped);
}

#[test]
fn patches_are_listed_by_their_season_and_class() {
    let server = TestServer::start();
    let people = People::of(&server);
    let sent = collection(vec![
        feature("P1", &rectangle(1, 0.0, 0.0, 12.0, 12.0), &json!({})),
        feature("P2", &rectangle(2, 0.0, 0.0, 12.0, 12.0), &json!({ "TBLX": "推填土" })),
        feature("P3", &rectangle(3, 0.0, 0.0, 12.0, 12.0), &json!({ "ZLDWDM": "530303102" })),
    ]);
    assert_eq!(people.who("reviewer").post("/patches", &sent).status, 201);
    let reviewer = people.who("reviewer");
    assert_eq!(reviewer.get("/map/patches?season=2026Q3").json()["total"], 3);
    assert_eq!(reviewer.get("/map/patches?season=2026Q2").json()["total"], 0);
    assert_eq!(reviewer.get("/map/patches?q=P2").json()["items"][0]["number"], "P2");
    let counts = reviewer.get("/map/patches/counts").json();
    assert_eq!(counts["facets"]["class"], json!({ "no_approval": 2, "no_building": 1 }), "{counts}");
    assert_eq!(counts["facets"]["season"], json!({ "2026Q3": 3 }));
    assert_eq!(people.who("officer").get("/map/patches").json()["total"], 2);
}

#[test]
fn a_house_without_a_plot_is_counted_as_unplaced() {
    let server = TestServer::start();
    let people = People::of(&server);
    let house = applied(&people, "cadre", 1, json!({}));
    applied(&people, "cadre", 2, json!({}));
    let uuid = house["id"].as_str().unwrap().split_once('-').unwrap().1.to_owned();
    // As a row of a register that has no plot: only past the program, which always asks for one.
    let bare = format!("UPDATE houses SET west = NULL, south = NULL, east = NULL, north = NULL WHERE id = '{uuid}'");
    server.raw().batch_execute(&bare).unwrap();
    let cadre = people.who("cadre");
    let page = cadre.get("/map/houses").json();
    assert_eq!((&page["total"], &page["unplaced"]), (&json!(2), &json!(1)), "{page}");
    let here = cadre.get("/map/houses?bbox=104,25.6,104.2,25.8").json();
    assert_eq!((&here["total"], &here["unplaced"]), (&json!(1), &json!(1)), "{here}");
    assert_eq!(cadre.get("/map/houses/counts?stage=planning").json()["unplaced"], 1);
    assert_eq!(cadre.get("/map/houses/counts?stage=approval").json()["unplaced"], 0);
}

#[test]
fn the_grade_of_a_house_is_the_worst_of_its_own_file() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Measured);
    let grades = people.who("chief").get("/map/houses/counts").json()["facets"]["grade"].clone();
    let found = people.who("chief").get(&format!("/houses/{}/compliance", life.id())).json();
    let order = ["conforms", "within_tolerance", "suspected_remeasure", "suspected_plain"];
    let findings = found["findings"].as_array().unwrap();
    let worst = findings.iter().map(|it| order.iter().position(|one| it["grade"] == *one).unwrap()).max().unwrap();
    assert_eq!(grades, json!({ order[worst]: 1 }), "{found:#}");
    assert_eq!(ids(&people.who("chief"), &format!("/map/houses?grade={}", order[worst])), [life.id()]);
}

#[test]
fn names_stand_where_a_readers_own_files_lie() {
    let server = TestServer::start();
    let people = People::of(&server);
    applied(&people, "cadre", 1, json!({}));
    applied(&people, "clerk-pj", 700, json!({ "village": "530303102201" }));
    let named = |who: &str| -> BTreeSet<String> {
        let places = people.who(who).get("/map/places").json();
        let features = places["features"].as_array().unwrap_or_else(|| panic!("{places}"));
        features.iter().map(|it| it["properties"]["code"].as_str().unwrap().to_owned()).collect()
    };
    let own = ["530303101", "530303101201"].map(str::to_owned);
    assert_eq!(named("clerk"), BTreeSet::from(own), "nobody is told where others have files");
    assert_eq!(named("reviewer").len(), 4, "two townships with a village each");
    let house = people.who("clerk").get("/map/houses").json()["items"][0].clone();
    let places = people.who("clerk").get("/map/places").json();
    for feature in places["features"].as_array().unwrap() {
        let at = |axis: usize| feature["geometry"]["coordinates"][axis].as_f64().unwrap();
        let [lon, lat] = [&house["lon"], &house["lat"]].map(|deg| deg.as_f64().unwrap());
        assert!(
            (at(0) - lon).abs() < 1e-4 && (at(1) - lat).abs() < 1e-4,
            "{feature}: the only house is at {lon}, {lat}"
        );
    }
    people.who("admin").get("/map/places").problem(403, "not_allowed");
}
