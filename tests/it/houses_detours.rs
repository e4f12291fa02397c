//! What may come in between: a pause, a conversion, a promise, a correction, a refusal, an end.

use homestead::app::accounts::{DEMO_PASSWORD, NewAccount, create};
use homestead::domain::actor::{Role, Station};
use homestead::domain::private::Private;
use serde_json::json;
use uuid::Uuid;

use crate::support::life::{Life, People, Until, builder, rectangle};
use crate::support::refused::{fault, not_open, unmet, wrong};
use crate::support::server::TestServer;

#[test]
fn a_suspended_house_stands_still_until_it_is_resumed() {
    let server = TestServer::start();
    let mut life = Life::new(&People::of(&server), 1).walked(Until::Accepted);
    let why = json!({ "reason": "界址有争议", "basis": "行政许可法 45" });
    assert_eq!(
        wrong(&life.attempt("chief", "suspend", 15, json!({ "reason": "界址有争议" }))),
        fault("basis", "required")
    );
    not_open(&life.attempt("chief", "resume", 15, json!({ "reason": "争议已解决" })));
    life.act("chief", "suspend", 15, why.clone());
    assert_eq!(life.stands(), ("approval", "suspended"));
    not_open(&life.attempt("chief", "suspend", 15, why));
    not_open(&life.attempt("chief", "decide_application", 15, json!({ "verdict": "refuse", "reason": "不符合" })));
    not_open(&life.attempt("clerk", "submit_material", 15, json!({ "code": "design_drawing" })));
    let visit = life.visit("application_visit", 16);
    assert_eq!(unmet(&life.attempt("officer", "inspect", 16, visit)), ["visit_fits_stage"], "only patrols go on");
    life.inspect("patrol", 16, json!({}));
    assert_eq!(life.stands(), ("approval", "suspended"));
    let open = life.who("chief").get(&format!("/houses/{}/acts", life.id())).json();
    let open: Vec<&str> = open["acts"].as_array().unwrap().iter().map(|act| act["act"].as_str().unwrap()).collect();
    assert_eq!(open, ["resume"]);
    life.act("chief", "resume", 20, json!({ "reason": "争议已解决" }));
    assert_eq!(life.stands(), ("approval", "accepted"));
    life.inspect("application_visit", 21, json!({}));
}

#[test]
fn farmland_waits_for_its_conversion() {
    let server = TestServer::start();
    let people = People::of(&server);
    let farmland = json!({ "land_class": "farmland_cultivated" });
    let mut life = Life::new(&people, 1).applying(farmland).walked(Until::Decided);
    assert_eq!(life.stands(), ("approval", "conversion"));
    let permit = life.grant("planning_permit");
    assert_eq!(unmet(&life.attempt("chief", "issue_permit", 18, permit.clone())), ["conversion_approved"]);
    let paper = |area_m2: f64, day: i64| json!({ "document_no": "云政土〔2026〕12号", "date": life.date(day), "area_m2": area_m2 });
    let (small, large, late) = (paper(140.0, 17), paper(150.0, 17), paper(150.0, 19));
    life.attempt("station-ag", "record_conversion", 18, large.clone()).problem(403, "not_allowed");
    assert_eq!(wrong(&life.attempt("station-nr", "record_conversion", 18, late)), fault("date", "after_act"));
    life.act("station-nr", "record_conversion", 18, small);
    assert_eq!(unmet(&life.attempt("chief", "issue_permit", 18, permit.clone())), ["conversion_approved"]);
    life.act("station-nr", "record_conversion", 18, large.clone());
    life.act("chief", "issue_permit", 18, permit);
    let built = Life::new(&people, 2).walked(Until::Accepted);
    assert_eq!(unmet(&built.attempt("station-nr", "record_conversion", 18, large)), ["land_is_farmland"]);
}

#[test]
fn a_deferred_paper_is_promised_for_a_day_and_holds_up_the_permit() {
    let server = TestServer::start();
    let mut life = Life::new(&People::of(&server), 1).walked(Until::VillageAgreed);
    let promise = |material: &str, day: i64| {
        let deferred = json!([{ "material": material, "due": life.date(day), "promised_by": "王大山" }]);
        json!({ "verdict": "accepted", "missing": [], "deferred": deferred })
    };
    let asked =
        |material: &str, day: i64| wrong(&life.attempt("clerk", "accept_application", 14, promise(material, day)));
    assert_eq!(asked("identity", 17), fault("deferred[0].material", "not_deferrable"));
    assert_eq!(asked("kinship_proof", 17), fault("deferred[0].material", "may_not_be_asked"));
    assert_eq!(asked("design_drawing", 13), fault("deferred[0].due", "before_act"));
    let silent = json!({ "verdict": "accepted" });
    assert_eq!(unmet(&life.attempt("clerk", "accept_application", 14, silent)), ["material_promised"]);
    life.walk(Until::Accepted);
    let deferred = &life.house["deferred_materials"];
    assert_eq!(deferred[0]["code"], "design_drawing");
    assert_eq!((&deferred[0]["status"], &deferred[0]["promised_by"]), (&json!("deferred"), &json!("王大山")));
    assert_eq!(deferred[0]["due"], life.date(17));
    life.walk(Until::Decided);
    assert_eq!(life.house["deferred_materials"][0]["status"], "provided");
    life.walk(Until::Permitted);
}

#[test]
fn a_house_built_otherwise_is_put_right_before_it_passes() {
    let server = TestServer::start();
    let mut life = Life::new(&People::of(&server), 1).walked(Until::Completed);
    let mut wide = life.as_built();
    wide["measurement"]["built_footprint"] = rectangle(104.0505, 25.68, 13.0, 0.0);
    wide["measurement"]["storeys"] = json!(3);
    wide["measurement"]["height_m"] = json!(10.4);
    life.inspect("completion_visit", 88, wide);
    let pass = json!({ "verdict": "pass", "items": [], "old_house": "not_due" });
    let waits = unmet(&life.attempt("chief", "accept_house", 89, pass.clone()));
    // Over the line, too large a footprint, a storey more, too high.
    assert_eq!(waits, ["no_plain_suspicion"; 4]);
    let silent = json!({ "verdict": "rectify", "items": [], "old_house": "not_due" });
    assert_eq!(wrong(&life.attempt("chief", "accept_house", 89, silent)), fault("items", "required"));
    let items = json!({ "verdict": "rectify", "items": ["拆除第三层"], "old_house": "not_due" });
    life.act("chief", "accept_house", 89, items);
    assert_eq!(life.stands(), ("acceptance", "rectify"));
    assert_eq!(unmet(&life.attempt("chief", "accept_house", 92, pass.clone())), ["measured_completion_visit"]);
    assert_eq!(unmet(&life.attempt("clerk", "register_title", 92, Life::title())), ["acceptance_passed"]);
    life.inspect("completion_visit", 95, life.as_built());
    life.act("chief", "accept_house", 96, pass);
    life.walk(Until::Registered);
}

#[test]
fn an_old_house_that_was_promised_back_is_gone_before_the_new_one_passes() {
    let server = TestServer::start();
    let old = json!({ "current": { "plot_area_m2": 120, "floor_area_m2": 90, "disposal": "return_to_collective" },
        "build_type": "new_site", "promise": { "build_within_months": 12, "demolish_old_within_days": 60 } });
    let mut life = Life::new(&People::of(&server), 1).applying(old).walked(Until::Measured);
    for said in ["not_due", "pending"] {
        let pass = json!({ "verdict": "pass", "items": [], "old_house": said });
        assert_eq!(unmet(&life.attempt("chief", "accept_house", 90, pass)), ["old_house_settled"], "{said}");
    }
    life.act("chief", "accept_house", 90, json!({ "verdict": "pass", "items": [], "old_house": "demolished" }));
}

#[test]
fn a_file_may_end_before_registration() {
    let server = TestServer::start();
    let people = People::of(&server);
    let why = json!({ "reason": "弄虚作假", "basis": "行政许可法 69" });

    let mut withdrawn = Life::new(&people, 1).walked(Until::VillageAgreed);
    not_open(&withdrawn.attempt("chief", "revoke", 14, why.clone()));
    withdrawn.act("cadre", "withdraw", 14, json!({ "reason": "不建了" }));
    assert_eq!(withdrawn.house["state"], "withdrawn");
    not_open(&withdrawn.attempt("clerk", "accept_application", 15, withdrawn.acceptance()));
    not_open(&withdrawn.attempt("officer", "inspect", 15, withdrawn.visit("patrol", 15)));

    let mut rejected = Life::new(&people, 2).walked(Until::VillageAgreed);
    let bare = json!({ "reason": "不属于本集体成员" });
    assert_eq!(wrong(&rejected.attempt("clerk", "reject", 14, bare)), fault("basis", "required"));
    rejected.act("clerk", "reject", 14, json!({ "reason": "不属于本集体成员", "basis": "行政许可法 32" }));
    assert_eq!(rejected.house["state"], "rejected");
    not_open(&rejected.attempt("cadre", "withdraw", 15, json!({ "reason": "不建了" })));

    let mut refused = Life::new(&people, 3).walked(Until::Heard);
    let bare = json!({ "verdict": "refuse" });
    assert_eq!(wrong(&refused.attempt("chief", "decide_application", 18, bare)), fault("reason", "required"));
    refused.act("chief", "decide_application", 18, json!({ "verdict": "refuse", "reason": "一户多宅" }));
    assert_eq!(refused.house["state"], "rejected");
    not_open(&refused.attempt("chief", "issue_permit", 18, refused.grant("planning_permit")));

    let mut revoked = Life::new(&people, 4).walked(Until::Permitted);
    not_open(&revoked.attempt("cadre", "withdraw", 19, json!({ "reason": "不建了" })));
    revoked.act("chief", "revoke", 19, why.clone());
    assert_eq!(revoked.house["state"], "revoked");
    not_open(&revoked.attempt("clerk", "register_builder", 20, builder()));
    not_open(&revoked.attempt("chief", "revoke", 20, why.clone()));

    let mut registered = Life::new(&people, 5).walked(Until::Registered);
    registered.act("chief", "revoke", 101, why);
    assert_eq!(registered.house["state"], "revoked");
}

#[test]
fn a_village_that_says_no_may_say_yes_after_it_has_met() {
    let server = TestServer::start();
    let mut life = Life::new(&People::of(&server), 1).walked(Until::Applied);
    life.act("cadre", "give_village_opinion", 2, json!({ "verdict": "disagree", "reason": "四至不清" }));
    let accepted = life.acceptance();
    assert_eq!(unmet(&life.attempt("clerk", "accept_application", 2, accepted)), ["village_opinion"]);
}

/// The people of a sub-district, made as an administrator makes them.
fn people_of_huashan(server: &TestServer) {
    let account = |name: &str, role: Role, station: Option<Station>, division: &str, certificate: Option<&str>| {
        let new = NewAccount {
            username: format!("{name}-hs"),
            name: "花山一人".to_owned(),
            role,
            station,
            division: division.parse().unwrap(),
            certificate_no: certificate.map(str::to_owned),
            password: Private::new(DEMO_PASSWORD.to_owned()),
        };
        create(&server.home.clone().for_demo(), None, Uuid::now_v7(), &new).unwrap();
    };
    let unit = "530303004";
    account("cadre", Role::Cadre, None, "530303004001", None);
    account("clerk", Role::Clerk, None, unit, None);
    account("officer", Role::Officer, None, unit, Some("滇0303040001"));
    account("officer2", Role::Officer, None, unit, Some("滇0303040002"));
    account("station-nr", Role::Station, Some(Station::NaturalResources), unit, None);
    account("station-ag", Role::Station, Some(Station::Agriculture), unit, None);
    account("chief", Role::Chief, None, unit, None);
}

#[test]
fn a_sub_district_may_decide_but_holds_no_power_to_issue() {
    let server = TestServer::start();
    people_of_huashan(&server);
    let there = json!({ "village": "530303004001" });
    let life = Life::new(&People::of(&server), 1).served_by("-hs").applying(there).walked(Until::Decided);
    assert_eq!(unmet(&life.attempt("chief", "issue_permit", 18, life.grant("planning_permit"))), ["unit_holds_power"]);
}
