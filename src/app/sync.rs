//! A phone's queue: acts that were done without a signal. Each stands or falls by itself; the earliest is done first,
//! because a later one may wait for it.

use serde_json::Value;

use super::Homestead;
use super::acting::Acted;
use super::houses::{act, apply};
use super::refusal::Refusal;
use super::{patrols, violations};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, Fields, Wrong};
use crate::domain::ids::Id;

/// Most acts of one queue.
const MOST: usize = 200;

/// What became of one act.
pub type Outcome = Result<Acted, Refusal>;

/// The acts of a queue, each an object with its `house_id` or `violation_id` beside the body of the act (`apply`,
/// `register_lead` and `patrol_visit` have none).
///
/// # Errors
/// `Faulty` for a body that is no queue.
pub fn read(body: &Value) -> Result<Vec<Value>, Refusal> {
    Fields::read(body, |f| {
        f.required("acts", |value: &Value| match value {
            Value::Array(acts) if acts.len() <= MOST => Ok(acts.clone()),
            Value::Array(_) => Err(vec![Wrong::new("too_many").with("most", MOST)]),
            _ => Err(vec![Wrong::new("wrong_type").with("expected", "array")]),
        })
    })
    .map_err(Refusal::Faulty)
}

/// Does a queue; one answer an act, in the order in which they came.
pub fn sync(home: &Homestead, actor: &Actor, acts: &[Value]) -> Vec<(String, Outcome)> {
    let text = |act: &Value, name: &str| act.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let moment = |act: &Value| text(act, "at").parse::<jiff::Timestamp>().ok();
    let mut order: Vec<usize> = (0..acts.len()).collect();
    order.sort_by_key(|i| acts.get(*i).and_then(moment));
    let mut outcomes: Vec<(usize, String, Outcome)> = order
        .into_iter()
        .filter_map(|i| acts.get(i).map(|act| (i, text(act, "act_id"), one(home, actor, act))))
        .collect();
    outcomes.sort_by_key(|(i, ..)| *i);
    outcomes.into_iter().map(|(_, id, outcome)| (id, outcome)).collect()
}

fn one(home: &Homestead, actor: &Actor, queued: &Value) -> Outcome {
    let mut body = queued.clone();
    if queued.get("act").and_then(Value::as_str) == Some(patrols::RECORD) {
        return patrols::record(home, actor, &body);
    }
    let mut taken = |name: &str| body.as_object_mut().and_then(|body| body.shift_remove(name));
    let lead = queued.get("act").and_then(Value::as_str) == Some(violations::REGISTER);
    // A lead names the house that it concerns: that is a field of its own.
    let (house, case) = if lead { (None, None) } else { (taken("house_id"), taken("violation_id")) };
    match (house, case) {
        (None, None) if lead => violations::register(home, actor, &body),
        (None, None) => apply(home, actor, &body),
        (None, Some(case)) => violations::act(home, actor, &id(&case, "violation_id")?, &body),
        (Some(house), _) => act(home, actor, &id(&house, "house_id")?, &body),
    }
}

fn id(value: &Value, path: &str) -> Result<Id, Refusal> {
    let bad = || vec![Fault { path: path.to_owned(), code: "bad_id", params: Vec::new() }];
    value.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| Refusal::Faulty(bad()))
}
