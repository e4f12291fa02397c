//! OGC API – Features, part 1 (17-069r4), requirements class Core, in the order of its annex A: features by the page and one
//! by one.

use std::collections::BTreeSet;

use serde_json::json;

use crate::support::town::{COLLECTIONS, HOUSES, features, link, town};

/// /req/core/fc-op, /req/core/fc-response
#[test]
fn ogc_req_core_fc_op_and_response() {
    for (collection, count) in COLLECTIONS {
        let reply = town().who("reviewer").get(&format!("//ogc/collections/{collection}/items?limit=100"));
        assert_eq!((reply.status, reply.header("content-type")), (200, "application/geo+json"));
        assert_eq!(features(&reply.json()).len(), usize::try_from(count).unwrap(), "{collection}");
    }
    // Everybody sees what is theirs.
    let count = |who: &str, collection: &str| {
        town().who(who).get(&format!("//ogc/collections/{collection}/items")).json()["numberMatched"].as_u64()
    };
    assert_eq!(count("officer", "houses"), Some(u64::from(HOUSES)));
    assert_eq!((count("officer-pj", "houses"), count("officer-pj", "violations")), (Some(2), Some(1)));
    assert_eq!((count("officer-pj", "patches"), count("officer-pj", "zones")), (Some(0), Some(5)));
    assert_eq!(count("cadre", "houses"), Some(u64::from(HOUSES)));
    let theirs = town().ids("houses", "limit=100&division=530303102").into_iter().next().unwrap();
    town().who("officer").get(&format!("//ogc/collections/houses/items/{theirs}")).problem(404, "not_found");
}

/// /req/core/fc-limit-definition
#[test]
fn ogc_req_core_fc_limit_definition() {
    let told = town().parameter("limit");
    assert_eq!(
        (&told["in"], &told["required"], &told["style"], &told["explode"]),
        (&json!("query"), &json!(false), &json!("form"), &json!(false))
    );
    assert_eq!(told["schema"], json!({ "type": "integer", "minimum": 1, "maximum": 10000, "default": 10 }));
}

/// /req/core/fc-limit-response-1
#[test]
fn ogc_req_core_fc_limit_response() {
    assert_eq!(features(&town().items("houses", "")).len(), 10, "the default");
    assert_eq!(features(&town().items("houses", "limit=3")).len(), 3);
    // More than the most is no error: the most is given.
    assert_eq!(features(&town().items("houses", "limit=50000")).len(), 15);
    assert_eq!(features(&town().items("zones", "limit=2")).len(), 2);
}

/// /req/core/fc-time-definition
#[test]
fn ogc_req_core_fc_time_definition() {
    let told = town().parameter("datetime");
    assert_eq!(
        (&told["in"], &told["required"], &told["style"], &told["explode"]),
        (&json!("query"), &json!(false), &json!("form"), &json!(false))
    );
    assert_eq!(told["schema"], json!({ "type": "string" }));
}

/// /req/core/fc-time-response
#[test]
fn ogc_req_core_fc_time_response() {
    let days = |collection: &str, name: &str| -> Vec<String> {
        let page = town().items(collection, "limit=100");
        features(&page).iter().map(|one| one["properties"][name].as_str().unwrap().to_owned()).collect()
    };
    for (collection, name) in
        [("violations", "registered_on"), ("patches", "after"), ("zones", "as_of"), ("houses", "applied_on")]
    {
        let mut days = days(collection, name);
        days.sort();
        let count = |wanted: &dyn Fn(&str) -> bool| days.iter().filter(|day| wanted(day)).count();
        let found =
            |query: &str| usize::try_from(town().items(collection, query)["numberMatched"].as_u64().unwrap()).unwrap();
        let middle = days[days.len() / 2].clone();
        for moment in [middle.clone(), format!("{middle}T00:00:00%2B08:00"), format!("{middle}T10:30:00.5Z")] {
            assert_eq!(found(&format!("datetime={moment}")), count(&|day| day == middle), "{collection}: {moment}");
        }
        assert_eq!(found(&format!("datetime=../{middle}")), count(&|day| *day <= *middle), "{collection}: half open");
        assert_eq!(
            found(&format!("datetime={middle}T00:00:00%2B08:00/..")),
            count(&|day| *day >= *middle),
            "{collection}"
        );
        assert_eq!(
            found(&format!("datetime=/{middle}")),
            count(&|day| *day <= *middle),
            "{collection}: half open, unsaid"
        );
        assert_eq!(
            found(&format!("datetime={}/{middle}", days[0])),
            count(&|day| *day <= *middle),
            "{collection}: closed"
        );
        assert_eq!(found("datetime=1949-10-01T00:00:00Z"), 0);
    }
    // A plus sign that was not escaped is one all the same.
    let zoned = town().items("violations", "datetime=2026-03-10T00:00:00+08:00");
    assert_eq!(zoned["numberMatched"], 1, "{zoned}");
}

/// /req/core/fc-links, /req/core/fc-rel-type
#[test]
fn ogc_req_core_fc_links_and_rel_type() {
    for (collection, count) in COLLECTIONS {
        let query = "limit=2&bbox=103,25,105,27&datetime=../2100-01-01&f=json";
        let mut page = town().items(collection, query);
        let mut seen: Vec<String> = Vec::new();
        loop {
            let own = link(&page, "self").unwrap()["href"].as_str().unwrap().to_owned();
            assert!(own.starts_with(town().url()) && query.split('&').all(|part| own.contains(part)), "{own}");
            for told in page["links"].as_array().unwrap() {
                assert!(told["rel"].is_string() && told["type"].is_string(), "{told}");
            }
            let some: Vec<String> =
                features(&page).iter().map(|feature| feature["id"].as_str().unwrap().to_owned()).collect();
            assert!(some.len() <= 2);
            seen.extend(some);
            let Some(next) = link(&page, "next") else { break };
            let next = next["href"].as_str().unwrap();
            assert!(query.split('&').all(|part| next.contains(part)), "{next}");
            assert_eq!(next.matches("cursor=").count(), 1, "{next}");
            page = town().who("reviewer").get(&format!("/{}", next.strip_prefix(town().url()).unwrap())).json();
        }
        let each: BTreeSet<&String> = seen.iter().collect();
        assert_eq!((each.len(), seen.len()), (usize::try_from(count).unwrap(), usize::try_from(count).unwrap()));
        assert!(seen.is_sorted() || collection == "zones", "{collection} is not in a fixed order");
    }
    // The same as a header, for whoever reads no body.
    let reply = town().who("reviewer").get("//ogc/collections/houses/items?limit=2");
    let told = reply.header("link");
    assert!(told.contains("rel=\"next\"") && told.contains("rel=\"self\"") && told.contains("cursor="), "{told}");
}

/// /req/core/fc-timeStamp
#[test]
fn ogc_req_core_fc_time_stamp() {
    let told = town().items("houses", "limit=1")["timeStamp"].as_str().unwrap().to_owned();
    let stamp: jiff::Timestamp = told.parse().unwrap();
    let age = jiff::Timestamp::now().duration_since(stamp);
    assert!(age.as_secs().abs() < 60, "{told}");
}

/// /req/core/fc-numberMatched, /req/core/fc-numberReturned
#[test]
fn ogc_req_core_fc_number_matched_and_returned() {
    for (collection, count) in COLLECTIONS {
        let page = town().items(collection, "limit=2");
        assert_eq!((&page["numberMatched"], &page["numberReturned"]), (&json!(count), &json!(2)), "{collection}");
        let next = link(&page, "next").unwrap()["href"].as_str().unwrap().to_owned();
        let next = town().who("reviewer").get(&format!("/{}", next.strip_prefix(town().url()).unwrap())).json();
        assert_eq!(next["numberMatched"], json!(count), "the same on every page");
        assert_eq!(next["numberReturned"], features(&next).len());
    }
}

/// /req/core/f-op, /req/core/f-success, /req/core/f-links
#[test]
fn ogc_req_core_f_op_and_success_and_links() {
    for (collection, _) in COLLECTIONS {
        for listed in features(&town().items(collection, "limit=100")) {
            let path = format!("/collections/{collection}/items/{}", listed["id"].as_str().unwrap());
            let reply = town().who("reviewer").get(&format!("//ogc{path}"));
            assert_eq!((reply.status, reply.header("content-type")), (200, "application/geo+json"), "{}", reply.text);
            let one = reply.json();
            for same in ["type", "id", "geometry", "properties"] {
                assert_eq!(one[same], listed[same], "{path}: {same}");
            }
            let own = link(&one, "self").unwrap();
            assert_eq!(
                (&own["href"], &own["type"]),
                (&json!(format!("{}/ogc{path}", town().url())), &json!("application/geo+json"))
            );
            let of = link(&one, "collection").unwrap()["href"].as_str().unwrap().to_owned();
            assert_eq!(of, format!("{}/ogc/collections/{collection}", town().url()));
        }
        for gone in ["x", "530303-01a20510-7b5c-705d-885d-bc466a03fb49", "road-9-1", "road-1-99"] {
            town()
                .who("reviewer")
                .get(&format!("//ogc/collections/{collection}/items/{gone}"))
                .problem(404, "not_found");
        }
    }
}
