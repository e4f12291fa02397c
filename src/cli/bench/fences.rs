//! Fences around the demo's plots, and fixes near them.

use super::world::{index, one};
use crate::app::refusal::Refusal;
use crate::spatial::{Fence, Grid, LonLat, PlotPolygon};

/// The demonstration district's projected system.
const EPSG: u32 = 4523;
/// Its fence, metres: how far beyond the plot, and the worst accuracy that decides.
const FENCE_M: [f64; 2] = [30.0, 100.0];

/// Fences, each with a corner of its plot.
pub(super) struct Fences(Vec<(Fence, LonLat)>);

impl Fences {
    pub(super) fn around(plots: &[PlotPolygon]) -> Self {
        let fence = |plot: &PlotPolygon| {
            let plane = plot.to_grid(Grid::from_epsg(EPSG)?).ok()?;
            Some((Fence::around(&plane, FENCE_M[0], FENCE_M[1]), plot.corners().next()?))
        };
        Self(plots.iter().filter_map(fence).collect())
    }

    /// A fix within a hundred metres or so.
    pub(super) fn check(&self, nth: u32) -> Result<(), Refusal> {
        let (fence, corner) = one(&self.0, index(nth))?;
        let away_deg = f64::from(nth % 1_000) * 1e-6;
        let fix = LonLat::new(corner.lon_deg() + away_deg, corner.lat_deg() - away_deg).ok();
        std::hint::black_box(fence.check(fix, 8.0));
        Ok(())
    }
}
