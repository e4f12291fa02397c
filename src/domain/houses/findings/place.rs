//! V04 built elsewhere, V05 moved or over the line: where the house stands.

use super::approval::at_the_real_site;
use super::built::Measured;
use super::case::{Case, Numbers};
use super::finding::{Finding, LimitSource, Unit};
use super::grade::Grade;
use super::kind::Part;
use crate::domain::houses::outline::outside;
use crate::domain::kinds::Kind;
use crate::spatial::{GridPolygon, difference_area_m2, distance_m, greatest_distance_outside_m, intersection_area_m2};

/// The findings of this group.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let (Some(built), Some(plot)) = (&case.built.footprint, &case.plot) else { return Vec::new() };
    let Some(away) = elsewhere(case, built, plot) else { return Vec::new() };
    let mut found: Vec<Finding> = at_the_real_site(case, away.grade).into_iter().collect();
    // Unless it plainly stands elsewhere, how far it is out is told as well: a house on the line between both kinds is
    // plainly out whichever of them it is.
    if away.grade != Grade::SuspectedPlain {
        found.extend(moved(case, built, plot));
    }
    found.push(away);
    found
}

/// V04 批东建西: next to nothing of the house stands on its plot.
fn elsewhere(case: &Case<'_>, built: &Measured<GridPolygon>, plot: &GridPolygon) -> Option<Finding> {
    let area_m2 = built.value.area_m2();
    let shared_m2 = intersection_area_m2(&built.value, plot).ok()?;
    let apart_m = distance_m(&built.value, plot).ok()?;
    let least_m2 = case.judging.away_share * area_m2;
    let tolerance_m2 = case.area_slack_m2(built);
    let scale = built.scale(case.judging.plain_factor);
    let grade = if shared_m2 >= least_m2 {
        Grade::Conforms
    } else if apart_m > case.judging.plain_factor * built.length_slack_m() {
        // No error of the method brings back a house that does not touch its plot.
        scale.cap(Grade::SuspectedPlain)
    } else {
        // Near the line between elsewhere and moved a person measures again.
        scale.grade(least_m2 - shared_m2, tolerance_m2).max(Grade::SuspectedRemeasure)
    };
    let (_permit, source) = case.licence()?;
    let percent = |share_m2: f64| 100.0 * share_m2 / area_m2;
    let numbers = Numbers {
        value: percent(shared_m2),
        limit: percent(least_m2),
        excess: percent(least_m2 - shared_m2),
        tolerance: percent(tolerance_m2),
        unit: Unit::Percent,
    };
    let mut finding = numbers.finding(Kind::V04, None, grade, (source, built.evidence()));
    if grade != Grade::Conforms {
        finding.pieces = outside(&built.value, plot);
    }
    Some(finding.with("distance_m", format!("{apart_m:.2}")))
}

/// V05: the house outside its approved footprint, by more area and more width than the method may be off.
fn moved(case: &Case<'_>, built: &Measured<GridPolygon>, plot: &GridPolygon) -> Option<Finding> {
    let footprint = case.footprint.as_ref()?;
    let (_permit, source) = case.licence()?;
    let out = Overhang::of(case, built, footprint)?;
    let beyond = Overhang::of(case, built, plot)?;
    let part = if beyond.grade > Grade::WithinTolerance { Part::Beyond } else { Part::Moved };
    Some(out.finding(case, built, footprint, part, source).with("beyond_m2", format!("{:.2}", beyond.area_m2)))
}

/// The part of an outline outside another: its area, and how far out it reaches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Overhang {
    area_m2: f64,
    distance_m: f64,
    /// By area and by width together: a strip as narrow as the method's error is none.
    pub(super) grade: Grade,
}

impl Overhang {
    /// How far an outline reaches outside an approved one.
    pub(super) fn of(case: &Case<'_>, outline: &Measured<GridPolygon>, approved: &GridPolygon) -> Option<Self> {
        let area_m2 = difference_area_m2(&outline.value, approved).ok()?;
        let distance_m = greatest_distance_outside_m(&outline.value, approved).ok()?;
        let wide = case.grade(outline, distance_m, outline.length_slack_m());
        let large = case.grade(outline, area_m2, case.area_slack_m2(outline));
        Some(Self { area_m2, distance_m, grade: large.min(wide) })
    }

    /// The finding of an outline that reaches out so.
    pub(super) fn finding(
        self,
        case: &Case<'_>,
        outline: &Measured<GridPolygon>,
        approved: &GridPolygon,
        part: Part,
        source: LimitSource,
    ) -> Finding {
        let area_m2 = if self.grade == Grade::Conforms { 0.0 } else { self.area_m2 };
        let numbers = Numbers::over(area_m2, 0.0, case.area_slack_m2(outline), Unit::SquareMetres);
        let mut finding = numbers.finding(Kind::V05, Some(part), self.grade, (source, outline.evidence()));
        if self.grade != Grade::Conforms {
            finding.pieces = outside(&outline.value, approved);
        }
        finding.with("distance_m", format!("{:.2}", self.distance_m))
    }
}
