//! What goes out comes back: through our own readers with nothing lost that the format can hold, and through GDAL with the
//! same count, fields and coordinates.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use homestead::exchange::shapes::write::{Column, Encoding, Kind, Layout, Record, WriteFault, to_file, to_writer};
use homestead::exchange::shapes::{Format, Geometry, Limits, Ring, Sheet, read, write};
use homestead::spatial::{Crs, Grid, LonLat};
use serde_json::{Value, json};
use tempfile::TempDir;

fn district() -> Crs {
    Crs::Plane(Grid::from_epsg(4523).unwrap())
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("BDCDYH", Kind::Text),
        Column::new("SHYQRDBXM", Kind::Text),
        Column::new("ZCS", Kind::Whole),
        Column::new("ZDMJ", Kind::Decimal(2)),
    ]
}

/// A rectangle from its south-west corner, closed and counterclockwise.
fn rectangle(east: f64, north: f64, width: f64, height: f64) -> Ring {
    vec![[east, north], [east + width, north], [east + width, north + height], [east, north + height], [east, north]]
}

fn hole(east: f64, north: f64) -> Ring {
    let mut ring = rectangle(east, north, 2.0, 1.5);
    ring.reverse();
    ring
}

/// A plain plot, one with a yard cut out, one in two parts; all with letters beyond ASCII.
fn records() -> Vec<Record> {
    let values =
        |number: &str, name: &str, storeys: Value, area: Value| vec![json!(number), json!(name), storeys, area];
    let (e, n) = (35_381_659.535, 2_833_046.295);
    vec![
        Record {
            name: "张三".into(),
            values: values("530303001002JC00123F00010001", "张三", json!(2), json!(150.0)),
            polygons: vec![vec![rectangle(e, n, 12.5, 12.0)]],
            ..Record::default()
        },
        Record {
            name: "李四,\"小\"<&>".into(),
            values: values("530303001002JC00124F00010001", "李四,\"小\"<&>", json!(3), json!(397.25)),
            polygons: vec![vec![rectangle(e + 40.0, n, 20.0, 20.0), hole(e + 45.0, n + 5.0)]],
            ..Record::default()
        },
        Record {
            name: "王五".into(),
            values: values("530303001002JC00125W00000000", "王五", Value::Null, Value::Null),
            polygons: vec![vec![rectangle(e + 80.0, n, 5.0, 5.0)], vec![rectangle(e + 90.0, n, 5.0, 6.0)]],
            ..Record::default()
        },
    ]
}

fn in_system(crs: Crs) -> Vec<Record> {
    let turn = |[x, y]: &mut [f64; 2]| {
        let place = district().to_lonlat(*x, *y).unwrap();
        [*x, *y] = crs.from_lonlat(LonLat::new(place.lon_deg(), place.lat_deg()).unwrap()).unwrap();
    };
    let mut records = records();
    if crs != district() {
        records.iter_mut().flat_map(|it| it.polygons.iter_mut().flatten().flatten()).for_each(turn);
    }
    records
}

fn written(folder: &Path, format: Format, encoding: Encoding) -> (PathBuf, Vec<Record>) {
    let crs = write::system(format, district());
    let columns = columns();
    let layout = Layout { title: "houses", columns: &columns, crs, encoding };
    let path = folder.join("houses").with_extension(match format {
        Format::Shapefile => "shp.zip",
        Format::GeoPackage => "gpkg",
        other => other.code(),
    });
    let records = in_system(crs);
    assert_eq!(to_file(&path, format, &layout, &mut records.clone().into_iter()).unwrap(), 3);
    (path, records)
}

fn read_back(format: Format, encoding: Encoding) -> (Sheet, Vec<Record>) {
    let folder = TempDir::new().unwrap();
    let (path, records) = written(folder.path(), format, encoding);
    (read(&std::fs::read(path).unwrap(), Limits::UPLOAD).unwrap(), records)
}

/// The points of a polygon's rings whatever their direction and where they begin, to a tenth of a millimetre: GDAL writes
/// degrees with fifteen digits.
fn corners(polygons: &[Vec<Ring>]) -> Vec<Vec<[String; 2]>> {
    let fine = |ring: &Ring| {
        let digits = if ring[0][0] > 1000.0 { 4 } else { 9 };
        let mut points: Vec<_> = ring.iter().skip(1).map(|point| point.map(|it| format!("{it:.digits$}"))).collect();
        points.sort_unstable();
        points
    };
    polygons.iter().flatten().map(fine).collect()
}

#[test]
fn every_format_gives_back_what_it_was_given() {
    let ways = [
        (Format::GeoJson, Encoding::Utf8),
        (Format::Shapefile, Encoding::Utf8),
        (Format::Shapefile, Encoding::Gbk),
        (Format::Kml, Encoding::Utf8),
        (Format::Csv, Encoding::Utf8),
        (Format::Xlsx, Encoding::Utf8),
    ];
    for (format, encoding) in ways {
        let (sheet, records) = read_back(format, encoding);
        assert_eq!(sheet.faults, [], "{format:?}");
        assert_eq!(sheet.declared_crs, Some(write::system(format, district())), "{format:?}");
        assert_eq!(sheet.shapes.len(), records.len());
        for (shape, record) in sheet.shapes.iter().zip(&records) {
            assert_eq!(shape.name, record.name, "{format:?}");
            for (column, value) in columns().iter().zip(&record.values) {
                let back = shape.properties.get(&column.name).unwrap_or(&Value::Null);
                let same = match (back, value) {
                    (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
                    (Value::String(a), Value::Number(b)) => a.parse::<f64>().ok() == b.as_f64(),
                    (a, b) => a == b,
                };
                assert!(same, "{format:?} {}: {back} instead of {value}", column.name);
            }
            let Geometry::Polygons(polygons) = &shape.geometry else { panic!("{format:?}") };
            assert_eq!(polygons.len(), record.polygons.len(), "{format:?}");
            assert_eq!(corners(polygons), corners(&record.polygons), "{format:?}");
        }
    }
}

#[test]
fn a_survey_text_keeps_plots_names_areas_and_points() {
    for encoding in [Encoding::Utf8, Encoding::Gbk] {
        let (sheet, records) = read_back(Format::SurveyText, encoding);
        assert_eq!((sheet.declared_crs, sheet.faults), (Some(district()), vec![]));
        for (shape, record) in sheet.shapes.iter().zip(&records) {
            assert_eq!(shape.name, record.name.replace(',', " "));
            assert_eq!(shape.properties.get("地块编号"), Some(&record.values[0]));
            assert_eq!(shape.doubts, []);
            let Geometry::Polygons(polygons) = &shape.geometry else { panic!() };
            assert_eq!(corners(polygons), corners(&record.polygons));
        }
        assert!((sheet.shapes[1].stated_area.unwrap().square_metres() - 397.0).abs() < 0.01);
    }
}

#[test]
fn a_drawing_keeps_every_ring_closed() {
    let (sheet, records) = read_back(Format::Dxf, Encoding::Utf8);
    let rings: Vec<Vec<Vec<Ring>>> = sheet
        .shapes
        .iter()
        .map(|shape| match &shape.geometry {
            Geometry::Polygons(polygons) => polygons.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    let back: Vec<_> = rings.iter().flat_map(|it| corners(it)).collect();
    let given: Vec<_> = records.iter().flat_map(|it| corners(&it.polygons)).collect();
    assert_eq!(back, given);
}

#[test]
fn lines_go_where_lines_can_go() {
    let road = vec![[35_381_600.0, 2_833_000.0], [35_381_640.5, 2_833_050.25], [35_381_645.0, 2_833_130.0]];
    let columns = columns();
    for format in [Format::GeoJson, Format::Csv, Format::Dxf, Format::GeoPackage] {
        let folder = TempDir::new().unwrap();
        let layout = Layout { title: "road", columns: &columns, crs: district(), encoding: Encoding::Utf8 };
        let record = Record { polygons: vec![], lines: vec![road.clone()], ..records().remove(0) };
        let path = folder.path().join("road").with_extension(if format == Format::GeoPackage {
            "gpkg"
        } else {
            format.code()
        });
        to_file(&path, format, &layout, &mut vec![record].into_iter()).unwrap();
        let back = through_gdal(&path);
        let coordinates = &back["features"][0]["geometry"]["coordinates"];
        let line = if format == Format::GeoPackage { &coordinates[0] } else { coordinates };
        assert_eq!(line, &json!(road), "{format:?}");
    }
    let mut out = Cursor::new(Vec::new());
    let layout = Layout { title: "road", columns: &columns, crs: district(), encoding: Encoding::Utf8 };
    for format in [Format::Shapefile, Format::SurveyText] {
        let record = Record { polygons: vec![], lines: vec![road.clone()], ..records().remove(0) };
        let done = to_writer(&mut out, format, &layout, &mut vec![record].into_iter());
        assert!(matches!(done, Err(WriteFault::DoesNotFit { record: 1, .. })));
    }
}

#[test]
fn what_a_format_cannot_hold_is_refused_with_its_place() {
    let columns = columns();
    let layout = |crs, encoding| Layout { title: "houses", columns: &columns, crs, encoding };
    let mut long = records();
    long[1].values[1] = json!("长".repeat(100));
    let mut out = Cursor::new(Vec::new());
    let done =
        to_writer(&mut out, Format::Shapefile, &layout(district(), Encoding::Utf8), &mut long.clone().into_iter());
    assert!(matches!(done, Err(WriteFault::DoesNotFit { record: 2, what }) if what == "SHYQRDBXM"));
    let mut rare = records();
    rare[0].values[1] = json!("𠮷田");
    let done = to_writer(&mut out, Format::Shapefile, &layout(district(), Encoding::Gbk), &mut rare.into_iter());
    assert!(matches!(done, Err(WriteFault::DoesNotFit { record: 1, .. })));
    let done = to_writer(&mut out, Format::Kml, &layout(district(), Encoding::Utf8), &mut records().into_iter());
    assert!(matches!(done, Err(WriteFault::NotWritten(_))));
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let folder = TempDir::new().unwrap();
    let columns = columns();
    let layout = Layout { title: "houses", columns: &columns, crs: district(), encoding: Encoding::Utf8 };
    for format in [Format::Csv, Format::GeoPackage] {
        let path = folder.path().join(format.code());
        std::fs::write(&path, "mine").unwrap();
        assert!(matches!(to_file(&path, format, &layout, &mut records().into_iter()), Err(WriteFault::Io(_))));
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    }
}

/// Records of which only the second has an outline.
fn places() -> Vec<Record> {
    let mut records = records();
    for (record, east) in records.iter_mut().zip([0.0, 40.0, 80.25]) {
        record.point = Some([35_381_659.5 + east, 2_833_046.25]);
    }
    for bare in [0, 2] {
        records[bare].polygons = vec![];
    }
    records
}

#[test]
fn a_place_goes_where_nobody_drew_an_outline() {
    let columns = columns();
    let point = json!([35_381_659.5, 2_833_046.25]);
    for (format, end) in
        [(Format::GeoJson, "geojson"), (Format::Csv, "csv"), (Format::GeoPackage, "gpkg"), (Format::Dxf, "dxf")]
    {
        let folder = TempDir::new().unwrap();
        let layout = Layout { title: "cases", columns: &columns, crs: district(), encoding: Encoding::Utf8 };
        let path = folder.path().join("cases").with_extension(end);
        assert_eq!(to_file(&path, format, &layout, &mut places().into_iter()).unwrap(), 3);
        let back = through_gdal(&path);
        let geometries: Vec<&Value> = back["features"].as_array().unwrap().iter().map(|it| &it["geometry"]).collect();
        let first = &geometries[0]["coordinates"];
        assert_eq!((&first[0], &first[1]), (&point[0], &point[1]), "{format:?}");
        let outlines = geometries.iter().filter(|it| it["type"] != "Point").count();
        assert!(outlines >= 1 && geometries.len() == outlines + 2, "{format:?}: {back}");
    }
    let mut out = Cursor::new(Vec::new());
    let layout = Layout { title: "cases", columns: &columns, crs: district(), encoding: Encoding::Utf8 };
    let done = to_writer(&mut out, Format::SurveyText, &layout, &mut places().into_iter());
    assert!(matches!(done, Err(WriteFault::DoesNotFit { record: 1, .. })), "a survey text is of areas");
}

#[test]
fn a_shapefile_of_outlines_and_places_is_two_beside_each_other() {
    let (folder, columns) = (TempDir::new().unwrap(), columns());
    let layout = Layout { title: "cases", columns: &columns, crs: district(), encoding: Encoding::Utf8 };
    let path = folder.path().join("cases.zip");
    assert_eq!(to_file(&path, Format::Shapefile, &layout, &mut places().into_iter()).unwrap(), 3);
    let source = format!("/vsizip/{}", path.to_str().unwrap());
    let told = Command::new("ogrinfo").args(["-ro", "-al", "-so", &source]).output().expect("ogrinfo");
    let told = String::from_utf8(told.stdout).unwrap();
    let layers: Vec<&str> = told.split("Layer name: ").skip(1).collect();
    let count = |name: &str| layers.iter().find(|layer| layer.lines().next() == Some(name)).copied().unwrap();
    assert!(count("cases").contains("Geometry: Polygon") && count("cases").contains("Feature Count: 1"), "{told}");
    let points = count("cases_points");
    assert!(points.contains("Geometry: Point") && points.contains("Feature Count: 2"), "{told}");
    assert!(points.contains("SHYQRDBXM: String"), "each has all columns: {told}");
    // Only places: then they are the layer itself.
    let only = folder.path().join("only.zip");
    let mut bare = places();
    bare.remove(1);
    to_file(&only, Format::Shapefile, &layout, &mut bare.into_iter()).unwrap();
    let archive = zip::ZipArchive::new(std::fs::File::open(&only).unwrap()).unwrap();
    let names: Vec<_> = archive.file_names().map(Result::unwrap).collect();
    assert_eq!(names, ["cases.shp", "cases.shx", "cases.dbf", "cases.prj", "cases.cpg"]);
}

#[test]
fn sentences_stay_out_of_the_cells_of_a_shapefile() {
    let columns = [Column::new("NUMBER", Kind::Text), Column::new("DESCR", Kind::Prose)];
    let layout = Layout { title: "cases", columns: &columns, crs: district(), encoding: Encoding::Utf8 };
    let record = |_| Record {
        values: vec![json!("1"), json!("长".repeat(200))],
        point: Some([35_381_659.5, 2_833_046.25]),
        ..Record::default()
    };
    let folder = TempDir::new().unwrap();
    for format in [Format::Shapefile, Format::GeoPackage] {
        let end = if format == Format::Shapefile { "zip" } else { "gpkg" };
        let path = folder.path().join("cases").with_extension(end);
        to_file(&path, format, &layout, &mut (0..2).map(record)).unwrap();
        let back = through_gdal(&path);
        let said = &back["features"][1]["properties"]["DESCR"];
        assert_eq!(said.is_string(), format == Format::GeoPackage, "{format:?}: {said}");
    }
}

#[test]
fn people_read_titles_and_programs_codes() {
    let columns = [Column::new("STATE", Kind::Text).titled("状态")];
    let layout = Layout { title: "cases", columns: &columns, crs: district(), encoding: Encoding::Utf8 };
    let record =
        Record { values: vec![json!("立案")], point: Some([35_381_659.5, 2_833_046.25]), ..Record::default() };
    let folder = TempDir::new().unwrap();
    for (format, end, name) in
        [(Format::Csv, "csv", "状态"), (Format::Xlsx, "xlsx", "状态"), (Format::GeoJson, "geojson", "STATE")]
    {
        let path = folder.path().join("cases").with_extension(end);
        to_file(&path, format, &layout, &mut vec![record.clone()].into_iter()).unwrap();
        assert_eq!(through_gdal(&path)["features"][0]["properties"][name], "立案", "{format:?}");
    }
}

#[test]
fn gdal_finds_shapes_through_the_index_of_a_geopackage_and_keeps_it_true() {
    let folder = TempDir::new().unwrap();
    let (path, _) = written(folder.path(), Format::GeoPackage, Encoding::Utf8);
    let name = path.to_str().unwrap();
    let ask = |sql: &str| {
        let done = Command::new("ogr2ogr").args(["-f", "GeoJSON", "/vsistdout/", name, "-sql", sql]).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let told: Value = serde_json::from_slice(&done.stdout).unwrap();
        told["features"][0]["properties"].as_object().unwrap().values().next().unwrap().as_u64()
    };
    assert_eq!(ask("SELECT HasSpatialIndex('houses', 'geom')"), Some(1));
    assert_eq!(ask("SELECT count(*) FROM rtree_houses_geom WHERE minx > 35381690"), Some(2));
    let edit = "DELETE FROM houses WHERE fid = 3";
    let done = Command::new("ogrinfo").args([name, "-sql", edit]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(ask("SELECT count(*) FROM rtree_houses_geom"), Some(2), "the trigger took it out");
}

#[test]
fn what_one_sheet_does_not_hold_goes_on_the_next() {
    let (folder, columns) = (TempDir::new().unwrap(), [Column::new("NUMBER", Kind::Text)]);
    let layout = Layout { title: "houses", columns: &columns, crs: district(), encoding: Encoding::Utf8 };
    let path = folder.path().join("houses.xlsx");
    let record = |nr: u32| Record { values: vec![json!(nr.to_string())], ..Record::default() };
    let count = 1_048_575 + 3;
    assert_eq!(to_file(&path, Format::Xlsx, &layout, &mut (0..count).map(record)).unwrap(), u64::from(count));
    let told = Command::new("ogrinfo")
        .args(["-ro", "-al", "-so", path.to_str().unwrap(), "--config", "OGR_XLSX_HEADERS", "FORCE"])
        .output()
        .unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let counts: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("Feature Count: ")).collect();
    assert_eq!(counts, ["1048575", "3"], "{told}");
    assert!(told.contains("Layer name: houses 2"), "{told}");
}

/// What GDAL makes of a file, as GeoJSON.
fn through_gdal(path: &Path) -> Value {
    let source = match path.to_str().unwrap() {
        zip if path.extension().is_some_and(|end| end == "zip") => format!("/vsizip/{zip}"),
        plain => plain.to_owned(),
    };
    let done = Command::new("ogr2ogr")
        .args([
            "-f",
            "GeoJSON",
            "/vsistdout/",
            &source,
            "-lco",
            "COORDINATE_PRECISION=12",
            "--config",
            "OGR_XLSX_HEADERS",
            "FORCE",
        ])
        .output()
        .expect("ogr2ogr, which .ci/install.sh test installs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

fn rings_of(geometry: &Value) -> Vec<Vec<Ring>> {
    match geometry["type"].as_str().unwrap() {
        "Polygon" => vec![serde_json::from_value(geometry["coordinates"].clone()).unwrap()],
        "MultiPolygon" => serde_json::from_value(geometry["coordinates"].clone()).unwrap(),
        "LineString" => vec![vec![serde_json::from_value(geometry["coordinates"].clone()).unwrap()]],
        other => panic!("{other}"),
    }
}

#[test]
fn gdal_reads_back_every_format_with_the_same_fields_and_coordinates() {
    let ways = [
        (Format::GeoJson, Encoding::Utf8),
        (Format::Shapefile, Encoding::Utf8),
        (Format::Shapefile, Encoding::Gbk),
        (Format::Kml, Encoding::Utf8),
        (Format::Csv, Encoding::Utf8),
        (Format::Xlsx, Encoding::Utf8),
        (Format::GeoPackage, Encoding::Utf8),
    ];
    for (format, encoding) in ways {
        let folder = TempDir::new().unwrap();
        let (path, records) = written(folder.path(), format, encoding);
        let back = through_gdal(&path);
        let features = back["features"].as_array().unwrap();
        assert_eq!(features.len(), records.len(), "{format:?}");
        for (feature, record) in features.iter().zip(&records) {
            for (column, value) in columns().iter().zip(&record.values).filter(|(_, value)| !value.is_null()) {
                let back = &feature["properties"][&column.name];
                let number = |value: &Value| value.as_f64().or_else(|| value.as_str()?.parse().ok());
                assert!(
                    back == value || (number(value).is_some() && number(back) == number(value)),
                    "{format:?}: {back} instead of {value}"
                );
            }
            // A workbook has no geometry for GDAL: its text is held against ours.
            let polygons = if format == Format::Xlsx {
                let text = feature["properties"]["WKT"].as_str().unwrap();
                let table = format!("WKT\n\"{text}\"\n");
                match &read(table.as_bytes(), Limits::UPLOAD).unwrap().shapes[0].geometry {
                    Geometry::Polygons(polygons) => polygons.clone(),
                    other => panic!("{other:?}"),
                }
            } else {
                rings_of(&feature["geometry"])
            };
            assert_eq!(corners(&polygons), corners(&record.polygons), "{format:?}");
        }
        let says = back["crs"]["properties"]["name"].as_str().unwrap_or_default();
        match format {
            Format::Shapefile | Format::GeoPackage => assert!(says.ends_with(":4523"), "{format:?} {says}"),
            _ => {}
        }
    }
}

#[test]
fn gdal_reads_every_ring_of_a_drawing() {
    let folder = TempDir::new().unwrap();
    let (path, records) = written(folder.path(), Format::Dxf, Encoding::Utf8);
    let back = through_gdal(&path);
    let rings: Vec<_> =
        back["features"].as_array().unwrap().iter().flat_map(|it| corners(&rings_of(&it["geometry"]))).collect();
    let given: Vec<_> = records.iter().flat_map(|it| corners(&it.polygons)).collect();
    assert_eq!(rings, given);
}
