//! Measured against approved, as far as acceptance needs it: what plainly exceeds a licence. The machine only suspects;
//! a person decides by rectification or by measuring again.

use super::file::{House, Permit};
use super::outline::Outline;
use crate::domain::pack::{Rules, ToleranceRule};
use crate::spatial::difference_area_m2;

/// Twice the tolerance is plain, once is for measuring again.
const PLAIN_FACTOR: f64 = 2.0;

/// Something that plainly exceeds the licence.
#[derive(Debug, Clone, PartialEq)]
pub struct Suspicion {
    /// The kind of violation it would be (V05 移位/越界, V07 超建筑面积, V08 超层, V09 超高).
    pub kind: &'static str,
    /// What was measured, with its unit.
    pub value: String,
    /// What was approved, with its unit.
    pub limit: String,
}

/// What plainly exceeds the licence at the last measured completion visit; nothing where none was measured.
pub fn plain_suspicions(house: &House, rules: Rules<'_>) -> Vec<Suspicion> {
    let Some((_visit, measurement)) = house.measured_visit() else { return Vec::new() };
    let Some(permit) = house.approved() else { return Vec::new() };
    // Without a rule of its day a method is held to be exact: a missing row hides nothing.
    let tolerance = rules.tolerance(measurement.method.code()).map(|rule| &rule.value);
    let slack = |of: fn(&ToleranceRule) -> f64| tolerance.map_or(0.0, of);
    let exceeds = |kind, unit: &str, value: Option<f64>, limit: f64, slack: f64| {
        value.filter(|value| value - limit > PLAIN_FACTOR * slack).map(|value| Suspicion {
            kind,
            value: format!("{value:.2} {unit}"),
            limit: format!("{limit:.2} {unit}"),
        })
    };
    let storeys = measurement.storeys.filter(|built| *built > permit.storeys).map(|built| Suspicion {
        kind: "V08",
        value: built.to_string(),
        limit: permit.storeys.to_string(),
    });
    [
        measurement.built_footprint.as_ref().and_then(|built| overhang(built, permit, slack(|it| it.length_m))),
        exceeds("V07", "m²", measurement.floor_area_m2, permit.floor_area_m2, slack(|it| it.floor_area_m2)),
        storeys,
        exceeds("V09", "m", measurement.height_m, permit.height_m, slack(|it| it.height_m)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The house as staked last, where it plainly leaves the approved footprint: caught before anything is dug.
pub fn staked_beyond(house: &House, rules: Rules<'_>) -> Option<Suspicion> {
    let measurement = house.visits.iter().rev().find_map(|visit| {
        let measurement = visit.measurement.as_ref()?;
        measurement.staked.is_some().then_some(measurement)
    })?;
    let length_m = rules.tolerance(measurement.method.code()).map_or(0.0, |rule| rule.value.length_m);
    overhang(measurement.staked.as_ref()?, house.approved()?, length_m)
}

/// The part of an outline outside the approved footprint, beyond `max(0.5 m², perimeter × length tolerance)`.
fn overhang(outline: &Outline, permit: &Permit, length_m: f64) -> Option<Suspicion> {
    let built = outline.plane()?;
    let approved = permit.footprint.plane()?;
    let outside_m2 = difference_area_m2(&built, &approved).ok()?;
    let slack_m2 = (approved.perimeter_m() * length_m).max(0.5);
    (outside_m2 > PLAIN_FACTOR * slack_m2).then(|| Suspicion {
        kind: "V05",
        value: format!("{outside_m2:.2} m²"),
        limit: format!("{slack_m2:.2} m²"),
    })
}
