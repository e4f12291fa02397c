//! The words of a violation's file: states and the choices of its forms. Their serde names are the contract's.

use serde::{Deserialize, Serialize};

/// Where a case stands: the furthest step it has taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 线索登记.
    Lead,
    /// 现场核查.
    Verified,
    /// 立案.
    Filed,
    /// 调查取证.
    Investigated,
    /// 告知.
    Notified,
    /// 作出决定.
    Decided,
    /// 催告.
    Demanded,
    /// 强制执行决定.
    EnforcementDecided,
    /// 公告.
    Announced,
    /// 申请法院强制执行.
    Applied,
    /// 法院裁定.
    Ruled,
    /// 自行改正.
    Corrected,
    /// 强制拆除.
    Demolished,
    /// 结案: the end.
    Closed,
    /// 不予立案、撤销案件、不予处罚: the end.
    Dismissed,
    /// 移送: the end.
    Transferred,
    /// 中止.
    Suspended,
}

impl State {
    /// Whether the case is over.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Closed | Self::Dismissed | Self::Transferred)
    }
}

/// Where a lead came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 巡查.
    Patrol,
    /// 举报.
    Report,
    /// 卫片.
    Satellite,
    /// 视频.
    Camera,
    /// 无人机.
    Drone,
    /// 上级交办.
    Assigned,
    /// 部门移送.
    Department,
    /// 12345.
    Hotline,
}

/// What stands or is used there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// 住宅.
    Dwelling,
    /// Anything else.
    Other,
}

/// Who is held to account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// 农村村民.
    Villager,
    /// Anybody else.
    Other,
}

/// A kind of evidence (行政处罚法 46).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// 书证.
    Document,
    /// 物证.
    Object,
    /// 视听资料.
    AudioVisual,
    /// 电子数据.
    ElectronicData,
    /// 证人证言.
    Witness,
    /// 当事人的陈述.
    PartyStatement,
    /// 鉴定意见.
    Expert,
    /// 勘验笔录、现场笔录.
    SiteRecord,
}

/// A paper that must reach the party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// 责令停止违法行为通知书.
    StopOrder,
    /// 行政处罚（听证）告知书.
    Notice,
    /// 决定书.
    Decision,
    /// 催告书.
    Demand,
    /// 强制执行决定书.
    EnforcementDecision,
}

impl PaperKind {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::StopOrder, Self::Notice, Self::Decision, Self::Demand, Self::EnforcementDecision];

    /// Its name in the contract; the district's series of its numbers has it too.
    pub fn code(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => String::new(),
        }
    }
}

/// How a paper was served (民事诉讼法 88–95).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceMode {
    /// 直接送达.
    Direct,
    /// 同住成年家属签收.
    FamilyMember,
    /// 留置送达.
    Left,
    /// 电子送达.
    Electronic,
    /// 邮寄送达.
    Mail,
    /// 公告送达.
    PublicNotice,
}

/// What a party answers to a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResponseKind {
    /// 陈述、申辩.
    Statement,
    /// 要求听证.
    HearingRequest,
    /// 放弃陈述、申辩和听证.
    Waiver,
    /// 撤回听证要求.
    HearingWithdrawn,
}

/// How a party fights a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChallengeKind {
    /// 行政复议.
    Review,
    /// 行政诉讼.
    Suit,
}

/// How that ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChallengeOutcome {
    /// 维持、驳回.
    Upheld,
    /// 撤销、确认违法或无效.
    Annulled,
    /// 撤回.
    Withdrawn,
}

/// What the legal reviewer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewVerdict {
    /// 同意.
    Pass,
    /// 退回补正.
    Return,
}

/// What a recheck found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecheckResult {
    /// 未改正.
    Uncorrected,
    /// 部分改正.
    Partly,
}

/// What the court says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RulingVerdict {
    /// 准予执行.
    Granted,
    /// 不准予执行.
    Refused,
    /// 不予受理.
    NotAccepted,
}

/// Why a case ends without a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DismissReason {
    /// 违法事实不能成立.
    NoViolation,
    /// 违法行为轻微并及时改正,没有造成危害后果.
    MinorCorrected,
    /// 初次违法、危害后果轻微并及时改正.
    FirstCorrected,
    /// 超过追责期限.
    Limitation,
    /// The same place is in another case.
    Duplicate,
    /// No article gives a measure; it is handled outside a case.
    NoMeasure,
}

/// Why a case is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseGround {
    /// 自行履行.
    Performed,
    /// 依法强制拆除.
    Demolished,
    /// 法院执行完毕.
    CourtExecuted,
    /// 终结执行.
    ExecutionEnded,
    /// 决定被撤销.
    Annulled,
}

/// Why a case goes elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransferKind {
    /// 无管辖权.
    Jurisdiction,
    /// 涉嫌犯罪.
    Criminal,
}

/// A paper that goes with the application to the court (行政强制法 55).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CourtMaterial {
    /// 强制执行申请书.
    Application,
    /// 行政决定书及作出决定的事实、理由和依据.
    Decision,
    /// 当事人的意见及行政机关催告情况.
    PartyOpinion,
    /// 申请强制执行标的情况.
    Subject,
}

impl CourtMaterial {
    /// All that must be there.
    pub const ALL: [Self; 4] = [Self::Application, Self::Decision, Self::PartyOpinion, Self::Subject];
}
