//! `/patches`: a season taken in, the queue, one patch, the acts, the feedback.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::rt::time::timeout;
use actix_web::web::{BytesMut, Path};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use serde_json::Value;

use super::body::{self, Body};
use super::context::{Answer, Signed, json};
use super::houses::{bbox, id, word};
use super::parts::parts;
use super::problem::{Code, Problem};
use super::query::{self, Query};
use crate::app::patches::view::PatchActAnswer;
use crate::app::patches::{self, FeedbackFormat, PatchQuery, is_season};
use crate::app::refusal::Refusal;
use crate::domain::fields::{self, Fields, Read, Reader, Wrong, parsed};
use crate::domain::ids::DivisionCode;
use crate::domain::patches::codes::{Class, State};

/// Patches on a page when nobody says how many.
const PAGE: i64 = 50;
/// How long a season may take on an office's network.
const PATIENCE: Duration = Duration::from_mins(2);

/// A collection in JSON, or a file with what is said of it.
#[derive(Debug)]
pub(super) enum Given {
    Collection(BytesMut),
    File { meta: Value, bytes: Vec<u8> },
}

impl FromRequest for Given {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let late = |_late| Problem::new(Code::RequestTimeout);
        if request.content_type().eq_ignore_ascii_case("multipart/form-data") {
            let form = Multipart::new(request.headers(), payload.take());
            return Box::pin(async move {
                let (meta, file) = timeout(PATIENCE, parts(form, patches::MAX_BYTES)).await.map_err(late)??;
                Ok(Self::File { meta: super::json::parse(&meta)?, bytes: file.to_vec() })
            });
        }
        let refused = body::refuse_type(request, &["application/json", "application/geo+json"]);
        let mut payload = payload.take();
        Box::pin(async move {
            refused?;
            let bytes = timeout(PATIENCE, body::collect(&mut payload, patches::MAX_BYTES)).await.map_err(late)??;
            // What is no JSON is said to be none before anybody looks for shapes in it.
            super::json::parse(&bytes)?;
            Ok(Self::Collection(bytes))
        })
    }
}

/// `POST /patches`
pub(super) async fn take(signed: Signed, given: Given) -> Answer {
    let words = signed.language;
    let taken = match given {
        Given::Collection(bytes) => {
            signed.run(move |home, actor| patches::collection(home, actor, &bytes, words)).await?
        }
        Given::File { meta, bytes } => {
            signed.run(move |home, actor| patches::file(home, actor, &meta, &bytes, words)).await?
        }
    };
    let status = if taken.load.is_some() { StatusCode::CREATED } else { StatusCode::OK };
    Ok(json(status, &taken))
}

/// `GET /patches`
pub(super) async fn list(signed: Signed, query: Query) -> Answer {
    let query = Fields::read(&query.0, |f| {
        let season = f.optional("season", season);
        let class = f.optional("class", word::<Class>);
        let state = f.optional("state", word::<State>);
        let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
        let bbox = f.optional("bbox", bbox);
        let cursor = f.optional("cursor", fields::text(1, 200));
        let limit = f.defaulted("limit", PAGE, query::whole(1, 500));
        Some(PatchQuery {
            season: season?,
            class: class?,
            state: state?,
            division: division?,
            bbox: bbox?,
            cursor: cursor?,
            limit: u32::try_from(limit?).unwrap_or(1),
        })
    })
    .map_err(Refusal::Faulty)?;
    let words = signed.language;
    let page = signed.run(move |home, actor| patches::patches(home, actor, &query, words)).await?;
    Ok(json(StatusCode::OK, &page))
}

/// `GET /patches/seasons`
pub(super) async fn seasons(signed: Signed) -> Answer {
    let seasons = signed.run(patches::seasons).await?;
    Ok(json(StatusCode::OK, &seasons))
}

/// `GET /patches/{id}`
pub(super) async fn one(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let patch = signed.run(move |home, actor| patches::patch(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &patch))
}

/// `GET /patches/{id}/acts`
pub(super) async fn acts(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let acts = signed.run(move |home, actor| patches::acts(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &acts))
}

/// `POST /patches/{id}/acts`
pub(super) async fn act(signed: Signed, path: Path<String>, body: Body) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let acted = signed.run(move |home, actor| patches::act(home, actor, &id, &body.0)).await?;
    let status = if acted.again { StatusCode::OK } else { StatusCode::CREATED };
    let receipt = crate::app::timeline::receipt(&acted.receipt);
    let patch = signed.run(move |home, actor| patches::patch(home, actor, &acted.id, words)).await?;
    Ok(json(status, &PatchActAnswer { patch, receipt }))
}

/// `GET /patches/{id}/photos/{photo}`
pub(super) async fn photo(signed: Signed, path: Path<(String, String)>) -> Answer {
    let (patch, photo) = path.into_inner();
    let (patch, photo) = (id(&patch)?, id(&photo)?);
    let bytes = signed.run(move |home, actor| patches::photo(home, actor, &patch, &photo)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, bytes.mime))
        .insert_header((header::CACHE_CONTROL, "private, max-age=31536000, immutable"))
        .body(bytes.body))
}

/// `GET /patches/feedback.xlsx`
pub(super) async fn feedback_xlsx(signed: Signed, query: Query) -> Answer {
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    feedback(signed, query, FeedbackFormat::Xlsx, (media, "xlsx")).await
}

/// `GET /patches/feedback.csv`
pub(super) async fn feedback_csv(signed: Signed, query: Query) -> Answer {
    feedback(signed, query, FeedbackFormat::Csv, ("text/csv; charset=utf-8", "csv")).await
}

async fn feedback(signed: Signed, query: Query, format: FeedbackFormat, (media, end): (&str, &str)) -> Answer {
    let season = Fields::read(&query.0, |f| f.required("season", season)).map_err(Refusal::Faulty)?;
    let name = format!("attachment; filename=\"feedback-{season}.{end}\"");
    let bytes = signed.run(move |home, actor| patches::feedback(home, actor, &season, format)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_DISPOSITION, name))
        .content_type(media)
        .body(bytes))
}

fn season(value: &Value) -> Read<String> {
    let season = fields::text(1, 20).read(value)?;
    if is_season(&season) { Ok(season) } else { Err(vec![Wrong::new("bad_season")]) }
}
