//! A tile by its zoom, column and row (the XYZ scheme: row 0 is in the north).

use super::world::{World, WorldBox};

/// Units to a side of a tile.
pub const EXTENT: i32 = 4096;
/// Bits of [`EXTENT`].
const EXTENT_BITS: u8 = 12;
/// Beyond this zoom a unit of a tile would be less than a share of the world.
const MOST_ZOOM: u8 = 20;

/// A tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TileId {
    z: u8,
    x: u32,
    y: u32,
}

/// No tile has this zoom, column or row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no tile has this zoom, column or row")]
pub struct NoTile;

/// The units of a tile that are drawn: 0 to [`EXTENT`], and so many around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TileBounds {
    /// The least unit of both axes.
    pub low: i32,
    /// The greatest.
    pub high: i32,
}

impl TileBounds {
    /// A tile with a border of so many units.
    pub fn with_buffer(buffer: i32) -> Self {
        Self { low: -buffer, high: EXTENT + buffer }
    }

    /// Whether all of these lie within.
    pub fn hold(self, points: &[[i32; 2]]) -> bool {
        points.iter().flatten().all(|value| (self.low..=self.high).contains(value))
    }
}

impl TileId {
    /// A tile of the zooms 0 to 20.
    ///
    /// # Errors
    /// [`NoTile`].
    pub fn new(z: u8, x: u32, y: u32) -> Result<Self, NoTile> {
        let count = 1_u32.checked_shl(u32::from(z)).ok_or(NoTile)?;
        if z <= MOST_ZOOM && x < count && y < count { Ok(Self { z, x, y }) } else { Err(NoTile) }
    }

    /// Its zoom.
    pub fn z(self) -> u8 {
        self.z
    }

    /// Its column.
    pub fn x(self) -> u32 {
        self.x
    }

    /// Its row.
    pub fn y(self) -> u32 {
        self.y
    }

    /// Bits of a share that are less than a unit of this tile.
    fn unit_bits(self) -> u32 {
        u32::from(32 - EXTENT_BITS).saturating_sub(u32::from(self.z))
    }

    fn side_bits(self) -> u32 {
        32 - u32::from(self.z)
    }

    /// The world's shares that it covers, with a border of so many of its own units.
    pub fn world(self, buffer: i32) -> WorldBox {
        let margin = i64::from(buffer) << self.unit_bits();
        let span = |at: u32| {
            let low = i64::from(at) << self.side_bits();
            let high = low + (1_i64 << self.side_bits()) - 1;
            let inside = |value: i64| u32::try_from(value.clamp(0, i64::from(u32::MAX))).unwrap_or(u32::MAX);
            (inside(low - margin), inside(high + margin))
        };
        let ((west, east), (north, south)) = (span(self.x), span(self.y));
        WorldBox { west, north, east, south }
    }

    /// A position in its units, to the nearest; outside of 0 to [`EXTENT`] where it lies outside.
    pub fn unit(self, place: World) -> [i32; 2] {
        let bits = self.unit_bits();
        let half = (1_i64 << bits) >> 1;
        let at = |value: u32, tile: u32| {
            let away = i64::from(value) - (i64::from(tile) << self.side_bits());
            i32::try_from((away + half) >> bits).unwrap_or(i32::MAX)
        };
        [at(place.x, self.x), at(place.y, self.y)]
    }
}
