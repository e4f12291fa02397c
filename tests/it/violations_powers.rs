//! Whose power it is: its own, entrusted, or somebody else's.

use std::sync::Arc;

use homestead::domain::violations::codes::State;
use homestead::domain::violations::law::Law;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::support::case::{CaseFile, filing, seen, uncorrected, until_decision};
use crate::support::case_needs::{START, need, on};
use crate::support::file::{morning, over};

#[test]
fn a_sub_district_holds_no_power_and_transfers() {
    // 行政处罚法 17, 24, 38; 城乡规划法 65 names townships and towns.
    let mut file = CaseFile::registered(START, &street_lead());
    file.done("officer", "verify", START, &seen(&json!({ "suspected": true, "findings": "加层" })));
    let filed = filing(Law::Planning65, &json!({ "unit": "530303001" }));
    assert_eq!(file.unmet("chief", "open_case", morning(START), &filed), ["unit_may_enforce"]);
    // Another town holds the power, but not here (行政处罚法 22).
    let elsewhere = filing(Law::Planning65, &json!({}));
    assert_eq!(file.unmet("chief", "open_case", morning(START), &elsewhere), ["unit_holds_place"]);
    // The county has no power of its own under 65 either.
    let county = filing(Law::Planning65, &json!({ "unit": "530303" }));
    assert_eq!(file.unmet("chief", "open_case", morning(START), &county), ["unit_may_enforce"]);
    file.done("chief", "transfer", START, &json!({ "to": "曲靖市沾益区自然资源局", "reason": "街道无此职权" }));
    assert_eq!(file.case.state, State::Transferred);
}

fn street_lead() -> Value {
    over(crate::support::case::lead(), &json!({ "village": "530303001001" }))
}

#[test]
fn an_entrusted_power_is_used_in_its_principals_name_and_wears_its_badge() {
    // 行政处罚法 20, 21, 38.
    let mut file = CaseFile::registered(START, &street_lead());
    let row = json!({ "unit": "530303001", "act": "planning_enforcement", "source": "entrusted",
        "principal": "曲靖市沾益区自然资源局", "basis": "委托书（示例）", "valid_from": "2025-01-01",
        "valid_to": "2025-12-31", "verified": false });
    Arc::make_mut(&mut file.pack).powers.push(serde_json::from_value(row).unwrap());
    file.done("officer", "verify", START, &seen(&json!({ "suspected": true, "findings": "加层" })));
    let filed = filing(Law::Planning65, &json!({ "unit": "530303001" }));
    let power = need(&file, "chief", "open_case", START, &filed, "unit_may_enforce");
    assert!(power.met && !power.basis.verified);
    // After its last day the mandate is none.
    let late = date(2026, 1, 5);
    assert_eq!(file.clone().unmet("chief", "open_case", morning(late), &filed), ["unit_may_enforce"]);
    file.done("chief", "open_case", START, &filed);
    let stop = until_decision(Law::Planning65, START).remove(1).payload;
    file.done("officer", "order_stop", START, &over(stop, &json!({ "unit": "530303101" })));
    let power = &file.case.stop_order.as_ref().unwrap().paper.power;
    // The body of the case, not the one that somebody typed.
    assert_eq!(power.unit.as_str(), "530303001");
    assert_eq!(power.in_name_of.as_deref(), Some("曲靖市沾益区自然资源局"));
}

#[test]
fn a_power_that_ended_meanwhile_stops_the_case() {
    // 行政处罚法 38: the power is looked up on the day of each act.
    let mut file = CaseFile::demanded(Law::Planning65, START);
    for rule in &mut Arc::make_mut(&mut file.pack).powers {
        if rule.value.act == "planning_enforcement" {
            rule.valid_to = Some(on(50));
        }
    }
    file.done("officer", "recheck", on(52), &uncorrected());
    let enforce = json!({ "number": "1", "manner": "拆除", "statement_considered": true });
    assert_eq!(file.unmet("chief", "decide_enforcement", morning(on(52)), &enforce), ["unit_may_enforce"]);
}
