//! The body of a question about a shape.

use serde::Deserialize;
use serde_json::Value;

use crate::domain::fields::{self, Fields, Read, Reader, Shape, Wrong, choice, list, number, shaped};
use crate::spatial::{Correction, Crs, Datum};

/// What is asked.
#[derive(Debug)]
pub struct Question {
    pub(super) given: Given,
    /// What the numbers are said to be.
    pub(super) declared: Option<Crs>,
    /// The corrections that somebody chose.
    pub(super) corrections: Vec<Correction>,
}

/// What is said of a file.
#[derive(Debug)]
pub(super) struct About {
    /// What the numbers are said to be.
    pub(super) declared: Option<Crs>,
    /// The corrections that somebody chose.
    pub(super) corrections: Vec<Correction>,
}

/// What somebody has.
#[derive(Debug)]
pub(super) enum Given {
    /// Points walked round.
    Pegs(Vec<[f64; 2]>),
    /// A tape's lengths.
    Tape(Taken),
    /// GeoJSON.
    Geometry(Value),
}

/// A tape's lengths as they come.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) corner: [f64; 2],
    pub(super) bearing_deg: f64,
    pub(super) sides_m: Vec<f64>,
    pub(super) diagonals_m: Vec<f64>,
    pub(super) side: Side,
}

/// To which side the second side turns off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Side {
    Right,
    Left,
}

/// Most pegs of one plot.
const MOST_PEGS: usize = 2_000;

/// Reads a question: `points`, `tape` or `geometry`, the system of the numbers (`crs`, or the map it was drawn on), and the
/// corrections that were chosen.
pub fn question(f: &mut Fields<'_>) -> Option<Question> {
    let points = f.optional("points", list(MOST_PEGS, pair()));
    let tape = f.optional_object("tape", taken);
    let geometry = f.optional("geometry", shaped(Shape::Any, |value: &Value| Ok(value.clone())));
    let about = about(f);
    let given = match (points?, tape?, geometry?) {
        (Some(points), None, None) => Given::Pegs(points),
        (None, Some(tape), None) => Given::Tape(tape),
        (None, None, Some(geometry)) => Given::Geometry(geometry),
        (None, None, None) => {
            f.fault("points", Wrong::new("required"));
            return None;
        }
        _ => {
            f.fault("points", Wrong::new("one_shape_only"));
            return None;
        }
    };
    let About { declared, corrections } = about?;
    Some(Question { given, declared, corrections })
}

/// Reads the system of the numbers (`crs`, or the map it was drawn on), and the corrections that were chosen.
pub(super) fn about(f: &mut Fields<'_>) -> Option<About> {
    let crs = f.optional("crs", system());
    let drawn_on = f.optional("drawn_on", choice::<Datum>());
    let corrections = f.defaulted("corrections", Vec::new(), list(5, correction()));
    Some(About { declared: crs?.or(drawn_on?.map(Crs::Degrees)), corrections: corrections? })
}

fn taken(f: &mut Fields<'_>) -> Option<Taken> {
    let corner = f.required("corner", pair());
    let bearing_deg = f.required("bearing_deg", number(-360.0, 360.0));
    let sides_m = f.required("sides_m", list(20, number(0.0, 1_000.0)));
    let diagonals_m = f.defaulted("diagonals_m", Vec::new(), list(20, number(0.0, 2_000.0)));
    let side = f.defaulted("turn", Side::Right, choice());
    Some(Taken {
        corner: corner?,
        bearing_deg: bearing_deg?,
        sides_m: sides_m?,
        diagonals_m: diagonals_m?,
        side: side?,
    })
}

/// Two numbers: east or longitude, north or latitude.
fn pair() -> impl Reader<[f64; 2]> {
    let numbers = || list(2, number(-1e9, 1e9));
    shaped(numbers().shape(), move |value| match numbers().read(value)?.as_slice() {
        &[x, y] => Ok([x, y]),
        _ => Err(vec![Wrong::new("too_few").with("least", 2)]),
    })
}

fn system() -> impl Reader<Crs> {
    named("unknown_system", Crs::from_name)
}

fn correction() -> impl Reader<Correction> {
    named("unknown_correction", Correction::from_code)
}

/// A text that names something.
fn named<T>(unknown: &'static str, find: fn(&str) -> Option<T>) -> impl Reader<T> {
    let text = fields::text(1, 100);
    shaped(text.shape(), move |value| -> Read<T> { find(&text.read(value)?).ok_or_else(|| vec![Wrong::new(unknown)]) })
}
