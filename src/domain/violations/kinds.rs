//! The kinds of violation V01–V29, on what each rests and under which articles it may be handled.

use serde::{Deserialize, Serialize};

use super::law::Law;

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
    /// 其他保护区.
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
    /// Every kind.
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

    /// The articles under which it may be handled, the usual one first. Empty: no article read gives an authority of
    /// this program a measure against it (§3.3); it is corrected outside a case, or transferred.
    pub fn laws(self) -> &'static [Law] {
        use Law::{
            Forest73, Hazard43, Highway81, Land74, Land75, Land77, Land78, Pipeline52, Planning65, Power69, River65,
        };
        match self {
            Self::V01 => &[Planning65, Land78, Land77],
            Self::V02 | Self::V28 => &[Land78, Land77],
            Self::V03 | Self::V11 => &[Land78],
            Self::V04 | Self::V05 | Self::V24 => &[Planning65, Land78],
            Self::V06 | Self::V07 | Self::V08 | Self::V09 | Self::V21 | Self::V22 => &[Planning65],
            Self::V12 | Self::V13 | Self::V29 => &[Land78, Land77, Land75],
            Self::V14 => &[Forest73],
            Self::V16 => &[Highway81],
            Self::V17 => &[River65],
            Self::V18 => &[Power69],
            Self::V19 => &[Hazard43],
            Self::V20 => &[Pipeline52],
            Self::V25 => &[Land74],
            Self::V10 | Self::V15 | Self::V23 | Self::V26 | Self::V27 => &[],
        }
    }

    /// On what it rests, as §3.2 cites it.
    pub fn basis(self) -> &'static str {
        match self {
            Self::V01 | Self::V04 => "城乡规划法 65；土地管理法 78",
            Self::V02 => "土地管理法 77(2)",
            Self::V03 => "土地管理法 62、78(2)",
            Self::V05 => "城乡规划法 65；越出宅基地的部分：土地管理法 78",
            Self::V06 | Self::V07 | Self::V08 | Self::V09 => "城乡规划法 65",
            Self::V10 => "土地管理法 62",
            Self::V11 => "农村宅基地使用承诺书；土地管理法 62",
            Self::V12 => "土地管理法 37、44、75、78",
            Self::V13 => "土地管理法 62、77；基本农田保护条例 33",
            Self::V14 => "森林法 73",
            Self::V15 => "自然保护区条例 26、32",
            Self::V16 => "公路法 81",
            Self::V17 => "水法 65",
            Self::V18 => "电力法 69",
            Self::V19 => "地质灾害防治条例 43",
            Self::V20 => "石油天然气管道保护法 52",
            Self::V21 => "城乡规划法 65；农房经营安全规定",
            Self::V22 => "城乡规划法 65；村庄和集镇规划建设管理条例 38(4)",
            Self::V23 => "村庄和集镇规划建设管理条例 21、38",
            Self::V24 => "行政许可法 69；土地管理法 78",
            Self::V25 => "土地管理法 74",
            Self::V26 => "农村宅基地批准书",
            Self::V27 => "地方验收办法",
            Self::V28 => "土地管理法 78",
            Self::V29 => "土地管理法 78；2020-07-03 起新增乱占耕地建房专项要求",
        }
    }
}
