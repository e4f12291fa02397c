//! The ledger for auditors. Entries hold codes and hashes, no personal data.

use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::context::{Answer, Signed, json};
use super::query::{Query, whole};
use crate::app::ledger::{self, EntryView};
use crate::app::refusal::Refusal;
use crate::domain::fields::Fields;

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
    Ok(json(StatusCode::OK, &Entries { items: entries }))
}
