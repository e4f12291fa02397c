//! Which body of the village may decide, and by what share.

use serde::{Deserialize, Serialize};

/// A body of the village and when it may decide.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRule {
    /// `village_group`, `villager_representatives`, `collective_members`, `collective_representatives`.
    pub body: String,
    /// Share that must be present, as a fraction.
    pub quorum: (u32, u32),
    /// Share that must agree, as a fraction.
    pub pass: (u32, u32),
    /// Of whom: those present, or all who are due.
    pub pass_of: PassOf,
    /// Whether more than the share is needed (過半) or the share suffices.
    pub pass_strictly: bool,
    /// Whether this body may decide on a homestead at all.
    pub may_decide: bool,
}

/// Of whom a passing share is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassOf {
    /// Of those present.
    Present,
    /// Of all who are due.
    Due,
}
