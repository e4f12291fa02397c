//! `homestead geo compare`

use serde_json::{Map, Value, json};

use super::Units;
use super::geometry;
use super::lines::{Answer, Line};
use super::shape::Shape;
use crate::spatial::{Crs, Datum, Defect, Grid, Overlap, cross_too_often, plane_cleaned, plane_defects, plane_overlap};

/// Polygons as the plane functions take them.
type Areas = Vec<Vec<Vec<[f64; 2]>>>;

/// Answers a line with the measures of its two polygons.
pub(super) fn answer(line: Line<'_>, units: Units, grid: Grid) -> Answer {
    let question = match geometry::question(line) {
        Ok(question) => question,
        Err(fault) => return refused(&Value::Null, fault),
    };
    let id = question.get("id").unwrap_or(&Value::Null);
    let side = |name: &str| measurable(question.get(name).unwrap_or(&Value::Null), units, grid);
    match side("a").and_then(|a| Ok((a, side("b")?))) {
        Ok(((a, _), (b, _))) if cross_too_often(&a, &b) => refused(id, "too_intricate"),
        Ok(((a, defects_a), (b, defects_b))) => {
            Answer { text: said(id, plane_overlap(&a, &b), &defects_a, &defects_b), fault: None }
        }
        Err(fault) => refused(id, fault),
    }
}

/// A polygon that can be measured, and what was wrong with it as given.
fn measurable(geometry: &Value, units: Units, grid: Grid) -> Result<(Areas, Vec<Defect>), &'static str> {
    let areas = match geometry::read(geometry) {
        Shape::Areas(areas) => areas,
        Shape::NoArea => return Err("not_a_polygon"),
        Shape::Unreadable => return Err("unreadable_geometry"),
    };
    let numbers = || areas.iter().flatten().flatten().flatten();
    if numbers().any(|number| !number.is_finite()) {
        return Err("not_finite");
    }
    if numbers().any(|number| number.abs() > MOST) {
        return Err("out_of_range");
    }
    let areas = if units == Units::Lonlat { projected(&areas, grid).ok_or("out_of_range")? } else { areas };
    let defects = plane_defects(&areas);
    if defects.is_empty() {
        return Ok((areas, defects));
    }
    // What crosses itself a hundred times is no border, and working out what it covers could take for ever.
    if defects.len() >= 100 || cross_too_often(&areas, &[]) {
        return Err("too_intricate");
    }
    Ok((plane_cleaned(&areas), defects))
}

/// Beyond this a square cannot be told exactly any more.
const MOST: f64 = 1e100;

fn projected(areas: &Areas, grid: Grid) -> Option<Areas> {
    let degrees = Crs::Degrees(Datum::Wgs84);
    let point = |&[lon, lat]: &[f64; 2]| degrees.to_grid(lon, lat, grid).ok();
    let ring = |points: &Vec<[f64; 2]>| points.iter().map(point).collect::<Option<Vec<_>>>();
    areas.iter().map(|rings| rings.iter().map(ring).collect()).collect()
}

fn said(id: &Value, found: Overlap, defects_a: &[Defect], defects_b: &[Defect]) -> String {
    let mut answer = Map::new();
    answer.insert("id".to_owned(), id.clone());
    for (name, value) in [
        ("area_a", found.area_a),
        ("area_b", found.area_b),
        ("intersection", found.intersection),
        ("union", found.union),
        ("a_minus_b", found.a_minus_b),
        ("b_minus_a", found.b_minus_a),
        ("distance", found.distance),
    ] {
        answer.insert(name.to_owned(), json!(value));
    }
    if !(defects_a.is_empty() && defects_b.is_empty()) {
        answer.insert("problems".to_owned(), json!({ "a": defects_a, "b": defects_b }));
    }
    Value::Object(answer).to_string()
}

fn refused(id: &Value, fault: &'static str) -> Answer {
    Answer { text: json!({ "id": id, "error": fault }).to_string(), fault: Some(fault) }
}
