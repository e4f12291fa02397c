//! What carrying a decision out leaves in the file: visits, what the party did, force of one's own, the court.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{RecheckResult, RulingVerdict};
use super::rectified::Rectified;
use super::steps::Paper;
use crate::domain::houses::file::Officer;
use crate::domain::ids::Id;

/// 复查: not done yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recheck {
    /// When.
    pub on: Date,
    /// Who.
    pub officers: Vec<Officer>,
    /// What it found.
    pub result: RecheckResult,
    /// Photos.
    pub photos: Vec<Id>,
}

/// 自行改正.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// When it was seen.
    pub on: Date,
    /// Who.
    pub officers: Vec<Officer>,
    /// Whether the land is as it was.
    pub land_restored: bool,
    /// Photos.
    pub photos: Vec<Id>,
    /// What shows it put right.
    #[serde(default)]
    pub rectified: Rectified,
}

/// A fine paid at the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// When.
    pub on: Date,
    /// Yuan.
    pub yuan: u32,
    /// The receipt.
    pub receipt_no: String,
}

/// 催告.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Demand {
    /// The paper.
    pub paper: Paper,
    /// By when to do it; on the way to the court the law's ten working days instead.
    pub comply_by: Option<Date>,
    /// How to do it.
    pub manner: String,
}

/// 强制执行决定.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnforcementDecision {
    /// The paper.
    pub paper: Paper,
    /// How it will be done.
    pub manner: String,
}

/// 公告.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Announcement {
    /// When.
    pub on: Date,
    /// Where it hangs.
    pub place: String,
    /// By when the party may still demolish itself.
    pub demolish_by: Date,
    /// Who posted it.
    pub officers: Vec<Officer>,
    /// Photos of it.
    pub photos: Vec<Id>,
}

/// 执行协议.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// When.
    pub on: Date,
    /// Until when it is to be carried out.
    pub until: Date,
    /// What was agreed.
    pub terms: String,
}

/// 强制拆除.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Demolition {
    /// When it began.
    pub began_at: Timestamp,
    /// When it was over.
    pub ended_at: Timestamp,
    /// Who.
    pub officers: Vec<Officer>,
    /// The film of it.
    pub video_no: String,
    /// 现场笔录.
    pub record: String,
    /// Photos.
    #[serde(default)]
    pub photos: Vec<Id>,
    /// What shows the place afterwards.
    #[serde(default)]
    pub rectified: Rectified,
}

/// 申请法院强制执行.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourtApplication {
    /// When.
    pub on: Date,
    /// Which court.
    pub court: String,
    /// Why it comes late, where it does.
    pub late_reason: Option<String>,
}

/// 裁定.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// When it came.
    pub on: Date,
    /// What it says.
    pub verdict: RulingVerdict,
    /// Its number.
    pub number: String,
}
