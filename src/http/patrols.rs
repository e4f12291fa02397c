//! `/patrols`: the list of a day, which ground has been seen, and visits to places that are in no file. None of it can be
//! asked for by person.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::Path;

use super::body::Body;
use super::context::{Answer, Signed, json};
use super::houses::{bbox, flag, id};
use super::problem::Problem;
use super::query::{self, Query};
use crate::app::acting::Acted;
use crate::app::patrols::{self, PatrolVisitAnswer, PlanQuery, VisitQuery};
use crate::app::refusal::Refusal;
use crate::app::timeline::receipt;
use crate::domain::fields::{Fields, choice, day, parsed, text};
use crate::domain::ids::DivisionCode;
use crate::domain::patrols::rule::Reason;

/// Lines on a page when nobody says how many.
const PAGE: i64 = 50;

/// `GET /patrols/plan`
pub(super) async fn plan(signed: Signed, query: Query) -> Answer {
    let query = Fields::read(&query.0, |f| {
        let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
        let on = f.optional("on", day());
        let reason = f.optional("reason", choice::<Reason>());
        let overdue = f.defaulted("overdue", false, flag);
        let cursor = f.optional("cursor", text(1, 200));
        let limit = f.defaulted("limit", PAGE, query::whole(1, 200));
        let limit = u32::try_from(limit?).unwrap_or(1);
        Some(PlanQuery { division: division?, on: on?, reason: reason?, overdue: overdue?, cursor: cursor?, limit })
    })
    .map_err(Refusal::Faulty)?;
    let words = signed.language;
    let page = signed.run(move |home, actor| patrols::plan(home, actor, &query, words)).await?;
    Ok(json(StatusCode::OK, &page))
}

/// `GET /patrols/coverage`
pub(super) async fn coverage(signed: Signed, query: Query) -> Answer {
    let (division, from, to) = Fields::read(&query.0, |f| {
        let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
        let from = f.optional("from", day());
        let to = f.optional("to", day());
        Some((division?, from?, to?))
    })
    .map_err(Refusal::Faulty)?;
    let words = signed.language;
    let seen =
        signed.run(move |home, actor| patrols::coverage(home, actor, division.as_ref(), (from, to), words)).await?;
    Ok(json(StatusCode::OK, &seen))
}

/// `GET /patrols/coverage.geojson`
pub(super) async fn cells(signed: Signed, query: Query) -> Answer {
    let (division, view, on) = Fields::read(&query.0, |f| {
        let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
        let view = f.required("bbox", bbox);
        let on = f.optional("on", day());
        Some((division?, view?, on?))
    })
    .map_err(Refusal::Faulty)?;
    let words = signed.language;
    let cells = signed.run(move |home, actor| patrols::cells(home, actor, division.as_ref(), view, on, words)).await?;
    Ok(json(StatusCode::OK, &cells))
}

/// `GET /patrols/visits`
pub(super) async fn visits(signed: Signed, query: Query) -> Answer {
    let query = Fields::read(&query.0, |f| {
        let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
        let from = f.optional("from", day());
        let to = f.optional("to", day());
        let cursor = f.optional("cursor", text(1, 200));
        let limit = f.defaulted("limit", PAGE, query::whole(1, 200));
        let limit = u32::try_from(limit?).unwrap_or(1);
        Some(VisitQuery { division: division?, from: from?, to: to?, cursor: cursor?, limit })
    })
    .map_err(Refusal::Faulty)?;
    let words = signed.language;
    let page = signed.run(move |home, actor| patrols::visits(home, actor, &query, words)).await?;
    Ok(json(StatusCode::OK, &page))
}

/// `GET /patrols/visits/{id}`
pub(super) async fn visit(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let visit = signed.run(move |home, actor| patrols::visit(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &visit))
}

/// `POST /patrols/visits`
pub(super) async fn record(signed: Signed, body: Body) -> Answer {
    let recorded = signed.run(move |home, actor| patrols::record(home, actor, &body.0)).await?;
    answer(&signed, recorded).await
}

/// The visit as it now stands, and the receipt; 200 for one that was here already.
async fn answer(signed: &Signed, recorded: Acted) -> Result<HttpResponse, Problem> {
    let status = if recorded.again { StatusCode::OK } else { StatusCode::CREATED };
    let (words, id) = (signed.language, recorded.id.clone());
    let visit = signed.run(move |home, actor| patrols::visit(home, actor, &id, words)).await?;
    let mut answer = json(status, &PatrolVisitAnswer { visit, receipt: receipt(&recorded.receipt) });
    let place = format!("/api/v1/patrols/visits/{}", recorded.id);
    if let Ok(place) = header::HeaderValue::try_from(place) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    Ok(answer)
}
