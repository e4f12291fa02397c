//! A house from its application to its registration: every step waits for the one before.

use serde_json::json;

use crate::support::life::{Life, People, Until, builder, meeting, merge};
use crate::support::refused::{fault, not_open, unmet, wrong};
use crate::support::server::TestServer;

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
