//! Whether the process answers, and whether it can do its work.

use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::context::{Answer, Open, json};
use crate::app::Homestead;

/// How the program is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Health {
    /// Always `ok`: anything else is a problem.
    status: &'static str,
    /// The program's version.
    version: &'static str,
    /// Whether this is the demo, whose accounts and password everyone knows.
    demo: bool,
}

fn well(home: &Homestead) -> Health {
    Health { status: "ok", version: env!("CARGO_PKG_VERSION"), demo: home.is_demo() }
}

/// `GET /health`
pub(super) async fn health(open: Open) -> Answer {
    Ok(json(StatusCode::OK, &well(&open.site.home)))
}

/// `GET /ready`
pub(super) async fn ready(open: Open) -> Answer {
    open.run(Homestead::ready).await?;
    Ok(json(StatusCode::OK, &well(&open.site.home)))
}
