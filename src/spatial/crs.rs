//! What the numbers of a file, a rover or a person mean, so that they can be brought to one place on Earth.

use super::datum::{Datum, DatumPosition};
use super::grid::{Grid, GridError};
use super::lonlat::{LonLat, OutOfRange};

/// A coordinate reference system that is understood here.
///
/// In every one of them `x` is east or longitude and `y` is north or latitude, whatever order its authority
/// gives the axes in: the order is put right where a format is read, once.
///
/// Xi'an 80 and Beijing 54 are not among them: the way from them to CGCS2000 takes seven local parameters that
/// are not public, and a general set is metres off. Such data must be converted by who holds the parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Crs {
    /// Longitude and latitude in degrees of a datum.
    Degrees(Datum),
    /// Metres in a Gauss–Krüger grid of CGCS2000.
    Plane(Grid),
}

/// Why numbers cannot be taken from or into a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CrsError {
    /// No longitude and latitude.
    #[error(transparent)]
    Degrees(#[from] OutOfRange),
    /// No easting and northing of the grid, or a place beyond its reach.
    #[error(transparent)]
    Plane(#[from] GridError),
}

impl Crs {
    /// Reads a name as people, files and `.prj` texts write it, in any case: `EPSG:4523`, `4523`,
    /// `urn:ogc:def:crs:EPSG::4523`, `CRS84`, `gcj02`, `bd09`, `CGCS2000_3_Degree_GK_Zone_35`,
    /// `CGCS2000 / 3-degree Gauss-Kruger CM 105E`, `GCS_China_Geodetic_Coordinate_System_2000`, `WGS 84`…
    ///
    /// `None` for a system that is not understood here, which must not be guessed.
    pub fn from_name(name: &str) -> Option<Self> {
        let bare: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        if let Some(datum) = Datum::from_name(&bare) {
            return Some(Self::Degrees(datum));
        }
        match bare.as_str() {
            "crs84"
            | "urnogcdefcrsogc13crs84"
            | "urnogcdefcrsogccrs84"
            | "gcswgs1984"
            | "gcschinageodeticcoordinatesystem2000"
            | "chinageodeticcoordinatesystem2000"
            | "gcscgcs2000" => return Some(Self::Degrees(Datum::Wgs84)),
            _ => {}
        }
        code_of_epsg(&bare).map_or_else(|| grid_of_title(&bare).map(Self::Plane), Self::from_epsg)
    }

    /// The system of an EPSG code: 4490, 4326 and the grids of [`Grid::from_epsg`].
    pub fn from_epsg(code: u32) -> Option<Self> {
        match code {
            4326 | 4490 => Some(Self::Degrees(Datum::Wgs84)),
            _ => Grid::from_epsg(code).map(Self::Plane),
        }
    }

    /// The stable name on the wire: `EPSG:4490` (longitude and latitude of CGCS2000, held equal to WGS-84),
    /// `gcj02`, `bd09`, or `EPSG:` and the code of the grid. [`Self::from_name`] reads it back.
    pub fn name(self) -> String {
        match self {
            Self::Degrees(Datum::Wgs84) => "EPSG:4490".to_owned(),
            Self::Degrees(datum) => datum.code().to_owned(),
            Self::Plane(grid) => format!("EPSG:{}", grid.epsg()),
        }
    }

    /// The place of two numbers, `x` east or longitude.
    pub fn to_lonlat(self, x: f64, y: f64) -> Result<LonLat, CrsError> {
        match self {
            Self::Degrees(datum) => Ok(DatumPosition::new(x, y, datum)?.to_wgs84()),
            Self::Plane(grid) => Ok(grid.lonlat_from_grid(x, y)?),
        }
    }

    /// The numbers of a place, `[x, y]` with x east or longitude.
    pub fn from_lonlat(self, place: LonLat) -> Result<[f64; 2], CrsError> {
        match self {
            Self::Degrees(datum) => Ok(DatumPosition::from_wgs84(place, datum).given_deg()),
            Self::Plane(grid) => {
                let point = grid.grid_from_lonlat(place)?;
                Ok([point.easting_m(), point.northing_m()])
            }
        }
    }

    /// Two numbers of this system brought into a grid, `[easting, northing]` in metres; unchanged when they are
    /// of that grid already.
    pub fn to_grid(self, x: f64, y: f64, grid: Grid) -> Result<[f64; 2], CrsError> {
        let point = match self {
            Self::Plane(own) if own == grid => grid.point(x, y)?,
            _ => grid.grid_from_lonlat(self.to_lonlat(x, y)?)?,
        };
        Ok([point.easting_m(), point.northing_m()])
    }
}

/// The code in `epsg4523`, `4523`, `urn:ogc:def:crs:EPSG::4523` or `…EPSG:9.9.1:4523`, letters and digits only.
fn code_of_epsg(bare: &str) -> Option<u32> {
    let digits = bare.rsplit_once("epsg").map_or(bare, |(_, digits)| digits);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // All codes known here have four digits; a version before them is passed over.
    digits.get(digits.len().saturating_sub(4)..)?.parse().ok()
}

/// The grid of an ESRI or EPSG title of a Gauss–Krüger grid of CGCS2000, letters and digits only.
fn grid_of_title(bare: &str) -> Option<Grid> {
    let rest = bare.strip_prefix("cgcs2000")?;
    let (three, rest) = match rest.strip_prefix("3degree") {
        Some(rest) => (true, rest),
        None => (false, rest.strip_prefix("6degree").unwrap_or(rest)),
    };
    let rest = rest.strip_prefix("gausskruger").or_else(|| rest.strip_prefix("gk"))?;
    if let Some(zone) = rest.strip_prefix("zone") {
        let zone: u32 = zone.parse().ok()?;
        return Grid::from_zone(if three { 3 } else { 6 }, zone, true);
    }
    let meridian: u32 = rest.strip_prefix("cm")?.strip_suffix('e')?.parse().ok()?;
    let zone = if three { meridian / 3 } else { meridian.checked_add(3)? / 6 };
    let grid = Grid::from_zone(if three { 3 } else { 6 }, zone, false)?;
    // A meridian that is none of this kind of zone has no grid.
    (grid.central_meridian_deg() - f64::from(meridian)).abs().lt(&0.5).then_some(grid)
}
