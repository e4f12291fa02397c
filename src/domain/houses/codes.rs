//! The words of a house's file: stages, states and the choices of its forms. Their serde names are the contract's.

use serde::{Deserialize, Serialize};

use crate::domain::actor::Station;

/// The five stages 规审建管验, and the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 规.
    Planning,
    /// 审.
    Approval,
    /// 建.
    Construction,
    /// 管.
    Supervision,
    /// 验.
    Acceptance,
    /// Registered, or ended before.
    Done,
}

/// The step inside a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Filed with the village group.
    Applied,
    /// The meeting has decided.
    GroupMeeting,
    /// 公示 is running.
    Publicity,
    /// Publicity is over; the village gives its opinion.
    VillageReview,
    /// 受理; the first visit is due.
    Accepted,
    /// 联审: the stations give their opinions.
    JointReview,
    /// Waiting for farmland conversion 农用地转用.
    Conversion,
    /// 乡村建设规划许可证 issued, 批准书 not yet.
    PermitIssued,
    /// 批准书 issued.
    Approved,
    /// Builder registered; the plot is to be set out.
    StartRequested,
    /// 放线 done.
    SetOut,
    /// Under construction.
    InConstruction,
    /// Completion reported.
    CompletionReported,
    /// Completion visit made.
    #[serde(rename = "site_visit_3")]
    SiteVisit3,
    /// Acceptance passed.
    AcceptedFinal,
    /// Acceptance asked for rectification 整改.
    Rectify,
    /// Title registered: the end.
    Registered,
    /// Refused: the end.
    Rejected,
    /// Withdrawn by the household: the end.
    Withdrawn,
    /// Approval ran out before works began: the end.
    Expired,
    /// Approval revoked 撤销: the end.
    Revoked,
    /// Paused with a reason; the clocks stand still.
    Suspended,
}

impl State {
    /// Every step, in the order of a life.
    pub const ALL: [Self; 22] = [
        Self::Applied,
        Self::GroupMeeting,
        Self::Publicity,
        Self::VillageReview,
        Self::Accepted,
        Self::JointReview,
        Self::Conversion,
        Self::PermitIssued,
        Self::Approved,
        Self::StartRequested,
        Self::SetOut,
        Self::InConstruction,
        Self::CompletionReported,
        Self::SiteVisit3,
        Self::AcceptedFinal,
        Self::Rectify,
        Self::Registered,
        Self::Rejected,
        Self::Withdrawn,
        Self::Expired,
        Self::Revoked,
        Self::Suspended,
    ];

    /// Whether the file is closed.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Registered | Self::Rejected | Self::Withdrawn | Self::Expired | Self::Revoked)
    }
}

/// 建房类型.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuildType {
    /// 原址翻建.
    RebuildInPlace,
    /// 改扩建.
    Extend,
    /// 异址新建.
    NewSite,
    /// 既有: stood before and was taken over from the register. Nobody applies for it.
    Existing,
}

/// 地类.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LandClass {
    /// 建设用地.
    Construction,
    /// 未利用地.
    Unused,
    /// 耕地.
    FarmlandCultivated,
    /// 林地.
    FarmlandForest,
    /// 草地.
    FarmlandGrass,
    /// Other farmland.
    FarmlandOther,
}

impl LandClass {
    /// Whether conversion of farmland must be approved first (土地管理法 44, 62).
    pub fn is_farmland(self) -> bool {
        !matches!(self, Self::Construction | Self::Unused)
    }
}

/// 与户主关系.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// 配偶.
    Spouse,
    /// 子女.
    Child,
    /// 父母.
    Parent,
    /// 祖父母.
    Grandparent,
    /// 孙子女.
    Grandchild,
    /// 兄弟姐妹.
    Sibling,
    /// 媳婿.
    ChildInLaw,
    /// 岳父母、公婆.
    ParentInLaw,
    /// 其他.
    Other,
}

/// 现宅基地处置情况.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disposal {
    /// There is none.
    #[default]
    None,
    /// 保留.
    Keep,
    /// 退给村集体.
    ReturnToCollective,
    /// 其他.
    Other,
}

/// A visit to the plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitKind {
    /// 宅基地申请审查到场.
    ApplicationVisit,
    /// 批准后丈量批放到场 (放线).
    SetOut,
    /// 基槽、基础.
    Foundation,
    /// A storey.
    Storey,
    /// 封顶.
    Roof,
    /// 住宅建成后核查到场 (竣工验收).
    CompletionVisit,
    /// 日常巡查.
    Patrol,
    /// 复查.
    Recheck,
}

impl VisitKind {
    /// The supervision visits in their order.
    pub const SUPERVISION: [Self; 3] = [Self::Foundation, Self::Storey, Self::Roof];

    /// Its code, as in the contract and the pack.
    pub fn code(self) -> &'static str {
        match self {
            Self::ApplicationVisit => "application_visit",
            Self::SetOut => "set_out",
            Self::Foundation => "foundation",
            Self::Storey => "storey",
            Self::Roof => "roof",
            Self::CompletionVisit => "completion_visit",
            Self::Patrol => "patrol",
            Self::Recheck => "recheck",
        }
    }

    /// The one stage it belongs to; patrols and rechecks belong to every stage.
    pub fn stage(self) -> Option<Stage> {
        match self {
            Self::ApplicationVisit => Some(Stage::Approval),
            Self::SetOut => Some(Stage::Construction),
            Self::Foundation | Self::Storey | Self::Roof => Some(Stage::Supervision),
            Self::CompletionVisit => Some(Stage::Acceptance),
            Self::Patrol | Self::Recheck => None,
        }
    }
}

/// What a visit found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    /// 相符.
    Conforms,
    /// 疑似.
    Doubtful,
    /// 不符.
    Deviates,
}

/// How something was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Satellite positioning with corrections.
    Rtk,
    /// 全站仪.
    TotalStation,
    /// 皮尺、钢尺.
    Tape,
    /// A phone's own positions: never a measurement, it may only open a lead.
    Phone,
}

impl Method {
    /// Its code, as in the contract and the pack.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rtk => "rtk",
            Self::TotalStation => "total_station",
            Self::Tape => "tape",
            Self::Phone => "phone",
        }
    }
}

/// Who builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuilderKind {
    /// 乡村建设工匠.
    Craftsman,
    /// A company.
    Company,
}

/// 拆旧退还宅基地情况.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OldHouse {
    /// 不属于.
    NotDue,
    /// 属于,已落实.
    Demolished,
    /// 属于,尚未落实.
    Pending,
}

/// The two licences, in the order the law has them (城乡规划法 41).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PermitKind {
    /// 乡村建设规划许可证.
    PlanningPermit,
    /// 农村宅基地批准书.
    HomesteadApproval,
}

impl PermitKind {
    /// Its code, as in the contract and the pack.
    pub fn code(self) -> &'static str {
        match self {
            Self::PlanningPermit => "planning_permit",
            Self::HomesteadApproval => "homestead_approval",
        }
    }
}

/// The village's opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VillageVerdict {
    /// 同意.
    Agree,
    /// 不同意.
    Disagree,
}

/// A station's opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StationVerdict {
    /// 同意.
    Agree,
    /// 不同意.
    Disagree,
    /// 附条件同意.
    AgreeWithConditions,
}

/// The window's answer to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AcceptanceVerdict {
    /// 受理.
    Accepted,
    /// 一次性补正告知.
    Correction,
}

/// The township's decision on an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// 同意.
    Approve,
    /// 不予许可.
    Refuse,
}

/// The outcome of acceptance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassVerdict {
    /// 合格.
    Pass,
    /// 整改.
    Rectify,
}

/// A station's code, as in the contract and the words.
pub fn station_code(station: Station) -> &'static str {
    match station {
        Station::NaturalResources => "natural_resources",
        Station::Agriculture => "agriculture",
    }
}
