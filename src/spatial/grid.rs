//! The Gauss–Krüger grids of CGCS2000 and points in them.

use super::kruger;
use super::lonlat::LonLat;

/// A Gauss–Krüger grid of CGCS2000: a central meridian and a false easting. Scale 1, northings from the equator.
///
/// EPSG gives the axes of these as (northing, easting) and Chinese surveyors call the northing X. Here they
/// have names, so the order cannot be mistaken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Grid {
    epsg: u16,
    central_meridian_deg: i16,
    false_easting_m: i32,
}

/// Why a place has no coordinates in a grid, or coordinates no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GridError {
    /// More than 8.5° from the central meridian: no one means this grid there.
    #[error("more than 8.5 degrees from the central meridian of the grid")]
    TooFarFromMeridian,
    /// Not numbers of this grid: a far zone's prefix, axes exchanged, degrees given for metres, or NaN.
    #[error("not an easting and northing of this grid")]
    NotOfThisGrid,
}

/// Two things of different grids: their numbers must not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the two are in different grids")]
pub struct MixedGrids;

/// How far from its central meridian a grid is answered for. Zones are 1.5° or 3° to each side; a county may
/// reach over, a continent does not.
const REACH_DEG: f64 = 8.5;

/// The same reach in metres at the equator. It is wider than a zone prefix (a million metres a zone), so an
/// easting with the neighbour's prefix is not refused here: what reads files must look at the prefix.
const EASTING_REACH_M: f64 = 950_000.0;

impl Grid {
    /// The grid of an EPSG code: 4491–4501 and 4502–4512 (6° zones 13–23, with and without the zone number in
    /// the easting), 4513–4533 and 4534–4554 (3° zones 25–45, likewise). `None` for any other code.
    pub fn from_epsg(epsg: u32) -> Option<Self> {
        let code = u16::try_from(epsg).ok()?;
        let (first, first_zone, degrees, prefixed) = match code {
            4491..=4501 => (4491, 13, 6, true),
            4502..=4512 => (4502, 13, 6, false),
            4513..=4533 => (4513, 25, 3, true),
            4534..=4554 => (4534, 25, 3, false),
            _ => return None,
        };
        let zone = i32::from(code) - first + first_zone;
        // A 6° zone is centred on 6n − 3, a 3° zone on 3n.
        let meridian = if degrees == 6 { 6 * zone - 3 } else { 3 * zone };
        Some(Self {
            epsg: code,
            central_meridian_deg: i16::try_from(meridian).ok()?,
            false_easting_m: if prefixed { zone * 1_000_000 + 500_000 } else { 500_000 },
        })
    }

    /// The grid of a zone `width_deg` (3 or 6) degrees wide by its number, with or without the number before the
    /// easting; `None` for zones outside China.
    pub fn from_zone(width_deg: u32, zone: u32, prefixed: bool) -> Option<Self> {
        let (first_epsg, zones) = match (width_deg, prefixed) {
            (3, true) => (4513, 25..=45),
            (3, false) => (4534, 25..=45),
            (6, true) => (4491, 13..=23),
            (6, false) => (4502, 13..=23),
            _ => return None,
        };
        if zones.contains(&zone) { Self::from_epsg(first_epsg + zone - zones.start()) } else { None }
    }

    /// Whether its zones are 3 or 6 degrees wide.
    pub fn width_deg(self) -> u32 {
        if self.epsg >= 4513 { 3 } else { 6 }
    }

    /// The number of its zone.
    pub fn zone(self) -> u32 {
        let meridian = u32::from(self.central_meridian_deg.unsigned_abs());
        if self.width_deg() == 3 { meridian / 3 } else { meridian.div_ceil(6) }
    }

    /// Whether its eastings begin with the number of the zone.
    pub fn is_prefixed(self) -> bool {
        self.false_easting_m > 1_000_000
    }

    /// The 3° grid, with zone number, that a longitude belongs to by the book (zone = longitude / 3, rounded);
    /// `None` outside zones 25–45 (73.5°–136.5° east).
    pub fn three_degree_at(place: LonLat) -> Option<Self> {
        (25..=45_u32)
            .find(|&zone| (place.lon_deg() - f64::from(zone) * 3.0).abs() <= 1.5)
            .and_then(|zone| Self::from_epsg(4513 + zone - 25))
    }

    /// The EPSG code.
    pub fn epsg(self) -> u32 {
        u32::from(self.epsg)
    }

    /// The longitude of the central meridian in degrees.
    pub fn central_meridian_deg(self) -> f64 {
        f64::from(self.central_meridian_deg)
    }

    /// The easting of the central meridian in metres, zone number included where the grid has one.
    pub fn false_easting_m(self) -> f64 {
        f64::from(self.false_easting_m)
    }

    /// Projects a place.
    pub fn grid_from_lonlat(self, place: LonLat) -> Result<GridPoint, GridError> {
        let dlon_deg = place.lon_deg() - self.central_meridian_deg();
        if dlon_deg.abs() > REACH_DEG {
            return Err(GridError::TooFarFromMeridian);
        }
        let (east, north) = kruger::forward(dlon_deg.to_radians(), place.lat_deg().to_radians());
        Ok(GridPoint { grid: self, easting_m: east + self.false_easting_m(), northing_m: north })
    }

    /// The angle in degrees, clockwise positive, by which the grid's north lies off true north at a place: what is to be
    /// taken from a true bearing to draw it in the grid. Good to a thousandth of a degree.
    pub fn convergence_deg(self, place: LonLat) -> f64 {
        let dlon = (place.lon_deg() - self.central_meridian_deg()).to_radians();
        (dlon.tan() * place.lat_deg().to_radians().sin()).atan().to_degrees()
    }

    /// Takes metres in this grid; refuses numbers that cannot be of this grid.
    pub fn point(self, easting_m: f64, northing_m: f64) -> Result<GridPoint, GridError> {
        let east = easting_m - self.false_easting_m();
        if east.abs() <= EASTING_REACH_M && northing_m.abs() <= 9_900_000.0 {
            Ok(GridPoint { grid: self, easting_m, northing_m })
        } else {
            Err(GridError::NotOfThisGrid)
        }
    }

    /// The place of metres in this grid.
    pub fn lonlat_from_grid(self, easting_m: f64, northing_m: f64) -> Result<LonLat, GridError> {
        self.point(easting_m, northing_m)?.to_lonlat()
    }
}

/// A point in metres of one grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridPoint {
    grid: Grid,
    easting_m: f64,
    northing_m: f64,
}

impl GridPoint {
    /// The grid its numbers belong to.
    pub fn grid(self) -> Grid {
        self.grid
    }

    /// Metres east, false easting (and zone number, if the grid has one) included.
    pub fn easting_m(self) -> f64 {
        self.easting_m
    }

    /// Metres north of the equator.
    pub fn northing_m(self) -> f64 {
        self.northing_m
    }

    /// The place in WGS-84.
    pub fn to_lonlat(self) -> Result<LonLat, GridError> {
        let (dlon, lat) = kruger::backward(self.easting_m - self.grid.false_easting_m(), self.northing_m);
        LonLat::new(dlon.to_degrees() + self.grid.central_meridian_deg(), lat.to_degrees())
            .map_err(|_out| GridError::NotOfThisGrid)
    }
}
