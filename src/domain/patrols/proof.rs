//! Whether a visit is shown to have taken place.

use serde::{Deserialize, Serialize};

use crate::domain::houses::file::Fix;
use crate::domain::pack::FenceRule;
use crate::spatial::{LonLat, Side};

/// Fewer officers make no visit (行政处罚法 42).
const LEAST_OFFICERS: usize = 2;
/// A photo taken farther than this from the visit's moment shows another one.
const SAME_VISIT_S: f64 = 12.0 * 3600.0;

/// What a visit is worth as coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Two officers are named, and a photo lies at the place.
    Honest,
    /// It may well have taken place, but nothing shows it: no photo that can be placed, or one from elsewhere. Nobody is
    /// accused; the place counts as not seen.
    Unproven,
}

impl Proof {
    /// Its name in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Honest => "honest",
            Self::Unproven => "unproven",
        }
    }
}

/// What one photo says for a visit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Witness {
    /// Where it was taken, to the place of the visit.
    pub side: Side,
    /// Whether its bytes were here before, or its phone said that its position is made up.
    pub doubtful: bool,
    /// Seconds between the photo and the visit.
    pub apart_s: f64,
}

/// Whether a visit by so many officers is shown by these photos.
pub fn proof(officers: usize, photos: impl IntoIterator<Item = Witness>) -> Proof {
    let shows = |photo: Witness| photo.side == Side::Inside && !photo.doubtful && photo.apart_s.abs() <= SAME_VISIT_S;
    if officers >= LEAST_OFFICERS && photos.into_iter().any(shows) { Proof::Honest } else { Proof::Unproven }
}

/// On which side of a visit's stated place a photo was taken, and how far off: the fence of a plot, around a point that is
/// itself known only so well. A photo or a place too inaccurate for the rule decides nothing.
pub fn side(visit: &Fix, photo: Option<(LonLat, f64)>, rule: &FenceRule) -> (Side, Option<f64>) {
    let (Some(here), Some((there, accuracy_m))) = (visit.place(), photo) else { return (Side::Unlocated, None) };
    if !(accuracy_m.is_finite() && accuracy_m >= 0.0) {
        return (Side::Unlocated, None);
    }
    let distance_m = here.rough_distance_m(there);
    let side = if accuracy_m.max(visit.accuracy_m) > rule.max_accuracy_m {
        Side::Undecided
    } else if distance_m <= rule.grow_m + accuracy_m + visit.accuracy_m {
        Side::Inside
    } else {
        Side::Outside
    };
    (side, Some(distance_m))
}
