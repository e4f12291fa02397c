//! Web Mercator (EPSG:3857) in whole shares of its square.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "degrees become whole shares, clamped before they do"
)]

use std::f64::consts::PI;

use crate::spatial::{LonLat, LonLatBox};

/// Shares of a side: 2^32.
const SIDE: f64 = 4_294_967_296.0;

/// A position: `x` grows to the east from 180° W, `y` to the south from 85.0511° N, both in shares of 2^32 (9.3 mm at the
/// equator). What lies nearer a pole stands on the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct World {
    /// East.
    pub x: u32,
    /// South.
    pub y: u32,
}

/// A rectangle, all four sides within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorldBox {
    /// Least `x`.
    pub west: u32,
    /// Least `y`.
    pub north: u32,
    /// Greatest `x`.
    pub east: u32,
    /// Greatest `y`.
    pub south: u32,
}

impl World {
    /// Where a place is.
    pub fn of(place: LonLat) -> Self {
        let x = (place.lon_deg() + 180.0) / 360.0;
        let sine = place.lat_deg().to_radians().sin().clamp(-0.999_999_999, 0.999_999_999);
        let y = 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI);
        Self { x: share(x), y: share(y) }
    }

    /// Longitude and latitude in degrees.
    pub fn degrees(self) -> [f64; 2] {
        let lon = f64::from(self.x) / SIDE * 360.0 - 180.0;
        let turned = PI * (1.0 - 2.0 * f64::from(self.y) / SIDE);
        [lon, turned.sinh().atan().to_degrees()]
    }

    /// The cell of a zoom in which it lies, column and row.
    pub fn cell(self, zoom: u8) -> (u32, u32) {
        let bits = 32_u32.saturating_sub(u32::from(zoom));
        (self.x.checked_shr(bits).unwrap_or(0), self.y.checked_shr(bits).unwrap_or(0))
    }
}

fn share(part: f64) -> u32 {
    (part * SIDE).round().clamp(0.0, SIDE - 1.0) as u32
}

impl WorldBox {
    /// The box around one position.
    pub fn at(place: World) -> Self {
        Self { west: place.x, north: place.y, east: place.x, south: place.y }
    }

    /// The box around a box in degrees.
    pub fn of(bounds: LonLatBox) -> Self {
        let corner = |lon: f64, lat: f64| {
            LonLat::new(lon.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0)).map_or(World { x: 0, y: 0 }, World::of)
        };
        let (low, high) = (corner(bounds.west_deg, bounds.north_deg), corner(bounds.east_deg, bounds.south_deg));
        Self { west: low.x, north: low.y, east: high.x, south: high.y }
    }

    /// Around some positions; none for none.
    pub fn around(places: impl IntoIterator<Item = World>) -> Option<Self> {
        places.into_iter().map(Self::at).reduce(Self::with)
    }

    /// The box around both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            north: self.north.min(other.north),
            east: self.east.max(other.east),
            south: self.south.max(other.south),
        }
    }

    /// Whether they have a position in common.
    pub fn touches(self, other: Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.north <= other.south && other.north <= self.south
    }

    /// Whether all of another box lies in it.
    pub fn encloses(self, other: Self) -> bool {
        self.west <= other.west && other.east <= self.east && self.north <= other.north && other.south <= self.south
    }

    /// Whether a position lies in it.
    pub fn holds(self, place: World) -> bool {
        (self.west..=self.east).contains(&place.x) && (self.north..=self.south).contains(&place.y)
    }

    /// West, south, east, north in degrees.
    pub fn degrees(self) -> [f64; 4] {
        let [west, north] = World { x: self.west, y: self.north }.degrees();
        let [east, south] = World { x: self.east, y: self.south }.degrees();
        [west, south, east, north]
    }
}
