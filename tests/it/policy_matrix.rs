//! Who may do what, asked of a real server: every route and every act, by every role, at home and elsewhere. The tables
//! here are written by hand from the contract; the policy's own stand beside them and must say the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use homestead::app::policy::{self, Access};
use homestead::domain::houses::acts::ActKind;
use homestead::domain::violations::acts::ActKind as CaseActKind;
use homestead::domain::violations::law::Law;
use homestead::http::routes;
use jiff::civil::date;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::patches_http::{collection, feature, rectangle};
use crate::support::case_life::CaseLife;
use crate::support::life::{Life, People, Until, VILLAGE, photo_bytes, upload};
use crate::support::patrol::{hours_ago, patrolled};
use crate::support::server::{Client, Reply, TestServer};

/// Everyone who works in 白水镇 or in the county over it.
const EVERYONE: [&str; 10] =
    ["cadre", "clerk", "officer", "station-nr", "station-ag", "chief", "reviewer", "legal", "auditor", "admin"];
/// Everyone who may read case files.
const READERS: &[&str] =
    &["cadre", "clerk", "officer", "station-nr", "station-ag", "chief", "reviewer", "legal", "auditor"];
/// Those who work with satellite patches.
const WATCHERS: &[&str] = &["officer", "station-nr", "station-ag", "chief", "reviewer", "legal", "auditor"];
/// Everyone who may read the cases of enforcement.
const ENFORCERS: &[&str] = &["officer", "chief", "reviewer", "legal", "auditor"];
/// Those who may tell of a violation.
const TELLERS: &[&str] = &["cadre", "clerk", "officer", "station-nr", "station-ag", "chief", "reviewer"];
/// Those who may file an application.
const WINDOWS: &[&str] = &["cadre", "clerk"];
/// Those who take photos.
const FIELD: &[&str] = &["cadre", "clerk", "officer", "station-nr", "station-ag", "chief"];
/// Those who go on patrol, and those who look at what was covered.
const PATROL: &[&str] = &["officer", "chief", "reviewer", "auditor"];
/// People of the next township.
const NEIGHBOURS: [&str; 2] = ["officer-pj", "clerk-pj"];

/// Who gets in, and how a request without content is answered then.
const ROUTES: &[(&str, &str, Who, u16)] = &[
    ("GET", "/health", Who::Anyone, 200),
    ("GET", "/ready", Who::Anyone, 200),
    ("GET", "/metrics", Who::Anyone, 200),
    ("GET", "/docs", Who::Anyone, 200),
    ("GET", "/api/v1/openapi.json", Who::Anyone, 200),
    ("POST", "/api/v1/session", Who::Anyone, 422),
    ("POST", "/api/v1/session/refresh", Who::Anyone, 401),
    ("GET", "/api/v1/session", Who::These(&EVERYONE), 200),
    ("DELETE", "/api/v1/session", Who::Anyone, 401),
    ("GET", "/api/v1/divisions", Who::These(&EVERYONE), 200),
    ("GET", "/api/v1/pack", Who::These(&EVERYONE), 200),
    ("GET", "/api/v1/officers", Who::These(READERS), 200),
    ("GET", "/api/v1/boundary", Who::These(&EVERYONE), 200),
    ("GET", "/api/v1/worklist", Who::These(READERS), 200),
    ("GET", "/api/v1/houses", Who::These(READERS), 200),
    ("POST", "/api/v1/houses", Who::These(WINDOWS), 422),
    ("POST", "/api/v1/houses/search", Who::These(READERS), 200),
    ("GET", "/api/v1/houses/plots", Who::These(READERS), 422),
    ("GET", "/api/v1/houses/{id}", Who::These(READERS), 200),
    ("GET", "/api/v1/houses/{id}/acts", Who::These(READERS), 200),
    ("POST", "/api/v1/houses/{id}/acts", Who::These(READERS), 422),
    ("GET", "/api/v1/houses/{id}/compliance", Who::These(READERS), 200),
    ("GET", "/api/v1/houses/{id}/timeline", Who::These(READERS), 200),
    ("GET", "/api/v1/houses/{id}/siting", Who::These(READERS), 200),
    ("POST", "/api/v1/siting", Who::These(READERS), 422),
    ("GET", "/api/v1/zones", Who::These(READERS), 422),
    ("GET", "/api/v1/patches", Who::These(WATCHERS), 200),
    ("POST", "/api/v1/patches", Who::These(&["officer", "chief", "reviewer"]), 422),
    ("GET", "/api/v1/patches/seasons", Who::These(WATCHERS), 200),
    ("GET", "/api/v1/patches/feedback.xlsx", Who::These(WATCHERS), 422),
    ("GET", "/api/v1/patches/feedback.csv", Who::These(WATCHERS), 422),
    ("GET", "/api/v1/patches/{id}", Who::These(WATCHERS), 200),
    ("GET", "/api/v1/patches/{id}/acts", Who::These(WATCHERS), 200),
    ("POST", "/api/v1/patches/{id}/acts", Who::These(WATCHERS), 422),
    // Of a photo that its check does not name.
    ("GET", "/api/v1/patches/{id}/photos/{photo}", Who::These(WATCHERS), 404),
    ("POST", "/api/v1/sync", Who::These(READERS), 422),
    ("POST", "/api/v1/shapes", Who::These(READERS), 422),
    ("POST", "/api/v1/photos", Who::These(FIELD), 400),
    ("GET", "/api/v1/photos/{id}", Who::These(READERS), 200),
    ("GET", "/api/v1/photos/{id}/original", Who::These(READERS), 200),
    ("GET", "/api/v1/photos/{id}/display", Who::These(READERS), 200),
    ("GET", "/api/v1/photos/{id}/thumbnail", Who::These(READERS), 200),
    ("GET", "/api/v1/reports/places", Who::Anyone, 200),
    ("POST", "/api/v1/reports", Who::Anyone, 400),
    ("GET", "/api/v1/violations", Who::These(ENFORCERS), 200),
    ("POST", "/api/v1/violations", Who::These(TELLERS), 422),
    ("POST", "/api/v1/violations/search", Who::These(ENFORCERS), 200),
    ("GET", "/api/v1/violations/form", Who::These(READERS), 200),
    ("GET", "/api/v1/violations/{id}", Who::These(ENFORCERS), 200),
    ("GET", "/api/v1/violations/{id}/acts", Who::These(ENFORCERS), 200),
    ("POST", "/api/v1/violations/{id}/acts", Who::These(ENFORCERS), 422),
    ("GET", "/api/v1/violations/{id}/timeline", Who::These(ENFORCERS), 200),
    ("GET", "/api/v1/violations/{id}/documents", Who::These(ENFORCERS), 200),
    ("GET", "/api/v1/violations/{id}/documents/{form}.{format}", Who::These(ENFORCERS), 200),
    ("GET", "/api/v1/patrols/plan", Who::These(PATROL), 200),
    ("GET", "/api/v1/patrols/coverage", Who::These(PATROL), 200),
    ("GET", "/api/v1/patrols/coverage.geojson", Who::These(PATROL), 422),
    ("GET", "/api/v1/patrols/visits", Who::These(PATROL), 200),
    ("POST", "/api/v1/patrols/visits", Who::These(&["officer"]), 422),
    ("GET", "/api/v1/patrols/visits/{id}", Who::These(PATROL), 200),
    ("GET", "/tiles/{layer}.json", Who::These(READERS), 200),
    ("GET", "/tiles/{layer}/{z}/{x}/{y}.mvt", Who::These(READERS), 200),
    ("GET", "/api/v1/map/houses", Who::These(READERS), 200),
    ("GET", "/api/v1/map/violations", Who::These(ENFORCERS), 200),
    ("GET", "/api/v1/map/patches", Who::These(WATCHERS), 200),
    ("GET", "/api/v1/map/places", Who::These(READERS), 200),
    ("GET", "/api/v1/map/{layer}/counts", Who::These(READERS), 200),
    ("POST", "/api/v1/status", Who::Anyone, 422),
    ("GET", "/api/v1/ledger/entries", Who::These(&["auditor"]), 200),
];

/// Every act of a house with who may do it.
const ACTS: &[(&str, &[&str])] = &[
    ("apply", WINDOWS),
    ("hold_meeting", &["cadre"]),
    ("publish_notice", &["cadre"]),
    ("close_notice", &["cadre"]),
    ("settle_objection", &["cadre"]),
    ("give_village_opinion", &["cadre"]),
    ("accept_application", &["clerk"]),
    ("submit_material", WINDOWS),
    ("inspect", &["officer"]),
    ("give_opinion", &["station-nr", "station-ag"]),
    ("record_conversion", &["station-nr"]),
    ("decide_application", &["chief"]),
    ("issue_permit", &["chief"]),
    ("register_builder", &["clerk"]),
    ("commence", &["officer"]),
    ("report_completion", WINDOWS),
    ("judge_finding", &["officer", "chief"]),
    ("record_demolition", &["officer"]),
    ("accept_house", &["chief"]),
    ("register_title", &["clerk"]),
    ("suspend", &["chief"]),
    ("resume", &["chief"]),
    ("revoke", &["chief"]),
    ("withdraw", WINDOWS),
    ("reject", &["clerk", "chief"]),
];

/// Every act of a case with who may do it.
const CASE_ACTS: &[(&str, &[&str])] = &[
    ("register_lead", TELLERS),
    ("verify", &["officer"]),
    ("order_stop", &["officer"]),
    ("open_case", &["chief"]),
    ("investigate", &["officer"]),
    ("legal_review", &["legal"]),
    ("notify", &["officer"]),
    ("respond", &["officer"]),
    ("hold_hearing", &["legal"]),
    ("decide", &["chief"]),
    ("serve", &["officer"]),
    ("challenge", &["officer", "legal"]),
    ("end_challenge", &["officer", "legal"]),
    ("recheck", &["officer"]),
    ("self_corrected", &["officer"]),
    ("pay_fine", &["officer"]),
    ("demand", &["officer"]),
    ("decide_enforcement", &["chief"]),
    ("announce", &["officer"]),
    ("settle", &["chief"]),
    ("demolish", &["officer"]),
    ("apply_to_court", &["chief"]),
    ("court_ruling", &["officer"]),
    ("close", &["chief"]),
    ("dismiss", &["chief"]),
    ("transfer", &["chief"]),
    ("suspend", &["chief"]),
    ("resume", &["chief"]),
];

#[derive(Debug, Clone, Copy)]
enum Who {
    Anyone,
    These(&'static [&'static str]),
}

/// One request to a route, without content where the route takes some.
fn knock(client: &Client, method: &str, path: &str) -> Reply {
    let root = format!("/{path}");
    match (method, path.ends_with("/photos") || path.ends_with("/reports")) {
        ("POST", true) => client.send("POST", &root, Some("multipart/form-data; boundary=x"), b"--x--\r\n".to_vec()),
        ("POST", false) => client.send("POST", &root, Some("application/json"), b"{}".to_vec()),
        _ => client.send(method, &root, None, Vec::new()),
    }
}

/// The path of a route with a real house, photo, patch or case in it.
fn filled(path: &str, things: &Things) -> String {
    let named = [
        ("/patches/", &things.patch),
        ("/violations/", &things.case),
        ("/photos/", &things.photo),
        ("/patrols/visits/", &things.visit),
    ];
    let thing = named.into_iter().find(|(room, _)| path.contains(room)).map_or(&things.house, |(_, thing)| thing);
    let path = path.replace("{layer}", "houses").replace("{z}/{x}/{y}", "10/807/437");
    path.replace("{id}", thing).replace("{photo}", &things.photo).replace("{form}.{format}", "lead_registration.html")
}

/// A house, a photo, a patch, a case and a visit of 白水镇.
struct Things {
    house: String,
    photo: String,
    patch: String,
    case: String,
    visit: String,
}

impl Things {
    fn of(people: &Arc<People>, life: &Life) -> Self {
        let photo = life.photo(15)["id"].as_str().unwrap().to_owned();
        let sent = collection(vec![feature("P1", &rectangle(1, 0.0, 0.0, 12.0, 12.0), &json!({}))]);
        let patch =
            people.who("reviewer").post("/patches", &sent).json()["items"][0]["id"].as_str().unwrap().to_owned();
        let case = CaseLife::walked(people, Law::Planning65, date(2025, 3, 3), 0).id().to_owned();
        let visit = patrolled(people, &hours_ago(3), &json!({}))["id"].as_str().unwrap().to_owned();
        Self { house: life.id().to_owned(), photo, patch, case, visit }
    }

    /// Whether an address names one of them.
    fn in_path(&self, path: &str) -> bool {
        [&self.house, &self.photo, &self.patch, &self.case, &self.visit].into_iter().any(|thing| path.contains(thing))
    }
}

#[test]
fn every_route_and_every_act_has_its_row() {
    let routes = routes();
    let served: BTreeSet<_> = routes.iter().copied().collect();
    let allowed: BTreeSet<_> = policy::ROUTES.iter().map(|(method, path, _)| (*method, *path)).collect();
    let asked: BTreeSet<_> = ROUTES.iter().map(|(method, path, ..)| (*method, *path)).collect();
    assert_eq!(served, allowed, "a route without a line in the policy, or a line without a route");
    assert_eq!(served, asked, "a route that this test does not ask");
    assert_eq!(routes.len(), served.len(), "a route twice");
    assert_eq!(policy::ROUTES.len(), allowed.len(), "a line twice");
    let acts: BTreeSet<String> = ActKind::all().map(ActKind::code).collect();
    let allowed: BTreeSet<String> = policy::HOUSE_ACTS.iter().map(|row| row.act.to_owned()).collect();
    let asked: BTreeSet<String> = ACTS.iter().map(|(act, _)| (*act).to_owned()).collect();
    assert_eq!(acts, allowed, "an act without a line in the policy, or a line without an act");
    assert_eq!(acts, asked, "an act that this test does not ask");
    assert_eq!(policy::HOUSE_ACTS.len(), allowed.len(), "an act twice");
    let acts: BTreeSet<String> =
        CaseActKind::all().map(CaseActKind::code).chain(["register_lead".to_owned()]).collect();
    let allowed: BTreeSet<String> = policy::CASE_ACTS.iter().map(|row| row.act.to_owned()).collect();
    let asked: BTreeSet<String> = CASE_ACTS.iter().map(|(act, _)| (*act).to_owned()).collect();
    assert_eq!((&acts, &acts), (&allowed, &asked), "an act of a case without a line");
    assert_eq!(policy::CASE_ACTS.len(), allowed.len(), "an act of a case twice");
    let open: Vec<_> = policy::ROUTES.iter().filter(|(.., access)| *access == Access::Public).collect();
    assert_eq!(open.len(), ROUTES.iter().filter(|(_, _, who, _)| matches!(who, Who::Anyone)).count());
}

#[test]
fn every_route_lets_in_its_roles_and_no_others() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Accepted);
    let things = Things::of(&people, &life);
    let before = entries(&people);
    for (method, path, who, answer) in ROUTES {
        let path = &filled(path, &things);
        let stranger = knock(&server.anyone(), method, path);
        let Who::These(allowed) = who else {
            assert_eq!(stranger.status, *answer, "anyone: {method} {path}: {}", stranger.text);
            continue;
        };
        stranger.problem(401, "not_signed_in");
        for name in EVERYONE {
            let reply = knock(&people.who(name), method, path);
            if allowed.contains(&name) {
                assert_eq!(reply.status, *answer, "{name}: {method} {path}: {}", reply.text);
            } else {
                reply.problem(403, "not_allowed");
            }
        }
        for name in NEIGHBOURS {
            let reply = knock(&people.who(name), method, path);
            let role = name.trim_end_matches("-pj");
            if things.in_path(path) {
                let status = if allowed.contains(&role) { (404, "not_found") } else { (403, "not_allowed") };
                reply.problem(status.0, status.1);
                continue;
            }
            let expected = if allowed.contains(&role) { *answer } else { 403 };
            assert_eq!(reply.status, expected, "{name}: {method} {path}: {}", reply.text);
        }
    }
    assert_eq!(entries(&people), before, "knocking changed something");
}

#[test]
fn every_act_is_done_by_its_roles_and_no_others() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Accepted);
    let before = entries(&people);
    let path = format!("/houses/{}/acts", life.id());
    for (act, allowed) in ACTS {
        let body = json!({ "act": act });
        for name in EVERYONE {
            let reply = people.who(name).post(&path, &body);
            if allowed.contains(&name) {
                reply.problem(422, "invalid_fields");
            } else {
                reply.problem(403, "not_allowed");
            }
        }
        for name in NEIGHBOURS {
            people.who(name).post(&path, &body).problem(404, "not_found");
        }
        server.anyone().post(&path, &body).problem(401, "not_signed_in");
    }
    assert_eq!(entries(&people), before);
}

#[test]
fn every_act_of_a_case_is_done_by_its_roles_and_no_others() {
    let server = TestServer::start();
    let people = People::of(&server);
    let case = CaseLife::walked(&people, Law::Planning65, date(2025, 3, 3), 0);
    let before = entries(&people);
    let path = format!("/violations/{}/acts", case.id());
    // A case that is not filed knows few acts; who may do one at all is asked first.
    for (act, allowed) in CASE_ACTS.iter().filter(|(act, _)| *act != "register_lead") {
        let body = json!({ "act": act });
        for name in EVERYONE {
            let reply = people.who(name).post(&path, &body);
            if allowed.contains(&name) {
                assert!(matches!(reply.status, 409 | 422), "{name} {act}: {}", reply.text);
            } else {
                reply.problem(403, "not_allowed");
            }
        }
        for name in NEIGHBOURS.into_iter().filter(|name| name.starts_with("officer")) {
            people.who(name).post(&path, &body).problem(404, "not_found");
        }
        server.anyone().post(&path, &body).problem(401, "not_signed_in");
    }
    for name in EVERYONE {
        let reply = people.who(name).post("/violations", &json!({}));
        let expected = if TELLERS.contains(&name) { 422 } else { 403 };
        assert_eq!(reply.status, expected, "{name}");
    }
    assert_eq!(entries(&people), before);
}

#[test]
fn another_townships_houses_do_not_exist() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut life = Life::new(&people, 1).walked(Until::Accepted);
    let photo = life.photo(15)["id"].as_str().unwrap().to_owned();
    let number = life.house["number"].as_str().unwrap().to_owned();
    for name in NEIGHBOURS {
        let them = people.who(name);
        for list in [
            "/houses".to_owned(),
            format!("/houses?q={number}"),
            "/houses?division=530303101".to_owned(),
            "/houses?bbox=104,25,105,26".to_owned(),
            "/worklist".to_owned(),
        ] {
            let reply = them.get(&list);
            assert_eq!((reply.status, &reply.json()["items"]), (200, &json!([])), "{name} {list}");
        }
        let found = them.post("/houses/search", &json!({ "q": number }));
        assert_eq!((found.status, &found.json()["items"]), (200, &json!([])), "{name}");
        assert_eq!(them.get("/houses/plots?bbox=104,25,105,26").json()["features"], json!([]), "{name}");
        assert_eq!(
            them.get("/officers").json()["items"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|it| it["division"] != "530303102")
                .count(),
            0
        );
        // A visit, a photo and a queue for a house that one does not see.
        let queued = json!({ "acts": [{ "house_id": life.id(), "act_id": Uuid::now_v7(), "act": "commence", "at": life.at(16) }] });
        let synced = them.post("/sync", &queued).json();
        assert_eq!(synced["acts"][0]["problem"]["code"], "not_found", "{synced}");
        let (bytes, house) = (photo_bytes(), life.id().to_owned());
        let refused = upload(&them, &life.meta(&bytes, 15, 6.0), &bytes);
        let problem = refused.problem(422, "invalid_fields");
        assert_eq!(
            problem["fields"][0],
            json!({ "path": "house_id", "code": "not_found",
            "detail": problem["fields"][0]["detail"] })
        );
        assert!(!refused.text.contains(&house));
    }
    // Nor may they sign a visit there.
    let mut visit = life.visit("application_visit", 16);
    visit["officers"] = json!(["officer", "officer-pj"]);
    let problem = life.attempt("officer", "inspect", 16, visit).problem(422, "invalid_fields");
    assert_eq!(problem["fields"][0]["path"], "officers[1]");
    assert_eq!(problem["fields"][0]["code"], "not_an_officer_here");
    // What was never there is answered in the same words as what is hidden.
    let nothing = format!("530303-{}", Uuid::now_v7());
    for gone in [nothing.as_str(), "530302-01a20510-7b5c-705d-885d-bc466a03fb49", "x", &photo] {
        let (mut there, mut hidden) = (
            people.who("clerk").get(&format!("/houses/{gone}")).problem(404, "not_found"),
            people.who("clerk-pj").get(&format!("/houses/{}", life.id())).problem(404, "not_found"),
        );
        (there["request_id"], hidden["request_id"]) = (Value::Null, Value::Null);
        assert_eq!(there, hidden);
    }
    people.who("clerk").get(&format!("/photos/{}", life.id())).problem(404, "not_found");
    // The cadre of one village does not see the next one of its township.
    life = Life::new(&people, 2).applying(json!({ "village": other_village(&people) }));
    people.who("cadre").post("/houses", &life.application()).problem(422, "invalid_fields");
    let made = people.who("clerk").post("/houses", &life.application());
    assert_eq!(made.status, 201, "{}", made.text);
    let id = made.json()["house"]["id"].as_str().unwrap().to_owned();
    people.who("cadre").get(&format!("/houses/{id}")).problem(404, "not_found");
    people.who("cadre").post(&format!("/houses/{id}/acts"), &json!({})).problem(404, "not_found");
}

#[test]
fn the_administrator_sees_no_case_and_the_auditor_changes_none() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Accepted);
    let photo = life.photo(15)["id"].as_str().unwrap().to_owned();
    let (before, admin, auditor) = (entries(&people), people.who("admin"), people.who("auditor"));
    for path in [
        "/houses".to_owned(),
        "/worklist".to_owned(),
        "/houses/plots?bbox=104,25,105,26".to_owned(),
        format!("/houses/{}", life.id()),
        format!("/houses/{}/acts", life.id()),
        format!("/houses/{}/timeline", life.id()),
        format!("/photos/{photo}/display"),
    ] {
        let reply = admin.get(&path);
        reply.problem(403, "not_allowed");
        assert!(!reply.text.contains("王大山"), "{path}");
    }
    assert_eq!(auditor.get(&format!("/houses/{}/acts", life.id())).json()["acts"], json!([]));
    auditor.post("/houses", &Life::new(&people, 2).application()).problem(403, "not_allowed");
    for (act, _) in ACTS {
        let queued =
            json!({ "acts": [{ "house_id": life.id(), "act_id": Uuid::now_v7(), "act": act, "at": life.at(16) }] });
        let synced = auditor.post("/sync", &queued).json();
        assert_eq!(synced["acts"][0]["problem"]["code"], "not_allowed", "{synced}");
    }
    let applied = json!({ "acts": [Life::new(&people, 3).application()] });
    assert_eq!(auditor.post("/sync", &applied).json()["acts"][0]["problem"]["code"], "not_allowed");
    let bytes = photo_bytes();
    upload(&auditor, &life.meta(&bytes, 15, 6.0), &bytes).problem(403, "not_allowed");
    assert_eq!(entries(&people), before);
}

/// A village of 白水镇 that is not the cadre's.
pub(crate) fn other_village(people: &People) -> String {
    let divisions = people.who("clerk").get("/divisions?under=530303101").json();
    let code = |item: &Value| item["code"].as_str().unwrap().to_owned();
    let villages = divisions["items"].as_array().unwrap().iter().filter(|item| item["level"] == "village").map(code);
    villages.into_iter().find(|code| code != VILLAGE).unwrap()
}

/// How many entries the ledger has.
fn entries(people: &People) -> usize {
    let entries = people.who("auditor").get("/ledger/entries?limit=1000").json();
    entries["items"].as_array().unwrap().len()
}
