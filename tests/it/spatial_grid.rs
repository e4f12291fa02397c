use homestead::spatial::{Grid, GridError, LonLat};
use proptest::prelude::*;

use crate::spatial_fixtures::{lonlat, number, rows};

#[test]
fn every_vector_of_proj_is_met_to_a_millimetre_both_ways() {
    let rows = rows("conversion/cgcs2000_gk.csv");
    assert_eq!(rows.len(), 488);
    for row in rows {
        let grid = Grid::from_epsg(row[4].parse().unwrap()).unwrap();
        let (easting, northing) = (number(&row[5]), number(&row[6]));
        let place = lonlat(number(&row[2]), number(&row[3]));
        let point = grid.grid_from_lonlat(place).unwrap();
        let off = (point.easting_m() - easting).hypot(point.northing_m() - northing);
        assert!(off < 0.001, "{} is {off} m off", row[0]);
        let back = grid.lonlat_from_grid(easting, northing).unwrap();
        let off_m = back.rough_distance_m(place);
        assert!(off_m < 0.001, "{} is {off_m} m off on the way back", row[0]);
    }
}

#[test]
fn the_grids_of_the_district_and_their_neighbours() {
    // EPSG registry: central meridian and false easting.
    for (epsg, meridian, easting) in [
        (4522, 102.0, 34_500_000.0),
        (4523, 105.0, 35_500_000.0),
        (4543, 102.0, 500_000.0),
        (4544, 105.0, 500_000.0),
        (4496, 105.0, 18_500_000.0),
        (4507, 105.0, 500_000.0),
        (4513, 75.0, 25_500_000.0),
        (4554, 135.0, 500_000.0),
    ] {
        let grid = Grid::from_epsg(epsg).unwrap();
        assert_eq!((grid.central_meridian_deg(), grid.false_easting_m()), (meridian, easting), "EPSG:{epsg}");
    }
    for other in [4326, 4490, 4490, 4555, 2359, 0, 70_059] {
        assert_eq!(Grid::from_epsg(other), None, "EPSG:{other}");
    }
}

#[test]
fn the_six_degree_grid_without_zone_is_the_three_degree_one() {
    let place = lonlat(103.822, 25.6);
    let three = Grid::from_epsg(4544).unwrap().grid_from_lonlat(place).unwrap();
    let six = Grid::from_epsg(4507).unwrap().grid_from_lonlat(place).unwrap();
    assert_eq!((three.easting_m(), three.northing_m()), (six.easting_m(), six.northing_m()));
    assert_ne!(three, six, "the same numbers of two grids are still two things");
}

#[test]
fn a_place_belongs_to_the_zone_of_its_longitude() {
    for (lon, epsg) in [(103.4, 4522), (103.6, 4523), (104.2, 4523), (106.6, 4524)] {
        assert_eq!(Grid::three_degree_at(lonlat(lon, 25.6)).unwrap().epsg(), epsg, "{lon}");
    }
    assert_eq!(Grid::three_degree_at(lonlat(12.5, 41.9)), None);
}

#[test]
fn numbers_that_are_not_of_the_grid_are_refused() {
    let zone_35 = Grid::from_epsg(4523).unwrap();
    for (why, easting, northing) in [
        ("no zone number", 381_659.535, 2_833_046.295),
        ("axes exchanged", 2_833_046.295, 35_381_659.535),
        ("degrees", 103.822, 25.6),
        ("not a number", f64::NAN, 2_833_046.0),
        ("infinite", 35_381_659.0, f64::INFINITY),
    ] {
        assert_eq!(zone_35.lonlat_from_grid(easting, northing), Err(GridError::NotOfThisGrid), "{why}");
    }
    assert_eq!(zone_35.grid_from_lonlat(lonlat(12.5, 41.9)), Err(GridError::TooFarFromMeridian));
}

#[test]
fn a_longitude_has_a_range_and_nan_is_not_in_it() {
    for (lon, lat) in [(180.1, 0.0), (0.0, 90.1), (f64::NAN, 0.0), (0.0, f64::INFINITY), (-181.0, 0.0)] {
        assert!(LonLat::new(lon, lat).is_err(), "{lon}, {lat}");
    }
    assert!(LonLat::new(180.0, -90.0).is_ok());
}

proptest! {
    #[test]
    fn there_and_back_is_the_same_place(lon in 97.0..113.0, lat in -80.0..84.0) {
        let grid = Grid::from_epsg(4523).unwrap();
        let place = lonlat(lon, lat);
        let back = grid.grid_from_lonlat(place).unwrap().to_lonlat().unwrap();
        prop_assert!(back.rough_distance_m(place) < 1e-6);
    }
}
