//! V12 to V20 and V29: the ground that law sets apart, under the plot as it is used and the house as it was built.

use jiff::civil::Date;

use super::built::Measured;
use super::case::{Case, Numbers, building_since};
use super::finding::{Finding, LimitSource, Unit};
use super::grade::Grade;
use super::kind::EXAMINED;
use crate::domain::kinds::Kind;
use crate::domain::rule::Rule;
use crate::domain::zones::rule::{CONVERSION, Effect, ZoneRule};
use crate::domain::zones::{Hit, Layer, hits};
use crate::spatial::GridPolygon;

/// The findings of this group. A layer that the county has not loaded clears nothing: its kinds are not among them.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let Some(land) = case.built.plot.as_ref().or(case.built.footprint.as_ref()) else { return Vec::new() };
    let house = case.built.footprint.as_ref();
    let touched = hits(&land.value, house.map(|it| &it.value), &case.around.zones, case.judged_by);
    let mut found = Vec::new();
    for layer in Layer::ALL {
        for kind in [Kind::V12, Kind::V13, Kind::V14, Kind::V15, Kind::V16, Kind::V17, Kind::V18, Kind::V19, Kind::V20]
        {
            let here: Vec<&Hit> = touched.iter().filter(|hit| is_of(hit, layer, kind)).collect();
            found.extend(on_layer(case, land, kind, &here));
        }
    }
    found.extend(new_on_farmland(case, &found));
    found.extend(clear(case, land, &found));
    found
}

/// Whether a hit of this layer would be a violation of this kind.
fn is_of(hit: &Hit, layer: Layer, kind: Kind) -> bool {
    hit.layer == layer && hit.violation.as_deref() == Some(kind.code())
}

/// What of one layer is taken, all its zones together, without what was agreed to.
fn on_layer(case: &Case<'_>, land: &Measured<GridPolygon>, kind: Kind, hits: &[&Hit]) -> Option<Finding> {
    let taken: Vec<&&Hit> = hits.iter().filter(|hit| !agreed(case, hit)).collect();
    let first = taken.first()?;
    let area_m2: f64 = taken.iter().map(|hit| hit.area_m2).sum();
    let converted_m2 = match &case.house.conversion {
        Some(conversion) if first.consent.as_deref() == Some(CONVERSION) => conversion.area_m2,
        _ => 0.0,
    };
    // The line of the layer and the line of the survey may both be off: the larger error decides.
    let tolerance = taken.iter().map(|hit| hit.sliver_m2).fold(case.area_slack_m2(land), f64::max);
    let numbers = Numbers::over(area_m2, converted_m2, tolerance, Unit::SquareMetres);
    let grade = case.grade(land, numbers.excess, tolerance);
    let because = (LimitSource::Rule(first.basis.clone()), land.evidence());
    let mut finding = numbers.finding(kind, None, grade, because);
    if kind == Kind::V20 {
        finding.basis = first.basis.clone();
    }
    finding.as_of = taken.iter().map(|hit| hit.as_of).min();
    if grade != Grade::Conforms {
        finding.pieces = taken.iter().flat_map(|hit| hit.pieces.clone()).collect();
    }
    let names: Vec<&str> = taken.iter().map(|hit| hit.name.as_str()).filter(|name| !name.is_empty()).collect();
    let names = if names.is_empty() { "—".to_owned() } else { names.join("、") };
    Some(finding.with("layer", first.layer.code()).with("name", names))
}

/// Whether whoever the law names agreed to building in a zone. For farmland that is counted in square metres instead.
fn agreed(case: &Case<'_>, hit: &Hit) -> bool {
    let spared = hit.effect == Effect::Consent || hit.consent_for.contains(&case.house.application.build_type);
    let paper = hit.consent.as_deref().filter(|code| *code != CONVERSION);
    spared && paper.is_some_and(|code| case.house.has_material(code))
}

/// V29 顶风: on farmland that was not converted, and first known of after the day of the policy.
fn new_on_farmland(case: &Case<'_>, found: &[Finding]) -> Option<Finding> {
    let farmland = found.iter().find(|it| matches!(it.kind, Kind::V12 | Kind::V13) && it.grade.is_suspected())?;
    let since = building_since(case.house)?;
    let limit_day = case.judging.farmland_since;
    if since <= limit_day {
        return None;
    }
    let rule = case.judged_by.judging();
    let source = rule.map_or_else(|| Kind::V29.basis(), Rule::basis);
    let mut finding = farmland.clone();
    (finding.kind, finding.basis, finding.source) = (Kind::V29, Kind::V29.basis(), LimitSource::Rule(source));
    Some(finding.with("since", since).with("limit_day", limit_day))
}

/// Kinds of which every layer is loaded and none is touched.
fn clear(case: &Case<'_>, land: &Measured<GridPolygon>, found: &[Finding]) -> Vec<Finding> {
    let mut cleared = Vec::new();
    for kind in EXAMINED {
        let laws: Vec<&Rule<ZoneRule>> = case.judged_by.all(&case.judged_by.pack().zones).collect();
        let laws: Vec<_> = laws.into_iter().filter(|law| law.value.violation.as_deref() == Some(kind.code())).collect();
        let Some(first) = laws.first() else { continue };
        let days: Option<Vec<Date>> =
            laws.iter().map(|law| case.around.layers.get(&law.value.layer).copied()).collect();
        let Some(days) = days.filter(|_| found.iter().all(|it| it.kind != kind)) else { continue };
        let numbers = Numbers::over(0.0, 0.0, case.area_slack_m2(land), Unit::SquareMetres);
        let because = (LimitSource::Rule(first.basis()), land.evidence());
        let mut finding = numbers.finding(kind, None, Grade::Conforms, because);
        finding.as_of = days.into_iter().min();
        cleared.push(finding);
    }
    cleared
}
