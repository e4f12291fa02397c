//! What the program looked up around a patch: houses with their plots, earlier cases, zones.

use jiff::civil::Date;

use crate::domain::houses::codes::{Method, PermitKind};
use crate::domain::houses::file::House;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::zones::Zone;
use crate::spatial::{GridPoint, GridPolygon};

/// A house whose plot may lie under a patch.
#[derive(Debug, Clone)]
pub struct NearHouse {
    /// The house.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Its village.
    pub village: DivisionCode,
    /// The plot: approved, or only applied for.
    pub plot: GridPolygon,
    /// The approved footprint.
    pub footprint: Option<GridPolygon>,
    /// The footprint as measured last, by better than a phone.
    pub measured: Option<GridPolygon>,
    /// The day on which the last licence that building needs was there; none while one is missing.
    pub approved_on: Option<Date>,
    /// The day on which it was finished.
    pub finished_on: Option<Date>,
}

impl NearHouse {
    /// A file as far as a patch asks for it; none where its plot no longer reads, or nobody holds it any more.
    pub fn of(house: &House) -> Option<Self> {
        if house.ending.is_some() {
            return None;
        }
        let title = house.title.as_ref().map(|title| title.on);
        let approval = house.permit(PermitKind::HomesteadApproval).map(|permit| permit.issued_on);
        let passed = house.outcome.as_ref().map(|outcome| outcome.on);
        let measured = house.visits.iter().rev().filter_map(|visit| visit.measurement.as_ref());
        let measured = measured.filter(|it| it.method != Method::Phone).find_map(|it| it.built_footprint.as_ref());
        let approved = house.approved().map(|permit| &permit.footprint).or(house.application.footprint.as_ref());
        Some(Self {
            id: house.id.clone(),
            number: house.number.clone(),
            village: house.village.clone(),
            plot: house.application.plot.plane()?,
            footprint: approved.and_then(crate::domain::houses::outline::Outline::plane),
            measured: measured.and_then(crate::domain::houses::outline::Outline::plane),
            approved_on: approval.or(title),
            finished_on: house.completion.map(|it| it.completed_on).or(passed).or(title),
        })
    }
}

/// A case that may be of the same place.
#[derive(Debug, Clone)]
pub struct NearCase {
    /// The case.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Its village.
    pub village: DivisionCode,
    /// Whether it is still open.
    pub open: bool,
    /// Where it was seen.
    pub place: GridPoint,
    /// How far off that may be, metres.
    pub accuracy_m: f64,
    /// The ground that somebody drew or measured; it says more than the point.
    pub outline: Option<GridPolygon>,
    /// When it was seen.
    pub found_on: Date,
}

/// All of it for one patch.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'g> {
    /// Houses whose plots come near.
    pub houses: &'g [&'g NearHouse],
    /// Cases that come near.
    pub cases: &'g [NearCase],
    /// Zones of the day of the later image.
    pub zones: &'g [Zone],
}
