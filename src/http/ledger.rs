//! The ledger for auditors. Entries hold codes and hashes, no personal data.

use actix_web::http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::context::{Answer, Signed, json};
use super::query::{Query, whole};
use crate::app::ledger::{self, Entry};
use crate::app::refusal::Refusal;
use crate::domain::fields::Fields;
use crate::domain::time::china_text;

/// One entry, bound to the one before by `prev_hash`.
#[derive(Debug, Serialize, ToSchema)]
struct EntryView {
    county: String,
    /// From 1, without gaps.
    seq: i64,
    /// To the millisecond, as the hash covers it.
    received_at: String,
    act_id: String,
    /// `account:<uuid>` or `program`.
    actor: String,
    act: String,
    /// As in `house:<uuid>`.
    subject: String,
    /// SHA-256 as hex, of the act as it is kept.
    body_digest: String,
    /// SHA-256 as hex, of the subject's rows after the act.
    record_digest: String,
    prev_hash: String,
    hash: String,
}

/// Entries in order.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Entries {
    items: Vec<EntryView>,
}

/// `GET /ledger/entries`
pub(super) async fn entries(signed: Signed, query: Query) -> Answer {
    let (from, limit) = Fields::read(&query.0, |f| {
        let from = f.defaulted("from", 1, whole(0, i64::MAX));
        let limit = f.defaulted("limit", 100, whole(1, 1000));
        Some((from?, limit?))
    })
    .map_err(Refusal::Faulty)?;
    let entries = signed.run(move |home, actor| ledger::entries(home, actor, from, limit)).await?;
    Ok(json(StatusCode::OK, &Entries { items: entries.iter().map(view).collect() }))
}

fn view(entry: &Entry) -> EntryView {
    EntryView {
        county: entry.county.clone(),
        seq: entry.seq,
        received_at: Timestamp::from_millisecond(entry.received_at).map(china_text).unwrap_or_default(),
        act_id: entry.act_id.clone(),
        actor: entry.actor.clone(),
        act: entry.act.clone(),
        subject: entry.subject.clone(),
        body_digest: entry.body_digest.to_string(),
        record_digest: entry.record_digest.to_string(),
        prev_hash: entry.prev_hash.to_string(),
        hash: entry.hash.to_string(),
    }
}
