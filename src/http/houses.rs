//! `/houses` and `/worklist`: lists, files, and the one way to change a house.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::Path;
use serde_json::Value;
use utoipa::ToSchema;

use super::body::Body;
use super::context::{Answer, Signed, json};
use super::problem::Problem;
use super::query::{self, Query};
use crate::app::houses::{self, Acted, HouseQuery};
use crate::app::refusal::Refusal;
use crate::domain::fields::{self, Fields, Read, Wrong, choice, parsed};
use crate::domain::houses::codes::{Stage, State};
use crate::domain::ids::{DivisionCode, Id};

/// An act: its name decides which further fields it has (see the acts of a house in the contract).
#[derive(ToSchema)]
#[expect(dead_code, reason = "only the document reads it; the body is read by the act's own reader")]
pub(super) struct ActBody {
    /// Made by the client (UUID): sent twice, the act happens once.
    act_id: String,
    /// `apply`, `hold_meeting`, …
    act: String,
    /// When it was done, RFC 3339.
    at: String,
}

/// Houses on a page when nobody says how many.
const PAGE: i64 = 50;

/// An id in a path; what is none names nothing.
pub(super) fn id(path: &str) -> Result<Id, Refusal> {
    path.parse().map_err(|_why| Refusal::Hidden)
}

/// `GET /worklist`
pub(super) async fn worklist(signed: Signed, query: Query) -> Answer {
    let (cursor, limit) = Fields::read(&query.0, |f| {
        let cursor = f.optional("cursor", fields::text(1, 200));
        let limit = f.defaulted("limit", PAGE, query::whole(1, 200));
        Some((cursor?, limit?))
    })
    .map_err(Refusal::Faulty)?;
    let (words, limit) = (signed.language, u32::try_from(limit).unwrap_or(1));
    let page = signed.run(move |home, actor| houses::worklist(home, actor, cursor.as_deref(), limit, words)).await?;
    Ok(json(StatusCode::OK, &page))
}

/// `GET /houses`
pub(super) async fn list(signed: Signed, query: Query) -> Answer {
    let query = Fields::read(&query.0, |f| {
        let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
        let stage = f.optional("stage", |value| choice::<Stage>(value).map(|_known| plain(value)));
        let state = f.optional("state", |value| choice::<State>(value).map(|_known| plain(value)));
        let q = f.optional("q", fields::text(1, 60));
        let overdue = f.defaulted("overdue", false, flag);
        let bbox = f.optional("bbox", bbox);
        let cursor = f.optional("cursor", fields::text(1, 200));
        let limit = f.defaulted("limit", PAGE, query::whole(1, 200));
        Some(HouseQuery {
            division: division?,
            stage: stage?,
            state: state?,
            q: q?,
            overdue: overdue?,
            bbox: bbox?,
            cursor: cursor?,
            limit: u32::try_from(limit?).unwrap_or(1),
        })
    })
    .map_err(Refusal::Faulty)?;
    let words = signed.language;
    let page = signed.run(move |home, actor| houses::houses(home, actor, &query, words)).await?;
    Ok(json(StatusCode::OK, &page))
}

/// `GET /houses/plots`
pub(super) async fn plots(signed: Signed, query: Query) -> Answer {
    let bbox = Fields::read(&query.0, |f| f.required("bbox", bbox)).map_err(Refusal::Faulty)?;
    let plots = signed.run(move |home, actor| houses::plots(home, actor, bbox)).await?;
    Ok(json(StatusCode::OK, &plots))
}

/// `POST /houses`
pub(super) async fn apply(signed: Signed, body: Body) -> Answer {
    let acted = signed.run(move |home, actor| houses::apply(home, actor, &body.0)).await?;
    acted_on(&signed, acted).await
}

/// `GET /houses/{id}`
pub(super) async fn file(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let house = signed.run(move |home, actor| houses::house(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &house))
}

/// `GET /houses/{id}/acts`
pub(super) async fn acts(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let acts = signed.run(move |home, actor| houses::acts(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &acts))
}

/// `POST /houses/{id}/acts`
pub(super) async fn act(signed: Signed, path: Path<String>, body: Body) -> Answer {
    let id = id(&path)?;
    let acted = signed.run(move |home, actor| houses::act(home, actor, &id, &body.0)).await?;
    acted_on(&signed, acted).await
}

/// `GET /houses/{id}/compliance`
pub(super) async fn compliance(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let compliance = signed.run(move |home, actor| houses::compliance(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &compliance))
}

/// `GET /houses/{id}/timeline`
pub(super) async fn timeline(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let timeline = signed.run(move |home, actor| houses::timeline(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &timeline))
}

/// The house as it now stands, and the receipt; 200 for an act that was here already.
async fn acted_on(signed: &Signed, acted: Acted) -> Result<HttpResponse, Problem> {
    let status = if acted.again { StatusCode::OK } else { StatusCode::CREATED };
    let words = signed.language;
    let receipt = houses::receipt(&acted.receipt);
    let place = format!("/api/v1/houses/{}", acted.house);
    let house = signed.run(move |home, actor| houses::house(home, actor, &acted.house, words)).await?;
    let mut answer = json(status, &houses::view::ActAnswer { house, receipt });
    if let Ok(place) = header::HeaderValue::try_from(place) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    Ok(answer)
}

fn plain(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn flag(value: &Value) -> Read<bool> {
    match value.as_str() {
        Some("true" | "1") => Ok(true),
        Some("false" | "0") => Ok(false),
        _ => Err(vec![Wrong::new("not_a_choice")]),
    }
}

/// `west,south,east,north` in degrees.
fn bbox(value: &Value) -> Read<[f64; 4]> {
    let numbers: Option<Vec<f64>> =
        value.as_str().map(|text| text.split(',').map_while(|part| part.trim().parse().ok()).collect());
    match numbers.as_deref() {
        Some([west, south, east, north])
            if (-180.0..=180.0).contains(west) && (-180.0..=180.0).contains(east) && south <= north && west <= east =>
        {
            Ok([*west, *south, *east, *north])
        }
        _ => Err(vec![Wrong::new("bad_bbox")]),
    }
}
