//! A town that many tests look at and none changes: houses in two townships, leads with and without an outline, patches and
//! zones. It is built once.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use homestead::app::Homestead;
use homestead::domain::zones::Layer;
use serde_json::{Value, json};

use super::case_life::CaseLife;
use super::land::{line_west, loaded, square};
use super::life::{Life, People, Until};
use super::server::{Client, TestServer};
use crate::patches_http::{collection, feature, rectangle};

/// Houses of 白水镇.
pub(crate) const HOUSES: u32 = 13;
/// Houses of 盘江镇.
pub(crate) const HOUSES_ELSEWHERE: u32 = 2;
/// Leads of 白水镇.
pub(crate) const CASES: u32 = 3;
/// Leads of 盘江镇.
pub(crate) const CASES_ELSEWHERE: u32 = 1;
/// Patches, all of 白水镇.
pub(crate) const PATCHES: u32 = 4;
/// Zones of all layers.
pub(crate) const ZONES: u32 = 5;
/// Everything of a collection as the district reviewer sees it.
pub(crate) const COLLECTIONS: [(&str, u32); 4] = [
    ("houses", HOUSES + HOUSES_ELSEWHERE),
    ("violations", CASES + CASES_ELSEWHERE),
    ("patches", PATCHES),
    ("zones", ZONES),
];
/// What a name of a system stands for here.
pub(crate) const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
pub(crate) const GRID: &str = "http://www.opengis.net/def/crs/EPSG/0/4523";
pub(crate) const CGCS2000: &str = "http://www.opengis.net/def/crs/EPSG/0/4490";

/// The town.
pub(crate) struct Town {
    server: TestServer,
    people: Arc<People>,
    /// A house that has come far, of which much is known.
    pub(crate) far: Life,
}

static TOWN: LazyLock<Town> = LazyLock::new(|| {
    let server = TestServer::start();
    let people = People::of(&server);
    let far = Life::new(&people, 1).walked(Until::Registered);
    for nth in 2..=HOUSES {
        Life::new(&people, nth).walked(Until::Applied);
    }
    for nth in 0..HOUSES_ELSEWHERE {
        let there = json!({ "village": "530303102201" });
        Life::new(&people, 60 + nth).applying(there).served_by("-pj").walked(Until::Applied);
    }
    let day = |nth: u32| format!("2026-0{}-1{nth}T08:00:00+08:00", nth + 3);
    for nth in 0..CASES {
        let mut changes = json!({ "location": { "lon": 104.05 + f64::from(nth) * 0.001, "lat": 25.69,
            "accuracy_m": 5.0, "datum": "wgs84" }, "kinds": ["V08"] });
        if nth == 0 {
            changes["outline"] = triangle();
        }
        let told = people.who("officer").post("/violations", &CaseLife::lead(&changes, &day(nth)));
        assert_eq!(told.status, 201, "{}", told.text);
    }
    let there = CaseLife::lead(&json!({ "village": "530303102201" }), &day(4));
    assert_eq!(people.who("officer-pj").post("/violations", &there).status, 201);
    let season: Vec<Value> = (0..PATCHES)
        .map(|nth| {
            let day = json!({ "HSX": format!("2026-0{}-05", nth + 2) });
            feature(&format!("P{nth}"), &rectangle(100 + nth, 0.0, 0.0, 12.0, 12.0), &day)
        })
        .collect();
    let sent = people.who("reviewer").post("/patches", &collection(season));
    assert_eq!(sent.status, 201, "{}", sent.text);
    loaded(
        &server.home,
        Layer::BasicFarmland,
        "2020-12-31",
        vec![square(5, 40.0, 0.0, 0.0), square(6, 40.0, 0.0, 90.0)],
    );
    loaded(&server.home, Layer::Road, "2024-12-31", vec![square(1, 20.0, 0.0, 60.0), line_west(2, 5.0, "county")]);
    loaded(&server.home, Layer::River, "2022-12-31", vec![square(3, 20.0, 0.0, -60.0)]);
    Town { server, people, far }
});

/// Half of a rectangle of 12 m by 9 m: its north-eastern half is missing.
fn triangle() -> Value {
    let mut shape = rectangle(80, 0.0, 0.0, 12.0, 9.0);
    shape["coordinates"][0].as_array_mut().unwrap().remove(2);
    shape
}

/// The town.
pub(crate) fn town() -> &'static Town {
    &TOWN
}

impl Town {
    pub(crate) fn who(&self, name: &str) -> Arc<Client> {
        self.people.who(name)
    }

    pub(crate) fn anyone(&self) -> Client {
        self.server.anyone()
    }

    pub(crate) fn signed_in(&self, name: &str) -> Client {
        self.server.signed_in(name)
    }

    pub(crate) fn url(&self) -> &str {
        &self.server.url
    }

    pub(crate) fn home(&self) -> Homestead {
        self.server.home.clone()
    }

    /// What the reviewer is answered under `/ogc`.
    pub(crate) fn ogc(&self, path: &str) -> Value {
        let reply = self.who("reviewer").get(&format!("//ogc{path}"));
        assert_eq!(reply.status, 200, "{path}: {}", reply.text);
        reply.json()
    }

    /// Features of a collection by a query.
    pub(crate) fn items(&self, collection: &str, query: &str) -> Value {
        self.ogc(&format!("/collections/{collection}/items?{query}"))
    }

    /// A parameter of a collection's items as the document of the interface tells it.
    pub(crate) fn parameter(&self, name: &str) -> Value {
        let document = self.ogc("/api");
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

    /// The ids of those features.
    pub(crate) fn ids(&self, collection: &str, query: &str) -> BTreeSet<String> {
        ids(&self.items(collection, query))
    }

    /// That a query is refused for its parameter.
    pub(crate) fn refuses(&self, collection: &str, query: &str, parameter: &str) {
        let reply = self.who("reviewer").get(&format!("//ogc/collections/{collection}/items?{query}"));
        let problem = reply.problem(400, "invalid_parameters");
        let named = problem["fields"].as_array().unwrap().iter().any(|field| field["path"] == parameter);
        assert!(named, "{query}: {problem}");
    }
}

/// The ids of a page's features.
pub(crate) fn ids(page: &Value) -> BTreeSet<String> {
    features(page).iter().map(|feature| feature["id"].as_str().unwrap().to_owned()).collect()
}

/// A page's features.
pub(crate) fn features(page: &Value) -> &Vec<Value> {
    page["features"].as_array().unwrap()
}

/// The link of a relation.
pub(crate) fn link<'v>(of: &'v Value, rel: &str) -> Option<&'v Value> {
    of["links"].as_array().unwrap().iter().find(|link| link["rel"] == rel)
}

/// All positions of a geometry, as it writes them.
pub(crate) fn positions(geometry: &Value) -> Vec<[f64; 2]> {
    fn walk(value: &Value, into: &mut Vec<[f64; 2]>) {
        match value {
            Value::Array(items) if items.first().is_some_and(Value::is_number) => {
                into.push([items[0].as_f64().unwrap(), items[1].as_f64().unwrap()]);
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, into)),
            Value::Object(object) => {
                object.iter().filter(|(name, _)| *name != "type").for_each(|(_, inner)| walk(inner, into));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(geometry, &mut found);
    found
}

/// West, south, east and north of a geometry in longitude and latitude.
pub(crate) fn bounds(geometry: &Value) -> [f64; 4] {
    let world = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    positions(geometry).iter().fold(world, |[w, s, e, n], [x, y]| [w.min(*x), s.min(*y), e.max(*x), n.max(*y)])
}
