//! Well-known text (ISO 19125-1) of a record.

use std::fmt::Write;

use super::Record;
use crate::exchange::shapes::sheet::Ring;

pub(super) fn wkt(record: &Record) -> String {
    match (record.polygons.as_slice(), record.lines.as_slice()) {
        ([], []) => record.point.map(|[x, y]| format!("POINT ({x} {y})")).unwrap_or_default(),
        ([], [only]) => format!("LINESTRING {}", run(only)),
        ([], many) => format!("MULTILINESTRING {}", rings(many)),
        ([only], _) => format!("POLYGON {}", rings(only)),
        (many, _) => format!("MULTIPOLYGON ({})", many.iter().map(|it| rings(it)).collect::<Vec<_>>().join(", ")),
    }
}

fn rings(polygon: &[Ring]) -> String {
    format!("({})", polygon.iter().map(run).collect::<Vec<_>>().join(", "))
}

fn run(points: &Ring) -> String {
    let mut text = String::from("(");
    for (place, [x, y]) in points.iter().enumerate() {
        let comma = if place == 0 { "" } else { ", " };
        let _never_fails = write!(text, "{comma}{x} {y}");
    }
    text.push(')');
    text
}
