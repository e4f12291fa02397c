//! Visits of a patrol: by two officers, shown by a photo of the place, late where there was no signal.

use serde_json::{Value, json};

use crate::support::life::{Life, People, Until, VILLAGE};
use crate::support::patrol::{LAT, LON, assert_clean, fix, hours_ago, in_days, loose_photo, record, village_of, visit};
use crate::support::server::TestServer;

#[test]
fn two_officers_find_something_and_put_it_on_record() {
    let server = TestServer::start();
    let people = People::of(&server);
    let (officer, chief) = (people.who("officer"), people.who("chief"));
    // Half past eight in the evening counts like any other hour; here it is only some hours ago.
    let at = hours_ago(3);
    let photo = loose_photo(&officer, &at, &fix(4.0, 6.0), &json!({}));
    chief.get(&format!("/photos/{photo}")).problem(404, "not_found");
    let findings =
        json!({ "conclusion": "doubtful", "findings": ["路边堆放砖块，有新挖基槽"], "recheck_on": in_days(3) });
    let body = visit(&at, &[&photo], &findings);
    let made = record(&officer, &body);
    assert_eq!(made.status, 201, "{}", made.text);
    let made = made.json();
    let seen = &made["visit"];
    let id = seen["id"].as_str().unwrap();
    assert!(seen["number"].as_str().unwrap().starts_with("530303101-XC"), "{seen}");
    assert_eq!((&seen["proof"], &seen["suggests_lead"]), (&json!("honest"), &json!(true)), "{seen}");
    assert_eq!(seen["officers"].as_array().unwrap().len(), 2);
    assert_eq!((&seen["evidence"][0]["verdict"], &seen["photos"]), (&json!("inside"), &json!(1)), "{seen}");
    // The same from a phone without patience: nothing more happens.
    let again = record(&officer, &body);
    assert_eq!((again.status, &again.json()["receipt"]), (200, &made["receipt"]), "{}", again.text);
    let mut other = body.clone();
    other["conclusion"] = json!("deviates");
    record(&officer, &other).problem(409, "act_id_reused");
    // Who sees the visit sees its photo; the next township sees neither.
    for name in ["chief", "reviewer", "auditor", "officer2"] {
        let them = people.who(name);
        assert_eq!(them.get(&format!("/patrols/visits/{id}")).status, 200, "{name}");
        assert_eq!(them.get(&format!("/photos/{photo}/thumbnail")).status, 200, "{name}");
        let list = them.get("/patrols/visits").json();
        assert_eq!(list["items"].as_array().unwrap().len(), 1, "{name}");
        assert_eq!(list["items"][0]["finding"], "路边堆放砖块，有新挖基槽");
    }
    let neighbour = people.who("officer-pj");
    neighbour.get(&format!("/patrols/visits/{id}")).problem(404, "not_found");
    neighbour.get(&format!("/photos/{photo}")).problem(404, "not_found");
    assert_eq!(neighbour.get("/patrols/visits?division=530303101").json()["items"], json!([]));
    let english = chief.get(&format!("/patrols/visits/{id}")).json();
    assert_eq!(english["conclusion"], "doubtful");
    // The photo's own row is as it came in, and everything is as the ledger says.
    let row = officer.get(&format!("/photos/{photo}")).json();
    assert_eq!((&row["house_id"], &row["verdict"]), (&Value::Null, &json!("undecided")));
    assert_clean(&server);
}

#[test]
fn a_visit_is_shown_by_a_photo_of_the_place_or_not_at_all() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    let at = hours_ago(2);
    let mocked =
        json!({ "location": { "lon": LON, "lat": LAT, "accuracy_m": 5.0, "datum": "wgs84", "provider": "mock" } });
    let cases = [
        ("at the place", at.clone(), fix(4.0, 6.0), json!({}), "inside", "honest"),
        ("as near as both phones can say", at.clone(), fix(40.0, 6.0), json!({}), "inside", "honest"),
        ("from the other end of the village", at.clone(), fix(600.0, 6.0), json!({}), "outside", "unproven"),
        ("by the radio mast alone", at.clone(), fix(4.0, 900.0), json!({}), "undecided", "unproven"),
        ("without a position", at.clone(), Value::Null, json!({}), "unlocated", "unproven"),
        ("with a made-up position", at.clone(), Value::Null, mocked, "inside", "unproven"),
        ("of the week before", hours_ago(7 * 24), fix(4.0, 6.0), json!({}), "inside", "unproven"),
    ];
    for (how, taken_at, location, more, verdict, proof) in cases {
        let photo = loose_photo(&officer, &taken_at, &location, &more);
        let reply = record(&officer, &visit(&at, &[&photo], &json!({})));
        assert_eq!(reply.status, 201, "{how}: {}", reply.text);
        let seen = reply.json()["visit"].clone();
        assert_eq!(
            (&seen["evidence"][0]["verdict"], &seen["proof"]),
            (&json!(verdict), &json!(proof)),
            "{how}: {seen}"
        );
        assert_ne!(seen["proof_why"], seen["proof"]);
    }
    // One photo that shows it is enough, whatever the others say.
    let near = loose_photo(&officer, &at, &fix(4.0, 6.0), &json!({}));
    let far = loose_photo(&people.who("officer2"), &at, &fix(600.0, 6.0), &json!({}));
    let both = record(&officer, &visit(&at, &[&far, &near], &json!({}))).json();
    assert_eq!(both["visit"]["proof"], "honest", "{both}");
    let seen = people.who("chief").get("/patrols/coverage").json();
    let here = village_of(&seen, VILLAGE);
    assert_eq!((&here["visits"], &here["unproven"]), (&json!(3), &json!(5)), "{here}");
    assert_clean(&server);
}

#[test]
fn everything_wrong_with_a_visit_is_named_at_once() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    let life = Life::new(&people, 1).walked(Until::Applied);
    let of_house = life.photo(15)["id"].as_str().unwrap().to_owned();
    let at = hours_ago(5);
    let used = loose_photo(&officer, &at, &fix(4.0, 6.0), &json!({}));
    assert_eq!(record(&officer, &visit(&at, &[&used], &json!({}))).status, 201);
    let of_another = loose_photo(&people.who("clerk"), &at, &fix(4.0, 6.0), &json!({}));
    let mine = loose_photo(&officer, &at, &fix(4.0, 6.0), &json!({}));
    let tomorrow = format!("{}T09:00:00+08:00", in_days(1));
    let cases = [
        (json!({ "officers": ["officer"] }), "officers", "too_few"),
        (json!({ "officers": ["officer", "officer"] }), "officers[1]", "repeated"),
        (json!({ "officers": ["officer", "officer-pj"] }), "officers[1]", "not_an_officer_here"),
        (json!({ "officers": ["officer", "clerk"] }), "officers[1]", "not_an_officer_here"),
        (json!({ "officers": ["officer2"] }), "officers", "recorder_not_named"),
        (json!({ "photos": [] }), "photos", "too_few"),
        (json!({ "photos": [mine, mine] }), "photos[1]", "repeated"),
        (json!({ "photos": [of_house] }), "photos[0]", "not_a_photo_of_this_visit"),
        (json!({ "photos": [used] }), "photos[0]", "not_a_photo_of_this_visit"),
        (json!({ "photos": [of_another] }), "photos[0]", "not_a_photo_of_this_visit"),
        (json!({ "conclusion": "deviates" }), "findings", "required"),
        (json!({ "recheck_on": in_days(-1) }), "recheck_on", "before_the_visit"),
        (json!({ "village": "530303101" }), "village", "unknown_division"),
        (json!({ "village": "530303102201" }), "village", "outside_territory"),
        (json!({ "location": { "lon": 100.0, "lat": 25.0, "accuracy_m": 5.0 } }), "location", "outside_county"),
        (json!({ "at": tomorrow }), "at", "in_future"),
        (json!({ "track": [] }), "track", "unknown_field"),
    ];
    for (wrong, path, code) in cases {
        let problem = record(&officer, &visit(&at, &[&mine], &wrong)).problem(422, "invalid_fields");
        let fields = problem["fields"].as_array().unwrap();
        assert!(fields.iter().any(|it| it["path"] == path && it["code"] == code), "{wrong}: {problem}");
    }
    let many = json!({ "officers": ["clerk"], "photos": [], "conclusion": "doubtful", "recheck_on": in_days(-9) });
    let problem = record(&officer, &visit(&at, &[], &many)).problem(422, "invalid_fields");
    assert!(problem["fields"].as_array().unwrap().len() >= 5, "{problem}");
    record(&people.who("chief"), &visit(&at, &[&mine], &json!({}))).problem(403, "not_allowed");
    // Nothing of all that was kept: the photo is still free.
    assert_eq!(record(&officer, &visit(&at, &[&mine], &json!({}))).status, 201);
    assert_clean(&server);
}

#[test]
fn a_visit_without_a_signal_comes_late_and_counts_for_its_own_day() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    // Nine in the evening three days ago; the photo waited in the phone as well.
    let day = in_days(-3);
    let evening = format!("{day}T21:00:00+08:00");
    let photo = loose_photo(&officer, &evening, &fix(4.0, 6.0), &json!({}));
    let body = visit(&evening, &[&photo], &json!({}));
    let wrong = visit(&evening, &[&photo], &json!({ "officers": ["officer"] }));
    let queue = json!({ "acts": [wrong, body] });
    let first = officer.post("/sync", &queue).json();
    let outcomes = |answer: &Value| {
        let acts = answer["acts"].as_array().unwrap();
        acts.iter().map(|it| it["status"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(outcomes(&first), ["refused", "recorded"], "{first}");
    assert_eq!(first["acts"][0]["problem"]["code"], "invalid_fields");
    let again = officer.post("/sync", &queue).json();
    assert_eq!(outcomes(&again), ["refused", "already"], "{again}");
    assert_eq!(first["acts"][1]["receipt"], again["acts"][1]["receipt"]);
    let id = first["acts"][1]["id"].as_str().unwrap();
    let seen = officer.get(&format!("/patrols/visits/{id}")).json();
    assert_eq!((&seen["proof"], &seen["at"]), (&json!("honest"), &json!(evening)), "{seen}");
    assert_ne!(seen["received_at"], seen["at"]);
    assert_eq!(village_of(&officer.get("/patrols/coverage").json(), VILLAGE)["last_on"], day);
    let synced = people.who("clerk").post("/sync", &json!({ "acts": [visit(&evening, &[&photo], &json!({}))] })).json();
    assert_eq!(synced["acts"][0]["problem"]["code"], "not_allowed", "{synced}");
    assert_clean(&server);
}
