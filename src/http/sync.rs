//! `/sync`: a phone's queue, in any order and any number of times.

use actix_web::http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::body::Body;
use super::context::{Answer, Signed, json};
use super::problem::Problem;
use crate::app::houses::{self, view::ReceiptView};
use crate::app::refusal::Refusal;
use crate::app::sync::{self, Outcome};
use crate::app::timeline;

/// What became of one act of the queue.
#[derive(Serialize, ToSchema)]
struct Synced {
    /// The act.
    act_id: String,
    /// `recorded`, `already` or `refused`.
    status: &'static str,
    /// The house or the case.
    id: Option<String>,
    /// The same, for an act of a house.
    house_id: Option<String>,
    /// Its receipt.
    receipt: Option<ReceiptView>,
    /// Why it was refused.
    #[schema(value_type = Option<Object>)]
    problem: Option<Value>,
}

/// One answer an act, in the order in which they came.
#[derive(Serialize, ToSchema)]
pub(super) struct SyncAnswer {
    acts: Vec<Synced>,
}

/// `POST /sync`
pub(super) async fn sync(signed: Signed, body: Body) -> Answer {
    let acts = sync::read(&body.0)?;
    let done = signed.run(move |home, actor| Ok(sync::sync(home, actor, &acts))).await?;
    let shown = done.into_iter().map(|(act_id, outcome)| show(act_id, outcome, &signed));
    Ok(json(StatusCode::OK, &SyncAnswer { acts: shown.collect() }))
}

fn show(act_id: String, outcome: Outcome, signed: &Signed) -> Synced {
    match outcome {
        Ok(acted) => Synced {
            act_id,
            status: if acted.again { "already" } else { "recorded" },
            id: Some(acted.id.to_string()),
            house_id: (acted.room == houses::ROOM).then(|| acted.id.to_string()),
            receipt: Some(timeline::receipt(&acted.receipt)),
            problem: None,
        },
        Err(refusal) => Synced {
            act_id,
            status: "refused",
            id: None,
            house_id: None,
            receipt: None,
            problem: Some(refused(refusal, signed)),
        },
    }
}

fn refused(refusal: Refusal, signed: &Signed) -> Value {
    Problem::from(refusal).shown(signed.language, "")
}
