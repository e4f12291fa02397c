//! OGC API – Features, part 2 (18-058r1): coordinate reference systems by reference, a test for each requirement.

use homestead::spatial::{Grid, LonLat};
use serde_json::{Value, json};

use crate::support::town::{CGCS2000, COLLECTIONS, CRS84, GRID, bounds, features, positions, town};

fn collections() -> Vec<Value> {
    town().ogc("/collections")["collections"].as_array().unwrap().clone()
}

fn parameter(name: &str) -> Value {
    town().ogc("/api")["components"]["parameters"][name].clone()
}

/// /req/crs/crs-uri
#[test]
fn ogc_req_crs_crs_uri() {
    for collection in collections() {
        for uri in collection["crs"].as_array().unwrap() {
            assert!(uri.as_str().unwrap().starts_with("http://www.opengis.net/def/crs/"), "{uri}");
        }
    }
}

/// /req/crs/fc-md-crs-list, /req/crs/fc-md-crs-list-global
#[test]
fn ogc_req_crs_fc_md_crs_list() {
    for collection in collections() {
        assert_eq!(collection["crs"], json!([CRS84, GRID, CGCS2000]), "the default first, then the district's own");
    }
    assert_eq!(town().ogc("/collections")["crs"], json!([CRS84, GRID, CGCS2000]));
}

/// /req/crs/fc-md-storageCrs, /req/crs/fc-md-storageCrs-valid-value
#[test]
fn ogc_req_crs_fc_md_storage_crs_and_valid_value() {
    for collection in collections() {
        let stored = &collection["storageCrs"];
        assert_eq!(*stored, if collection["id"] == "zones" { GRID } else { CRS84 });
        assert!(collection["crs"].as_array().unwrap().contains(stored));
    }
}

/// /req/crs/fc-bbox-crs-definition, /req/crs/fc-bbox-crs-valid-defaultValue
#[test]
fn ogc_req_crs_fc_bbox_crs_definition_and_default() {
    let told = parameter("bbox-crs");
    assert_eq!(
        (&told["in"], &told["required"], &told["style"], &told["explode"]),
        (&json!("query"), &json!(false), &json!("form"), &json!(false))
    );
    assert_eq!((&told["schema"]["type"], &told["schema"]["format"]), (&json!("string"), &json!("uri")));
    assert_eq!(told["schema"]["default"], CRS84);
    for (collection, _) in COLLECTIONS {
        let unsaid = town().ids(collection, "limit=100&bbox=104.0508,25.6790,104.0522,25.6815");
        let said = format!("limit=100&bbox-crs={CRS84}&bbox=104.0508,25.6790,104.0522,25.6815");
        assert_eq!(unsaid, town().ids(collection, &said));
    }
}

/// /req/crs/fc-bbox-crs-valid-value
#[test]
fn ogc_req_crs_fc_bbox_crs_valid_value() {
    for wrong in ["EPSG:4523", "http://www.opengis.net/def/crs/EPSG/0/3857", "CRS84", "x"] {
        for (collection, _) in COLLECTIONS {
            town().refuses(collection, &format!("bbox=1,2,3,4&bbox-crs={wrong}"), "bbox-crs");
        }
    }
    town().refuses("houses", &format!("bbox=1,2,3,4&bbox-crs={GRID}"), "bbox");
    town().refuses("houses", &format!("bbox=2840100,35406200,2840000,35406300&bbox-crs={GRID}"), "bbox");
}

/// /req/crs/fc-bbox-crs-action
#[test]
fn ogc_req_crs_bbox_crs_action() {
    let grid = Grid::from_epsg(4523).unwrap();
    let metres = |lon: f64, lat: f64| {
        let point = grid.grid_from_lonlat(LonLat::new(lon, lat).unwrap()).unwrap();
        (point.northing_m(), point.easting_m())
    };
    for (collection, _) in COLLECTIONS {
        for feature in features(&town().items(collection, "limit=100")) {
            let [west, south, east, north] = bounds(&feature["geometry"]);
            let id = feature["id"].as_str().unwrap();
            // A metre around it: northing first in the grid, latitude first in CGCS2000.
            let (low, left) = metres(west - 1e-5, south - 1e-5);
            let (high, right) = metres(east + 1e-5, north + 1e-5);
            let found = town().ids(collection, &format!("limit=100&bbox-crs={GRID}&bbox={low},{left},{high},{right}"));
            assert!(found.contains(id), "{collection}: {id} is not where it is");
            let turned = format!("limit=100&bbox-crs={CGCS2000}&bbox={south},{west},{north},{east}");
            assert!(town().ids(collection, &turned).contains(id), "{collection}: {id} by latitude and longitude");
            let beside = format!("limit=100&bbox-crs={GRID}&bbox={},{left},{},{right}", high + 5.0, high + 9.0);
            assert!(!town().ids(collection, &beside).contains(id), "{collection}: {id} is where it is not");
        }
    }
}

/// /req/crs/fc-crs-definition, /req/crs/fc-crs-default-value
#[test]
fn ogc_req_crs_fc_crs_definition_and_default() {
    let told = parameter("crs");
    assert_eq!(
        (&told["in"], &told["required"], &told["style"], &told["explode"]),
        (&json!("query"), &json!(false), &json!("form"), &json!(false))
    );
    assert_eq!((&told["schema"]["type"], &told["schema"]["format"]), (&json!("string"), &json!("uri")));
    assert_eq!(told["schema"]["default"], CRS84);
    assert_eq!(told["schema"]["enum"], json!([CRS84, GRID, CGCS2000]));
    for (collection, _) in COLLECTIONS {
        let (unsaid, said) =
            (town().items(collection, "limit=100"), town().items(collection, &format!("limit=100&crs={CRS84}")));
        assert_eq!(features(&unsaid), features(&said));
    }
}

/// /req/crs/fc-crs-valid-value
#[test]
fn ogc_req_crs_fc_crs_valid_value() {
    for wrong in ["EPSG:4523", "http://www.opengis.net/def/crs/EPSG/0/3857", "4523"] {
        for (collection, _) in COLLECTIONS {
            town().refuses(collection, &format!("crs={wrong}"), "crs");
            let id = town().ids(collection, "limit=1").into_iter().next().unwrap();
            let one = town().who("reviewer").get(&format!("//ogc/collections/{collection}/items/{id}?crs={wrong}"));
            one.problem(400, "invalid_parameters");
        }
    }
}

/// /req/crs/fc-crs-action
#[test]
fn ogc_req_crs_crs_action() {
    let grid = Grid::from_epsg(4523).unwrap();
    for (collection, _) in COLLECTIONS {
        let degrees = town().items(collection, "limit=100");
        let metres = town().items(collection, &format!("limit=100&crs={GRID}"));
        let turned = town().items(collection, &format!("limit=100&crs={CGCS2000}"));
        for ((a, b), c) in features(&degrees).iter().zip(features(&metres)).zip(features(&turned)) {
            assert_eq!((&a["id"], &a["id"]), (&b["id"], &c["id"]));
            assert_eq!(a["geometry"]["type"], b["geometry"]["type"]);
            assert_eq!(a["properties"], b["properties"]);
            let (a, b, c) = (positions(&a["geometry"]), positions(&b["geometry"]), positions(&c["geometry"]));
            assert!(!a.is_empty() && a.len() == b.len() && a.len() == c.len());
            for (([lon, lat], [northing, easting]), [first, second]) in a.iter().zip(&b).zip(&c) {
                assert_eq!((lat, lon), (first, second), "latitude first");
                let point = grid.grid_from_lonlat(LonLat::new(*lon, *lat).unwrap()).unwrap();
                // What was surveyed in the grid is not brought through degrees: it may differ by their rounding.
                assert!((point.northing_m() - northing).abs() < 0.002, "{collection}: northing first: {northing}");
                assert!((point.easting_m() - easting).abs() < 0.002, "{collection}: {easting}");
                assert!((*northing * 1e6).fract().abs() < 0.3 || (*northing * 1e6).fract().abs() > 0.7);
            }
        }
    }
}

/// /req/crs/ogc-crs-header, /req/crs/ogc-crs-header-value
#[test]
fn ogc_req_crs_ogc_crs_header_and_value() {
    for (collection, _) in COLLECTIONS {
        let id = town().ids(collection, "limit=1").into_iter().next().unwrap();
        for (query, uri) in
            [(String::new(), CRS84), (format!("?crs={GRID}"), GRID), (format!("?crs={CGCS2000}"), CGCS2000)]
        {
            for path in ["items".to_owned(), format!("items/{id}")] {
                let reply = town().who("reviewer").get(&format!("//ogc/collections/{collection}/{path}{query}"));
                assert_eq!(reply.status, 200, "{}", reply.text);
                assert_eq!(reply.header("content-crs"), format!("<{uri}>"));
            }
        }
    }
}

/// /req/crs/geojson
#[test]
fn ogc_req_crs_geojson() {
    // The members of a GeoJSON object stay what they are in another system: no `crs` of 2008.
    let page = town().items("houses", &format!("limit=1&crs={GRID}"));
    assert_eq!(page["type"], "FeatureCollection");
    assert!(page.get("crs").is_none() && features(&page)[0].get("crs").is_none());
}
