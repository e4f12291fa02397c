//! The coordinate reference systems in which features are given out (18-058r1), each with the axes in its own order.

use crate::spatial::{Grid, LonLat};

/// Where an authority's definitions are named.
const EPSG: &str = "http://www.opengis.net/def/crs/EPSG/0/";
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
/// CGCS2000, geographic.
const CGCS2000: u32 = 4490;

/// A system that may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Longitude, latitude: what GeoJSON says when nothing else is asked for.
    Crs84,
    /// CGCS2000 as EPSG has it: latitude, longitude.
    Degrees,
    /// The county's Gauss–Krüger grid as EPSG has it: northing (X), easting (Y).
    Plane(Grid),
}

impl System {
    /// All that a county's features may be asked for in.
    pub fn all(grid: Grid) -> [Self; 3] {
        [Self::Crs84, Self::Plane(grid), Self::Degrees]
    }

    /// The one of this name.
    pub fn named(uri: &str, grid: Grid) -> Option<Self> {
        Self::all(grid).into_iter().find(|system| system.uri() == uri)
    }

    /// Its name.
    pub fn uri(self) -> String {
        match self {
            Self::Crs84 => CRS84.to_owned(),
            Self::Degrees => format!("{EPSG}{CGCS2000}"),
            Self::Plane(grid) => format!("{EPSG}{}", grid.epsg()),
        }
    }

    /// A place in its axes; none where the grid does not reach.
    pub(super) fn position(self, [lon, lat]: [f64; 2]) -> Option<[f64; 2]> {
        match self {
            Self::Crs84 => Some([lon, lat]),
            Self::Degrees => Some([lat, lon]),
            Self::Plane(grid) => {
                let point = grid.grid_from_lonlat(LonLat::new(lon, lat).ok()?).ok()?;
                Some(northing_first([point.easting_m(), point.northing_m()]))
            }
        }
    }

    /// What its axes say, as longitude and latitude; none where that is no place.
    pub(super) fn place(self, [first, second]: [f64; 2]) -> Option<[f64; 2]> {
        let (lon, lat) = match self {
            Self::Crs84 => (first, second),
            Self::Degrees => (second, first),
            Self::Plane(grid) => {
                let place = grid.lonlat_from_grid(second, first).ok()?;
                (place.lon_deg(), place.lat_deg())
            }
        };
        LonLat::new(lon, lat).ok().map(|place| [place.lon_deg(), place.lat_deg()])
    }
}

/// Easting and northing in the order of the axes, to the micrometre: the way through degrees and back leaves a thousandth of
/// that behind.
pub(super) fn northing_first([easting, northing]: [f64; 2]) -> [f64; 2] {
    [northing, easting].map(|metres| (metres * 1e6).round() / 1e6)
}
