//! `/ogc`: OGC API – Features for programs of other people. Its clients know no code of ours, so that a wrong parameter is
//! answered with the status that the standard has for it (17-069r4, requirements 8 and 9).

mod api;
mod links;
mod query;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Path;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::context::{Answer, Signed};
use super::problem::Problem;
use crate::app::ogc::{self, Collection, Known, System};
use crate::app::refusal::Refusal;
use links::{Link, Links, relation};
use query::{Asked, as_parameters};

const GEOJSON: &str = "application/geo+json";
const JSON: &str = "application/json";
/// OpenAPI 3.0 in JSON, as part 1 wants it named.
const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

/// The query of what has one form.
pub(super) const FORM: &[(&str, &str)] = &[("f", "json: the only form")];
/// The query of a feature.
pub(super) const ITEM: &[(&str, &str)] = &[("crs", "System of the geometry, CRS84 when absent"), ("f", "json")];
/// The query of features that every collection has.
pub(super) const ITEMS: &[(&str, &str)] = &[
    ("limit", "1 to 10000, 10 when absent"),
    ("bbox", "Four numbers in the axes of bbox-crs, or six with heights"),
    ("bbox-crs", "System of the rectangle, CRS84 when absent"),
    ("datetime", "A moment or an interval, one end of which may be .."),
    ("crs", "System of the geometries, CRS84 when absent"),
    ("cursor", "Where the page before ended"),
    ("f", "json"),
];

/// What this interface keeps to.
const CONFORMS_TO: [&str; 4] = [
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
];

/// `GET /ogc`
pub(super) async fn landing(signed: Signed, asked: Asked, links: Links) -> Answer {
    asked.nothing()?;
    let words = signed.language;
    let body = json!({
        "title": words.label("ogc", "title"),
        "description": words.label("ogc", "description"),
        "links": [
            links.own(JSON),
            links.to("/ogc/api", "service-desc", OPENAPI, words.label("ogc", "api")),
            links.to("/docs", "service-doc", "text/html", words.label("ogc", "docs")),
            links.to("/ogc/conformance", "conformance", JSON, words.label("ogc", "conformance")),
            links.to("/ogc/collections", "data", JSON, words.label("ogc", "collections")),
        ],
    });
    Ok(answer(JSON, &body))
}

/// `GET /ogc/conformance`
pub(super) async fn conformance(_signed: Signed, asked: Asked) -> Answer {
    asked.nothing()?;
    Ok(answer(JSON, &json!({ "conformsTo": CONFORMS_TO })))
}

/// `GET /ogc/api`
pub(super) async fn api(signed: Signed, asked: Asked, links: Links) -> Answer {
    asked.nothing()?;
    let words = signed.language;
    let known = signed.run(ogc::known).await?;
    Ok(answer(OPENAPI, &api::document(&known, &links, words)))
}

/// `GET /ogc/collections`
pub(super) async fn collections(signed: Signed, asked: Asked, links: Links) -> Answer {
    asked.nothing()?;
    let known = signed.run(ogc::known).await?;
    let each: Vec<Value> = known.iter().map(|known| described(known, &links, &signed)).collect();
    let systems: Vec<String> = known.first().map(systems).unwrap_or_default();
    let body = json!({ "links": [links.own(JSON)], "crs": systems, "collections": each });
    Ok(answer(JSON, &body))
}

/// `GET /ogc/collections/{collection}`
pub(super) async fn collection(signed: Signed, path: Path<String>, asked: Asked, links: Links) -> Answer {
    let collection = named(&path)?;
    asked.nothing()?;
    let known = signed.run(move |home, actor| {
        collection.enter(actor)?;
        ogc::known(home, actor)
    });
    let known = known.await?;
    let known = known.iter().find(|known| known.collection == collection).ok_or(Refusal::Hidden)?;
    let mut body = described(known, &links, &signed);
    if let Some(Value::Array(its)) = body.get_mut("links") {
        its.insert(0, json!(links.own(JSON)));
    }
    Ok(answer(JSON, &body))
}

/// `GET /ogc/collections/{collection}/items`
pub(super) async fn items(signed: Signed, path: Path<String>, asked: Asked, links: Links) -> Answer {
    let collection = named(&path)?;
    let (words, query) = (signed.language, asked.0);
    let found = signed.run(move |home, actor| ogc::items(home, actor, collection, &query, words));
    let found = found.await.map_err(as_parameters)?;
    let mut related = vec![links.own(GEOJSON)];
    related.extend(found.next.map(|cursor| links.next(&cursor, GEOJSON)));
    related.push(links.to(&at(collection), "collection", JSON, words.label("ogc_title", collection.code())));
    let body = json!({
        "type": "FeatureCollection",
        "timeStamp": found.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "numberMatched": found.matched,
        "numberReturned": found.features.len(),
        "links": related,
        "features": found.features,
    });
    let mut answer = answer(GEOJSON, &body);
    in_system(&mut answer, found.system);
    if let Ok(value) = HeaderValue::from_str(&relation(&related)) {
        answer.headers_mut().insert(header::LINK, value);
    }
    Ok(answer)
}

/// `GET /ogc/collections/{collection}/items/{id}`
pub(super) async fn item(signed: Signed, path: Path<(String, String)>, asked: Asked, links: Links) -> Answer {
    let (collection, id) = path.into_inner();
    let collection = named(&collection)?;
    let (words, query) = (signed.language, asked.0);
    let found = signed.run(move |home, actor| ogc::item(home, actor, (collection, &id), &query, words));
    let mut found = found.await.map_err(as_parameters)?;
    if let Value::Object(feature) = &mut found.feature {
        let title = words.label("ogc_title", collection.code());
        let related = [links.own(GEOJSON), links.to(&at(collection), "collection", JSON, title)];
        feature.insert("links".to_owned(), json!(related));
    }
    let mut answer = answer(GEOJSON, &found.feature);
    in_system(&mut answer, found.system);
    Ok(answer)
}

/// The collection of a path; what is none is not there.
fn named(path: &str) -> Result<Collection, Problem> {
    path.parse().map_err(|_why| Refusal::Hidden.into())
}

fn at(collection: Collection) -> String {
    format!("/ogc/collections/{collection}")
}

fn systems(known: &Known) -> Vec<String> {
    System::all(known.grid).into_iter().map(System::uri).collect()
}

/// A collection as both `/collections` and its own address tell it.
fn described(known: &Known, links: &Links, signed: &Signed) -> Value {
    let (collection, words) = (known.collection, signed.language);
    let title = words.label("ogc_title", collection.code());
    let spatial = known.extent.map(|it| {
        let bounds = [it.west_deg, it.south_deg, it.east_deg, it.north_deg];
        json!({ "bbox": [bounds], "crs": System::Crs84.uri() })
    });
    // Neither end is known without reading them all.
    let mut extent = Map::from_iter([("temporal".to_owned(), json!({ "interval": [[null, null]] }))]);
    extent.extend(spatial.map(|spatial| ("spatial".to_owned(), spatial)));
    let items = format!("{}/items", at(collection));
    let related: Vec<Link> = vec![
        links.to(&items, "items", GEOJSON, title.clone()),
        links.to(&format!("/tiles/{collection}.json"), "tiles", JSON, words.label("ogc", "tiles")),
    ];
    json!({
        "id": collection.code(),
        "title": title,
        "description": words.label("ogc_description", collection.code()),
        "itemType": "feature",
        "extent": extent,
        "crs": systems(known),
        "storageCrs": collection.stored_in(known.grid).uri(),
        "links": related,
    })
}

/// Says in which system the geometries are (18-058r1, requirement 16).
fn in_system(answer: &mut HttpResponse, system: System) {
    if let Ok(value) = HeaderValue::from_str(&format!("<{}>", system.uri())) {
        answer.headers_mut().insert(header::HeaderName::from_static("content-crs"), value);
    }
}

fn answer(media: &str, body: &impl Serialize) -> HttpResponse {
    HttpResponse::build(StatusCode::OK)
        .insert_header((header::CONTENT_TYPE, media))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(body)
}
