//! What was measured of a violation by better means than a phone: the drawing that a decision cites, the outline on the
//! ground, and what of it is too much. Where there is an outline its excess is computed, never typed.

use serde::{Deserialize, Serialize};

use crate::domain::houses::codes::Method;
use crate::domain::houses::outline::{Outline, outside};
use crate::domain::pack::Rules;
use crate::spatial::intersection;

/// A measured drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    /// With what.
    pub method: Method,
    /// The drawing.
    pub drawing_no: String,
    /// Land taken, or floor or footprint over what was allowed, square metres.
    pub excess_m2: f64,
    /// The outline, where the violation is one of ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
}

/// An outline on the ground, and what of it is too much.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ground {
    /// What stands or is used there.
    pub outline: Outline,
    /// What was allowed there.
    pub against: Against,
    /// The ground that is too much.
    pub pieces: Vec<Outline>,
}

/// Against what an outline is held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// Nothing was allowed there: all of it is too much.
    Nothing,
    /// What was approved.
    Approved(Outline),
    /// The pieces were drawn, where what is too much has a border of its own (farmland, a zone).
    Drawn,
}

impl Ground {
    /// An outline with its excess; none where an outline cannot be measured.
    pub fn of(outline: Outline, against: Against, drawn: Vec<Outline>) -> Option<Self> {
        let pieces = match &against {
            Against::Drawn => drawn,
            _ => excess(&outline, &against, &[])?,
        };
        Some(Self { outline, against, pieces })
    }

    /// What is too much, square metres.
    pub fn excess_m2(&self) -> f64 {
        area_m2(&self.pieces)
    }

    /// What of a later outline is still too much; none where it cannot be measured.
    pub fn left(&self, now: &Outline) -> Option<Vec<Outline>> {
        excess(now, &self.against, &self.pieces)
    }
}

/// The area of pieces that do not overlap, square metres.
pub fn area_m2(pieces: &[Outline]) -> f64 {
    pieces.iter().map(|piece| piece.area_m2).sum()
}

fn excess(outline: &Outline, against: &Against, drawn: &[Outline]) -> Option<Vec<Outline>> {
    let plane = outline.plane()?;
    let pieces = match against {
        Against::Nothing => return Some(vec![outline.clone()]),
        Against::Approved(approved) => outside(&plane, &approved.plane()?),
        Against::Drawn => {
            let shared = drawn.iter().map(|piece| intersection(&plane, &piece.plane()?).ok());
            shared.collect::<Option<Vec<_>>>()?.concat()
        }
    };
    pieces.iter().map(Outline::drawn).collect()
}

/// What an area along an outline may be off by the method, square metres, by the rules of a day. Without a rule a method
/// is held to be exact: a missing row hides nothing.
pub fn slack_m2(outline: &Outline, method: Method, rules: Rules<'_>) -> f64 {
    let length_m = rules.tolerance(method.code()).map_or(0.0, |rule| rule.value.length_m);
    let perimeter_m = outline.plane().map_or(0.0, |plane| plane.perimeter_m());
    let judging = rules.judging().map(|rule| rule.value.clone()).unwrap_or_default();
    judging.area_slack_m2(perimeter_m, length_m)
}
