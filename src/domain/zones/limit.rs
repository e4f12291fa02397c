//! How large a homestead may be: by the rule of the day, the people of the household and where it lies.

use super::area::AreaLimit;
use crate::domain::pack::Rules;
use crate::domain::rule::Rule;

/// The limit of one household.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit<'p> {
    /// The rule that it comes from.
    pub rule: &'p Rule<AreaLimit>,
    /// People of the household.
    pub people: u32,
    /// Square metres: what its people have together, and never more than a household may have.
    pub limit_m2: f64,
}

/// The limit of a household of so many people on the rules' day; none where the pack has no rule of that day.
pub fn limit(rules: Rules<'_>, inside_urban_plan: bool, people: u32) -> Option<Limit<'_>> {
    let rule = rules.limit_at(inside_urban_plan)?;
    let together_m2 = rule.value.per_person_m2 * f64::from(people);
    Some(Limit { rule, people, limit_m2: together_m2.min(rule.value.per_household_m2) })
}

impl Limit<'_> {
    /// Whether a plot keeps to it. Areas are written to the hundredth of a square metre.
    pub fn allows(&self, area_m2: f64) -> bool {
        area_m2 <= self.limit_m2 + 0.005
    }
}
