use homestead::spatial::{
    AreaUnit, Correction, Crs, Datum, Grid, Region, Suspicion, SuspicionCode, area_suspicion, corrected, shift_beside,
    suspicions,
};
use serde_json::Value;

use crate::spatial_fixtures::{fixture, lonlat};

/// Zhanyi, from the un-shifted boundaries.
fn zhanyi() -> Region {
    let all: Value = serde_json::from_str(&fixture("boundaries/qujing_counties_amap_wgs84.geojson")).unwrap();
    let features = all["features"].as_array().unwrap();
    let zhanyi = features.iter().find(|f| f["properties"]["name"] == "沾益区").unwrap();
    Region::parse(zhanyi, Datum::Wgs84).unwrap()
}

fn district() -> Grid {
    Grid::from_epsg(4523).unwrap()
}

fn crs(name: &str) -> Crs {
    Crs::from_name(name).unwrap()
}

/// A plot of 白水镇, read in any system, perhaps with its axes exchanged.
fn plot(system: &str, swapped: bool) -> Vec<[f64; 2]> {
    let corners = [(103.9900, 25.6500), (103.9901, 25.6500), (103.9901, 25.6501), (103.9900, 25.6501)];
    corners
        .iter()
        .map(|&(lon, lat)| crs(system).from_lonlat(lonlat(lon, lat)).unwrap())
        .map(|[x, y]| if swapped { [y, x] } else { [x, y] })
        .collect()
}

fn told(points: &[[f64; 2]], declared: Option<&str>) -> Vec<(SuspicionCode, Option<String>)> {
    let found = suspicions(points, declared.map(crs), &district(), Some(&zhanyi()));
    found.into_iter().map(|s: Suspicion| (s.code, s.correction.map(Correction::code))).collect()
}

#[test]
fn numbers_that_mean_what_they_say_raise_no_suspicion() {
    for system in ["EPSG:4490", "gcj02", "bd09", "EPSG:4522", "EPSG:4523", "EPSG:4543", "EPSG:4544", "EPSG:4496"] {
        assert_eq!(told(&plot(system, false), Some(system)), [], "{system}");
    }
    assert_eq!(told(&[], Some("EPSG:4523")), []);
    assert_eq!(told(&[[f64::NAN, 1.0]], Some("EPSG:4523")), []);
}

#[test]
fn each_mistake_is_named_and_its_correction_offered() {
    use SuspicionCode as S;
    let swap = || (S::SwappedAxes, Some("swap_axes".to_owned()));
    let read = |code, name: &str| (code, Some(format!("read_as:{name}")));
    for (why, numbers, swapped, declared, expected) in [
        ("survey order", "EPSG:4523", true, Some("EPSG:4523"), vec![swap()]),
        ("lat, lon", "EPSG:4490", true, Some("EPSG:4490"), vec![swap()]),
        ("no zone number", "EPSG:4544", false, Some("EPSG:4523"), vec![read(S::MissingZone, "EPSG:4544")]),
        ("no zone number, of zone 34", "EPSG:4543", false, Some("EPSG:4523"), vec![read(S::MissingZone, "EPSG:4543")]),
        ("zone 34 for 35", "EPSG:4522", false, Some("EPSG:4523"), vec![read(S::WrongZone, "EPSG:4522")]),
        ("a 6° zone", "EPSG:4496", false, Some("EPSG:4523"), vec![read(S::WrongZone, "EPSG:4496")]),
        ("the other meridian", "EPSG:4544", false, Some("EPSG:4543"), vec![read(S::WrongZone, "EPSG:4544")]),
        ("a zone number too many", "EPSG:4523", false, Some("EPSG:4544"), vec![read(S::UnexpectedZone, "EPSG:4523")]),
        ("degrees", "EPSG:4490", false, Some("EPSG:4523"), vec![read(S::DegreesForMetres, "EPSG:4490")]),
        (
            "degrees, lat first",
            "EPSG:4490",
            true,
            Some("EPSG:4523"),
            vec![swap(), read(S::DegreesForMetres, "EPSG:4490")],
        ),
        ("metres", "EPSG:4523", false, Some("EPSG:4490"), vec![read(S::MetresForDegrees, "EPSG:4523")]),
        ("metres, no zone", "EPSG:4544", false, Some("EPSG:4490"), vec![read(S::MetresForDegrees, "EPSG:4544")]),
        ("both", "EPSG:4544", true, Some("EPSG:4523"), vec![swap(), read(S::MissingZone, "EPSG:4544")]),
        ("nothing said, metres", "EPSG:4523", false, None, vec![read(S::SystemNotDeclared, "EPSG:4523")]),
        ("nothing said, degrees", "EPSG:4490", false, None, vec![read(S::SystemNotDeclared, "EPSG:4490")]),
        ("nothing said, survey order", "EPSG:4544", true, None, vec![swap(), read(S::SystemNotDeclared, "EPSG:4544")]),
    ] {
        assert_eq!(told(&plot(numbers, swapped), declared), expected, "{why}");
    }
}

#[test]
fn a_plot_elsewhere_is_elsewhere_however_it_is_read() {
    let beijing = [[116.39, 39.9], [116.3901, 39.9], [116.3901, 39.9001]];
    assert_eq!(told(&beijing, Some("EPSG:4490")), [(SuspicionCode::OutsideRegion, None)]);
    assert_eq!(told(&[[1.0, 1.0], [2.0, 1.0]], Some("EPSG:4523")), [(SuspicionCode::OutsideRegion, None)]);
    assert_eq!(told(&[[1e308, -1e308]], None), [(SuspicionCode::OutsideRegion, None)]);
}

#[test]
fn a_shift_is_told_only_where_the_county_or_a_reference_shows_it() {
    // A place 200 m within the border, whose GCJ-02 numbers lie beyond it when taken for WGS-84.
    let region = zhanyi();
    let bounds = region.bounds();
    let mut shown = 0;
    for step in 0..40 {
        let lon = bounds.west_deg + (bounds.east_deg - bounds.west_deg) * f64::from(step) / 40.0;
        let Some(lat) =
            (0..800).map(|i| bounds.south_deg + f64::from(i) * 1e-3).find(|lat| region.contains(lonlat(lon, *lat)))
        else {
            continue;
        };
        let place = lonlat(lon, lat + 1e-4);
        let shifted = crs("gcj02").from_lonlat(place).unwrap();
        if !region.contains(place) || region.contains(lonlat(shifted[0], shifted[1])) {
            continue;
        }
        shown += 1;
        let found = told(&[shifted], Some("EPSG:4490"));
        assert!(found.contains(&(SuspicionCode::ShiftedGcj02, Some("read_as:gcj02".to_owned()))), "{found:?}");
    }
    assert!(shown > 5, "{shown}");
    let house = lonlat(103.99, 25.65);
    for (datum, code) in [("gcj02", SuspicionCode::ShiftedGcj02), ("bd09", SuspicionCode::ShiftedBd09)] {
        let [lon, lat] = crs(datum).from_lonlat(house).unwrap();
        assert_eq!(told(&[[lon, lat]], Some("EPSG:4490")), [], "inside the county nothing shows it");
        let beside = shift_beside(lonlat(lon, lat), house, 10.0).unwrap();
        assert_eq!((beside.code, beside.correction), (code, Some(Correction::ReadAs(crs(datum)))));
    }
    assert_eq!(shift_beside(house, lonlat(103.9901, 25.65), 10.0), None);
}

#[test]
fn without_an_outline_of_the_county_its_zone_is_home() {
    let told = |system: &str, declared: &str| {
        let found = suspicions(&plot(system, false), Some(crs(declared)), &district(), None);
        found.into_iter().filter_map(|s| s.correction).map(Correction::code).collect::<Vec<_>>()
    };
    assert_eq!(told("EPSG:4523", "EPSG:4523"), [""; 0]);
    assert_eq!(told("EPSG:4522", "EPSG:4523"), ["read_as:EPSG:4522"]);
    assert_eq!(told("EPSG:4544", "EPSG:4523"), ["read_as:EPSG:4544", "read_as:EPSG:4545"], "to be asked");
}

#[test]
fn applied_corrections_bring_the_plot_home() {
    for (numbers, swapped, declared) in
        [("EPSG:4544", true, "EPSG:4523"), ("EPSG:4490", true, "EPSG:4523"), ("EPSG:4522", false, "EPSG:4523")]
    {
        let given = plot(numbers, swapped);
        let found = suspicions(&given, Some(crs(declared)), &district(), Some(&zhanyi()));
        let asked: Vec<Correction> = found.iter().filter_map(|s| s.correction).collect();
        let (rings, read) = corrected(&[given], Some(crs(declared)), &asked);
        assert_eq!(rings[0], plot(numbers, false));
        assert_eq!(suspicions(&rings[0], read, &district(), Some(&zhanyi())), []);
        for correction in asked {
            assert_eq!(Correction::from_code(&correction.code()), Some(correction));
        }
    }
    for code in ["", "swap", "read_as:", "read_as:EPSG:2359", "area_in:acre", "swap_axes:1"] {
        assert_eq!(Correction::from_code(code), None, "{code:?}");
    }
}

#[test]
fn hectares_written_for_square_metres_and_the_other_way_round() {
    for (stated, unit, measured, expected) in [
        (150.0, AreaUnit::SquareMetres, 150.0, None),
        (0.0150, AreaUnit::Hectares, 150.0, None),
        (0.0150, AreaUnit::Hectares, 150.4, None),
        (0.0150, AreaUnit::SquareMetres, 150.0, Some("area_in:ha")),
        (150.0, AreaUnit::Hectares, 150.0, Some("area_in:m2")),
        (0.225, AreaUnit::SquareMetres, 150.0, Some("area_in:mu")),
        (180.0, AreaUnit::SquareMetres, 150.0, Some("")),
        (f64::NAN, AreaUnit::SquareMetres, 150.0, Some("")),
    ] {
        let found = area_suspicion(stated, unit, measured);
        let told = found.map(|s| s.correction.map(Correction::code).unwrap_or_default());
        assert_eq!(told.as_deref(), expected, "{stated} {unit:?} {measured}");
    }
}
