//! A house and its enforcement cases: what is open holds up its acceptance and registration, a clue alone does not, and what
//! a land case pauses is paused while it is investigated.

use homestead::domain::houses::codes::State;
use homestead::domain::violations::law::Law;
use homestead::domain::violations::of_house::of_house;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::case::{CaseFile, filing, house_fact, lead, seen, until_decision};
use crate::support::file::{HouseFile, grant, house_id, life, over};

const START: Date = date(2025, 6, 2);
const PASS: &str = "2026-06-24";

/// The house with the given case of its.
fn house(state: State, case: &CaseFile) -> HouseFile {
    let mut house = HouseFile::at(state);
    house.cases = vec![of_house(&case.case)];
    house
}

/// The usual house just before the first act of this name.
fn before(act: &str, case: &CaseFile) -> HouseFile {
    let acts = life().iter().position(|step| step.act == act).unwrap();
    let mut house = HouseFile::usual().through(acts);
    house.cases = vec![of_house(&case.case)];
    house
}

fn of_the_house(law: Law, acts: usize, pausing: bool) -> CaseFile {
    let mut file = CaseFile::registered(START, &over(lead(), &json!({ "house_id": house_id() })));
    for step in until_decision(law, START).into_iter().take(acts) {
        let more = if step.act == "open_case" && pausing { json!({ "pause_registration": true }) } else { json!({}) };
        file.done(step.who, step.act, START, &over(step.payload, &more));
    }
    file
}

/// A case with nothing but its lead and this said of it on site.
fn seen_on_site(suspected: bool) -> CaseFile {
    let mut file = of_the_house(Law::Land78, 0, false);
    file.done("officer", "verify", START, &seen(&json!({ "suspected": suspected, "findings": "看了" })));
    file
}

fn passing() -> Value {
    json!({ "verdict": "pass", "old_house": "not_due" })
}

#[test]
fn acceptance_waits_for_what_is_open_and_is_told_of_what_nobody_has_checked() {
    let mut dismissed = seen_on_site(false);
    dismissed.done("chief", "dismiss", START, &json!({ "reason": "no_violation", "detail": "在批准范围内" }));
    let mut suspended = of_the_house(Law::Land78, 4, false);
    suspended.done("chief", "suspend", START, &json!({ "reason": "当事人死亡", "basis": "行政强制法 39" }));
    let table: Vec<(CaseFile, &[&str])> = vec![
        (of_the_house(Law::Land78, 0, false), &[]),
        (seen_on_site(false), &[]),
        (seen_on_site(true), &["no_open_case"]),
        (of_the_house(Law::Planning65, 4, false), &["no_open_case"]),
        (suspended, &["no_open_case"]),
        (dismissed, &[]),
    ];
    for (case, wanted) in table {
        let mut file = house(State::SiteVisit3, &case);
        let (number, state) = (&case.case.number, case.case.state);
        let told = file.needs("chief", "accept_house", PASS);
        let unchecked = told.iter().any(|need| need.code == "no_unchecked_lead" && !need.met && !need.binding);
        assert_eq!(unchecked, case.case.verification.is_none(), "{state:?}");
        if let Some(open) = told.iter().find(|need| need.code == "no_open_case" && !need.met) {
            assert_eq!(&open.params, &[("number", number.clone())]);
        }
        assert_eq!(file.unmet("chief", "accept_house", PASS, &passing()), wanted, "{state:?}");
    }
}

#[test]
fn rectification_may_be_ordered_while_a_case_is_open() {
    let mut file = house(State::SiteVisit3, &seen_on_site(true));
    let rectify = json!({ "verdict": "rectify", "items": ["拆除超建部分"], "old_house": "not_due" });
    file.done("chief", "accept_house", PASS, &rectify);
}

#[test]
fn what_came_up_after_the_acceptance_is_not_registered() {
    let title =
        json!({ "certificate_no": "云(2026)沾益区不动产权第0001号", "unit_no": "530303101201JC00001F00010001" });
    let open = of_the_house(Law::Planning65, 4, false);
    let mut file = house(State::AcceptedFinal, &open);
    assert_eq!(file.unmet("clerk", "register_title", "2026-07-06", &title), ["no_open_case"]);
    let frozen = of_the_house(Law::Land78, 4, true);
    file.cases = vec![of_house(&frozen.case)];
    let wanted = ["no_open_case", "registration_not_paused"];
    assert_eq!(file.unmet("clerk", "register_title", "2026-07-06", &title), wanted);
    file.cases.clear();
    file.done("clerk", "register_title", "2026-07-06", &title);
}

#[test]
fn a_land_case_pauses_approvals_while_it_is_investigated_and_no_longer() {
    // 土地管理法实施条例 48(4): the authority may; it need not.
    let investigated = |payload: Value| {
        let mut file = of_the_house(Law::Land78, 4, true);
        let step = until_decision(Law::Land78, START).into_iter().find(|step| step.act == "investigate").unwrap();
        file.done("officer", "investigate", START, &over(step.payload, &payload));
        file
    };
    let mut decided = CaseFile::decided(Law::Land78, START);
    decided.case.freeze.clone_from(&of_the_house(Law::Land78, 4, true).case.freeze);
    let mut transferred = of_the_house(Law::Land78, 4, true);
    transferred.done("chief", "transfer", START, &json!({ "to": "区自然资源局", "reason": "无管辖权" }));
    let table = vec![
        (of_the_house(Law::Land78, 4, false), None),
        (of_the_house(Law::Land78, 4, true), Some(START)),
        (investigated(json!({})), Some(START)),
        (investigated(json!({ "pause_registration": true })), Some(START)),
        (investigated(json!({ "pause_registration": false })), None),
        (decided, None),
        (transferred, None),
    ];
    for (case, since) in table {
        assert_eq!(case.case.frozen_since(), since);
        let mut deciding = before("decide_application", &case);
        let approve = json!({ "verdict": "approve" });
        let unmet = deciding.clone().unmet("chief", "decide_application", "2026-04-02", &approve);
        assert_eq!(unmet.contains(&"registration_not_paused"), since.is_some(), "{since:?} {unmet:?}");
        // Whoever refuses waits for no case.
        let refuse = json!({ "verdict": "refuse", "reason": "不符合规划" });
        let unmet = deciding.unmet("chief", "decide_application", "2026-04-02", &refuse);
        assert!(!unmet.contains(&"registration_not_paused"), "{unmet:?}");
        let mut approved = before("issue_permit", &case);
        let unmet = approved.unmet("chief", "issue_permit", "2026-04-20", &grant("planning_permit", &json!({})));
        assert_eq!(unmet.contains(&"registration_not_paused"), since.is_some(), "{unmet:?}");
    }
}

#[test]
fn only_a_land_case_may_pause() {
    let mut file = of_the_house(Law::Planning65, 3, false);
    let pausing = filing(Law::Planning65, &json!({ "pause_registration": true }));
    assert_eq!(file.faults("chief", "open_case", START, &pausing), ["pause_registration not_in_this_law"]);
}

#[test]
fn a_case_is_filed_for_a_house_of_its_own_village() {
    let naming = filing(Law::Land78, &json!({ "house_id": house_id() }));
    let table: [(Option<&str>, &[&str]); 3] = [
        (None, &["house_id not_found"]),
        (Some("530303101202"), &["house_id house_elsewhere"]),
        (Some("530303101201"), &[]),
    ];
    for (village, wanted) in table {
        let mut file = CaseFile::walked(Law::Land78, START, 3);
        file.house = village.map(house_fact);
        assert_eq!(file.faults("chief", "open_case", START, &naming), wanted, "{village:?}");
        assert_eq!(file.case.house(), wanted.is_empty().then(house_id).as_ref());
    }
}
