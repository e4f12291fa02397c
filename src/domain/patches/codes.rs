//! The words of a patch's file. Their serde names are the contract's.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// TBLX 图斑类型: what the image shows to be new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatchType {
    /// 建筑、构筑物.
    Building,
    /// 推填土.
    Earthwork,
    /// 道路.
    Road,
    /// 未变化、伪变化.
    Unchanged,
    /// Anything else.
    Other,
}

/// What the comparison says of a patch. Only a suspicion, whichever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// No approval covers it.
    NoApproval,
    /// It reaches beyond the approved plot by more than the drawing may be off.
    OverApproved,
    /// A case of the same place is open already.
    OpenViolation,
    /// An approved house explains it.
    ApprovedHouse,
    /// No building: moved earth, a road, no change.
    NoBuilding,
}

impl Class {
    /// Every class, what wants looking at first.
    pub const ALL: [Self; 5] =
        [Self::NoApproval, Self::OverApproved, Self::OpenViolation, Self::ApprovedHouse, Self::NoBuilding];

    /// Its name in the contract.
    pub fn code(self) -> String {
        code(&self)
    }
}

/// Where a patch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 待核查: imported and compared.
    Imported,
    /// 已核查: officers stood there.
    Verified,
    /// 已转线索: a lead was opened.
    Lead,
    /// 已销号: the end.
    Closed,
}

impl State {
    /// Its name in the contract.
    pub fn code(self) -> String {
        code(&self)
    }
}

/// 判定: what the officers found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SiteResult {
    /// 合法.
    Lawful,
    /// 违法.
    Violation,
    /// 设施农用地.
    AgriculturalFacility,
    /// 临时用地.
    TemporaryLand,
    /// 实地未变化、伪变化.
    Unchanged,
    /// 其他: demolished, a village road.
    Other,
}

/// 建设主体: who built, as a kind; a name is personal data and stays with the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuiltBy {
    /// 村民.
    Villager,
    /// 村集体.
    Collective,
    /// 企业.
    Company,
    /// 政府及部门.
    Government,
    /// 不详.
    Unknown,
}

/// 整改状态.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rectification {
    /// 未整改.
    NotStarted,
    /// 整改中.
    UnderWay,
    /// 已整改.
    Done,
}

/// The contract's name of a word.
pub fn code(word: &impl Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}
