//! OGC API – Features, part 1 (17-069r4), requirements class Core: a test for each requirement, in the order of its annex A.

use std::collections::BTreeSet;

use homestead::http::{Maps, Site};
use serde_json::{Value, json};

use crate::support::server::{Client, serve};
use crate::support::town::{COLLECTIONS, CRS84, HOUSES, bounds, features, ids, link, town};

const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

/// The parameters that the document has for a collection's items.
fn parameter(name: &str) -> Value {
    let document = town().ogc("/api");
    let items = &document["paths"]["/ogc/collections/houses/items"]["get"]["parameters"];
    let told: Vec<Value> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|one| match one["$ref"].as_str() {
            Some(place) => document.pointer(place.trim_start_matches('#')).unwrap().clone(),
            None => one.clone(),
        })
        .collect();
    told.into_iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("{name} is not told"))
}

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

#[test]
fn ogc_req_core_api_definition_op_and_success() {
    let reply = town().who("reviewer").get("//ogc/api");
    assert_eq!((reply.status, reply.header("content-type")), (200, OPENAPI));
    assert!(reply.json()["paths"].as_object().unwrap().len() > 10);
}

#[test]
fn ogc_req_core_conformance_op_and_success() {
    let told = town().ogc("/conformance");
    let part = |nr: u32, class: &str| format!("http://www.opengis.net/spec/ogcapi-features-{nr}/1.0/conf/{class}");
    let wanted = [part(1, "core"), part(1, "geojson"), part(1, "oas30"), part(2, "crs")];
    assert_eq!(told["conformsTo"], json!(wanted));
}

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

#[test]
fn ogc_req_core_fc_md_links() {
    let told = town().ogc("/collections");
    let own = link(&told, "self").unwrap();
    assert_eq!(
        (&own["href"], &own["type"]),
        (&json!(format!("{}/ogc/collections", town().url())), &json!("application/json"))
    );
}

#[test]
fn ogc_req_core_fc_md_items_links() {
    for collection in town().ogc("/collections")["collections"].as_array().unwrap() {
        let items = link(collection, "items").unwrap();
        assert_eq!(items["type"], "application/geo+json");
        let address = items["href"].as_str().unwrap().strip_prefix(town().url()).unwrap();
        assert_eq!(address, format!("/ogc/collections/{}/items", collection["id"].as_str().unwrap()));
    }
}

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

#[test]
fn ogc_req_core_fc_limit_definition() {
    let told = parameter("limit");
    assert_eq!(
        (&told["in"], &told["required"], &told["style"], &told["explode"]),
        (&json!("query"), &json!(false), &json!("form"), &json!(false))
    );
    assert_eq!(told["schema"], json!({ "type": "integer", "minimum": 1, "maximum": 10000, "default": 10 }));
}

#[test]
fn ogc_req_core_fc_limit_response() {
    assert_eq!(features(&town().items("houses", "")).len(), 10, "the default");
    assert_eq!(features(&town().items("houses", "limit=3")).len(), 3);
    // More than the most is no error: the most is given.
    assert_eq!(features(&town().items("houses", "limit=50000")).len(), 15);
    assert_eq!(features(&town().items("zones", "limit=2")).len(), 2);
}

#[test]
fn ogc_req_core_fc_bbox_definition() {
    let told = parameter("bbox");
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

#[test]
fn ogc_req_core_fc_time_definition() {
    let told = parameter("datetime");
    assert_eq!(
        (&told["in"], &told["required"], &told["style"], &told["explode"]),
        (&json!("query"), &json!(false), &json!("form"), &json!(false))
    );
    assert_eq!(told["schema"], json!({ "type": "string" }));
}

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

#[test]
fn ogc_req_core_fc_time_stamp() {
    let told = town().items("houses", "limit=1")["timeStamp"].as_str().unwrap().to_owned();
    let stamp: jiff::Timestamp = told.parse().unwrap();
    let age = jiff::Timestamp::now().duration_since(stamp);
    assert!(age.as_secs().abs() < 60, "{told}");
}

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

#[test]
fn ogc_links_lead_back_to_where_the_caller_came_from() {
    let asked = |url: &str, headers: &[(&'static str, &str)]| {
        let mut client = Client::signed_in(url, "reviewer");
        for (name, value) in headers {
            client = client.with(name, *value);
        }
        let page = client.get("//ogc/collections/houses/items?limit=1").json();
        link(&page, "next").unwrap()["href"].as_str().unwrap().split("/ogc").next().unwrap().to_owned()
    };
    let forwarded = [("x-forwarded-host", "homestead.example"), ("x-forwarded-proto", "https")];
    assert_eq!(asked(town().url(), &forwarded), town().url(), "nobody's word is taken for it");
    let (url, _handle) = serve(Site { home: town().home(), behind_proxy: true, maps: Maps::default() });
    assert_eq!(asked(&url, &forwarded), "https://homestead.example");
    assert_eq!(asked(&url, &forwarded[..1]), "https://homestead.example", "a proxy of ours speaks TLS");
    let odd = Client::signed_in(&url, "reviewer").with("x-forwarded-host", "a\"b>c").get("//ogc");
    odd.problem(400, "bad_request");
}

#[test]
fn ogc_filters_of_the_map_narrow_features() {
    assert_eq!(town().items("houses", "division=530303102")["numberMatched"], 2);
    assert_eq!(town().items("houses", "state=registered")["numberMatched"], 1);
    assert_eq!(town().items("houses", "stage=planning,done")["numberMatched"], 15);
    assert_eq!(town().items("houses", "q=530303102")["numberMatched"], 2, "a number from its beginning");
    assert_eq!(town().items("violations", "kind=V08")["numberMatched"], 3);
    assert_eq!(town().items("violations", "source=patrol&open=true")["numberMatched"], 4);
    assert_eq!(town().items("patches", "season=2026Q3&class=no_approval")["numberMatched"], 4);
    assert_eq!(town().items("zones", "layer=road,river")["numberMatched"], 3);
    let both = town().items("violations", "from=2026-04-01&datetime=../2026-05-31");
    assert_eq!(both["numberMatched"], 2, "days of both: {both}");
}

#[test]
fn ogc_features_carry_no_personal_data() {
    for (collection, _) in COLLECTIONS {
        let text = town().items(collection, "limit=100").to_string();
        for private in ["王大山", "正在加层", "head_name", "phone", &town().far.head_id] {
            assert!(!text.contains(private), "{collection} tells {private}");
        }
    }
}
