//! `/violations`: leads, cases, and the one way to change them.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::Path;

use super::body::Body;
use super::context::{Answer, Signed, json};
use super::houses::{bbox, flag, id, word};
use super::problem::Problem;
use super::query::{self, Query};
use crate::app::acting::Acted;
use crate::app::refusal::Refusal;
use crate::app::timeline;
use crate::app::violations::{self, CaseQuery, view::CaseActAnswer};
use crate::domain::fields::{self, Fields, Reader, boolean, choice, parsed, shaped};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::kinds::Kind;
use crate::domain::stats::CaseFigure;
use crate::domain::violations::codes::{Source, State};
use crate::domain::violations::law::Track;

/// Cases on a page when nobody says how many.
const PAGE: i64 = 50;

/// `GET /violations`
pub(super) async fn list(signed: Signed, query: Query) -> Answer {
    let query = Fields::read(&query.0, |f| {
        let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
        let state = f.optional("state", word::<State>);
        let track = f.optional("track", word::<Track>);
        let kind = f.optional("kind", word::<Kind>);
        let source = f.optional("source", word::<Source>);
        let house = f.optional("house", parsed::<Id>("bad_id"));
        let q = f.optional("q", fields::text(1, 60));
        let open = f.defaulted("open", false, flag);
        let risk = f.defaulted("risk", false, flag);
        let figure = f.optional("figure", parsed::<CaseFigure>("bad_figure"));
        let days = query::period(f);
        let bbox = f.optional("bbox", bbox);
        let cursor = f.optional("cursor", fields::text(1, 200));
        let limit = f.defaulted("limit", PAGE, query::whole(1, 200));
        let (from, to) = days?;
        Some(CaseQuery {
            division: division?,
            state: state?,
            track: track?,
            kind: kind?,
            source: source?,
            house: house?,
            q: q?,
            open: open?,
            risk: risk?,
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
    let page = signed.run(move |home, actor| violations::violations(home, actor, &query, words)).await?;
    Ok(json(StatusCode::OK, &page))
}

/// `POST /violations/search`: as the list, for what must not stand in an address, such as a name.
pub(super) async fn search(signed: Signed, body: Body) -> Answer {
    let query = Fields::read(&body.0, searched).map_err(Refusal::Faulty)?;
    let words = signed.language;
    let page = signed.run(move |home, actor| violations::violations(home, actor, &query, words)).await?;
    Ok(json(StatusCode::OK, &page))
}

/// The body of a search.
pub(super) fn searched(f: &mut Fields<'_>) -> Option<CaseQuery> {
    let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
    let state = f.optional("state", shaped(choice::<State>().shape(), word::<State>));
    let track = f.optional("track", shaped(choice::<Track>().shape(), word::<Track>));
    let kind = f.optional("kind", shaped(choice::<Kind>().shape(), word::<Kind>));
    let source = f.optional("source", shaped(choice::<Source>().shape(), word::<Source>));
    let q = f.optional("q", fields::text(1, 60));
    let open = f.defaulted("open", false, boolean());
    let risk = f.defaulted("risk", false, boolean());
    let figure = f.optional("figure", parsed::<CaseFigure>("bad_figure"));
    let days = query::period(f);
    let cursor = f.optional("cursor", fields::text(1, 200));
    let limit = f.defaulted("limit", 50, fields::whole(1, 200));
    let (from, to) = days?;
    Some(CaseQuery {
        division: division?,
        state: state?,
        track: track?,
        kind: kind?,
        source: source?,
        house: None,
        q: q?,
        open: open?,
        risk: risk?,
        figure: figure?,
        from,
        to,
        bbox: None,
        cursor: cursor?,
        limit: limit?,
    })
}

/// `GET /violations/form`: the form of a lead.
pub(super) async fn form(signed: Signed) -> Answer {
    let words = signed.language;
    let form = signed.run(move |home, actor| violations::lead_form(home, actor, words)).await?;
    Ok(json(StatusCode::OK, &form))
}

/// `POST /violations`
pub(super) async fn register(signed: Signed, body: Body) -> Answer {
    let acted = signed.run(move |home, actor| violations::register(home, actor, &body.0)).await?;
    acted_on(&signed, acted).await
}

/// `GET /violations/{id}`
pub(super) async fn file(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let case = signed.run(move |home, actor| violations::violation(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &case))
}

/// `GET /violations/{id}/acts`
pub(super) async fn acts(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let acts = signed.run(move |home, actor| violations::acts(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &acts))
}

/// `POST /violations/{id}/acts`
pub(super) async fn act(signed: Signed, path: Path<String>, body: Body) -> Answer {
    let id = id(&path)?;
    let acted = signed.run(move |home, actor| violations::act(home, actor, &id, &body.0)).await?;
    acted_on(&signed, acted).await
}

/// `GET /violations/{id}/timeline`
pub(super) async fn timeline(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let timeline = signed.run(move |home, actor| violations::history(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &timeline))
}

/// The case as it now stands, for those who read cases, and the receipt; 200 for an act that was here already.
async fn acted_on(signed: &Signed, acted: Acted) -> Result<HttpResponse, Problem> {
    let status = if acted.again { StatusCode::OK } else { StatusCode::CREATED };
    let words = signed.language;
    let receipt = timeline::receipt(&acted.receipt);
    let place = format!("/api/v1/violations/{}", acted.id);
    let id = acted.id.to_string();
    let (number, violation) = signed.run(move |home, actor| violations::after(home, actor, &acted.id, words)).await?;
    let mut answer = json(status, &CaseActAnswer { violation, id, number, receipt });
    if let Ok(place) = header::HeaderValue::try_from(place) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    Ok(answer)
}

/// What a list may be asked for.
pub(super) const QUERY: &[(&str, &str)] = &[
    ("division", "In this township or village"),
    ("state", "In this state"),
    ("track", "On this track"),
    ("kind", "Of this kind, V01 to V29"),
    ("source", "From this source"),
    ("house", "Of this house"),
    ("q", "A number from its beginning, or the whole name of the party"),
    ("open", "true: only those that have not ended"),
    ("risk", "true: only those that are legally risky"),
    ("figure", "Behind this figure of the board, as `/stats/…` names it in its lists"),
    ("from", "First day of the figure's period; without one, of the days of registration"),
    ("to", "Last day of it"),
    ("bbox", "west,south,east,north in degrees"),
    ("cursor", "Where the page before ended"),
    ("limit", "1 to 200, 50 when absent"),
];
