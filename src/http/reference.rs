//! Divisions, officers and the district pack: what forms and lists are made of.

use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::context::{Answer, Signed, json};
use super::query::Query;
use crate::app::refusal::Refusal;
use crate::app::{accounts, packs};
use crate::domain::fields::{self, Fields};
use crate::domain::ids::DivisionCode;

/// A division.
#[derive(Debug, Serialize, ToSchema)]
struct Division {
    /// 6 digits county, 9 township, 12 village.
    code: String,
    name: String,
    parent: Option<String>,
    /// `city`, `county`, `township` or `village`.
    level: String,
}

/// Divisions by code.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Divisions {
    items: Vec<Division>,
}

/// A colleague who may sign a visit.
#[derive(Debug, Serialize, ToSchema)]
struct Colleague {
    username: String,
    name: String,
    certificate_no: Option<String>,
    division: String,
}

/// Colleagues by sign-in name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Officers {
    items: Vec<Colleague>,
}

/// `GET /divisions`
pub(super) async fn divisions(signed: Signed, query: Query) -> Answer {
    let under = Fields::read(&query.0, |f| f.optional("under", fields::parsed::<DivisionCode>("bad_division")))
        .map_err(Refusal::Faulty)?;
    let rows = signed.run(move |home, actor| {
        let under = under.unwrap_or_else(|| actor.county().into());
        packs::divisions(home, actor.county(), &under)
    });
    let items = rows.await?.into_iter().map(|row| Division {
        code: row.code,
        name: row.name,
        parent: row.parent,
        level: row.level,
    });
    Ok(json(StatusCode::OK, &Divisions { items: items.collect() }))
}

/// `GET /officers`
pub(super) async fn officers(signed: Signed) -> Answer {
    let officers = signed.run(accounts::officers).await?;
    let items = officers.into_iter().map(|actor| Colleague {
        username: actor.username,
        name: actor.name,
        certificate_no: actor.certificate_no,
        division: actor.division.to_string(),
    });
    Ok(json(StatusCode::OK, &Officers { items: items.collect() }))
}

/// `GET /pack`
pub(super) async fn pack(signed: Signed) -> Answer {
    let words = signed.language;
    let pack = signed.run(move |home, actor| packs::show(home, actor.county(), words)).await?;
    Ok(json(StatusCode::OK, &pack))
}

/// `GET /boundary`
pub(super) async fn boundary(signed: Signed) -> Answer {
    let boundary = signed.run(|home, actor| packs::boundary(home, actor.county())).await?;
    Ok(json(StatusCode::OK, &boundary))
}
