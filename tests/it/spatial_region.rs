use homestead::spatial::{Datum, Region, RegionError};
use serde_json::{Value, json};

use crate::spatial_fixtures::{fixture, lonlat, number, rows};

fn counties() -> Vec<(String, Region)> {
    let all: Value = serde_json::from_str(&fixture("boundaries/qujing_counties_amap_wgs84.geojson")).unwrap();
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
    let counties = counties();
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
        let expected: Vec<&str> = Some(row[2].as_str()).filter(|code| !code.is_empty()).into_iter().collect();
        assert_eq!(found, expected, "{row:?}");
    }
    assert!(asked > 100, "{asked} rows were far enough from the border");
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
