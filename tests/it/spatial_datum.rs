use homestead::spatial::{Datum, DatumPosition, Region, suspected_shift};
use proptest::prelude::*;
use serde_json::Value;

use crate::spatial_fixtures::{fixture, lonlat, number, rows};

#[test]
fn the_cities_of_china_agree_to_a_metre() {
    for row in rows("conversion/gcj02_bd09_cities.csv") {
        let at = |i: usize| (number(&row[i]), number(&row[i + 1]));
        let truth = lonlat(at(4).0, at(4).1);
        for (datum, (lon, lat)) in [(Datum::Gcj02, at(6)), (Datum::Bd09, at(8))] {
            let off = DatumPosition::new(lon, lat, datum).unwrap().to_wgs84().rough_distance_m(truth);
            assert!(off < 1.0, "{} {datum:?} is {off} m off", row[0]);
            let [lon_there, lat_there] = DatumPosition::from_wgs84(truth, datum).given_deg();
            let off = lonlat(lon_there, lat_there).rough_distance_m(lonlat(lon, lat));
            assert!(off < 1.0, "{} to {datum:?} is {off} m off", row[0]);
        }
    }
}

#[test]
fn in_zhanyi_the_shift_is_395_metres() {
    let place = lonlat(103.822, 25.6);
    let [lon, lat] = DatumPosition::from_wgs84(place, Datum::Gcj02).given_deg();
    assert!((place.rough_distance_m(lonlat(lon, lat)) - 395.0).abs() < 2.0);
}

#[test]
fn abroad_gcj02_is_wgs84() {
    let rome = DatumPosition::new(12.488, 41.853, Datum::Gcj02).unwrap();
    assert_eq!(rome.to_wgs84(), lonlat(12.488, 41.853));
}

#[test]
fn a_photo_that_was_never_converted_is_noticed() {
    let house = lonlat(103.8222, 25.6005);
    for datum in [Datum::Gcj02, Datum::Bd09] {
        let [lon, lat] = DatumPosition::from_wgs84(house, datum).given_deg();
        assert_eq!(suspected_shift(house, lonlat(lon, lat), 25.0), Some(datum));
        assert_eq!(suspected_shift(lonlat(lon, lat), house, 25.0), Some(datum), "in either direction");
    }
    assert_eq!(suspected_shift(house, lonlat(103.8262, 25.6005), 25.0), None, "400 m away, but due east");
    assert_eq!(suspected_shift(house, house, 25.0), None);
    assert_eq!(suspected_shift(lonlat(12.488, 41.853), lonlat(12.49, 41.85), 25.0), None, "no shift abroad");
}

#[test]
fn names_of_datums_as_devices_write_them() {
    for (name, datum) in [
        ("WGS-84", Some(Datum::Wgs84)),
        ("WGS84", Some(Datum::Wgs84)),
        ("CGCS2000", Some(Datum::Wgs84)),
        ("GCJ-02", Some(Datum::Gcj02)),
        ("gcj02", Some(Datum::Gcj02)),
        ("bd09ll", Some(Datum::Bd09)),
        ("TOKYO", None),
        ("", None),
    ] {
        assert_eq!(Datum::from_name(name), datum, "{name:?}");
    }
}

#[test]
fn a_county_drawn_in_gcj02_lies_where_the_wgs84_one_lies() {
    let county = |file: &str, datum| {
        let all: Value = serde_json::from_str(&fixture(&format!("boundaries/{file}"))).unwrap();
        let features = all["features"].as_array().unwrap().clone();
        let is_zhanyi = |f: &&Value| f["properties"]["name"] == "沾益区";
        Region::parse(features.iter().find(is_zhanyi).unwrap(), datum).unwrap()
    };
    let truth = county("qujing_counties_amap_wgs84.geojson", Datum::Wgs84);
    let converted = county("qujing_counties_datav_gcj02.geojson", Datum::Gcj02);
    let unconverted = county("qujing_counties_datav_gcj02.geojson", Datum::Wgs84);
    let overlap = |other: &Region| {
        let steps = |from: f64, to: f64| (0..400).map(move |i| from + (to - from) * f64::from(i) / 400.0);
        let (mut both, mut either) = (0.0, 0.0);
        for (lon, lat) in steps(103.4, 104.3).flat_map(|lon| steps(25.4, 26.2).map(move |lat| (lon, lat))) {
            let (a, b) = (truth.contains(lonlat(lon, lat)), other.contains(lonlat(lon, lat)));
            both += f64::from(u8::from(a && b));
            either += f64::from(u8::from(a || b));
        }
        both / either
    };
    assert!(overlap(&converted) > 0.99);
    assert!(overlap(&unconverted) < 0.98);
}

proptest! {
    #[test]
    fn there_and_back_is_the_same_place(lon in 73.0..135.0, lat in 3.0..54.0) {
        for datum in [Datum::Wgs84, Datum::Gcj02, Datum::Bd09] {
            let back = DatumPosition::from_wgs84(lonlat(lon, lat), datum).to_wgs84();
            prop_assert!((back.lon_deg() - lon).abs() < 1e-8 && (back.lat_deg() - lat).abs() < 1e-8, "{:?}", datum);
        }
    }
}
