//! Reading of the coordinate fixtures.

use homestead::spatial::LonLat;
use serde_json::Value;

pub(crate) fn fixture(name: &str) -> String {
    let path = format!("{}/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Rows of a CSV fixture as lists of cells, without the header.
pub(crate) fn rows(name: &str) -> Vec<Vec<String>> {
    let text = fixture(name);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

pub(crate) fn lines(name: &str) -> Vec<Value> {
    fixture(name).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("not a number: {text:?}"))
}

pub(crate) fn lonlat(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

/// Rings of a WKT POLYGON or MULTIPOLYGON.
pub(crate) fn wkt(text: &str) -> Vec<Vec<Vec<[f64; 2]>>> {
    let text = text.replace(", EMPTY", "");
    let (kind, body) = text.split_once(' ').unwrap();
    if body == "EMPTY" {
        return Vec::new();
    }
    let json = body
        .split(',')
        .map(|part| {
            let bare = part.trim();
            let open = bare.len() - bare.trim_start_matches('(').len();
            let close = bare.len() - bare.trim_end_matches(')').len();
            let numbers: Vec<&str> = bare.trim_matches(['(', ')']).split_whitespace().take(2).collect();
            let quoted: Vec<String> = numbers.iter().map(|n| format!("\"{n}\"")).collect();
            format!("{}[{}]{}", "[".repeat(open), quoted.join(","), "]".repeat(close))
        })
        .collect::<Vec<_>>()
        .join(",");
    let json = if kind == "POLYGON" { format!("[{json}]") } else { json };
    let rings: Vec<Vec<Vec<[String; 2]>>> = serde_json::from_str(&json).unwrap_or_else(|e| panic!("{e}: {text}"));
    let point = |[x, y]: &[String; 2]| [number(x), number(y)];
    rings.iter().map(|p| p.iter().map(|r| r.iter().map(point).collect()).collect()).collect()
}
