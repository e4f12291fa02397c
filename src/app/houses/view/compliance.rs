//! Measured against approved.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::cases::HouseCaseView;

/// What a person said of a finding.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JudgedView {
    /// `confirmed` or `dismissed`.
    pub verdict: String,
    /// Why.
    pub reason: String,
    /// Sign-in name.
    pub by: String,
    /// When.
    pub at: String,
}

/// Another file, as far as the reader may see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OtherFile {
    /// The house.
    pub id: String,
    /// Its number.
    pub number: String,
}

/// One finding. The machine only suspects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FindingView {
    /// `V01` … `V29`.
    pub kind: String,
    /// Which case of the kind (`V01c`, `V03-A`, `V05-beyond` …).
    pub part: Option<String>,
    /// Its name.
    pub label: String,
    /// `conforms`, `within_tolerance`, `suspected_remeasure` or `suspected_plain`.
    #[schema(value_type = String)]
    pub grade: Value,
    /// Its name.
    pub grade_label: String,
    /// What is there.
    pub value: f64,
    /// What is allowed.
    pub limit: f64,
    /// By how much it is too much.
    pub excess: f64,
    /// What the excess may be without being one.
    pub tolerance: f64,
    /// The unit of all four.
    pub unit: String,
    /// The licence, the rule or the promise that sets the limit.
    pub limit_source: String,
    /// How it was measured; none for what papers say.
    pub method: Option<String>,
    /// Its name.
    pub method_label: String,
    /// `measured`, `lead` (a phone's) or `on_file`.
    pub confidence: String,
    /// When it was measured.
    pub measured_on: Option<String>,
    /// As of which day the map layer is.
    pub as_of: Option<String>,
    /// The ground that exceeds: GeoJSON `MultiPolygon`, lon/lat.
    #[schema(value_type = Option<Object>)]
    pub geometry: Option<Value>,
    /// The article that it would break.
    pub basis: String,
    /// False: rests on something unconfirmed, and may not be cited to a citizen.
    pub verified: bool,
    /// On what the tolerance rests.
    pub tolerance_basis: Option<String>,
    /// False: nobody has confirmed the tolerance.
    pub tolerance_verified: bool,
    /// One plain sentence.
    pub detail: String,
    /// Whether it stands in the way of acceptance while it is plain or confirmed.
    pub stops_acceptance: bool,
    /// Whether a person found it true; none while nobody has judged this measurement.
    pub confirmed: Option<bool>,
    /// What that person said.
    pub judged: Option<JudgedView>,
    /// Other files it speaks of that the reader may see.
    pub houses: Vec<OtherFile>,
    /// Enforcement cases of the house that name this kind, as far as the reader may see them.
    pub cases: Vec<HouseCaseView>,
}

/// A kind that could not be examined: silence is no clearance.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UncheckedView {
    /// `V01` … `V29`.
    pub kind: String,
    /// Its name.
    pub label: String,
}

/// The shapes that were compared, each a GeoJSON Polygon in lon/lat.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutlinesView {
    /// 批准宅基地范围.
    #[schema(value_type = Option<Object>)]
    pub approved_plot: Option<Value>,
    /// 批准房基.
    #[schema(value_type = Option<Object>)]
    pub approved_footprint: Option<Value>,
    /// 放线.
    #[schema(value_type = Option<Object>)]
    pub staked: Option<Value>,
    /// 实测房基.
    #[schema(value_type = Option<Object>)]
    pub measured_footprint: Option<Value>,
    /// 实用宅基地.
    #[schema(value_type = Option<Object>)]
    pub occupied_plot: Option<Value>,
}

/// Measured against approved.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComplianceView {
    /// Every kind that could be examined, those that conform among them.
    pub findings: Vec<FindingView>,
    /// Those that could not.
    pub unchecked: Vec<UncheckedView>,
    /// The shapes.
    pub outlines: OutlinesView,
}
