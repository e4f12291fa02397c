//! The file of a case.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::lists::{CaseLine, ClockView, Named};
use crate::app::photos::PhotoView;

/// One step of the procedure line.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StepView {
    /// The act, `lead` for the beginning.
    pub code: String,
    /// Its name.
    pub label: String,
    /// `done`, `now`, `ahead` or `passed`.
    #[schema(value_type = String)]
    pub progress: Value,
    /// When it was taken.
    pub on: Option<String>,
}

/// How it came to be known.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeadView {
    /// From where.
    #[schema(value_type = String)]
    pub source: Value,
    /// Its name.
    pub source_label: String,
    /// The source's own number.
    pub source_ref: Option<String>,
    /// Radius of uncertainty of the place, metres.
    pub accuracy_m: f64,
    /// Who told it, for those who may ask back.
    pub reporter: Option<CasePerson>,
    /// The house it concerns.
    pub house_id: Option<String>,
    /// Its number.
    pub house_number: Option<String>,
}

/// Somebody of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CasePerson {
    /// Name; blank after erasure.
    pub name: String,
    /// Citizen number with its middle hidden.
    pub id_number: String,
    /// Telephone with its middle hidden.
    pub phone: String,
}

/// The case as it was filed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FilingView {
    /// When.
    pub on: String,
    /// Which body handles it.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// In whose name, where the power is entrusted.
    pub in_name_of: Option<String>,
    /// The row of powers that it rests on today.
    pub power_basis: Option<String>,
    /// False: nobody has confirmed that power.
    pub power_verified: bool,
    /// `own_force` or `court`: who carries a decision out that is not obeyed.
    #[schema(value_type = String)]
    pub route: Value,
    /// What the article lets an authority order.
    pub measures: Vec<Named>,
    /// Whether the article has a fine.
    pub fine: bool,
    /// Who is held to account.
    pub party: CasePerson,
    /// Villager or not.
    #[schema(value_type = String)]
    pub party_kind: Value,
    /// What was built, and when.
    #[schema(value_type = Object)]
    pub conduct: Value,
    /// The case of the same facts under another law.
    pub linked: Option<String>,
}

/// A numbered piece of evidence.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExhibitView {
    /// Its number in the file.
    pub number: u32,
    /// Its kind (行政处罚法 46).
    #[schema(value_type = String)]
    pub kind: Value,
    /// Its name.
    pub kind_label: String,
    /// What it shows.
    pub title: String,
    /// Its photo or scan.
    pub photo_id: Option<String>,
    /// When it was taken.
    pub on: String,
}

/// A paper of the authority.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaperView {
    /// Which.
    pub kind: String,
    /// Its name.
    pub label: String,
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: String,
    /// When it was handed over.
    pub served_on: Option<String>,
    /// How.
    pub mode: Option<Named>,
    /// False: nobody has confirmed the power it rests on.
    pub power_verified: bool,
}

/// The file of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseView {
    /// What a list shows of it.
    #[serde(flatten)]
    pub line: CaseLine,
    /// Grows by one with each act.
    pub version: u32,
    /// How it came to be known.
    pub lead: LeadView,
    /// The procedure line of its way of the law.
    pub steps: Vec<StepView>,
    /// The case as it was filed.
    pub filing: Option<FilingView>,
    /// Evidence by number.
    pub exhibits: Vec<ExhibitView>,
    /// Papers that were issued.
    pub papers: Vec<PaperView>,
    /// Every clock.
    pub clocks: Vec<ClockView>,
    /// Where it is to be drawn: what was measured last, else the outline of the lead, else its point. GeoJSON geometry.
    #[schema(value_type = Object)]
    pub geometry: Value,
    /// Everything that its acts left in the file, as the domain keeps it: codes and days, no personal data.
    #[schema(value_type = Object)]
    pub record: Value,
    /// Names of those who signed, by sign-in name.
    pub names: BTreeMap<String, String>,
    /// Its photos.
    pub photos: Vec<PhotoView>,
    /// Others near in place and time, suggested as the same.
    pub similar: Vec<CaseLine>,
}
