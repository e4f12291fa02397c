//! Longitude and latitude in WGS-84.

/// A position in degrees, WGS-84 (held equal to CGCS2000): finite, longitude −180…180, latitude −90…90.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat {
    lon_deg: f64,
    lat_deg: f64,
}

/// A number that cannot be a longitude or a latitude, NaN and infinities included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("longitude must lie in -180..180 and latitude in -90..90 degrees")]
pub struct OutOfRange;

/// Mean radius of the Earth in metres (IUGG), for distances that need no better than half a per cent.
const MEAN_RADIUS_M: f64 = 6_371_008.8;

impl LonLat {
    /// Takes degrees, **longitude first** as in GeoJSON.
    pub fn new(lon_deg: f64, lat_deg: f64) -> Result<Self, OutOfRange> {
        // A NaN is in no range, so it falls out here too.
        if (-180.0..=180.0).contains(&lon_deg) && (-90.0..=90.0).contains(&lat_deg) {
            Ok(Self { lon_deg, lat_deg })
        } else {
            Err(OutOfRange)
        }
    }

    /// Longitude in degrees, east positive.
    pub fn lon_deg(self) -> f64 {
        self.lon_deg
    }

    /// Latitude in degrees, north positive.
    pub fn lat_deg(self) -> f64 {
        self.lat_deg
    }

    /// Great-circle distance in metres on a sphere: good to 0.5 %, at any distance. For anything that is
    /// measured, go through a [`Grid`](super::Grid).
    pub fn rough_distance_m(self, other: Self) -> f64 {
        let (lat_a, lat_b) = (self.lat_deg.to_radians(), other.lat_deg.to_radians());
        let half_dlat = (lat_b - lat_a) / 2.0;
        let half_dlon = (other.lon_deg - self.lon_deg).to_radians() / 2.0;
        let haversine = half_dlat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_dlon.sin().powi(2);
        2.0 * MEAN_RADIUS_M * haversine.clamp(0.0, 1.0).sqrt().asin()
    }
}

/// The smallest box around some positions, degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLatBox {
    /// Westernmost longitude.
    pub west_deg: f64,
    /// Southernmost latitude.
    pub south_deg: f64,
    /// Easternmost longitude.
    pub east_deg: f64,
    /// Northernmost latitude.
    pub north_deg: f64,
}

impl LonLatBox {
    /// The box around `positions`; `None` when there are none. Not meant for shapes across the antimeridian.
    pub fn around(positions: impl IntoIterator<Item = LonLat>) -> Option<Self> {
        let mut positions = positions.into_iter();
        let first = positions.next()?;
        let start = Self {
            west_deg: first.lon_deg,
            south_deg: first.lat_deg,
            east_deg: first.lon_deg,
            north_deg: first.lat_deg,
        };
        Some(positions.fold(start, |so_far, p| Self {
            west_deg: so_far.west_deg.min(p.lon_deg),
            south_deg: so_far.south_deg.min(p.lat_deg),
            east_deg: so_far.east_deg.max(p.lon_deg),
            north_deg: so_far.north_deg.max(p.lat_deg),
        }))
    }

    /// The box and all within so many metres of it, and a little more.
    #[must_use]
    pub fn grown(&self, by_m: f64) -> Self {
        const LEAST_M_PER_DEG: f64 = 110_500.0;
        let north = by_m / LEAST_M_PER_DEG;
        let steepest = self.south_deg.abs().max(self.north_deg.abs()) + north;
        let east = north / steepest.min(89.0).to_radians().cos();
        Self {
            west_deg: self.west_deg - east,
            south_deg: self.south_deg - north,
            east_deg: self.east_deg + east,
            north_deg: self.north_deg + north,
        }
    }

    /// The box around both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            west_deg: self.west_deg.min(other.west_deg),
            south_deg: self.south_deg.min(other.south_deg),
            east_deg: self.east_deg.max(other.east_deg),
            north_deg: self.north_deg.max(other.north_deg),
        }
    }

    /// What lies in both; none where they are apart.
    pub fn common(self, other: Self) -> Option<Self> {
        let common = Self {
            west_deg: self.west_deg.max(other.west_deg),
            south_deg: self.south_deg.max(other.south_deg),
            east_deg: self.east_deg.min(other.east_deg),
            north_deg: self.north_deg.min(other.north_deg),
        };
        (common.west_deg <= common.east_deg && common.south_deg <= common.north_deg).then_some(common)
    }

    /// Whether the position lies in the box or on its edge.
    pub fn contains(&self, p: LonLat) -> bool {
        (self.west_deg..=self.east_deg).contains(&p.lon_deg) && (self.south_deg..=self.north_deg).contains(&p.lat_deg)
    }
}
