//! OGC API – Features, part 1 (17-069r4): the classes GeoJSON and OpenAPI 3.0, a test for each requirement.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::server::Client;
use crate::support::town::{COLLECTIONS, features, link, town};

/// /req/geojson/definition
#[test]
fn ogc_req_geojson_definition() {
    for (collection, _) in COLLECTIONS {
        let items = town().who("reviewer").get(&format!("//ogc/collections/{collection}/items"));
        assert_eq!(items.header("content-type"), "application/geo+json");
        let wanted = town().who("reviewer").get(&format!("//ogc/collections/{collection}/items?f=geojson"));
        assert_eq!(wanted.header("content-type"), "application/geo+json");
    }
}

/// /req/geojson/content
#[test]
fn ogc_req_geojson_content() {
    let geometries = ["Point", "Polygon", "MultiPolygon", "MultiLineString", "GeometryCollection"];
    for (collection, _) in COLLECTIONS {
        let page = town().items(collection, "limit=100");
        assert_eq!(page["type"], "FeatureCollection");
        assert!(link(&page, "self").is_some(), "links stand in the member `links`");
        for feature in features(&page) {
            assert_eq!(feature["type"], "Feature");
            assert!(feature["id"].is_string() && feature["properties"].is_object(), "{feature}");
            let kind = feature["geometry"]["type"].as_str().unwrap();
            assert!(geometries.contains(&kind), "{feature}");
            // RFC 7946, 3.1.6: rings are closed.
            let rings = match kind {
                "Polygon" => feature["geometry"]["coordinates"].as_array().unwrap().clone(),
                "MultiPolygon" => feature["geometry"]["coordinates"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .flat_map(|part| part.as_array().unwrap().clone())
                    .collect(),
                _ => Vec::new(),
            };
            for ring in rings {
                let ring = ring.as_array().unwrap();
                assert!(ring.len() >= 4 && ring.first() == ring.last(), "{feature}");
            }
        }
    }
    let kinds = |collection: &str| -> BTreeSet<String> {
        let page = town().items(collection, "limit=100");
        features(&page).iter().map(|one| one["geometry"]["type"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(kinds("houses"), BTreeSet::from(["Polygon".to_owned()]));
    assert_eq!(kinds("violations"), BTreeSet::from(["Point".to_owned(), "Polygon".to_owned()]));
    assert_eq!(kinds("patches"), BTreeSet::from(["MultiPolygon".to_owned()]));
    assert_eq!(kinds("zones"), BTreeSet::from(["MultiLineString".to_owned(), "MultiPolygon".to_owned()]));
}

#[test]
fn ogc_geometries_are_those_of_the_files() {
    let far = &town().far;
    let one = town().ogc(&format!("/collections/houses/items/{}", far.id()));
    let file = town().who("reviewer").get(&format!("/houses/{}", far.id())).json();
    assert_eq!(one["geometry"], file["plot"]["geometry"]);
    assert_eq!(one["properties"]["plot_area_m2"], file["plot"]["area_m2"]);
    assert_eq!(one["properties"]["approved_storeys"], file["approved"]["storeys"]);
    assert_eq!(one["properties"]["number"], file["number"]);
    assert_eq!(one["properties"]["state"], "registered");
    assert_eq!(one["properties"]["registered_on"], far.date(100));
    let cases = town().items("violations", "limit=100&kind=V08");
    let drawn = features(&cases).iter().find(|one| one["geometry"]["type"] == "Polygon").unwrap();
    let file = town().who("reviewer").get(&format!("/violations/{}", drawn["id"].as_str().unwrap())).json();
    assert_eq!(drawn["geometry"], file["geometry"]);
    assert!((drawn["properties"]["area_m2"].as_f64().unwrap() - 54.0).abs() < 1.0, "{drawn}");
}

/// The document with what its references stand for.
fn resolved(document: &Value, one: &Value) -> Value {
    match one["$ref"].as_str() {
        Some(place) => document.pointer(place.trim_start_matches('#')).unwrap_or_else(|| panic!("{place}")).clone(),
        None => one.clone(),
    }
}

fn assert_references_lead_somewhere(document: &Value, value: &Value) {
    match value {
        Value::Object(object) => {
            if let Some(place) = object.get("$ref").and_then(Value::as_str) {
                assert!(document.pointer(place.trim_start_matches('#')).is_some(), "{place} leads nowhere");
            }
            object.values().for_each(|inner| assert_references_lead_somewhere(document, inner));
        }
        Value::Array(items) => items.iter().for_each(|inner| assert_references_lead_somewhere(document, inner)),
        _ => {}
    }
}

/// /req/oas30/oas-definition-1, /req/oas30/oas-definition-2
#[test]
fn ogc_req_oas30_oas_definition() {
    let document = town().ogc("/api");
    assert!(document["openapi"].as_str().unwrap().starts_with("3.0."));
    assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
    assert_eq!(document["servers"][0]["url"], town().url());
    // And as a page for people.
    let page = town().anyone().get("//docs");
    assert!(page.header("content-type").starts_with("text/html"), "{:?}", page.headers);
    assert!(page.text.contains("/ogc/collections/{collection}/items"), "{}", page.text);
    // Every reference leads somewhere, and no operation has another's id.
    assert_references_lead_somewhere(&document, &document);
    let paths = document["paths"].as_object().unwrap();
    let ids: BTreeSet<&str> = paths.values().map(|path| path["get"]["operationId"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), paths.len());
}

/// /req/oas30/oas-impl
#[test]
fn ogc_req_oas30_oas_impl() {
    // Every address that is told is there.
    let document = town().ogc("/api");
    for (path, told) in document["paths"].as_object().unwrap() {
        assert!(told["get"]["responses"]["200"].is_object(), "{path}");
        let path = if path.contains("{featureId}") {
            let (items, _) = path.split_once("/{").unwrap();
            let page = town().who("reviewer").get(&format!("/{items}?limit=1")).json();
            path.replace("{featureId}", features(&page)[0]["id"].as_str().unwrap())
        } else {
            path.clone()
        };
        let reply = town().who("reviewer").get(&format!("/{path}"));
        assert_eq!(reply.status, 200, "{path}: {}", reply.text);
        let media: Vec<&String> = told["get"]["responses"]["200"]["content"].as_object().unwrap().keys().collect();
        assert_eq!(media, [reply.header("content-type")], "{path}");
    }
    // And tells only what its reader may see.
    let clerk = town().who("clerk").get("//ogc/api").json();
    assert!(clerk["paths"].as_object().unwrap().keys().all(|path| !path.contains("violations")), "{clerk}");
}

/// /req/oas30/completeness
#[test]
fn ogc_req_oas30_completeness() {
    let document = town().ogc("/api");
    for (collection, _) in COLLECTIONS {
        // Every parameter that is told is taken.
        let told = &document["paths"][format!("/ogc/collections/{collection}/items")]["get"]["parameters"];
        for one in told.as_array().unwrap() {
            let one = resolved(&document, one);
            let value = match one["name"].as_str().unwrap() {
                "bbox" => "104,25,105,26".to_owned(),
                "area" => "104,25,105,25,105,26".to_owned(),
                "limit" => "3".to_owned(),
                "crs" | "bbox-crs" => one["schema"]["default"].as_str().unwrap().to_owned(),
                "datetime" => "../2026-01-01".to_owned(),
                "from" | "to" => "2026-01-01".to_owned(),
                "division" => "530303101".to_owned(),
                "f" => "json".to_owned(),
                "cursor" => continue,
                "state" if collection == "houses" => "applied".to_owned(),
                "state" if collection == "patches" => "imported".to_owned(),
                "state" => "lead".to_owned(),
                "stage" => "planning".to_owned(),
                "kind" => "V01".to_owned(),
                "grade" => "conforms".to_owned(),
                "track" => "land".to_owned(),
                "source" => "patrol".to_owned(),
                "class" => "no_approval".to_owned(),
                "season" => "2026Q3".to_owned(),
                "layer" => "road".to_owned(),
                "q" => "530303".to_owned(),
                flag if one["schema"]["type"] == "boolean" => {
                    assert!(["open", "risk", "overdue"].contains(&flag), "{flag}");
                    "true".to_owned()
                }
                other => panic!("{other} is not known to this test"),
            };
            town().items(collection, &format!("{}={value}", one["name"].as_str().unwrap()));
        }
        // Every property that is told is there, and no other.
        let content =
            &document["paths"][format!("/ogc/collections/{collection}/items")]["get"]["responses"]["200"]["content"];
        let page = resolved(&document, &content["application/geo+json"]["schema"]);
        let feature = resolved(&document, &page["properties"]["features"]["items"]);
        let told = feature["properties"]["properties"]["properties"].as_object().unwrap().clone();
        for one in features(&town().items(collection, "limit=100")) {
            let has = one["properties"].as_object().unwrap();
            assert_eq!(has.keys().collect::<Vec<_>>(), told.keys().collect::<Vec<_>>(), "{collection}");
            for (name, value) in has {
                let kind = told[name]["type"].as_str().unwrap();
                let fits = match value {
                    Value::Null => true,
                    Value::String(_) => kind == "string",
                    Value::Bool(_) => kind == "boolean",
                    Value::Number(number) => kind == "number" || kind == "integer" && number.is_u64(),
                    _ => false,
                };
                assert!(fits, "{collection}: {name} is told to be {kind} and is {value}");
            }
        }
    }
}

/// /req/oas30/exceptions-codes
#[test]
fn ogc_req_oas30_exceptions_codes() {
    let document = town().ogc("/api");
    let problem = resolved(&document, &json!({ "$ref": "#/components/responses/Problem" }));
    assert!(problem["content"]["application/problem+json"].is_object());
    for (path, told) in document["paths"].as_object().unwrap() {
        for status in ["400", "401", "403", "404", "500"] {
            assert!(told["get"]["responses"][status].is_object(), "{path}: {status}");
        }
    }
}

/// /req/oas30/security
#[test]
fn ogc_req_oas30_security() {
    let document = town().ogc("/api");
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!((&schemes["basic"]["scheme"], &schemes["bearer"]["scheme"]), (&json!("basic"), &json!("bearer")));
    assert_eq!(document["security"], json!([{ "basic": [] }, { "bearer": [] }]));
    let refused = Client::at(town().url()).get("//ogc/collections/houses/items");
    refused.problem(401, "not_signed_in");
    let challenges: Vec<&str> =
        refused.headers.get_all("www-authenticate").iter().map(|value| value.to_str().unwrap()).collect();
    assert_eq!(challenges, ["Bearer", "Basic realm=\"Homestead\", charset=\"UTF-8\""]);
}

#[test]
fn ogc_is_told_in_both_languages() {
    let title = |language: &str| {
        let reply =
            Client::signed_in(town().url(), "auditor").with("accept-language", language).get("//ogc/collections");
        reply.json()["collections"][0]["title"].as_str().unwrap().to_owned()
    };
    assert_eq!((title("zh-CN"), title("en")), ("住房".to_owned(), "Houses".to_owned()));
}
