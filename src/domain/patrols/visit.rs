//! A free visit of a patrol: to a place, and not to a house or a case of the register.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::proof::Proof;
use crate::domain::houses::codes::Conclusion;
use crate::domain::houses::file::{Fix, Officer};
use crate::domain::ids::{DivisionCode, Id};
use crate::spatial::Side;

/// A visit as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PatrolVisit {
    /// The visit.
    pub id: Id,
    /// Its number, which a lead names as its source.
    pub number: String,
    /// The village.
    pub village: DivisionCode,
    /// When they stood there, in the officers' own words; by day or by night.
    pub at: Timestamp,
    /// When the server had it: a visit without a signal comes late and counts as much.
    pub received_at: Timestamp,
    /// Where.
    pub place: Fix,
    /// The officers, as they stood then.
    pub officers: Vec<Officer>,
    /// Photos, in their order.
    pub photos: Vec<VisitPhoto>,
    /// What was seen.
    pub findings: Vec<String>,
    /// 相符, 疑似, 不符.
    pub conclusion: Conclusion,
    /// When somebody is to look again.
    pub recheck_on: Option<Date>,
    /// What it is worth as coverage.
    pub proof: Proof,
}

/// A photo of a visit, judged against the visit's own place. The photo itself stays as it came in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisitPhoto {
    /// The photo.
    pub id: Id,
    /// Where it was taken, to the place of the visit.
    pub verdict: Side,
    /// Metres between the two.
    pub distance_m: Option<f64>,
    /// Whether its bytes were here before, or its phone said that its position is made up.
    pub doubtful: bool,
}

impl PatrolVisit {
    /// Whether what was seen is to be registered as a lead.
    pub fn suggests_lead(&self) -> bool {
        self.conclusion != Conclusion::Conforms
    }
}
