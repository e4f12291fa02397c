//! Well-known text (ISO 19125-1) of a record's polygons.

use std::fmt::Write;

use crate::exchange::shapes::sheet::Rings;

pub(super) fn wkt(polygons: &[Rings]) -> String {
    match polygons {
        [] => String::new(),
        [only] => format!("POLYGON {}", rings(only)),
        many => format!("MULTIPOLYGON ({})", many.iter().map(rings).collect::<Vec<_>>().join(", ")),
    }
}

fn rings(polygon: &Rings) -> String {
    let mut text = String::from("(");
    for (index, ring) in polygon.iter().enumerate() {
        text.push_str(if index == 0 { "(" } else { ", (" });
        for (place, [x, y]) in ring.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            let _never_fails = write!(text, "{comma}{x} {y}");
        }
        text.push(')');
    }
    text.push(')');
    text
}
