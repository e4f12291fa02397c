//! Where a house may stand, asked over HTTP: before anybody applies, of a file, and by the acts that wait for it.

use homestead::domain::zones::Layer;
use serde_json::{Value, json};

use crate::support::land::{corner, line_west, loaded, square};
use crate::support::life::{Life, People, Until, rectangle};
use crate::support::server::{Reply, TestServer};

const DAY: &str = "2026-01-01";

/// The question that the `nth` household would ask, without its house where none is drawn.
fn question(nth: u32, more: &Value) -> Value {
    let [lon, lat] = corner(nth);
    let mut body = json!({ "division": "530303101201", "plot": rectangle(lon, lat, 12.0, 0.0),
        "footprint": rectangle(lon, lat, 10.0, 1.0) });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

fn of<'a>(siting: &'a Value, layer: &str) -> &'a Value {
    let found = siting["hits"].as_array().unwrap().iter().find(|hit| hit["layer"] == layer);
    found.unwrap_or_else(|| panic!("no {layer} in {siting}"))
}

fn near(value: &Value, wanted: f64, by: f64) -> bool {
    (value.as_f64().unwrap() - wanted).abs() <= by
}

/// The codes that an act still waits for.
fn unmet(reply: &Reply) -> Vec<String> {
    let problem = reply.problem(409, "requirements_unmet");
    let needs = problem["requirements"].as_array().unwrap();
    let open = needs.iter().filter(|need| need["met"] == false);
    open.map(|need| need["code"].as_str().unwrap().to_owned()).collect()
}

/// The requirements of an act as this person sees them.
fn needs(life: &Life, who: &str, act: &str) -> Vec<Value> {
    let acts = life.who(who).get(&format!("/houses/{}/acts", life.id())).json();
    let found = acts["acts"].as_array().unwrap().iter().find(|one| one["act"] == act);
    found.unwrap_or_else(|| panic!("{act} in {acts}"))["requirements"].as_array().unwrap().clone()
}

fn approve() -> Value {
    json!({ "verdict": "approve", "reason": "同意" })
}

#[test]
fn a_drawn_plot_is_told_what_it_touches_and_what_nobody_knows() {
    let server = TestServer::start();
    loaded(&server.home, Layer::BasicFarmland, DAY, vec![square(1, 40.0, 9.0, -10.0)]);
    loaded(&server.home, Layer::Road, DAY, vec![line_west(1, 5.0, "county"), line_west(1, 90.0, "national")]);
    let clerk = server.signed_in("clerk");
    let siting = clerk.post("/siting", &question(1, &json!({ "people": 5 }))).json();
    assert_eq!(
        (&siting["verdict"], &siting["regime"], &siting["conversion"]),
        (&json!("block"), &json!("village"), &json!(false))
    );
    let farmland = of(&siting, "basic_farmland");
    // The zone begins nine metres east of the plot's corner: three of twelve metres lie in it.
    assert!(near(&farmland["area_m2"], 36.0, 0.1), "{farmland}");
    assert_eq!(
        (&farmland["effect"], &farmland["subject"], &farmland["extent"]),
        (&json!("block"), &json!("plot"), &json!("designated"))
    );
    assert_eq!(
        (&farmland["violation"], &farmland["verified"], &farmland["as_of"]),
        (&json!("V13"), &json!(true), &json!(DAY))
    );
    assert!(farmland["basis"].as_str().unwrap().starts_with("土地管理法 62"));
    assert_eq!(farmland["geometry"]["type"], "MultiPolygon");
    let road = of(&siting, "road");
    // The house stands one metre behind the plot's edge: six from the road, four of them in the zone of ten.
    assert!(near(&road["distance_m"], 6.0, 0.01) && near(&road["area_m2"], 40.0, 0.1), "{road}");
    assert_eq!(
        (&road["buffer_m"], &road["subject"], &road["extent"]),
        (&json!(10.0), &json!("footprint"), &json!("reference"))
    );
    assert_eq!(siting["hits"].as_array().unwrap().len(), 2);
    // What is not loaded is not clear.
    let layers = siting["layers"].as_array().unwrap();
    assert_eq!(layers.len(), 19);
    let known: Vec<&Value> =
        layers.iter().filter(|layer| layer["loaded"] == true).map(|layer| &layer["layer"]).collect();
    assert_eq!(known, [&json!("basic_farmland"), &json!("road")]);
    let limit = &siting["limit"];
    assert_eq!(
        (&limit["people"], &limit["limit_m2"], &limit["met"], &limit["verified"]),
        (&json!(5), &json!(150.0), &json!(true), &json!(false))
    );
    assert!(near(&siting["area_m2"], 144.0, 0.1) && near(&siting["perimeter_m"], 48.0, 0.02));
    assert!(siting["sides_m"].as_array().unwrap().iter().all(|side| near(side, 12.0, 0.01)), "{}", siting["sides_m"]);
    // In English, the same.
    let english =
        server.signed_in("clerk").with("accept-language", "en").post("/siting", &question(1, &json!({}))).json();
    assert_eq!(of(&english, "road")["label"], "road building-control zone");
    assert!(of(&english, "road")["basis"].as_str().unwrap().starts_with("Highway Safety Protection Regulations 11"));
    assert_eq!(english["limit"], Value::Null);
    // Nothing was stored, and the plot a street further is free of both.
    let free = clerk.post("/siting", &question(5, &json!({ "people": 2 }))).json();
    assert_eq!((&free["verdict"], &free["hits"], &free["limit"]["met"]), (&json!("clear"), &json!([]), &json!(false)));
}

#[test]
fn a_question_that_is_none_is_told_why() {
    let server = TestServer::start();
    let clerk = server.signed_in("clerk");
    let wrong = |more: Value| {
        let problem = clerk.post("/siting", &question(1, &more)).problem(422, "invalid_fields");
        let field = &problem["fields"][0];
        (field["path"].as_str().unwrap().to_owned(), field["code"].as_str().unwrap().to_owned())
    };
    assert_eq!(wrong(json!({ "division": "530303102201" })), ("division".into(), "outside_territory".into()));
    assert_eq!(wrong(json!({ "division": "530303101999" })), ("division".into(), "unknown_division".into()));
    assert_eq!(wrong(json!({ "build_type": "castle" })), ("build_type".into(), "not_a_choice".into()));
    assert_eq!(wrong(json!({ "plot": rectangle(102.7, 25.0, 12.0, 0.0) })), ("plot".into(), "outside_county".into()));
    assert_eq!(clerk.get("/zones?bbox=1,2").problem(422, "invalid_fields")["fields"][0]["code"], "bad_bbox");
}

#[test]
fn what_forbids_a_house_stops_the_approval_and_not_the_refusal() {
    let server = TestServer::start();
    loaded(&server.home, Layer::BasicFarmland, DAY, vec![square(1, 40.0, 9.0, -10.0)]);
    let people = People::of(&server);
    let mut life = Life::new(&people, 1).walked(Until::VillageAgreed);
    // The window is told, and accepts: whether land is free is for the stations to say.
    let told = needs(&life, "clerk", "accept_application");
    let block = told.iter().find(|need| need["code"] == "siting_block").unwrap();
    assert_eq!((&block["met"], &block["binding"], &block["verified"]), (&json!(false), &json!(false), &json!(true)));
    assert!(block["basis"].as_str().unwrap().contains("基本农田保护条例 17"), "{block}");
    assert!(
        block["label"].as_str().unwrap().contains("永久基本农田") && block["detail"].as_str().unwrap().contains("36.")
    );
    life.walk(Until::Heard);
    assert_eq!(unmet(&life.attempt("chief", "decide_application", 18, approve())), ["siting_block"]);
    let shown = needs(&life, "chief", "decide_application");
    assert!(shown.iter().any(|need| need["code"] == "siting_block" && need["binding"] == false));
    life.act("chief", "decide_application", 18, json!({ "verdict": "refuse", "reason": "占用永久基本农田" }));
    assert_eq!(life.stands().1, "rejected");
}

#[test]
fn a_house_is_judged_by_the_layers_of_its_day() {
    let server = TestServer::start();
    let before = loaded(&server.home, Layer::Hazard, "2020-06-30", vec![square(9, 40.0, 0.0, 0.0)]);
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Applied);
    let siting = |life: &Life| life.who("clerk").get(&format!("/houses/{}/siting", life.id())).json();
    assert_eq!(siting(&life)["verdict"], "clear");
    // Drawn anew after the household applied: a plot drawn today is touched, its own day's is not.
    let today = homestead::domain::time::china_date(server.home.clock.now());
    let after = loaded(&server.home, Layer::Hazard, &today.to_string(), vec![square(1, 40.0, -5.0, -5.0)]);
    assert_eq!((before.version, after.version), (1, 2));
    assert_eq!(siting(&life)["verdict"], "clear");
    assert_eq!(siting(&life)["day"], life.date(0));
    let clerk = server.signed_in("clerk");
    assert_eq!(clerk.post("/siting", &question(1, &json!({}))).json()["verdict"], "block");
    // Found out later, of a day before: now it is on the map of its day.
    loaded(&server.home, Layer::Hazard, "2026-02-01", vec![square(1, 40.0, -5.0, -5.0)]);
    assert_eq!(of(&siting(&life), "hazard")["as_of"], "2026-02-01");
}

#[test]
fn consent_is_recorded_before_the_approval_and_conversion_before_the_licence() {
    let server = TestServer::start();
    loaded(&server.home, Layer::Forest, DAY, vec![square(1, 40.0, 6.0, -10.0)]);
    loaded(&server.home, Layer::CultivatedLand, DAY, vec![square(1, 40.0, -34.0, -10.0)]);
    let people = People::of(&server);
    let mut life = Life::new(&people, 1).walked(Until::Heard);
    assert_eq!(unmet(&life.attempt("chief", "decide_application", 18, approve())), ["siting_consent"]);
    // A paper that only such a plot is asked for: nobody else misses it.
    assert!(life.house["materials"].as_array().unwrap().iter().all(|paper| paper["code"] != "forest_consent"));
    life.act("clerk", "submit_material", 18, json!({ "code": "forest_consent" }));
    life.act("clerk", "submit_material", 18, json!({ "code": "design_drawing" }));
    life.act("chief", "decide_application", 18, approve());
    // The application calls the land built-up; the survey knows it as a field.
    assert_eq!(life.stands().1, "conversion");
    assert_eq!(unmet(&life.attempt("chief", "issue_permit", 18, life.grant("planning_permit"))), ["siting_conversion"]);
    let convert =
        |area_m2: f64| json!({ "document_no": "云自然资转〔2026〕1号", "date": life.date(18), "area_m2": area_m2 });
    let (little, enough) = (convert(71.0), convert(72.5));
    life.act("station-nr", "record_conversion", 19, little);
    assert_eq!(unmet(&life.attempt("chief", "issue_permit", 19, life.grant("planning_permit"))), ["siting_conversion"]);
    life.act("station-nr", "record_conversion", 19, enough);
    life.act("chief", "issue_permit", 19, life.grant("planning_permit"));
    life.act("chief", "issue_permit", 19, life.grant("homestead_approval"));
    assert_eq!(life.stands().0, "construction");
}

#[test]
fn inside_the_town_another_licence_is_needed() {
    let server = TestServer::start();
    let people = People::of(&server);
    // One that was approved before anybody had loaded the town's boundary meets it at the licence.
    let approved = Life::new(&people, 2).walked(Until::Decided);
    loaded(&server.home, Layer::TownBoundary, DAY, vec![square(1, 200.0, -20.0, -20.0)]);
    let life = Life::new(&people, 1).walked(Until::Heard);
    let siting = life.who("chief").get(&format!("/houses/{}/siting", life.id())).json();
    assert_eq!((&siting["regime"], &siting["verdict"]), (&json!("town"), &json!("regime")));
    let reply = life.attempt("chief", "decide_application", 18, approve());
    assert_eq!(unmet(&reply), ["siting_village_regime"]);
    let need = reply.json()["requirements"].as_array().unwrap().iter().find(|it| it["met"] == false).unwrap().clone();
    assert!(need["basis"].as_str().unwrap().starts_with("城乡规划法 40、64") && need["verified"] == false);
    let licence = approved.attempt("chief", "issue_permit", 19, approved.grant("planning_permit"));
    assert_eq!(unmet(&licence), ["siting_village_regime"]);
}

#[test]
fn who_comes_later_gives_way_and_a_stranger_is_not_named() {
    let server = TestServer::start();
    let people = People::of(&server);
    let first = Life::new(&people, 1).walked(Until::Heard);
    // Drawn two metres over the border of the first, by another household.
    let [lon, lat] = corner(1);
    let east = lon + 10.0 / 100_420.0;
    let moved = json!({ "plot": rectangle(east, lat, 12.0, 0.0), "footprint": rectangle(east, lat, 8.0, 3.0) });
    let second = Life::new(&people, 2).applying(moved.clone()).walked(Until::Heard);
    let reply = second.attempt("chief", "decide_application", 18, approve());
    assert_eq!(unmet(&reply), ["siting_neighbour"]);
    assert!(reply.text.contains(first.house["number"].as_str().unwrap()), "{}", reply.text);
    // The first is told of the second, and not held up by it.
    let told = needs(&first, "chief", "decide_application");
    assert!(told.iter().any(|need| need["code"] == "siting_neighbour" && need["binding"] == false), "{told:?}");
    let mut first = first;
    first.walk(Until::Permitted);
    let siting = second.who("clerk").get(&format!("/houses/{}/siting", second.id())).json();
    let neighbour = &siting["neighbours"][0];
    assert!(near(&neighbour["area_m2"], 24.0, 0.1), "{neighbour}");
    assert_eq!((&neighbour["house"]["id"], &neighbour["first"]), (&first.house["id"], &json!(true)));
    // The next township sees that somebody is there, and no more.
    let mut asked = question(1, &json!({ "division": "530303102201" }));
    asked["plot"] = moved["plot"].clone();
    let stranger = server.signed_in("clerk-pj").post("/siting", &asked).json();
    assert_eq!(stranger["neighbours"].as_array().unwrap().len(), 2);
    assert!(stranger["neighbours"].as_array().unwrap().iter().all(|one| one.get("house").is_none()), "{stranger}");
    let elsewhere = json!({ "village": "530303102201", "plot": moved["plot"], "footprint": moved["footprint"] });
    let third = Life::new(&people, 3).served_by("-pj").applying(elsewhere).walked(Until::VillageAgreed);
    let told = needs(&third, "clerk", "accept_application");
    let need = told.iter().find(|need| need["code"] == "siting_neighbour_elsewhere").unwrap();
    assert!(!need.to_string().contains("530303101-"), "{need}");
    // A plot that was given up is nobody's.
    let mut second = second;
    second.act("chief", "decide_application", 18, json!({ "verdict": "refuse", "reason": "与相邻宅基地重叠" }));
    let siting = first.who("clerk").get(&format!("/houses/{}/siting", first.id())).json();
    assert_eq!(siting["neighbours"].as_array().unwrap().len(), 1, "the third is left: {siting}");
}

#[test]
fn a_household_that_builds_where_it_lives_is_not_its_own_neighbour() {
    let server = TestServer::start();
    let people = People::of(&server);
    let old = Life::new(&people, 1).walked(Until::Applied);
    let anew = Life::new(&people, 1).applying(json!({ "build_type": "rebuild_in_place" })).walked(Until::Applied);
    let siting = anew.who("clerk").get(&format!("/houses/{}/siting", anew.id())).json();
    assert_ne!(old.id(), anew.id());
    assert_eq!(siting["neighbours"], json!([]));
    assert_eq!(
        server.signed_in("clerk").post("/siting", &question(1, &json!({}))).json()["neighbours"][0]["first"],
        true
    );
}

#[test]
fn zones_are_drawn_on_the_map_with_what_is_measured_from_them() {
    let server = TestServer::start();
    loaded(&server.home, Layer::BasicFarmland, "2020-01-01", vec![square(7, 40.0, 0.0, 0.0)]);
    loaded(&server.home, Layer::BasicFarmland, DAY, vec![square(1, 40.0, 9.0, -10.0), square(30, 40.0, 0.0, 0.0)]);
    loaded(&server.home, Layer::Road, DAY, vec![line_west(1, 5.0, "county")]);
    let clerk = server.signed_in("clerk");
    let drawn = |query: &str| clerk.get(&format!("/zones?bbox=104.0495,25.679,104.052,25.682{query}")).json();
    let all = drawn("");
    let said: Vec<(&str, &str)> = all["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["properties"]["layer"].as_str().unwrap(), one["properties"]["part"].as_str().unwrap()))
        .collect();
    assert_eq!(said, [("basic_farmland", "zone"), ("road", "zone"), ("road", "buffer")], "{all}");
    assert_eq!(all["truncated"], false);
    let buffer = &drawn("&layer=road")["features"][1];
    assert_eq!((&buffer["properties"]["buffer_m"], &buffer["properties"]["effect"]), (&json!(10.0), &json!("block")));
    assert_eq!(buffer["geometry"]["type"], "MultiPolygon");
    assert_eq!(drawn("&layer=river")["features"], json!([]));
    clerk.get("/zones?bbox=104,25,105,26&layer=moon").problem(422, "invalid_fields");
}
