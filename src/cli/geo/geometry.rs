//! The geometry in a JSON line: a `GeoJSON` object, or the text of WKT or `GeoJSON`.

use serde_json::Value;

use super::lines::Line;
use super::shape::Shape;
use super::wkt;

/// The object in a line, or what is wrong with the line.
pub(super) fn question(line: Line<'_>) -> Result<Value, &'static str> {
    match line {
        Line::Text(text) => match serde_json::from_str(text) {
            Ok(value @ Value::Object(_)) => Ok(value),
            Ok(_) | Err(_) => Err("not_a_json_object"),
        },
        Line::NotText => Err("not_text"),
        Line::TooLong => Err("line_too_long"),
    }
}

/// Reads a geometry.
pub(super) fn read(value: &Value) -> Shape {
    match value {
        Value::String(text) if text.trim_start().starts_with('{') => {
            serde_json::from_str(text).map_or(Shape::Unreadable, |inner| geojson(&inner))
        }
        Value::String(text) => wkt::read(text),
        other => geojson(other),
    }
}

fn geojson(value: &Value) -> Shape {
    let kind = value.get("type").and_then(Value::as_str);
    if kind == Some("Feature") {
        return geojson(value.get("geometry").unwrap_or(&Value::Null));
    }
    let coordinates = value.get("coordinates").and_then(Value::as_array);
    let areas = match (kind, coordinates) {
        (Some("Polygon"), Some(rings)) if rings.is_empty() => Some(Vec::new()),
        (Some("Polygon"), Some(rings)) => rings_of(rings).map(|rings| vec![rings]),
        (Some("MultiPolygon"), Some(polygons)) => {
            polygons.iter().map(|polygon| polygon.as_array().and_then(|rings| rings_of(rings))).collect()
        }
        (Some("Point" | "MultiPoint" | "LineString" | "MultiLineString" | "GeometryCollection"), _) => {
            return Shape::NoArea;
        }
        _ => None,
    };
    areas.map_or(Shape::Unreadable, Shape::Areas)
}

fn rings_of(rings: &[Value]) -> Option<Vec<Vec<[f64; 2]>>> {
    rings.iter().map(|ring| Some(ring.as_array()?.iter().map(position).collect())).collect()
}

/// What is no number is told as not finite.
fn position(value: &Value) -> [f64; 2] {
    let number = |i: usize| value.get(i).and_then(Value::as_f64).unwrap_or(f64::NAN);
    [number(0), number(1)]
}
