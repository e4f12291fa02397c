//! From where a photo was taken, and whether a later one shows the same view.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::ids::Id;
use crate::spatial::LonLat;

/// A photo of a violation as far as an act needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct PhotoFact {
    /// The photo.
    pub id: Id,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// Where the phone stood; none without a position.
    pub place: Option<LonLat>,
    /// Radius of uncertainty of the position, metres.
    pub accuracy_m: f64,
    /// Where the camera looked, degrees from north; none where the phone did not say.
    pub heading_deg: Option<f64>,
}

/// From how far apart two photos may be taken and still be held to show the same view. No statute has these numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandpointRule {
    /// Metres between the standpoints, beyond what the accuracy of both positions explains.
    pub apart_m: f64,
    /// Degrees between the directions.
    pub turned_deg: f64,
}

impl Default for StandpointRule {
    /// The design's own values, for a pack that was loaded without any.
    fn default() -> Self {
        Self { apart_m: 10.0, turned_deg: 30.0 }
    }
}

/// How the standpoints of two photos differ.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Metres between them; none where one has no position.
    pub apart_m: Option<f64>,
    /// Metres that the positions may be off together.
    pub accuracy_m: f64,
    /// Degrees between the directions, 0 to 180; none where one has none.
    pub turned_deg: Option<f64>,
}

impl View {
    /// How two photos differ.
    pub fn between(first: &PhotoFact, later: &PhotoFact) -> Self {
        Self {
            apart_m: first.place.zip(later.place).map(|(here, there)| here.rough_distance_m(there)),
            accuracy_m: first.accuracy_m + later.accuracy_m,
            turned_deg: first.heading_deg.zip(later.heading_deg).map(|(a, b)| turned(a, b)),
        }
    }

    /// Whether it is plainly another standpoint.
    pub fn elsewhere(self, rule: &StandpointRule) -> bool {
        self.apart_m.is_some_and(|apart_m| apart_m > rule.apart_m + self.accuracy_m)
    }

    /// Whether it is plainly another direction.
    pub fn turned_away(self, rule: &StandpointRule) -> bool {
        self.turned_deg.is_some_and(|turned_deg| turned_deg > rule.turned_deg)
    }
}

/// The angle between two directions, the short way round.
fn turned(a: f64, b: f64) -> f64 {
    let apart = (a - b).rem_euclid(360.0);
    apart.min(360.0 - apart)
}
