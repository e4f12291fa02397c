//! Ground covered by visits, square by square, and nowhere whose visits they were.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::life::{Life, People, Until, VILLAGE};
use crate::support::patrol::{
    LAT, LON, hours_ago, in_days, loose_photo, patrolled, record, village_of, villages, visit,
};
use crate::support::schema::tables;
use crate::support::server::TestServer;

#[test]
fn ground_is_covered_by_visits_of_any_kind_and_shown_square_by_square() {
    let server = TestServer::start();
    let people = People::of(&server);
    let (officer, chief) = (people.who("officer"), people.who("chief"));
    let before = chief.get("/patrols/coverage").json();
    assert_eq!(before["items"].as_array().unwrap().len(), villages(&people));
    assert!(before["items"].as_array().unwrap().iter().all(|it| it["status"] == "never" && it["last_on"].is_null()));
    // A house's own visit and a free one both count; a visit that nothing shows is told apart.
    let life = Life::new(&people, 1).walked(Until::Heard);
    let other = before["items"].as_array().unwrap().iter().map(|it| it["village"]["code"].as_str().unwrap());
    let other = other.into_iter().find(|code| *code != VILLAGE).unwrap().to_owned();
    let photo = loose_photo(&officer, &hours_ago(1), &Value::Null, &json!({}));
    let unproven = record(&officer, &visit(&hours_ago(1), &[&photo], &json!({ "village": other })));
    assert_eq!(unproven.json()["visit"]["proof"], "unproven", "{}", unproven.text);
    let long = format!("/patrols/coverage?from={}", in_days(-200));
    let here = village_of(&chief.get(&long).json(), VILLAGE);
    assert_eq!(
        (&here["last_on"], &here["visits"], &here["status"]),
        (&json!(life.date(16)), &json!(1), &json!("overdue"))
    );
    assert_eq!(here["age_days"], json!(134));
    // Within the last ninety days there is none, and the day of the last is still known.
    assert_eq!(village_of(&chief.get("/patrols/coverage").json(), VILLAGE)["visits"], json!(0));
    let there = village_of(&chief.get("/patrols/coverage").json(), &other);
    assert_eq!((&there["status"], &there["unproven"], &there["visits"]), (&json!("never"), &json!(1), &json!(0)));
    assert!(there["unproven_on"].is_string() && there["due_on"].is_null());
    // As it stood on the day after that visit.
    let then = chief.get(&format!("/patrols/coverage?from={}&to={}", life.date(10), life.date(17))).json();
    assert_eq!(village_of(&then, VILLAGE)["status"], "fresh");
    patrolled(&people, &hours_ago(2), &json!({}));
    assert_eq!(village_of(&chief.get("/patrols/coverage").json(), VILLAGE)["status"], "fresh");
    // On the map: the plot's square is old, the road's is new, and both lie where the visit was.
    let view = "bbox=103.9,25.5,104.2,25.8";
    let map = chief.get(&format!("/patrols/coverage.geojson?{view}")).json();
    let cells: Vec<&Value> =
        map["features"].as_array().unwrap().iter().filter(|it| it["properties"]["kind"] == "cell").collect();
    let at = |lon: f64, lat: f64| {
        let holds = |cell: &&&Value| {
            let ring = cell["geometry"]["coordinates"][0].as_array().unwrap();
            let side = |i: usize, k: usize| ring[i][k].as_f64().unwrap();
            let (wests, easts) = (side(0, 0).min(side(3, 0)), side(1, 0).max(side(2, 0)));
            let (souths, norths) = (side(0, 1).min(side(1, 1)), side(2, 1).max(side(3, 1)));
            (wests..=easts).contains(&lon) && (souths..=norths).contains(&lat)
        };
        (*cells.iter().find(holds).unwrap_or_else(|| panic!("no square at {lon} {lat}: {map}"))).clone()
    };
    let road = at(LON, LAT);
    assert_eq!((&road["properties"]["visits"], &road["properties"]["unproven"]), (&json!(1), &json!(1)), "{road}");
    assert_eq!(at(104.0506, 25.68005)["properties"]["status"], "overdue");
    let middles: Vec<_> =
        map["features"].as_array().unwrap().iter().filter(|it| it["properties"]["kind"] == "village").collect();
    assert_eq!(middles.len(), 1, "only one village has plots: {map}");
    assert_eq!(map["truncated"], json!(false));
    let theirs = people.who("officer-pj").get(&format!("/patrols/coverage.geojson?{view}")).json();
    assert_eq!(theirs["features"], json!([]));
    chief.get("/patrols/coverage.geojson").problem(422, "invalid_fields");
    chief.get("/patrols/coverage?from=2026-05-02&to=2026-05-01").problem(422, "invalid_fields");
}

#[test]
fn no_route_and_no_table_tells_where_a_person_was() {
    let server = TestServer::start();
    let people = People::of(&server);
    patrolled(&people, &hours_ago(3), &json!({}));
    let auditor = people.who("auditor");
    for route in ["plan", "coverage", "coverage.geojson", "visits"] {
        for asked in ["officer=officer", "actor=officer", "username=officer", "by=officer", "sort=officer"] {
            let reply = auditor.get(&format!("/patrols/{route}?bbox=103,25,105,26&{asked}"));
            let problem = reply.problem(422, "invalid_fields");
            let name = asked.split('=').next().unwrap();
            let refused = problem["fields"]
                .as_array()
                .unwrap()
                .iter()
                .any(|it| it["path"] == name && it["code"] == "unknown_field");
            assert!(refused, "{route}?{asked}: {problem}");
        }
        let view = if route == "coverage.geojson" { "?bbox=103,25,105,26" } else { "" };
        let shown = auditor.get(&format!("/patrols/{route}{view}"));
        assert_eq!(shown.status, 200, "{route}: {}", shown.text);
        assert!(!shown.text.contains("officer") && !shown.text.contains("certificate"), "{route}: {}", shown.text);
    }
    // What is worked out of visits has no column that names anybody, and what is kept of them has none to ask by.
    for table in tables().iter().filter(|table| table.name.starts_with("patrol_")) {
        for column in &table.columns {
            for person in ["officer", "actor", "account", "user", "device", "name", "certificate"] {
                assert!(!column.name.contains(person), "{}.{}", table.name, column.name);
            }
        }
    }
    // A position comes with a visit or a photo and in no other way.
    let act = Uuid::now_v7();
    people.who("officer").post("/patrols/positions", &json!({ "act_id": act })).problem(404, "not_found");
}
