//! OGC API – Features, part 1 (17-069r4), requirements class Core: features in a rectangle.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::town::{COLLECTIONS, bounds, features, town};

/// /req/core/fc-bbox-definition
#[test]
fn ogc_req_core_fc_bbox_definition() {
    let told = town().parameter("bbox");
    assert_eq!(
        (&told["in"], &told["required"], &told["style"], &told["explode"]),
        (&json!("query"), &json!(false), &json!("form"), &json!(false))
    );
    let sides = json!([{ "minItems": 4, "maxItems": 4 }, { "minItems": 6, "maxItems": 6 }]);
    assert_eq!(told["schema"], json!({ "type": "array", "oneOf": sides, "items": { "type": "number" } }));
}

/// The ids of those features whose own box touches a rectangle.
fn touching(collection: &str, [west, south, east, north]: [f64; 4]) -> BTreeSet<String> {
    let all = town().items(collection, "limit=100");
    let touches = |feature: &&Value| {
        let [w, s, e, n] = bounds(&feature["geometry"]);
        w <= east && e >= west && s <= north && n >= south
    };
    features(&all).iter().filter(touches).map(|feature| feature["id"].as_str().unwrap().to_owned()).collect()
}

/// /req/core/fc-bbox-response
#[test]
fn ogc_req_core_fc_bbox_response() {
    // Between the second and the fifth plot; edges lie between things, so that boxes tell the truth.
    let around = [104.0508, 25.6790, 104.0522, 25.6815];
    for (collection, _) in COLLECTIONS {
        let found = town().ids(collection, "limit=100&bbox=104.0508,25.6790,104.0522,25.6815");
        assert_eq!(found, touching(collection, around), "{collection}");
        let tall = town().ids(collection, "limit=100&bbox=104.0508,25.6790,-100,104.0522,25.6815,9000");
        assert_eq!(found, tall, "{collection}: heights narrow nothing");
        let all = town().items(collection, "limit=100&bbox=-180,-90,180,90");
        assert_eq!(
            all["numberMatched"],
            town().items(collection, "")["numberMatched"],
            "{collection}: the whole world"
        );
        assert_eq!(town().items(collection, "bbox=10,10,20,20")["numberMatched"], 0);
    }
    assert!(!touching("houses", around).is_empty() && touching("houses", around).len() < 10);
}

/// /req/core/fc-bbox-response
#[test]
fn ogc_req_core_fc_bbox_response_touches_the_geometry_and_not_its_box() {
    // Half of a rectangle: a window in the other half lies in its box, and not on it.
    let cases = town().items("violations", "limit=100&kind=V08");
    let half = features(&cases).iter().find(|one| one["geometry"]["type"] == "Polygon").unwrap();
    let [west, south, east, north] = bounds(&half["geometry"]);
    let finds = |[w, s, e, n]: [f64; 4]| {
        town().ids("violations", &format!("limit=100&bbox={w},{s},{e},{n}")).contains(half["id"].as_str().unwrap())
    };
    assert!(finds([west + 1e-6, south + 1e-6, west + 2e-6, south + 2e-6]), "a window within it");
    assert!(finds([west - 1e-4, south - 1e-4, east + 1e-4, north + 1e-4]), "a window around it");
    assert!(finds([east - 1e-6, south - 1e-6, east + 1e-6, south + 1e-6]), "a window at its corner");
    assert!(!finds([east - 1e-6, north - 1e-6, east + 1e-6, north + 1e-6]), "a window where it is not");
    assert!(!finds([east + 1e-6, south, east + 2e-6, north]), "a window beside it");
    // The road's line has a box without width.
    let lines = town().items("zones", "layer=road&limit=100");
    let line = features(&lines).iter().find(|one| one["geometry"]["type"] == "MultiLineString").unwrap();
    let [lon, low, _, high] = bounds(&line["geometry"]);
    let across = format!("bbox={},{},{},{}", lon - 1e-5, low + 1e-4, lon + 1e-5, high - 1e-4);
    assert!(town().ids("zones", &across).contains(line["id"].as_str().unwrap()));
    let off = format!("bbox={},{},{},{}", lon + 1e-6, low, lon + 1e-5, high);
    assert!(!town().ids("zones", &off).contains(line["id"].as_str().unwrap()));
}

/// /req/core/fc-bbox-response
#[test]
fn ogc_req_core_fc_bbox_response_across_the_antimeridian() {
    for (collection, count) in COLLECTIONS {
        // From here eastward round the world, but for a gap in which nothing lies.
        let round = town().items(collection, "limit=100&bbox=100,20,90,30");
        assert_eq!(round["numberMatched"], count, "{collection}");
        assert_eq!(town().items(collection, "bbox=170,20,-170,30")["numberMatched"], 0, "{collection}");
        // What lies in the gap is left out; both sides of it are found.
        let gap = town().ids(collection, "limit=100&bbox=104.0522,20,104.0508,30");
        let east = touching(collection, [104.0522, 20.0, 180.0, 30.0]);
        let west = touching(collection, [-180.0, 20.0, 104.0508, 30.0]);
        assert_eq!(gap, east.union(&west).cloned().collect(), "{collection}");
    }
}
