//! How large a homestead may be, as the pack has it.

use serde::{Deserialize, Serialize};

/// Where an area limit holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitZone {
    /// Wherever no other row of the day does.
    #[default]
    Any,
    /// Inside the urban planning area 城市规划区.
    UrbanPlanInside,
    /// Outside it.
    UrbanPlanOutside,
}

/// How large a homestead may be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaLimit {
    /// Where.
    #[serde(default)]
    pub zone: LimitZone,
    /// Square metres a household.
    pub per_household_m2: f64,
    /// Square metres a person.
    pub per_person_m2: f64,
}
