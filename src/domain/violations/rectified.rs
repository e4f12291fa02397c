//! What shows that a thing was put right: photos from the same standpoint beside the first, and the outline measured again.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::standpoint::View;
use crate::domain::houses::codes::Method;
use crate::domain::houses::outline::Outline;
use crate::domain::ids::Id;

/// What shows the place as it is now.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Rectified {
    /// Photos beside the first.
    #[serde(default)]
    pub retakes: Vec<Retake>,
    /// The outline measured again.
    #[serde(default)]
    pub remeasured: Option<Remeasured>,
}

/// A photo that repeats an earlier one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Retake {
    /// The later photo.
    pub photo: Id,
    /// The earlier one.
    pub first: Id,
    /// How far apart they were taken.
    pub view: View,
    /// Why from elsewhere, where it was.
    pub reason: Option<String>,
}

/// The outline measured again, and what is still too much.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remeasured {
    /// When.
    pub on: Date,
    /// With what.
    pub method: Method,
    /// The drawing.
    pub drawing_no: String,
    /// What stands or is used there; none where nothing is left.
    pub outline: Option<Outline>,
    /// What of it is still too much.
    pub left: Vec<Outline>,
    /// How much that is, square metres.
    pub left_m2: f64,
    /// What the method may be off, square metres.
    pub tolerance_m2: f64,
}

impl Remeasured {
    /// Whether nothing is left that the method could tell.
    pub fn gone(&self) -> bool {
        self.left_m2 <= self.tolerance_m2
    }
}
