//! The stakes at set-out against the approved footprint: caught before anything is dug.

use super::built::{Built, Measured};
use super::case::Case;
use super::finding::Finding;
use super::kind::Part;
use super::place::Overhang;
use super::surroundings::Surroundings;
use crate::domain::houses::codes::Method;
use crate::domain::houses::file::House;
use crate::domain::pack::Rules;

/// The outline staked last, as it lies to the approved footprint; none where nothing was staked or nothing approved.
/// Stakes placed by phone alone tell nothing.
pub fn staked(house: &House, rules: Rules<'_>) -> Option<Finding> {
    let (outline, visit, method) = house.visits.iter().rev().find_map(|visit| {
        let measurement = visit.measurement.as_ref().filter(|it| it.method != Method::Phone)?;
        Some((measurement.staked.as_ref()?.plane()?, visit, measurement.method))
    })?;
    let around = Surroundings::default();
    let measured = Measured::of(outline, visit, method, rules.pack());
    let case = Case::of(house, rules, &around, measured.on, Built::default());
    let footprint = case.footprint.as_ref()?;
    let (_permit, source) = case.licence()?;
    let out = Overhang::of(&case, &measured, footprint)?;
    Some(out.finding(&case, &measured, footprint, Part::Moved, source))
}
