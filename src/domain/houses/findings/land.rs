//! V02 more land used than approved, V03-P a plot over the standard, V28 land enclosed: the plot as it is used.

use super::approval::area_limit;
use super::built::Measured;
use super::case::{Case, Numbers};
use super::finding::{Finding, LimitSource, Unit};
use super::grade::Grade;
use super::kind::Part;
use crate::domain::houses::outline::outside;
use crate::domain::kinds::Kind;
use crate::spatial::{GridPolygon, difference_area_m2, greatest_distance_outside_m, intersection_area_m2};

/// The findings of this group.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let Some(used) = &case.built.plot else { return Vec::new() };
    let mut found: Vec<Finding> = over_standard(case, used).into_iter().collect();
    let Some(plot) = &case.plot else { return found };
    let Some(more) = more_than_approved(case, used, plot) else { return found };
    found.extend(displaced(case, used, plot, more.grade));
    found.extend(enclosed(case, used, plot, more.grade));
    found.push(more);
    found
}

/// V02 少批多占: more land, and outside the plot. As much land elsewhere is a displaced plot.
fn more_than_approved(case: &Case<'_>, used: &Measured<GridPolygon>, plot: &GridPolygon) -> Option<Finding> {
    let (permit, source) = case.licence()?;
    let tolerance = case.area_slack_m2(used);
    let beyond_m2 = difference_area_m2(&used.value, plot).ok()?;
    let more_m2 = used.value.area_m2() - permit.plot_area_m2;
    // Where less was granted than was drawn, no line on the ground shows what is too much: only the number does.
    let drawn_as_granted = plot.area_m2() - permit.plot_area_m2 <= case.judging.least_area_m2;
    let (excess, weighed) = if drawn_as_granted { (beyond_m2, beyond_m2.min(more_m2)) } else { (more_m2, more_m2) };
    let grade = case.grade(used, weighed, tolerance);
    let numbers = Numbers {
        value: used.value.area_m2(),
        limit: permit.plot_area_m2,
        excess: if grade == Grade::Conforms { 0.0 } else { excess },
        tolerance,
        unit: Unit::SquareMetres,
    };
    let mut finding = numbers.finding(Kind::V02, None, grade, (source, used.evidence()));
    if grade != Grade::Conforms {
        finding.pieces = outside(&used.value, plot);
    }
    Some(finding)
}

/// A plot as large as approved in another place: 越界, not 少批多占.
fn displaced(case: &Case<'_>, used: &Measured<GridPolygon>, plot: &GridPolygon, more: Grade) -> Option<Finding> {
    if more == Grade::SuspectedPlain {
        return None;
    }
    let (_permit, source) = case.licence()?;
    let beyond_m2 = difference_area_m2(&used.value, plot).ok()?;
    let distance_m = greatest_distance_outside_m(&used.value, plot).ok()?;
    let tolerance = case.area_slack_m2(used);
    let wide = case.grade(used, distance_m, used.length_slack_m());
    let grade = case.grade(used, beyond_m2, tolerance).min(wide);
    if !grade.is_suspected() {
        return None;
    }
    let numbers = Numbers::over(beyond_m2, 0.0, tolerance, Unit::SquareMetres);
    let mut finding = numbers.finding(Kind::V05, Some(Part::PlotMoved), grade, (source, used.evidence()));
    finding.pieces = outside(&used.value, plot);
    Some(finding.with("distance_m", format!("{distance_m:.2}")))
}

/// V03-P: the plot as used is over the standard. What was approved over the standard is not the household's fault.
fn over_standard(case: &Case<'_>, used: &Measured<GridPolygon>) -> Option<Finding> {
    let (standard_m2, basis) = area_limit(case, true)?;
    let granted_m2 = case.house.approved().map_or(0.0, |permit| permit.plot_area_m2);
    let (limit_m2, source) = match case.licence() {
        Some((_permit, licence)) if granted_m2 > standard_m2 => (granted_m2, licence),
        _ => (standard_m2, LimitSource::Rule(basis)),
    };
    let tolerance = case.area_slack_m2(used);
    let numbers = Numbers::over(used.value.area_m2(), limit_m2, tolerance, Unit::SquareMetres);
    let grade = case.grade(used, numbers.excess, tolerance);
    let mut finding = numbers.finding(Kind::V03, Some(Part::PlotUsed), grade, (source, used.evidence()));
    if let (true, Some(plot)) = (grade != Grade::Conforms, &case.plot) {
        finding.pieces = outside(&used.value, plot);
    }
    Some(finding.with("people", case.house.application.people()))
}

/// V28 圈占: ground taken in outside the plot on which no house stands.
fn enclosed(case: &Case<'_>, used: &Measured<GridPolygon>, plot: &GridPolygon, more: Grade) -> Option<Finding> {
    let built = case.built.footprint.as_ref()?;
    let (_permit, source) = case.licence()?;
    let tolerance = case.area_slack_m2(used);
    let bare = |piece: &GridPolygon| intersection_area_m2(piece, &built.value).is_ok_and(|m2| m2 <= tolerance);
    let mut pieces = outside(&used.value, plot);
    pieces.retain(bare);
    let area_m2: f64 = pieces.iter().map(GridPolygon::area_m2).sum();
    let grade = case.grade(used, area_m2, tolerance).min(more);
    let numbers =
        Numbers::over(if grade == Grade::Conforms { 0.0 } else { area_m2 }, 0.0, tolerance, Unit::SquareMetres);
    let mut finding = numbers.finding(Kind::V28, None, grade, (source, used.evidence()));
    if grade != Grade::Conforms {
        finding.pieces = pieces;
    }
    Some(finding)
}
