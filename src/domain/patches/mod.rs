//! Satellite patches 图斑: what an image shows to have changed, held against what was approved. A patch is a clue: nothing is a
//! violation before somebody stood there (自然资发〔2023〕258号; 行政处罚法 40).

pub mod acts;
pub mod classify;
pub mod codes;
pub mod ground;
pub mod patch;
pub mod rule;
pub mod steps;

pub use classify::classify;
pub use patch::Patch;

use super::pack::Rules;
use super::rule::Rule;
use rule::PatchRule;

/// How patches are held against approvals, by the rules of a day.
pub fn thresholds(rules: Rules<'_>) -> Option<&Rule<PatchRule>> {
    rules.all(&rules.pack().patches).next()
}
