//! A patch held against approvals: what a table of places says of it.

use std::slice;

use homestead::domain::ids::{County, DivisionCode, Id};
use homestead::domain::patches::classify::{Classification, Seen, Standing, classify};
use homestead::domain::patches::codes::{Class, PatchType};
use homestead::domain::patches::ground::{Around, NearCase, NearHouse};
use homestead::domain::patches::thresholds;
use homestead::domain::zones::{Extent, Layer, Zone};
use homestead::exchange::embedded::demo_district;
use homestead::spatial::{Grid, GridPolygon, GridShape};
use jiff::civil::{Date, date};
use uuid::Uuid;

/// A place in 白水镇, metres in EPSG:4523.
const EAST: f64 = 35_405_000.0;
const NORTH: f64 = 2_842_000.0;
const BEFORE: Date = date(2026, 3, 10);
const AFTER: Date = date(2026, 9, 20);

fn grid() -> Grid {
    Grid::from_epsg(4523).unwrap()
}

/// A rectangle whose south-west corner lies so many metres east and north of the place.
fn rectangle(east: f64, north: f64, width: f64, depth: f64) -> GridPolygon {
    let (west, south) = (EAST + east, NORTH + north);
    let (to_east, to_north) = (west + width, south + depth);
    let ring = vec![[west, south], [to_east, south], [to_east, to_north], [west, to_north], [west, south]];
    GridPolygon::from_rings(grid(), &[ring]).unwrap()
}

fn id() -> Id {
    Id::new("530303".parse::<County>().unwrap(), Uuid::now_v7())
}

fn village() -> DivisionCode {
    "530303101201".parse().unwrap()
}

/// A plot of 12 × 12 m, approved in May and not finished.
fn approved(plot: GridPolygon) -> NearHouse {
    NearHouse {
        id: id(),
        number: "530303101-2026-0001".to_owned(),
        village: village(),
        footprint: None,
        measured: None,
        approved_on: Some(date(2026, 5, 6)),
        finished_on: None,
        plot,
    }
}

fn case_at(east: f64, north: f64, open: bool) -> NearCase {
    NearCase {
        id: id(),
        number: "V-1".to_owned(),
        village: village(),
        open,
        place: grid().point(EAST + east, NORTH + north).unwrap(),
        accuracy_m: 10.0,
        outline: None,
        found_on: date(2026, 8, 1),
    }
}

struct Scene {
    parts: Vec<GridPolygon>,
    kind: PatchType,
    assumed: bool,
    houses: Vec<NearHouse>,
    cases: Vec<NearCase>,
    zones: Vec<Zone>,
}

impl Scene {
    fn of(patch: GridPolygon) -> Self {
        let parts = vec![patch];
        Self { parts, kind: PatchType::Building, assumed: false, houses: vec![], cases: vec![], zones: vec![] }
    }

    fn with(mut self, house: NearHouse) -> Self {
        self.houses.push(house);
        self
    }

    fn said(&self) -> Classification {
        let pack = demo_district().unwrap().pack;
        let rules = pack.on(AFTER);
        let seen =
            Seen { parts: &self.parts, assumed: self.assumed, kind: self.kind, before: Some(BEFORE), after: AFTER };
        let houses: Vec<&NearHouse> = self.houses.iter().collect();
        let around = Around { houses: &houses, cases: &self.cases, zones: &self.zones };
        classify(seen, around, thresholds(rules).unwrap(), rules)
    }
}

fn plot() -> GridPolygon {
    rectangle(0.0, 0.0, 12.0, 12.0)
}

#[test]
fn each_place_gets_its_class() {
    let unapproved = || NearHouse { approved_on: None, ..approved(plot()) };
    let later = || NearHouse { approved_on: Some(date(2026, 10, 8)), ..approved(plot()) };
    let old =
        || NearHouse { approved_on: Some(date(2015, 4, 1)), finished_on: Some(date(2015, 4, 1)), ..approved(plot()) };
    let rebuilt = || NearHouse { finished_on: Some(date(2026, 9, 1)), ..approved(plot()) };
    let cases = [
        (
            "a house on its plot",
            Scene::of(rectangle(1.0, 1.0, 10.0, 10.0)).with(approved(plot())),
            Class::ApprovedHouse,
        ),
        ("the whole yard", Scene::of(plot()).with(approved(plot())), Class::ApprovedHouse),
        (
            "drawn two metres off",
            Scene::of(rectangle(2.0, -1.5, 12.0, 12.0)).with(approved(plot())),
            Class::ApprovedHouse,
        ),
        ("finished this month", Scene::of(plot()).with(rebuilt()), Class::ApprovedHouse),
        (
            "six metres longer than approved",
            Scene::of(rectangle(0.0, 0.0, 12.0, 18.0)).with(approved(plot())),
            Class::OverApproved,
        ),
        (
            "mostly beside the plot",
            Scene::of(rectangle(9.0, 0.0, 12.0, 12.0)).with(approved(plot())),
            Class::OverApproved,
        ),
        (
            "a corner of the neighbour's",
            Scene::of(rectangle(11.5, 0.0, 12.0, 12.0)).with(approved(plot())),
            Class::NoApproval,
        ),
        ("nobody's plot", Scene::of(rectangle(60.0, 0.0, 12.0, 12.0)).with(approved(plot())), Class::NoApproval),
        ("only applied for", Scene::of(plot()).with(unapproved()), Class::NoApproval),
        ("approved after the image", Scene::of(plot()).with(later()), Class::NoApproval),
        ("an old house built anew", Scene::of(plot()).with(old()), Class::NoApproval),
        (
            "moved earth on a plot",
            Scene { kind: PatchType::Earthwork, ..Scene::of(plot()).with(approved(plot())) },
            Class::NoBuilding,
        ),
        ("a road", Scene { kind: PatchType::Road, ..Scene::of(rectangle(0.0, 0.0, 200.0, 5.0)) }, Class::NoBuilding),
        ("nothing changed", Scene { kind: PatchType::Unchanged, ..Scene::of(plot()) }, Class::NoBuilding),
        (
            "a case is open there",
            Scene { cases: vec![case_at(6.0, 6.0, true)], ..Scene::of(plot()) },
            Class::OpenViolation,
        ),
        (
            "a case was closed there",
            Scene { cases: vec![case_at(6.0, 6.0, false)], ..Scene::of(plot()) },
            Class::NoApproval,
        ),
        (
            "a case is open far away",
            Scene { cases: vec![case_at(80.0, 6.0, true)], ..Scene::of(plot()) },
            Class::NoApproval,
        ),
        (
            "a road at an open case",
            Scene { kind: PatchType::Road, cases: vec![case_at(6.0, 6.0, true)], ..Scene::of(plot()) },
            Class::OpenViolation,
        ),
    ];
    for (name, scene, class) in cases {
        let said = scene.said();
        assert_eq!(said.class, class, "{name}: {said:#?}");
        assert_eq!(said.day, AFTER, "{name}");
    }
}

#[test]
fn it_says_how_well_a_plot_explains_it_and_by_how_much_it_reaches_beyond() {
    let said = Scene::of(rectangle(0.0, 0.0, 12.0, 18.0)).with(approved(plot())).said();
    assert!((said.area_m2 - 216.0).abs() < 0.01, "{said:#?}");
    assert!((said.covered_m2 - 144.0).abs() < 0.01);
    assert!((said.covered_share - 2.0 / 3.0).abs() < 1e-4);
    assert!((said.outside_m2 - 72.0).abs() < 0.01);
    // Two metres of the six may be the image's.
    assert!((said.beyond_m2 - 48.0).abs() < 0.1, "{}", said.beyond_m2);
    let house = &said.houses[0];
    assert_eq!((house.standing, house.approved_on), (Standing::Approved, Some(date(2026, 5, 6))));
}

#[test]
fn what_stands_against_a_house_is_told_with_it() {
    let later = NearHouse { approved_on: Some(date(2026, 10, 8)), ..approved(plot()) };
    let said = Scene::of(plot()).with(later).said();
    assert_eq!(said.houses[0].standing, Standing::ApprovedLater);
    assert!((said.houses[0].share - 1.0).abs() < 1e-9);
    assert_eq!(said.covered_m2.to_bits(), 0_f64.to_bits(), "what does not count covers nothing");
}

#[test]
fn two_plots_side_by_side_explain_one_patch_and_count_once_where_they_overlap() {
    let wide = || Scene::of(rectangle(0.0, 0.0, 24.0, 12.0)).with(approved(plot()));
    let beside = wide().with(approved(rectangle(12.0, 0.0, 12.0, 12.0))).said();
    assert_eq!(beside.class, Class::ApprovedHouse);
    assert!((beside.covered_share - 1.0).abs() < 1e-6);
    let over = wide().with(approved(rectangle(2.0, 0.0, 12.0, 12.0))).said();
    assert!((over.covered_m2 - 168.0).abs() < 0.01, "{}", over.covered_m2);
    assert_eq!(over.class, Class::OverApproved);
}

#[test]
fn a_patch_of_several_parts_is_one_patch() {
    let mut scene = Scene::of(rectangle(1.0, 1.0, 4.0, 10.0)).with(approved(plot()));
    scene.parts.push(rectangle(7.0, 1.0, 4.0, 10.0));
    let said = scene.said();
    assert_eq!(said.class, Class::ApprovedHouse);
    assert!((said.area_m2 - 80.0).abs() < 0.01);
}

#[test]
fn a_square_around_a_centre_is_compared_by_its_size() {
    // The centre is five metres off; 150 m² against a plot of 144.
    let square = |side: f64| rectangle(11.0 - side / 2.0, 6.0 - side / 2.0, side, side);
    let said = |side: f64| Scene { assumed: true, ..Scene::of(square(side)) }.with(approved(plot())).said();
    assert_eq!(said(12.2).class, Class::ApprovedHouse);
    assert_eq!(said(20.0).class, Class::OverApproved);
}

#[test]
fn zones_are_told_with_their_day_and_never_change_the_class() {
    let shape = GridShape::new(grid(), slice::from_ref(&rectangle(6.0, -50.0, 100.0, 100.0)), &[]).unwrap();
    let zone = Zone {
        id: "basic_farmland-1-1".to_owned(),
        layer: Layer::BasicFarmland,
        class: None,
        object: None,
        name: "示例".to_owned(),
        extent: Extent::Designated,
        as_of: date(2025, 12, 31),
        source: "示例".to_owned(),
        shape: shape.into(),
    };
    let scene = Scene { zones: vec![zone], ..Scene::of(plot()) }.with(approved(plot()));
    let said = scene.said();
    assert_eq!(said.class, Class::ApprovedHouse);
    let touched = &said.zones[0];
    assert_eq!((touched.layer, touched.as_of), (Layer::BasicFarmland, date(2025, 12, 31)));
    assert!((touched.area_m2 - 72.0).abs() < 0.01);
}
