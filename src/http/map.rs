//! `/map`: the lists beside the map, and how many there are.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde_json::Value;

use super::context::{Answer, Signed, json};
use super::query::{self, Query};
use crate::app::map::{self, Cursor, MapFilter, MapLayer, Order, read_filter};
use crate::app::refusal::Refusal;
use crate::domain::fields::{Fields, Read, Wrong, parsed};

/// Lines on a page when nobody says how many.
const PAGE: i64 = 50;

/// What every layer may be asked for, with what it is.
pub(super) const QUERY: &[(&str, &str)] = &[
    ("division", "In this township or village"),
    ("state", "In one of these states, comma separated"),
    ("open", "true: only those that have not ended"),
    ("from", "From this day on: of application, of registration, of the later image or else the import"),
    ("to", "Until this day, within"),
    ("figure", "Houses, violations: behind this figure of the board, whose period `from` and `to` then are"),
    ("q", "A number from its beginning, or part of a village's or township's name"),
    ("bbox", "west,south,east,north in degrees"),
    ("area", "lon,lat,lon,lat,…: corners of an area, 3 to 200"),
    ("stage", "Houses: in one of these stages"),
    ("overdue", "Houses, violations: true: only those for which something ran out"),
    ("grade", "Houses, violations: conforms, within_tolerance, suspected_remeasure, suspected_plain, confirmed"),
    ("kind", "Violations: of one of these kinds, V01 to V29"),
    ("track", "Violations: planning, land, zone"),
    ("source", "Violations: from one of these sources"),
    ("risk", "Violations: true: only open ones that are legally risky"),
    ("class", "Patches: no_approval, over_approved, open_violation, approved_house, no_building"),
    ("season", "Patches: of this season"),
];

/// What a list may be asked for besides.
pub(super) const PAGING: &[(&str, &str)] = &[
    ("sort", "latest (when absent) or due"),
    ("cursor", "Where the page before ended"),
    ("limit", "1 to 200, 50 when absent"),
];

/// What is asked of a list.
struct Listed {
    filter: MapFilter,
    order: Order,
    after: Option<Cursor>,
    limit: usize,
}

impl Listed {
    fn read(layer: MapLayer, query: &Query) -> Result<Self, Refusal> {
        Fields::read(&query.0, |f| {
            let filter = read_filter(layer, f);
            let order = f.defaulted("sort", Order::Latest, order);
            let after = f.optional("cursor", parsed::<Cursor>("bad_id"));
            let limit = f.defaulted("limit", PAGE, query::whole(1, 200));
            Some(Self { filter: filter?, order: order?, after: after?, limit: usize::try_from(limit?).unwrap_or(1) })
        })
        .map_err(Refusal::Faulty)
    }
}

fn order(value: &Value) -> Read<Order> {
    match value.as_str() {
        Some("latest") => Ok(Order::Latest),
        Some("due") => Ok(Order::Due),
        _ => Err(vec![Wrong::new("not_a_choice")]),
    }
}

/// `GET /map/houses`
pub(super) async fn houses(signed: Signed, query: Query) -> Answer {
    let asked = Listed::read(MapLayer::Houses, &query)?;
    let words = signed.language;
    let page = signed.run(move |home, actor| {
        map::houses(home, actor, (&asked.filter, asked.order, asked.after, asked.limit), words)
    });
    Ok(json(StatusCode::OK, &page.await?))
}

/// `GET /map/violations`
pub(super) async fn violations(signed: Signed, query: Query) -> Answer {
    let asked = Listed::read(MapLayer::Violations, &query)?;
    let words = signed.language;
    let page = signed
        .run(move |home, actor| map::cases(home, actor, (&asked.filter, asked.order, asked.after, asked.limit), words));
    Ok(json(StatusCode::OK, &page.await?))
}

/// `GET /map/patches`
pub(super) async fn patches(signed: Signed, query: Query) -> Answer {
    let asked = Listed::read(MapLayer::Patches, &query)?;
    let words = signed.language;
    let page = signed.run(move |home, actor| {
        map::patches(home, actor, (&asked.filter, asked.order, asked.after, asked.limit), words)
    });
    Ok(json(StatusCode::OK, &page.await?))
}

/// `GET /map/{layer}/counts`
pub(super) async fn counts(signed: Signed, path: Path<String>, query: Query) -> Answer {
    let layer: MapLayer = path.parse().map_err(|_why| Refusal::Hidden)?;
    let filter = Fields::read(&query.0, |f| read_filter(layer, f)).map_err(Refusal::Faulty)?;
    let counts =
        signed.run(move |home, actor| home.store.read(|conn| map::counts(home, conn, actor, layer, &filter))).await?;
    Ok(json(StatusCode::OK, &counts))
}

/// `GET /map/places`
pub(super) async fn places(signed: Signed) -> Answer {
    let places = signed.run(|home, actor| home.store.read(|conn| map::places(home, conn, actor))).await?;
    Ok(json(StatusCode::OK, &places))
}
