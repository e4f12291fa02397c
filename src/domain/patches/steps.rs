//! What the acts of a patch leave in its file.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{BuiltBy, Rectification, SiteResult};
use crate::domain::houses::file::{Fix, Officer};
use crate::domain::ids::Id;
use crate::spatial::Side;

/// 核查: who stood there and what they found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SiteCheck {
    /// The day.
    pub on: Date,
    /// The officers, as they stood then.
    pub officers: Vec<Officer>,
    /// Where the phone was.
    pub fix: Fix,
    /// Whether that is at the patch.
    pub verdict: Side,
    /// 举证照片.
    pub photos: Vec<Id>,
    /// 实地用途.
    pub site_use: String,
    /// 建设主体, as a kind.
    pub built_by: BuiltBy,
    /// 开工时间.
    pub started_on: Option<Date>,
    /// 是否新增建设用地.
    pub new_construction_land: bool,
    /// 判定.
    pub result: SiteResult,
    /// 批文号, 备案号 or 宅基地批准书号.
    pub approval_no: Option<String>,
    /// The house that it is.
    pub house: Option<Id>,
    /// More in words.
    pub note: Option<String>,
}

/// The lead that a patch became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeadRef {
    /// The violation's file.
    pub violation: Id,
    /// Its number.
    pub number: String,
    /// The day.
    pub on: Date,
}

/// 查处: what became of it, as the platform asks for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The day of the report.
    pub on: Date,
    /// 立案号.
    pub case_no: Option<String>,
    /// 决定书号.
    pub decision_no: Option<String>,
    /// 拆除面积, m².
    pub demolished_m2: Option<f64>,
    /// 复耕面积, m².
    pub restored_m2: Option<f64>,
    /// 整改状态.
    pub rectification: Rectification,
}

/// 销号.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Closure {
    /// The day.
    pub on: Date,
    /// Why, in words.
    pub note: String,
}
