//! Every act of a case in each way that somebody may try it: as the law wants it, by one officer, too early, too late, at
//! night, by a body without the power.

use homestead::domain::time::china;
use homestead::domain::violations::law::{FineBase, Law, Route, Track};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::case::{decision, filing, notice, photo, retaken, seen, service, uncorrected, until_decision};
use super::file::{outline, over, plot};

/// Somebody's act, so many days and hours after the one before.
pub(crate) struct Move {
    pub(crate) who: &'static str,
    pub(crate) act: &'static str,
    pub(crate) days: i64,
    pub(crate) hours: i64,
    pub(crate) payload: fn(Law, Date) -> Value,
}

const fn way(who: &'static str, act: &'static str, days: i64, payload: fn(Law, Date) -> Value) -> Move {
    Move { who, act, days, hours: 0, payload }
}

pub(crate) fn after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

fn usual(law: Law, day: Date, act: &str) -> Value {
    until_decision(law, day).into_iter().find(|step| step.act == act).unwrap().payload
}

fn one(mut payload: Value) -> Value {
    payload["officers"] = json!(["officer"]);
    payload
}

/// The same with a fine, as the article counts it: 20 000 yuan lie in the range of each.
pub(crate) fn fined(law: Law, mut payload: Value) -> Value {
    let base = match law.row().fine.map(|rule| rule.base) {
        None | Some(FineBase::Flat) => None,
        Some(FineBase::AreaM2) => Some(100.0),
        Some(FineBase::ReclamationFee) => Some(3_000.0),
        Some(FineBase::UnlawfulGains) => Some(100_000.0),
        Some(FineBase::RestorationCost) => Some(10_000.0),
    };
    payload["fine"] = json!({ "yuan": 20_000 });
    if let Some(base) = base {
        payload["fine"]["base"] = json!(base);
    }
    payload
}

/// The notice tells the fine where the article has one.
fn telling(law: Law) -> Value {
    if law.row().fine.is_some() { fined(law, notice(law)) } else { notice(law) }
}

fn closing(ground: &str) -> Value {
    over(retaken(), &json!({ "ground": ground, "reason": "依法", "land_restored": true }))
}

/// Everything under the land law and in the zones is about ground; under the planning law it is about storeys.
fn investigating(law: Law, day: Date) -> Value {
    let usual = usual(law, day, "investigate");
    if law.track() == Track::Planning {
        return usual;
    }
    let measured = json!({ "method": "rtk", "drawing_no": "沾测2025-08", "outline": outline(0.0, 0.0, 15.0, 12.0),
        "allowed": plot() });
    over(usual, &json!({ "measured": measured }))
}

/// The filing; a land case pauses the handling while it is investigated.
fn filed(law: Law, changes: &Value) -> Value {
    let pausing = if law.track() == Track::Land { json!({ "pause_registration": true }) } else { json!({}) };
    over(filing(law, &pausing), changes)
}

fn remeasured(mut payload: Value) -> Value {
    payload["remeasured"] = json!({ "method": "rtk", "drawing_no": "沾测2025-31", "gone": true });
    payload
}

fn still_there(mut payload: Value) -> Value {
    let outline = outline(0.0, 0.0, 14.0, 12.0);
    payload["remeasured"] = json!({ "method": "rtk", "drawing_no": "沾测2025-30", "outline": outline });
    payload
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

/// Every act in every way.
pub(crate) fn moves() -> Vec<Move> {
    preparing().into_iter().chain(carrying_out()).collect()
}

fn preparing() -> Vec<Move> {
    vec![
        way("officer", "verify", 0, |law, day| usual(law, day, "verify")),
        way("officer", "verify", 0, |law, day| one(usual(law, day, "verify"))),
        way("officer", "verify", 0, |law, day| over(usual(law, day, "verify"), &json!({ "suspected": false }))),
        way("officer", "order_stop", 0, |law, day| usual(law, day, "order_stop")),
        way("officer", "order_stop", 0, |law, day| over(usual(law, day, "order_stop"), &json!({ "correct_by": null }))),
        way("officer", "order_stop", 0, |law, day| one(usual(law, day, "order_stop"))),
        way("chief", "open_case", 0, |law, _| filed(law, &json!({}))),
        way("chief", "open_case", 0, |law, _| filed(law, &json!({ "unit": "530303001" }))),
        way("chief", "open_case", 0, |law, _| filed(law, &json!({ "officers": ["officer"] }))),
        way("officer", "investigate", 0, investigating),
        way("officer", "investigate", 0, |law, day| one(investigating(law, day))),
        way("officer", "investigate", 0, |law, day| over(investigating(law, day), &json!({ "measured": null }))),
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
        way("officer", "self_corrected", 0, |_, _| seen(&json!({ "land_restored": false }))),
        way("officer", "self_corrected", 0, |_, _| {
            still_there(seen(&over(retaken(), &json!({ "land_restored": true }))))
        }),
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
    for payload in PAPERS {
        moves.push(way("officer", "serve", 0, payload));
    }
    for payload in GROUNDS {
        moves.push(way("chief", "close", 0, payload));
    }
    moves
}

type Payload = fn(Law, Date) -> Value;

const PAPERS: [Payload; 5] = [
    |_, _| service("stop_order"),
    |_, _| service("notice"),
    |_, _| service("decision"),
    |_, _| service("demand"),
    |_, _| service("enforcement_decision"),
];

const GROUNDS: [Payload; 9] = [
    |_, _| closing("performed"),
    |_, _| closing("demolished"),
    |_, _| closing("court_executed"),
    |_, _| closing("execution_ended"),
    |_, _| closing("annulled"),
    |_, _| remeasured(closing("performed")),
    |_, _| remeasured(closing("demolished")),
    |_, _| remeasured(closing("court_executed")),
    // From a desk: a photo, but none beside the first.
    |_, _| over(closing("performed"), &json!({ "photos": [photo()], "retakes": [] })),
];
