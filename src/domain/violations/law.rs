//! Under which law a violation is handled: its track, the measures and the fine that its article has, and who carries it
//! out in the end. What an article does not have cannot be said here (行政处罚法 4, 38).

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// One of the three ways of the law; they have different authorities, suit periods and opposite ways of enforcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Track {
    /// 城乡规划法: the township decides and demolishes itself.
    Planning,
    /// 土地管理法: the authority must apply to the court.
    Land,
    /// A law of its own for roads, rivers, pipelines, power lines, hazards, forests.
    Zone,
}

/// Who carries a decision out that is not obeyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// The authority itself, after its periods (行政强制法 35–37, 44).
    OwnForce,
    /// The court, on application (行政强制法 53–58).
    Court,
}

/// The article under which a case is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Law {
    /// 城乡规划法 65: no planning permit, or against it, in a village.
    Planning65,
    /// 土地管理法 78: a villager's house on land not approved.
    Land78,
    /// 土地管理法 77: land occupied by anybody else, or for anything else.
    Land77,
    /// 土地管理法 75: the plough layer destroyed.
    Land75,
    /// 土地管理法 74: land sold or transferred against the law.
    Land74,
    /// 公路法 81.
    Highway81,
    /// 水法 65.
    River65,
    /// 石油天然气管道保护法 52.
    Pipeline52,
    /// 电力法 69.
    Power69,
    /// 地质灾害防治条例 43.
    Hazard43,
    /// 森林法 73.
    Forest73,
}

/// What a decision may order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 限期改正.
    Correct,
    /// 限期拆除.
    Demolish,
    /// 退还非法占用的土地.
    ReturnLand,
    /// 恢复原状、治理.
    RestoreLand,
    /// 没收.
    Confiscate,
}

/// What a fine is counted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FineBase {
    /// A sum in yuan.
    Flat,
    /// Square metres of land.
    AreaM2,
    /// 耕地开垦费, yuan.
    ReclamationFee,
    /// 违法所得, yuan.
    UnlawfulGains,
    /// Cost of restoring, yuan.
    RestorationCost,
}

/// The range of a fine: yuan, or times its base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FineRule {
    /// On what it is counted.
    pub base: FineBase,
    /// The least, where one is imposed.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// Who says so.
    pub article: &'static str,
}

/// What an article says.
#[derive(Debug)]
pub struct LawRow {
    /// As it is cited.
    pub citation: &'static str,
    /// Its track.
    pub track: Track,
    /// Who carries it out.
    pub route: Route,
    /// The power to decide under it, as the pack's rows name it.
    pub power: &'static str,
    /// What it lets an authority order.
    pub measures: &'static [Measure],
    /// Its fine; none where the article has none.
    pub fine: Option<FineRule>,
    /// First day on which a rule of this substance was law.
    pub since: Date,
    /// First day of the edition whose text was read: for older buildings the then edition must be looked up.
    pub read_since: Date,
}

use Measure::{Confiscate, Correct, Demolish, RestoreLand, ReturnLand};

const PLANNING_65: LawRow = LawRow {
    citation: "城乡规划法 65",
    track: Track::Planning,
    route: Route::OwnForce,
    power: "planning_enforcement",
    measures: &[Correct, Demolish],
    fine: None,
    since: date(2008, 1, 1),
    read_since: date(2019, 4, 23),
};

const LAND_78: LawRow = LawRow {
    citation: "土地管理法 78",
    track: Track::Land,
    route: Route::Court,
    power: "homestead_enforcement",
    measures: &[ReturnLand, Demolish],
    fine: None,
    since: date(1999, 1, 1),
    read_since: date(2020, 1, 1),
};

const LAND_77: LawRow = LawRow {
    citation: "土地管理法 77",
    power: "land_enforcement",
    measures: &[ReturnLand, Demolish, Confiscate],
    fine: Some(FineRule {
        base: FineBase::AreaM2, least: 100.0, most: 1000.0, article: "土地管理法实施条例 57"
    }),
    ..LAND_78
};

const LAND_75: LawRow = LawRow {
    citation: "土地管理法 75",
    power: "farmland_enforcement",
    measures: &[RestoreLand],
    fine: Some(FineRule {
        base: FineBase::ReclamationFee, least: 5.0, most: 10.0, article: "土地管理法实施条例 55"
    }),
    ..LAND_78
};

const LAND_74: LawRow = LawRow {
    citation: "土地管理法 74",
    power: "land_enforcement",
    measures: &[Demolish, Confiscate],
    // The range stands in the regulations; a secondary source gives 10 to 50 per cent of the gains.
    fine: Some(FineRule {
        base: FineBase::UnlawfulGains, least: 0.1, most: 0.5, article: "土地管理法实施条例 54"
    }),
    ..LAND_78
};

const HIGHWAY_81: LawRow = LawRow {
    citation: "公路法 81",
    track: Track::Zone,
    route: Route::OwnForce,
    power: "highway_enforcement",
    measures: &[Demolish],
    fine: Some(FineRule { base: FineBase::Flat, least: 1.0, most: 50_000.0, article: "公路法 81" }),
    since: date(1998, 1, 1),
    read_since: date(2017, 11, 5),
};

const RIVER_65: LawRow = LawRow {
    citation: "水法 65",
    power: "river_enforcement",
    measures: &[Demolish, RestoreLand],
    fine: Some(FineRule { base: FineBase::Flat, least: 10_000.0, most: 100_000.0, article: "水法 65" }),
    since: date(2002, 10, 1),
    read_since: date(2016, 7, 2),
    ..HIGHWAY_81
};

const PIPELINE_52: LawRow = LawRow {
    citation: "石油天然气管道保护法 52",
    power: "pipeline_enforcement",
    measures: &[Demolish],
    fine: None,
    since: date(2010, 10, 1),
    read_since: date(2010, 10, 1),
    ..HIGHWAY_81
};

const POWER_69: LawRow = LawRow {
    citation: "电力法 69",
    route: Route::Court,
    power: "power_line_enforcement",
    measures: &[Demolish],
    fine: None,
    since: date(1996, 4, 1),
    read_since: date(2018, 12, 29),
    ..HIGHWAY_81
};

const HAZARD_43: LawRow = LawRow {
    citation: "地质灾害防治条例 43",
    power: "hazard_enforcement",
    measures: &[RestoreLand],
    fine: Some(FineRule {
        base: FineBase::Flat, least: 10_000.0, most: 50_000.0, article: "地质灾害防治条例 43"
    }),
    since: date(2004, 3, 1),
    read_since: date(2004, 3, 1),
    ..POWER_69
};

const FOREST_73: LawRow = LawRow {
    citation: "森林法 73",
    power: "forest_enforcement",
    measures: &[RestoreLand],
    fine: Some(FineRule { base: FineBase::RestorationCost, least: 0.0, most: 3.0, article: "森林法 73" }),
    since: date(2020, 7, 1),
    read_since: date(2020, 7, 1),
    ..POWER_69
};

impl Law {
    /// Every article.
    pub const ALL: [Self; 11] = [
        Self::Planning65,
        Self::Land78,
        Self::Land77,
        Self::Land75,
        Self::Land74,
        Self::Highway81,
        Self::River65,
        Self::Pipeline52,
        Self::Power69,
        Self::Hazard43,
        Self::Forest73,
    ];

    /// What it says.
    pub fn row(self) -> &'static LawRow {
        match self {
            Self::Planning65 => &PLANNING_65,
            Self::Land78 => &LAND_78,
            Self::Land77 => &LAND_77,
            Self::Land75 => &LAND_75,
            Self::Land74 => &LAND_74,
            Self::Highway81 => &HIGHWAY_81,
            Self::River65 => &RIVER_65,
            Self::Pipeline52 => &PIPELINE_52,
            Self::Power69 => &POWER_69,
            Self::Hazard43 => &HAZARD_43,
            Self::Forest73 => &FOREST_73,
        }
    }

    /// Its track.
    pub fn track(self) -> Track {
        self.row().track
    }

    /// Who carries it out.
    pub fn route(self) -> Route {
        self.row().route
    }
}
