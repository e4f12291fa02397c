//! The graph of the law: every way from a lead, act by act, in each way that the articles go, and nowhere on it an act that
//! the law does not have there.

use std::collections::{BTreeSet, HashMap, VecDeque};

use homestead::domain::houses::file::Officer;
use homestead::domain::time::{china, china_date};
use homestead::domain::violations::Violation;
use homestead::domain::violations::acts::known;
use homestead::domain::violations::codes::{PaperKind, ResponseKind, ReviewVerdict, RulingVerdict, State};
use homestead::domain::violations::duties::duties;
use homestead::domain::violations::law::{FineBase, Law, Measure, Route, Track};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use crate::support::case::{
    CaseFile, code, decision, filing, notice, order, retaken, seen, service, uncorrected, unit, until_decision,
};
use crate::support::file::{Refused, over};

/// A Monday after which every article's power is held.
const START: Date = date(2020, 7, 6);
/// An article of each way: with and without force of one's own, with and without a fine, on each track.
const LAWS: [Law; 5] = [Law::Planning65, Law::Land78, Law::Land77, Law::Highway81, Law::Hazard43];

/// Somebody's act, so many days and hours after the one before.
struct Move {
    who: &'static str,
    act: &'static str,
    days: i64,
    hours: i64,
    payload: fn(Law, Date) -> Value,
}

const fn way(who: &'static str, act: &'static str, days: i64, payload: fn(Law, Date) -> Value) -> Move {
    Move { who, act, days, hours: 0, payload }
}

fn after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

fn usual(law: Law, day: Date, act: &str) -> Value {
    until_decision(law, day).into_iter().find(|step| step.act == act).unwrap().payload
}

fn one(mut payload: Value) -> Value {
    payload["officers"] = json!(["officer"]);
    payload
}

/// The same with a fine, as the article counts it.
fn fined(law: Law, mut payload: Value) -> Value {
    let flat = law.row().fine.is_some_and(|rule| rule.base == FineBase::Flat);
    payload["fine"] = if flat { json!({ "yuan": 20_000 }) } else { json!({ "yuan": 20_000, "base": 100.0 }) };
    payload
}

/// The notice tells the fine where the article has one.
fn telling(law: Law) -> Value {
    if law.row().fine.is_some() { fined(law, notice(law)) } else { notice(law) }
}

fn closing(ground: &str) -> Value {
    over(retaken(), &json!({ "ground": ground, "reason": "依法", "land_restored": true }))
}

fn demanding(law: Law, day: Date) -> Value {
    let mut demand = json!({ "number": "催1号", "manner": "自行拆除", "rights_told": true });
    if law.route() == Route::OwnForce {
        demand["comply_by"] = json!(after(day, 10));
    }
    demand
}

/// By day and in the evening: where the act begins at night it ends at night.
fn demolishing(day: Date) -> Value {
    let ended = day.at(11, 0, 0, 0).to_zoned(china()).unwrap().timestamp();
    seen(
        &json!({ "ended_at": ended.to_string(), "video_no": "执法-1", "record": "现场笔录", "supplies_untouched": true }),
    )
}

fn demolishing_late(day: Date) -> Value {
    let ended = day.at(23, 0, 0, 0).to_zoned(china()).unwrap().timestamp();
    over(demolishing(day), &json!({ "ended_at": ended.to_string() }))
}

fn applying(signed: bool) -> Value {
    json!({ "court": "沾益区人民法院", "materials": ["application", "decision", "party_opinion", "subject"],
        "signed_by_head": signed })
}

fn preparing() -> Vec<Move> {
    vec![
        way("officer", "verify", 0, |law, day| usual(law, day, "verify")),
        way("officer", "verify", 0, |law, day| one(usual(law, day, "verify"))),
        way("officer", "verify", 0, |law, day| over(usual(law, day, "verify"), &json!({ "suspected": false }))),
        way("officer", "order_stop", 0, |law, day| usual(law, day, "order_stop")),
        way("officer", "order_stop", 0, |law, day| over(usual(law, day, "order_stop"), &json!({ "correct_by": null }))),
        way("officer", "order_stop", 0, |law, day| one(usual(law, day, "order_stop"))),
        way("chief", "open_case", 0, |law, _| filing(law, &json!({}))),
        way("chief", "open_case", 0, |law, _| filing(law, &json!({ "unit": "530303001" }))),
        way("chief", "open_case", 0, |law, _| filing(law, &json!({ "officers": ["officer"] }))),
        way("officer", "investigate", 0, |law, day| usual(law, day, "investigate")),
        way("officer", "investigate", 0, |law, day| one(usual(law, day, "investigate"))),
        way("officer", "investigate", 0, |law, day| over(usual(law, day, "investigate"), &json!({ "measured": null }))),
        way("legal", "legal_review", 0, |law, day| usual(law, day, "legal_review")),
        way("officer", "legal_review", 0, |law, day| usual(law, day, "legal_review")),
        way("legal", "legal_review", 0, |law, day| {
            over(usual(law, day, "legal_review"), &json!({ "verdict": "return" }))
        }),
        way("officer", "notify", 0, |law, _| telling(law)),
        way("officer", "notify", 0, |law, _| over(telling(law), &json!({ "hearing_offered": false }))),
        way("officer", "respond", 0, |_, _| json!({ "kind": "waiver", "content": "放弃" })),
        way("officer", "respond", 0, |_, _| json!({ "kind": "hearing_request", "content": "要求听证" })),
        way("officer", "respond", 21, |_, _| json!({ "kind": "hearing_request", "content": "要求听证" })),
        way("officer", "respond", 0, |_, _| json!({ "kind": "hearing_withdrawn", "content": "撤回" })),
        way("legal", "hold_hearing", 21, |_, day| hearing("legal", after(day, -20))),
        way("legal", "hold_hearing", 0, |_, day| hearing("legal", day)),
        way("legal", "hold_hearing", 21, |_, day| hearing("officer", after(day, -20))),
        way("chief", "decide", 0, |law, day| decision(law, day, after(day, 15))),
        way("chief", "decide", 21, |law, day| decision(law, day, after(day, 15))),
        way("chief", "decide", 21, |law, day| fined(law, decision(law, day, after(day, 15)))),
        way("chief", "decide", 21, |law, day| alone(decision(law, day, after(day, 15)))),
    ]
}

fn hearing(chair: &str, told: Date) -> Value {
    json!({ "told_on": told, "chair": chair, "record": "听证笔录", "record_signed": true })
}

fn alone(decision: Value) -> Value {
    over(decision, &json!({ "discussed_by": ["镇长"] }))
}

fn carrying_out() -> Vec<Move> {
    let mut moves = vec![
        way("officer", "challenge", 0, |_, _| json!({ "kind": "review", "body": "沾益区人民政府" })),
        way("officer", "challenge", 0, |_, _| json!({ "kind": "suit", "body": "沾益区人民法院" })),
        way("officer", "end_challenge", 21, |_, _| json!({ "outcome": "upheld", "number": "1号" })),
        way("officer", "end_challenge", 0, |_, _| json!({ "outcome": "annulled", "number": "1号" })),
        way("officer", "recheck", 0, |_, _| uncorrected()),
        way("officer", "recheck", 0, |_, _| one(uncorrected())),
        way("officer", "recheck", 21, |_, _| uncorrected()),
        way("officer", "recheck", 203, |_, _| uncorrected()),
        way("officer", "self_corrected", 0, |_, _| seen(&json!({ "land_restored": true }))),
        way("officer", "pay_fine", 0, |_, _| json!({ "yuan": 20_000, "receipt_no": "1" })),
        way("officer", "demand", 0, demanding),
        way(
            "chief",
            "decide_enforcement",
            0,
            |_, _| json!({ "number": "强1号", "manner": "组织拆除", "statement_considered": true }),
        ),
        way("officer", "announce", 0, |_, day| seen(&json!({ "place": "村务公开栏", "demolish_by": after(day, 10) }))),
        way("chief", "settle", 0, |_, day| json!({ "until": after(day, 14), "terms": "分期", "nobody_harmed": true })),
        way("officer", "demolish", 0, |_, day| demolishing(day)),
        way("officer", "demolish", 21, |_, day| demolishing(day)),
        way("officer", "demolish", 203, |_, day| demolishing(day)),
        way("officer", "demolish", 0, |_, day| one(demolishing(day))),
        Move { hours: 12, ..way("officer", "demolish", 0, |_, day| demolishing_late(day)) },
        // The acts before are done on Mondays.
        way("officer", "demolish", 5, |_, day| demolishing(day)),
        way("chief", "apply_to_court", 0, |_, _| applying(true)),
        way("chief", "apply_to_court", 0, |_, _| applying(false)),
        way("chief", "apply_to_court", 63, |_, _| applying(true)),
        way("chief", "apply_to_court", 420, |_, _| applying(true)),
        way("officer", "court_ruling", 0, |_, _| json!({ "verdict": "granted", "number": "行审1号" })),
        way("officer", "court_ruling", 0, |_, _| json!({ "verdict": "refused", "number": "行审1号" })),
        way("chief", "dismiss", 0, |_, _| json!({ "reason": "no_violation", "detail": "依法" })),
        way("chief", "transfer", 0, |_, _| json!({ "to": "区自然资源局", "reason": "无管辖权" })),
        way("chief", "suspend", 0, |_, _| json!({ "reason": "依法", "basis": "行政强制法 39" })),
        way("chief", "resume", 0, |_, _| json!({ "reason": "依法" })),
    ];
    for (paper, payload) in PAPERS {
        assert!(serde_json::from_value::<PaperKind>(json!(paper)).is_ok());
        moves.push(way("officer", "serve", 0, payload));
    }
    for payload in GROUNDS {
        moves.push(way("chief", "close", 0, payload));
    }
    moves
}

type Payload = fn(Law, Date) -> Value;

const PAPERS: [(&str, Payload); 5] = [
    ("stop_order", |_, _| service("stop_order")),
    ("notice", |_, _| service("notice")),
    ("decision", |_, _| service("decision")),
    ("demand", |_, _| service("demand")),
    ("enforcement_decision", |_, _| service("enforcement_decision")),
];

const GROUNDS: [Payload; 5] = [
    |_, _| closing("performed"),
    |_, _| closing("demolished"),
    |_, _| closing("court_executed"),
    |_, _| closing("execution_ended"),
    |_, _| closing("annulled"),
];

/// What the law can tell two files apart by: what is there, and on which side of each day it stands.
fn shape(file: &CaseFile) -> String {
    let case = &file.case;
    let today = china_date(case.last_act_at);
    let done = (case.correction.is_some(), case.demolition.is_some(), case.payment.is_some());
    let fined = case.decision.as_ref().map(|it| it.order.fine.is_some());
    let fate = (case.state, case.law(), done, fined, case.annulled(), case.application.is_some());
    let settled = case.settled() && case.decision.is_some();
    if case.state.is_end() || case.annulled() || settled {
        // What is left is to close it: how it came there is told by what it did.
        let paused = case.paused().map(|it| it.state);
        return format!("{fate:?} {paused:?} {:?}", case.pending_challenge().is_some());
    }
    let clocks = file.clocks(today);
    let over =
        |code: &str| clocks.iter().find(|clock| clock.code == code).map(|clock| clock.day.map(|day| day < today));
    let paper = |kind| case.paper(kind).map(|_| case.is_served(kind, today));
    let by = |day: Option<Date>| day.map(|day| (day < today, case.uncorrected_after(day)));
    // What prepared a decision is settled with it; only its own papers and days count from there.
    let prepared = case.decision.is_none().then(|| {
        (
            (case.investigations.is_empty(), case.investigations.iter().any(|it| it.measured.is_some())),
            case.reviews.last().map(|it| (it.verdict, reviewed_now(case))),
            case.notice.as_ref().map(|_| (case.hearing_wanted(), case.answered(ResponseKind::Waiver))),
            (over("statement"), over("hearing_request"), case.hearing.is_some()),
            (paper(PaperKind::StopOrder), by(case.stop_order.as_ref().and_then(|it| it.correct_by))),
            (paper(PaperKind::Notice), case.verification.as_ref().map(|it| it.suspected)),
        )
    });
    let ten_days = clocks.iter().find(|clock| clock.code == "demand").and_then(|clock| clock.day);
    // A demand served after its own day runs from its service.
    let named = case.demand.as_ref().and_then(|it| it.comply_by);
    let demand = named.map(|by| case.served_on(PaperKind::Demand).map_or(by, |served| by.max(served))).or(ten_days);
    let late = clocks.iter().find(|clock| clock.code == "court_until").and_then(|clock| clock.otherwise);
    let carried = (
        (paper(PaperKind::Decision), by(case.decision.as_ref().map(|it| it.comply_by))),
        (paper(PaperKind::Demand), by(demand)),
        (paper(PaperKind::EnforcementDecision), by(case.announcement.as_ref().map(|it| it.demolish_by))),
        (case.settlement.as_ref().map(|it| it.until < today), case.ruling.as_ref().map(|it| it.verdict)),
        (case.pending_challenge().is_some(), case.paused().map(|it| it.state)),
    );
    let days = ["suit", "earliest_demolition", "court_from", "court_until"].map(over);
    format!("{fate:?} {prepared:?} {carried:?} {days:?} {:?}", late.map(|day| day < today))
}

fn reviewed_now(case: &Violation) -> bool {
    case.reviews.last().is_some_and(|review| {
        let heard = case.hearing.as_ref().is_none_or(|hearing| review.heard_at == Some(hearing.held_at));
        review.investigations == case.investigations.len() && heard
    })
}

struct Node {
    file: CaseFile,
    ways: Vec<(&'static str, usize)>,
}

fn moment(from: Timestamp, way: &Move) -> Timestamp {
    from.checked_add((way.days * 24 + way.hours).hours()).unwrap()
}

fn explore(law: Law) -> Vec<Node> {
    let moves: Vec<Move> = preparing().into_iter().chain(carrying_out()).collect();
    let start = CaseFile::lead_on(START);
    let mut found = HashMap::from([(shape(&start), 0)]);
    let mut nodes = vec![Node { file: start, ways: Vec::new() }];
    let mut waiting = VecDeque::from([0]);
    while let Some(at) = waiting.pop_front() {
        for way in &moves {
            let case = &nodes[at].file.case;
            let known = code(way.act).spec(case.law()).is_some_and(|spec| (spec.knows)(case));
            if !known {
                continue;
            }
            let moment = moment(case.last_act_at, way);
            let payload = (way.payload)(law, china_date(moment));
            let Ok(act) = nodes[at].file.judged(way.who, way.act, moment, &payload) else { continue };
            if ["demolish", "apply_to_court", "demand", "decide_enforcement", "announce"].contains(&way.act) {
                let quiet = nodes[at].file.case.pending_challenge().is_none() && !nodes[at].file.case.annulled();
                assert!(quiet, "{} while the decision is fought (行政强制法 44, 53)", way.act);
            }
            let mut file = nodes[at].file.clone();
            file.apply(way.who, moment, act.as_ref());
            let next = nodes.len();
            let to = *found.entry(shape(&file)).or_insert(next);
            if to == next {
                nodes.push(Node { file, ways: Vec::new() });
                waiting.push_back(next);
            }
            nodes[at].ways.push((way.act, to));
        }
    }
    nodes
}

fn two(officers: &[Officer]) -> bool {
    officers.iter().map(|it| &it.username).collect::<BTreeSet<_>>().len() >= 2
}

fn officers_are_two(case: &Violation) {
    let mut signed: Vec<&[Officer]> = Vec::new();
    signed.extend(case.verification.iter().map(|it| &it.officers[..]));
    signed.extend(case.stop_order.iter().map(|it| &it.officers[..]));
    signed.extend(case.filing.iter().map(|it| &it.handlers[..]));
    signed.extend(case.investigations.iter().map(|it| &it.officers[..]));
    signed.extend(case.rechecks.iter().map(|it| &it.officers[..]));
    signed.extend(case.correction.iter().map(|it| &it.officers[..]));
    signed.extend(case.announcement.iter().map(|it| &it.officers[..]));
    signed.extend(case.demolition.iter().map(|it| &it.officers[..]));
    let papers = [
        PaperKind::StopOrder,
        PaperKind::Notice,
        PaperKind::Decision,
        PaperKind::Demand,
        PaperKind::EnforcementDecision,
    ];
    let services = papers.iter().filter_map(|kind| case.paper(*kind)?.service.as_ref());
    signed.extend(services.map(|it| &it.officers[..]));
    assert!(signed.into_iter().all(two), "one officer (行政处罚法 42)");
}

fn decided_lawfully(file: &CaseFile) {
    let case = &file.case;
    let (Some(filing), Some(decision)) = (&case.filing, &case.decision) else { return };
    let (law, day) = (filing.law, decision.paper.on);
    let notice = case.notice.as_ref().expect("a decision without notice (行政处罚法 44)");
    assert!(notice.hearing_offered, "a decision without hearing offered (行政处罚法 63)");
    assert!(case.is_served(PaperKind::Notice, day), "a decision before the notice was served");
    assert!(!case.hearing_wanted() || case.hearing.is_some(), "a hearing passed over (行政处罚法 63)");
    let told = case.served_on(PaperKind::Notice).unwrap();
    let waited = file.pack.calendar.add_working(told, 5).unwrap() < day;
    let heard = case.answered(ResponseKind::Waiver) || case.hearing.is_some();
    assert!(waited || heard, "a decision inside the party's five working days (行政处罚法 64)");
    let review = case.reviews.last().expect("a decision without legal review (行政处罚法 58)");
    assert!(review.verdict == ReviewVerdict::Pass && reviewed_now(case), "not what was reviewed");
    assert!(!case.handlers().contains(review.by.as_str()), "reviewed by who handled it (行政处罚法 58)");
    assert!(decision.discussed_by.len() >= 2, "decided by one alone (行政处罚法 57)");
    assert!(case.investigations.iter().any(|it| it.measured.is_some()), "nothing measured");
    assert!(decision.order.measures.iter().all(|it| law.row().measures.contains(it)), "a measure of no article");
    assert!(decision.order.fine.is_none() || law.row().fine.is_some(), "a fine of no article");
    assert!(file.pack.on(day).power(&filing.unit, law.row().power).is_some(), "no power (行政处罚法 38)");
    let housed = !matches!(law, Law::Planning65 | Law::Land78);
    assert!(housed || !decision.order.measures.contains(&Measure::Confiscate), "a farmer's own house confiscated");
    if law == Law::Planning65 && decision.order.measures.contains(&Measure::Demolish) {
        let by = case.stop_order.as_ref().and_then(|it| it.correct_by).expect("no order to correct (城乡规划法 65)");
        let seen = case.rechecks.iter().any(|it| it.on > by && it.on <= day);
        assert!(by < day && seen && case.is_served(PaperKind::StopOrder, day), "demolition before correction ran out");
    }
}

/// The last of the party's days, counted here anew.
fn party_until(file: &CaseFile) -> Date {
    let (case, calendar) = (&file.case, &file.pack.calendar);
    let served = case.served_on(PaperKind::Decision).expect("the decision was not served");
    let short = case.law().unwrap().track() == Track::Land
        && case.decision.as_ref().unwrap().order.measures.contains(&Measure::Demolish);
    let suit = if short { served.checked_add(15.days()) } else { served.checked_add(6.months()) };
    let review = calendar.roll(served.checked_add(60.days()).unwrap()).unwrap();
    review.max(calendar.roll(suit.unwrap()).unwrap())
}

fn carried_out_lawfully(file: &CaseFile) {
    let case = &file.case;
    if let Some(demolition) = &case.demolition {
        let day = china_date(demolition.began_at);
        assert!(case.goes(Route::OwnForce), "demolition by who has no force (行政强制法 53)");
        assert!(party_until(file) < day, "demolition before its earliest day (行政强制法 44)");
        assert!(case.announcement.as_ref().unwrap().demolish_by < day, "before the announced day");
        assert!(case.is_served(PaperKind::Demand, day) && case.is_served(PaperKind::EnforcementDecision, day));
        assert!(case.settlement.as_ref().is_none_or(|it| it.until < day), "against an agreement (行政强制法 42)");
        assert!(file.pack.calendar.is_working(day).unwrap(), "on a day off (行政强制法 43)");
        let hours = [demolition.began_at, demolition.ended_at].map(|it| it.to_zoned(china()).hour());
        assert!(hours.iter().all(|hour| (6..22).contains(hour)), "by night (行政强制法 43)");
        assert!(case.correction.is_none(), "what the party had corrected");
    }
    if let Some(application) = &case.application {
        assert!(case.goes(Route::Court), "the court asked by who has force of its own (法释〔2013〕5号)");
        let served = case.served_on(PaperKind::Demand).expect("no demand (行政强制法 54)");
        let ten = file.pack.calendar.add_working(served, 10).unwrap();
        assert!(ten < application.on && party_until(file) < application.on, "the court asked too early");
        let last = file.pack.calendar.roll(party_until(file).checked_add(4.months()).unwrap()).unwrap();
        assert!(application.on <= last || !case.challenges.is_empty(), "the court asked too late");
    }
    assert!(case.payment.is_none() || case.law().unwrap().row().fine.is_some(), "a fine paid under no article");
}

/// Tries what the article does not have, whatever the state.
fn forbidden_is_unknown(law: Law, file: &CaseFile) {
    let Some(filed) = file.case.law() else { return };
    let day = china_date(file.case.last_act_at);
    let unknown: &[(&str, Value)] = match law.route() {
        Route::Court => &[
            ("demolish", demolishing(day)),
            ("announce", seen(&json!({ "place": "村口", "demolish_by": after(day, 10) }))),
            ("decide_enforcement", json!({ "number": "1", "manner": "拆除", "statement_considered": true })),
            ("settle", json!({ "until": after(day, 10), "terms": "分期", "nobody_harmed": true })),
        ],
        Route::OwnForce => {
            &[("apply_to_court", applying(true)), ("court_ruling", json!({ "verdict": "granted", "number": "1" }))]
        }
    };
    for (act, payload) in unknown {
        assert!(code(act).spec(Some(filed)).is_none(), "{act} exists under {law:?}");
        let tried = file.judged("officer", act, file.case.last_act_at, payload);
        assert!(matches!(tried, Err(Refused::Unknown)), "{act} under {law:?}");
    }
    if law.row().fine.is_none() {
        let fine = fined(law, decision(law, day, after(day, 15)));
        assert!(file.judged("chief", "decide", file.case.last_act_at, &fine).is_err(), "a fine under {law:?}");
        assert!(code("pay_fine").spec(Some(filed)).is_none(), "a fine to pay under {law:?}");
    }
}

/// The nodes from which one of these can be reached.
fn leading_to(nodes: &[Node], ends: impl Fn(&Violation) -> bool) -> BTreeSet<usize> {
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        for (_, to) in &node.ways {
            before[*to].push(at);
        }
    }
    let mut leading: BTreeSet<usize> = (0..nodes.len()).filter(|at| ends(&nodes[*at].file.case)).collect();
    let mut waiting: Vec<usize> = leading.iter().copied().collect();
    while let Some(at) = waiting.pop() {
        for earlier in &before[at] {
            if leading.insert(*earlier) {
                waiting.push(*earlier);
            }
        }
    }
    leading
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
    for node in &nodes {
        officers_are_two(&node.file.case);
        decided_lawfully(&node.file);
        carried_out_lawfully(&node.file);
        forbidden_is_unknown(law, &node.file);
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
    let by_force = nodes.iter().any(|node| match law.route() {
        Route::OwnForce => node.file.case.demolition.is_some(),
        Route::Court => granted(&node.file.case),
    });
    assert!(by_force, "nothing is ever carried out under {law:?}");
    assert!(order(law)["measures"].is_array());
}

#[test]
fn no_way_on_the_planning_track_does_what_the_law_forbids() {
    check(LAWS[0], 2_000);
}

#[test]
fn no_way_on_the_land_track_demolishes_or_fines_a_farmer() {
    check(LAWS[1], 2_000);
}

#[test]
fn no_way_on_the_land_track_of_anybody_else_demolishes() {
    check(LAWS[2], 2_000);
}

#[test]
fn no_way_along_a_road_goes_to_the_court() {
    check(LAWS[3], 2_000);
}

#[test]
fn no_way_in_a_hazard_zone_demolishes_by_force() {
    check(LAWS[4], 2_000);
}
