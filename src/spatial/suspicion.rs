//! Numbers that cannot mean what they are said to mean: what they probably mean instead.
//!
//! The judge is the place: numbers read as declared should lie in the county. Where they do not, other readings are
//! tried, and those that bring them home are offered. Nothing is corrected here.

use super::correction::{AreaUnit, Correction};
use super::crs::Crs;
use super::datum::{Datum, suspected_shift};
use super::grid::Grid;
use super::lonlat::LonLat;
use super::region::Region;

/// Something that is probably wrong with how numbers are declared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suspicion {
    /// What.
    pub code: SuspicionCode,
    /// What would put it right. Several suspicions of one code are alternatives to choose from; a correction of the
    /// axes goes together with each of them.
    pub correction: Option<Correction>,
}

/// The kinds of suspicion. The wire name is the name in `snake_case`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SuspicionCode {
    /// No system is declared: what the numbers may be is offered.
    SystemNotDeclared,
    /// Northing or latitude stands where easting or longitude is expected.
    SwappedAxes,
    /// A grid with zone number is declared, and the eastings have none.
    MissingZone,
    /// A grid without zone number is declared, and the eastings begin with one.
    UnexpectedZone,
    /// The numbers are of another zone.
    WrongZone,
    /// Degrees where metres are declared.
    DegreesForMetres,
    /// Metres where degrees are declared.
    MetresForDegrees,
    /// Degrees of GCJ-02 said to be WGS-84, or the other way round.
    ShiftedGcj02,
    /// Degrees of BD-09 said to be something else.
    ShiftedBd09,
    /// The stated area fits the measured one in another unit.
    AreaUnit,
    /// The stated area fits the measured one in no unit.
    AreaDiffers,
    /// Outside the county, however the numbers are read.
    OutsideRegion,
}

impl SuspicionCode {
    /// The wire name.
    pub fn code(self) -> &'static str {
        match self {
            Self::SystemNotDeclared => "system_not_declared",
            Self::SwappedAxes => "swapped_axes",
            Self::MissingZone => "missing_zone",
            Self::UnexpectedZone => "unexpected_zone",
            Self::WrongZone => "wrong_zone",
            Self::DegreesForMetres => "degrees_for_metres",
            Self::MetresForDegrees => "metres_for_degrees",
            Self::ShiftedGcj02 => "shifted_gcj02",
            Self::ShiftedBd09 => "shifted_bd09",
            Self::AreaUnit => "area_unit",
            Self::AreaDiffers => "area_differs",
            Self::OutsideRegion => "outside_region",
        }
    }
}

/// So many points decide; more of a huge file say nothing else.
const MOST_ASKED: usize = 512;

/// Looks for what is wrong with the declared system of some points `[x, y]`; `declared` is `None` where a file says
/// nothing. `district` is the county's grid; without its `region`, anything within 3° of the grid's meridian counts as
/// home, which finds exchanged axes and zones but no shifted datum.
///
/// Empty when most points lie at home as declared.
pub fn suspicions(
    points: &[[f64; 2]],
    declared: Option<Crs>,
    district: &Grid,
    region: Option<&Region>,
) -> Vec<Suspicion> {
    let step = points.len().div_ceil(MOST_ASKED).max(1);
    let asked: Vec<[f64; 2]> =
        points.iter().step_by(step).filter(|p| p.iter().all(|v| v.is_finite())).copied().collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let home = Home { district: *district, region };
    if declared.is_some_and(|crs| home.holds(&asked, crs, false)) {
        return Vec::new();
    }
    for swapped in [false, true] {
        if swapped && declared.is_some_and(|crs| home.holds(&asked, crs, true)) {
            return vec![SWAPPED];
        }
        let fitting = readings(&asked, declared, *district, swapped);
        let mut fitting: Vec<Crs> = fitting.into_iter().filter(|crs| home.holds(&asked, *crs, swapped)).collect();
        // Who declared no degrees did not shift them either: the plain reading is enough where it is home.
        if fitting.first() == Some(&Crs::Degrees(Datum::Wgs84)) && !matches!(declared, Some(Crs::Degrees(_))) {
            fitting.truncate(1);
        }
        let mut found: Vec<Suspicion> = fitting.into_iter().map(|crs| said(declared, crs)).collect();
        if !found.is_empty() {
            if swapped {
                found.insert(0, SWAPPED);
            }
            return found;
        }
    }
    vec![Suspicion { code: SuspicionCode::OutsideRegion, correction: None }]
}

/// Whether two outlines of the same thing, both held to be WGS-84, lie apart just as an unconverted GCJ-02 or BD-09
/// would put them. `tolerance_m` is how exactly the shift must fit; a shift is offered only with such a reference or by
/// [`suspicions`] where the county decides it.
pub fn shift_beside(given: LonLat, reference: LonLat, tolerance_m: f64) -> Option<Suspicion> {
    let datum = suspected_shift(given, reference, tolerance_m)?;
    let code = if datum == Datum::Bd09 { SuspicionCode::ShiftedBd09 } else { SuspicionCode::ShiftedGcj02 };
    Some(Suspicion { code, correction: Some(Correction::ReadAs(Crs::Degrees(datum))) })
}

/// Compares the area that a file states, in the unit it is said to be in, with the measured one. Areas are stated with
/// few digits, so they agree within 1 % or half of the last digit of a hectare with four decimals.
pub fn area_suspicion(stated: f64, unit: AreaUnit, measured_m2: f64) -> Option<Suspicion> {
    let agrees = |unit: AreaUnit| {
        let off = (stated * unit.in_m2() - measured_m2).abs();
        off <= (0.01 * measured_m2).max(0.5)
    };
    if agrees(unit) || !measured_m2.is_finite() {
        return None;
    }
    let other = AreaUnit::ALL.into_iter().find(|other| *other != unit && agrees(*other));
    let code = if other.is_some() { SuspicionCode::AreaUnit } else { SuspicionCode::AreaDiffers };
    Some(Suspicion { code, correction: other.map(Correction::AreaIn) })
}

const SWAPPED: Suspicion = Suspicion { code: SuspicionCode::SwappedAxes, correction: Some(Correction::SwapAxes) };

struct Home<'r> {
    district: Grid,
    region: Option<&'r Region>,
}

impl Home<'_> {
    /// Whether more than half of the points lie at home when they are read so.
    fn holds(&self, points: &[[f64; 2]], crs: Crs, swapped: bool) -> bool {
        let place = |&[x, y]: &[f64; 2]| if swapped { crs.to_lonlat(y, x) } else { crs.to_lonlat(x, y) };
        let inside = points.iter().filter(|p| place(p).is_ok_and(|place| self.contains(place))).count();
        2 * inside > points.len()
    }

    fn contains(&self, place: LonLat) -> bool {
        match self.region {
            Some(region) => region.contains(place),
            None => {
                (place.lon_deg() - self.district.central_meridian_deg()).abs() <= 3.0
                    && (3.0..=54.0).contains(&place.lat_deg())
            }
        }
    }
}

/// The systems that numbers of this size could be of, the most likely first, without the declared one.
fn readings(points: &[[f64; 2]], declared: Option<Crs>, district: Grid, swapped: bool) -> Vec<Crs> {
    let Some(&[x, y]) = points.first() else { return Vec::new() };
    let (x, y) = if swapped { (y, x) } else { (x, y) };
    let all = if x.abs() <= 180.0 && y.abs() <= 90.0 {
        [Datum::Wgs84, Datum::Gcj02, Datum::Bd09].map(Crs::Degrees).to_vec()
    } else {
        grids(x, district).into_iter().map(Crs::Plane).collect()
    };
    all.into_iter().filter(|crs| Some(*crs) != declared).collect()
}

/// Grids that an easting may be of: by its zone number, or, without one, the district's zone and its neighbours.
fn grids(easting_m: f64, district: Grid) -> Vec<Grid> {
    let width = district.width_deg();
    if easting_m >= 1_000_000.0 {
        let prefix =
            (13..=45_u32).find(|zone| ((f64::from(*zone) * 1e6)..(f64::from(*zone) + 1.0) * 1e6).contains(&easting_m));
        return prefix
            .and_then(|zone| Grid::from_zone(if zone >= 25 { 3 } else { 6 }, zone, true))
            .into_iter()
            .collect();
    }
    let zone = district.zone();
    [zone, zone - 1, zone + 1].into_iter().filter_map(|zone| Grid::from_zone(width, zone, false)).collect()
}

fn said(declared: Option<Crs>, found: Crs) -> Suspicion {
    use SuspicionCode as Code;
    let code = match (declared, found) {
        (None, _) => Code::SystemNotDeclared,
        (Some(Crs::Plane(_)), Crs::Degrees(_)) => Code::DegreesForMetres,
        (Some(Crs::Degrees(_)), Crs::Plane(_)) => Code::MetresForDegrees,
        (Some(Crs::Plane(said)), Crs::Plane(real)) if said.is_prefixed() && !real.is_prefixed() => Code::MissingZone,
        (Some(Crs::Plane(said)), Crs::Plane(real)) if !said.is_prefixed() && real.is_prefixed() => Code::UnexpectedZone,
        (Some(Crs::Plane(_)), Crs::Plane(_)) => Code::WrongZone,
        (Some(Crs::Degrees(said)), Crs::Degrees(real)) if said == Datum::Bd09 || real == Datum::Bd09 => {
            Code::ShiftedBd09
        }
        (Some(Crs::Degrees(_)), Crs::Degrees(_)) => Code::ShiftedGcj02,
    };
    Suspicion { code, correction: Some(Correction::ReadAs(found)) }
}
