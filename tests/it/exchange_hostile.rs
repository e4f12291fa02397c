//! Files made to do harm, and files that came to harm: no panic, no hang, no more memory than the limits say.

use std::io::Write;
use std::time::{Duration, Instant};

use homestead::exchange::shapes::write::{Column, Encoding, Kind, Layout, Record, to_writer};
use homestead::exchange::shapes::{FileFault, Format, Geometry, Limits, read};
use homestead::spatial::{Crs, Grid};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::json;

use crate::support::exchange::{fixture, zipped};

fn refused(bytes: &[u8]) -> FileFault {
    read(bytes, Limits::UPLOAD).unwrap_err()
}

#[test]
fn a_zip_that_swells_is_let_down_before_it_does() {
    let zeros = vec![b' '; 80 << 20];
    let began = Instant::now();
    for name in ["doc.kml", "a.shp", "[Content_Types].xml", "a.csv"] {
        let second = (name == "a.shp").then_some(("a.dbf", &zeros[..]));
        let parts: Vec<(&str, &[u8])> = [(name, &zeros[..])].into_iter().chain(second).collect();
        let bomb = zipped(&parts);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(refused(&bomb), FileFault::Swells, "{name}");
    }
    assert!(began.elapsed() < Duration::from_secs(30));
    let names: Vec<String> = (0..2_000).map(|index| format!("{index}.kml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refused(&zipped(&parts)), FileFault::Swells);
}

#[test]
fn entities_that_laugh_a_billion_times_are_not_begun() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>\
        <kml><Placemark><name>&lol2;</name></Placemark></kml>";
    assert_eq!(refused(laughs.as_bytes()), FileFault::DocumentType);
}

#[test]
fn depth_is_limited_in_xml_and_json() {
    assert!(matches!(refused("<a>".repeat(100_000).as_bytes()), FileFault::Unreadable { .. }));
    let deep = format!("{{\"type\":\"Polygon\",\"coordinates\":{}", "[".repeat(1_000_000));
    assert!(matches!(refused(deep.as_bytes()), FileFault::Unreadable { .. }));
}

#[test]
fn numbers_beyond_all_bounds_are_faults_or_refused_later_never_broken() {
    let ring = |x: &str| format!("{{\"type\":\"Polygon\",\"coordinates\":[[[{x},1],[2,1],[2,2],[{x},1]]]}}");
    assert!(matches!(refused(ring("NaN").as_bytes()), FileFault::Unreadable { .. }));
    assert!(matches!(refused(ring("1e999").as_bytes()), FileFault::Unreadable { .. }));
    let far = read(ring("1e308").as_bytes(), Limits::UPLOAD).unwrap();
    assert_eq!(far.declared_crs, None);
    let survey = |x: &str| format!("3,1,1,x,面,,,,@\nJ1,1,{x},1\nJ2,1,2,1\nJ3,1,2,2\n");
    for x in ["NaN", "inf", "1e309", "", "0x10"] {
        let sheet = read(survey(x).as_bytes(), Limits::UPLOAD).unwrap();
        assert_eq!((sheet.shapes.len(), sheet.faults[0].code), (0, "not_a_number"), "{x}");
    }
    assert_eq!(read(survey("1e308").as_bytes(), Limits::UPLOAD).unwrap().shapes.len(), 1);
}

#[test]
fn a_polygon_of_a_million_rings_is_one_fault() {
    let ring = "[[0,0],[1,0],[1,1],[0,0]]";
    let many = vec![ring; 400_000].join(",");
    let file = format!("{{\"type\":\"Polygon\",\"coordinates\":[{many}]}}");
    let sheet = read(file.as_bytes(), Limits::UPLOAD).unwrap();
    assert_eq!((sheet.shapes.len(), sheet.faults[0].code), (0, "shape_too_large"));
    let rings = "<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>".repeat(100_000);
    let file = format!("<kml><Placemark><Polygon>{rings}</Polygon></Placemark></kml>");
    assert_eq!(read(file.as_bytes(), Limits::UPLOAD).unwrap().faults[0].code, "shape_too_large");
    let points = "10\n1\n20\n2\n".repeat(200_000);
    let file = format!("0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n70\n1\n{points}0\nENDSEC\n0\nEOF\n");
    assert_eq!(read(file.as_bytes(), Limits::UPLOAD).unwrap().faults[0].code, "shape_too_large");
}

#[test]
fn more_shapes_than_are_taken_end_the_reading() {
    let limits = Limits { shapes: 10, ..Limits::UPLOAD };
    let plots = "3,1,1,x,面,,,,@\nJ1,1,1,1\nJ2,1,2,1\nJ3,1,2,2\n".repeat(11);
    assert_eq!(read(plots.as_bytes(), limits), Err(FileFault::TooMany { what: "shapes", most: 10 }));
    let broken = "nonsense here\n".repeat(30);
    let file = format!("[地块坐标]\n{broken}");
    assert_eq!(read(file.as_bytes(), limits), Err(FileFault::TooMany { what: "faults", most: 10 }));
    assert!(matches!(
        read(&[b' '; 2000], Limits { file_bytes: 1000, ..limits }),
        Err(FileFault::TooLarge { most: 1000 })
    ));
}

#[test]
fn a_workbook_with_a_cell_in_each_far_corner_is_two_cells() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "WKT").unwrap();
    page.write_string(1_048_575, 0, "POINT (1 2)").unwrap();
    page.write_string(1_048_575, 16_383, "far").unwrap();
    let read = read(&book.save_to_buffer().unwrap(), Limits::UPLOAD).unwrap();
    assert_eq!(read.shapes[0].row, 1_048_576);
    assert_eq!(read.shapes[0].geometry, Geometry::Points(vec![[1.0, 2.0]]));
}

fn shapefile() -> Vec<(&'static str, Vec<u8>)> {
    let columns = vec![Column::new("NAME", Kind::Text), Column::new("ZDMJ", Kind::Decimal(2))];
    let crs = Crs::Plane(Grid::from_epsg(4523).unwrap());
    let layout = Layout { title: "a", columns: &columns, crs, encoding: Encoding::Gbk };
    let ring = vec![
        [35_381_659.5, 2_833_046.3],
        [35_381_672.0, 2_833_046.3],
        [35_381_672.0, 2_833_058.3],
        [35_381_659.5, 2_833_046.3],
    ];
    let record = Record {
        name: String::new(),
        values: vec![json!("张三"), json!(75)],
        polygons: vec![vec![ring]],
        ..Record::default()
    };
    let mut file = std::io::Cursor::new(Vec::new());
    to_writer(&mut file, Format::Shapefile, &layout, &mut vec![record; 3].into_iter()).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    ["a.shp", "a.dbf", "a.prj"]
        .map(|name| {
            let mut bytes = Vec::new();
            std::io::copy(&mut archive.by_name(name).unwrap(), &mut bytes).unwrap();
            (name, bytes)
        })
        .to_vec()
}

fn packed(parts: &[(&'static str, Vec<u8>)]) -> Vec<u8> {
    let borrowed: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    zipped(&borrowed)
}

#[test]
fn a_shapefile_that_lies_about_its_lengths_is_believed_nothing() {
    let lie = |part: usize, offset: usize, bytes: &[u8]| {
        let mut parts = shapefile();
        parts[part].1[offset..offset + bytes.len()].copy_from_slice(bytes);
        read(&packed(&parts), Limits::UPLOAD)
    };
    // A record that says it is two thousand million words long.
    let sheet = lie(0, 104, &[0x7f, 0xff, 0xff, 0xff]).unwrap();
    assert_eq!((sheet.shapes.len(), sheet.faults[0].code), (0, "record_cut_off"));
    // Two thousand million points, or parts.
    assert_eq!(lie(0, 148, &[0xff, 0xff, 0xff, 0x7f]).unwrap().faults[0].code, "shape_too_large");
    assert_eq!(lie(0, 144, &[0xff, 0xff, 0xff, 0xff]).unwrap().faults[0].code, "shape_too_large");
    // A part that begins behind the last point.
    assert_eq!(lie(0, 152, &[99, 0, 0, 0]).unwrap().faults[0].code, "record_cut_off");
    // Four thousand million rows in the table; rows of no width; a header longer than the file.
    assert_eq!(lie(1, 4, &[0xff; 4]).unwrap().shapes.len(), 3);
    assert_eq!(lie(1, 10, &[0, 0]).unwrap_err().code(), "file_unreadable");
    assert_eq!(lie(1, 8, &[0xff, 0xff]).unwrap_err().code(), "file_unreadable");
}

/// Each seed with bytes turned, cut out and repeated: reading answers, one way or the other.
fn shaken(seed: &[u8], cases: u32) {
    let length = seed.len();
    let change =
        (0..length, prop_oneof![any::<u8>(), Just(0), Just(0xff), Just(b'-'), Just(b'e')], 0..4_u8, 1..40_usize);
    let mut runner = TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() });
    runner
        .run(&proptest::collection::vec(change, 1..12), |changes| {
            let mut bytes = seed.to_vec();
            for (at, byte, how, count) in changes {
                let at = at.min(bytes.len().saturating_sub(1));
                match how {
                    0 => bytes[at] = byte,
                    1 => drop(bytes.drain(at..(at + count).min(bytes.len() - 1).max(at))),
                    2 => {
                        let piece: Vec<u8> = bytes[at..(at + count).min(bytes.len())].repeat(3);
                        bytes.splice(at..at, piece);
                    }
                    _ => bytes.truncate(at.max(1)),
                }
            }
            let _answer = read(&bytes, Limits::UPLOAD);
            Ok(())
        })
        .unwrap();
}

#[test]
fn files_that_came_to_harm_are_answered() {
    for name in
        ["survey.txt", "survey_many.txt", "projected.geojson", "drawn.kml", "corners.dxf", "roster.csv", "pegs.csv"]
    {
        shaken(&fixture(name), 400);
    }
}

#[test]
fn shapefiles_and_zips_that_came_to_harm_are_answered() {
    let parts = shapefile();
    shaken(&packed(&parts), 300);
    for index in 0..parts.len() {
        let mut runner =
            TestRunner::new(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() });
        let length = parts[index].1.len();
        runner
            .run(&(proptest::collection::vec((0..length, any::<u8>()), 1..8), 1..=length), |(changes, keep)| {
                let mut parts = parts.clone();
                for (at, byte) in changes {
                    parts[index].1[at] = byte;
                }
                parts[index].1.truncate(keep);
                let _answer = read(&packed(&parts), Limits::UPLOAD);
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn workbooks_that_came_to_harm_are_answered() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "户主").unwrap();
    page.write_string(0, 1, "WKT").unwrap();
    page.write_string(1, 0, "张三").unwrap();
    page.write_string(1, 1, "POLYGON ((0 0, 1 0, 1 1, 0 0))").unwrap();
    let file = book.save_to_buffer().unwrap();
    shaken(&file, 300);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let parts: Vec<(String, Vec<u8>)> = names
        .into_iter()
        .map(|name| {
            let mut bytes = Vec::new();
            std::io::copy(&mut archive.by_name(&name).unwrap(), &mut bytes).unwrap();
            (name, bytes)
        })
        .collect();
    let with = |place: usize, changes: &[(usize, u8)]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (part, (name, bytes)) in parts.iter().enumerate() {
            let mut bytes = bytes.clone();
            for (at, byte) in changes.iter().filter(|_| part == place) {
                bytes[*at] = *byte;
            }
            zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(&bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    for (index, (name, seed)) in parts.iter().enumerate() {
        if !name.starts_with("xl/") {
            continue;
        }
        // A byte that the reader of workbooks does not bear in one of the parts.
        if seed.len() > 227 {
            let _answer = read(&with(index, &[(227, 67)]), Limits::UPLOAD);
        }
        let mut runner =
            TestRunner::new(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() });
        runner
            .run(&proptest::collection::vec((0..seed.len(), any::<u8>()), 1..6), |changes| {
                let _answer = read(&with(index, &changes), Limits::UPLOAD);
                Ok(())
            })
            .unwrap();
    }
}
