//! The county's taxonomy of violations V01–V29 and the article that each would break. A finding, a lead and a case name
//! the same kinds.

use serde::{Deserialize, Serialize};

use super::rule::Basis;

/// A kind of violation; its name stands in the words under `violation_kind.<code>`.
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
    /// 擅自改变用途.
    V21,
    /// 擅自变更设计、结构.
    V22,
    /// 无资质设计、施工.
    V23,
    /// 骗取批准.
    V24,
    /// 非法买卖、转让宅基地.
    V25,
    /// 逾期未开工、未建成.
    V26,
    /// 未经验收入住、拒不验收.
    V27,
    /// 圈占.
    V28,
    /// 顶风违建.
    V29,
}

impl Kind {
    /// Every kind, in the order of the taxonomy.
    pub const ALL: [Self; 29] = [
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
        Self::V21,
        Self::V22,
        Self::V23,
        Self::V24,
        Self::V25,
        Self::V26,
        Self::V27,
        Self::V28,
        Self::V29,
    ];

    /// Every kind, the gravest first: by which of several kinds a place is coloured. No statute ranks them; what cannot be
    /// mended by a paper goes before what can.
    pub const GRAVEST_FIRST: [Self; 29] = [
        Self::V13,
        Self::V15,
        Self::V29,
        Self::V12,
        Self::V14,
        Self::V19,
        Self::V17,
        Self::V16,
        Self::V18,
        Self::V20,
        Self::V01,
        Self::V04,
        Self::V24,
        Self::V28,
        Self::V02,
        Self::V05,
        Self::V03,
        Self::V10,
        Self::V11,
        Self::V08,
        Self::V09,
        Self::V07,
        Self::V06,
        Self::V22,
        Self::V23,
        Self::V21,
        Self::V27,
        Self::V25,
        Self::V26,
    ];

    /// The gravest of some kinds; none of none.
    pub fn gravest(kinds: &[Self]) -> Option<Self> {
        Self::GRAVEST_FIRST.into_iter().find(|kind| kinds.contains(kind))
    }

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
            Self::V21 => "V21",
            Self::V22 => "V22",
            Self::V23 => "V23",
            Self::V24 => "V24",
            Self::V25 => "V25",
            Self::V26 => "V26",
            Self::V27 => "V27",
            Self::V28 => "V28",
            Self::V29 => "V29",
        }
    }

    /// On what it rests. What rests on papers whose text was not read wears the badge.
    pub fn basis(self) -> Basis {
        match self {
            Self::V01 | Self::V04 => Basis::law("城乡规划法 65；土地管理法 78"),
            Self::V02 => Basis::law("土地管理法 77(2)"),
            Self::V03 => Basis::law("土地管理法 62、78(2)"),
            // Inside the plot the planning law alone; what lies outside it is land that nobody approved as well.
            Self::V05 => Basis::law("城乡规划法 65；越出宅基地的部分：土地管理法 78"),
            Self::V06 | Self::V07 | Self::V08 | Self::V09 => Basis::law("城乡规划法 65"),
            Self::V10 => Basis::law("土地管理法 62"),
            Self::V11 => unread("农经发〔2019〕6号 附件 2；土地管理法 62"),
            Self::V12 => Basis::law("土地管理法 37、44、75、78"),
            Self::V13 => Basis::law("土地管理法 62、77；基本农田保护条例 33"),
            Self::V14 => Basis::law("森林法 73"),
            // What the red line allows and forbids is the province's; its text was not read.
            Self::V15 => unread("生态保护红线管控规则；自然保护区条例 26、32"),
            Self::V16 => Basis::law("公路法 81"),
            Self::V17 => Basis::law("水法 65"),
            Self::V18 => Basis::law("电力法 69"),
            Self::V19 => Basis::law("地质灾害防治条例 43"),
            // Each layer has its own statute, which its rule names; a case of this program knows that of pipelines.
            Self::V20 => unread("各保护区专门法律法规；石油天然气管道保护法 52"),
            Self::V21 => unread("城乡规划法 65；经营性自建房安全管理规定"),
            Self::V22 => Basis::law("城乡规划法 65；村庄和集镇规划建设管理条例 38(4)"),
            Self::V23 => Basis::law("村庄和集镇规划建设管理条例 21、38"),
            Self::V24 => Basis::law("行政许可法 69；土地管理法 78"),
            Self::V25 => Basis::law("土地管理法 74"),
            Self::V26 => unread("农经发〔2019〕6号 附件 5"),
            Self::V27 => unread("地方验收办法"),
            Self::V28 => Basis::law("土地管理法 78"),
            Self::V29 => unread("土地管理法 78；农村乱占耕地建房“八不准”"),
        }
    }
}

/// A basis that nobody has read.
fn unread(text: &str) -> Basis {
    Basis { text: text.to_owned(), verified: false }
}
