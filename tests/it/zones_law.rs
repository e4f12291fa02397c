//! What the law says of a house in or beside each zone: every row of the demonstration district, with its article and day.

use std::sync::Arc;

use homestead::domain::houses::codes::BuildType;
use homestead::domain::pack::Pack;
use homestead::domain::zones::rule::{Effect, Subject};
use homestead::domain::zones::{Extent, Hit, Layer, Zone, hits};
use homestead::exchange::embedded::demo_district;
use homestead::spatial::{Grid, GridPolygon, GridShape};
use jiff::civil::{Date, date};

const EAST: f64 = 35_381_600.0;
const NORTH: f64 = 2_833_000.0;
const TODAY: Date = date(2026, 11, 22);

fn grid() -> Grid {
    Grid::from_epsg(4523).unwrap()
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> GridPolygon {
    let ring = [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]];
    GridPolygon::from_rings(grid(), &[ring.map(|[x, y]| [EAST + x, NORTH + y]).to_vec()]).unwrap()
}

/// A plot of 14 m by 14 m, its house of 10 m by 10 m in the middle: the house begins 2 m behind the plot's edge.
fn plot() -> GridPolygon {
    rectangle(-2.0, -2.0, 14.0, 14.0)
}

fn house() -> GridPolygon {
    rectangle(0.0, 0.0, 10.0, 10.0)
}

fn zone(layer: Layer, class: Option<&str>, extent: Extent, shape: GridShape) -> Zone {
    Zone {
        id: format!("{layer}-1-1"),
        layer,
        class: class.map(str::to_owned),
        object: None,
        name: "示例".to_owned(),
        extent,
        as_of: date(2024, 12, 31),
        source: "示例".to_owned(),
        shape: Arc::new(shape),
    }
}

/// A reference that runs so far south of the house, metres.
fn beside(layer: Layer, class: Option<&str>, metres: f64) -> Zone {
    let line = vec![[EAST - 500.0, NORTH - metres], [EAST + 500.0, NORTH - metres]];
    zone(layer, class, Extent::Reference, GridShape::new(grid(), &[], &[line]).unwrap())
}

/// A designated zone whose northern edge lies so far north of the house's southern one, metres.
fn around(layer: Layer, class: Option<&str>, reaches_m: f64) -> Zone {
    let area = rectangle(-500.0, -500.0, 1000.0, 500.0 + reaches_m);
    zone(layer, class, Extent::Designated, GridShape::new(grid(), &[area], &[]).unwrap())
}

fn pack() -> Pack {
    demo_district().expect("the demo district reads").pack
}

fn touched(pack: &Pack, day: Date, zones: &[Zone]) -> Vec<Hit> {
    hits(&plot(), Some(&house()), zones, pack.on(day))
}

#[test]
fn every_distance_of_the_law_from_its_own_line() {
    let pack = pack();
    let road = "公路安全保护条例 11、13";
    let railway = "铁路安全管理条例 27、30";
    let power = "电力设施保护条例 10、15";
    let table: [(Layer, Option<&str>, f64, Effect, &str, &str); 20] = [
        (Layer::Road, Some("expressway"), 30.0, Effect::Block, "V16", road),
        (Layer::Road, Some("national"), 20.0, Effect::Block, "V16", road),
        (Layer::Road, Some("provincial"), 15.0, Effect::Block, "V16", road),
        (Layer::Road, Some("county"), 10.0, Effect::Block, "V16", road),
        (Layer::Road, Some("township"), 5.0, Effect::Block, "V16", road),
        (Layer::Railway, Some("high_speed_urban"), 10.0, Effect::Consent, "V20", railway),
        (Layer::Railway, Some("high_speed_suburban"), 12.0, Effect::Consent, "V20", railway),
        (Layer::Railway, Some("high_speed_village"), 15.0, Effect::Consent, "V20", railway),
        (Layer::Railway, Some("high_speed"), 20.0, Effect::Consent, "V20", railway),
        (Layer::Railway, Some("other_urban"), 8.0, Effect::Consent, "V20", railway),
        (Layer::Railway, Some("other_suburban"), 10.0, Effect::Consent, "V20", railway),
        (Layer::Railway, Some("other_village"), 12.0, Effect::Consent, "V20", railway),
        (Layer::Railway, None, 15.0, Effect::Consent, "V20", railway),
        (Layer::PowerLine, Some("kv_1_10"), 5.0, Effect::Block, "V18", power),
        (Layer::PowerLine, Some("kv_35_110"), 10.0, Effect::Block, "V18", power),
        (Layer::PowerLine, Some("kv_154_330"), 15.0, Effect::Block, "V18", power),
        (Layer::PowerLine, Some("kv_500"), 20.0, Effect::Block, "V18", power),
        (Layer::PowerCable, None, 0.75, Effect::Block, "V18", "电力设施保护条例 10、16"),
        (Layer::Pipeline, None, 5.0, Effect::Block, "V20", "石油天然气管道保护法 30"),
        (Layer::Road, Some("township"), 5.0, Effect::Block, "V16", "公路法 56"),
    ];
    for (layer, class, metres, effect, violation, basis) in table {
        let said = format!("{layer} {class:?}");
        // Half a metre of the house inside: 5 m², and its own line that far away.
        let found = touched(&pack, TODAY, &[beside(layer, class, metres - 0.5)]);
        let [hit] = &found[..] else { panic!("{said}: {found:?}") };
        assert_eq!((hit.effect, hit.subject, hit.violation.as_deref()), (effect, Subject::Footprint, Some(violation)));
        assert!(hit.basis.text.contains(basis) && hit.basis.verified, "{said}: {:?}", hit.basis);
        assert!((hit.area_m2 - 5.0).abs() < 1e-3, "{said}: {}", hit.area_m2);
        assert!((hit.distance_m - (metres - 0.5)).abs() < 1e-6 && hit.counts(), "{said}");
        assert_eq!(hit.buffer_m, Some(metres));
        let pieces: f64 = hit.pieces.iter().map(GridPolygon::area_m2).sum();
        assert!((pieces - hit.area_m2).abs() < 1e-9);
        // The yard may lie there: the law speaks of buildings.
        assert!(touched(&pack, TODAY, &[beside(layer, class, metres + 0.01)]).is_empty(), "{said}");
    }
}

#[test]
fn every_zone_that_its_authority_draws() {
    let pack = pack();
    let table: [(Layer, Option<&str>, Effect, Subject, Option<&str>, Option<&str>, &str, bool); 22] = [
        (Layer::BasicFarmland, None, Effect::Block, Subject::Plot, Some("V13"), None, "土地管理法 62、44", true),
        (
            Layer::CultivatedLand,
            Some("0103"),
            Effect::Consent,
            Subject::Plot,
            Some("V12"),
            Some("conversion"),
            "土地管理法 44、62",
            true,
        ),
        (Layer::Forest, None, Effect::Consent, Subject::Plot, Some("V14"), Some("forest_consent"), "森林法 37", true),
        (
            Layer::EcologicalLine,
            None,
            Effect::Block,
            Subject::Plot,
            Some("V15"),
            Some("ecological_consent"),
            "生态保护红线",
            false,
        ),
        (
            Layer::NatureReserve,
            Some("core"),
            Effect::Block,
            Subject::Plot,
            Some("V15"),
            None,
            "自然保护区条例 26",
            true,
        ),
        (
            Layer::NatureReserve,
            Some("buffer"),
            Effect::Block,
            Subject::Plot,
            Some("V15"),
            None,
            "自然保护区条例 26",
            true,
        ),
        (
            Layer::NatureReserve,
            None,
            Effect::Consent,
            Subject::Plot,
            Some("V15"),
            Some("reserve_consent"),
            "自然保护区条例 32",
            true,
        ),
        (
            Layer::WaterSource,
            Some("first_grade"),
            Effect::Block,
            Subject::Plot,
            Some("V20"),
            None,
            "水污染防治法",
            false,
        ),
        (Layer::WaterSource, Some("second_grade"), Effect::Warn, Subject::Plot, None, None, "水污染防治法", false),
        (Layer::TownBoundary, None, Effect::Regime, Subject::Plot, None, None, "城乡规划法 40、64", false),
        (Layer::Road, Some("county"), Effect::Block, Subject::Footprint, Some("V16"), None, "公路法 56", true),
        (Layer::Railway, None, Effect::Consent, Subject::Footprint, Some("V20"), Some("railway_consent"), "铁路", true),
        (Layer::River, Some("dyke"), Effect::Block, Subject::Plot, Some("V17"), None, "河道管理条例 24", true),
        (Layer::River, None, Effect::Block, Subject::Plot, Some("V17"), None, "水法 37", true),
        (Layer::Hazard, None, Effect::Block, Subject::Footprint, Some("V19"), None, "地质灾害防治条例 19", true),
        (Layer::HazardProne, None, Effect::Warn, Subject::Plot, None, None, "地质灾害防治条例 21", true),
        (
            Layer::Heritage,
            Some("protection"),
            Effect::Consent,
            Subject::Plot,
            Some("V20"),
            Some("heritage_consent"),
            "文物保护法 28",
            true,
        ),
        (
            Layer::Heritage,
            Some("control"),
            Effect::Consent,
            Subject::Plot,
            Some("V20"),
            Some("heritage_consent"),
            "文物保护法 29",
            true,
        ),
        (
            Layer::HistoricVillage,
            None,
            Effect::Block,
            Subject::Plot,
            Some("V20"),
            Some("heritage_consent"),
            "历史文化名城名镇名村保护条例 28",
            true,
        ),
        (
            Layer::Reservoir,
            Some("dam"),
            Effect::Block,
            Subject::Plot,
            Some("V20"),
            None,
            "水库大坝安全管理条例 10",
            true,
        ),
        (
            Layer::Reservoir,
            None,
            Effect::Consent,
            Subject::Plot,
            Some("V20"),
            Some("reservoir_consent"),
            "水库大坝安全管理条例",
            true,
        ),
        (Layer::PowerLine, Some("kv_500"), Effect::Block, Subject::Footprint, Some("V18"), None, "电力法 53", true),
    ];
    for (layer, class, effect, subject, violation, consent, basis, verified) in table {
        let said = format!("{layer} {class:?}");
        let found = touched(&pack, TODAY, &[around(layer, class, 0.5)]);
        let [hit] = &found[..] else { panic!("{said}: {found:?}") };
        assert_eq!((hit.effect, hit.subject), (effect, subject), "{said}");
        assert_eq!((hit.violation.as_deref(), hit.consent.as_deref()), (violation, consent), "{said}");
        assert!(hit.basis.text.contains(basis), "{said}: {}", hit.basis.text);
        assert_eq!((hit.basis.verified, hit.buffer_m, hit.distance_m.to_bits()), (verified, None, 0), "{said}");
        // Half a metre of the house, two and a half of the plot.
        let area_m2 = if subject == Subject::Plot { 2.5 * 14.0 } else { 0.5 * 10.0 };
        assert!((hit.area_m2 - area_m2).abs() < 1e-6, "{said}: {}", hit.area_m2);
        assert!(touched(&pack, TODAY, &[around(layer, class, -2.0)]).is_empty(), "{said}: they only share a border");
    }
    assert!(touched(&pack, TODAY, &[around(Layer::UrbanPlan, None, 5.0)]).is_empty(), "it only tells limits apart");
}

#[test]
fn a_line_without_a_distance_in_law_forbids_nothing() {
    let pack = pack();
    // 村道: the township sets it; a road of no known rank and a line of no known voltage are to be found out.
    for (layer, class, metres) in
        [(Layer::Road, Some("village"), 5.0), (Layer::Road, None, 30.0), (Layer::PowerLine, Some("kv_800"), 30.0)]
    {
        let found = touched(&pack, TODAY, &[beside(layer, class, metres - 0.5)]);
        let [hit] = &found[..] else { panic!("{layer}: {found:?}") };
        assert_eq!((hit.effect, &hit.violation, hit.buffer_m), (Effect::Warn, &None, None));
        assert_eq!((hit.pieces.len(), hit.area_m2.to_bits()), (0, 0));
        assert!(!hit.counts() && hit.effect_on(None) == Effect::Warn);
        assert!(touched(&pack, TODAY, &[beside(layer, class, metres + 0.5)]).is_empty());
    }
    let village = touched(&pack, TODAY, &[beside(Layer::Road, Some("village"), 3.0)]);
    assert!(village[0].basis.text.contains("75") && village[0].basis.verified);
    // A river, a danger zone, a reserve have no number of metres at all: their own line says nothing.
    for layer in [Layer::River, Layer::Hazard, Layer::BasicFarmland, Layer::NatureReserve] {
        assert!(touched(&pack, TODAY, &[beside(layer, None, 1.0)]).is_empty(), "{layer}");
    }
}

#[test]
fn the_designated_outline_takes_the_place_of_the_buffer() {
    let pack = pack();
    let named = |mut zone: Zone, object: Option<&str>| {
        zone.object = object.map(str::to_owned);
        zone
    };
    let found = |zones: &[Zone]| -> Vec<(Extent, f64)> {
        touched(&pack, TODAY, zones).iter().map(|hit| (hit.extent, (hit.area_m2 * 100.0).round() / 100.0)).collect()
    };
    let county = || named(beside(Layer::Road, Some("county"), 8.0), Some("X001"));
    assert_eq!(found(&[county()]), [(Extent::Reference, 20.0)]);
    // Drawn to six metres only: the house, eight metres away, is free.
    let narrow = named(around(Layer::Road, Some("county"), -2.0), Some("X001"));
    assert_eq!(found(&[county(), narrow.clone()]), []);
    assert_eq!(found(&[named(county(), None), narrow]), [], "one that does not say of which road, but of its rank");
    // Drawn to eleven, for a bend: more of the house than the buffer takes.
    let wide = named(around(Layer::Road, Some("county"), 3.0), Some("X001"));
    assert_eq!(found(&[wide.clone(), county()]), [(Extent::Designated, 30.0)]);
    // Another road's zone, another layer's, or one drawn for the far side, stand for nothing here.
    let other = named(around(Layer::Road, Some("county"), -2.0), Some("X002"));
    assert_eq!(found(&[county(), other]), [(Extent::Reference, 20.0)]);
    let railway = named(around(Layer::Railway, None, -2.0), Some("X001"));
    assert_eq!(found(&[county(), railway]), [(Extent::Reference, 20.0)]);
    let far_side = named(around(Layer::Road, Some("county"), -9.0), Some("X001"));
    assert_eq!(found(&[county(), far_side]), [(Extent::Reference, 20.0)]);
}

#[test]
fn a_house_keeps_the_law_of_its_day() {
    let pack = pack();
    let basis = |day: Date, zone: Zone| touched(&pack, day, &[zone]).first().map(|hit| hit.basis.text.clone());
    let farmland = || around(Layer::BasicFarmland, None, 1.0);
    assert!(basis(date(2019, 12, 31), farmland()).unwrap().starts_with("基本农田保护条例"));
    assert!(basis(date(2020, 1, 1), farmland()).unwrap().starts_with("土地管理法 62"));
    assert!(basis(date(2011, 1, 7), farmland()).is_none());
    let heritage = || around(Layer::Heritage, Some("control"), 1.0);
    assert!(basis(date(2025, 2, 28), heritage()).unwrap().contains("2025-03-01 前"));
    assert_eq!(basis(date(2025, 3, 1), heritage()).unwrap(), "文物保护法 29");
    // The road's distances came with the regulation of 2011.
    assert!(basis(date(2011, 6, 30), beside(Layer::Road, Some("county"), 5.0)).is_none());
    assert!(basis(date(2011, 7, 1), beside(Layer::Road, Some("county"), 5.0)).is_some());
}

#[test]
fn a_sliver_is_told_and_hinders_nothing() {
    let pack = pack();
    let found = touched(&pack, TODAY, &[around(Layer::BasicFarmland, None, -1.95)]);
    assert!((found[0].area_m2 - 0.7).abs() < 1e-6 && !found[0].counts());
    assert_eq!((found[0].effect, found[0].effect_on(None)), (Effect::Block, Effect::Warn));
    let more = touched(&pack, TODAY, &[around(Layer::BasicFarmland, None, -1.9)]);
    assert!(more[0].counts() && more[0].effect_on(None) == Effect::Block);
}

#[test]
fn to_rebuild_in_place_is_asked_for_where_a_new_house_is_forbidden() {
    let pack = pack();
    for layer in [Layer::HistoricVillage, Layer::EcologicalLine] {
        let found = touched(&pack, TODAY, &[around(layer, None, 2.0)]);
        let effect = |kind| found[0].effect_on(Some(kind));
        assert_eq!(effect(BuildType::NewSite), Effect::Block, "{layer}");
        assert_eq!(effect(BuildType::Extend), Effect::Block, "{layer}");
        assert_eq!(effect(BuildType::RebuildInPlace), Effect::Consent, "{layer}");
        assert_eq!(found[0].effect_on(None), Effect::Block, "{layer}");
    }
    let farmland = touched(&pack, TODAY, &[around(Layer::BasicFarmland, None, 2.0)]);
    assert_eq!(farmland[0].effect_on(Some(BuildType::RebuildInPlace)), Effect::Block, "nobody is spared there");
}

#[test]
fn without_a_house_the_plot_is_held_against_the_law_of_buildings_and_only_warned() {
    let pack = pack();
    let found = hits(&plot(), None, &[beside(Layer::Road, Some("county"), 11.0)], pack.on(TODAY));
    assert_eq!((found[0].effect, found[0].subject, &found[0].violation), (Effect::Warn, Subject::Plot, &None));
    assert!((found[0].area_m2 - 14.0).abs() < 1e-3, "one metre of the yard");
    let farmland = hits(&plot(), None, &[around(Layer::BasicFarmland, None, 1.0)], pack.on(TODAY));
    assert_eq!(farmland[0].effect, Effect::Block, "the law of land needs no house");
}

#[test]
fn what_forbids_comes_first() {
    let pack = pack();
    let zones = [
        around(Layer::HazardProne, None, 1.0),
        around(Layer::Forest, None, 1.0),
        around(Layer::TownBoundary, None, 1.0),
        around(Layer::Hazard, None, 1.0),
        around(Layer::BasicFarmland, None, 1.0),
    ];
    let order: Vec<Layer> = touched(&pack, TODAY, &zones).iter().map(|hit| hit.layer).collect();
    assert_eq!(order, [Layer::BasicFarmland, Layer::Hazard, Layer::TownBoundary, Layer::Forest, Layer::HazardProne]);
}
