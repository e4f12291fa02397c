//! What people really have, read as it stands: GeoJSON, shapefiles, KML, DXF, tables.

use encoding_rs::GBK;
use homestead::exchange::shapes::{FileFault, Format, Geometry, Limits, Sheet, read};
use homestead::spatial::{Crs, Datum, Grid};
use rust_xlsxwriter::Workbook;
use serde_json::json;

use crate::support::exchange::{fixture, polygons, zipped};

fn sheet(bytes: &[u8]) -> Sheet {
    read(bytes, Limits::UPLOAD).unwrap()
}

fn plane(epsg: u32) -> Crs {
    Crs::Plane(Grid::from_epsg(epsg).unwrap())
}

const DEGREES: Option<Crs> = Some(Crs::Degrees(Datum::Wgs84));

#[test]
fn projected_geojson_is_taken_by_its_crs_member() {
    let sheet = sheet(&fixture("projected.geojson"));
    assert_eq!((sheet.format, sheet.declared_crs), (Format::GeoJson, Some(plane(4523))));
    assert_eq!(polygons(&sheet)[0][0][0], [35_381_659.535, 2_833_046.295]);
    assert_eq!((sheet.shapes[0].name.as_str(), sheet.shapes[0].properties.get("zdmj")), ("张三", Some(&json!(150.0))));
    assert_eq!(sheet.shapes[1].geometry, Geometry::Missing);
    let fault = &sheet.faults[0];
    assert_eq!((fault.row, fault.column.as_str(), fault.code), (3, "geometry", "bad_geometry"));
}

#[test]
fn geojson_without_a_crs_is_degrees_where_its_numbers_can_be() {
    let plot = |x: f64, y: f64| {
        let ring = [[x, y], [x + 1e-4, y], [x, y + 1e-4], [x, y]];
        json!({ "type": "Polygon", "coordinates": [ring] }).to_string()
    };
    assert_eq!(sheet(plot(103.8, 25.6).as_bytes()).declared_crs, DEGREES);
    assert_eq!(sheet(plot(381_600.0, 2_833_000.0).as_bytes()).declared_crs, None);
    let feature = format!("{{\"type\":\"Feature\",\"id\":7,\"properties\":null,\"geometry\":{}}}", plot(103.8, 25.6));
    assert_eq!(sheet(feature.as_bytes()).shapes[0].properties.get("id"), Some(&json!(7)));
    let old =
        "{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"EPSG\",\"properties\":{\"code\":2359}}}";
    assert_eq!(read(old.as_bytes(), Limits::UPLOAD), Err(FileFault::SecretDatum { name: "西安80" }));
}

#[test]
fn kml_keeps_names_data_and_holes_and_asks_for_the_map() {
    for sheet in
        [sheet(&fixture("drawn.kml")), sheet(&zipped(&[("files/a.png", b"x"), ("doc.kml", &fixture("drawn.kml"))]))]
    {
        assert_eq!((sheet.declared_crs, sheet.ask_map), (DEGREES, true));
        let shape = &sheet.shapes[0];
        assert_eq!(shape.name, "王五 & 王六");
        assert_eq!(shape.properties.get("ZCS"), Some(&json!("2")));
        assert_eq!(shape.properties.get("BDCDYH"), Some(&json!("530303001002JC00123F00010001")));
        assert_eq!(shape.properties.get("description"), Some(&json!("老房 <b>2</b> 层")));
        let polygon = &polygons(&sheet)[0];
        assert_eq!((polygon[0].len(), polygon[1].len()), (5, 4), "the outer ring goes first wherever it stands");
        assert_eq!(polygon[0][1], [103.8222, 25.6]);
        assert!(matches!(&sheet.shapes[1].geometry, Geometry::Lines(_)));
    }
    // 奥维 packs its maps under its own ending.
    assert_eq!(sheet(&zipped(&[("x.ovkml", &fixture("drawn.kml"))])).format, Format::Kmz);
}

#[test]
fn dxf_gives_closed_polylines_with_their_layers() {
    let sheet = sheet(&fixture("corners.dxf"));
    assert_eq!(sheet.declared_crs, None);
    let layers: Vec<_> =
        sheet.shapes.iter().map(|shape| shape.properties.get("layer").unwrap().as_str().unwrap()).collect();
    assert_eq!(layers, ["JZD界址", "宅基地", "ROAD"]);
    assert_eq!(polygons(&sheet)[0][0].len(), 5, "closed by its flag");
    let Geometry::Polygons(heavy) = &sheet.shapes[1].geometry else { panic!() };
    assert_eq!(
        heavy[0][0],
        [[381_700.0, 2_833_100.0], [381_720.0, 2_833_100.0], [381_720.0, 2_833_120.0], [381_700.0, 2_833_100.0]]
    );
    assert!(matches!(&sheet.shapes[2].geometry, Geometry::Lines(lines) if lines[0].len() == 2));
}

#[test]
fn a_table_with_a_cell_of_coordinates_takes_any_way_of_writing_them() {
    for bytes in [fixture("roster.csv"), GBK.encode(&String::from_utf8(fixture("roster.csv")).unwrap()).0.into_owned()]
    {
        let sheet = sheet(&bytes);
        assert_eq!((sheet.format, sheet.declared_crs), (Format::Csv, Some(plane(4523))));
        let names: Vec<_> = sheet.shapes.iter().map(|shape| (shape.row, shape.name.as_str())).collect();
        assert_eq!(names, [(3, "张三"), (4, "李四"), (5, "王五")]);
        assert_eq!(polygons(&sheet)[0][0].len(), 5, "a list is closed");
        assert_eq!(sheet.shapes[0].stated_area.unwrap().square_metres(), 150.0);
        let fault = &sheet.faults[0];
        assert_eq!((fault.row, fault.column.as_str(), fault.code), (6, "坐标串", "not_a_number"));
    }
}

#[test]
fn a_row_a_peg_makes_plots_by_their_numbers() {
    let sheet = sheet(&fixture("pegs.csv"));
    assert_eq!(sheet.declared_crs, None);
    assert_eq!(polygons(&sheet)[0][0][1], [35_381_659.535, 2_833_058.295], "the survey's X is north");
    assert_eq!(sheet.shapes[0].properties.get("权利人"), Some(&json!("张三")));
    assert_eq!(sheet.shapes.len(), 2, "the plot with the bad peg is not taken");
    assert!(matches!(&sheet.shapes[1].geometry, Geometry::Points(points) if points.len() == 1));
    let fault = &sheet.faults[0];
    assert_eq!((fault.row, fault.column.as_str(), fault.code), (8, "X坐标(m)", "not_a_number"));
}

#[test]
fn a_workbook_reads_as_a_table_does() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap().write_string(0, 0, "填表说明").unwrap();
    let page = book.add_worksheet();
    for (column, name) in ["序号", "户主", "经度", "纬度"].iter().enumerate() {
        page.write_string(1, u16::try_from(column).unwrap(), *name).unwrap();
    }
    page.write_string(0, 0, "宅基地点位").unwrap();
    for (row, (lon, lat)) in [(103.822, 25.6), (103.8221, 25.6), (103.8221, 25.6001)].into_iter().enumerate() {
        let row = u32::try_from(row).unwrap() + 2;
        page.write_number(row, 0, 1.0).unwrap();
        page.write_string(row, 1, "张三").unwrap();
        page.write_number(row, 2, lon).unwrap();
        page.write_string(row, 3, lat.to_string()).unwrap();
    }
    let sheet = sheet(&book.save_to_buffer().unwrap());
    assert_eq!((sheet.format, sheet.declared_crs, sheet.ask_map), (Format::Xlsx, DEGREES, true));
    assert_eq!((sheet.shapes[0].row, sheet.shapes[0].name.as_str()), (3, "张三"));
    assert_eq!(sheet.shapes[0].properties.get("序号"), Some(&json!(1)));
    assert_eq!(polygons(&sheet)[0][0].len(), 4);
}

#[test]
fn what_is_not_read_says_what_it_is() {
    let refused = |bytes: &[u8]| read(bytes, Limits::UPLOAD).unwrap_err().code();
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "file_not_read");
    assert_eq!(refused(b"SQLite format 3\0"), "file_not_read");
    assert_eq!(refused(b"AC1032\0"), "file_not_read");
    assert_eq!(refused(b"AutoCAD Binary DXF\r\n\x1a\0"), "file_not_read");
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0"), "file_unknown_format");
    assert_eq!(refused(b""), "file_unknown_format");
    assert_eq!(refused(b"hello, world\n1,2\n"), "file_unknown_format");
    assert_eq!(refused(&zipped(&[("a.txt", b"hello"), ("b.txt", b"you")])), "file_unknown_format");
    assert_eq!(refused(&zipped(&[("a.shp", b""), ("b.shp", b"")])), "file_many_layers");
    assert_eq!(refused(&zipped(&[("a.shp", b"")])), "file_no_part");
    assert_eq!(refused(b"{\"type\":\"FeatureCollection\",\"features\":[]}"), "file_nothing_there");
}
