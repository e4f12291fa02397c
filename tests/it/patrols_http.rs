//! A patrol through HTTP: the list of a day, visits by day, by night and late, and ground that counts as seen.

use homestead::domain::zones::Layer;
use homestead::store::StoreError;
use homestead::store::audit;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::land::{loaded, square};
use crate::support::life::{Life, People, Until, VILLAGE};
use crate::support::patrol::{LAT, LON, fix, hours_ago, in_days, loose_photo, patrolled, plan, record, visit};
use crate::support::schema::tables;
use crate::support::server::TestServer;

/// Tasks of a reason in a list.
fn of<'t>(tasks: &'t [Value], reason: &str) -> Vec<&'t Value> {
    tasks.iter().filter(|task| task["reason"] == reason).collect()
}

fn village_of(seen: &Value, code: &str) -> Value {
    let items = seen["items"].as_array().unwrap();
    items.iter().find(|item| item["village"]["code"] == code).unwrap_or_else(|| panic!("{code} in {seen}")).clone()
}

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
fn the_list_of_a_day_says_what_is_late_and_why() {
    let server = TestServer::start();
    let people = People::of(&server);
    let (officer, neighbour) = (people.who("officer"), people.who("officer-pj"));
    let building = Life::new(&people, 1).walked(Until::Commenced);
    let doubtful = {
        let mut life = Life::new(&people, 2).walked(Until::Commenced);
        life.inspect("patrol", 140, json!({ "conclusion": "doubtful", "findings": ["多挖一米"] }));
        life
    };
    let finished = Life::new(&people, 3).walked(Until::Registered);
    let planned = Life::new(&people, 4).walked(Until::Accepted);
    let tasks = plan(&officer, "", 200);
    let houses: Vec<&str> = of(&tasks, "house_under_construction").iter().filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(houses, [building.id()], "begun on day 23; the other was visited ten days ago and is due in twenty");
    let late = of(&tasks, "house_under_construction")[0];
    // Set out on day 22, begun on day 23, thirty days each.
    assert_eq!((&late["due_on"], &late["counted_from"]), (&json!(building.date(53)), &json!(building.date(23))));
    assert_eq!((&late["days_left"], &late["rule"]["verified"]), (&json!(-97), &json!(false)), "{late}");
    assert!(late["why"].as_str().unwrap().contains(&building.date(23)), "{late}");
    assert!(!late["rule"]["basis"].as_str().unwrap().is_empty());
    let again = of(&tasks, "house_deviates");
    assert_eq!(again.iter().filter_map(|it| it["id"].as_str()).collect::<Vec<_>>(), [doubtful.id()]);
    assert_eq!(again[0]["due_on"], doubtful.date(147));
    for life in [&finished, &planned] {
        assert!(tasks.iter().all(|it| it["id"] != *life.id()), "nobody builds there");
    }
    // By due day, moved ahead by the rule's weight.
    assert_order(&tasks);
    assert_eq!(
        of(&tasks, "village").len() + of(&tasks, "zone_village").len(),
        villages(&people) - 1,
        "one was visited"
    );
    for limit in [1, 3, 7] {
        assert_eq!(plan(&officer, "", limit), tasks, "pages of {limit}");
    }
    // A day in two months has what falls due by then.
    let later = plan(&officer, &format!("&on={}", in_days(60)), 200);
    assert_eq!(of(&later, "house_under_construction").len(), 2);
    // Another township has its own, and of this one nothing.
    assert!(
        plan(&neighbour, "", 200).iter().all(|it| it["village"]["code"].as_str().unwrap().starts_with("530303102"))
    );
    assert_eq!(plan(&neighbour, "&division=530303101", 200), Vec::<Value>::new());
    let village = plan(&officer, &format!("&division={VILLAGE}"), 200);
    assert!(!village.is_empty() && village.iter().all(|it| it["village"]["code"] == VILLAGE));
    officer.get("/patrols/plan?cursor=x").problem(422, "invalid_fields");
    officer.get("/patrols/plan?on=heute").problem(422, "invalid_fields");
    // A house that was visited leaves the list.
    let mut building = building;
    building.inspect("foundation", 149, json!({}));
    assert_eq!(of(&plan(&officer, "", 200), "house_under_construction").len(), 0);
}

/// The order of the list, worked out anew from what it shows.
fn assert_order(tasks: &[Value]) {
    let reasons = [
        "lead_unverified",
        "patch_unverified",
        "house_deviates",
        "violation_recheck",
        "visit_recheck",
        "house_under_construction",
        "violation_place",
        "zone_village",
        "village",
    ];
    let key = |task: &Value| {
        // What nobody was seen to visit is due today.
        let due: jiff::civil::Date = task["due_on"].as_str().unwrap_or(&in_days(0)).parse().unwrap();
        let rank = due.checked_sub(jiff::Span::new().days(task["rule"]["weight"].as_i64().unwrap())).unwrap();
        (rank, reasons.iter().position(|it| task["reason"] == *it).unwrap())
    };
    assert!(tasks.is_sorted_by_key(key), "{tasks:#?}");
}

/// How many villages 白水镇 has.
fn villages(people: &People) -> usize {
    let divisions = people.who("clerk").get("/divisions?under=530303101").json();
    divisions["items"].as_array().unwrap().iter().filter(|item| item["level"] == "village").count()
}

#[test]
fn a_day_that_a_visit_names_is_met_by_a_visit_that_is_shown() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    let first = patrolled(&people, &hours_ago(50), &json!({ "recheck_on": in_days(-1) }));
    let named = |tasks: &[Value]| {
        of(tasks, "visit_recheck").iter().filter_map(|it| it["id"].as_str()).map(str::to_owned).collect::<Vec<_>>()
    };
    let tasks = plan(&officer, "", 200);
    assert_eq!(named(&tasks), [first["id"].as_str().unwrap()]);
    let task = of(&tasks, "visit_recheck")[0];
    assert_eq!(
        (&task["due_on"], &task["label"], &task["kind"]),
        (&json!(in_days(-1)), &first["number"], &json!("patrol"))
    );
    // From the office nothing is met.
    let far = loose_photo(&officer, &hours_ago(1), &fix(9_000.0, 6.0), &json!({}));
    assert_eq!(record(&officer, &visit(&hours_ago(1), &[&far], &json!({}))).json()["visit"]["proof"], "unproven");
    assert_eq!(named(&plan(&officer, "", 200)).len(), 1);
    // On the spot it is, and names the next.
    let second = patrolled(&people, &hours_ago(1), &json!({ "recheck_on": in_days(5) }));
    assert_eq!(named(&plan(&officer, "", 200)), [second["id"].as_str().unwrap()]);
}

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
fn a_village_with_plots_in_a_zone_of_risk_is_visited_more_often() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    let round = |query: &str| {
        let tasks = plan(&officer, &format!("&division={VILLAGE}{query}"), 200);
        tasks.into_iter().find(|it| it["kind"] == "village")
    };
    Life::new(&people, 1).walked(Until::Applied);
    let quiet = round("").unwrap();
    assert_eq!((&quiet["reason"], &quiet["rule"]["days"]), (&json!("village"), &json!(30)), "{quiet}");
    assert!(quiet["place"].is_object() && quiet["id"].is_null(), "{quiet}");
    // Somebody asks for a plot below a landslide: the village is one of risk from that act on.
    loaded(&server.home, Layer::Hazard, "2026-01-01", vec![square(2, 40.0, -10.0, -10.0)]);
    assert_eq!(round("").unwrap()["reason"], "village", "the plot that is there keeps clear of it");
    Life::new(&people, 2).walked(Until::Applied);
    let risky = round("").unwrap();
    assert_eq!((&risky["reason"], &risky["rule"]["layer"]), (&json!("zone_village"), &json!("hazard")), "{risky}");
    assert_eq!((&risky["rule"]["days"], &risky["due_on"]), (&json!(7), &Value::Null), "{risky}");
    assert!(risky["why"].as_str().unwrap().contains("地质灾害危险区"), "{risky}");
    // Seen today, it is due in a week, and in the list of that day.
    patrolled(&people, &hours_ago(1), &json!({}));
    let seen = village_of(&people.who("chief").get("/patrols/coverage").json(), VILLAGE);
    assert_eq!((&seen["status"], &seen["risks"]), (&json!("fresh"), &json!(["地质灾害危险区"])), "{seen}");
    let day = |task: &Value| task["due_on"].as_str().map(str::to_owned);
    assert_eq!(round("").as_ref().and_then(day), day(&seen));
    assert_eq!(round(&format!("&on={}", in_days(30))).as_ref().and_then(day), day(&seen));
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

#[test]
fn a_lead_of_a_patrol_is_in_the_list_until_somebody_stood_there() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    let seen = patrolled(&people, &hours_ago(2), &json!({ "conclusion": "deviates", "findings": ["新挖基槽"] }));
    let lead = json!({ "act_id": Uuid::now_v7(), "act": "register_lead", "at": hours_ago(1), "village": VILLAGE,
        "source": "patrol", "source_ref": seen["number"], "location": fix(0.0, 6.0), "description": "新挖基槽" });
    let made = officer.post("/violations", &lead);
    assert_eq!(made.status, 201, "{}", made.text);
    let made = made.json();
    let case = made["id"].as_str().unwrap();
    let leads = |tasks: &[Value]| {
        of(tasks, "lead_unverified").iter().filter_map(|it| it["id"].as_str()).map(str::to_owned).collect::<Vec<_>>()
    };
    let tasks = plan(&officer, "", 200);
    assert_eq!(leads(&tasks), [case]);
    let task = of(&tasks, "lead_unverified")[0];
    assert_eq!((&task["due_on"], &task["kind"]), (&json!(in_days(2)), &json!("violation")), "{task}");
    assert_order(&tasks);
    let at = hours_ago(0);
    let photo = loose_photo(&officer, &at, &fix(4.0, 6.0), &json!({ "violation_id": case }));
    let verify = json!({ "act_id": Uuid::now_v7(), "act": "verify", "at": at, "officers": ["officer", "officer2"],
        "photos": [photo], "suspected": true, "findings": "基槽已挖" });
    let verified = officer.post(&format!("/violations/{case}/acts"), &verify);
    assert_eq!(verified.status, 201, "{}", verified.text);
    let tasks = plan(&officer, "", 200);
    assert_eq!(leads(&tasks), Vec::<String>::new());
    assert_eq!(of(&tasks, "violation_recheck").iter().filter_map(|it| it["id"].as_str()).collect::<Vec<_>>(), [case]);
    // Both visits count for the ground they were on.
    assert_eq!(village_of(&officer.get("/patrols/coverage").json(), VILLAGE)["visits"], json!(2));
    assert_clean(&server);
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

/// Everything is as the ledger says.
fn assert_clean(server: &TestServer) {
    let audited = server
        .home
        .store
        .read(|conn| audit::audit(conn, "530303", |one| panic!("{one}"), |_photo| Ok::<_, StoreError>(None)));
    assert!(audited.unwrap().entries > 0);
}
