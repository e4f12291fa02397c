//! Shapes before they count: what a person has measured, drawn or sent is read, placed and judged, and nothing is kept.

mod file;
mod judge;
mod request;
mod tape;
mod view;

pub use file::{MAX_FILE_BYTES, file};
pub use request::{Question, question};
pub use view::ShapesView;

use super::refusal::Refusal;
use super::{Homestead, packs};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, Fields};
use crate::domain::time::china_date;
use crate::exchange::shapes::{self, Geometry, Limits, Properties, Shape};
use crate::spatial::Crs;
use crate::words::Language;
use judge::Judge;
use request::Given;
use serde_json::Value;

/// Says of pegs, a tape's lengths or a drawn geometry where it lies, how large it is and what is wrong with it.
///
/// # Errors
/// `Faulty` for a body that is none of the three; `Hidden` for a county without a pack.
pub fn shapes(home: &Homestead, actor: &Actor, body: &Value, words: Language) -> Result<ShapesView, Refusal> {
    let asked = Fields::read(body, question).map_err(Refusal::Faulty)?;
    let district = home.store.read(|conn| packs::in_force(home, conn, actor.county()))?;
    let judge = Judge { district: &district, words, corrections: &asked.corrections };
    match asked.given {
        Given::Pegs(points) => {
            let geometry = Geometry::Polygons(vec![vec![closed(points)]]);
            Ok(judge.shapes("pegs", &[shape(geometry)], &[], asked.declared))
        }
        Given::Tape(measured) => {
            let today = china_date(home.clock.now());
            let slack_m = district.pack.on(today).tolerance("tape").map_or(0.0, |rule| rule.value.length_m);
            Ok(judge.tape(&measured, slack_m))
        }
        Given::Geometry(value) => {
            let sheet = shapes::read(value.to_string().as_bytes(), Limits::UPLOAD).map_err(|_why| {
                let path = "geometry".to_owned();
                Refusal::Faulty(vec![Fault { path, code: "not_a_polygon", params: Vec::new() }])
            })?;
            // What the geometry itself declares goes before what stands beside it; silence is GeoJSON's own system.
            let declared = sheet.declared_crs.or(asked.declared).or(Crs::from_epsg(4490));
            Ok(judge.shapes("geojson", &sheet.shapes, &sheet.faults, declared))
        }
    }
}

/// Pegs are walked round and the last leads to the first, whether it is written again or not.
fn closed(mut points: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    if points.first() != points.last() {
        let first = points.first().copied();
        points.extend(first);
    }
    points
}

fn shape(geometry: Geometry) -> Shape {
    let properties = Properties::default();
    Shape { row: 1, name: String::new(), properties, geometry, stated_area: None, doubts: Vec::new() }
}
