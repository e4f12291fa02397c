//! Ground that law sets apart, under a house as it was built: farmland, forest, roads, rivers, lines and the rest.

use homestead::domain::houses::codes::State;
use homestead::domain::houses::findings::{Finding, Grade, LimitSource};
use homestead::domain::houses::outline::Outline;
use homestead::domain::kinds::Kind;
use homestead::domain::zones::{Extent, Layer, Zone};
use homestead::spatial::GridShape;
use serde_json::{Value, json};

use crate::support::file::{HouseFile, applying, as_built, conversion, day, grid, outline, visit};

const VISITED: &str = "2026-06-22";

/// A zone drawn as a rectangle of so many metres from the plot's south-west corner.
fn zone(layer: Layer, class: Option<&str>, [east_m, north_m, width_m, height_m]: [f64; 4]) -> Zone {
    let drawn = Outline::read(&outline(east_m, north_m, width_m, height_m), grid()).unwrap().plane().unwrap();
    Zone {
        id: format!("{layer}-1-1"),
        layer,
        class: class.map(str::to_owned),
        object: None,
        name: "示例".to_owned(),
        extent: Extent::Designated,
        as_of: day("2025-12-31"),
        source: "示例数据".to_owned(),
        shape: GridShape::new(grid(), &[drawn], &[]).unwrap().into(),
    }
}

/// A zone that takes the plot's eastern half: 72 m² of it and 50 m² of the house.
fn eastern_half(layer: Layer, class: Option<&str>) -> Zone {
    zone(layer, class, [6.0, -10.0, 30.0, 40.0])
}

fn built_among(zones: Vec<Zone>, measured: &Value) -> HouseFile {
    let mut file = HouseFile::at(State::CompletionReported);
    file.around.layers = zones.iter().map(|zone| (zone.layer, zone.as_of)).collect();
    file.around.zones = zones;
    file.done("officer", "inspect", VISITED, &visit("completion_visit", &as_built(measured)));
    file
}

fn of(found: &[Finding], kind: Kind) -> Option<&Finding> {
    found.iter().find(|finding| finding.kind == kind)
}

#[test]
fn each_layer_is_a_kind_of_its_own_with_its_article_and_the_day_of_its_map() {
    // What is held against the plot takes half of 144 m², what is held against the house half of 100 m².
    let table = [
        (Layer::CultivatedLand, None, Kind::V12, 72.0, "土地管理法 37、44、75、78"),
        (Layer::BasicFarmland, None, Kind::V13, 72.0, "土地管理法 62、77；基本农田保护条例 33"),
        (Layer::Forest, None, Kind::V14, 72.0, "森林法 73"),
        (Layer::EcologicalLine, None, Kind::V15, 72.0, "生态保护红线管控规则；自然保护区条例 26、32"),
        (Layer::NatureReserve, Some("core"), Kind::V15, 72.0, "生态保护红线管控规则；自然保护区条例 26、32"),
        (Layer::Road, Some("county"), Kind::V16, 50.0, "公路法 81"),
        (Layer::River, None, Kind::V17, 72.0, "水法 65"),
        (Layer::PowerLine, Some("kv_35_110"), Kind::V18, 50.0, "电力法 69"),
        (Layer::Hazard, None, Kind::V19, 50.0, "地质灾害防治条例 43"),
        (Layer::Pipeline, None, Kind::V20, 50.0, "石油天然气管道保护法 30、52"),
        (Layer::Railway, Some("other_village"), Kind::V20, 50.0, "铁路安全管理条例 27、30"),
        (Layer::Heritage, None, Kind::V20, 72.0, "文物保护法 28"),
    ];
    for (layer, class, kind, area_m2, article) in table {
        let found = built_among(vec![eastern_half(layer, class)], &json!({})).findings(VISITED);
        let finding = of(&found, kind).unwrap_or_else(|| panic!("{layer}: no {kind:?}"));
        assert_eq!(finding.grade, Grade::SuspectedPlain, "{layer}");
        assert!((finding.value - area_m2).abs() < 0.05, "{layer}: {} m²", finding.value);
        assert_eq!((finding.basis.text.as_str(), finding.as_of), (article, Some(day("2025-12-31"))), "{layer}");
        assert!(matches!(finding.source, LimitSource::Rule(_)) && !finding.pieces.is_empty(), "{layer}");
    }
}

#[test]
fn what_was_converted_is_taken_off_farmland_and_nothing_is_off_basic_farmland() {
    let farmland = applying(&json!({ "land_class": "farmland_cultivated" }));
    let mut file = HouseFile::applied("2026-03-02", &farmland).through(9);
    file.done("station-nr", "record_conversion", "2026-03-24", &conversion());
    let zones = vec![eastern_half(Layer::CultivatedLand, None), eastern_half(Layer::BasicFarmland, None)];
    file.around.layers = zones.iter().map(|zone| (zone.layer, zone.as_of)).collect();
    file.around.zones = zones;
    file.done("officer", "inspect", VISITED, &visit("patrol", &as_built(&json!({}))));
    let found = file.findings(VISITED);
    // 144 m² were converted, 72 m² of farmland lie under the plot.
    assert_eq!(of(&found, Kind::V12).unwrap().grade, Grade::Conforms);
    assert_eq!(of(&found, Kind::V13).unwrap().grade, Grade::SuspectedPlain);
    assert_eq!(of(&found, Kind::V13).unwrap().limit, 0.0);
}

#[test]
fn new_building_on_farmland_is_told_beside_the_farmland_taken() {
    let found = built_among(vec![eastern_half(Layer::CultivatedLand, None)], &json!({})).findings(VISITED);
    let fresh = of(&found, Kind::V29).unwrap();
    assert_eq!((fresh.grade, fresh.value), (Grade::SuspectedPlain, of(&found, Kind::V12).unwrap().value));
    assert!(!fresh.verified(), "a policy's day is no statute");
    // Had it been known of before the day of the policy, it would be old.
    let mut old = built_among(vec![eastern_half(Layer::CultivatedLand, None)], &json!({}));
    old.house.commenced_on = Some(day("2020-07-03"));
    assert!(of(&old.findings(VISITED), Kind::V29).is_none());
}

#[test]
fn forest_that_its_authority_gave_up_is_no_violation() {
    let mut file = built_among(vec![eastern_half(Layer::Forest, None)], &json!({}));
    assert_eq!(of(&file.findings(VISITED), Kind::V14).unwrap().grade, Grade::SuspectedPlain);
    let mut paper = file.house.materials[0].clone();
    paper.code = "forest_consent".to_owned();
    file.house.materials.push(paper);
    assert_eq!(of(&file.findings(VISITED), Kind::V14).unwrap().grade, Grade::Conforms);
}

#[test]
fn an_overlap_that_both_lines_explain_is_no_case() {
    // A rover along 48 m of fence may be off by 2.4 m²; the map's own line by 1 m².
    let strip = |metres: f64| {
        let zones = vec![zone(Layer::River, None, [12.0 - metres, -10.0, 30.0, 40.0])];
        let found = built_among(zones, &json!({})).findings(VISITED);
        of(&found, Kind::V17).unwrap().grade
    };
    assert_eq!(strip(0.15), Grade::WithinTolerance);
    assert_eq!(strip(0.35), Grade::SuspectedRemeasure);
    assert_eq!(strip(0.45), Grade::SuspectedPlain);
}

#[test]
fn a_layer_that_is_loaded_and_not_touched_clears_and_one_that_is_not_loaded_does_not() {
    let found = built_among(vec![zone(Layer::River, None, [80.0, 0.0, 10.0, 10.0])], &json!({})).findings(VISITED);
    let river = of(&found, Kind::V17).unwrap();
    assert_eq!((river.grade, river.as_of), (Grade::Conforms, Some(day("2025-12-31"))));
    assert!(of(&found, Kind::V13).is_none(), "nobody knows of farmland here");
    assert!(of(&found, Kind::V20).is_none(), "a pipeline, a railway or a monument may be near");
}

#[test]
fn a_phone_inside_a_protected_zone_is_a_lead_and_a_plain_one_stops_acceptance() {
    let hazard = || vec![eastern_half(Layer::Hazard, None)];
    let seen = built_among(hazard(), &json!({ "method": "phone" })).findings(VISITED);
    assert!(seen.iter().filter(|it| it.kind == Kind::V19).all(|it| it.grade <= Grade::SuspectedRemeasure));
    let mut file = built_among(hazard(), &json!({}));
    let pass = json!({ "verdict": "pass", "old_house": "not_due" });
    assert_eq!(file.unmet("chief", "accept_house", "2026-06-24", &pass), ["no_plain_suspicion"]);
    let judged = json!({ "kind": "V19", "verdict": "dismissed", "reason": "危险区已治理销号,待更新图层" });
    file.done("officer", "judge_finding", "2026-06-24", &judged);
    file.done("chief", "accept_house", "2026-06-24", &pass);
}

#[test]
fn inside_the_planning_area_the_old_rule_allowed_less() {
    let old = HouseFile::applied("2024-05-06", &crate::support::file::application());
    assert_eq!(homestead::domain::zones::limit(old.pack.on(day("2024-05-06")), true, 5).unwrap().limit_m2, 100.0);
    let mut file = built_among(vec![eastern_half(Layer::UrbanPlan, None)], &json!({}));
    file.around.zones = vec![zone(Layer::UrbanPlan, None, [-5.0, -5.0, 50.0, 50.0])];
    let found = file.findings(VISITED);
    assert!(found.iter().any(|it| it.kind == Kind::V03), "the limit is found inside as outside");
}
