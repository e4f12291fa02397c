//! The layers of zones that a county may load.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A kind of zone. What law attaches to it stands in the pack, never here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// 永久基本农田.
    BasicFarmland,
    /// 耕地, from the land survey of its base year.
    CultivatedLand,
    /// 林地.
    Forest,
    /// 生态保护红线.
    EcologicalLine,
    /// 自然保护地.
    NatureReserve,
    /// 饮用水水源保护区.
    WaterSource,
    /// 城镇开发边界: inside it another regime of licences holds.
    TownBoundary,
    /// 城市规划区, by which the old regulation told its area limits apart.
    UrbanPlan,
    /// 公路: the building control zone, or the edge of the road's land.
    Road,
    /// 铁路: the protection zone, or the toe of the bank.
    Railway,
    /// 架空电力线路: the protection zone, or the outer conductor.
    PowerLine,
    /// 电力电缆: the protection zone, or the line of the markers.
    PowerCable,
    /// 石油天然气管道: the protection zone, or the middle of the pipe.
    Pipeline,
    /// 河道管理范围.
    River,
    /// 地质灾害危险区.
    Hazard,
    /// 地质灾害易发区.
    HazardProne,
    /// 文物保护范围、建设控制地带.
    Heritage,
    /// 历史文化名村核心保护范围.
    HistoricVillage,
    /// 水库大坝管理和保护范围.
    Reservoir,
}

/// Whose line a zone's outline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// The zone itself, as its authority drew it.
    Designated,
    /// The thing from which the zone is measured.
    Reference,
}

/// Not the name of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no layer has this name")]
pub struct UnknownLayer;

impl Layer {
    /// Every layer, in the order in which they are shown: what forbids a house first.
    pub const ALL: [Self; 19] = [
        Self::BasicFarmland,
        Self::CultivatedLand,
        Self::Forest,
        Self::EcologicalLine,
        Self::NatureReserve,
        Self::WaterSource,
        Self::TownBoundary,
        Self::UrbanPlan,
        Self::Road,
        Self::Railway,
        Self::PowerLine,
        Self::PowerCable,
        Self::Pipeline,
        Self::River,
        Self::Hazard,
        Self::HazardProne,
        Self::Heritage,
        Self::HistoricVillage,
        Self::Reservoir,
    ];

    /// Its name in the contract, the pack and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::BasicFarmland => "basic_farmland",
            Self::CultivatedLand => "cultivated_land",
            Self::Forest => "forest",
            Self::EcologicalLine => "ecological_line",
            Self::NatureReserve => "nature_reserve",
            Self::WaterSource => "water_source",
            Self::TownBoundary => "town_boundary",
            Self::UrbanPlan => "urban_plan",
            Self::Road => "road",
            Self::Railway => "railway",
            Self::PowerLine => "power_line",
            Self::PowerCable => "power_cable",
            Self::Pipeline => "pipeline",
            Self::River => "river",
            Self::Hazard => "hazard",
            Self::HazardProne => "hazard_prone",
            Self::Heritage => "heritage",
            Self::HistoricVillage => "historic_village",
            Self::Reservoir => "reservoir",
        }
    }
}

impl Extent {
    /// Its name in the contract and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Designated => "designated",
            Self::Reference => "reference",
        }
    }
}

impl FromStr for Layer {
    type Err = UnknownLayer;

    fn from_str(text: &str) -> Result<Self, UnknownLayer> {
        serde_json::from_value(Value::String(text.to_owned())).map_err(|_why| UnknownLayer)
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
