//! What happened to a house, each act with its receipt.

use serde_json::Value;

use super::act::ROOM;
use super::file::visible;
use super::view::{Page, TimelineItem};
use crate::app::Homestead;
use crate::app::acting::subject;
use crate::app::refusal::Refusal;
use crate::app::timeline::{Said, of_subject};
use crate::domain::actor::Actor;
use crate::domain::ids::Id;
use crate::words::Language;

/// The acts of a house, the latest first.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn timeline(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<Page<TimelineItem>, Refusal> {
    home.store.read(|conn| {
        visible(conn, actor, id)?;
        let tell = |act: &str, body: &Value| Said {
            label: words.label("act", act),
            stage: stage(act, body).to_owned(),
            sentence: said(act, body, words),
        };
        of_subject(home, conn, id, &subject(ROOM, id), words, &tell)
    })
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
