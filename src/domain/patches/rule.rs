//! How patches are held against approvals, as the pack has it.

use serde::{Deserialize, Serialize};

/// Thresholds of the comparison. No national text gives any: they are the district's, and wear a badge until it says so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatchRule {
    /// How far an outline drawn from an image may be off on every side, metres.
    pub edge_m: f64,
    /// Ground beyond the approved plot, the drawing's error taken off, from which a patch is over it, m².
    pub over_m2: f64,
    /// Share of the patch on approved plots below which they have nothing to do with it.
    pub touched_share: f64,
    /// Share of the patch on approved plots from which they explain it.
    pub explained_share: f64,
    /// A house finished longer than so many days before the earlier image cannot be what changed.
    pub finished_days: u32,
    /// A case known by a point alone is of this place up to this distance, metres; the accuracy of its fix is added.
    pub case_m: f64,
    /// A stated area that differs from the outline's by more than this share is told.
    pub area_differs_share: f64,
    /// Photos that a check on site must bring.
    pub photos: u32,
}
