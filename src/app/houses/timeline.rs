//! What happened to a house, each act with its receipt.

use serde_json::Value;

use super::act::subject;
use super::file::visible;
use super::view::{Page, ReceiptView, TimelineActor, TimelineItem};
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::domain::ids::Id;
use crate::domain::time::{china_date, china_text};
use crate::ledger::receipt::Receipt;
use crate::store::acts::RecordedAct;
use crate::store::{self, Conn, StoreError};
use crate::words::Language;

/// More acts than any house has.
const MOST: i64 = 500;

/// The acts of a house, the latest first.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn timeline(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<Page<TimelineItem>, Refusal> {
    home.store.read(|conn| {
        visible(conn, actor, id)?;
        let acts = store::acts::of_subject(conn, id.county().as_str(), &subject(id), i64::MAX, MOST)?;
        let items = acts.iter().map(|recorded| item(home, conn, recorded, words));
        Ok(Page { items: items.collect::<Result<_, Refusal>>()?, next_cursor: None })
    })
}

fn item(home: &Homestead, conn: &mut Conn, recorded: &RecordedAct, words: Language) -> Result<TimelineItem, Refusal> {
    let RecordedAct { entry, act } = recorded;
    let time = |milliseconds: i64| {
        jiff::Timestamp::from_millisecond(milliseconds)
            .map_err(|why| StoreError::corrupt(format!("a time of act {}: {why}", act.id)))
    };
    let (at, received_at) = (time(act.at)?, time(entry.received_at)?);
    let body: Value =
        serde_json::from_str(&act.body).map_err(|why| StoreError::corrupt(format!("body of act {}: {why}", act.id)))?;
    Ok(TimelineItem {
        seq: entry.seq,
        act_id: act.id.clone(),
        act: act.act.clone(),
        label: words.label("act", &act.act),
        stage: stage(&act.act, &body).to_owned(),
        actor: who(conn, act.actor_id.as_deref(), &entry.county, words)?,
        at: china_text(at),
        received_at: china_text(received_at),
        late: china_date(received_at) > china_date(at),
        said: said(&act.act, &body, words),
        receipt: receipt(&home.keys.receipt().receipt(entry)),
    })
}

fn who(conn: &mut Conn, id: Option<&str>, county: &str, words: Language) -> Result<TimelineActor, Refusal> {
    let id = id.and_then(|uuid| format!("{county}-{uuid}").parse::<Id>().ok());
    let account = match id {
        Some(id) => store::accounts::find(conn, &id)?,
        None => None,
    };
    let (name, role) = account.map_or((String::new(), "program".to_owned()), |row| (row.name, row.role));
    Ok(TimelineActor { name, role_label: words.label("role", &role), role })
}

/// The stage that an act belongs to, for its colour.
fn stage(act: &str, body: &Value) -> &'static str {
    match act {
        "accept_application" | "give_opinion" | "record_conversion" | "decide_application" | "issue_permit"
        | "submit_material" | "reject" => "approval",
        "register_builder" | "commence" => "construction",
        "report_completion" | "judge_finding" | "record_demolition" | "accept_house" | "register_title" => "acceptance",
        "inspect" => match body.get("kind").and_then(Value::as_str) {
            Some("application_visit") => "approval",
            Some("set_out") => "construction",
            Some("completion_visit") => "acceptance",
            _ => "supervision",
        },
        _ => "planning",
    }
}

/// One sentence on an act: that of its verdict where it has one.
fn said(act: &str, body: &Value, words: Language) -> String {
    let text = |name: &'static str| match body.get(name) {
        Some(Value::String(text)) => Some((name, text.clone())),
        Some(Value::Number(number)) => Some((name, number.to_string())),
        _ => None,
    };
    let mut values: Vec<(&str, String)> = [
        "due_count",
        "present_count",
        "for_count",
        "against_count",
        "place",
        "document_no",
        "area_m2",
        "drawing_no",
        "completed_on",
        "certificate_no",
        "reason",
        "handled",
    ]
    .into_iter()
    .filter_map(text)
    .collect();
    for (name, table, field) in [
        ("visit", "visit", "kind"),
        ("conclusion", "conclusion", "conclusion"),
        ("material", "material", "code"),
        ("permit", "permit", "permit"),
        ("finding", "violation_kind", "finding"),
    ] {
        if let Some(code) = body.get(field).and_then(Value::as_str) {
            values.push((name, words.label(table, code)));
        }
    }
    let verdict = body.get("verdict").and_then(Value::as_str);
    let key = verdict.map_or_else(|| format!("said.{act}"), |verdict| format!("said.{act}_{verdict}"));
    words.say(&key, &values)
}

/// Shows a receipt.
pub fn receipt(receipt: &Receipt) -> ReceiptView {
    ReceiptView {
        county: receipt.county.clone(),
        seq: receipt.seq,
        hash: receipt.hash.to_string(),
        prev_hash: receipt.prev_hash.to_string(),
        received_at: jiff::Timestamp::from_millisecond(receipt.received_at).map(china_text).unwrap_or_default(),
        signature: receipt.signature.clone(),
    }
}
