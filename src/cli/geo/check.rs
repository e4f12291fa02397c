//! `homestead geo check`

use serde_json::{Value, json};

use super::geometry;
use super::lines::{Answer, Line};
use super::shape::Shape;
use crate::spatial::{Defect, plane_defects};

/// Answers a line with every defect of its geometry.
pub(super) fn answer(line: Line<'_>) -> Answer {
    let question = match geometry::question(line) {
        Ok(question) => question,
        Err(fault) => return unread(&Value::Null, fault),
    };
    let id = question.get("id").unwrap_or(&Value::Null);
    match geometry::read(question.get("geometry").unwrap_or(&Value::Null)) {
        Shape::Areas(polygons) => {
            let defects = plane_defects(&polygons);
            Answer { text: said(id, &defects), fault: None }
        }
        Shape::NoArea => {
            let problems = json!([{ "code": "not_a_polygon", "at": {} }]);
            Answer { text: json!({ "id": id, "valid": false, "problems": problems }).to_string(), fault: None }
        }
        Shape::Unreadable => unread(id, "unreadable_geometry"),
    }
}

fn said(id: &Value, defects: &[Defect]) -> String {
    json!({ "id": id, "valid": defects.is_empty(), "problems": defects }).to_string()
}

fn unread(id: &Value, fault: &'static str) -> Answer {
    let problems = json!([{ "code": fault, "at": {} }]);
    let text = json!({ "id": id, "valid": false, "problems": problems }).to_string();
    Answer { text, fault: Some(fault) }
}
