//! What is filtered on the map goes out as a file: exactly that, to whom it may be shown, in every format.

use std::sync::Arc;

use homestead::domain::violations::law::Law;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::patches_http::{collection, feature, rectangle};
use crate::support::case_life::CaseLife;
use crate::support::files::{FORMATS, Sent};
use crate::support::life::{Life, People, Until};
use crate::support::server::TestServer;

/// Two houses of 白水镇, two leads of it (one of them filed), three patches, one of them 盘江镇's.
fn county() -> (TestServer, Arc<People>) {
    let server = TestServer::start();
    let people = People::of(&server);
    Life::new(&people, 1).walked(Until::Commenced);
    Life::new(&people, 2).walked(Until::Applied);
    CaseLife::walked(&people, Law::Planning65, date(2025, 3, 3), 4);
    let lead = json!({ "description": "=HYPERLINK(\"http://x\")正在打地基", "location": { "lon": 104.052, "lat": 25.681,
        "accuracy_m": 5.0, "datum": "wgs84" } });
    let body = CaseLife::lead(&lead, "2025-03-04T08:00:00+08:00");
    assert_eq!(people.who("officer").post("/violations", &body).status, 201);
    let sent = collection(vec![
        feature("P1", &rectangle(1, 0.0, 0.0, 12.0, 30.0), &json!({})),
        feature("P2", &rectangle(30, 0.0, 0.0, 12.0, 12.0), &json!({ "TBLX": "推填土" })),
        feature("P3", &rectangle(31, 0.0, 0.0, 12.0, 12.0), &json!({ "ZLDWDM": "530303102" })),
    ]);
    assert_eq!(people.who("reviewer").post("/patches", &sent).status, 201);
    (server, people)
}

/// The cells of a table, without its mark.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut table = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    table.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn rows_are_those_of_the_list_for_each_role() {
    let (_server, people) = county();
    let asked = [
        ("houses", "", [2, 2, 0]),
        ("houses", "stage=supervision", [1, 1, 0]),
        ("houses", "division=530303102", [0, 0, 0]),
        ("violations", "", [2, 2, 0]),
        ("violations", "state=lead", [1, 1, 0]),
        ("violations", "track=planning", [1, 1, 0]),
        ("violations", "from=2025-03-04&to=2025-03-04", [1, 1, 0]),
        ("violations", "bbox=104.0515,25.68,104.053,25.682", [1, 1, 0]),
        ("patches", "", [3, 2, 1]),
        ("patches", "class=no_building,over_approved", [2, 2, 0]),
        ("patches", "season=2026Q3&division=530303102", [1, 0, 1]),
        ("patches", "season=2020Q1", [0, 0, 0]),
    ];
    for (layer, query, totals) in asked {
        for (who, total) in ["reviewer", "officer", "officer-pj"].into_iter().zip(totals) {
            let list = people.who(who).get(&format!("/map/{layer}?{query}")).json();
            assert_eq!(list["total"], total, "{who}: {layer}?{query}: {list}");
            let sent = people.who(who).get(&format!("/exports/{layer}.csv?{query}"));
            assert_eq!(sent.status, 200, "{}", sent.text);
            assert_eq!(sent.header("homestead-rows"), total.to_string(), "{who}: {layer}?{query}");
            let table = rows(&sent.text);
            assert_eq!(table.len(), total + 1, "{who}: {layer}?{query}");
            let id = table[0].iter().position(|name| name == "档案标识").unwrap();
            let mut ids: Vec<&str> = table[1..].iter().map(|row| row[id].as_str()).collect();
            let items = list["items"].as_array().unwrap();
            let mut listed: Vec<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
            assert!(ids.is_sorted(), "in the order of their ids");
            ids.sort_unstable();
            listed.sort_unstable();
            assert_eq!(ids, listed, "{who}: {layer}?{query}");
        }
    }
}

#[test]
fn a_layer_goes_to_the_roles_that_read_it() {
    let (_server, people) = county();
    assert_eq!(people.who("cadre").get("/exports/houses.csv").status, 200);
    for layer in ["violations", "patches"] {
        people.who("cadre").get(&format!("/exports/{layer}.csv")).problem(403, "not_allowed");
    }
    people.who("admin").get("/exports/houses.csv").problem(403, "not_allowed");
    people.who("reviewer").get("/exports/zones.csv").problem(404, "not_found");
    people.who("reviewer").get("/exports/houses.dxf").problem(404, "not_found");
}

#[test]
fn every_format_of_every_layer_reads_back_with_its_true_hash_and_count() {
    let (_server, people) = county();
    for (layer, number, shapes) in [
        ("houses", "NUMBER", ["Polygon"; 2].as_slice()),
        ("violations", "NUMBER", &["Point"; 2]),
        ("patches", "JCBH", &["Polygon"; 3]),
    ] {
        let list = people.who("reviewer").get(&format!("/map/{layer}")).json();
        let mut listed: Vec<String> =
            list["items"].as_array().unwrap().iter().map(|it| it["number"].as_str().unwrap().to_owned()).collect();
        listed.sort_unstable();
        for format in FORMATS {
            let sent = people.who("reviewer").get(&format!("/exports/{layer}.{format}"));
            let features = Sent::of(&sent, format).features();
            assert_eq!(sent.header("homestead-rows"), features.len().to_string(), "{layer}.{format}");
            let column = match (format, layer) {
                ("csv" | "xlsx", "patches") => "监测编号",
                ("csv" | "xlsx", _) => "档案编号",
                _ => number,
            };
            let mut numbers: Vec<String> = features
                .iter()
                .map(|it| it["properties"][column].as_str().unwrap_or_else(|| panic!("{format}: {it}")).to_owned())
                .collect();
            numbers.sort_unstable();
            assert_eq!(numbers, listed, "{layer}.{format}");
            if format != "xlsx" {
                let plain = |it: &Value| it["geometry"]["type"].as_str().unwrap().replace("Multi", "");
                assert_eq!(features.iter().map(plain).collect::<Vec<_>>(), shapes, "{layer}.{format}");
            }
        }
    }
}

#[test]
fn every_column_is_headed_in_the_language_asked_and_every_code_has_its_label() {
    let (server, people) = county();
    let reviewer = people.who("reviewer");
    for layer in ["houses", "violations", "patches"] {
        let chinese = rows(&reviewer.get(&format!("/exports/{layer}.csv")).text);
        let english = server.signed_in("reviewer").with("accept-language", "en");
        let english = rows(&english.get(&format!("/exports/{layer}.csv")).text);
        assert_eq!(chinese[0].len(), english[0].len());
        for (name, other) in chinese[0].iter().zip(&english[0]) {
            assert!(!name.contains("export_column") && !other.contains("export_column"), "{layer}: {name}");
            assert!(matches!(name.as_str(), "CRS" | "WKT") || !name.is_ascii(), "{layer}: {name}");
            assert!(!other.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{layer}: {other}");
        }
    }
    let cases = rows(&reviewer.get("/exports/violations.csv?track=planning").text);
    let cell = |name: &str| {
        let place = cases[0].iter().position(|it| it == name).unwrap_or_else(|| panic!("no {name}"));
        cases[1][place].as_str()
    };
    assert_eq!((cell("办理路径代码"), cell("状态代码"), cell("村（社区）")), ("planning", "filed", "勺达村民委员会"));
    assert!(cell("状态").contains('案') && !cell("适用条款").is_empty() && cell("立案日期").starts_with("2025-"));
    let number = |name: &str| cell(name).parse::<f64>().unwrap();
    assert!((number("经度") - 104.05).abs() < 1e-6 && (number("纬度") - 25.68).abs() < 1e-6);
    assert!(number("横坐标Y（东）") > 35_000_000.0 && number("纵坐标X（北）") > 2_800_000.0, "{cases:?}");
}

#[test]
fn no_cell_is_a_formula_and_nobody_is_told_by_number() {
    let (_server, people) = county();
    let mut numbers = Vec::new();
    for nth in [1, 2] {
        numbers.push(Life::new(&people, nth).head_id);
    }
    for layer in ["houses", "violations", "patches"] {
        for format in ["csv", "geojson", "gpkg", "xlsx"] {
            let sent = people.who("reviewer").get(&format!("/exports/{layer}.{format}"));
            let features = Sent::of(&sent, format).features();
            let text = json!(features).to_string();
            for number in &numbers {
                assert!(!text.contains(number.as_str()) && !text.contains(&number[6..14]), "{layer}.{format}");
            }
            assert!(!text.contains("13888"), "{layer}.{format}: a telephone");
        }
    }
    let csv = people.who("reviewer").get("/exports/violations.csv").text;
    let table = rows(&csv);
    assert!(table.iter().flatten().any(|cell| cell.starts_with("'=HYPERLINK")), "{csv}");
    assert!(!table.iter().flatten().any(|cell| cell.starts_with(['=', '@', '+'])), "{csv}");
}

#[test]
fn the_file_says_what_it_is_and_never_what_was_searched_for() {
    let (_server, people) = county();
    let query = "state=lead&division=530303101&q=%E5%BC%A0%E4%B8%89&from=2025-01-01";
    let sent = people.who("reviewer").get(&format!("/exports/violations.xlsx?{query}"));
    assert_eq!(sent.status, 200, "{}", sent.text);
    let told = sent.header("content-disposition");
    let (plain, exact) = told.split_once("; filename*=UTF-8''").unwrap();
    assert_eq!(plain, "attachment; filename=\"violations.xlsx\"");
    let mut bytes = Vec::new();
    let mut rest = exact.bytes();
    while let Some(byte) = rest.next() {
        let digits = (byte == b'%').then(|| [rest.next().unwrap(), rest.next().unwrap()]);
        bytes.push(digits.map_or(byte, |it| u8::from_str_radix(std::str::from_utf8(&it).unwrap(), 16).unwrap()));
    }
    let name = String::from_utf8(bytes).unwrap();
    let told = ["违法线索与案件", "白水镇", "线索", "搜索结果", "自2025-01-01"];
    assert!(told.iter().all(|part| name.contains(part)) && name.rsplit('.').next() == Some("xlsx"), "{name}");
    assert!(!name.contains('张'), "{name}");
    let zipped = people.who("reviewer").get("/exports/houses.shp");
    assert!(zipped.header("content-disposition").contains("filename=\"houses.zip\""), "{:?}", zipped.headers);
}

#[test]
fn what_is_wrong_with_a_filter_is_named_at_once() {
    let server = TestServer::start();
    let reviewer = server.signed_in("reviewer");
    let hostile =
        "kind=V99&state=%27%20OR%201=1&division=../x&from=2026-13-40&bbox=1,2,3&area=104,25&track=x&nonsense=1";
    let problem = reviewer.get(&format!("/exports/violations.csv?{hostile}")).problem(422, "invalid_fields");
    let fields = problem["fields"].as_array().unwrap();
    let mut named: Vec<&str> = fields.iter().map(|field| field["path"].as_str().unwrap()).collect();
    named.sort_unstable();
    assert_eq!(named, ["area", "bbox", "division", "from", "kind", "nonsense", "state", "track"], "{problem}");
    // What another layer has is no filter of this one.
    let problem = reviewer.get("/exports/houses.csv?track=planning&season=2026Q3").problem(422, "invalid_fields");
    assert_eq!(problem["fields"].as_array().unwrap().len(), 2, "{problem}");
    server.anyone().get("/exports/houses.csv").problem(401, "not_signed_in");
}
