//! What a household applies for (农村宅基地和建房(规划许可)申请表, 使用承诺书); of a house taken over from the register, what
//! that says of the same things. An application always says what is optional here, a register may not.

use serde::{Deserialize, Serialize};

use super::codes::{BuildType, Disposal, LandClass, Relation};
use super::outline::Outline;
use super::person::PersonRef;

/// 农村宅基地和建房(规划许可)申请.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// Head of the household.
    pub head: PersonRef,
    /// The other members.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    /// What the household has now.
    #[serde(default, skip_serializing_if = "Current::is_nothing")]
    pub current: Current,
    /// 建房类型.
    pub build_type: BuildType,
    /// 地类.
    pub land_class: LandClass,
    /// 拟申请宅基地.
    pub plot: Outline,
    /// 房基.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footprint: Option<Outline>,
    /// 建筑面积.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor_area_m2: Option<f64>,
    /// 层数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storeys: Option<u32>,
    /// 高度.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height_m: Option<f64>,
    /// 四至.
    pub boundaries: Boundaries,
    /// 是否征求相邻权利人意见.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub neighbours_consulted: bool,
    /// 申请理由.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// 使用承诺.
    #[serde(default, skip_serializing_if = "Promise::is_nothing")]
    pub promise: Promise,
}

impl Application {
    /// The head and the spouse: whose homestead is the household's.
    pub fn couple(&self) -> Vec<PersonRef> {
        let spouse = self.members.iter().filter(|member| member.relation == Relation::Spouse);
        std::iter::once(self.head).chain(spouse.map(|member| member.person)).collect()
    }

    /// Persons of the household, the head among them.
    pub fn people(&self) -> usize {
        self.members.len() + 1
    }
}

/// A member of the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub person: PersonRef,
    /// 与户主关系.
    pub relation: Relation,
}

/// 现宅基地及农房情况.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Current {
    /// 宅基地面积.
    pub plot_area_m2: f64,
    /// 建筑面积.
    pub floor_area_m2: f64,
    /// 处置情况.
    pub disposal: Disposal,
}

impl Current {
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// 四至.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boundaries {
    /// 东至.
    pub east: String,
    /// 南至.
    pub south: String,
    /// 西至.
    pub west: String,
    /// 北至.
    pub north: String,
}

/// What the household promised; it drives two clocks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Built and in use within so many months of approval.
    pub build_within_months: u32,
    /// Old house demolished within so many days of completion; 0 where there is none.
    pub demolish_old_within_days: u32,
}

impl Promise {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}
