//! The life of a house from application to registration, with every refusal that the law demands on the way.

use homestead::app::accounts::{DEMO_PASSWORD, NewAccount, create};
use homestead::domain::actor::{Role, Station};
use homestead::domain::private::Private;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::life::{Life, People, Until, builder, meeting, merge, rectangle};
use crate::support::server::{Reply, TestServer};

/// The codes that an act still waits for.
fn unmet(reply: &Reply) -> Vec<String> {
    let problem = reply.problem(409, "requirements_unmet");
    let mut codes: Vec<String> = Vec::new();
    for requirement in problem["requirements"].as_array().unwrap() {
        assert!(!requirement["label"].as_str().unwrap().contains('.'), "{requirement}");
        assert!(!requirement["basis"].as_str().unwrap().is_empty(), "{requirement}");
        if requirement["met"] == false {
            codes.push(requirement["code"].as_str().unwrap().to_owned());
        }
    }
    codes
}

/// What is wrong with a body: path and code.
fn wrong(reply: &Reply) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let problem = reply.problem(422, "invalid_fields");
    problem["fields"].as_array().unwrap().iter().map(|field| (text(&field["path"]), text(&field["code"]))).collect()
}

fn fault(path: &str, code: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), code.to_owned())]
}

fn not_open(reply: &Reply) {
    reply.problem(409, "act_not_open");
}

#[test]
fn a_house_is_registered_and_every_step_waits_for_the_one_before() {
    let server = TestServer::start();
    let mut life = Life::new(&People::of(&server), 1).walked(Until::Applied);
    assert_eq!(life.stands(), ("planning", "applied"));
    planning_waits(&mut life);
    approval_waits(&mut life);
    works_wait(&mut life);
    acceptance_waits(&mut life);
    // Everything that happened is told, the latest first, each with its receipt.
    let timeline = life.who("auditor").get(&format!("/houses/{}/timeline", life.id())).json();
    let items = timeline["items"].as_array().unwrap();
    assert_eq!(items.len(), 29, "{timeline}");
    assert_eq!((&items[0]["act"], &items[28]["act"]), (&json!("register_title"), &json!("apply")));
    assert!(items.iter().all(|item| item["late"] == true && item["receipt"]["hash"].as_str().unwrap().len() == 64));
}

fn planning_waits(life: &mut Life) {
    let agree = json!({ "verdict": "agree", "reason": "符合一户一宅" });
    assert_eq!(unmet(&life.attempt("cadre", "close_notice", 1, json!({ "objections": [] }))), ["notice_hanging"]);
    assert_eq!(
        unmet(&life.attempt("cadre", "give_village_opinion", 1, agree.clone())),
        ["meeting_held", "notice_closed"]
    );
    let accepted = json!({ "verdict": "accepted" });
    assert_eq!(
        unmet(&life.attempt("clerk", "accept_application", 1, accepted)),
        ["village_opinion", "material_promised"]
    );
    not_open(&life.attempt("station-nr", "give_opinion", 1, agree.clone()));
    not_open(&life.attempt("chief", "issue_permit", 1, life.grant("planning_permit")));
    let mut few = meeting();
    merge(&mut few, &json!({ "present_count": 19, "for_count": 9, "against_count": 10 }));
    life.act("cadre", "hold_meeting", 0, few);
    life.act("cadre", "publish_notice", 0, json!({ "place": "村务公开栏" }));
    assert_eq!(
        unmet(&life.attempt("cadre", "publish_notice", 3, json!({ "place": "村务公开栏" }))),
        ["no_notice_hanging"]
    );
    assert_eq!(unmet(&life.attempt("cadre", "close_notice", 7, json!({ "objections": [] }))), ["publicity_days"]);
    life.act("cadre", "close_notice", 8, json!({ "objections": [{ "who": "李四", "what": "占了路" }] }));
    assert_eq!(
        unmet(&life.attempt("cadre", "give_village_opinion", 8, agree.clone())),
        ["meeting_quorum", "meeting_carried", "objections_settled"]
    );
    // The village meets again and hangs the notice again.
    life.act("cadre", "hold_meeting", 8, meeting());
    life.act("cadre", "publish_notice", 8, json!({ "place": "村务公开栏" }));
    life.act("cadre", "close_notice", 16, json!({ "objections": [] }));
    // What was objected to the first notice is still there.
    assert_eq!(life.house["notice"]["open_objections"], json!([{ "number": 1, "what": "占了路" }]));
    assert_eq!(unmet(&life.attempt("cadre", "give_village_opinion", 16, agree.clone())), ["objections_settled"]);
    let another = json!({ "objection": 2, "handled": "退让一米" });
    assert_eq!(wrong(&life.attempt("cadre", "settle_objection", 16, another)), fault("objection", "not_a_choice"));
    life.act("cadre", "settle_objection", 16, json!({ "objection": 1, "handled": "退让一米" }));
    assert_eq!(
        unmet(&life.attempt("cadre", "settle_objection", 16, json!({ "objection": 1, "handled": "再次" }))),
        ["objection_open"]
    );
    let shut = json!({ "verdict": "disagree" });
    assert_eq!(wrong(&life.attempt("cadre", "give_village_opinion", 16, shut)), fault("reason", "required"));
    life.act("cadre", "give_village_opinion", 16, agree);
}

fn approval_waits(life: &mut Life) {
    let agree = json!({ "verdict": "agree", "reason": "同意" });
    let approve = json!({ "verdict": "approve", "reason": "" });
    life.act("clerk", "accept_application", 16, life.acceptance());
    assert_eq!(life.stands(), ("approval", "accepted"));
    assert_eq!(unmet(&life.attempt("station-nr", "give_opinion", 16, agree.clone())), ["visited"]);
    let set_out = life.visit("set_out", 16);
    assert_eq!(unmet(&life.attempt("officer", "inspect", 16, set_out)), ["visit_fits_stage"]);
    life.inspect("application_visit", 16, json!({}));
    assert_eq!(life.stands(), ("approval", "joint_review"));
    life.act("station-nr", "give_opinion", 16, json!({ "verdict": "disagree", "reason": "压占生态红线" }));
    assert_eq!(
        unmet(&life.attempt("chief", "decide_application", 17, approve.clone())),
        ["station_heard", "station_agrees"]
    );
    life.act("station-nr", "give_opinion", 17, agree.clone());
    life.act("station-ag", "give_opinion", 17, agree);
    let planning = life.grant("planning_permit");
    assert_eq!(
        unmet(&life.attempt("chief", "issue_permit", 17, planning.clone())),
        ["decision_approves", "deferred_material"]
    );
    life.act("chief", "decide_application", 18, approve);
    assert_eq!(unmet(&life.attempt("chief", "issue_permit", 18, planning.clone())), ["deferred_material"]);
    let late = json!({ "valid_to": life.date(17), "footprint_area_m2": 145.0 });
    let mut faulty = planning.clone();
    merge(&mut faulty, &late);
    assert_eq!(
        wrong(&life.attempt("chief", "issue_permit", 18, faulty)),
        [fault("valid_to", "before_act"), fault("footprint_area_m2", "larger_than_plot")].concat()
    );
    life.act("clerk", "submit_material", 18, json!({ "code": "design_drawing" }));
    let approval = life.grant("homestead_approval");
    assert_eq!(unmet(&life.attempt("chief", "issue_permit", 18, approval.clone())), ["planning_permit_first"]);
    not_open(&life.attempt("clerk", "register_builder", 18, builder()));
    life.act("chief", "issue_permit", 18, planning.clone());
    assert_eq!(unmet(&life.attempt("chief", "issue_permit", 18, planning)), ["permit_not_issued"]);
    life.act("chief", "issue_permit", 18, approval);
    assert_eq!(life.stands(), ("construction", "approved"));
}

fn works_wait(life: &mut Life) {
    assert_eq!(unmet(&life.attempt("officer", "commence", 20, json!({}))), ["builder_registered", "visited"]);
    life.act("clerk", "register_builder", 20, builder());
    assert_eq!(unmet(&life.attempt("officer", "commence", 21, json!({}))), ["visited"]);
    let staked = json!({ "measurement": { "method": "rtk", "staked": life.footprint } });
    life.inspect("set_out", 22, staked);
    not_open(&life.attempt("clerk", "report_completion", 22, json!({ "completed_on": life.date(22) })));
    let next_year = life.attempt("officer", "commence", 22 + 366, json!({}));
    assert_eq!(wrong(&next_year), fault("at", "in_future"));
}

fn acceptance_waits(life: &mut Life) {
    life.act("officer", "commence", 23, json!({}));
    assert_eq!(life.stands(), ("supervision", "in_construction"));
    let done = json!({ "completed_on": life.date(84) });
    assert_eq!(unmet(&life.attempt("clerk", "report_completion", 85, done.clone())), ["visited", "visited", "visited"]);
    for (kind, day) in [("foundation", 35), ("storey", 55), ("roof", 80)] {
        life.inspect(kind, day, json!({}));
    }
    let early = json!({ "completed_on": life.date(22) });
    let after = json!({ "completed_on": life.date(86) });
    assert_eq!(
        wrong(&life.attempt("clerk", "report_completion", 85, early)),
        fault("completed_on", "before_commencement")
    );
    assert_eq!(wrong(&life.attempt("clerk", "report_completion", 85, after)), fault("completed_on", "after_act"));
    life.act("clerk", "report_completion", 85, done);
    let pass = json!({ "verdict": "pass", "items": [], "old_house": "not_due" });
    assert_eq!(unmet(&life.attempt("chief", "accept_house", 86, pass.clone())), ["measured_completion_visit"]);
    // A visit without measurement is no completion visit that counts.
    life.inspect("completion_visit", 86, json!({}));
    assert_eq!(unmet(&life.attempt("chief", "accept_house", 86, pass.clone())), ["measured_completion_visit"]);
    life.inspect("completion_visit", 88, life.as_built());
    let pending = json!({ "verdict": "pass", "items": [], "old_house": "pending" });
    assert_eq!(unmet(&life.attempt("chief", "accept_house", 90, pending)), ["old_house_settled"]);
    assert_eq!(unmet(&life.attempt("clerk", "register_title", 90, Life::title())), ["acceptance_passed"]);
    life.act("chief", "accept_house", 90, pass.clone());
    not_open(&life.attempt("chief", "accept_house", 91, pass));
    let mut short = Life::title();
    merge(&mut short, &json!({ "unit_no": "530303101201JC0012F00010001" }));
    assert_eq!(wrong(&life.attempt("clerk", "register_title", 100, short))[0].0, "unit_no");
    let mut elsewhere = Life::title();
    merge(&mut elsewhere, &json!({ "unit_no": "530302101201JC00123F00010001" }));
    assert_eq!(wrong(&life.attempt("clerk", "register_title", 100, elsewhere)), fault("unit_no", "other_county"));
    life.act("clerk", "register_title", 100, Life::title());
    assert_eq!(life.stands(), ("done", "registered"));
    not_open(&life.attempt("cadre", "withdraw", 101, json!({ "reason": "不建了" })));
}

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
