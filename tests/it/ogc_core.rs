//! OGC API – Features, part 1 (17-069r4), requirements class Core, in the order of its annex A: what there is, and what an
//! address answers that is asked for what it does not know.

use serde_json::json;

use crate::support::town::{COLLECTIONS, CRS84, bounds, features, ids, link, town};

const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

/// /req/core/root-op, /req/core/root-success
#[test]
fn ogc_req_core_root_op_and_success() {
    let reply = town().who("reviewer").get("//ogc");
    assert_eq!(reply.status, 200, "{}", reply.text);
    let landing = reply.json();
    let kinds = [
        ("service-desc", OPENAPI),
        ("service-doc", "text/html"),
        ("conformance", "application/json"),
        ("data", "application/json"),
        ("self", "application/json"),
    ];
    for (rel, media) in kinds {
        let told = link(&landing, rel).unwrap_or_else(|| panic!("no {rel}: {landing}"));
        assert_eq!(told["type"], media, "{told}");
        let address = told["href"].as_str().unwrap().strip_prefix(town().url()).expect("an absolute address");
        assert_eq!(town().who("reviewer").get(&format!("/{address}")).status, 200, "{address}");
    }
    assert_eq!(link(&landing, "self").unwrap()["href"], format!("{}/ogc", town().url()));
}

/// /req/core/api-definition-op, /req/core/api-definition-success
#[test]
fn ogc_req_core_api_definition_op_and_success() {
    let reply = town().who("reviewer").get("//ogc/api");
    assert_eq!((reply.status, reply.header("content-type")), (200, OPENAPI));
    assert!(reply.json()["paths"].as_object().unwrap().len() > 10);
}

/// /req/core/conformance-op, /req/core/conformance-success
#[test]
fn ogc_req_core_conformance_op_and_success() {
    let told = town().ogc("/conformance");
    let part = |nr: u32, class: &str| format!("http://www.opengis.net/spec/ogcapi-features-{nr}/1.0/conf/{class}");
    let wanted = [part(1, "core"), part(1, "geojson"), part(1, "oas30"), part(2, "crs")];
    assert_eq!(told["conformsTo"], json!(wanted));
}

/// /req/core/http
#[test]
fn ogc_req_core_http() {
    let head = town().who("reviewer").send("HEAD", "//ogc/collections", None, Vec::new());
    assert_eq!((head.status, head.text.as_str()), (200, ""));
    town().who("reviewer").send("POST", "//ogc/collections", None, Vec::new()).problem(405, "method_not_allowed");
    town().who("reviewer").get("//ogc/collections/castles").problem(404, "not_found");
    town().who("reviewer").get("//ogc/collections/castles/items").problem(404, "not_found");
    town().who("reviewer").get("//ogc/nothing").problem(404, "not_found");
    town().anyone().get("//ogc").problem(401, "not_signed_in");
}

/// /req/core/query-param-unknown
#[test]
fn ogc_req_core_query_param_unknown() {
    for path in ["", "/conformance", "/api", "/collections", "/collections/houses", "/collections/houses/items"] {
        let problem = town().who("reviewer").get(&format!("//ogc{path}?colour=red")).problem(400, "invalid_parameters");
        assert_eq!(problem["fields"][0]["path"], "colour", "{path}: {problem}");
    }
    let id = ids(&town().items("houses", "limit=1")).into_iter().next().unwrap();
    let one = town().who("reviewer").get(&format!("//ogc/collections/houses/items/{id}?limit=3"));
    one.problem(400, "invalid_parameters");
    // What another collection knows is unknown here.
    town().refuses("houses", "season=2026Q3", "season");
    town().refuses("zones", "stage=planning", "stage");
}

/// /req/core/query-param-invalid
#[test]
fn ogc_req_core_query_param_invalid() {
    let wrong = [
        ("limit", "limit=0"),
        ("limit", "limit=-1"),
        ("limit", "limit=ten"),
        ("limit", "limit=1.5"),
        ("bbox", "bbox=1,2,3"),
        ("bbox", "bbox=1,2,3,x"),
        ("bbox", "bbox=100,30,101,20"),
        ("bbox", "bbox=100,20,101,95"),
        ("bbox", "bbox=1,2,3,4,5"),
        ("datetime", "datetime=yesterday"),
        ("datetime", "datetime=2026-02-30"),
        ("datetime", "datetime=2026-05-01/2026-04-01"),
        ("datetime", "datetime=2026-05-01/2026-06-01/2026-07-01"),
        ("cursor", "cursor=x"),
        ("f", "f=html"),
    ];
    for (parameter, query) in wrong {
        for (collection, _) in COLLECTIONS {
            town().refuses(collection, query, parameter);
        }
    }
    town().refuses("houses", "state=asleep", "state");
    town().refuses("zones", "layer=moon", "layer");
    // All of it at once, and what stands twice.
    let reply = town().who("reviewer").get("//ogc/collections/houses/items?limit=0&bbox=1&datetime=x&colour=1");
    assert_eq!(reply.problem(400, "invalid_parameters")["fields"].as_array().unwrap().len(), 4, "{}", reply.text);
    town().refuses("houses", "limit=1&limit=2", "limit");
}

/// /req/core/crs84
#[test]
fn ogc_req_core_crs84() {
    for (collection, _) in COLLECTIONS {
        for feature in features(&town().items(collection, "limit=100")) {
            let [west, south, east, north] = bounds(&feature["geometry"]);
            let here = west > 103.0 && east < 105.0 && south > 25.0 && north < 27.0;
            assert!(here, "{collection} is not in longitude and latitude: {feature}");
        }
    }
}

/// /req/core/fc-md-op, /req/core/fc-md-success, /req/core/fc-md-items
#[test]
fn ogc_req_core_fc_md_op_and_success_and_items() {
    let told = town().ogc("/collections");
    let there: Vec<&str> =
        told["collections"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(there, COLLECTIONS.map(|(name, _)| name));
    // Each to whom it belongs.
    let of = |name: &str| {
        let told = town().who(name).get("//ogc/collections").json();
        told["collections"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    let (clerk, station): (Vec<String>, Vec<String>) = (of("clerk"), of("station-nr"));
    assert_eq!(
        (clerk, station),
        (vec!["houses".into(), "zones".into()], vec!["houses".into(), "patches".into(), "zones".into()])
    );
    for path in ["violations", "violations/items", "violations/items/x", "patches/items"] {
        town().who("cadre").get(&format!("//ogc/collections/{path}")).problem(403, "not_allowed");
    }
    town().who("admin").get("//ogc/collections").problem(403, "not_allowed");
}

/// /req/core/fc-md-links
#[test]
fn ogc_req_core_fc_md_links() {
    let told = town().ogc("/collections");
    let own = link(&told, "self").unwrap();
    assert_eq!(
        (&own["href"], &own["type"]),
        (&json!(format!("{}/ogc/collections", town().url())), &json!("application/json"))
    );
}

/// /req/core/fc-md-items-links
#[test]
fn ogc_req_core_fc_md_items_links() {
    for collection in town().ogc("/collections")["collections"].as_array().unwrap() {
        let items = link(collection, "items").unwrap();
        assert_eq!(items["type"], "application/geo+json");
        let address = items["href"].as_str().unwrap().strip_prefix(town().url()).unwrap();
        assert_eq!(address, format!("/ogc/collections/{}/items", collection["id"].as_str().unwrap()));
    }
}

/// /req/core/fc-md-extent
#[test]
fn ogc_req_core_fc_md_extent() {
    for collection in town().ogc("/collections")["collections"].as_array().unwrap() {
        let spatial = &collection["extent"]["spatial"];
        assert_eq!(spatial["crs"], CRS84);
        let around: Vec<f64> =
            spatial["bbox"][0].as_array().unwrap().iter().map(|side| side.as_f64().unwrap()).collect();
        let name = collection["id"].as_str().unwrap();
        for feature in features(&town().items(name, "limit=100")) {
            let [west, south, east, north] = bounds(&feature["geometry"]);
            let inside = around[0] <= west && around[1] <= south && east <= around[2] && north <= around[3];
            assert!(inside, "{name} reaches beyond its extent: {feature}");
        }
        assert_eq!(collection["extent"]["temporal"]["interval"], json!([[null, null]]));
    }
}

/// /req/core/sfc-md-op, /req/core/sfc-md-success
#[test]
fn ogc_req_core_sfc_md_op_and_success() {
    for known in town().ogc("/collections")["collections"].as_array().unwrap() {
        let told = town().ogc(&format!("/collections/{}", known["id"].as_str().unwrap()));
        for same in ["id", "title", "description", "extent", "itemType", "crs", "storageCrs"] {
            assert_eq!(told[same], known[same], "{same}");
        }
        assert!(link(&told, "self").is_some() && link(&told, "items").is_some(), "{told}");
    }
}
