//! Geometry: a prefecture's plots asked for points, fixes held against plots, as-built outlines against approved ones.
//!
//! Everything is made from a fixed seed. With `--spatial FILE` the same plots, points and outlines and the answers found
//! are written to a file, so that another program may be asked the same questions: `tests/bench_shapely.py` does.

mod columns;
mod ground;

use std::path::Path;
use std::time::Instant;

use serde::Serialize;

use super::super::Failure;
use crate::spatial::{Grid, GridPolygon, PlotIndex, intersection_area_m2};
use columns::Columns;
pub(super) use ground::Ground;
use ground::Ring;

/// How much of everything: a prefecture.
const PLOTS: usize = 1_300_000;
const POINTS: usize = 1_000_000;
const FIXES: usize = 1_000_000;
const PAIRS: usize = 200_000;
/// The best of so many rounds counts, on both sides: the machine is never quite quiet.
const ROUNDS: usize = 5;

/// One thing measured.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    what: &'static str,
    count: usize,
    seconds: f64,
    per_second: f64,
    /// What came out, to be held against another program's: points found, fixes within, m² shared.
    found: f64,
}

impl Row {
    pub(super) fn line(&self) -> String {
        let Self { what, count, seconds, per_second, found } = self;
        format!("{what:34} {count:>9} {seconds:>9.4} s {per_second:>12.0} a second, found {found:.2}")
    }
}

/// Measures, and writes questions and answers to a file where one is named.
pub(super) fn measure(file: Option<&Path>) -> Result<Vec<Row>, Failure> {
    let grid = Grid::from_epsg(4523).ok_or("no grid")?;
    let mut ground = Ground::new(20_261_122);
    let mut columns = Columns::default();
    let plots = ground.plots(PLOTS);
    let mut rows = vec![points(grid, &plots, &ground.points(&plots, POINTS), &mut columns)];
    rows.push(fixes(grid, &plots, &mut ground, &mut columns));
    for (what, name, is_convex) in
        [("overlap of convex outlines", "convex", true), ("overlap of outlines with corners", "general", false)]
    {
        let pairs = ground.outlines(&plots, PAIRS, is_convex);
        rows.push(overlaps(grid, (what, name), &pairs, &mut columns)?);
    }
    if let Some(file) = file {
        columns.write(file, &rows)?;
    }
    Ok(rows)
}

/// In which plot is each point? The index is built anew each round.
fn points(grid: Grid, plots: &[Ring], points: &[[f64; 2]], columns: &mut Columns) -> Row {
    let (seconds, found) = best(|| PlotIndex::of_rings(grid, plots).locate(points));
    let hits: Vec<f64> = found.iter().map(|hit| hit.map_or(-1.0, f64::from)).collect();
    columns.rings("plots", plots);
    columns.put("points", 2, points.iter().flatten().copied());
    let inside = hits.iter().filter(|hit| **hit >= 0.0).count();
    columns.put("points_found", 1, hits.into_iter());
    row("point in a plot, index built", points.len(), seconds, number(inside))
}

/// Is each fix within its accuracy of its plot? The plots are laid out already, as the geometries of the other side are
/// made already: no index is needed to find a plot that is named.
fn fixes(grid: Grid, plots: &[Ring], ground: &mut Ground, columns: &mut Columns) -> Row {
    let index = PlotIndex::of_rings(grid, plots);
    let fixes = ground.fixes(plots, FIXES);
    let (seconds, within) = best(|| {
        let near = |(plot, [x, y, accuracy_m]): &(usize, &[f64; 3])| index.is_within_m(*plot, [*x, *y], *accuracy_m);
        fixes.iter().enumerate().filter(near).count()
    });
    columns.put("fixes", 3, fixes.iter().flatten().copied());
    row("fix within its accuracy of a plot", fixes.len(), seconds, number(within))
}

/// How much do two outlines share?
fn overlaps(
    grid: Grid,
    (what, name): (&'static str, &'static str),
    pairs: &[(Ring, Ring)],
    columns: &mut Columns,
) -> Result<Row, Failure> {
    let side = |ring: &Ring| polygon(grid, ring);
    let polygons: Vec<(GridPolygon, GridPolygon)> =
        pairs.iter().map(|(a, b)| Ok((side(a)?, side(b)?))).collect::<Result<_, Failure>>()?;
    let (seconds, areas) = best(|| {
        let shared = |(a, b): &(GridPolygon, GridPolygon)| intersection_area_m2(a, b).unwrap_or(f64::NAN);
        polygons.iter().map(shared).collect::<Vec<f64>>()
    });
    let (approved, built): (Vec<Ring>, Vec<Ring>) = pairs.iter().cloned().unzip();
    columns.rings(&format!("{name}_approved"), &approved);
    columns.rings(&format!("{name}_built"), &built);
    let sum = areas.iter().sum();
    columns.put(&format!("{name}_shared_m2"), 1, areas.into_iter());
    Ok(row(what, pairs.len(), seconds, sum))
}

fn polygon(grid: Grid, ring: &Ring) -> Result<GridPolygon, Failure> {
    let closed: Vec<[f64; 2]> = ring.iter().chain(ring.first()).copied().collect();
    GridPolygon::from_rings(grid, &[closed]).map_err(|defects| format!("a plot of the bench: {defects:?}").into())
}

/// The shortest of some rounds in seconds, and what the last gave.
fn best<T>(work: impl Fn() -> T) -> (f64, T) {
    let round = || {
        let begun = Instant::now();
        let done = std::hint::black_box(work());
        (begun.elapsed().as_secs_f64(), done)
    };
    (1..ROUNDS).fold(round(), |(shortest, _), _| {
        let (seconds, done) = round();
        (seconds.min(shortest), done)
    })
}

fn row(what: &'static str, count: usize, seconds: f64, found: f64) -> Row {
    Row { what, count, seconds, per_second: number(count) / seconds, found }
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
