//! Measured against approved over HTTP: who sees it, what it says, and how acceptance waits for people.

use serde_json::{Value, json};

use crate::support::life::{Life, People, Until, citizen, merge};
use crate::support::server::{Client, TestServer};

/// The same outline so many metres to the east.
fn moved_east(outline: &Value, metres: f64) -> Value {
    let mut moved = outline.clone();
    for point in moved["coordinates"][0].as_array_mut().unwrap() {
        point[0] = json!(point[0].as_f64().unwrap() + metres / 100_420.0);
    }
    moved
}

/// A house whose completion was reported, then measured two metres east of where it was approved.
fn moved_house(people: &std::sync::Arc<People>, nth: u32) -> Life {
    let mut life = Life::new(people, nth).walked(Until::Completed);
    let mut measured = life.as_built();
    measured["measurement"]["built_footprint"] = moved_east(&life.footprint, 2.0);
    life.inspect("completion_visit", 88, measured);
    life
}

fn compliance(client: &Client, life: &Life) -> Value {
    let reply = client.get(&format!("/houses/{}/compliance", life.id()));
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.json()
}

fn of<'v>(compliance: &'v Value, kind: &str) -> &'v Value {
    let findings = compliance["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["kind"] == kind).unwrap_or_else(|| panic!("no {kind}: {compliance}"))
}

#[test]
fn everyone_who_may_read_the_file_reads_the_same_findings() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = moved_house(&people, 1);
    let seen = compliance(&people.who("cadre"), &life);
    for name in ["clerk", "officer", "station-nr", "station-ag", "chief", "reviewer", "legal", "auditor"] {
        assert_eq!(compliance(&people.who(name), &life), seen, "{name}");
    }
    let path = format!("/houses/{}/compliance", life.id());
    people.who("admin").get(&path).problem(403, "not_allowed");
    people.who("officer-pj").get(&path).problem(404, "not_found");
    server.anyone().get(&path).problem(401, "not_signed_in");
}

#[test]
fn a_finding_says_what_is_there_what_was_allowed_by_whom_and_shows_the_ground() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = moved_house(&people, 1);
    let seen = compliance(&people.who("officer"), &life);
    let moved = of(&seen, "V05");
    assert_eq!((&moved["grade"], &moved["part"]), (&json!("suspected_plain"), &json!("V05-beyond")));
    assert!((moved["value"].as_f64().unwrap() - 20.0).abs() < 0.1, "{moved}");
    assert_eq!((&moved["unit"], &moved["method"]), (&json!("平方米"), &json!("rtk")));
    assert_eq!((&moved["confidence"], &moved["measured_on"]), (&json!("measured"), &json!(life.date(88))));
    let permit = life.house["permits"][1]["number"].as_str().unwrap();
    assert!(moved["limit_source"].as_str().unwrap().ends_with(permit), "{moved}");
    assert_eq!((&moved["basis"], &moved["verified"]), (&json!("城乡规划法 65；土地管理法 78"), &json!(true)));
    assert_eq!(moved["tolerance_verified"], false, "no district has confirmed its tolerances yet");
    assert_eq!(moved["geometry"]["type"], "MultiPolygon");
    let corner = &moved["geometry"]["coordinates"][0][0][0];
    assert!((corner[0].as_f64().unwrap() - 104.05).abs() < 0.01 && (corner[1].as_f64().unwrap() - 25.68).abs() < 0.01);
    assert!(moved["detail"].as_str().unwrap().contains("2.00 米"), "{moved}");
    assert_eq!(moved["confirmed"], Value::Null);
    assert_eq!(of(&seen, "V04")["grade"], "conforms", "moved, not elsewhere");
    for outline in ["approved_plot", "approved_footprint", "staked", "measured_footprint", "occupied_plot"] {
        assert_eq!(seen["outlines"][outline]["type"], "Polygon", "{outline}");
    }
    let english = Client::signed_in(&server.url, "officer").with("accept-language", "en");
    let moved = compliance(&english, &life);
    assert_eq!(of(&moved, "V05")["label"], "Over the line of the plot");
    assert_eq!(of(&moved, "V05")["unit"], "m²");
}

#[test]
fn before_anything_was_measured_only_the_papers_speak() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Permitted);
    let seen = compliance(&people.who("officer"), &life);
    let kinds: Vec<&str> =
        seen["findings"].as_array().unwrap().iter().map(|finding| finding["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["V03", "V10", "V26"]);
    let unchecked = seen["unchecked"].as_array().unwrap();
    assert!(
        unchecked.iter().any(|it| it["kind"] == "V05" && it["label"] == "移位、越界建设"),
        "silence is no clearance"
    );
    assert_eq!(seen["outlines"]["measured_footprint"], Value::Null);
}

#[test]
fn acceptance_waits_until_a_person_has_judged_what_is_plain() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut life = moved_house(&people, 1);
    let pass = json!({ "verdict": "pass", "items": [], "old_house": "not_due" });
    let problem = life.attempt("chief", "accept_house", 90, pass.clone()).problem(409, "requirements_unmet");
    let unmet: Vec<&Value> =
        problem["requirements"].as_array().unwrap().iter().filter(|need| need["met"] == false).collect();
    assert_eq!((unmet.len(), &unmet[0]["code"]), (1, &json!("no_plain_suspicion")));
    assert!(unmet[0]["detail"].as_str().unwrap().contains("越界建设"), "{}", unmet[0]);
    // The list of acts says so before anyone tries.
    let acts = people.who("chief").get(&format!("/houses/{}/acts", life.id())).json();
    let accept = acts["acts"].as_array().unwrap().iter().find(|act| act["act"] == "accept_house").unwrap().clone();
    assert_eq!(accept["open"], false, "{accept}");

    let judged = |verdict: &str| json!({ "kind": "V05", "verdict": verdict, "reason": "放线桩被碰动" });
    life.attempt("clerk", "judge_finding", 90, judged("dismissed")).problem(403, "not_allowed");
    life.act("officer", "judge_finding", 90, judged("confirmed"));
    let problem = life.attempt("chief", "accept_house", 90, pass.clone()).problem(409, "requirements_unmet");
    assert!(problem["requirements"].to_string().contains("no_confirmed_finding"), "{problem}");
    assert_eq!(of(&compliance(&people.who("officer"), &life), "V05")["confirmed"], true);

    life.act("chief", "judge_finding", 91, judged("dismissed"));
    let seen = compliance(&people.who("officer"), &life);
    let said = of(&seen, "V05")["judged"].clone();
    assert_eq!((&said["verdict"], &said["by"]), (&json!("dismissed"), &json!("chief")));
    assert_eq!((&said["reason"], &of(&seen, "V05")["confirmed"]), (&json!("放线桩被碰动"), &json!(false)));
    life.act("chief", "accept_house", 91, pass);
    let timeline = people.who("auditor").get(&format!("/houses/{}/timeline", life.id())).json();
    let told: Vec<&str> =
        timeline["items"].as_array().unwrap().iter().map(|item| item["said"].as_str().unwrap()).collect();
    assert!(told.contains(&"移位、越界建设：认定属实。放线桩被碰动"), "{told:?}");
}

/// A household of one person and its spouse.
fn couple(life: &Life, head: &str, spouse: &str) -> Value {
    let mut household = life.application()["household"].clone();
    let members = json!([{ "name": "李小梅", "id_number": spouse, "relation": "spouse" }]);
    merge(&mut household, &json!({ "id_number": head, "members": members }));
    json!({ "household": household })
}

#[test]
fn a_second_homestead_is_found_by_the_citizen_number_whatever_the_name() {
    let server = TestServer::start();
    let people = People::of(&server);
    let (head, spouse) = (citizen("19700101", 11), citizen("19720303", 12));
    let first = Life::new(&people, 1);
    let first = {
        let changes = couple(&first, &head, &spouse);
        first.applying(changes).walked(Until::Permitted)
    };
    // The same names with other numbers are other people; the spouse who now asks as head is not.
    let namesake = Life::new(&people, 2);
    let changes = couple(&namesake, &citizen("19700101", 21), &citizen("19720303", 22));
    let namesake = namesake.applying(changes).walked(Until::Applied);
    let again = Life::new(&people, 3);
    let changes = couple(&again, &citizen("19720303", 12), &citizen("19700101", 31));
    let again = again.applying(changes).walked(Until::Applied);
    let officer = people.who("officer");
    assert_eq!(of(&compliance(&officer, &namesake), "V10")["value"], 1.0);
    let seen = compliance(&officer, &again);
    let second = of(&seen, "V10");
    assert_eq!((&second["value"], &second["grade"]), (&json!(2.0), &json!("suspected_remeasure")));
    assert_eq!(second["houses"][0]["number"], first.house["number"]);
    assert!(!seen.to_string().contains(&head) && !seen.to_string().contains("王大山"), "no person is named");
}

#[test]
fn a_visit_recorded_from_outside_the_fence_says_why() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut life = Life::new(&people, 1).walked(Until::Accepted);
    let mut far = life.visit("patrol", 16);
    far["location"]["lon"] = json!(far["location"]["lon"].as_f64().unwrap() + 500.0 / 100_420.0);
    let problem = life.attempt("officer", "inspect", 16, far.clone()).problem(422, "invalid_fields");
    assert_eq!(problem["fields"][0]["path"], "outside_reason");
    assert_eq!(problem["fields"][0]["code"], "reason_from_outside");
    assert!(problem["fields"][0]["detail"].as_str().unwrap().contains("米"), "{problem}");
    far["outside_reason"] = json!("便道塌方,无法靠近");
    life.act("officer", "inspect", 16, far.clone());
    // Too inaccurate is undecided, not outside: nobody is asked.
    merge(&mut far, &json!({ "outside_reason": null }));
    far["location"]["accuracy_m"] = json!(800.0);
    life.act("officer", "inspect", 17, far);
}
