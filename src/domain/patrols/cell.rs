//! The squares of ground by which coverage is shown.

use serde::{Deserialize, Serialize};

use crate::spatial::{Grid, LonLat};

/// Side of a cell, metres.
pub const CELL_M: f64 = 500.0;

/// One square of the district's grid: so many sides east and north of the grid's origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Sides east.
    pub x: i32,
    /// Sides north.
    pub y: i32,
}

impl Cell {
    /// The cell of a place; none for one that the grid does not reach.
    pub fn of(place: LonLat, grid: Grid) -> Option<Self> {
        let point = grid.grid_from_lonlat(place).ok()?;
        Some(Self { x: steps(point.easting_m())?, y: steps(point.northing_m())? })
    }

    /// The cells under a rectangle given by two opposite corners: the lowest and the highest of them. The sides of the
    /// rectangle run along meridians and parallels, so that all four corners are asked.
    pub fn spanned(corners: [LonLat; 4], grid: Grid) -> Option<(Self, Self)> {
        let cells = corners.map(|corner| Self::of(corner, grid));
        let [a, b, c, d] = cells;
        let all = [a?, b?, c?, d?];
        let low = |side: fn(&Self) -> i32| all.iter().map(side).min();
        let high = |side: fn(&Self) -> i32| all.iter().map(side).max();
        let (lowest, highest) = ((low(|it| it.x)?, low(|it| it.y)?), (high(|it| it.x)?, high(|it| it.y)?));
        Some((Self { x: lowest.0, y: lowest.1 }, Self { x: highest.0, y: highest.1 }))
    }

    /// Its outline in WGS-84, closed, counter-clockwise from the south-west; none outside the grid.
    pub fn ring(self, grid: Grid) -> Option<[LonLat; 5]> {
        let corner = |dx: i32, dy: i32| {
            let (east, north) = (f64::from(self.x.checked_add(dx)?), f64::from(self.y.checked_add(dy)?));
            grid.lonlat_from_grid(east * CELL_M, north * CELL_M).ok()
        };
        let first = corner(0, 0)?;
        Some([first, corner(1, 0)?, corner(1, 1)?, corner(0, 1)?, first])
    }
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "checked to lie far inside 32 bits")]
fn steps(metres: f64) -> Option<i32> {
    let steps = (metres / CELL_M).floor();
    (steps.abs() < 1e9).then_some(steps as i32)
}
