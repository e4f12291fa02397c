use homestead::spatial::{Datum, Region, RegionError};
use serde_json::{Value, json};

use crate::spatial_fixtures::{fixture, lonlat, number, rows};

/// The nine counties of Qujing in one set of boundaries, by code.
fn counties(set: &str) -> Vec<(String, Region)> {
    let all: Value = serde_json::from_str(&fixture(&format!("boundaries/qujing_counties_{set}.geojson"))).unwrap();
    let features = all["features"].as_array().unwrap().iter();
    features
        .filter(|f| f["properties"]["level"] != "city")
        .map(|f| {
            let code = f["properties"]["adcode"].as_str().unwrap().to_owned();
            (code, Region::parse(f, Datum::Wgs84).unwrap())
        })
        .collect()
}

#[test]
fn random_points_fall_into_their_county() {
    for (set, column) in [("amap_wgs84", 2), ("tianditu_wgs84", 3)] {
        let counties = counties(set);
        assert_eq!(counties.len(), 9);
        let mut asked = 0;
        for row in rows("boundaries/point_in_county.csv") {
            if number(&row[4]) < 5.0 {
                continue;
            }
            asked += 1;
            let place = lonlat(number(&row[0]), number(&row[1]));
            let found: Vec<&str> =
                counties.iter().filter(|(_, region)| region.contains(place)).map(|(code, _)| code.as_str()).collect();
            let expected: Vec<&str> = Some(row[column].as_str()).filter(|code| !code.is_empty()).into_iter().collect();
            assert_eq!(found, expected, "{set} {row:?}");
        }
        assert!(asked > 100, "{asked} rows were far enough from the border");
    }
}

#[test]
fn townships_lie_in_their_county() {
    let counties = counties("amap_wgs84");
    let rows = rows("boundaries/township_extents_qujing.csv");
    assert_eq!(rows.len(), 66);
    for row in rows {
        let (_, county) = counties.iter().find(|(code, _)| *code == row[2]).unwrap();
        let (bounds, at) = (county.bounds(), |i: usize| number(&row[i]));
        // The boxes are of another source: they keep to the county's within a kilometre or so.
        let off =
            [bounds.west_deg - at(3), bounds.south_deg - at(4), at(5) - bounds.east_deg, at(6) - bounds.north_deg];
        assert!(off.iter().all(|beyond| *beyond < 0.02), "{row:?} {off:?}");
    }
}

#[test]
fn a_hole_is_not_of_the_region_and_an_island_is() {
    let square = |a: f64, b: f64| json!([[a, a], [b, a], [b, b], [a, b], [a, a]]);
    let region = Region::parse(
        &json!({"type": "MultiPolygon", "coordinates": [[square(0.0, 10.0), square(2.0, 8.0)], [square(4.0, 6.0)]]}),
        Datum::Wgs84,
    )
    .unwrap();
    for (at, inside) in [(1.0, true), (3.0, false), (5.0, true), (9.0, true), (11.0, false), (-1.0, false)] {
        assert_eq!(region.contains(lonlat(at, at)), inside, "{at}");
    }
    assert_eq!(region.bounds().east_deg, 10.0);
}

#[test]
fn what_is_no_region_is_refused() {
    for (value, error) in [
        (json!(null), RegionError::NotAPolygon),
        (json!({"type": "Point", "coordinates": [1, 2]}), RegionError::NotAPolygon),
        (json!({"type": "Polygon", "coordinates": []}), RegionError::NotAPolygon),
        (json!({"type": "Polygon", "coordinates": [[["a", 1], [2, 3]]]}), RegionError::BadPosition),
        (json!({"type": "Polygon", "coordinates": [[[200, 1], [2, 3]]]}), RegionError::BadPosition),
    ] {
        assert_eq!(Region::parse(&value, Datum::Wgs84).err(), Some(error), "{value}");
    }
}
