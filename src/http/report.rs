//! `/reports`: a citizen tells of a violation, without an account. Nothing of it stands in an address or a log.

use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::rt::time::timeout;
use serde::Serialize;
use utoipa::ToSchema;

use super::context::{Answer, Open, json};
use super::parts::meta_and_file;
use super::problem::{Code, Problem};
use crate::app::{photos, violations};

/// How long an upload may take on a village's network.
const UPLOAD_PATIENCE: Duration = Duration::from_mins(5);

/// A township or village to choose from.
#[derive(Debug, Serialize, ToSchema)]
struct ReportPlace {
    /// Statistical code.
    code: String,
    /// Name.
    name: String,
    /// The township of a village.
    parent: Option<String>,
    /// `township` or `village`.
    level: String,
}

/// Where something may be reported.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReportPlaces {
    items: Vec<ReportPlace>,
}

/// `GET /reports/places`
pub(super) async fn places(open: Open) -> Answer {
    let rows = open.run(violations::places).await?;
    let items = rows.into_iter().map(|row| ReportPlace {
        code: row.code,
        name: row.name,
        parent: row.parent,
        level: row.level,
    });
    Ok(json(StatusCode::OK, &ReportPlaces { items: items.collect() }))
}

/// `POST /reports`
pub(super) async fn report(open: Open, form: Multipart) -> Answer {
    let (meta, file) = timeout(UPLOAD_PATIENCE, meta_and_file(form, photos::MAX_BYTES))
        .await
        .map_err(|_late| Problem::new(Code::RequestTimeout))??;
    let meta = super::json::parse(&meta)?;
    let (address, words) = (open.address, open.language);
    let told = open.run(move |home| violations::report(home, address, &meta, file.as_deref(), words));
    let (view, again) = told.await?;
    Ok(json(if again { StatusCode::OK } else { StatusCode::CREATED }, &view))
}
