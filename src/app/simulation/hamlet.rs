//! The plots of a village: hamlets of rows along lanes, nowhere quite straight, with gaps where nobody builds.

use super::country::{SIDE_M, Village};
use super::dice::Dice;
use crate::domain::houses::outline::Outline;
use crate::spatial::{Grid, GridPolygon};

/// How a village is spread over its hamlets.
const SHARES: [f64; 4] = [0.42, 0.28, 0.18, 0.12];
/// From one plot to the next along the lane and across it, metres.
const PITCH_M: [f64; 2] = [16.0, 14.5];
/// Every second row has a lane before it, so wide.
const LANE_M: f64 = 4.0;
/// Plots on which nobody builds.
const GAPS: f64 = 0.06;
/// The house keeps so far from the edge of its plot, metres.
const SETBACK_M: f64 = 0.8;

/// A plot: a rectangle that stands as its lane does, or nearly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lot {
    /// Its middle, metres in the district's grid.
    pub(super) middle_m: [f64; 2],
    /// Against the clock from east, radians.
    pub(super) turned: f64,
    /// Width and depth.
    pub(super) size_m: [f64; 2],
}

/// So many plots as the village has houses.
pub(super) fn lots(village: &Village, dice: &mut Dice) -> Vec<Lot> {
    let mut lots = Vec::with_capacity(village.houses);
    let quarters = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]];
    for (quarter, share) in quarters.into_iter().zip(SHARES) {
        let left = village.houses - lots.len();
        let count = if share == SHARES[3] { left } else { left.min(part(village.houses, share)) };
        let middle = [0, 1].map(|axis| {
            let side = SIDE_M / 2.0;
            let (corner, at) =
                if axis == 0 { (village.corner_m[0], quarter[0]) } else { (village.corner_m[1], quarter[1]) };
            corner + side * (at + 0.5) + dice.between(-25.0, 25.0)
        });
        hamlet(middle, count, dice, &mut lots);
    }
    lots
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a few hundred houses"
)]
fn part(houses: usize, share: f64) -> usize {
    (houses as f64 * share).ceil() as usize
}

fn hamlet(middle: [f64; 2], count: usize, dice: &mut Dice, lots: &mut Vec<Lot>) {
    let turn = dice.between(0.0, std::f64::consts::FRAC_PI_2);
    let columns = u32::try_from(count.isqrt() + 1).unwrap_or(1);
    let depth_m = f64::from(columns) * (PITCH_M[1] + LANE_M / 2.0);
    let start = [-f64::from(columns) * PITCH_M[0] / 2.0, -depth_m / 2.0];
    let (mut row, mut column, mut laid) = (0_u32, 0_u32, 0);
    while laid < count {
        if column == columns {
            (row, column) = (row + 1, 0);
        }
        if !dice.happens(GAPS) {
            let along = start[0] + f64::from(column) * PITCH_M[0] + dice.between(-0.6, 0.6);
            let across = start[1] + f64::from(row) * PITCH_M[1] + f64::from(row / 2) * LANE_M + dice.between(-0.5, 0.5);
            lots.push(Lot {
                middle_m: placed([along, across], turn, middle),
                turned: turn + dice.between(-0.03, 0.03),
                size_m: [12.0 + dice.between(-1.6, 1.6), 10.0 + dice.between(-1.4, 1.4)],
            });
            laid += 1;
        }
        column += 1;
    }
}

impl Lot {
    /// The plot's outline in the grid.
    pub(super) fn plot(&self, grid: Grid) -> Option<Outline> {
        self.rectangle(0.0, grid)
    }

    /// That of the house on it.
    pub(super) fn house(&self, grid: Grid) -> Option<Outline> {
        self.rectangle(SETBACK_M, grid)
    }

    /// A place in metres along its width and depth from its middle.
    pub(super) fn beside(&self, by_m: [f64; 2]) -> [f64; 2] {
        placed(by_m, self.turned, self.middle_m)
    }

    fn rectangle(&self, inset_m: f64, grid: Grid) -> Option<Outline> {
        let [x, y] = self.size_m.map(|side| side / 2.0 - inset_m);
        let ring = [[-x, -y], [x, -y], [x, y], [-x, y], [-x, -y]];
        let ring = ring.map(|corner| self.beside(corner).map(millimetres)).to_vec();
        Outline::drawn(&GridPolygon::from_rings(grid, &[ring]).ok()?)
    }
}

/// As a survey writes them.
fn millimetres(metres: f64) -> f64 {
    (metres * 1e3).round() / 1e3
}

/// Turned about the origin, then moved.
pub(super) fn placed([x, y]: [f64; 2], turn: f64, [east, north]: [f64; 2]) -> [f64; 2] {
    let (sin, cos) = turn.sin_cos();
    [east + x * cos - y * sin, north + x * sin + y * cos]
}
