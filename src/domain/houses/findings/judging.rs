//! How a measurement and a suspicion are weighed, as the pack has it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a measuring method may be off.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToleranceRule {
    /// `rtk`, `total_station`, `tape`, or `phone`, which may only open a lead.
    pub method: String,
    /// Metres of length.
    pub length_m: f64,
    /// Metres of height.
    pub height_m: f64,
    /// Square metres of floor area.
    pub floor_area_m2: f64,
}

/// How differences from the licence are weighed. None of these numbers has a statute: they are the program's design until
/// the district sets its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgingRule {
    /// More than so many times the tolerance is plain.
    pub plain_factor: f64,
    /// A house of which less than this share stands on its plot was built elsewhere (异地).
    pub away_share: f64,
    /// A building of which at least this share stands on another's approved plot is that other's.
    pub covered_share: f64,
    /// No area tolerance is smaller, square metres.
    pub least_area_m2: f64,
    /// What was first seen on farmland after this day is new (顶风).
    pub farmland_since: Date,
}

impl Default for JudgingRule {
    /// The design's own values, for a pack that was loaded without any.
    fn default() -> Self {
        let farmland_since = jiff::civil::date(2020, 7, 3);
        Self { plain_factor: 2.0, away_share: 0.10, covered_share: 0.50, least_area_m2: 0.5, farmland_since }
    }
}

impl JudgingRule {
    /// What an area along a border may be off: the border by the length that its method may be, and never less than the
    /// least area.
    pub fn area_slack_m2(&self, perimeter_m: f64, length_m: f64) -> f64 {
        (perimeter_m * length_m).max(self.least_area_m2)
    }
}
