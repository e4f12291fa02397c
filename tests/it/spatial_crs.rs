use homestead::spatial::{Crs, Datum, Grid};
use proptest::prelude::*;

use crate::spatial_fixtures::{lonlat, number, rows};

#[test]
fn names_of_systems_as_files_and_people_write_them() {
    for (name, code) in [
        ("EPSG:4490", "EPSG:4490"),
        ("epsg:4326", "EPSG:4490"),
        ("4490", "EPSG:4490"),
        ("WGS 84", "EPSG:4490"),
        ("GCS_WGS_1984", "EPSG:4490"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4490"),
        ("GCS_China_Geodetic_Coordinate_System_2000", "EPSG:4490"),
        ("China Geodetic Coordinate System 2000", "EPSG:4490"),
        ("gcj02", "gcj02"),
        ("GCJ-02", "gcj02"),
        ("BD09", "bd09"),
        ("EPSG:4523", "EPSG:4523"),
        ("4544", "EPSG:4544"),
        ("urn:ogc:def:crs:EPSG::4523", "EPSG:4523"),
        ("urn:ogc:def:crs:EPSG:9.9.1:4523", "EPSG:4523"),
        ("http://www.opengis.net/def/crs/EPSG/0/4523", "EPSG:4523"),
        ("CGCS2000_3_Degree_GK_Zone_35", "EPSG:4523"),
        ("CGCS2000 / 3-degree Gauss-Kruger zone 35", "EPSG:4523"),
        ("CGCS2000_3_Degree_GK_CM_105E", "EPSG:4544"),
        ("CGCS2000 / 3-degree Gauss-Kruger CM 102E", "EPSG:4543"),
        ("CGCS2000_GK_Zone_18", "EPSG:4496"),
        ("CGCS2000 / Gauss-Kruger CM 105E", "EPSG:4507"),
    ] {
        assert_eq!(Crs::from_name(name).map(Crs::name).as_deref(), Some(code), "{name}");
    }
}

#[test]
fn a_system_that_is_not_known_is_not_guessed() {
    for name in [
        "",
        "EPSG:",
        "EPSG:2359",
        "EPSG:2411",
        "EPSG:3857",
        "Xian_1980_3_Degree_GK_Zone_35",
        "Beijing 1954",
        "CGCS2000_3_Degree_GK_CM_104E",
        "CGCS2000_3_Degree_GK_Zone_99",
        "CGCS2000_GK_CM_102E",
        "米",
        "EPSG:99999",
    ] {
        assert_eq!(Crs::from_name(name), None, "{name:?}");
    }
}

#[test]
fn zones_of_either_width_are_found_by_number() {
    for (width, zone, prefixed, epsg) in
        [(3, 35, true, 4523), (3, 35, false, 4544), (3, 34, true, 4522), (6, 18, true, 4496), (6, 18, false, 4507)]
    {
        let grid = Grid::from_zone(width, zone, prefixed).unwrap();
        assert_eq!((grid.epsg(), grid.width_deg(), grid.zone(), grid.is_prefixed()), (epsg, width, zone, prefixed));
    }
    for (width, zone) in [(3, 24), (3, 46), (6, 12), (6, 24), (5, 20), (0, 0)] {
        assert_eq!(Grid::from_zone(width, zone, true), None, "{width}° zone {zone}");
    }
}

#[test]
fn every_vector_is_met_in_six_degree_zones_and_in_any_pair_of_grids() {
    for row in rows("conversion/cgcs2000_gk.csv") {
        let given = Crs::from_name(&row[4]).unwrap();
        let Crs::Plane(grid) = given else { panic!("{row:?}") };
        let (easting, northing) = (number(&row[5]), number(&row[6]));
        let place = lonlat(number(&row[2]), number(&row[3]));
        assert!(given.to_lonlat(easting, northing).unwrap().rough_distance_m(place) < 0.001);
        let other = Grid::from_zone(grid.width_deg(), grid.zone(), !grid.is_prefixed()).unwrap();
        let [there, north] = given.to_grid(easting, northing, other).unwrap();
        assert!((there - other.false_easting_m() - (easting - grid.false_easting_m())).abs() < 1e-6);
        assert!((north - northing).abs() < 1e-6);
        if grid.central_meridian_deg() == 105.0 {
            let six = Grid::from_zone(6, 18, grid.is_prefixed()).unwrap();
            let [there, _] = given.to_grid(easting, northing, six).unwrap();
            assert!((there - six.false_easting_m() - (easting - grid.false_easting_m())).abs() < 1e-6);
        }
    }
}

proptest! {
    #[test]
    fn there_and_back_in_every_system(lon in 102.0..105.0, lat in 24.0..27.0, which in 0usize..9) {
        let names = ["EPSG:4490", "gcj02", "bd09", "EPSG:4522", "EPSG:4523", "EPSG:4543", "EPSG:4544", "EPSG:4496", "EPSG:4507"];
        let crs = Crs::from_name(names[which]).unwrap();
        let place = lonlat(lon, lat);
        let [x, y] = crs.from_lonlat(place).unwrap();
        let back = crs.to_lonlat(x, y).unwrap();
        prop_assert!((back.lon_deg() - lon).abs() < 1e-8 && (back.lat_deg() - lat).abs() < 1e-8);
        prop_assert!(back.rough_distance_m(place) < 0.001, "{}", back.rough_distance_m(place));
    }

    #[test]
    fn any_two_numbers_are_answered_or_refused(x in proptest::num::f64::ANY, y in proptest::num::f64::ANY, which in 0usize..4) {
        let crs = Crs::from_name(["EPSG:4490", "bd09", "EPSG:4523", "EPSG:4507"][which]).unwrap();
        if let Ok(place) = crs.to_lonlat(x, y) {
            prop_assert!(place.lon_deg().is_finite() && place.lat_deg().is_finite());
        }
    }
}

#[test]
fn baidu_is_reached_from_amap_to_a_ten_millionth_of_a_degree() {
    for row in rows("conversion/gcj02_bd09_cities.csv") {
        let amap = Crs::Degrees(Datum::Gcj02).to_lonlat(number(&row[6]), number(&row[7])).unwrap();
        let [lon, lat] = Crs::Degrees(Datum::Bd09).from_lonlat(amap).unwrap();
        assert!(
            (lon - number(&row[8])).abs() < 1.1e-7 && (lat - number(&row[9])).abs() < 1.1e-7,
            "{row:?} {lon} {lat}"
        );
    }
}
