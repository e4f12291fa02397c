//! V01 building without approval, V03-A an approval over the standard, V26 an approval that ran out: what the papers say.

use jiff::civil::Date;

use super::built::Measured;
use super::case::{Case, Numbers, building_since};
use super::finding::{Evidence, Finding, LimitSource, Unit};
use super::grade::Grade;
use super::kind::Part;
use crate::domain::houses::codes::{BuildType, PermitKind, State, VisitKind};
use crate::domain::houses::deadlines::{DeadlineStatus, deadlines};
use crate::domain::houses::file::House;
use crate::domain::houses::outline::outside;
use crate::domain::houses::visit::Visit;
use crate::domain::kinds::Kind;
use crate::domain::rule::Basis;
use crate::domain::time::china_date;
use crate::domain::zones::limit;
use crate::spatial::{GridPolygon, intersection_area_m2};

/// The findings of this group that are drawn from what stands there.
pub(super) fn standing(case: &Case<'_>) -> Vec<Finding> {
    unapproved(case)
}

/// The findings of this group that are drawn from papers alone.
pub(super) fn on_paper(case: &Case<'_>) -> Vec<Finding> {
    over_standard(case).into_iter().chain(late(case)).collect()
}

/// How large the household's homestead may be at the most, square metres, with the rule.
pub(super) fn area_limit(case: &Case<'_>, judged: bool) -> Option<(f64, Basis)> {
    let rules = if judged { case.judged_by } else { case.rules };
    let people = u32::try_from(case.house.application.people()).unwrap_or(u32::MAX);
    let limit = limit(rules, case.inside_urban_plan(), people)?;
    Some((limit.limit_m2, limit.rule.basis()))
}

/// 未批先建: a building, and no approval that was valid when it began.
fn unapproved(case: &Case<'_>) -> Vec<Finding> {
    let Some(built) = &case.built.footprint else { return Vec::new() };
    let Some(since) = building_since(case.house) else { return Vec::new() };
    let parts = missing(case.house, since);
    let area_m2 = built.value.area_m2();
    let tolerance = case.area_slack_m2(built);
    let numbers = |excess: f64| Numbers { value: area_m2, limit: 0.0, excess, tolerance, unit: Unit::SquareMetres };
    let because = || (LimitSource::Rule(Kind::V01.basis()), built.evidence());
    if parts.is_empty() || elsewhere_approved(case, built) {
        let conforms = Numbers { limit: area_m2, ..numbers(0.0) };
        return vec![conforms.finding(Kind::V01, None, Grade::Conforms, because())];
    }
    let plain = case.grade(built, area_m2, tolerance);
    // Where the old house stood until it made room, a building seen before the approval may be that one.
    let may_be_old = case.house.application.build_type != BuildType::NewSite && case.house.commenced_on.is_none();
    let grade = if may_be_old { plain.min(Grade::SuspectedRemeasure) } else { plain };
    let finding = |part: Part| {
        let mut finding = numbers(area_m2).finding(Kind::V01, Some(part), grade, because());
        finding.pieces = vec![built.value.clone()];
        finding.with("since", since)
    };
    parts.into_iter().map(finding).collect()
}

/// Which approval was missing on the day on which building is first known of.
fn missing(house: &House, since: Date) -> Vec<Part> {
    let held = |kind| house.permit(kind).is_some_and(|permit| permit.issued_on <= since);
    let (planned, approved) = (held(PermitKind::PlanningPermit), held(PermitKind::HomesteadApproval));
    let ran_out = house.permit(PermitKind::HomesteadApproval).is_some_and(|it| it.valid_to < since);
    // Works begun while the approval ran may go on after it.
    let begun_in_time = house.commenced_on.is_some_and(|begun| begun <= since);
    let ended = house.ending.is_some();
    match (planned, approved) {
        _ if house.state == State::Expired => vec![Part::ApprovalRanOut],
        (true, true) if ran_out && !begun_in_time => vec![Part::ApprovalRanOut],
        // A licence that was revoked is as none.
        (true, true) if ended => vec![Part::NoPlanningPermit, Part::NoHomesteadApproval],
        (true, true) if before_set_out(house) => vec![Part::NotSetOut],
        (true, true) => Vec::new(),
        (true, false) => vec![Part::NoHomesteadApproval],
        _ if ended => vec![Part::NoPlanningPermit, Part::NoHomesteadApproval],
        _ => vec![Part::NotYetApproved],
    }
}

/// Whether a building was seen before the plot was set out on the ground.
fn before_set_out(house: &House) -> bool {
    let seen = |visit: &Visit| visit.measurement.as_ref().is_some_and(|it| it.built_footprint.is_some());
    let set_out = house.visits.iter().position(|visit| visit.kind == VisitKind::SetOut);
    let built = house.visits.iter().position(seen);
    let approved = house.permit(PermitKind::HomesteadApproval).map(|permit| permit.issued_on);
    match (built, set_out) {
        (Some(built), Some(set_out)) => built < set_out,
        (Some(built), None) => {
            // A file that began before plots were set out has no such visit, and was let build.
            house.commenced_on.is_none() && house.visits.get(built).map(|it| china_date(it.at)) >= approved
        }
        (None, _) => false,
    }
}

/// Whether the building is rather another household's, whose approved plot holds most of it.
fn elsewhere_approved(case: &Case<'_>, built: &Measured<GridPolygon>) -> bool {
    let least_m2 = case.judging.covered_share * built.value.area_m2();
    case.around
        .approved_plots
        .iter()
        .filter_map(super::super::outline::Outline::plane)
        .any(|plot| intersection_area_m2(&built.value, &plot).is_ok_and(|shared_m2| shared_m2 >= least_m2))
}

/// V04 carries V01 at the real site: nothing was approved there for anybody.
pub(super) fn at_the_real_site(case: &Case<'_>, away: Grade) -> Option<Finding> {
    let built = case.built.footprint.as_ref()?;
    if !away.is_suspected() || elsewhere_approved(case, built) {
        return None;
    }
    let area_m2 = built.value.area_m2();
    let tolerance = case.area_slack_m2(built);
    let numbers = Numbers { value: area_m2, limit: 0.0, excess: area_m2, tolerance, unit: Unit::SquareMetres };
    let because = (LimitSource::Rule(Kind::V01.basis()), built.evidence());
    let mut finding = numbers.finding(Kind::V01, None, away, because);
    finding.pieces = case.plot.as_ref().map_or_else(Vec::new, |plot| outside(&built.value, plot));
    Some(finding)
}

/// V03-A: more was granted than the standard allows. That is the approver's to answer for.
fn over_standard(case: &Case<'_>) -> Option<Finding> {
    let permit = case.house.approved()?;
    let (limit_m2, basis) = area_limit(case, false)?;
    let numbers = Numbers::over(permit.plot_area_m2, limit_m2, 0.0, Unit::SquareMetres);
    let grade = super::grade::Scale { plain_factor: 1.0, only_a_lead: false }.grade(numbers.excess, 0.0);
    let because = (LimitSource::Rule(basis), Evidence::OnFile);
    let finding = numbers.finding(Kind::V03, Some(Part::Approval), grade, because);
    Some(finding.with("number", &permit.number).with("people", case.house.application.people()))
}

/// V26: the approval's validity, or the promised time to build, is over and nothing was begun or built. No penalty by
/// itself.
fn late(case: &Case<'_>) -> Option<Finding> {
    let approval = case.house.permit(PermitKind::HomesteadApproval)?;
    let clocks = deadlines(case.house, case.rules, case.today);
    let over = clocks.iter().filter(|clock| matches!(clock.code, "start_building" | "build"));
    let due =
        over.filter(|clock| clock.status == DeadlineStatus::Overdue).find_map(|clock| Some((clock.code, clock.due?)));
    let (what, days) = match due {
        Some((code, due)) => (code, due.until(case.today).map_or(0, |span| span.get_days())),
        None => ("start_building", 0),
    };
    let grade = if days > 0 { Grade::SuspectedPlain } else { Grade::Conforms };
    let numbers = Numbers::over(f64::from(days), 0.0, 0.0, Unit::Days);
    let source = match what {
        "build" => LimitSource::Promise,
        _ => LimitSource::Permit { kind: approval.kind, number: approval.number.clone() },
    };
    let finding = numbers.finding(Kind::V26, None, grade, (source, Evidence::OnFile));
    Some(finding.with("clock", what).with("due", due.map(|(_code, due)| due.to_string()).unwrap_or_default()))
}
