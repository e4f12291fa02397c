//! The shapes in which patrols are shown. No list says who went; a visit's own record does, as any paper that two signed.

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::houses::view::{OfficerView, Place, ReceiptView};

/// The rule by which something is looked at.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatrolRuleView {
    /// Why somebody goes.
    pub reason: String,
    /// The layer of zones that makes a village one of risk.
    pub layer: Option<String>,
    /// Its name.
    pub layer_label: Option<String>,
    /// Calendar days.
    pub days: u32,
    /// Days by which it stands ahead of its due day.
    pub weight: u32,
    /// Where it rests.
    pub basis: String,
    /// False: an unconfirmed local rule.
    pub verified: bool,
}

/// A point of the map, WGS-84 degrees.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Spot {
    /// Longitude.
    pub lon: f64,
    /// Latitude.
    pub lat: f64,
}

/// Something to look at.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatrolTask {
    /// `house`, `violation`, `patch`, `patrol` (a visit that named the day) or `village`.
    pub kind: String,
    /// The house, case, patch or visit; none for a village.
    pub id: Option<String>,
    /// Its number, or the village's name.
    pub label: String,
    /// The village.
    pub village: Place,
    /// Where; none where no place is known.
    pub place: Option<Spot>,
    /// Why somebody goes.
    pub reason: String,
    /// Its name.
    pub reason_label: String,
    /// One sentence that says how the day came about.
    pub why: String,
    /// By when; none for ground that no visit is shown to have reached.
    pub due_on: Option<String>,
    /// Days left, negative when over.
    pub days_left: Option<i32>,
    /// The day from which the interval counts.
    pub counted_from: Option<String>,
    /// The rule.
    pub rule: PatrolRuleView,
}

/// A village and how it was visited.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatrolledVillage {
    /// The village.
    pub village: Place,
    /// The middle of its plots.
    pub place: Option<Spot>,
    /// `fresh`, `due_soon`, `overdue` or `never`.
    pub status: String,
    /// Its name.
    pub status_label: String,
    /// The day of the last visit that is shown to have taken place.
    pub last_on: Option<String>,
    /// Days since.
    pub age_days: Option<i32>,
    /// The day of the last visit that is not.
    pub unproven_on: Option<String>,
    /// By when the next.
    pub due_on: Option<String>,
    /// Visits in the period that are shown to have taken place.
    pub visits: i64,
    /// Visits in the period that are not.
    pub unproven: i64,
    /// The layers of risk that its plots touch.
    pub risks: Vec<String>,
    /// The rule by which it is watched; none where the pack has none.
    pub rule: Option<PatrolRuleView>,
}

/// Which villages were visited.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CoverageView {
    /// First day of the period.
    pub from: String,
    /// Last day of the period, on which ages are told.
    pub to: String,
    /// Villages by code.
    pub items: Vec<PatrolledVillage>,
}

/// A visit in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatrolVisitLine {
    /// The visit.
    pub id: String,
    /// Its number.
    pub number: String,
    /// The village.
    pub village: Place,
    /// When they stood there.
    pub at: String,
    /// Where.
    pub place: Spot,
    /// `conforms`, `doubtful` or `deviates`.
    pub conclusion: String,
    /// Its name.
    pub conclusion_label: String,
    /// `honest` or `unproven`.
    pub proof: String,
    /// Its name.
    pub proof_label: String,
    /// When somebody is to look again.
    pub recheck_on: Option<String>,
    /// What was seen, the first of it.
    pub finding: Option<String>,
    /// Photos.
    pub photos: usize,
}

/// A photo of a visit, judged against the visit's own place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatrolPhotoView {
    /// The photo.
    pub id: String,
    /// `inside`, `outside`, `undecided` or `unlocated`.
    pub verdict: String,
    /// Metres between the two.
    pub distance_m: Option<f64>,
    /// Whether its bytes were here before, or its phone said that its position is made up.
    pub doubtful: bool,
}

/// A visit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatrolVisitView {
    /// As in the list.
    #[serde(flatten)]
    pub line: PatrolVisitLine,
    /// When the server had it.
    pub received_at: String,
    /// Radius of uncertainty of the place, metres.
    pub accuracy_m: f64,
    /// Two or more, as they stood then.
    pub officers: Vec<OfficerView>,
    /// Photos.
    pub evidence: Vec<PatrolPhotoView>,
    /// What was seen.
    pub findings: Vec<String>,
    /// What makes it shown or not.
    pub proof_why: String,
    /// Whether what was seen is to be registered as a lead, with this visit as its source.
    pub suggests_lead: bool,
}

/// The answer to recording a visit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatrolVisitAnswer {
    /// The visit.
    pub visit: PatrolVisitView,
    /// Proof.
    pub receipt: ReceiptView,
}
