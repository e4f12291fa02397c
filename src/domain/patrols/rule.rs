//! The rules of patrols: how often what is looked at, as data of the district.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::zones::Layer;

/// Why somebody goes to a place. Its words stand under `patrol_reason.<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A lead that nobody has verified.
    LeadUnverified,
    /// A satellite patch that nobody has verified.
    PatchUnverified,
    /// A house that its last visit found doubtful or not as approved.
    HouseDeviates,
    /// An open case, to see whether it was stopped or corrected.
    ViolationRecheck,
    /// A visit that named the day of the next one.
    VisitRecheck,
    /// A house being built.
    HouseUnderConstruction,
    /// The place of an earlier violation.
    ViolationPlace,
    /// A village with plots in a zone of risk.
    ZoneVillage,
    /// Any village.
    Village,
}

impl Reason {
    /// Every reason, in the order of the list for one day.
    pub const ALL: [Self; 9] = [
        Self::LeadUnverified,
        Self::PatchUnverified,
        Self::HouseDeviates,
        Self::ViolationRecheck,
        Self::VisitRecheck,
        Self::HouseUnderConstruction,
        Self::ViolationPlace,
        Self::ZoneVillage,
        Self::Village,
    ];

    /// Its name in the pack, the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::LeadUnverified => "lead_unverified",
            Self::PatchUnverified => "patch_unverified",
            Self::HouseDeviates => "house_deviates",
            Self::ViolationRecheck => "violation_recheck",
            Self::VisitRecheck => "visit_recheck",
            Self::HouseUnderConstruction => "house_under_construction",
            Self::ViolationPlace => "violation_place",
            Self::ZoneVillage => "zone_village",
            Self::Village => "village",
        }
    }

    /// The reason of a code.
    pub fn of(code: &str) -> Option<Self> {
        serde_json::from_value(Value::String(code.to_owned())).ok()
    }

    /// Whether it is a village's, and not a single place's.
    pub fn is_of_villages(self) -> bool {
        matches!(self, Self::ZoneVillage | Self::Village)
    }

    /// Whether a visit close by is a visit to it, since no act of its own could be.
    pub fn is_met_nearby(self) -> bool {
        matches!(self, Self::VisitRecheck | Self::ViolationPlace)
    }
}

/// How often something is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatrolRule {
    /// Why somebody goes.
    pub reason: Reason,
    /// The layer of zones, for [`Reason::ZoneVillage`] alone.
    #[serde(default)]
    pub layer: Option<Layer>,
    /// Calendar days from the day counted from to the day by which somebody was there.
    pub days: u32,
    /// Days by which it stands ahead of its due day in the list.
    pub weight: u32,
}
