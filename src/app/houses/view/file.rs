//! The whole file.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::cases::HouseCaseView;
use super::lists::{DeadlineView, HouseLine};
use crate::spatial::Side;

/// An outline with its area.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutlineView {
    /// Square metres in the district's projected system.
    pub area_m2: f64,
    /// GeoJSON Polygon, lon/lat.
    #[schema(value_type = Object)]
    pub geometry: Value,
}

/// The household.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HouseholdView {
    /// Head of the household.
    pub head_name: String,
    /// Masked citizen number.
    pub id_number: String,
    /// Masked telephone.
    pub phone: String,
    /// Persons, the head among them.
    pub people: usize,
    /// The others.
    pub members: Vec<MemberView>,
}

/// A member of the household.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MemberView {
    /// Name.
    pub name: String,
    /// 与户主关系.
    #[schema(value_type = String)]
    pub relation: Value,
    /// Its name.
    pub relation_label: String,
    /// Masked citizen number.
    pub id_number: String,
}

/// A paper of the file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MaterialView {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// `provided`, `deferred` or `missing`.
    pub status: String,
    /// Promised for this day.
    pub due: Option<String>,
    /// Who promised.
    pub promised_by: Option<String>,
}

/// A station's review.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewView {
    /// Which station.
    pub station: String,
    /// Its name.
    pub label: String,
    /// Its verdict.
    #[schema(value_type = Option<String>)]
    pub verdict: Option<Value>,
    /// Its reason.
    pub reason: Option<String>,
    /// The day.
    pub on: Option<String>,
    /// Sign-in name of who gave it.
    pub by: Option<String>,
}

/// A licence.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PermitView {
    /// Which.
    pub permit: String,
    /// Its name.
    pub label: String,
    /// Its number.
    pub number: String,
    /// Day of issue.
    pub issued_on: String,
    /// Last day of validity.
    pub valid_to: String,
}

/// What the last licence allows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApprovedView {
    /// 批准宅基地面积.
    pub plot_area_m2: f64,
    /// 批准房基占地面积.
    pub footprint_area_m2: f64,
    /// 批准建筑面积.
    pub floor_area_m2: f64,
    /// 批准层数.
    pub storeys: u32,
    /// 批准高度.
    pub height_m: f64,
    /// 批准房基.
    #[schema(value_type = Object)]
    pub footprint: Value,
}

/// What was measured at completion.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MeasuredView {
    /// How.
    #[schema(value_type = String)]
    pub method: Value,
    /// The day.
    pub on: String,
    /// Footprint as built.
    #[schema(value_type = Option<Object>)]
    pub footprint: Option<Value>,
    /// Plot as used.
    #[schema(value_type = Option<Object>)]
    pub plot: Option<Value>,
    /// Area of the footprint.
    pub footprint_area_m2: Option<f64>,
    /// Area of the plot used.
    pub plot_area_m2: Option<f64>,
    /// Floor area.
    pub floor_area_m2: Option<f64>,
    /// Storeys.
    pub storeys: Option<u32>,
    /// Height.
    pub height_m: Option<f64>,
}

/// A visit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VisitView {
    /// The act that recorded it.
    pub act_id: String,
    /// Which visit.
    pub kind: String,
    /// Its name.
    pub label: String,
    /// When.
    pub at: String,
    /// Who signed.
    pub officers: Vec<OfficerView>,
    /// The conclusion.
    #[schema(value_type = String)]
    pub conclusion: Value,
    /// What was seen.
    pub findings: Vec<String>,
    /// Photos.
    pub photos: Vec<String>,
    /// Whether recorded at the plot.
    #[schema(value_type = String)]
    pub verdict: Side,
    /// Distance from the plot.
    pub distance_m: Option<f64>,
    /// Why it was recorded from outside.
    pub outside_reason: Option<String>,
}

/// An officer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OfficerView {
    /// Sign-in name.
    pub username: String,
    /// Certificate.
    pub certificate_no: String,
}

/// What the file waits for, and from whom.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaitingView {
    /// A role, or `station:<code>`.
    pub party: String,
    /// Its name.
    pub party_label: String,
    /// What is to be done.
    #[schema(value_type = String)]
    pub act: Value,
    /// Its name.
    pub label: String,
    /// By when.
    pub due: Option<String>,
}

/// A rule of the pack that this house is held to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RuleView {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// What it says.
    pub value: String,
    /// Where it rests.
    pub basis: String,
    /// False: unconfirmed.
    pub verified: bool,
}

/// The file of a house.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HouseView {
    /// As in a list.
    #[serde(flatten)]
    pub line: HouseLine,
    /// The village's code.
    pub division: String,
    /// The household.
    pub household: HouseholdView,
    /// 地类.
    #[schema(value_type = String)]
    pub land_class: Value,
    /// Its name.
    pub land_class_label: String,
    /// 现宅基地及农房情况.
    #[schema(value_type = Object)]
    pub current: Value,
    /// 宅基地 applied for.
    pub plot: OutlineView,
    /// 房基 applied for.
    pub footprint: Option<OutlineView>,
    /// 建筑面积 applied for.
    pub floor_area_m2: Option<f64>,
    /// 层数 applied for.
    pub storeys: Option<u32>,
    /// 高度 applied for.
    pub height_m: Option<f64>,
    /// 四至.
    #[schema(value_type = Object)]
    pub boundaries: Value,
    /// 是否征求相邻权利人意见.
    pub neighbours_consulted: bool,
    /// 申请理由.
    pub reason: String,
    /// 使用承诺.
    #[schema(value_type = Object)]
    pub promise: Value,
    /// Papers.
    pub materials: Vec<MaterialView>,
    /// Those promised for later.
    pub deferred_materials: Vec<MaterialView>,
    /// The village's meeting.
    #[schema(value_type = Option<Object>)]
    pub meeting: Option<Value>,
    /// The notice.
    #[schema(value_type = Option<Object>)]
    pub notice: Option<Value>,
    /// The village's opinion.
    #[schema(value_type = Option<Object>)]
    pub village_opinion: Option<Value>,
    /// The stations.
    pub reviews: Vec<ReviewView>,
    /// Farmland conversion.
    #[schema(value_type = Option<Object>)]
    pub conversion: Option<Value>,
    /// The township's decision.
    #[schema(value_type = Option<Object>)]
    pub decision: Option<Value>,
    /// Licences.
    pub permits: Vec<PermitView>,
    /// What the last licence allows.
    pub approved: Option<ApprovedView>,
    /// Outline staked at set-out.
    #[schema(value_type = Option<Object>)]
    pub staked: Option<Value>,
    /// What was measured at completion.
    pub measured: Option<MeasuredView>,
    /// Who builds.
    #[schema(value_type = Option<Object>)]
    pub builder: Option<Value>,
    /// When works began.
    pub commenced_on: Option<String>,
    /// When they were completed.
    pub completed_on: Option<String>,
    /// The outcome of acceptance.
    #[schema(value_type = Option<Object>)]
    pub acceptance: Option<Value>,
    /// Registration.
    #[schema(value_type = Option<Object>)]
    pub title: Option<Value>,
    /// The open suspension.
    #[schema(value_type = Option<Object>)]
    pub suspension: Option<Value>,
    /// Why it ended early.
    #[schema(value_type = Option<Object>)]
    pub ending: Option<Value>,
    /// Visits.
    pub inspections: Vec<VisitView>,
    /// Whose turn it is.
    pub waiting_for: Vec<WaitingView>,
    /// Clocks.
    pub deadlines: Vec<DeadlineView>,
    /// Violations of this house.
    pub violations: Vec<HouseCaseView>,
    /// Photos.
    pub photos: Vec<crate::app::photos::PhotoView>,
    /// Rules this house is held to.
    pub rules: Vec<RuleView>,
    /// The fence around the plot, metres beyond it.
    pub fence_m: Option<f64>,
    /// Code of the applicant's slip, for those who hand it out.
    pub slip_code: Option<String>,
    /// When the household applied.
    pub applied_at: String,
    /// Grows with each act.
    pub version: u32,
}
