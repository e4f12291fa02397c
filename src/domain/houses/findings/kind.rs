//! The kinds of finding, as the county's taxonomy numbers them, and the article that each would break.

use serde::{Deserialize, Serialize};

use crate::domain::rule::Basis;

/// A kind of difference between what was approved and what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// 未批先建.
    V01,
    /// 少批多占.
    V02,
    /// 超宅基地面积标准.
    V03,
    /// 批东建西、异地建房.
    V04,
    /// 移位、压线、越界建设.
    V05,
    /// 房基超占.
    V06,
    /// 超建筑面积.
    V07,
    /// 超层.
    V08,
    /// 超高.
    V09,
    /// 一户多宅.
    V10,
    /// 建新不拆旧.
    V11,
    /// 占用耕地建房.
    V12,
    /// 占用永久基本农田.
    V13,
    /// 占用林地.
    V14,
    /// 侵占生态保护红线、自然保护地.
    V15,
    /// 侵入公路建筑控制区.
    V16,
    /// 侵占河道管理范围.
    V17,
    /// 电力设施保护区内建房.
    V18,
    /// 地质灾害危险区内建房.
    V19,
    /// Other protected areas: railway, pipeline, heritage, water source, historic village, reservoir.
    V20,
    /// 逾期未开工、未建成.
    V26,
    /// 圈占.
    V28,
    /// 顶风违建.
    V29,
}

/// Which of several cases of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// 无乡村建设规划许可证.
    #[serde(rename = "V01a")]
    NoPlanningPermit,
    /// 无宅基地批准书.
    #[serde(rename = "V01b")]
    NoHomesteadApproval,
    /// 已申请未批.
    #[serde(rename = "V01c")]
    NotYetApproved,
    /// 批准书过期.
    #[serde(rename = "V01d")]
    ApprovalRanOut,
    /// 批后未放线擅自开工.
    #[serde(rename = "V01e")]
    NotSetOut,
    /// The approval itself is over the standard: its giver's fault, never the farmer's.
    #[serde(rename = "V03-A")]
    Approval,
    /// The plot as used is over the standard.
    #[serde(rename = "V03-P")]
    PlotUsed,
    /// 移位: outside the approved footprint, inside the plot.
    #[serde(rename = "V05-moved")]
    Moved,
    /// 越界: outside the plot.
    #[serde(rename = "V05-beyond")]
    Beyond,
    /// The plot as used lies elsewhere, being no larger.
    #[serde(rename = "V05-plot")]
    PlotMoved,
}

impl Kind {
    /// Every kind, in the order of the taxonomy.
    pub const ALL: [Self; 23] = [
        Self::V01,
        Self::V02,
        Self::V03,
        Self::V04,
        Self::V05,
        Self::V06,
        Self::V07,
        Self::V08,
        Self::V09,
        Self::V10,
        Self::V11,
        Self::V12,
        Self::V13,
        Self::V14,
        Self::V15,
        Self::V16,
        Self::V17,
        Self::V18,
        Self::V19,
        Self::V20,
        Self::V26,
        Self::V28,
        Self::V29,
    ];

    /// Its number, as in the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::V01 => "V01",
            Self::V02 => "V02",
            Self::V03 => "V03",
            Self::V04 => "V04",
            Self::V05 => "V05",
            Self::V06 => "V06",
            Self::V07 => "V07",
            Self::V08 => "V08",
            Self::V09 => "V09",
            Self::V10 => "V10",
            Self::V11 => "V11",
            Self::V12 => "V12",
            Self::V13 => "V13",
            Self::V14 => "V14",
            Self::V15 => "V15",
            Self::V16 => "V16",
            Self::V17 => "V17",
            Self::V18 => "V18",
            Self::V19 => "V19",
            Self::V20 => "V20",
            Self::V26 => "V26",
            Self::V28 => "V28",
            Self::V29 => "V29",
        }
    }

    /// The article that it would break. What rests on papers whose text was not read wears the badge.
    pub fn basis(self) -> Basis {
        match self {
            Self::V01 | Self::V04 => Basis::law("城乡规划法 65;土地管理法 78"),
            Self::V02 => Basis::law("土地管理法 77(2)"),
            Self::V03 => Basis::law("土地管理法 62、78(2)"),
            Self::V05 | Self::V06 | Self::V07 | Self::V08 | Self::V09 => Basis::law("城乡规划法 65"),
            Self::V10 => Basis::law("土地管理法 62"),
            Self::V11 => unread("农经发〔2019〕6号 附件 2;土地管理法 62"),
            Self::V12 => Basis::law("土地管理法 37、44、75、78"),
            Self::V13 => Basis::law("土地管理法 62、77;基本农田保护条例 33"),
            Self::V14 => Basis::law("森林法 73"),
            // What the red line allows and forbids is the province's; its text was not read.
            Self::V15 => unread("生态保护红线管控规则;自然保护区条例 26、32"),
            Self::V16 => Basis::law("公路法 81"),
            Self::V17 => Basis::law("水法 65"),
            Self::V18 => Basis::law("电力法 69"),
            Self::V19 => Basis::law("地质灾害防治条例 43"),
            // Each layer has its own statute, which its rule names.
            Self::V20 => unread("各保护区专门法律法规"),
            Self::V26 => unread("农经发〔2019〕6号 附件 5"),
            Self::V28 => Basis::law("土地管理法 78"),
            Self::V29 => unread("农村乱占耕地建房“八不准”"),
        }
    }

    /// Whether a suspicion of this kind stands in the way of the house's acceptance. Not those that are no fault of the
    /// house or the household's building of it: an approval over the standard (its giver's), a deadline, a second
    /// homestead; the old house has a requirement of its own.
    pub fn stops_acceptance(self, part: Option<Part>) -> bool {
        part != Some(Part::Approval) && !matches!(self, Self::V10 | Self::V11 | Self::V26)
    }
}

impl Part {
    /// Its code, as in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoPlanningPermit => "V01a",
            Self::NoHomesteadApproval => "V01b",
            Self::NotYetApproved => "V01c",
            Self::ApprovalRanOut => "V01d",
            Self::NotSetOut => "V01e",
            Self::Approval => "V03-A",
            Self::PlotUsed => "V03-P",
            Self::Moved => "V05-moved",
            Self::Beyond => "V05-beyond",
            Self::PlotMoved => "V05-plot",
        }
    }

    /// The article that this case would break, where it is not that of the whole kind.
    pub fn basis(self) -> Option<Basis> {
        match self {
            Self::NoPlanningPermit => Some(Basis::law("城乡规划法 65")),
            Self::NoHomesteadApproval | Self::PlotMoved => Some(Basis::law("土地管理法 78")),
            Self::NotSetOut => Some(unread("农经发〔2019〕6号 三到场")),
            Self::Approval => Some(Basis::law("土地管理法 62")),
            Self::Beyond => Some(Basis::law("城乡规划法 65;土地管理法 78")),
            Self::NotYetApproved | Self::ApprovalRanOut | Self::PlotUsed | Self::Moved => None,
        }
    }
}

fn unread(text: &str) -> Basis {
    Basis { text: text.to_owned(), verified: false }
}
