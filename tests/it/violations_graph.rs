//! The graph of the law: every way from a lead, act by act, under each of the eleven articles, and nowhere on it an act that
//! the law does not have there.

use std::collections::BTreeSet;

use homestead::domain::time::china_date;
use homestead::domain::violations::Violation;
use homestead::domain::violations::acts::known;
use homestead::domain::violations::codes::{CloseGround, RulingVerdict, State};
use homestead::domain::violations::duties::duties;
use homestead::domain::violations::law::{Law, Route};
use homestead::domain::violations::steps::Ending;
use serde_json::Value;

use crate::support::case::{CaseFile, code, decision, unit};
use crate::support::case_graph::{explore, leading_to, shape};
use crate::support::case_lawful::lawful;
use crate::support::case_moves::{Move, after, fined, moves};
use crate::support::file::Refused;

/// What exists before a case is filed: no article, no track.
const BEFORE: [&str; 10] = [
    "verify",
    "order_stop",
    "serve",
    "open_case",
    "recheck",
    "self_corrected",
    "dismiss",
    "transfer",
    "suspend",
    "resume",
];
/// What exists under every article.
const FILED: [&str; 18] = [
    "order_stop",
    "investigate",
    "legal_review",
    "notify",
    "respond",
    "hold_hearing",
    "decide",
    "serve",
    "challenge",
    "end_challenge",
    "recheck",
    "self_corrected",
    "demand",
    "close",
    "dismiss",
    "transfer",
    "suspend",
    "resume",
];
/// What exists with force of one's own (行政强制法 35–44), and without (53–58); and where there is a fine.
const OWN_FORCE: [&str; 4] = ["decide_enforcement", "announce", "settle", "demolish"];
const COURT: [&str; 2] = ["apply_to_court", "court_ruling"];
const FINE: [&str; 1] = ["pay_fine"];

/// The acts that a file may know, written down here anew.
fn lawful_acts(case: &Violation) -> BTreeSet<&'static str> {
    let Some(law) = case.law() else { return BTreeSet::from(BEFORE) };
    let route: &[&str] = if law.route() == Route::OwnForce { &OWN_FORCE } else { &COURT };
    let fine: &[&str] = if law.row().fine.is_some() { &FINE } else { &[] };
    FILED.iter().chain(route).chain(fine).copied().collect()
}

/// Tries, whatever the state, every act that is in no table of the file's: no payload of it is even read. And a fine under an
/// article without one.
fn forbidden_is_unknown(law: Law, file: &CaseFile, moves: &[Move]) {
    let case = &file.case;
    let (lawful, day) = (lawful_acts(case), china_date(case.last_act_at));
    let mut tried = BTreeSet::new();
    for way in moves.iter().filter(|way| !lawful.contains(way.act)) {
        if tried.insert(way.act) {
            assert!(code(way.act).spec(case.law()).is_none(), "{} exists under {law:?}", way.act);
            let done = file.judged(way.who, way.act, case.last_act_at, &Value::Null);
            assert!(matches!(done, Err(Refused::Unknown)), "{} under {law:?} in {:?}", way.act, case.state);
        }
    }
    assert_eq!(tried.len() + lawful.len(), 27, "an act that nobody tries");
    if law.row().fine.is_none() && case.law().is_some() {
        let fine = fined(law, decision(law, day, after(day, 15)));
        assert!(file.judged("chief", "decide", case.last_act_at, &fine).is_err(), "a fine under {law:?}");
    }
}

/// Whoever is named as next has an act that the case knows, and only a finished case names nobody but the court's.
fn named_can_act(file: &CaseFile) {
    let case = &file.case;
    let today = china_date(case.last_act_at);
    let duties = duties(case, &file.clocks(today), today);
    for duty in &duties {
        assert!(known(case).any(|spec| spec.kind == duty.act), "{:?} is not open: {}", duty.act, shape(file));
    }
    let waits = case.pending_challenge().is_some();
    assert!(waits || duties.is_empty() == case.state.is_end(), "nobody is next: {}", shape(file));
}

fn check(law: Law, fewest: usize) {
    let nodes = explore(law);
    assert!(nodes.len() > fewest, "only {} states under {law:?}", nodes.len());
    let moves = moves();
    for node in &nodes {
        lawful(&node.file);
        forbidden_is_unknown(law, &node.file, &moves);
        let units = node.file.case.filing.iter().all(|it| it.unit.as_str() == unit(law));
        assert!(units, "a sub-district filed a case (行政处罚法 24)");
    }
    let reached: BTreeSet<State> = nodes.iter().map(|node| node.file.case.state).collect();
    let own = [State::EnforcementDecided, State::Announced, State::Demolished];
    let court = [State::Applied, State::Ruled];
    let every =
        [State::Decided, State::Demanded, State::Corrected, State::Closed, State::Dismissed, State::Transferred];
    let (mine, others): (&[State], &[State]) =
        if law.route() == Route::OwnForce { (&own, &court) } else { (&court, &own) };
    assert!(every.iter().chain(mine).all(|state| reached.contains(state)), "{law:?} does not reach {reached:?}");
    assert!(others.iter().all(|state| !reached.contains(state)), "{law:?} reaches {reached:?}");
    for node in &nodes {
        named_can_act(&node.file);
    }
    let ending = leading_to(&nodes, |case| case.state.is_end());
    for (at, node) in nodes.iter().enumerate() {
        assert!(ending.contains(&at), "no end from {}", shape(&node.file));
    }
    let granted = |case: &Violation| case.ruling.as_ref().is_some_and(|it| it.verdict == RulingVerdict::Granted);
    let closed = |ground: CloseGround| {
        let on = |case: &Violation| matches!(&case.ending, Some(Ending::Closed { ground: on, .. }) if *on == ground);
        nodes.iter().any(|node| on(&node.file.case))
    };
    let by_route = if law.route() == Route::OwnForce { CloseGround::Demolished } else { CloseGround::CourtExecuted };
    for ground in [CloseGround::Performed, by_route, CloseGround::ExecutionEnded, CloseGround::Annulled] {
        assert!(closed(ground), "never closed as {ground:?} under {law:?}");
    }
    let by_force = nodes.iter().any(|node| match law.route() {
        Route::OwnForce => node.file.case.demolition.is_some(),
        Route::Court => granted(&node.file.case),
    });
    assert!(by_force, "nothing is ever carried out under {law:?}");
}

#[test]
fn no_way_on_the_planning_track_does_what_the_law_forbids() {
    check(Law::Planning65, 2_000);
}

#[test]
fn no_way_on_the_land_track_demolishes_or_fines_a_farmer() {
    check(Law::Land78, 2_000);
}

#[test]
fn no_way_on_the_land_track_of_anybody_else_demolishes() {
    check(Law::Land77, 2_000);
}

#[test]
fn no_way_of_destroyed_farmland_demolishes() {
    check(Law::Land75, 2_000);
}

#[test]
fn no_way_of_sold_land_demolishes() {
    check(Law::Land74, 2_000);
}

#[test]
fn no_way_along_a_road_goes_to_the_court() {
    check(Law::Highway81, 2_000);
}

#[test]
fn no_way_at_a_river_goes_to_the_court() {
    check(Law::River65, 2_000);
}

#[test]
fn no_way_over_a_pipeline_goes_to_the_court_or_fines() {
    check(Law::Pipeline52, 2_000);
}

#[test]
fn no_way_under_a_power_line_demolishes_by_force_or_fines() {
    check(Law::Power69, 2_000);
}

#[test]
fn no_way_in_a_hazard_zone_demolishes_by_force() {
    check(Law::Hazard43, 2_000);
}

#[test]
fn no_way_in_a_forest_demolishes_by_force() {
    check(Law::Forest73, 2_000);
}
