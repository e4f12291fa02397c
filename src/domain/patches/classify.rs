//! A patch held against approvals, earlier cases and zones. Pure: the machine says what covers it, by how much and what
//! stands against that; whether anything is unlawful is found out on the ground.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{Class, PatchType};
use super::ground::{Around, NearCase, NearHouse};
use super::rule::PatchRule;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::pack::Rules;
use crate::domain::rule::Rule;
use crate::domain::zones::hits;
use crate::domain::zones::rule::Effect;
use crate::spatial::{GridPolygon, GridShape, intersection_area_m2};

/// Houses, cases and zones of a patch that are kept; more are never read.
const MOST_TOLD: usize = 20;

/// What is compared.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'s> {
    /// The patch's parts in the district's grid.
    pub parts: &'s [GridPolygon],
    /// Whether they are a square around a centre, of the stated area, because nobody drew the patch.
    pub assumed: bool,
    /// What the image shows.
    pub kind: PatchType,
    /// Day of the earlier image.
    pub before: Option<Date>,
    /// Day of the later image; without one, today.
    pub after: Date,
}

/// What the comparison says, kept with the patch as it was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Classification {
    /// The class.
    pub class: Class,
    /// The day whose approvals, rules and zones counted: that of the later image.
    pub day: Date,
    /// Area of the patch in the district's grid, m².
    pub area_m2: f64,
    /// Of it on approved plots, m².
    pub covered_m2: f64,
    /// The same as a share.
    pub covered_share: f64,
    /// Outside them, m².
    pub outside_m2: f64,
    /// Outside them by more than the drawing may be off, m².
    pub beyond_m2: f64,
    /// Houses whose plots lie under it, that which covers most first.
    pub houses: Vec<HouseMatch>,
    /// Cases of this place, the nearest first.
    pub cases: Vec<CaseMatch>,
    /// Zones that it touches.
    pub zones: Vec<ZoneTouched>,
}

/// Why a house explains a patch, or cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Approved when the later image was taken.
    Approved,
    /// Approved only after it.
    ApprovedLater,
    /// Applied for and not approved.
    NotApproved,
    /// Finished long before the earlier image: what changed since is something else.
    FinishedBefore,
}

/// A house under a patch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HouseMatch {
    /// The house.
    pub house: Id,
    /// Its number.
    pub number: String,
    /// Its village.
    pub village: DivisionCode,
    /// Whether it counts.
    pub standing: Standing,
    /// When its last licence was there.
    pub approved_on: Option<Date>,
    /// When it was finished.
    pub finished_on: Option<Date>,
    /// Of the patch on its plot, m².
    pub covered_m2: f64,
    /// The same as a share of the patch.
    pub share: f64,
    /// Of the patch on its approved footprint, as a share; none where none is drawn.
    pub footprint_share: Option<f64>,
    /// The house as measured, outside its plot, m²; none where nobody measured it.
    pub measured_outside_m2: Option<f64>,
}

/// A case at a patch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseMatch {
    /// The case.
    pub violation: Id,
    /// Its number.
    pub number: String,
    /// Its village.
    pub village: DivisionCode,
    /// Whether it is open.
    pub open: bool,
    /// Metres from the patch; 0 within it.
    pub distance_m: f64,
    /// When it was seen.
    pub found_on: Date,
    /// Where it was seen, degrees.
    pub lon: f64,
    /// The same.
    pub lat: f64,
}

/// A zone that a patch touches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ZoneTouched {
    /// The zone.
    pub zone: String,
    /// Its layer.
    pub layer: crate::domain::zones::Layer,
    /// Its name; may be blank.
    pub name: String,
    /// What it does to a house.
    pub effect: Effect,
    /// Of the patch in it, m².
    pub area_m2: f64,
    /// The day that the layer shows.
    pub as_of: Date,
    /// Who made the layer.
    pub source: String,
    /// Statute and article.
    pub basis: String,
    /// Whether anyone confirmed that.
    pub verified: bool,
}

/// Compares a patch with what lies around it.
pub fn classify(seen: Seen<'_>, around: Around<'_>, rule: &Rule<PatchRule>, rules: Rules<'_>) -> Classification {
    let limits = &rule.value;
    let area_m2 = sum(seen.parts.iter().map(GridPolygon::area_m2));
    let mut houses: Vec<(&NearHouse, HouseMatch)> =
        around.houses.iter().filter_map(|house| matched(seen, house, area_m2, limits).map(|it| (*house, it))).collect();
    houses.sort_by(|(_, a), (_, b)| b.covered_m2.total_cmp(&a.covered_m2).then_with(|| a.house.cmp(&b.house)));
    let counting: Vec<&GridPolygon> =
        houses.iter().filter(|(_, it)| it.standing == Standing::Approved).map(|(house, _)| &house.plot).collect();
    let alone: Vec<f64> =
        houses.iter().filter(|(_, it)| it.standing == Standing::Approved).map(|(_, it)| it.covered_m2).collect();
    let (covered_m2, beyond_m2) = cover(seen, &counting, &alone, area_m2, limits);
    let covered_share = share(covered_m2, area_m2);
    let mut cases: Vec<CaseMatch> = around.cases.iter().filter_map(|case| at(seen, case, limits)).collect();
    cases.sort_by(|a, b| b.open.cmp(&a.open).then(a.distance_m.total_cmp(&b.distance_m)));
    cases.truncate(MOST_TOLD);
    let class = if cases.iter().any(|case| case.open) {
        Class::OpenViolation
    } else if seen.kind != PatchType::Building {
        Class::NoBuilding
    } else if covered_share < limits.touched_share {
        Class::NoApproval
    } else if beyond_m2 <= limits.over_m2 && covered_share >= limits.explained_share {
        Class::ApprovedHouse
    } else {
        Class::OverApproved
    };
    let mut houses: Vec<HouseMatch> = houses.into_iter().map(|(_, it)| it).collect();
    houses.truncate(MOST_TOLD);
    Classification {
        class,
        day: seen.after,
        area_m2,
        covered_m2,
        covered_share,
        outside_m2: (area_m2 - covered_m2).max(0.0),
        beyond_m2,
        houses,
        cases,
        zones: touched(seen, around, rules),
    }
}

/// How a house lies under a patch; none where it keeps clear of it.
fn matched(seen: Seen<'_>, house: &NearHouse, area_m2: f64, limits: &PatchRule) -> Option<HouseMatch> {
    let on = |ground: &GridPolygon| sum(seen.parts.iter().filter_map(|part| intersection_area_m2(part, ground).ok()));
    let mut covered_m2 = on(&house.plot);
    if covered_m2 < 0.01 {
        return None;
    }
    if seen.assumed && share(covered_m2, area_m2) >= limits.touched_share {
        // A square around a centre says where and how large, never which edge: sizes are compared instead.
        covered_m2 = area_m2.min(house.plot.area_m2());
    }
    let standing = match (house.approved_on, house.finished_on) {
        (None, _) => Standing::NotApproved,
        (Some(approved), _) if approved > seen.after => Standing::ApprovedLater,
        (Some(_), Some(finished)) if too_old(finished, seen.before, limits) => Standing::FinishedBefore,
        (Some(_), _) => Standing::Approved,
    };
    Some(HouseMatch {
        house: house.id.clone(),
        number: house.number.clone(),
        village: house.village.clone(),
        standing,
        approved_on: house.approved_on,
        finished_on: house.finished_on,
        covered_m2,
        share: share(covered_m2, area_m2),
        footprint_share: house.footprint.as_ref().map(|footprint| share(on(footprint), area_m2)),
        measured_outside_m2: house.measured.as_ref().and_then(|measured| {
            intersection_area_m2(measured, &house.plot).ok().map(|within| (measured.area_m2() - within).max(0.0))
        }),
    })
}

fn too_old(finished: Date, before: Option<Date>, limits: &PatchRule) -> bool {
    let late = before.and_then(|before| before.checked_sub(i64::from(limits.finished_days).days()).ok());
    late.is_some_and(|late| finished < late)
}

/// How much of a patch the plots cover together, and how much lies beyond them by more than the drawing may be off.
fn cover(seen: Seen<'_>, plots: &[&GridPolygon], alone: &[f64], area_m2: f64, limits: &PatchRule) -> (f64, f64) {
    let Some(grid) = seen.parts.first().map(GridPolygon::grid) else { return (0.0, 0.0) };
    let covered = match alone {
        [] => return (0.0, area_m2),
        [only] => *only,
        _ if seen.assumed => sum(alone.iter().copied()).min(area_m2),
        // Plots that lie over one another must not be counted twice.
        _ => within(seen, grid, plots, 0.0).unwrap_or_else(|| sum(alone.iter().copied())),
    };
    let covered = covered.min(area_m2);
    let outside = area_m2 - covered;
    if seen.assumed || outside <= limits.over_m2 {
        return (covered, outside);
    }
    let tolerated = within(seen, grid, plots, limits.edge_m).unwrap_or(covered);
    (covered, (area_m2 - tolerated).max(0.0))
}

/// The area of the patch within plots grown by so many metres.
fn within(seen: Seen<'_>, grid: crate::spatial::Grid, plots: &[&GridPolygon], grow_m: f64) -> Option<f64> {
    let owned: Vec<GridPolygon> = plots.iter().map(|plot| (*plot).clone()).collect();
    let shape = GridShape::new(grid, &owned, &[]).ok()?;
    let pieces = seen.parts.iter().filter_map(|part| shape.within(part, grow_m).ok()).flatten();
    Some(sum(pieces.map(|piece| piece.area_m2())))
}

/// How a case lies to a patch; none where it is of another place. Where its ground was drawn, that must share some with the
/// patch; a point must lie on it, as far as the fix can tell: the next house is ten metres away.
fn at(seen: Seen<'_>, case: &NearCase, limits: &PatchRule) -> Option<CaseMatch> {
    let distances = seen.parts.iter().filter_map(|part| part.distance_to_point_m(case.place).ok());
    let distance_m = distances.fold(f64::INFINITY, f64::min);
    let here = match &case.outline {
        Some(ground) => {
            let shared = sum(seen.parts.iter().filter_map(|part| intersection_area_m2(part, ground).ok()));
            shared >= limits.touched_share * ground.area_m2()
        }
        None => distance_m <= limits.case_m + case.accuracy_m,
    };
    let place = case.place.to_lonlat().ok()?;
    here.then(|| CaseMatch {
        violation: case.id.clone(),
        number: case.number.clone(),
        village: case.village.clone(),
        open: case.open,
        distance_m,
        found_on: case.found_on,
        lon: place.lon_deg(),
        lat: place.lat_deg(),
    })
}

fn touched(seen: Seen<'_>, around: Around<'_>, rules: Rules<'_>) -> Vec<ZoneTouched> {
    let mut touched: Vec<ZoneTouched> = Vec::new();
    for hit in seen.parts.iter().flat_map(|part| hits(part, Some(part), around.zones, rules)) {
        if let Some(known) = touched.iter_mut().find(|it| it.zone == hit.zone_id && it.effect == hit.effect) {
            known.area_m2 += hit.area_m2;
            continue;
        }
        touched.push(ZoneTouched {
            zone: hit.zone_id,
            layer: hit.layer,
            name: hit.name,
            effect: hit.effect,
            area_m2: hit.area_m2,
            as_of: hit.as_of,
            source: hit.source,
            basis: hit.basis.text,
            verified: hit.basis.verified,
        });
    }
    touched.truncate(MOST_TOLD);
    touched
}

/// Folded from 0: the sum of nothing would be −0.
fn sum(areas: impl Iterator<Item = f64>) -> f64 {
    areas.fold(0.0, |sum, area| sum + area)
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}
