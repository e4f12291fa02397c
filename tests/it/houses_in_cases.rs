//! A house and its enforcement cases through HTTP: its file shows them, its acceptance and registration wait for them.

use serde_json::{Value, json};

use crate::support::case_life::CaseLife;
use crate::support::life::{Life, People, Until, merge, photo_bytes, upload};
use crate::support::server::TestServer;

/// Somebody registers a lead about the house; its id.
fn lead(life: &Life, day: i64) -> String {
    let body = CaseLife::lead(&json!({ "house_id": life.id(), "kinds": ["V08"] }), &life.at(day));
    let reply = life.who("officer").post("/violations", &body);
    assert_eq!(reply.status, 201, "{}", reply.text);
    reply.json()["id"].as_str().unwrap().to_owned()
}

fn act(life: &Life, who: &str, case: &str, act: &str, day: i64, payload: Value) -> Value {
    let reply = life.who(who).post(&format!("/violations/{case}/acts"), &life.body(act, day, payload));
    assert_eq!(reply.status, 201, "{who}: {act}: {}", reply.text);
    reply.json()
}

/// Two officers stand there and think it one.
fn verify(life: &Life, case: &str, day: i64) {
    let bytes = photo_bytes();
    let mut meta = life.meta(&bytes, day, 6.0);
    merge(&mut meta, &json!({ "house_id": null, "violation_id": case, "purpose": "case" }));
    let reply = upload(&life.who("officer"), &meta, &bytes);
    assert_eq!(reply.status, 201, "{}", reply.text);
    let seen = json!({ "officers": ["officer", "officer2"], "photos": [reply.json()["photo"]["id"]], "suspected": true,
        "findings": "第三层在建" });
    act(life, "officer", case, "verify", day, seen);
}

fn file(life: &Life, who: &str) -> Value {
    life.who(who).get(&format!("/houses/{}", life.id())).json()
}

/// What an act of the house waits for in vain.
fn unmet(life: &Life, who: &str, act: &str, day: i64, payload: Value) -> Vec<(String, String)> {
    let problem = life.attempt(who, act, day, payload).problem(409, "requirements_unmet");
    let needs = problem["requirements"].as_array().unwrap().iter().filter(|need| need["met"] == false);
    let said = |need: &Value, name: &str| need[name].as_str().unwrap().to_owned();
    needs.map(|need| (said(need, "code"), said(need, "detail"))).collect()
}

fn passing() -> Value {
    json!({ "verdict": "pass", "items": [], "old_house": "not_due" })
}

#[test]
fn acceptance_waits_for_the_case_of_the_house_and_its_file_shows_it() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut life = Life::new(&people, 1).walked(Until::Measured);
    assert_eq!(file(&life, "officer")["violations"], json!([]));
    let case = lead(&life, 88);
    // A clue alone: shown, told to whoever accepts, and no more.
    let shown = file(&life, "officer")["violations"][0].clone();
    assert_eq!((&shown["hinders"], &shown["over"], &shown["state"]), (&json!(false), &json!(false), &json!("lead")));
    assert_eq!(shown["kinds"][0], json!({ "code": "V08", "label": "超层" }));
    let acts = life.who("chief").get(&format!("/houses/{}/acts", life.id())).json();
    let accept = acts["acts"].as_array().unwrap().iter().find(|act| act["act"] == "accept_house").unwrap().clone();
    let told = accept["requirements"].as_array().unwrap().iter().find(|it| it["code"] == "no_unchecked_lead").unwrap();
    assert_eq!((&accept["open"], &told["binding"]), (&json!(true), &json!(false)));

    verify(&life, &case, 89);
    let shown = file(&life, "officer")["violations"][0].clone();
    assert_eq!(shown["hinders"], true);
    let number = shown["number"].as_str().unwrap().to_owned();
    assert_eq!(unmet(&life, "chief", "accept_house", 90, passing()), [("no_open_case".to_owned(), number)]);
    // Who reads no cases reads none here, and learns by number what the acceptance waits for.
    assert_eq!(file(&life, "clerk")["violations"], json!([]));

    act(&life, "chief", &case, "dismiss", 90, json!({ "reason": "duplicate", "detail": "同一处另案处理" }));
    let shown = file(&life, "officer")["violations"][0].clone();
    assert_eq!((&shown["over"], &shown["hinders"]), (&json!(true), &json!(false)));
    assert!(!shown["ending_label"].as_str().unwrap().contains("case_choice"), "{shown}");
    assert!(shown["ended_on"].is_string());
    life.act("chief", "accept_house", 91, passing());

    // What comes up after the acceptance is not registered.
    let late = lead(&life, 92);
    verify(&life, &late, 93);
    let codes: Vec<String> =
        unmet(&life, "clerk", "register_title", 100, Life::title()).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["no_open_case"]);
    assert_eq!(server.deviations(), Vec::<String>::new());
}

#[test]
fn a_confirmed_finding_names_the_cases_of_its_kind() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut life = Life::new(&people, 1).walked(Until::Completed);
    let mut built = life.as_built();
    built["measurement"]["storeys"] = json!(3);
    life.inspect("completion_visit", 88, built);
    life.act("officer", "judge_finding", 89, json!({ "kind": "V08", "verdict": "confirmed", "reason": "多一层" }));
    let finding = || {
        let seen = life.who("officer").get(&format!("/houses/{}/compliance", life.id())).json();
        seen["findings"].as_array().unwrap().iter().find(|it| it["kind"] == "V08").unwrap().clone()
    };
    assert_eq!((&finding()["confirmed"], &finding()["cases"]), (&json!(true), &json!([])));
    let case = lead(&life, 89);
    assert_eq!(finding()["cases"][0]["id"], json!(case));
    // Measured anew, it is judged anew: the case ends nothing by itself.
    let again = life.as_built();
    drop(life.inspect("completion_visit", 91, again));
    let seen = life.who("officer").get(&format!("/houses/{}/compliance", life.id())).json();
    let now = seen["findings"].as_array().unwrap().iter().find(|it| it["kind"] == "V08").unwrap().clone();
    assert_eq!((&now["grade"], &now["confirmed"]), (&json!("conforms"), &Value::Null));
}

#[test]
fn a_lead_about_a_house_of_another_village_is_none() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Applied);
    let elsewhere = json!({ "house_id": life.id(), "village": "530303101202" });
    let body = CaseLife::lead(&elsewhere, &life.at(1));
    let problem = life.who("officer").post("/violations", &body).problem(422, "invalid_fields");
    assert!(problem["fields"].as_array().unwrap().iter().any(|field| field["path"] == "house_id"), "{problem}");
}
