//! Cases through HTTP: from the lead to the end, by their real people, each on the way of its law.

use homestead::domain::violations::law::Law;
use jiff::civil::date;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::case::filing;
use crate::support::case_life::CaseLife;
use crate::support::life::{People, VILLAGE, form, photo_bytes};
use crate::support::server::TestServer;

#[test]
fn the_township_takes_down_a_storey_that_its_owner_would_not() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut case = CaseLife::decided(&people, Law::Planning65, date(2025, 3, 3));
    assert_eq!(case.view["track"], "planning");
    assert_eq!(case.view["state"], "decided");
    let day = |code: &str, view: &Value| {
        let clocks = view["clocks"].as_array().unwrap().clone();
        clocks.into_iter().find(|clock| clock["code"] == code).unwrap_or_else(|| panic!("no clock {code}: {view}"))
    };
    // Served on 2025-03-22: sixty days end on 05-21, six months on 09-22, a Monday (行政复议法 20, 行政诉讼法 46).
    assert_eq!(day("review", &case.view)["day"], "2025-05-21");
    assert_eq!(day("suit", &case.view)["day"], "2025-09-22");
    case.enforce_by_own_force();
    assert_eq!(case.view["state"], "closed");
    let steps: Vec<&str> =
        case.view["steps"].as_array().unwrap().iter().map(|step| step["code"].as_str().unwrap()).collect();
    assert!(steps.contains(&"demolish") && !steps.contains(&"apply_to_court"), "{steps:?}");
    assert!(case.view["papers"].as_array().unwrap().iter().any(|paper| paper["kind"] == "enforcement_decision"));
    assert_eq!(server.deviations(), Vec::<String>::new());
}

#[test]
fn a_house_on_land_never_approved_goes_to_the_court_and_no_township_may_touch_it() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut case = CaseLife::decided(&people, Law::Land78, date(2025, 2, 12));
    assert_eq!(case.view["track"], "land");
    // What the track does not have is no act of the case, for anybody, with any body.
    for (who, act) in [("officer", "demolish"), ("officer", "announce"), ("chief-bureau", "decide_enforcement")] {
        let at = case.at(date(2026, 1, 5));
        let reply = case.send(who, act, &at, &json!({}));
        reply.problem(409, "act_not_open");
    }
    case.enforce_by_the_court();
    assert_eq!(case.view["state"], "closed");
    assert_eq!(server.deviations(), Vec::<String>::new());
}

#[test]
fn the_head_of_another_body_decides_nothing() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut case = CaseLife::walked(&people, Law::Land78, date(2025, 2, 12), 3);
    let body = filing(Law::Land78, &json!({}));
    let at = case.at(date(2025, 2, 13));
    // The township's head holds no power under the land law: the power row is the county's, and so is its head.
    let reply = case.send("chief", "open_case", &at, &body);
    let problem = reply.problem(409, "requirements_unmet");
    let unmet = |code: &str| {
        problem["requirements"].as_array().unwrap().iter().any(|need| need["code"] == code && need["met"] == false)
    };
    assert!(unmet("head_of_unit") && !unmet("unit_may_enforce"), "{problem}");
    case.done("chief-bureau", "open_case", date(2025, 2, 13), &body);
    assert_eq!(case.view["filing"]["unit"], "530303");
}

#[test]
fn who_does_not_see_a_case_is_told_that_there_is_none() {
    let server = TestServer::start();
    let people = People::of(&server);
    let case = CaseLife::walked(&people, Law::Planning65, date(2025, 3, 3), 1);
    let path = format!("/violations/{}", case.id());
    for elsewhere in ["officer-pj", "chief-pj"] {
        people.who(elsewhere).get(&path).problem(404, "not_found");
        let list = people.who(elsewhere).get("/violations").json();
        assert_eq!(list["items"].as_array().unwrap().len(), 0, "{elsewhere}");
        let act = json!({ "act_id": Uuid::now_v7(), "act": "verify", "at": case.at(date(2025, 3, 4)) });
        people.who(elsewhere).post(&format!("{path}/acts"), &act).problem(404, "not_found");
    }
    // Whoever only registers leads reads no cases, not even here.
    for outside in ["cadre", "clerk", "station-nr", "admin"] {
        people.who(outside).get(&path).problem(403, "not_allowed");
        people.who(outside).get("/violations").problem(403, "not_allowed");
    }
    for reader in ["officer", "chief", "reviewer", "legal", "auditor"] {
        assert_eq!(people.who(reader).get(&path).status, 200, "{reader}");
    }
}

#[test]
fn a_lead_names_everything_that_is_wrong_and_happens_once() {
    let server = TestServer::start();
    let people = People::of(&server);
    let cadre = people.who("cadre");
    let bad = json!({ "act_id": "x", "act": "register_lead", "at": "2099-01-01T00:00:00+08:00", "village": "530303102201",
        "source": "rumour", "description": "", "location": { "lon": 103.9, "lat": 25.6 }, "extra": 1 });
    let problem = cadre.post("/violations", &bad).problem(422, "invalid_fields");
    let fields: Vec<String> =
        problem["fields"].as_array().unwrap().iter().map(|field| field["path"].as_str().unwrap().to_owned()).collect();
    for path in ["act_id", "at", "village", "source", "description", "location.accuracy_m", "extra"] {
        assert!(fields.iter().any(|field| field == path), "{path} is not in {fields:?}");
    }
    let good = CaseLife::lead(&json!({}), "2026-01-05T09:00:00+08:00");
    let first = cadre.post("/violations", &good);
    assert_eq!(first.status, 201, "{}", first.json());
    // The cadre who told of it reads no cases: number and receipt are the answer.
    assert!(first.json()["violation"].is_null());
    let again = cadre.post("/violations", &good);
    assert_eq!(again.status, 200);
    assert_eq!(again.json()["receipt"], first.json()["receipt"]);
    let mut other = good.clone();
    other["description"] = json!("another thing");
    cadre.post("/violations", &other).problem(409, "act_id_reused");
    // On the Beijing side of the country there is no Zhanyi.
    let mut far = CaseLife::lead(&json!({}), "2026-01-05T09:00:00+08:00");
    far["location"] = json!({ "lon": 116.4, "lat": 39.9, "accuracy_m": 5.0 });
    let problem = cadre.post("/violations", &far).problem(422, "invalid_fields");
    assert_eq!(problem["fields"][0]["code"], "outside_county");
}

#[test]
fn leads_of_one_place_and_time_are_suggested_as_one_and_stay_two() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    let lead = |lon: f64, day: &str| {
        let location = json!({ "location": { "lon": lon, "lat": 25.6, "accuracy_m": 5.0 }, "found_on": day });
        let body = CaseLife::lead(&location, "2026-05-06T09:00:00+08:00");
        officer.post("/violations", &body).json()["violation"].clone()
    };
    let first = lead(103.82, "2026-05-01");
    let near = lead(103.8202, "2026-05-04");
    let long_ago = lead(103.8201, "2025-01-04");
    let far = lead(103.83, "2026-05-04");
    let similar: Vec<&str> =
        near["similar"].as_array().unwrap().iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(similar, [first["id"].as_str().unwrap()]);
    assert!(long_ago["similar"].as_array().unwrap().is_empty() && far["similar"].as_array().unwrap().is_empty());
    assert_ne!(first["number"], near["number"]);
}

#[test]
fn who_told_of_it_is_known_to_those_who_may_ask_back_and_nobody_else() {
    let server = TestServer::start();
    let people = People::of(&server);
    let reporter = json!({ "reporter": { "name": "钱有福", "phone": "13987400021" }, "source": "report" });
    let body = CaseLife::lead(&reporter, "2026-05-06T09:00:00+08:00");
    let id = people.who("clerk").post("/violations", &body).json()["id"].as_str().unwrap().to_owned();
    let seen_by = |who: &str| people.who(who).get(&format!("/violations/{id}")).json();
    assert_eq!(seen_by("officer")["lead"]["reporter"]["name"], "钱有福");
    assert_eq!(seen_by("officer")["lead"]["reporter"]["phone"], "139****0021");
    for other in ["reviewer", "legal", "auditor"] {
        let shown = seen_by(other);
        assert!(shown["lead"]["reporter"].is_null(), "{other}");
        assert!(!shown.to_string().contains("钱有福"), "{other}");
    }
    let entries = people.who("auditor").get("/ledger/entries?limit=1000").text;
    assert!(!entries.contains("钱有福"));
}

#[test]
fn a_case_stands_in_the_work_list_of_whoever_must_act_with_its_clock() {
    let server = TestServer::start();
    let people = People::of(&server);
    let mut case = CaseLife::walked(&people, Law::Planning65, date(2025, 3, 3), 3);
    let mine = |who: &str| {
        let items = people.who(who).get("/worklist?limit=200").json()["items"].as_array().unwrap().clone();
        items.into_iter().filter(|item| item["subject"] == "violation").collect::<Vec<_>>()
    };
    assert_eq!(mine("chief").len(), 1);
    assert_eq!(mine("chief")[0]["act"], "open_case");
    assert!(mine("officer").is_empty() && mine("chief-bureau").is_empty() && mine("chief-pj").is_empty());
    let filing = filing(Law::Planning65, &json!({}));
    case.done("chief", "open_case", date(2025, 3, 4), &filing);
    let items = mine("officer");
    assert_eq!(items[0]["act"], "investigate");
    // Ninety days from the filing of 2025-03-04 (行政处罚法 60).
    assert_eq!(items[0]["clock"]["day"], "2025-06-03");
    assert_eq!(items[0]["clock"]["code"], "decision");
    assert!(mine("chief").is_empty());
    // Paged one by one it is the same list.
    let page = people.who("officer").get("/worklist?limit=1").json();
    let cursor = page["next_cursor"].as_str().unwrap().to_owned();
    let rest = people.who("officer").get(&format!("/worklist?limit=1&cursor={cursor}")).json();
    assert!(rest["items"].as_array().unwrap().is_empty());
}

#[test]
fn the_list_of_risky_cases_names_why() {
    let server = TestServer::start();
    let people = People::of(&server);
    let case = CaseLife::walked(&people, Law::Planning65, date(2025, 3, 3), 4);
    let risky = people.who("legal").get("/violations?risk=true").json();
    let line = risky["items"].as_array().unwrap().iter().find(|line| line["id"] == case.id()).unwrap().clone();
    let codes: Vec<&str> =
        line["risks"].as_array().unwrap().iter().map(|risk| risk["code"].as_str().unwrap()).collect();
    // Ninety days without a decision are long over.
    assert!(codes.contains(&"clock_over"), "{line}");
    let all = people.who("legal").get("/violations?open=true&track=planning&kind=V08").json();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
    let none = people.who("legal").get("/violations?kind=V01").json();
    assert!(none["items"].as_array().unwrap().is_empty());
    let found = people.who("legal").post("/violations/search", &json!({ "q": "王大山" })).json();
    assert_eq!(found["items"][0]["party_name"], "王大山");
}

#[test]
fn a_phones_queue_carries_leads_and_acts_of_cases() {
    let server = TestServer::start();
    let people = People::of(&server);
    let case = CaseLife::walked(&people, Law::Planning65, date(2025, 3, 3), 0);
    let lead = CaseLife::lead(&json!({}), "2026-01-05T09:00:00+08:00");
    let verify = json!({ "violation_id": case.id(), "act_id": Uuid::now_v7(), "act": "verify",
        "at": case.at(date(2025, 3, 4)), "officers": ["officer", "officer2"], "photos": [case.photo()],
        "suspected": true, "findings": "第三层在建" });
    let queue = json!({ "acts": [lead, verify] });
    let statuses = || {
        let answer = people.who("officer").post("/sync", &queue).json();
        let acts = answer["acts"].as_array().unwrap().clone();
        acts.iter().map(|act| act["status"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(statuses(), ["recorded", "recorded"]);
    assert_eq!(statuses(), ["already", "already"]);
}

#[test]
fn the_form_of_an_act_offers_what_its_article_has_and_no_more() {
    let server = TestServer::start();
    let people = People::of(&server);
    for (law, fine, measures) in [
        (Law::Planning65, false, vec!["correct", "demolish"]),
        (Law::Land78, false, vec!["demolish", "return_land"]),
        (Law::Highway81, true, vec!["demolish"]),
    ] {
        let case = CaseLife::walked(&people, law, date(2025, 3, 3), 5);
        let acts = people.who("officer").get(&format!("/violations/{}/acts", case.id())).json();
        let notify = acts["acts"].as_array().unwrap().iter().find(|act| act["act"] == "notify").unwrap().clone();
        let field = |name: &str| notify["fields"].as_array().unwrap().iter().find(|it| it["name"] == name).cloned();
        // 城乡规划法 65 and 土地管理法 78 have no fine; nothing is confiscated from a villager under them (§3.3).
        assert_eq!(field("fine").is_some(), fine, "{law:?}");
        let offered = field("measures").unwrap()["item"]["choices"].clone();
        let mut offered: Vec<&str> =
            offered.as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
        offered.sort_unstable();
        assert_eq!(offered, measures, "{law:?}");
    }
}

#[test]
fn an_order_to_stop_is_begun_with_the_usual_article_of_what_is_suspected_and_the_body_that_holds_it() {
    let server = TestServer::start();
    let people = People::of(&server);
    for (kinds, law, unit) in [
        (json!([]), "planning65", "530303101"),
        (json!(["V08"]), "planning65", "530303101"),
        (json!(["V02", "V08"]), "land78", "530303"),
        (json!(["V16"]), "highway81", "530303"),
    ] {
        let lead = CaseLife::lead(&json!({ "kinds": kinds }), "2026-03-03T08:00:00+08:00");
        let id = people.who("officer").post("/violations", &lead).json()["id"].as_str().unwrap().to_owned();
        let acts = people.who("officer").get(&format!("/violations/{id}/acts")).json();
        let stop = acts["acts"].as_array().unwrap().iter().find(|act| act["act"] == "order_stop").unwrap().clone();
        assert_eq!((&stop["suggests"]["law"], &stop["suggests"]["unit"]), (&json!(law), &json!(unit)), "{kinds}");
        assert_eq!(stop["suggests"]["facts"], "正在加层");
    }
}

#[test]
fn every_field_and_choice_of_every_form_has_its_words() {
    let server = TestServer::start();
    let people = People::of(&server);
    let named = |form: &Value| {
        fn walk(field: &Value, wanting: &mut Vec<String>) {
            let (name, label) =
                (field["name"].as_str().unwrap_or_default(), field["label"].as_str().unwrap_or_default());
            if !name.is_empty() && name == label {
                wanting.push(name.to_owned());
            }
            for choice in field["choices"].as_array().into_iter().flatten() {
                let label = choice["label"].as_str().unwrap();
                if label.ends_with(&format!(".{}", choice["code"].as_str().unwrap())) {
                    wanting.push(label.to_owned());
                }
            }
            field["fields"].as_array().into_iter().flatten().for_each(|inner| walk(inner, wanting));
            if !field["item"].is_null() {
                walk(&field["item"], wanting);
            }
        }
        let mut wanting = Vec::new();
        form.as_array().unwrap().iter().for_each(|field| walk(field, &mut wanting));
        wanting
    };
    for law in [Law::Planning65, Law::Land77, Law::Highway81] {
        for acts in 0..12 {
            let case = CaseLife::walked(&people, law, date(2025, 3, 3), acts);
            for who in ["officer", "chief", "legal", "chief-bureau"] {
                let open = people.who(who).get(&format!("/violations/{}/acts", case.id())).json();
                for act in open["acts"].as_array().unwrap() {
                    assert_eq!(named(&act["fields"]), Vec::<String>::new(), "{law:?} {}", act["act"]);
                }
            }
        }
    }
    assert_eq!(named(&people.who("cadre").get("/violations/form").json()), Vec::<String>::new());
    assert!(VILLAGE.starts_with("530303101"));
}

#[test]
fn a_citizen_tells_of_it_with_a_photo_and_without_an_account() {
    let server = TestServer::start();
    let people = People::of(&server);
    let anyone = server.anyone();
    let now = jiff::Timestamp::now().to_string();
    let said = |description: &str| {
        json!({ "act_id": Uuid::now_v7(), "at": now, "village": VILLAGE, "description": description,
            "location": { "lon": 104.05, "lat": 25.68, "accuracy_m": 12.0, "datum": "wgs84" },
            "reporter": { "name": "赵热心", "phone": "13987400099" } })
    };
    let tell = |meta: &Value, photo: Option<Vec<u8>>| {
        let bare = || {
            let body = format!("--x\r\nContent-Disposition: form-data; name=\"meta\"\r\n\r\n{meta}\r\n--x--\r\n");
            ("multipart/form-data; boundary=x".to_owned(), body.into_bytes())
        };
        let (media, body) = photo.map_or_else(bare, |photo| form(&meta.to_string(), &photo));
        anyone.send("POST", "/reports", Some(&media), body)
    };
    let meta = said("晚上还在往上加层");
    let photo = photo_bytes();
    let first = tell(&meta, Some(photo.clone()));
    assert_eq!(first.status, 201, "{}", first.text);
    let told = first.json();
    assert_eq!(told["photo"], true);
    assert!(told["office_phone"].as_str().is_some_and(|phone| !phone.is_empty()), "{told}");
    // Sent again by a phone that heard nothing: the same lead, the same photo.
    let again = tell(&meta, Some(photo));
    assert_eq!((again.status, &again.json()["number"]), (200, &told["number"]));
    let list = people.who("officer").get("/violations?source=report").json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    let id = list["items"][0]["id"].as_str().unwrap();
    let seen = people.who("officer").get(&format!("/violations/{id}")).json();
    assert_eq!(seen["number"], told["number"]);
    assert_eq!(seen["lead"]["reporter"]["name"], "赵热心");
    assert_eq!(seen["photos"].as_array().unwrap().len(), 1);
    assert_eq!(seen["photos"][0]["verdict"], "inside");
    let picture = seen["photos"][0]["id"].as_str().unwrap();
    assert_eq!(people.who("chief").get(&format!("/photos/{picture}/display")).status, 200);
    people.who("chief-pj").get(&format!("/photos/{picture}/display")).problem(404, "not_found");
    people.who("cadre").get(&format!("/photos/{picture}/display")).problem(404, "not_found");
    // Without a photo, and with what a citizen is not asked.
    assert_eq!(tell(&said("围墙占了路"), None).status, 201);
    let mut more = said("x");
    more["source"] = json!("satellite");
    let problem = tell(&more, None).problem(422, "invalid_fields");
    assert_eq!(problem["fields"][0]["path"], "source");
    let mut nowhere = said("x");
    nowhere["village"] = json!("530303999999");
    tell(&nowhere, None).problem(422, "invalid_fields");
    // Five from one address, then it must wait: neither what was refused nor what was here already is one of them.
    for left in 0..3 {
        tell(&nowhere, None).problem(422, "invalid_fields");
        assert_eq!(tell(&said("x"), None).status, 201, "{left}");
    }
    assert_eq!(tell(&meta, None).status, 429, "who has told five waits, whatever it tells");
    let late = tell(&said("x"), None);
    late.problem(429, "too_many_requests");
    let seconds: u64 = late.header("retry-after").parse().unwrap();
    assert!((500..=600).contains(&seconds), "one comes free in ten minutes, not in {seconds} s");
    assert_eq!(server.deviations(), Vec::<String>::new());
    assert!(!people.who("auditor").get("/ledger/entries?limit=1000").text.contains("赵热心"));
}
