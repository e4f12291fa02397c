//! An act happens once, in its order, and says everything that is missing.

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::life::{Life, People, Until, meeting, merge};
use crate::support::refused::{fault, unmet, wrong};
use crate::support::server::TestServer;

#[test]
fn the_same_act_twice_happens_once_and_another_under_its_id_never() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut life = Life::new(&people, 1);
    let application = life.application();
    let first = people.who("cadre").post("/houses", &application);
    let again = people.who("cadre").post("/houses", &application);
    assert_eq!((first.status, again.status), (201, 200), "{}", again.text);
    assert_eq!(first.json()["receipt"], again.json()["receipt"]);
    assert_eq!(first.header("location"), again.header("location"));
    life.house = first.json()["house"].clone();
    // The same household under the same id but with one thing changed.
    let mut other = application.clone();
    other["reason"] = json!("改了主意");
    people.who("cadre").post("/houses", &other).problem(409, "act_id_reused");
    people.who("clerk").post("/houses", &application).problem(409, "act_id_reused");

    let held = life.body("hold_meeting", 3, meeting());
    let (first, again) = (life.send("cadre", &held), life.send("cadre", &held));
    assert_eq!((first.status, again.status), (201, 200), "{}", again.text);
    assert_eq!(first.json()["receipt"], again.json()["receipt"]);
    let mut other = held.clone();
    other["for_count"] = json!(24);
    life.send("cadre", &other).problem(409, "act_id_reused");
    // The same body sent to another house is another act.
    let neighbour = Life::new(&people, 2).walked(Until::Applied);
    neighbour.send("cadre", &held).problem(409, "act_id_reused");
    assert_eq!(neighbour.who("cadre").get(&format!("/houses/{}", neighbour.id())).json()["meeting"], Value::Null);
    // An act that was refused left nothing: its id is free.
    let mut refused = life.body("close_notice", 4, json!({ "objections": [] }));
    unmet(&life.send("cadre", &refused));
    merge(&mut refused, &json!({ "act": "publish_notice", "place": "村务公开栏" }));
    refused.as_object_mut().unwrap().shift_remove("objections");
    assert_eq!(life.send("cadre", &refused).status, 201);
}

#[test]
fn an_act_is_done_in_its_order_and_never_tomorrow() {
    let server = TestServer::start();
    let mut life = Life::new(&People::of(&server), 1).walked(Until::Applied);
    life.act("cadre", "hold_meeting", 5, meeting());
    let place = json!({ "place": "村务公开栏" });
    let early = life.attempt("cadre", "publish_notice", 4, place.clone());
    assert_eq!(wrong(&early), fault("at", "before_last_act"));
    let mut tomorrow = life.body("publish_notice", 5, place.clone());
    let at = Timestamp::now().checked_add(3.minutes()).unwrap();
    tomorrow["at"] = json!(at.to_string());
    assert_eq!(wrong(&life.send("cadre", &tomorrow)), fault("at", "in_future"));
    let mut application = life.application();
    merge(&mut application, &json!({ "act_id": Uuid::now_v7(), "at": at.to_string() }));
    assert_eq!(wrong(&life.who("cadre").post("/houses", &application)), fault("at", "in_future"));
    // The same moment as the last act is no step back.
    life.act("cadre", "publish_notice", 5, place);
}

#[test]
fn what_is_missing_is_said_once_and_completely() {
    let server = TestServer::start();
    let papers =
        json!({ "materials": [{ "code": "application_form" }, { "code": "commitment" }, { "code": "identity" }] });
    let mut life = Life::new(&People::of(&server), 1).applying(papers).walked(Until::VillageAgreed);
    let accepted = life.acceptance();
    assert_eq!(unmet(&life.attempt("clerk", "accept_application", 14, accepted.clone())), ["material_provided"]);
    let notice = |missing: &[&str]| json!({ "verdict": "correction", "missing": missing });
    let asked = |missing: &[&str]| wrong(&life.attempt("clerk", "accept_application", 14, notice(missing)));
    assert_eq!(asked(&[]), fault("missing", "required"));
    assert_eq!(asked(&["household_register", "kinship_proof"]), fault("missing[1]", "may_not_be_asked"));
    assert_eq!(asked(&["a_bribe"]), fault("missing[0]", "not_a_choice"));
    let both = json!({ "verdict": "accepted", "missing": ["household_register"] });
    assert_eq!(wrong(&life.attempt("clerk", "accept_application", 14, both)), fault("missing", "not_when_accepted"));
    life.act("clerk", "accept_application", 14, notice(&["household_register"]));
    assert_eq!(life.house["stage"], "planning");
    assert_eq!(unmet(&life.attempt("clerk", "accept_application", 15, accepted.clone())), ["material_provided"]);
    life.act("cadre", "submit_material", 15, json!({ "code": "household_register" }));
    life.act("clerk", "accept_application", 15, accepted);
    assert_eq!(life.stands(), ("approval", "accepted"));
}
