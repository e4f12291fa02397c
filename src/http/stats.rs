//! `/stats`: the figures of the board, as JSON and as CSV.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};

use super::context::{Answer, Signed, json};
use super::problem::Problem;
use super::query::Query;
use crate::app::refusal::Refusal;
use crate::app::stats::{self, StatsQuery};
use crate::domain::fields::{Fields, day, parsed};
use crate::domain::ids::DivisionCode;

/// What the board may be asked for.
pub(super) const QUERY: &[(&str, &str)] = &[
    ("division", "Of this township or village; the actor's territory when absent"),
    ("from", "First day, a year before the last when absent"),
    ("to", "Last day, today when absent"),
];

/// `GET /stats/overview`
pub(super) async fn overview(signed: Signed, query: Query) -> Answer {
    let (query, words) = (asked(&query)?, signed.language);
    let view = signed.run(move |home, actor| stats::overview(home, actor, &query, words)).await?;
    Ok(json(StatusCode::OK, &view))
}

/// `GET /stats/overview.csv`
pub(super) async fn overview_csv(signed: Signed, query: Query) -> Answer {
    let (query, words) = (asked(&query)?, signed.language);
    let bytes = signed.run(move |home, actor| stats::overview_csv(home, actor, &query, words)).await?;
    Ok(csv("overview", bytes))
}

/// `GET /stats/townships`
pub(super) async fn townships(signed: Signed, query: Query) -> Answer {
    let (query, words) = (asked(&query)?, signed.language);
    let view = signed.run(move |home, actor| stats::townships(home, actor, &query, words)).await?;
    Ok(json(StatusCode::OK, &view))
}

/// `GET /stats/townships.csv`
pub(super) async fn townships_csv(signed: Signed, query: Query) -> Answer {
    let (query, words) = (asked(&query)?, signed.language);
    let bytes = signed.run(move |home, actor| stats::townships_csv(home, actor, &query, words)).await?;
    Ok(csv("townships", bytes))
}

fn asked(query: &Query) -> Result<StatsQuery, Problem> {
    let asked = Fields::read(&query.0, |f| {
        let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
        let from = f.optional("from", day());
        let to = f.optional("to", day());
        Some(StatsQuery { division: division?, from: from?, to: to? })
    });
    Ok(asked.map_err(Refusal::Faulty)?)
}

fn csv(name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")))
        .content_type("text/csv; charset=utf-8")
        .body(bytes)
}
