//! Patches through HTTP: sent, listed, read, given back, each to whom they belong.

use homestead::domain::houses::codes::Stage;
use serde_json::{Value, json};

use crate::support::life::{Life, People, Until};
use crate::support::server::TestServer;

/// Metres in a degree near the plots of the stories.
const M_PER_DEG: [f64; 2] = [100_420.0, 110_770.0];

/// A rectangle with its south-west corner so many metres from the plot of the n-th household.
pub(crate) fn rectangle(nth: u32, east: f64, north: f64, width: f64, depth: f64) -> Value {
    let corner = [104.05 + f64::from(nth % 40) * 0.0005, 25.68 + f64::from(nth / 40 % 40) * 0.0005];
    let at = |x: f64, y: f64| [corner[0] + (east + x) / M_PER_DEG[0], corner[1] + (north + y) / M_PER_DEG[1]];
    let ring = [at(0.0, 0.0), at(width, 0.0), at(width, depth), at(0.0, depth), at(0.0, 0.0)];
    json!({ "type": "Polygon", "coordinates": [ring] })
}

pub(crate) fn feature(number: &str, geometry: &Value, more: &Value) -> Value {
    let mut properties = json!({ "JCBH": number, "ZLDWDM": "530303101201", "TBLX": "建筑" });
    for (name, value) in more.as_object().unwrap() {
        properties[name] = value.clone();
    }
    json!({ "type": "Feature", "properties": properties, "geometry": geometry })
}

pub(crate) fn collection(features: Vec<Value>) -> Value {
    json!({ "type": "FeatureCollection", "season": "2026Q3", "features": features })
}

#[test]
fn a_collection_is_classified_against_the_approvals_and_can_be_read() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Commenced);
    assert_eq!(life.stands().0, serde_json::to_value(Stage::Supervision).unwrap());
    let reviewer = people.who("reviewer");
    let sent = collection(vec![
        feature("P1", &rectangle(1, 1.0, 1.0, 10.0, 10.0), &json!({})),
        feature("P2", &rectangle(1, 0.0, 0.0, 12.0, 30.0), &json!({})),
        feature("P3", &rectangle(30, 0.0, 0.0, 12.0, 12.0), &json!({ "JCMJ": 0.5 })),
        feature("P4", &rectangle(31, 0.0, 0.0, 12.0, 12.0), &json!({ "TBLX": "推填土" })),
    ]);
    let reply = reviewer.post("/patches", &sent);
    assert_eq!(reply.status, 201, "{}", reply.text);
    let taken = reply.json();
    let classes: Vec<&str> =
        taken["items"].as_array().unwrap().iter().map(|it| it["class"].as_str().unwrap()).collect();
    assert_eq!(classes, ["approved_house", "over_approved", "no_approval", "no_building"], "{taken:#}");
    assert_eq!(taken["items"][0]["house_number"], life.house["number"]);
    assert!(taken["items"][0]["covered_share"].as_f64().unwrap() > 0.99);
    assert!((taken["items"][1]["outside_m2"].as_f64().unwrap() - 216.0).abs() < 2.0, "{taken:#}");
    assert_eq!(taken["items"][2]["area_differs"], true, "0.5 亩 are 333 m² and not 144");

    // The same again changes nothing.
    let again = reviewer.post("/patches", &sent);
    assert_eq!((again.status, &again.json()["already"]), (200, &json!(4)), "{}", again.text);

    let page = reviewer.get("/patches?season=2026Q3&class=over_approved").json();
    assert_eq!(page["items"].as_array().unwrap().len(), 1, "{page}");
    let id = page["items"][0]["id"].as_str().unwrap();
    let one = reviewer.get(&format!("/patches/{id}")).json();
    assert_eq!(one["houses"][0]["number"], life.house["number"], "{one:#}");
    assert_eq!(one["houses"][0]["standing"], "approved");
    assert_eq!(one["verified"], false, "the thresholds are nobody's yet");
    assert!(one["houses"][0]["plot"]["coordinates"].is_array());
    let seasons = reviewer.get("/patches/seasons").json();
    assert_eq!(seasons["seasons"][0]["counts"].as_array().unwrap().len(), 4, "{seasons}");

    // Page by page, in the order in which they came.
    let first = reviewer.get("/patches?season=2026Q3&limit=3").json();
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = reviewer.get(&format!("/patches?season=2026Q3&limit=3&cursor={cursor}")).json();
    assert_eq!(rest["items"][0]["number"], "P4", "{rest}");
    let seen = reviewer.get("/patches?bbox=104.05,25.67,104.0515,25.69").json();
    assert_eq!(seen["items"].as_array().unwrap().len(), 2, "{seen}");
}

#[test]
fn what_is_wrong_is_named_at_its_place_and_nothing_is_kept() {
    let server = TestServer::start();
    let reviewer = server.signed_in("reviewer");
    let bow = json!({ "type": "Polygon", "coordinates": [[[104.05, 25.68], [104.051, 25.681], [104.051, 25.68], [104.05, 25.681], [104.05, 25.68]]] });
    let sent = collection(vec![
        feature("P1", &rectangle(1, 0.0, 0.0, 12.0, 12.0), &json!({})),
        feature("", &rectangle(2, 0.0, 0.0, 12.0, 12.0), &json!({})),
        feature("P3", &bow, &json!({ "JCMJ": "many" })),
    ]);
    let problem = reviewer.post("/patches", &sent).problem(422, "invalid_fields");
    let fields: Vec<&str> =
        problem["fields"].as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert!(fields.contains(&"features[1].JCBH"), "{problem:#}");
    assert!(fields.contains(&"features[2].JCMJ"), "{problem:#}");
    assert!(fields.iter().any(|path| path.starts_with("features[2].geometry")), "{problem:#}");
    assert!(problem["fields"].as_array().unwrap().iter().all(|it| it["detail"] != it["code"]), "{problem:#}");
    assert_eq!(reviewer.get("/patches").json()["items"], json!([]));
    let mut bad = sent.clone();
    bad["season"] = json!("../q");
    reviewer.post("/patches", &bad).problem(422, "invalid_fields");
    reviewer.post("/patches", &json!({ "type": "Point" })).problem(422, "invalid_fields");
    let looked = {
        let mut dry = collection(vec![feature("P1", &rectangle(1, 0.0, 0.0, 12.0, 12.0), &json!({}))]);
        dry["dry_run"] = json!(true);
        reviewer.post("/patches", &dry)
    };
    assert_eq!((looked.status, &looked.json()["items"][0]["class"]), (200, &json!("no_approval")), "{}", looked.text);
    assert_eq!(reviewer.get("/patches").json()["items"], json!([]));
}

#[test]
fn a_township_sees_its_own_and_brings_its_own() {
    let server = TestServer::start();
    let people = People::of(&server);
    let reviewer = people.who("reviewer");
    let sent = collection(vec![
        feature("P1", &rectangle(1, 0.0, 0.0, 12.0, 12.0), &json!({})),
        feature("P2", &rectangle(2, 0.0, 0.0, 12.0, 12.0), &json!({ "ZLDWDM": "530303102" })),
        feature("P3", &rectangle(3, 0.0, 0.0, 12.0, 12.0), &json!({ "ZLDWDM": null, "XZQDM": "530303" })),
    ]);
    assert_eq!(reviewer.post("/patches", &sent).status, 201);
    let numbers = |name: &str| {
        let page = people.who(name).get("/patches").json();
        let items = page["items"].as_array().unwrap().clone();
        items.iter().map(|it| it["number"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(numbers("reviewer"), ["P1", "P2", "P3"]);
    assert_eq!(numbers("officer"), ["P1"]);
    assert_eq!(numbers("officer-pj"), ["P2"]);
    assert_eq!(numbers("auditor"), ["P1", "P2", "P3"]);
    let id = people.who("officer").get("/patches").json()["items"][0]["id"].as_str().unwrap().to_owned();
    people.who("officer-pj").get(&format!("/patches/{id}")).problem(404, "not_found");
    assert_eq!(people.who("officer").get(&format!("/patches/{id}")).status, 200);
    people.who("cadre").get("/patches").problem(403, "not_allowed");
    people.who("admin").get("/patches").problem(403, "not_allowed");
    let elsewhere = collection(vec![feature("P9", &rectangle(9, 0.0, 0.0, 12.0, 12.0), &json!({}))]);
    let problem = people.who("officer-pj").post("/patches", &elsewhere).problem(422, "invalid_fields");
    assert_eq!(problem["fields"][0]["code"], "outside_territory", "{problem}");

    // The feedback of a township is its own, too.
    let csv = people.who("officer-pj").get("/patches/feedback.csv?season=2026Q3");
    assert_eq!((csv.status, csv.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert!(csv.text.contains("P2") && !csv.text.contains("P1"), "{}", csv.text);
    let xlsx = people.who("reviewer").get("/patches/feedback.xlsx?season=2026Q3");
    assert!(xlsx.bytes.starts_with(b"PK"), "{}", xlsx.status);
    people.who("reviewer").get("/patches/feedback.csv?season=2020Q1").problem(404, "not_found");
    people.who("reviewer").get("/patches/feedback.csv").problem(422, "invalid_fields");
}
