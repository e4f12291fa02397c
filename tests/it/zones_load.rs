//! Layers of zones taken in: each load an act, earlier ones kept, nothing half, every row held by the audit.

use diesel::connection::SimpleConnection;
use homestead::app::packs;
use homestead::app::zones::{LoadFault, NewLayer, load, load_all, near};
use homestead::domain::zones::{Extent, GivenZone, Layer};
use homestead::exchange::embedded::demo_district;
use homestead::exchange::zones::{LayerFault, read};
use homestead::spatial::{Crs, Grid, LonLatBox};
use homestead::store::zones::layers;
use homestead::store::{StoreError, audit, ledger};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::support::land::{corner, given, layer, line_west, loaded, square};
use crate::support::rows::{ZHANYI, county};
use crate::support::server::TestServer;

fn deviations(server: &TestServer) -> Vec<String> {
    let mut found = Vec::new();
    let audited: Result<_, StoreError> =
        server.home.store.read(|conn| audit::audit(conn, ZHANYI, |one| found.push(one.to_string()), |_photo| Ok(None)));
    audited.unwrap();
    found
}

fn seq(server: &TestServer) -> i64 {
    server.home.store.read(|conn| ledger::head(conn, ZHANYI)).unwrap().seq
}

/// Ids of the zones near the story's `nth` plot on a day.
fn found(server: &TestServer, nth: u32, day: jiff::civil::Date) -> Vec<String> {
    let [west_deg, south_deg] = corner(nth);
    let place = LonLatBox { west_deg, south_deg, east_deg: west_deg + 0.0001, north_deg: south_deg + 0.0001 };
    let zones = server.home.store.read(|conn| {
        let district = packs::in_force(&server.home, conn, &county())?;
        Ok::<_, homestead::app::refusal::Refusal>(near(&server.home, conn, district.pack.on(day), day, place)?)
    });
    let mut ids: Vec<String> = zones.unwrap().into_iter().map(|zone| zone.id).collect();
    ids.sort();
    ids
}

#[test]
fn the_same_layer_again_changes_nothing_and_another_is_the_next_version() {
    let server = TestServer::start();
    let before = seq(&server);
    let zones = || vec![square(1, 40.0, 0.0, 0.0), line_west(2, 5.0, "county")];
    let first = loaded(&server.home, Layer::Road, "2024-12-31", zones());
    assert_eq!((first.version, first.changed, first.zones), (1, true, 2));
    assert_eq!(seq(&server), before + 1, "a load is one act");
    let again = loaded(&server.home, Layer::Road, "2024-12-31", zones());
    assert_eq!((again.version, again.changed), (1, false));
    let dry = load(&server.home, &county(), &layer(Layer::Road, "2025-12-31", zones()), true).unwrap();
    assert_eq!((dry.version, dry.changed, seq(&server)), (2, true, before + 1));
    assert_eq!(loaded(&server.home, Layer::Road, "2025-12-31", vec![square(1, 40.0, 0.0, 0.0)]).version, 2);
    assert_eq!(loaded(&server.home, Layer::Road, "2024-12-31", vec![square(3, 40.0, 0.0, 0.0)]).version, 3);
    let kept = server.home.store.read(|conn| layers(conn, ZHANYI)).unwrap();
    assert_eq!(kept.iter().map(|load| (load.version, load.zones)).collect::<Vec<_>>(), [(1, 2), (2, 1), (3, 1)]);
    assert_eq!(deviations(&server), Vec::<String>::new());
}

#[test]
fn every_day_has_its_own_layer() {
    let server = TestServer::start();
    let one = |nth: u32| vec![square(nth, 20.0, 0.0, 0.0)];
    loaded(&server.home, Layer::River, "2022-12-31", one(1));
    loaded(&server.home, Layer::River, "2024-12-31", one(2));
    loaded(&server.home, Layer::River, "2024-12-31", one(3));
    let none: [String; 0] = [];
    assert_eq!(found(&server, 1, date(2023, 6, 1)), ["river-1-1"]);
    assert_eq!(found(&server, 1, date(2025, 6, 1)), none);
    assert_eq!(found(&server, 2, date(2025, 6, 1)), none, "put right by a later load of the same day");
    assert_eq!(found(&server, 3, date(2024, 12, 31)), ["river-3-1"]);
    assert_eq!(found(&server, 3, date(2024, 12, 30)), none);
    assert_eq!(found(&server, 1, date(2020, 1, 1)), ["river-1-1"], "before the first, the first is all that is known");
}

#[test]
fn the_law_reaches_beyond_the_line() {
    let server = TestServer::start();
    loaded(
        &server.home,
        Layer::Road,
        "2024-12-31",
        vec![line_west(1, 29.0, "expressway"), line_west(9, 80.0, "county")],
    );
    assert_eq!(found(&server, 1, date(2026, 1, 1)), ["road-1-1"]);
}

#[test]
fn one_zone_that_is_none_keeps_the_whole_layer_out() {
    let server = TestServer::start();
    let before = seq(&server);
    let bow = json!({ "type": "Polygon", "coordinates": [[[104.05, 25.68], [104.06, 25.69], [104.06, 25.68], [104.05, 25.69], [104.05, 25.68]]] });
    let far =
        json!({ "type": "Polygon", "coordinates": [[[102.7, 25.0], [102.8, 25.0], [102.8, 25.1], [102.7, 25.0]]] });
    let metres =
        json!({ "type": "LineString", "coordinates": [[35_381_659.5, 2_833_046.3], [35_381_700.0, 2_833_046.3]] });
    let zones = [json!({ "type": "Point", "coordinates": [104.05, 25.68] }), bow, far, metres]
        .into_iter()
        .map(|shape| given(shape, None, Extent::Designated))
        .chain([square(1, 20.0, 0.0, 0.0)]);
    let wrong = layer(Layer::Hazard, "2024-12-31", zones.collect());
    let Err(LoadFault::Rows(rows)) = load(&server.home, &county(), &wrong, false) else { panic!("it was loaded") };
    let mut told: Vec<(usize, &str)> = rows.iter().map(|fault| (fault.row, fault.code)).collect();
    told.dedup();
    assert_eq!(told, [(1, "not_a_polygon"), (2, "self_crossing"), (3, "outside_county"), (4, "out_of_range")]);
    assert_eq!(seq(&server), before);
    let tomorrow = layer(Layer::Hazard, "2999-01-01", vec![square(1, 20.0, 0.0, 0.0)]);
    assert!(matches!(load(&server.home, &county(), &tomorrow, false), Err(LoadFault::InFuture)));
}

#[test]
fn a_layer_in_the_districts_own_metres_lies_where_it_should() {
    let server = TestServer::start();
    let grid = Grid::from_epsg(4523).unwrap();
    let [lon, lat] = corner(1);
    let at = grid.grid_from_lonlat(homestead::spatial::LonLat::new(lon, lat).unwrap()).unwrap();
    let (x, y) = (at.easting_m().round(), at.northing_m().round());
    let shape = json!({ "type": "Polygon", "coordinates": [[[x, y], [x + 20.0, y], [x + 20.0, y + 20.0], [x, y + 20.0], [x, y]]] });
    let zones = vec![given(shape.clone(), None, Extent::Designated)];
    let plane = NewLayer { crs: Crs::Plane(grid), ..layer(Layer::Hazard, "2024-12-31", zones) };
    load(&server.home, &county(), &plane, false).unwrap();
    assert_eq!(found(&server, 1, date(2026, 1, 1)), ["hazard-1-1"]);
    let kept = server.home.store.read(|conn| homestead::store::zones::zone(conn, ZHANYI, "hazard", 1, 1)).unwrap();
    let kept: Value = serde_json::from_str(&kept.unwrap().geometry).unwrap();
    assert_eq!(kept, shape, "what was given is kept as it was given");
}

#[test]
fn whoever_moves_a_boundary_in_the_database_is_found() {
    let server = TestServer::start();
    let many: Vec<GivenZone> = (0..1_200).map(|nth| square(nth, 20.0, 0.0, 0.0)).collect();
    loaded(&server.home, Layer::BasicFarmland, "2024-12-31", many);
    loaded(&server.home, Layer::Road, "2024-12-31", vec![line_west(1, 5.0, "county")]);
    assert_eq!(deviations(&server), Vec::<String>::new());
    let mut conn = server.raw();
    for sql in [
        "UPDATE zones SET plane = replace(plane, '354', '355') WHERE layer = 'basic_farmland' AND nr = 1100",
        "UPDATE zones SET extent = 'reference' WHERE layer = 'basic_farmland' AND nr = 1",
        "DELETE FROM zones WHERE layer = 'basic_farmland' AND nr = 700",
        "UPDATE zone_layers SET as_of = '2030-01-01' WHERE layer = 'basic_farmland'",
    ] {
        conn.batch_execute("BEGIN").unwrap();
        conn.batch_execute(sql).unwrap();
        let mut found = Vec::new();
        audit::audit(&mut conn, ZHANYI, |one| found.push(one.to_string()), |_| Ok::<_, StoreError>(None)).unwrap();
        conn.batch_execute("ROLLBACK").unwrap();
        assert_eq!(found, ["record_changed zones:basic_farmland-1"], "{sql}");
    }
}

#[test]
fn the_demo_district_brings_every_layer_and_calls_none_of_them_real() {
    let district = demo_district().unwrap();
    for kind in Layer::ALL {
        assert!(district.layers.iter().any(|file| file.layer == kind), "{kind}");
    }
    assert!(district.layers.iter().all(|file| file.source.contains("合成")));
    let server = TestServer::start();
    let done = load_all(&server.home, &county(), &district.layers).unwrap();
    assert!(done.iter().all(|it| it.changed));
    assert!(load_all(&server.home, &county(), &district.layers).unwrap().iter().all(|it| !it.changed));
    assert_eq!(deviations(&server), Vec::<String>::new());
}

#[test]
fn a_file_that_is_no_layer_is_told_why() {
    let said = |text: &str| match read(text.as_bytes()).unwrap_err().remove(0) {
        LayerFault::Unreadable(why) => why,
        other => other.to_string(),
    };
    assert!(said("{").contains("EOF"));
    assert!(said(r#"{"layer":"moon","as_of":"2024-12-31","source":"x","features":[]}"#).contains("moon"));
    assert!(said(r#"{"layer":"road","as_of":"2024-12-31","source":" ","features":[]}"#).contains("source"));
    assert!(said(r#"{"layer":"road","as_of":"2024-13-31","source":"x","features":[]}"#).contains("month"));
    assert_eq!(
        said(r#"{"layer":"road","as_of":"2024-12-31","source":"x","features":[{"geometry":null}]}"#),
        "feature 1: no geometry"
    );
}
