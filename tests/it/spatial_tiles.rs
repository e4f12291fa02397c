//! Tiles as bytes: what is drawn comes back from another program's reader, the right way round, with its properties, and
//! what is cut at a tile's edge has the area that it had there.

#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "small numbers, which a test may cast"
)]

use geo::{Area, BooleanOps, Coord, Geometry as Shape, LineString, Polygon, Rect, Winding};
use homestead::spatial::LonLat;
use homestead::spatial::tiles::{
    Geometry, LayerWriter, TagValue, TileBounds, TileId, World, clip_line, clip_ring, morton, simplified, unmorton,
};
use mvt_reader::feature::Value;
use proptest::prelude::*;

use crate::support::tiles::{decoded, tile_of, unit_of};

fn written(layer: LayerWriter) -> Vec<u8> {
    let mut bytes = Vec::new();
    layer.finish(&mut bytes);
    bytes
}

#[test]
fn a_place_is_where_other_programs_have_it() {
    for place in [[104.05, 25.68], [103.9, 25.61], [-179.9, -84.0], [0.0, 0.0], [179.99, 85.0]] {
        let world = World::of(LonLat::new(place[0], place[1]).unwrap());
        let [lon, lat] = world.degrees();
        assert!((lon - place[0]).abs() < 1e-7 && (lat - place[1]).abs() < 1e-7, "{place:?}: {lon}, {lat}");
        for z in 0..=18 {
            let (x, y) = tile_of(z, place);
            assert_eq!(world.cell(u8::try_from(z).unwrap()), (x, y), "{place:?} at {z}");
            let tile = TileId::new(u8::try_from(z).unwrap(), x, y).unwrap();
            let [east, south] = unit_of(z, (x, y), place);
            let unit = tile.unit(world);
            assert!((f64::from(unit[0]) - east).abs() <= 0.65 && (f64::from(unit[1]) - south).abs() <= 0.65);
            assert!(tile.world(0).holds(world));
        }
    }
    assert!(TileId::new(3, 8, 0).is_err() && TileId::new(21, 0, 0).is_err() && TileId::new(0, 0, 0).is_ok());
}

#[test]
fn what_is_drawn_is_read_back_as_it_was() {
    let mut layer = LayerWriter::named("houses");
    let (name, count, share, open) = (layer.key("name"), layer.key("count"), layer.key("share"), layer.key("open"));
    let mut geometry = Geometry::default();
    for nth in 0..300_u64 {
        geometry.clear();
        geometry.point([i32::try_from(nth).unwrap(), -7]);
        let tags = [
            layer.tag(name, TagValue::Text(if nth % 2 == 0 { "沾益" } else { "白水" })),
            layer.tag(count, TagValue::Count(nth)),
            layer.tag(share, TagValue::Number(nth as f64 / 8.0)),
            layer.tag(open, TagValue::Flag(nth % 3 == 0)),
        ];
        layer.feature(Some(nth + 1), &tags, &geometry);
    }
    let bytes = written(layer);
    assert_eq!(bytes.windows("沾益".len()).filter(|at| *at == "沾益".as_bytes()).count(), 1, "a value stands once");
    let features = decoded("houses", &bytes);
    assert_eq!(features.len(), 300);
    for (nth, feature) in features.iter().enumerate() {
        let [x, y, ..] = feature.bounds();
        assert_eq!((x, y), (i32::try_from(nth).unwrap(), -7));
        assert_eq!(feature.text("name"), Some(if nth % 2 == 0 { "沾益" } else { "白水" }));
        assert_eq!(feature.number("count"), Some(nth as f64));
        assert_eq!(feature.number("share"), Some(nth as f64 / 8.0));
        assert_eq!(feature.properties["open"], Value::Bool(nth % 3 == 0));
    }
    assert_eq!(written(LayerWriter::named("houses")), Vec::<u8>::new(), "no feature, no layer");
}

#[test]
fn rings_run_as_the_format_has_it_whichever_way_they_came() {
    let outer = vec![[0, 0], [100, 0], [100, 100], [0, 100]];
    let hole = vec![[20, 20], [40, 20], [40, 40], [20, 40]];
    let turned = |ring: &[[i32; 2]]| ring.iter().rev().copied().collect::<Vec<_>>();
    for rings in [[outer.clone(), hole.clone()], [turned(&outer), hole.clone()], [turned(&outer), turned(&hole)]] {
        let mut layer = LayerWriter::named("zones");
        let mut geometry = Geometry::default();
        assert!(geometry.polygon(&rings));
        // A ring without an area is no hole, and one of two points no polygon.
        assert!(!geometry.polygon(&[vec![[0, 0], [5, 5]]]));
        layer.feature(None, &[], &geometry);
        let features = decoded("zones", &written(layer));
        let Shape::MultiPolygon(shape) = &features[0].geometry else { panic!("{features:?}") };
        let shape = &shape.0[0];
        assert_eq!(shape.interiors().len(), 1);
        // In the tile y grows to the south, so that what is clockwise to the eye counts as counterclockwise here.
        assert!(shape.exterior().is_ccw() && shape.interiors()[0].is_cw());
        let area = |ring: &LineString<i32>| {
            let corners: Vec<[i32; 2]> = ring.coords().map(|at| [at.x, at.y]).collect();
            real(&corners).signed_area()
        };
        assert_eq!(area(shape.exterior()) + area(&shape.interiors()[0]), 9600.0);
    }
}

#[test]
fn a_line_that_leaves_and_comes_back_is_two() {
    let bounds = TileBounds::with_buffer(0);
    let line = [[-50, 100], [100, 100], [5000, 100], [5000, 200], [100, 200]];
    assert_eq!(clip_line(&line, bounds), [vec![[0, 100], [100, 100], [4096, 100]], vec![[4096, 200], [100, 200]]]);
    assert_eq!(clip_line(&[[-5, -5], [-9, 9000]], bounds), Vec::<Vec<[i32; 2]>>::new());
    assert_eq!(clip_line(&[[1, 1], [2, 2]], bounds), [vec![[1, 1], [2, 2]]]);
}

#[test]
fn fewer_points_stay_within_what_was_allowed() {
    let wave: Vec<[i32; 2]> = (0..1000).map(|x| [x, (f64::from(x) / 40.0).sin() as i32 * 30 + x % 3]).collect();
    let fewer = simplified(&wave, 4);
    assert!(fewer.len() < wave.len() / 4 && fewer.first() == wave.first() && fewer.last() == wave.last());
    assert_eq!(simplified(&wave, 0), wave);
}

/// A star around a middle: it does not cross itself, and may reach over every side of a tile.
fn star() -> impl Strategy<Value = Vec<[i32; 2]>> {
    let arms = prop::collection::vec(200..6000_i32, 3..24);
    (-1000..5000_i32, -1000..5000_i32, arms).prop_map(|(x, y, arms)| {
        let turn = std::f64::consts::TAU / arms.len() as f64;
        let arm = |(nth, arm): (usize, &i32)| {
            let angle = turn * nth as f64;
            [x + (angle.cos() * f64::from(*arm)) as i32, y + (angle.sin() * f64::from(*arm)) as i32]
        };
        arms.iter().enumerate().map(arm).collect()
    })
}

fn real(ring: &[[i32; 2]]) -> Polygon<f64> {
    let corner = |[x, y]: &[i32; 2]| Coord { x: f64::from(*x), y: f64::from(*y) };
    Polygon::new(LineString::from(ring.iter().map(corner).collect::<Vec<_>>()), Vec::new())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_cut_has_the_area_that_lies_on_the_tile(ring in star()) {
        let bounds = TileBounds::with_buffer(64);
        let kept = clip_ring(&ring, bounds);
        for [x, y] in &kept {
            prop_assert!((-64..=4160).contains(x) && (-64..=4160).contains(y));
        }
        let frame = Rect::new(Coord { x: -64.0, y: -64.0 }, Coord { x: 4160.0, y: 4160.0 }).to_polygon();
        let expected = real(&ring).intersection(&frame).unsigned_area();
        let area = if kept.len() < 3 { 0.0 } else { real(&kept).unsigned_area() };
        // Where a side is met is rounded to a unit: at most half a unit along the segments that are cut.
        prop_assert!((area - expected).abs() <= 0.75 * 6000.0 * ring.len() as f64, "{area} for {expected}");
        prop_assert!((area - expected).abs() <= 0.002 * expected.max(4_000_000.0), "{area} for {expected}");
    }

    #[test]
    fn polygons_and_their_areas_survive_the_way_there_and_back(rings in prop::collection::vec(star(), 1..20)) {
        let mut layer = LayerWriter::named("houses");
        let key = layer.key("nth");
        let mut geometry = Geometry::default();
        let mut areas = Vec::new();
        for (nth, ring) in rings.iter().enumerate() {
            geometry.clear();
            if geometry.polygon(std::slice::from_ref(ring)) {
                let tag = layer.tag(key, TagValue::Count(nth as u64));
                layer.feature(None, &[tag], &geometry);
                areas.push((nth as f64, real(ring).unsigned_area()));
            }
        }
        let features = decoded("houses", &written(layer));
        prop_assert_eq!(features.len(), areas.len());
        for (feature, (nth, area)) in features.iter().zip(areas) {
            prop_assert_eq!(feature.number("nth"), Some(nth));
            let Shape::MultiPolygon(shape) = &feature.geometry else { panic!("{feature:?}") };
            let read: f64 = shape.0.iter().map(|part| {
                let corners: Vec<[i32; 2]> = part.exterior().coords().map(|at| [at.x, at.y]).collect();
                real(&corners).unsigned_area()
            }).sum();
            prop_assert!((read - area).abs() < 1e-6);
        }
    }

    #[test]
    fn cells_of_a_tile_follow_one_another(x in 0..16_384_u32, y in 0..16_384_u32) {
        prop_assert_eq!(unmorton(morton(x, y)), (x, y));
        prop_assert_eq!(morton(x, y) >> 2, morton(x >> 1, y >> 1));
    }
}
