//! A season is taken over: all of it or nothing, twice is once, and its table goes back as it came.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::{Value, json};

use crate::support::program::Place;

const HEADER: &str = "序号,JCBH,XZQDM,ZLDWDM,XMC,JCMJ(亩),前时相,后时相,传感器,TBLX,占耕地面积,判定结果,备注,WKT";

struct County {
    place: Place,
}

/// A row with a square of so many metres, the n-th to the east; one 亩 is 666.67 m².
fn row(n: u32, side: f64, mu: &str) -> String {
    let (east, north) = (35_405_000.0 + 60.0 * f64::from(n), 2_842_000.0);
    let (to_east, to_north) = (east + side, north + side);
    format!(
        "{n},YN{n:04},530303,530303101201,某处,{mu},2026-03-10,2026/9/20,GF-2,建筑,0.10,,\"逗号,与引号\"\"\",\
         \"POLYGON (({east} {north}, {to_east} {north}, {to_east} {to_north}, {east} {to_north}, {east} {north}))\"\r\n"
    )
}

fn season(rows: u32) -> String {
    (1..=rows).fold(format!("{HEADER}\r\n"), |mut text, n| {
        text.write_str(&row(n, 20.0, "0.6000")).unwrap();
        text
    })
}

impl County {
    fn new() -> Self {
        let place = Place::new();
        let district = format!("{}/fixtures/districts/530303", env!("CARGO_MANIFEST_DIR"));
        let done = place.command("init").args(["--district", &district]).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Self { place }
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.place.data.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn import(&self, file: &Path, flags: &[&str]) -> Output {
        let season = ["--season", "2026Q3", "--json"];
        self.place.command("import").arg("patches").arg(file).args(season).args(flags).output().unwrap()
    }

    fn answer(&self, file: &Path, flags: &[&str]) -> Value {
        let done = self.import(file, flags);
        serde_json::from_slice(&done.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)))
    }

    fn export(&self, format: &str) -> Vec<u8> {
        let path = self.place.data.path().join(format!("back.{format}"));
        let done = self
            .place
            .command("export")
            .args(["patches", "--season", "2026Q3", "--format", format, "-o"])
            .arg(&path)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        std::fs::read(&path).unwrap()
    }

    fn audited(&self) {
        let done = self.place.command("audit").output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    }
}

#[test]
fn a_season_is_taken_over_once_and_the_ledger_holds() {
    let county = County::new();
    let file = county.file("season.csv", season(3));
    let looked = county.answer(&file, &["--crs", "EPSG:4523", "--dry-run"]);
    assert_eq!((&looked["made"], &looked["written"]), (&json!(3), &json!(false)), "{looked}");
    let answer = county.answer(&file, &["--crs", "EPSG:4523"]);
    assert_eq!(
        (&answer["made"], &answer["written"], &answer["load"]),
        (&json!(3), &json!(true), &json!(1)),
        "{answer}"
    );
    // 0.6 亩 and 20 × 20 m are the same.
    assert_eq!((&answer["area_differs"], &answer["classes"]["no_approval"]), (&json!(0), &json!(3)), "{answer}");
    let again = county.answer(&file, &["--crs", "EPSG:4523"]);
    assert_eq!(
        (&again["made"], &again["already"], &again["written"]),
        (&json!(0), &json!(3), &json!(false)),
        "{again}"
    );
    county.audited();
}

#[test]
fn a_bad_row_keeps_all_of_them_out_and_is_named() {
    let county = County::new();
    let mut text = season(2);
    text.push_str(&row(3, 20.0, "很大"));
    text.push_str(&row(1, 20.0, "0.6"));
    text.push_str(&row(4, 20.0, "0.6").replace("2026/9/20", "2026-13-45"));
    text.push_str(&row(5, 20.0, "0.6").replace("530303101201", "530381101201"));
    text.push_str(&row(6, 20.0, "0.6").replace("YN0006", ""));
    text.push_str(&row(7, 20.0, "0.6").replace("2026-03-10", "2026-10-10"));
    text.push_str(&row(8, 20.0, "0.6").replace("35405480", "35605480"));
    let file = county.file("season.csv", &text);
    let answer = county.answer(&file, &["--crs", "EPSG:4523"]);
    assert_eq!(
        (&answer["written"], county.import(&file, &["--crs", "EPSG:4523"]).status.success()),
        (&json!(false), false)
    );
    let refused: Vec<(u64, &str, &str)> = answer["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["row"].as_u64().unwrap(), it["column"].as_str().unwrap(), it["code"].as_str().unwrap()))
        .collect();
    let expected = [
        (4, "JCMJ(亩)", "not_a_number"),
        (5, "JCBH", "repeated_row"),
        (6, "后时相", "bad_date"),
        (7, "ZLDWDM", "not_this_county"),
        (8, "JCBH", "required"),
        (9, "前时相", "images_backwards"),
    ];
    assert_eq!(refused[..6], expected, "{answer:#}");
    assert_eq!(refused[6].0, 10, "{answer:#}");
    assert!(answer["refused"].as_array().unwrap().iter().all(|it| it["detail"] != it["code"]), "{answer:#}");
    let kept = county.answer(&file, &["--crs", "EPSG:4523", "--skip-refused"]);
    assert_eq!((&kept["made"], &kept["written"]), (&json!(2), &json!(true)), "{kept}");
    let changed = county.file("changed.csv", season(2).replace("GF-2", "GF-7"));
    let answer = county.answer(&changed, &["--crs", "EPSG:4523"]);
    assert_eq!(answer["refused"][0]["code"], "number_taken", "{answer}");
    county.audited();
}

#[test]
fn without_outlines_the_centre_and_the_stated_area_do() {
    let county = County::new();
    let text = "监测编号,监测面积（亩）,中心经度,中心纬度,图斑类型\nA1,0.6,104.0505,25.6805,建筑物\nA2,,104.0515,25.6805,推填土\n";
    let file = county.file("centres.csv", text);
    let answer = county.answer(&file, &["--crs", "EPSG:4490"]);
    assert_eq!(answer["refused"][0]["code"], "area_needed", "{answer}");
    let kept = county.answer(&file, &["--crs", "EPSG:4490", "--skip-refused"]);
    assert_eq!((&kept["made"], &kept["classes"]["no_approval"]), (&json!(1), &json!(1)), "{kept}");
    let back = String::from_utf8(county.export("csv")).unwrap();
    let lines: Vec<&str> = back.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[0].starts_with("监测编号,监测面积（亩）,中心经度,中心纬度,图斑类型,实地用途,"), "{back}");
    assert!(lines[1].starts_with("A1,0.6,104.0505,25.6805,建筑物,"), "{back}");
}

#[test]
fn a_stated_area_that_differs_from_the_outline_is_told() {
    let county = County::new();
    let text = format!("{HEADER}\r\n{}{}", row(1, 20.0, "0.60"), row(2, 20.0, "0.70"));
    let answer = county.answer(&county.file("season.csv", text), &["--crs", "EPSG:4523"]);
    assert_eq!((&answer["made"], &answer["area_differs"]), (&json!(2), &json!(1)), "{answer}");
}

#[test]
fn the_table_goes_back_as_it_came_and_is_no_formula() {
    let county = County::new();
    let titled = format!("2026年三季度卫片图斑,,\r\n{}", season(2).replace("某处", "=HYPERLINK(1)"));
    let file = county.file("season.csv", &titled);
    county.answer(&file, &["--crs", "EPSG:4523"]);
    let back = String::from_utf8(county.export("csv")).unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(back.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<Vec<String>> = reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(rows[0][0], "2026年三季度卫片图斑");
    let header: Vec<&str> = rows[1].iter().map(String::as_str).collect();
    assert_eq!(header[..14].join(","), HEADER);
    // 判定结果 is there and is filled in its place; what is missing stands behind.
    assert_eq!(header[14..16], ["实地用途", "建设主体"]);
    assert_eq!(header.iter().filter(|name| **name == "判定结果").count(), 1);
    let mut came = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(titled.as_bytes());
    let came: Vec<Vec<String>> = came.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect();
    for (row, given) in rows[2..].iter().zip(&came[2..]) {
        for (column, cell) in given.iter().enumerate() {
            let expected = if cell.starts_with('=') { format!("'{cell}") } else { cell.clone() };
            assert_eq!(row[column], expected, "column {column}");
        }
    }
    assert!(!back.contains(",=") && !back.contains("\n="), "{back}");
    assert!(back.contains("\"逗号,与引号\"\"\""), "{back}");
    // A workbook's cells are texts or numbers, whatever they begin with.
    let book = county.export("xlsx");
    let file = county.file("again.xlsx", book);
    let again = county.answer(&file, &["--crs", "EPSG:4523", "--dry-run"]);
    assert_eq!(again["rows"], 2, "{again}");
    let shapes: Value = serde_json::from_slice(&county.export("geojson")).unwrap();
    assert_eq!(shapes["features"][1]["properties"]["JCBH"], "YN0002", "{shapes}");
}
