//! What `/ogc` has beyond the standard: the filters of the map, and what features say and do not say.

use homestead::http::{Maps, Site};
use serde_json::{Value, json};

use crate::support::server::{Client, serve};
use crate::support::town::{COLLECTIONS, features, link, town};

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
fn ogc_grade_says_what_the_filter_of_the_map_finds() {
    let grades = ["conforms", "within_tolerance", "suspected_remeasure", "suspected_plain", "confirmed"];
    for collection in ["houses", "violations"] {
        let all = town().items(collection, "limit=100");
        let mut found = Vec::new();
        for grade in grades {
            for one in features(&town().items(collection, &format!("limit=100&grade={grade}"))) {
                assert_eq!(one["properties"]["grade"], grade, "{one}");
                assert!(one["properties"]["grade_label"].as_str().is_some_and(|label| !label.contains('.')), "{one}");
                found.push(one["id"].clone());
            }
        }
        let graded = features(&all).iter().filter(|one| one["properties"]["grade"] != Value::Null);
        let mut graded: Vec<Value> = graded.map(|one| one["id"].clone()).collect();
        graded.sort_by_key(Value::to_string);
        found.sort_by_key(Value::to_string);
        assert_eq!(found, graded, "{collection}");
        assert!(!found.is_empty(), "{collection}: none has a grade");
    }
    // Nobody has looked at the leads yet; what only was applied for has nothing to be measured.
    assert_eq!(town().items("violations", "grade=suspected_remeasure")["numberMatched"], json!(4));
    let far = town().ogc(&format!("/collections/houses/items/{}", town().far.id()));
    assert!(far["properties"]["grade"].is_string(), "{far}");
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
