//! V10 more than one homestead, V11 the old house still standing: the household's other land.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::case::{Case, Numbers};
use super::finding::{Evidence, Finding, LimitSource, Unit};
use super::grade::Grade;
use super::surroundings::OtherHomestead;
use crate::domain::houses::codes::{BuildType, Disposal, OldHouse, PermitKind};
use crate::domain::houses::deadlines::deadlines;
use crate::domain::houses::file::House;
use crate::domain::kinds::Kind;
use crate::spatial::{GridPolygon, intersection_area_m2};

/// The findings of this group.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    one_household_one_homestead(case).into_iter().chain(old_house(case)).collect()
}

/// V10 一户多宅: distinct homesteads of one household. What the register or an inheritance explains, a person must say:
/// the machine asks for a check and never calls it plain.
fn one_household_one_homestead(case: &Case<'_>) -> Option<Finding> {
    let own = case.house.application.plot.plane()?;
    let mut parcels = vec![own];
    let mut files = BTreeSet::new();
    for other in &case.around.homesteads {
        let Some(plot) = other.plot.plane() else { continue };
        if !parcels.iter().any(|known| same_parcel(known, &plot)) {
            parcels.push(plot);
            files.insert(other.house.clone());
        }
    }
    let current = &case.house.application.current;
    // A house of the old kind has no file here: the household's own word tells of it.
    let kept = current.plot_area_m2 > 0.0
        && files.is_empty()
        && case.house.application.build_type == BuildType::NewSite
        && matches!(current.disposal, Disposal::Keep | Disposal::Other);
    // The old plot that goes back to the collective is let be while that is still in time.
    let giving_back = current.disposal == Disposal::ReturnToCollective && !files.is_empty() && !overdue(case);
    let count = i32::try_from(parcels.len()).unwrap_or(i32::MAX) + i32::from(kept) - i32::from(giving_back);
    let grade = if count > 1 { Grade::SuspectedRemeasure } else { Grade::Conforms };
    let numbers = Numbers::over(f64::from(count), 1.0, 0.0, Unit::Homesteads);
    let because = (LimitSource::Rule(Kind::V10.basis()), Evidence::OnFile);
    let mut finding = numbers.finding(Kind::V10, None, grade, because);
    finding.houses = files.into_iter().collect();
    Some(finding)
}

/// A homestead that is built on again stays one: most of the smaller plot lies in the other.
fn same_parcel(known: &GridPolygon, other: &GridPolygon) -> bool {
    let smaller_m2 = known.area_m2().min(other.area_m2());
    intersection_area_m2(known, other).is_ok_and(|shared_m2| shared_m2 > smaller_m2 / 2.0)
}

/// V11 建新不拆旧: the old house was promised to be gone by a day.
fn old_house(case: &Case<'_>) -> Option<Finding> {
    promised(case.house).then_some(())?;
    let due = due(case);
    let days = match due {
        Some(due) if !gone(case.house) => due.until(case.today).map_or(0, |span| span.get_days()),
        _ => 0,
    };
    let grade = if days > 0 { Grade::SuspectedPlain } else { Grade::Conforms };
    let numbers = Numbers::over(f64::from(days.max(0)), 0.0, 0.0, Unit::Days);
    let finding = numbers.finding(Kind::V11, None, grade, (LimitSource::Promise, Evidence::OnFile));
    Some(finding.with("due", due.map(|day| day.to_string()).unwrap_or_default()))
}

fn overdue(case: &Case<'_>) -> bool {
    !gone(case.house) && due(case).is_some_and(|due| due < case.today)
}

/// The last day for the old house; none while the new one is not completed.
fn due(case: &Case<'_>) -> Option<Date> {
    let clocks = deadlines(case.house, case.rules, case.today);
    clocks.into_iter().find(|clock| clock.code == "demolish_old").and_then(|clock| clock.due)
}

/// Whether the household promised to give its old homestead back.
pub fn promised(house: &House) -> bool {
    house.application.current.disposal == Disposal::ReturnToCollective
}

/// Whether the old house is known to be gone: officers saw it, or acceptance found it so.
pub fn gone(house: &House) -> bool {
    house.demolition.is_some() || house.outcome.as_ref().is_some_and(|it| it.old_house == OldHouse::Demolished)
}

/// The homestead that another file holds: approved, and not lost again.
pub fn homestead_of(other: &House) -> Option<OtherHomestead> {
    let approved = other.permit(PermitKind::HomesteadApproval).is_some() && other.ending.is_none();
    approved.then(|| OtherHomestead { house: other.id.clone(), plot: other.application.plot.clone() })
}
