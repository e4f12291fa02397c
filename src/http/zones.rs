//! `/zones` and `/siting`: what land the law sets apart, and what a plot touches of it.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::body::Body;
use super::context::{Answer, Signed, json};
use super::houses::{bbox, id};
use super::query::Query;
use crate::app::refusal::Refusal;
use crate::app::zones::ZoneQuery;
use crate::app::{siting, zones};
use crate::domain::fields::{Fields, parsed};
use crate::domain::zones::Layer;

/// `GET /zones`
pub(super) async fn list(signed: Signed, query: Query) -> Answer {
    let query = Fields::read(&query.0, |f| {
        let bbox = f.required("bbox", bbox);
        let layer = f.optional("layer", parsed::<Layer>("not_a_choice"));
        Some(ZoneQuery { bbox: bbox?, layer: layer? })
    })
    .map_err(Refusal::Faulty)?;
    let words = signed.language;
    let zones = signed.run(move |home, actor| zones::show(home, actor, query, words)).await?;
    Ok(json(StatusCode::OK, &zones))
}

/// `POST /siting`: stores nothing.
pub(super) async fn ask(signed: Signed, body: Body) -> Answer {
    let words = signed.language;
    let siting = signed.run(move |home, actor| siting::ask(home, actor, &body.0, words)).await?;
    Ok(json(StatusCode::OK, &siting))
}

/// `GET /houses/{id}/siting`
pub(super) async fn of_house(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let siting = signed.run(move |home, actor| siting::of_house(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &siting))
}
