//! V06 to V09: footprint, floor area, storeys and height against the licence (城乡规划法 65).

use super::built::Measured;
use super::case::{Case, Numbers};
use super::finding::{Finding, Unit};
use super::grade::Grade;
use crate::domain::houses::outline::outside;
use crate::domain::kinds::Kind;

/// The findings of this group.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let Some((permit, _source)) = case.licence() else { return Vec::new() };
    let built = &case.built;
    let mut found = Vec::new();
    if let Some(footprint) = &built.footprint {
        let tolerance = case.area_slack_m2(footprint);
        let area_m2 = footprint.value.area_m2();
        let numbers = Numbers::over(area_m2, permit.footprint_area_m2, tolerance, Unit::SquareMetres);
        let larger = beyond(case, Kind::V06, footprint, numbers).map(|mut finding| {
            if let (true, Some(approved)) = (finding.grade != Grade::Conforms, &case.footprint) {
                finding.pieces = outside(&footprint.value, approved);
            }
            finding
        });
        found.extend(larger);
    }
    if let Some(floor) = &built.floor_area_m2 {
        let slack = floor.floor_slack_m2();
        let numbers = Numbers::over(floor.value, permit.floor_area_m2, slack, Unit::SquareMetres);
        found.extend(beyond(case, Kind::V07, floor, numbers));
    }
    if let Some(storeys) = &built.storeys {
        let (value, limit) = (f64::from(storeys.value), f64::from(permit.storeys));
        found.extend(beyond(case, Kind::V08, storeys, Numbers::over(value, limit, 0.0, Unit::Storeys)));
    }
    if let Some(height) = &built.height_m {
        let numbers = Numbers::over(height.value, permit.height_m, height.height_slack_m(), Unit::Metres);
        found.extend(beyond(case, Kind::V09, height, numbers));
    }
    found
}

fn beyond<T>(case: &Case<'_>, kind: Kind, measured: &Measured<T>, numbers: Numbers) -> Option<Finding> {
    let (_permit, source) = case.licence()?;
    let grade = case.grade(measured, numbers.excess, numbers.tolerance);
    Some(numbers.finding(kind, None, grade, (source, measured.evidence())))
}
