//! The life of a patch: officers stand there, a lead is opened, it is put right, crossed off, and all of it goes back in
//! the table.

use homestead::domain::time::china_text;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::patches_http::{collection, feature, rectangle};
use crate::store_audit::audited;
use crate::support::life::{People, photo_bytes, upload};
use crate::support::server::{Reply, TestServer};

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;

/// The middle of the first patch.
const THERE: [f64; 2] = [104.050_56, 25.680_05];

fn now() -> String {
    china_text(Timestamp::now())
}

struct Scene<'s> {
    server: &'s TestServer,
    people: std::sync::Arc<People>,
    id: String,
}

impl<'s> Scene<'s> {
    fn of(server: &'s TestServer) -> Self {
        let people = People::of(server);
        let sent = collection(vec![feature("P1", &rectangle(1, 0.0, 0.0, 12.0, 12.0), &json!({ "整改状态": null }))]);
        let reply = people.who("reviewer").post("/patches", &sent);
        let id = reply.json()["items"][0]["id"].as_str().unwrap().to_owned();
        Self { server, people, id }
    }

    fn act(&self, who: &str, act: &str, payload: &Value) -> Reply {
        let mut body = json!({ "act_id": Uuid::now_v7(), "act": act, "at": now() });
        for (name, value) in payload.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.people.who(who).post(&format!("/patches/{}/acts", self.id), &body)
    }

    /// A photo of nothing in particular, taken there or elsewhere.
    fn photo(&self, who: &str, [lon, lat]: [f64; 2]) -> Value {
        let bytes = photo_bytes();
        let meta = json!({ "taken_at": china_text(Timestamp::now() - 1.minute()), "device_id": "phone", "purpose": "patch",
            "location": { "lon": lon, "lat": lat, "accuracy_m": 6.0 },
            "sha256": HEXLOWER.encode(digest(&SHA256, &bytes).as_ref()) });
        let reply = upload(&self.people.who(who), &meta, &bytes);
        assert_eq!(reply.status, 201, "{}", reply.text);
        reply.json()["photo"]["id"].clone()
    }

    fn check(photos: &[Value], result: &str) -> Value {
        json!({ "officers": ["officer", "officer2"], "photos": photos, "site_use": "两层住宅", "result": result,
            "location": { "lon": THERE[0], "lat": THERE[1], "accuracy_m": 8.0 }, "new_construction_land": true,
            "built_by": "villager" })
    }

    fn seen(&self, who: &str) -> Value {
        self.people.who(who).get(&format!("/patches/{}", self.id)).json()
    }
}

#[test]
fn a_patch_goes_from_the_image_to_the_ground_to_a_lead_and_out_of_the_queue() {
    let server = TestServer::start();
    let scene = Scene::of(&server);
    let open: Vec<Value> = scene.people.who("officer").get(&format!("/patches/{}/acts", scene.id)).json()["acts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|act| act["act"].clone())
        .collect();
    assert_eq!(open, ["verify_patch", "open_lead"]);

    let photos = [scene.photo("officer", THERE), scene.photo("officer2", THERE)];
    let reply = scene.act("officer", "verify_patch", &Scene::check(&photos, "violation"));
    assert_eq!(reply.status, 201, "{}", reply.text);
    let seen = scene.seen("reviewer");
    assert_eq!((&seen["state"], &seen["check"]["result"]), (&json!("verified"), &json!("violation")), "{seen:#}");
    assert_eq!(seen["check"]["officers"].as_array().unwrap().len(), 2);
    // The photos belong to no file; who sees the patch sees them.
    let shown =
        scene.people.who("reviewer").get(&format!("/patches/{}/photos/{}", scene.id, photos[0].as_str().unwrap()));
    assert_eq!((shown.status, shown.header("content-type")), (200, "image/jpeg"));
    let photo = photos[0].as_str().unwrap();
    scene.people.who("reviewer").get(&format!("/photos/{photo}")).problem(404, "not_found");

    let reply = scene.act("reviewer", "close_patch", &json!({ "note": "…" }));
    reply.problem(409, "requirements_unmet");
    let reply = scene.act("officer", "open_lead", &json!({}));
    assert_eq!(reply.status, 201, "{}", reply.text);
    let lead = reply.json()["patch"]["lead"].clone();
    let case = scene.people.who("officer").get(&format!("/violations/{}", lead["violation"].as_str().unwrap())).json();
    assert_eq!((&case["number"], &case["source"]), (&lead["number"], &json!("satellite")), "{case:#}");
    assert_eq!(case["lead"]["source_ref"], "P1", "{case:#}");
    scene.act("officer", "open_lead", &json!({})).problem(409, "act_not_open");

    // The next image of the same place finds the case open.
    let again = json!({ "type": "FeatureCollection", "season": "2026Q4",
        "features": [feature("Q1", &rectangle(1, 1.0, 1.0, 12.0, 12.0), &json!({}))] });
    let taken = scene.people.who("reviewer").post("/patches", &again).json();
    assert_eq!(taken["items"][0]["class"], "open_violation", "{taken:#}");

    let correction = json!({ "case_no": "沾自然立〔2026〕3号", "decision_no": "沾罚〔2026〕9号", "demolished_m2": 144.0,
        "restored_m2": 666.67, "rectification": "done" });
    assert_eq!(scene.act("officer", "report_correction", &correction).status, 201);
    let reply = scene.act("reviewer", "close_patch", &json!({ "note": "已拆除复耕" }));
    assert_eq!((reply.status, &reply.json()["patch"]["state"]), (201, &json!("closed")), "{}", reply.text);

    let csv = scene.people.who("reviewer").get("/patches/feedback.csv?season=2026Q3").text;
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let cell = |name: &str| rows[1][rows[0].iter().position(|it| it == name).unwrap()].clone();
    assert_eq!(rows[0][3], "整改状态", "the column of the table is filled where it stands: {:?}", rows[0]);
    assert_eq!(
        (cell("整改状态"), cell("判定结果"), cell("立案号")),
        ("已整改".into(), "违法".into(), "沾自然立〔2026〕3号".into())
    );
    assert_eq!((cell("实地用途"), cell("复耕面积"), cell("举证照片")), ("两层住宅".into(), "1.0".into(), "2".into()));
    assert!(!cell("核查人").is_empty() && !cell("销号时间").is_empty());
    assert_eq!(audited(&mut scene.server.raw()).1, []);
}

#[test]
fn nobody_checks_a_patch_from_a_desk_or_alone() {
    let server = TestServer::start();
    let scene = Scene::of(&server);
    let there = [scene.photo("officer", THERE), scene.photo("officer", THERE)];
    let away = [scene.photo("officer", [104.07, 25.69]), scene.photo("officer", THERE)];
    let with = |changes: Value| {
        let mut body = Scene::check(&there, "violation");
        for (name, value) in changes.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    let faulty = [
        (with(json!({ "officers": ["officer"] })), "officers", "too_few"),
        (with(json!({ "officers": ["officer", "officer-pj"] })), "officers[1]", "not_an_officer_here"),
        (with(json!({ "officers": ["officer2", "officer2"] })), "officers[1]", "repeated"),
        (with(json!({ "photos": [there[0], there[0]] })), "photos[1]", "repeated"),
        (with(json!({ "result": "lawful" })), "approval_no", "required"),
        (with(json!({ "result": "temporary_land" })), "approval_no", "required"),
        (with(json!({ "house_id": "530303-0192f0c1-0000-7000-8000-000000000001" })), "house_id", "not_found"),
        (with(json!({ "started_on": "2099-01-01" })), "started_on", "in_future"),
    ];
    for (body, path, code) in faulty {
        let problem = scene.act("officer", "verify_patch", &body).problem(422, "invalid_fields");
        let named = problem["fields"].as_array().unwrap().iter().any(|it| it["path"] == path && it["code"] == code);
        assert!(named, "{path} {code}: {problem:#}");
    }
    let unmet = [
        (with(json!({ "photos": away })), "patch_photos_there"),
        (with(json!({ "location": { "lon": 104.07, "lat": 25.69, "accuracy_m": 5.0 } })), "patch_stood_there"),
    ];
    for (body, code) in unmet {
        let problem = scene.act("officer", "verify_patch", &body).problem(409, "requirements_unmet");
        let named =
            problem["requirements"].as_array().unwrap().iter().any(|it| it["code"] == code && it["met"] == false);
        assert!(named, "{code}: {problem:#}");
    }
    // Somebody else's photos prove nothing of these officers.
    let others = [scene.photo("chief", THERE), scene.photo("chief", THERE)];
    let problem =
        scene.act("officer", "verify_patch", &with(json!({ "photos": others }))).problem(422, "invalid_fields");
    assert_eq!(problem["fields"][0]["code"], "not_a_photo_of_these_officers", "{problem:#}");
    let reasoned =
        with(json!({ "location": { "lon": 104.07, "lat": 25.69, "accuracy_m": 5.0 }, "outside_reason": "山路不通" }));
    assert_eq!(scene.act("officer", "verify_patch", &reasoned).status, 201);
}

#[test]
fn what_was_found_to_be_nothing_opens_no_lead_and_is_crossed_off() {
    let server = TestServer::start();
    let scene = Scene::of(&server);
    let photos = [scene.photo("officer", THERE), scene.photo("officer", THERE)];
    assert_eq!(scene.act("officer", "verify_patch", &Scene::check(&photos, "unchanged")).status, 201);
    scene.act("officer", "open_lead", &json!({})).problem(409, "act_not_open");
    scene.act("officer", "report_correction", &json!({ "rectification": "done" })).problem(409, "act_not_open");
    assert_eq!(scene.act("reviewer", "close_patch", &json!({ "note": "伪变化" })).status, 201);
    scene.act("officer", "verify_patch", &Scene::check(&photos, "violation")).problem(409, "act_not_open");
}

#[test]
fn each_act_is_its_roles_and_happens_once() {
    let server = TestServer::start();
    let scene = Scene::of(&server);
    let allowed = [
        ("verify_patch", vec!["officer"]),
        ("open_lead", vec!["officer", "chief", "reviewer"]),
        ("report_correction", vec!["officer", "reviewer"]),
        ("close_patch", vec!["reviewer"]),
    ];
    let everyone = ["officer", "station-nr", "chief", "reviewer", "legal", "auditor", "cadre", "clerk", "admin"];
    for (act, roles) in &allowed {
        for name in everyone {
            let reply = scene.people.who(name).post(&format!("/patches/{}/acts", scene.id), &json!({ "act": act }));
            let status = if roles.contains(&name) { 422 } else { 403 };
            assert_eq!(reply.status, status, "{name} {act}: {}", reply.text);
        }
        let reply = scene.people.who("officer-pj").post(&format!("/patches/{}/acts", scene.id), &json!({ "act": act }));
        reply.problem(404, "not_found");
    }
    let body = json!({ "act_id": Uuid::now_v7(), "act": "open_lead", "at": now() });
    let path = format!("/patches/{}/acts", scene.id);
    let first = scene.people.who("officer").post(&path, &body);
    let second = scene.people.who("officer").post(&path, &body);
    assert_eq!((first.status, second.status), (201, 200), "{}", second.text);
    assert_eq!(first.json()["receipt"], second.json()["receipt"]);
    let leads = scene.people.who("officer").get("/violations?source=satellite").json();
    assert_eq!(leads["items"].as_array().unwrap().len(), 1, "{leads:#}");
}
