//! `/houses` and `/worklist`: lists, files, and the one way to change a house.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::Path;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::body::Body;
use super::context::{Answer, Signed, json};
use super::problem::Problem;
use super::query::{self, Query};
use crate::app::acting::Acted;
use crate::app::houses::{self, HouseQuery};
use crate::app::refusal::Refusal;
use crate::app::{timeline, worklist};
use crate::domain::fields::{self, Fields, Read, Reader, Wrong, boolean, choice, parsed, shaped};
use crate::domain::houses::codes::{Stage, State};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::stats::HouseFigure;

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
    let page = signed.run(move |home, actor| worklist::worklist(home, actor, cursor.as_deref(), limit, words)).await?;
    Ok(json(StatusCode::OK, &page))
}

/// `GET /houses`
pub(super) async fn list(signed: Signed, query: Query) -> Answer {
    let query = Fields::read(&query.0, |f| {
        let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
        let stage = f.optional("stage", word::<Stage>);
        let state = f.optional("state", word::<State>);
        let q = f.optional("q", fields::text(1, 60));
        let overdue = f.defaulted("overdue", false, flag);
        let figure = f.optional("figure", parsed::<HouseFigure>("bad_figure"));
        let days = query::period(f);
        let bbox = f.optional("bbox", bbox);
        let cursor = f.optional("cursor", fields::text(1, 200));
        let limit = f.defaulted("limit", PAGE, query::whole(1, 200));
        let (from, to) = days?;
        Some(HouseQuery {
            division: division?,
            stage: stage?,
            state: state?,
            q: q?,
            overdue: overdue?,
            figure: figure?,
            from,
            to,
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

/// `POST /houses/search`: as the list, for what must not stand in an address, such as a name.
pub(super) async fn search(signed: Signed, body: Body) -> Answer {
    let query = Fields::read(&body.0, searched).map_err(Refusal::Faulty)?;
    let words = signed.language;
    let page = signed.run(move |home, actor| houses::houses(home, actor, &query, words)).await?;
    Ok(json(StatusCode::OK, &page))
}

/// The body of a search.
pub(super) fn searched(f: &mut Fields<'_>) -> Option<HouseQuery> {
    let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
    let stage = f.optional("stage", shaped(choice::<Stage>().shape(), word::<Stage>));
    let state = f.optional("state", shaped(choice::<State>().shape(), word::<State>));
    let q = f.optional("q", fields::text(1, 60));
    let overdue = f.defaulted("overdue", false, boolean());
    let figure = f.optional("figure", parsed::<HouseFigure>("bad_figure"));
    let days = query::period(f);
    let cursor = f.optional("cursor", fields::text(1, 200));
    let limit = f.defaulted("limit", 50, fields::whole(1, 200));
    let (from, to) = days?;
    Some(HouseQuery {
        division: division?,
        stage: stage?,
        state: state?,
        q: q?,
        overdue: overdue?,
        figure: figure?,
        from,
        to,
        bbox: None,
        cursor: cursor?,
        limit: limit?,
    })
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
    let receipt = timeline::receipt(&acted.receipt);
    let place = format!("/api/v1/houses/{}", acted.id);
    let house = signed.run(move |home, actor| houses::house(home, actor, &acted.id, words)).await?;
    let mut answer = json(status, &houses::view::ActAnswer { house, receipt });
    if let Ok(place) = header::HeaderValue::try_from(place) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    Ok(answer)
}

/// One of the words of an enumeration, as it is written.
pub(super) fn word<T: DeserializeOwned>(value: &Value) -> Read<String> {
    choice::<T>().read(value).map(|_known| value.as_str().unwrap_or_default().to_owned())
}

/// `true` or `false`, as an address writes it.
pub(super) fn flag(value: &Value) -> Read<bool> {
    match value.as_str() {
        Some("true" | "1") => Ok(true),
        Some("false" | "0") => Ok(false),
        _ => Err(vec![Wrong::new("not_a_choice")]),
    }
}

/// `west,south,east,north` in degrees.
pub(super) fn bbox(value: &Value) -> Read<[f64; 4]> {
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
