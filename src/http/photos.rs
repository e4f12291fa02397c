//! `/photos`: taken in as multipart, shown as facts and bytes.

use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::rt::time::timeout;
use actix_web::web::Path;
use serde::Serialize;
use utoipa::ToSchema;

use super::context::{Answer, Signed, json};
use super::houses::id;
use super::parts::parts;
use super::problem::{Code, Problem};
use crate::app::photos::{self, PhotoView, Rendition};

/// How long an upload may take on a village's network.
const UPLOAD_PATIENCE: Duration = Duration::from_mins(5);

/// The answer to an upload.
#[derive(Serialize, ToSchema)]
pub(super) struct PhotoAnswer {
    photo: PhotoView,
}

/// `POST /photos`
pub(super) async fn upload(signed: Signed, form: Multipart) -> Answer {
    let (meta, file) = timeout(UPLOAD_PATIENCE, parts(form, photos::MAX_BYTES))
        .await
        .map_err(|_late| Problem::new(Code::RequestTimeout))??;
    let meta = super::json::parse(&meta)?;
    let words = signed.language;
    let taken = signed.run(move |home, actor| photos::take_in(home, actor, &meta, &file, words)).await?;
    let status = if taken.again { StatusCode::OK } else { StatusCode::CREATED };
    Ok(json(status, &PhotoAnswer { photo: taken.photo }))
}

/// `GET /photos/{id}`
pub(super) async fn photo(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let photo = signed.run(move |home, actor| photos::photo(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &photo))
}

/// `GET /photos/{id}/original`
pub(super) async fn original(signed: Signed, path: Path<String>) -> Answer {
    bytes(signed, path, Rendition::Original).await
}

/// `GET /photos/{id}/display`
pub(super) async fn display(signed: Signed, path: Path<String>) -> Answer {
    bytes(signed, path, Rendition::Display).await
}

/// `GET /photos/{id}/thumbnail`
pub(super) async fn thumbnail(signed: Signed, path: Path<String>) -> Answer {
    bytes(signed, path, Rendition::Thumbnail).await
}

async fn bytes(signed: Signed, path: Path<String>, which: Rendition) -> Answer {
    let id = id(&path)?;
    let bytes = signed.run(move |home, actor| photos::bytes(home, actor, &id, which)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, bytes.mime))
        // The bytes of a hash never change; only this person's browser may keep them.
        .insert_header((header::CACHE_CONTROL, "private, max-age=31536000, immutable"))
        .insert_header((header::ETAG, format!("\"{}-{which:?}\"", bytes.sha256)))
        .body(bytes.body))
}
