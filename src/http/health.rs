//! Whether the process answers, and whether it can do its work.

use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::context::{Answer, Open, json};
use crate::app::refusal::Refusal;
use crate::store::StoreError;

/// How the program is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Health {
    /// Always `ok`: anything else is a problem.
    status: &'static str,
    /// The program's version.
    version: &'static str,
}

const WELL: Health = Health { status: "ok", version: env!("CARGO_PKG_VERSION") };

/// `GET /health`
pub(super) async fn health() -> Answer {
    Ok(json(StatusCode::OK, &WELL))
}

/// `GET /ready`
pub(super) async fn ready(open: Open) -> Answer {
    open.run(|home| {
        let current = home.store.is_current()?;
        if current { Ok(()) } else { Err(Refusal::from(StoreError::OutOfDate)) }
    })
    .await?;
    Ok(json(StatusCode::OK, &WELL))
}
