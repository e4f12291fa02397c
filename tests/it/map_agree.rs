//! Counts, facets, lists and tiles of a layer answer one question the same, whichever way each of them finds its answer.

use std::collections::{BTreeMap, BTreeSet};

use homestead::app::Homestead;
use homestead::app::accounts::actor_of;
use homestead::app::map::{Counts, Cursor, MapFilter, MapLayer, Order, Selected, counts, read_filter, select, tile};
use homestead::app::refusal::Refusal;
use homestead::domain::actor::Actor;
use homestead::domain::fields::Fields;
use homestead::store;
use serde_json::{Map, Value};

use crate::simulate::simulated;
use crate::support::tiles::{decoded, tile_of};

/// Files on a page.
const PAGE: usize = 37;
/// All of the county, west, south, east, north in degrees.
const COUNTY: [f64; 4] = [103.4, 25.1, 104.3, 26.1];

/// One who looks at a simulated county.
struct Looker<'h> {
    home: &'h Homestead,
    actor: Actor,
}

impl<'h> Looker<'h> {
    fn of(home: &'h Homestead, username: &str) -> Self {
        let account = home.store.read(|conn| store::accounts::by_username(conn, "530303", username)).unwrap().unwrap();
        Self { home, actor: actor_of(&account).unwrap() }
    }

    fn counts(&self, layer: MapLayer, filter: &MapFilter) -> Counts {
        self.home.store.read(|conn| counts(self.home, conn, &self.actor, layer, filter)).unwrap()
    }

    fn page(&self, layer: MapLayer, filter: &MapFilter, order: Order, after: Option<Cursor>) -> Selected {
        let page = (order, after);
        self.home.store.read(|conn| select(self.home, conn, &self.actor, layer, filter, page, PAGE)).unwrap()
    }

    /// Every file of a list, page by page.
    fn listed(&self, layer: MapLayer, filter: &MapFilter, order: Order) -> BTreeSet<String> {
        let (mut ids, mut after) = (BTreeSet::new(), None);
        loop {
            let page = self.page(layer, filter, order, after);
            let before = ids.len();
            ids.extend(page.ids.iter().map(ToString::to_string));
            assert_eq!(ids.len(), before + page.ids.len(), "a file stands twice");
            after = page.next;
            if after.is_none() {
                assert_eq!(u64::try_from(ids.len()).unwrap(), page.total);
                return ids;
            }
        }
    }

    /// What the tiles of a zoom count together.
    fn drawn(&self, layer: MapLayer, filter: &MapFilter, z: u32) -> f64 {
        let [west, south, east, north] = COUNTY;
        let ((west, north), (east, south)) = (tile_of(z, [west, north]), tile_of(z, [east, south]));
        let mut sum = 0.0;
        for (x, y) in (west..=east).flat_map(|x| (north..=south).map(move |y| (x, y))) {
            let address = (u8::try_from(z).unwrap(), x, y);
            let drawn = |conn: &mut _| tile(self.home, conn, &self.actor, (layer, filter), address);
            let drawn = self.home.store.read(drawn).map_err(|why: Refusal| why).unwrap();
            let counted = decoded(layer.code(), &drawn.bytes).into_iter().map(|it| it.number("count").unwrap());
            sum += counted.sum::<f64>();
        }
        sum
    }
}

fn filter(layer: MapLayer, query: &str) -> MapFilter {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let query: Map<String, Value> = pairs.map(|(name, value)| (name.to_owned(), value.into())).collect();
    Fields::read(&query.into(), |f| read_filter(layer, f)).unwrap()
}

const HOUSES: &[&str] = &[
    "",
    "state=registered",
    "stage=planning,construction&open=true",
    "grade=suspected_plain,confirmed",
    "from=2010-01-01&to=2020-12-31",
    "overdue=true",
    "q=5303031",
    "q=53030310100",
    "q=镇",
    "division=530303101&state=registered&from=2015-01-01",
    "bbox=103.7,25.5,103.9,25.8",
    "bbox=103.7,25.5,103.9,25.8&state=registered&to=2018-06-30",
    "area=103.7,25.5,103.9,25.5,103.8,25.9",
];
const VIOLATIONS: &[&str] = &[
    "",
    "kind=V01,V08",
    "track=planning&open=true",
    "source=patrol,satellite&grade=confirmed",
    "risk=true",
    "overdue=true",
    "from=2026-01-01",
    "kind=V01&track=land&from=2025-06-01&to=2026-06-01",
    "q=街道",
    "bbox=103.7,25.5,103.9,25.8&track=planning",
];
const PATCHES: &[&str] = &["", "class=no_approval", "open=true", "division=530303101"];

#[test]
fn counts_lists_and_tiles_say_the_same() {
    let place = simulated(1_500, 400, 60, 11);
    let home = place.home();
    let mut found = 0;
    for who in ["auditor", "officer"] {
        let looker = Looker::of(&home, who);
        for (layer, queries) in
            [(MapLayer::Houses, HOUSES), (MapLayer::Violations, VIOLATIONS), (MapLayer::Patches, PATCHES)]
        {
            for query in queries {
                let filter = filter(layer, query);
                let counted = looker.counts(layer, &filter);
                let told = format!("{who}, {layer} {query}");
                for order in [Order::Latest, Order::Due, Order::Id] {
                    let listed = looker.listed(layer, &filter, order).len();
                    assert_eq!(u64::try_from(listed).unwrap(), counted.total, "{told}");
                }
                found += counted.total;
                let placed = looker.page(layer, &filter, Order::Id, None);
                assert_eq!(placed.unplaced, counted.unplaced, "{told}");
                let on_tiles = f64::from(u32::try_from(counted.total - counted.unplaced).unwrap());
                if filter.bbox.is_none() && filter.area.is_none() {
                    for z in [0, 6, 9, 12] {
                        assert_eq!(looker.drawn(layer, &filter, z), on_tiles, "{told}, zoom {z}");
                    }
                }
                if filter.from.is_none() && filter.to.is_none() {
                    assert_eq!(counted.months.values().sum::<u64>(), counted.total, "{told}");
                }
            }
        }
    }
    assert!(found > 5_000, "the questions find {found} files and try little");
}

/// Each value of a facet counts what the list has when that value alone is asked for in its place.
#[test]
fn a_facet_counts_what_would_be_found_by_its_word() {
    let place = simulated(700, 250, 12, 12);
    let home = place.home();
    let looker = Looker::of(&home, "auditor");
    let mut asked = 0;
    for (layer, queries) in [(MapLayer::Houses, HOUSES), (MapLayer::Violations, VIOLATIONS)] {
        for query in queries {
            let facets = looker.counts(layer, &filter(layer, query)).facets;
            for (facet, values) in facets {
                let field = if facet == "township" { "division" } else { facet };
                for (value, count) in values.iter().filter(|(value, _)| *value != "none") {
                    let mut words: BTreeMap<&str, &str> =
                        query.split('&').filter_map(|it| it.split_once('=')).collect();
                    words.insert(field, value);
                    let words: Vec<String> = words.iter().map(|(name, word)| format!("{name}={word}")).collect();
                    let found = looker.page(layer, &filter(layer, &words.join("&")), Order::Latest, None).total;
                    assert_eq!(found, *count, "{layer} {query}: {facet} {value}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 300, "only {asked} values were asked for");
}
