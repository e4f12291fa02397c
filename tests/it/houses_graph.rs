//! The graph of the law: every way from an application, act by act, with every kind of outcome that a form can bring.

use std::collections::{BTreeSet, HashMap, VecDeque};

use homestead::domain::houses::House;
use homestead::domain::houses::codes::{Decision, PassVerdict, PermitKind, State, VillageVerdict, VisitKind};
use homestead::domain::time::china_date;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use crate::support::file::{
    HouseFile, applying, as_built, conversion, day, grant, life, meeting, morning, over, visit,
};

/// Somebody's act with one kind of outcome.
type Move = (&'static str, &'static str, Value);

fn moves() -> Vec<Move> {
    let mut moves = planning_moves();
    moves.extend(approval_moves());
    moves.extend(building_moves());
    let ground = json!({ "reason": "依法", "basis": "行政许可法" });
    for (who, act) in
        [("chief", "suspend"), ("chief", "resume"), ("clerk", "withdraw"), ("chief", "revoke"), ("clerk", "reject")]
    {
        moves.push((who, act, ground.clone()));
    }
    moves
}

fn planning_moves() -> Vec<Move> {
    let promise = json!([{ "material": "design_drawing", "due": "2031-04-01", "promised_by": "王大山" }]);
    let open_objection = json!({ "objections": [{ "what": "挡住水沟" }] });
    let settled = json!({ "objections": [{ "what": "挡住水沟", "handled": "改移水沟" }] });
    vec![
        ("cadre", "hold_meeting", meeting()),
        ("cadre", "hold_meeting", over(meeting(), &json!({ "for_count": 13 }))),
        ("cadre", "hold_meeting", over(meeting(), &json!({ "present_count": 19, "for_count": 18 }))),
        ("cadre", "publish_notice", json!({ "place": "村务公开栏" })),
        ("cadre", "close_notice", json!({})),
        ("cadre", "close_notice", open_objection),
        ("cadre", "close_notice", settled),
        ("cadre", "settle_objection", json!({ "objection": 1, "handled": "改移水沟" })),
        ("cadre", "give_village_opinion", json!({ "verdict": "agree" })),
        ("cadre", "give_village_opinion", json!({ "verdict": "disagree", "reason": "选址不符合规划" })),
        ("clerk", "accept_application", json!({ "verdict": "accepted", "deferred": promise })),
        ("clerk", "accept_application", json!({ "verdict": "correction", "missing": ["identity"] })),
        ("clerk", "submit_material", json!({ "code": "identity" })),
        ("clerk", "submit_material", json!({ "code": "design_drawing" })),
    ]
}

fn approval_moves() -> Vec<Move> {
    let disagree = json!({ "verdict": "disagree", "reason": "占用水沟" });
    let agree = json!({ "verdict": "agree" });
    let long = json!({ "valid_to": "2040-01-01" });
    let short = json!({ "valid_to": "2031-01-01" });
    vec![
        ("officer", "inspect", visit("application_visit", &json!({}))),
        ("station-nr", "give_opinion", agree.clone()),
        ("station-nr", "give_opinion", disagree.clone()),
        ("station-ag", "give_opinion", agree),
        ("station-ag", "give_opinion", disagree),
        ("station-nr", "record_conversion", conversion()),
        ("station-nr", "record_conversion", over(conversion(), &json!({ "area_m2": 100.0 }))),
        ("chief", "decide_application", json!({ "verdict": "approve" })),
        ("chief", "decide_application", json!({ "verdict": "refuse", "reason": "占用水沟" })),
        ("chief", "issue_permit", grant("planning_permit", &long)),
        ("chief", "issue_permit", grant("homestead_approval", &long)),
        ("chief", "issue_permit", grant("homestead_approval", &short)),
    ]
}

fn building_moves() -> Vec<Move> {
    let usual = life();
    let plain = |n: usize| (usual[n].who, usual[n].act, usual[n].payload.clone());
    let deviates = json!({ "conclusion": "deviates" });
    let grown = as_built(&json!({ "storeys": 3 }));
    let partly = as_built(&json!({ "storeys": null }));
    vec![
        plain(11),
        plain(12),
        ("officer", "inspect", visit("set_out", &deviates)),
        plain(13),
        plain(14),
        plain(15),
        plain(16),
        ("clerk", "report_completion", json!({ "completed_on": "2031-02-20" })),
        ("officer", "inspect", visit("completion_visit", &json!({}))),
        plain(18),
        ("officer", "inspect", visit("completion_visit", &grown)),
        ("officer", "inspect", visit("completion_visit", &partly)),
        ("officer", "inspect", visit("patrol", &json!({}))),
        plain(19),
        ("chief", "accept_house", json!({ "verdict": "pass", "old_house": "pending" })),
        ("chief", "accept_house", json!({ "verdict": "rectify", "items": ["整改"], "old_house": "not_due" })),
        plain(20),
    ]
}

/// When an act is done: at once, but a notice comes down after its days, and a plot is set out a month later, and houses take two.
fn moment(house: &House, act: &str, payload: &Value) -> Timestamp {
    let days = match act {
        "close_notice" => 8,
        "inspect" if payload["kind"] == "set_out" => 30,
        "report_completion" => 60,
        _ => 0,
    };
    house.last_act_at.checked_add((days * 24).hours()).unwrap()
}

fn ran_out(house: &House) -> bool {
    let approval = house.permit(PermitKind::HomesteadApproval);
    house.commenced_on.is_none() && approval.is_some_and(|it| it.valid_to < china_date(house.last_act_at))
}

/// What the law can tell two files apart by; days and repetitions left out.
fn shape(house: &House) -> String {
    let kinds =
        [VisitKind::ApplicationVisit, VisitKind::SetOut, VisitKind::Foundation, VisitKind::Storey, VisitKind::Roof];
    let visits: Vec<_> = kinds.iter().map(|kind| house.visit(*kind).map(|visit| visit.conclusion)).collect();
    let seen = house.visit(VisitKind::CompletionVisit).is_some();
    let measured = house.measured_visit().map(|(_visit, it)| it.storeys);
    let notice = house.notice.as_ref();
    let notice = notice.map(|it| (it.closed_on.is_some(), it.objections.iter().any(|it| it.handled.is_none())));
    let papers: Vec<_> = house.materials.iter().map(|it| it.provided_on.is_some()).collect();
    let reviews: Vec<_> =
        house.reviews.iter().map(|it| it.opinion.as_ref().map(|(opinion, _by)| opinion.verdict)).collect();
    // Once the village has agreed, how it met and what hung out is settled.
    let agreed = house.village_opinion.as_ref().map(|it| it.verdict);
    let met = house.meeting.as_ref().map(|it| (it.present_count, it.for_count));
    let village = if agreed == Some(VillageVerdict::Agree) { None } else { Some((met, notice)) };
    format!(
        "{:?}",
        (
            (house.stage, house.state, village, agreed, house.acceptance.as_ref().map(|it| it.verdict), papers),
            (
                reviews,
                house.conversion.as_ref().map(|it| it.area_m2 > 140.0),
                house.decision.as_ref().map(|it| it.verdict)
            ),
            (
                house.permits.last().map(|it| (it.kind, it.valid_to)),
                house.builder.is_some(),
                house.commenced_on.is_some(),
                ran_out(house),
                visits
            ),
            (seen, measured, house.outcome.as_ref().map(|it| it.verdict), house.paused().map(|it| it.state)),
        )
    )
}

/// One shape of the file, what can be done to it, and what that leads to.
struct Node {
    file: HouseFile,
    ways: Vec<(&'static str, &'static str, usize)>,
}

/// While a file is suspended the program lets only these go on.
fn awake(house: &House, act: &str) -> bool {
    house.paused().is_none() || matches!(act, "resume" | "withdraw" | "revoke" | "inspect")
}

fn explore(start: HouseFile) -> Vec<Node> {
    let moves = moves();
    let mut known = HashMap::from([(shape(&start.house), 0)]);
    let mut nodes = vec![Node { file: start, ways: Vec::new() }];
    let mut waiting = VecDeque::from([0]);
    while let Some(at) = waiting.pop_front() {
        for (who, act, payload) in &moves {
            let mut file = nodes[at].file.clone();
            let moment = moment(&file.house, act, payload);
            if !awake(&file.house, act) || file.try_act(who, act, moment, payload).is_err() {
                continue;
            }
            let next = nodes.len();
            let to = *known.entry(shape(&file.house)).or_insert(next);
            if to == next {
                nodes.push(Node { file, ways: Vec::new() });
                waiting.push_back(next);
            }
            nodes[at].ways.push((who, act, to));
        }
    }
    nodes
}

/// An application whose acts are done from December 2030 on, beyond any calendar: the order of the law needs none.
fn explored(land_class: &str) -> Vec<Node> {
    let four = json!([{ "code": "application_form" }, { "code": "commitment" }, { "code": "identity" },
        { "code": "household_register" }]);
    let mut start =
        HouseFile::applied("2026-03-02", &applying(&json!({ "land_class": land_class, "materials": four })));
    start.house.last_act_at = morning(day("2030-12-01"));
    explore(start)
}

fn lawful(house: &House) {
    let has = |kind| house.permit(kind).is_some();
    let approved = house.decision.as_ref().is_some_and(|it| it.verdict == Decision::Approve);
    if has(PermitKind::PlanningPermit) {
        assert!(approved, "a permit without decision");
        let converted = house.conversion.as_ref().is_some_and(|it| it.area_m2 >= 144.0);
        let farmland = house.application.land_class.is_farmland();
        assert!(!farmland || converted || house.permits.len() < 2, "an approval on unconverted farmland");
        assert!(house.outstanding().next().is_none(), "a permit before the promised paper");
    }
    if has(PermitKind::HomesteadApproval) {
        assert_eq!(house.permits[0].kind, PermitKind::PlanningPermit, "approval before planning permit");
    }
    if house.commenced_on.is_some() {
        let set_out = house.visit(VisitKind::SetOut).is_some();
        assert!(set_out && house.builder.is_some() && house.permits.len() == 2, "works before their time");
    }
    if house.title.is_some() {
        let passed = house.outcome.as_ref().is_some_and(|it| it.verdict == PassVerdict::Pass);
        let complete = house.measured_visit().is_some_and(|(_visit, it)| it.storeys == Some(2));
        assert!(passed && complete, "a title without acceptance on what was measured");
    }
}

/// The nodes from which one of these can be reached.
fn leading_to(nodes: &[Node], ends: impl Fn(&House) -> bool) -> BTreeSet<usize> {
    let mut leading: BTreeSet<usize> = (0..nodes.len()).filter(|at| ends(&nodes[*at].file.house)).collect();
    loop {
        let more: Vec<usize> = (0..nodes.len())
            .filter(|at| !leading.contains(at) && nodes[*at].ways.iter().any(|(_, _, to)| leading.contains(to)))
            .collect();
        if more.is_empty() {
            return leading;
        }
        leading.extend(more);
    }
}

#[test]
fn no_way_through_the_law_skips_what_must_come_before() {
    for land_class in ["construction", "farmland_cultivated"] {
        let nodes = explored(land_class);
        assert!(nodes.len() > 300, "only {} shapes", nodes.len());
        for node in &nodes {
            lawful(&node.file.house);
        }
        let states: BTreeSet<String> = nodes.iter().map(|node| format!("{:?}", node.file.house.state)).collect();
        let never: Vec<State> = State::ALL.into_iter().filter(|it| !states.contains(&format!("{it:?}"))).collect();
        let unused = if land_class == "construction" { vec![State::Conversion] } else { Vec::new() };
        assert_eq!(never, unused, "states that no way leads to on {land_class}");
    }
}

#[test]
fn every_file_can_still_be_registered_unless_it_ended_or_its_approval_ran_out() {
    for land_class in ["construction", "farmland_cultivated"] {
        let nodes = explored(land_class);
        let registrable = leading_to(&nodes, |house| house.state == State::Registered);
        let closable = leading_to(&nodes, |house| house.state.is_end());
        for (at, node) in nodes.iter().enumerate() {
            let house = &node.file.house;
            assert!(closable.contains(&at), "no end from {}", shape(house));
            // The short approval runs out while its plot is set out.
            let short = house.permit(PermitKind::HomesteadApproval).is_some_and(|it| it.valid_to == day("2031-01-01"));
            let lost = house.state.is_end() || short;
            assert!(lost || registrable.contains(&at), "a dead end: {}", shape(house));
        }
    }
}

#[test]
fn whoever_is_named_as_next_can_do_what_is_asked() {
    for land_class in ["construction", "farmland_cultivated"] {
        for node in explored(land_class) {
            let house = &node.file.house;
            let duties = node.file.duties(&china_date(house.last_act_at).to_string());
            assert_eq!(duties.is_empty(), house.state.is_end(), "{}", shape(house));
            for duty in duties {
                let act = duty.act.code();
                assert!(node.ways.iter().any(|(_, way, _)| *way == act), "{act} is not open: {}", shape(house));
            }
        }
    }
}
