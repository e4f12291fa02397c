//! Tiles of the map through HTTP: true counts from afar, outlines from near, at once after an act, to each its own.

use geo::Geometry;
use homestead::domain::violations::law::Law;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::patches_http::{collection, feature, rectangle};
use crate::policy_matrix::other_village;
use crate::support::case_life::CaseLife;
use crate::support::land::{corner, line_west, loaded, square};
use crate::support::life::{Life, People, Until};
use crate::support::server::{Client, TestServer};
use crate::support::tiles::{Drawn, decoded, drawn_at, tile_at, tile_of, unit_of};

/// The south-west corner of the first household's plot.
const HERE: [f64; 2] = [104.0505, 25.68];

/// The sum of the counts of all tiles of a zoom around the stories' plots.
fn counted(client: &Client, layer: &str, z: u32, query: &str) -> f64 {
    let (west, north) = tile_of(z, [103.9, 25.9]);
    let (east, south) = tile_of(z, [104.2, 25.5]);
    let mut sum = 0.0;
    for x in west..=east {
        for y in north..=south {
            let reply = client.get(&format!("//tiles/{layer}/{z}/{x}/{y}.mvt{query}"));
            assert_eq!(reply.status, 200, "{}", reply.text);
            for cluster in decoded(layer, &reply.bytes) {
                let count = cluster.number("count").unwrap();
                let classes = cluster.properties.keys().filter(|name| name.starts_with("n_"));
                let classes: f64 = classes.map(|name| cluster.number(name).unwrap()).sum();
                assert_eq!(count, classes, "{cluster:?}");
                assert_eq!(count == 1.0, cluster.text("id").is_some(), "{cluster:?}");
                let [left, top, right, bottom] = cluster.bounds();
                assert!(0 <= left && right <= 4096 && 0 <= top && bottom <= 4096, "{cluster:?}");
                assert!(cluster.number("west") <= cluster.number("east"));
                sum += count;
            }
        }
    }
    sum
}

fn applied(people: &std::sync::Arc<People>, who: &str, nth: u32, changes: Value) -> String {
    let life = Life::new(people, nth).applying(changes);
    let reply = people.who(who).post("/houses", &life.application());
    assert_eq!(reply.status, 201, "{}", reply.text);
    reply.json()["house"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn from_afar_no_house_is_left_out_of_a_count_and_nobody_counts_anothers() {
    let server = TestServer::start();
    let people = People::of(&server);
    for nth in 1..=6 {
        applied(&people, "cadre", nth, json!({}));
    }
    let next = other_village(&people);
    for nth in [50, 400] {
        applied(&people, "clerk", nth, json!({ "village": next }));
    }
    for nth in [90, 700, 1500] {
        applied(&people, "clerk-pj", nth, json!({ "village": "530303102201" }));
    }
    for z in 0..=12 {
        for (who, houses) in [("reviewer", 11.0), ("officer", 8.0), ("cadre", 6.0), ("clerk-pj", 3.0)] {
            assert_eq!(counted(&people.who(who), "houses", z, ""), houses, "{who} at {z}");
        }
        let reviewer = people.who("reviewer");
        for (query, houses) in [
            ("?division=530303101", 8.0),
            (&format!("?division={next}"), 2.0),
            ("?stage=planning", 11.0),
            ("?stage=done,approval", 0.0),
            ("?state=applied", 11.0),
            ("?open=true&division=530303102", 3.0),
            ("?bbox=104.0,25.6,104.2,25.6801", 6.0),
        ] {
            assert_eq!(counted(&reviewer, "houses", z, query), houses, "{query} at {z}");
        }
        assert_eq!(counted(&people.who("officer"), "houses", z, "?division=530303102"), 0.0);
    }
    people.who("admin").get("//tiles/houses/10/807/437.mvt").problem(403, "not_allowed");
    people.who("cadre").get("//tiles/violations/10/807/437.mvt").problem(403, "not_allowed");
    people.who("clerk").get("//tiles/patches/10/807/437.mvt").problem(403, "not_allowed");
}

#[test]
fn an_act_is_on_the_tile_at_once_and_what_leaves_a_filter_leaves_the_tile() {
    let server = TestServer::start();
    let people = People::of(&server);
    let officer = people.who("officer");
    assert_eq!(drawn_at(&officer, "violations", 14, [104.05, 25.68], ""), Vec::<Drawn>::new());
    let case = CaseLife::walked(&people, Law::Planning65, date(2025, 3, 3), 0);
    let lead = drawn_at(&officer, "violations", 14, [104.05, 25.68], "?state=lead");
    assert_eq!(lead.len(), 1);
    assert_eq!((lead[0].text("id"), lead[0].text("grade")), (Some(case.id()), Some("suspected_remeasure")));
    assert!(matches!(lead[0].geometry, Geometry::Point(_) | Geometry::MultiPoint(_)), "{lead:?}");
    let before = tile_at(&officer, "violations", 14, [104.05, 25.68], "");
    let mut case = case;
    case.done(
        "officer",
        "verify",
        date(2025, 3, 4),
        &json!({ "officers": ["officer", "officer2"], "suspected": true,
        "findings": "正在加层", "photos": [case.photo()] }),
    );
    assert_eq!(drawn_at(&officer, "violations", 14, [104.05, 25.68], "?state=lead"), Vec::<Drawn>::new());
    let after = tile_at(&officer, "violations", 14, [104.05, 25.68], "");
    let verified = decoded("violations", &after.bytes);
    assert_eq!((verified[0].text("state"), verified[0].text("grade")), (Some("verified"), Some("confirmed")));
    assert_ne!(before.header("etag"), after.header("etag"));
    // Who has it already is told so, and gets it again only when it is another.
    let (x, y) = tile_of(14, [104.05, 25.68]);
    let path = format!("//tiles/violations/14/{x}/{y}.mvt");
    let holding = |etag: &str| server.signed_in("officer").with("if-none-match", etag).get(&path);
    let same = holding(after.header("etag"));
    assert_eq!((same.status, same.bytes.len(), same.header("etag")), (304, 0, after.header("etag")));
    assert_eq!(holding(before.header("etag")).status, 200);
    assert_eq!(after.header("cache-control"), "private, no-cache");
    assert_eq!(after.header("content-type"), "application/vnd.mapbox-vector-tile");
    // Another township never sees it.
    for z in [3, 9, 12, 14, 16] {
        assert_eq!(drawn_at(&people.who("officer-pj"), "violations", z, [104.05, 25.68], ""), Vec::<Drawn>::new());
    }
}

#[test]
fn what_another_process_does_shows_too() {
    let server = TestServer::start();
    let people = People::of(&server);
    let reviewer = people.who("reviewer");
    assert_eq!(counted(&reviewer, "houses", 8, ""), 0.0);
    let there = People::at(&server.beside());
    applied(&there, "cadre", 1, json!({}));
    assert_eq!(counted(&reviewer, "houses", 8, ""), 1.0);
    assert_eq!(counted(&there.who("reviewer"), "houses", 8, ""), 1.0);
    applied(&people, "cadre", 2, json!({}));
    assert_eq!(counted(&there.who("reviewer"), "houses", 8, ""), 2.0);
}

#[test]
fn from_near_a_plot_has_its_outline_to_the_unit() {
    let server = TestServer::start();
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Applied);
    let ring = life.plot["coordinates"][0].as_array().unwrap();
    for z in 13..=18 {
        let drawn = drawn_at(&people.who("officer"), "houses", z, HERE, "");
        assert_eq!(drawn.len(), 1, "at {z}");
        assert_eq!(drawn[0].text("stage"), Some("planning"));
        assert_eq!(drawn[0].text("id").is_some(), z >= 15);
        let Geometry::MultiPolygon(shape) = &drawn[0].geometry else { panic!("{drawn:?}") };
        let corners: Vec<[f64; 2]> =
            shape.0[0].exterior().coords().map(|at| [f64::from(at.x), f64::from(at.y)]).collect();
        for corner in ring {
            let place = [corner[0].as_f64().unwrap(), corner[1].as_f64().unwrap()];
            let [x, y] = unit_of(z, tile_of(z, HERE), place);
            let near = |at: &[f64; 2]| (at[0] - x).abs() <= 1.0 && (at[1] - y).abs() <= 1.0;
            assert!(corners.iter().any(near), "{place:?} of {corners:?} at {z}");
        }
    }
}

#[test]
fn patches_are_drawn_by_their_class() {
    let server = TestServer::start();
    let people = People::of(&server);
    let sent = collection(vec![
        feature("P1", &rectangle(1, 0.0, 0.0, 12.0, 12.0), &json!({})),
        feature("P2", &rectangle(2, 0.0, 0.0, 12.0, 12.0), &json!({ "TBLX": "推填土" })),
        feature("P3", &rectangle(3, 0.0, 0.0, 12.0, 12.0), &json!({ "ZLDWDM": "530303102" })),
    ]);
    assert_eq!(people.who("reviewer").post("/patches", &sent).status, 201);
    assert_eq!(counted(&people.who("reviewer"), "patches", 5, "?season=2026Q3"), 3.0);
    assert_eq!(counted(&people.who("officer-pj"), "patches", 5, ""), 1.0);
    assert_eq!(counted(&people.who("reviewer"), "patches", 11, "?class=no_building"), 1.0);
    let near = drawn_at(&people.who("officer"), "patches", 15, [104.0505, 25.68], "?class=no_approval");
    assert_eq!(near.len(), 1);
    assert_eq!((near[0].text("class"), near[0].text("state")), (Some("no_approval"), Some("imported")));
}

#[test]
fn zones_are_drawn_at_every_zoom_and_none_is_too_small() {
    use homestead::domain::zones::Layer;
    let server = TestServer::start();
    let clerk = server.signed_in("clerk");
    assert_eq!(drawn_at(&clerk, "zones", 10, corner(1), ""), Vec::<Drawn>::new());
    loaded(&server.home, Layer::BasicFarmland, "2024-12-31", vec![square(1, 5.0, 0.0, 0.0)]);
    loaded(&server.home, Layer::Road, "2024-12-31", vec![line_west(2, 5.0, "county")]);
    for z in 0..=16 {
        let drawn = drawn_at(&clerk, "zones", z, corner(1), "");
        let layers: Vec<&str> = drawn.iter().filter_map(|zone| zone.text("layer")).collect();
        assert!(layers.contains(&"basic_farmland"), "{layers:?} at {z}");
        assert!(z > 15 || layers.contains(&"road"), "{layers:?} at {z}");
    }
    server.signed_in("admin").get("//tiles/zones/10/807/437.mvt").problem(403, "not_allowed");
    clerk.get("//tiles/zones/10/807/437.mvt?kind=V01").problem(422, "invalid_fields");
}

#[test]
fn whatever_is_wrong_with_the_address_of_a_tile_is_named() {
    let server = TestServer::start();
    let reviewer = server.signed_in("reviewer");
    let named = |path: &str| -> Vec<String> {
        let problem = reviewer.get(path).problem(422, "invalid_fields");
        let fields = problem["fields"].as_array().unwrap().clone();
        fields.iter().map(|field| field["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(named("//tiles/houses/19/0/0.mvt"), ["z"]);
    assert_eq!(named("//tiles/houses/2/4/x.mvt"), ["x", "y"]);
    assert_eq!(named("//tiles/houses/-1/a/b.mvt"), ["z", "x", "y"]);
    assert_eq!(
        named("//tiles/violations/2/0/0.mvt?kind=V99&state=gone&from=2026-02-30&bbox=1,2,3&area=1,2,3,4&risk=maybe"),
        ["state", "from", "bbox", "area", "kind", "risk"]
    );
    assert_eq!(named("//tiles/houses/2/0/0.mvt?kind=V01&season=2026Q3"), ["kind", "season"]);
    reviewer.get("//tiles/people/2/0/0.mvt").problem(404, "not_found");
    reviewer.get("//tiles/people.json").problem(404, "not_found");
    server.anyone().get("//tiles/houses/2/0/0.mvt").problem(401, "not_signed_in");
}

#[test]
fn the_document_of_a_layer_says_where_its_tiles_are() {
    let server = TestServer::start();
    let people = People::of(&server);
    applied(&people, "cadre", 1, json!({}));
    for layer in ["houses", "violations", "patches", "zones"] {
        let about = people.who("reviewer").get(&format!("//tiles/{layer}.json")).json();
        assert_eq!((&about["tilejson"], &about["vector_layers"][0]["id"]), (&json!("3.0.0"), &json!(layer)), "{about}");
        assert!(about["tiles"][0].as_str().unwrap().starts_with(&format!("{}/tiles/{layer}/", server.url)), "{about}");
        assert!(about["vector_layers"][0]["fields"].as_object().unwrap().len() > 4);
    }
    let about = people.who("officer").get("//tiles/houses.json?stage=planning").json();
    assert!(about["tiles"][0].as_str().unwrap().ends_with("{z}/{x}/{y}.mvt?stage=planning"), "{about}");
    let west = about["bounds"][0].as_f64().unwrap();
    assert!((west - 104.0505).abs() < 0.001, "{about}");
    people.who("clerk").get("//tiles/violations.json").problem(403, "not_allowed");
}
