//! What `/ogc` claims, held against the tests: every requirement of every class that it says it keeps has a test that names
//! it, and no test names one that there is not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::json;

use crate::support::town::{COLLECTIONS, ids, link, town};

/// The classes and their requirements: 17-069r4 (part 1, with its corrigendum) and 18-058r1 (part 2).
const CLASSES: [(&str, &str, &[&str]); 4] = [
    (
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "core",
        &[
            "root-op",
            "root-success",
            "api-definition-op",
            "api-definition-success",
            "conformance-op",
            "conformance-success",
            "http",
            "query-param-unknown",
            "query-param-invalid",
            "crs84",
            "fc-md-op",
            "fc-md-success",
            "fc-md-links",
            "fc-md-items",
            "fc-md-items-links",
            "fc-md-extent",
            "sfc-md-op",
            "sfc-md-success",
            "fc-op",
            "fc-limit-definition",
            "fc-limit-response-1",
            "fc-bbox-definition",
            "fc-bbox-response",
            "fc-time-definition",
            "fc-time-response",
            "fc-response",
            "fc-links",
            "fc-rel-type",
            "fc-timeStamp",
            "fc-numberMatched",
            "fc-numberReturned",
            "f-op",
            "f-success",
            "f-links",
        ],
    ),
    ("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson", "geojson", &["definition", "content"]),
    (
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "oas30",
        &["oas-definition-1", "oas-definition-2", "oas-impl", "completeness", "exceptions-codes", "security"],
    ),
    (
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "crs",
        &[
            "crs-uri",
            "fc-md-crs-list",
            "fc-md-storageCrs",
            "fc-md-storageCrs-valid-value",
            "fc-md-crs-list-global",
            "fc-bbox-crs-definition",
            "fc-bbox-crs-valid-value",
            "fc-bbox-crs-valid-defaultValue",
            "fc-bbox-crs-action",
            "fc-crs-definition",
            "fc-crs-valid-value",
            "fc-crs-default-value",
            "fc-crs-action",
            "geojson",
            "ogc-crs-header",
            "ogc-crs-header-value",
        ],
    ),
];

/// The requirements that stand above tests of `/ogc`, as `/req/core/http`.
fn tested() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it")).unwrap() {
        let path = entry.unwrap().path();
        if !path.file_name().unwrap().to_str().unwrap().starts_with("ogc_") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[1] == "#[test]") {
            let told = pair[0].strip_prefix("/// /req/").map(|rest| format!("/req/{rest}"));
            named.extend(told.iter().flat_map(|told| told.split(", ")).map(str::to_owned));
        }
    }
    named
}

#[test]
fn ogc_every_requirement_of_the_classes_claimed_has_a_test_that_names_it() {
    let claimed = town().ogc("/conformance");
    assert_eq!(claimed["conformsTo"], json!(CLASSES.map(|(class, ..)| class)));
    let all = CLASSES.iter().flat_map(|(_, class, requirements)| {
        requirements.iter().map(move |requirement| format!("/req/{class}/{requirement}"))
    });
    assert_eq!(tested(), all.collect::<BTreeSet<String>>());
}

/// 17-069r4 wants a link `alternate` to the same answer in every other media type that the server has. It has one each, JSON
/// or GeoJSON: there is nothing to link to, and a link to what is not served would be the error. The pages of a file for
/// people are other resources than the feature of it.
#[test]
fn ogc_has_one_form_of_each_answer_and_so_no_alternate() {
    let one = ids(&town().items("houses", "limit=1")).into_iter().next().unwrap();
    let mut paths = vec![String::new(), "/collections".to_owned(), format!("/collections/houses/items/{one}")];
    for (collection, _) in COLLECTIONS {
        paths.push(format!("/collections/{collection}"));
        paths.push(format!("/collections/{collection}/items"));
    }
    for path in paths {
        let plain = town().who("reviewer").get(&format!("//ogc{path}"));
        assert!(link(&plain.json(), "self").is_some() && link(&plain.json(), "alternate").is_none(), "{path}");
        for other in ["text/html", "application/gml+xml;version=3.2", "application/flatgeobuf"] {
            let asked = town().signed_in("reviewer").with("accept", other).get(&format!("//ogc{path}"));
            assert_eq!(asked.header("content-type"), plain.header("content-type"), "{path} as {other}");
        }
        let refused = town().who("reviewer").get(&format!("//ogc{path}?f=html"));
        assert_eq!(refused.problem(400, "invalid_parameters")["fields"][0]["path"], "f", "{path}");
    }
}
