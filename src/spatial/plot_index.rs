//! In which plot does a point lie? For a prefecture's plots at once.
//!
//! Plots are small and alike, so no tree is needed: the ground is laid out in cells of 25 m, each with the plots that reach
//! into it, and a plot is a few half planes. The cells are kept for a square of 51 km that is laid over the ground again
//! and again; what falls into the same cell from elsewhere is told apart by where its cell really is.

use super::convex::{is_convex, left_of};
use super::grid::{Grid, MixedGrids};
use super::grid_polygon::GridPolygon;
use super::segments::is_near;

/// Plots of one grid, ready to be asked for points.
#[derive(Debug, Clone)]
pub struct PlotIndex {
    grid: Grid,
    plots: Vec<Outline>,
    /// Corners of convex plots, counterclockwise; ends of edges, two and two, of the others.
    corners: Vec<[f64; 2]>,
    /// Where the entries of each cell begin, and the end of the last.
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

/// A plot's part of the corners.
#[derive(Debug, Clone, Copy)]
struct Outline {
    start: u32,
    count: u16,
    is_convex: bool,
}

/// A plot in a cell.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    plot: u32,
    /// Which of the squares the cell is in.
    square: u32,
}

/// Side of a cell, metres: about two plots.
const CELL_M: f64 = 25.0;
/// Cells of a block and blocks of the square, to a side: what is near on the ground is near in memory.
const BLOCK_BITS: u32 = 6;
const SQUARE_BITS: u32 = 11;
const CELLS: usize = 1 << (2 * SQUARE_BITS);

impl PlotIndex {
    /// Lays out valid polygons, which are then known by their place in the list, from 0. One of more than 65,535 corners,
    /// or larger than 25 km, is not found: it is no plot.
    ///
    /// # Errors
    /// [`MixedGrids`] when one is of another grid.
    pub fn of(grid: Grid, polygons: &[GridPolygon]) -> Result<Self, MixedGrids> {
        let mut index = Self { grid, plots: Vec::new(), corners: Vec::new(), starts: Vec::new(), entries: Vec::new() };
        for polygon in polygons {
            if polygon.grid() != grid {
                return Err(MixedGrids);
            }
            let [e, n] = polygon.origin_m();
            let absolute = move |[x, y]: &[f64; 2]| [x + e, y + n];
            if let Some(ring) = polygon.convex_ring() {
                index.add(ring.iter().map(absolute), true);
            } else {
                let edges = polygon.rings().iter().flat_map(super::ring::CleanRing::segments);
                index.add(edges.flat_map(|edge| [absolute(&edge.from), absolute(&edge.to)]), false);
            }
        }
        index.lay_out();
        Ok(index)
    }

    /// The same for plots that are one valid ring each, counterclockwise and without a closing point, as columns of
    /// numbers hold them: `[easting, northing]` in metres.
    pub fn of_rings(grid: Grid, rings: impl IntoIterator<Item = impl AsRef<[[f64; 2]]>>) -> Self {
        let mut index = Self { grid, plots: Vec::new(), corners: Vec::new(), starts: Vec::new(), entries: Vec::new() };
        for ring in rings {
            let ring = ring.as_ref();
            if is_convex(ring) {
                index.add(ring.iter().copied(), true);
            } else {
                let next = ring.iter().cycle().skip(1);
                index.add(ring.iter().zip(next).flat_map(|(from, to)| [*from, *to]), false);
            }
        }
        index.lay_out();
        index
    }

    /// The grid of its plots.
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// How many plots it has.
    pub fn len(&self) -> usize {
        self.plots.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.plots.is_empty()
    }

    /// The plots that hold a point, borders included: plots that overlap are a finding, so there may be several.
    pub fn at(&self, easting_m: f64, northing_m: f64) -> impl Iterator<Item = usize> + '_ {
        let cell = Cell::at(easting_m, northing_m);
        let found = self
            .entries_of(cell)
            .iter()
            .filter(move |entry| entry.square == cell.square() && self.holds(entry.plot, [easting_m, northing_m]));
        found.filter_map(|entry| usize::try_from(entry.plot).ok())
    }

    /// Whether a point lies in a plot of the list or at most so many metres from it; false for a plot that is none.
    pub fn is_within_m(&self, plot: usize, [easting_m, northing_m]: [f64; 2], limit_m: f64) -> bool {
        let Some(&plot) = self.plots.get(plot) else { return false };
        let corners = self.corners_of(plot);
        let p = [easting_m, northing_m];
        if plot.is_convex {
            let Some(&last) = corners.last() else { return false };
            let mut from = last;
            is_near(corners.iter().map(|&to| (std::mem::replace(&mut from, to), to)), p, limit_m)
        } else {
            let edge = |ends: &[[f64; 2]]| if let &[from, to] = ends { Some((from, to)) } else { None };
            is_near(corners.chunks_exact(2).filter_map(edge), p, limit_m)
        }
    }

    /// The first plot that holds each of many points. The points are asked in the order of the ground, which is several
    /// times faster than one after the other.
    pub fn locate(&self, points: &[[f64; 2]]) -> Vec<Option<u32>> {
        let mut found = vec![None; points.len()];
        for (i, point) in in_order_of_blocks(points) {
            let cell = Cell::at(point[0], point[1]);
            let hit = self
                .entries_of(cell)
                .iter()
                .find(|entry| entry.square == cell.square() && self.holds(entry.plot, point));
            if let (Some(entry), Some(slot)) = (hit, found.get_mut(i)) {
                *slot = Some(entry.plot);
            }
        }
        found
    }

    fn add(&mut self, corners: impl Iterator<Item = [f64; 2]>, is_convex: bool) {
        let start = u32::try_from(self.corners.len());
        let before = self.corners.len();
        self.corners.extend(corners);
        let count = u16::try_from(self.corners.len() - before);
        if let (Ok(start), Ok(count)) = (start, count) {
            self.plots.push(Outline { start, count, is_convex });
        } else {
            self.corners.truncate(before);
            self.plots.push(Outline { start: 0, count: 0, is_convex: false });
        }
    }

    /// Counts the plots of each cell, then puts each where the counts say.
    fn lay_out(&mut self) {
        let mut starts = vec![0_u32; CELLS + 1];
        for plot in &self.plots {
            for cell in Cell::under(self.corners_of(*plot)) {
                if let Some(count) = starts.get_mut(cell.place()) {
                    *count += 1;
                }
            }
        }
        let mut end = 0_u32;
        for start in &mut starts {
            end = end.saturating_add(*start);
            *start = end;
        }
        let mut entries = vec![Entry::default(); usize::try_from(end).unwrap_or_default()];
        for (i, plot) in self.plots.iter().enumerate().rev() {
            for cell in Cell::under(self.corners_of(*plot)) {
                let Some(start) = starts.get_mut(cell.place()) else { continue };
                *start -= 1;
                let place = usize::try_from(*start).unwrap_or(usize::MAX);
                if let Some(entry) = entries.get_mut(place) {
                    *entry = Entry { plot: u32::try_from(i).unwrap_or(u32::MAX), square: cell.square() };
                }
            }
        }
        self.starts = starts;
        self.entries = entries;
    }

    #[inline]
    fn entries_of(&self, cell: Cell) -> &[Entry] {
        let place = cell.place();
        let bounds = self.starts.get(place..place + 2);
        let Some(&[start, end]) = bounds else { return &[] };
        let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) else { return &[] };
        self.entries.get(start..end).unwrap_or_default()
    }

    #[inline]
    fn corners_of(&self, plot: Outline) -> &[[f64; 2]] {
        let Ok(start) = usize::try_from(plot.start) else { return &[] };
        self.corners.get(start..start + usize::from(plot.count)).unwrap_or_default()
    }

    #[inline]
    fn holds(&self, plot: u32, p: [f64; 2]) -> bool {
        let Some(&plot) = usize::try_from(plot).ok().and_then(|i| self.plots.get(i)) else { return false };
        let corners = self.corners_of(plot);
        if plot.is_convex { left_of_all(corners, p) } else { surrounded(corners, p) }
    }
}

/// Whether a point lies left of every edge of a counterclockwise ring.
#[inline]
fn left_of_all(corners: &[[f64; 2]], p: [f64; 2]) -> bool {
    let Some(&last) = corners.last() else { return false };
    let mut from = last;
    corners.iter().all(|&to| {
        let left = left_of(from, to, p) >= 0.0;
        from = to;
        left
    })
}

/// Whether edges, two ends each, go round a point an odd number of times, or run through it.
fn surrounded(ends: &[[f64; 2]], p: [f64; 2]) -> bool {
    let mut inside = false;
    for edge in ends.chunks_exact(2) {
        let &[a, b] = edge else { continue };
        let side = left_of(a, b, p);
        let in_box =
            (a[0].min(b[0])..=a[0].max(b[0])).contains(&p[0]) && (a[1].min(b[1])..=a[1].max(b[1])).contains(&p[1]);
        if side == 0.0 && in_box {
            return true;
        }
        inside ^= ((a[1] > p[1]) != (b[1] > p[1])) && ((side > 0.0) == (b[1] > a[1]));
    }
    inside
}

/// A cell of 25 m.
#[derive(Debug, Clone, Copy)]
struct Cell {
    column: u32,
    row: u32,
}

impl Cell {
    #[inline]
    fn at(easting_m: f64, northing_m: f64) -> Self {
        // Eastings with a zone number reach 46 million metres, northings ten to either side: both fit, and a cast of
        // anything else saturates.
        const SOUTHERN_M: f64 = 10_000_000.0;
        #[expect(
            clippy::as_conversions,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "saturates"
        )]
        let number = |metres: f64| (metres * (1.0 / CELL_M)) as u32;
        Self { column: number(easting_m), row: number(northing_m + SOUTHERN_M) }
    }

    /// Every cell that the box around some corners reaches into. A plot of more than a million cells is none.
    fn under(corners: &[[f64; 2]]) -> impl Iterator<Item = Self> + use<> {
        const MOST: u32 = 1_000;
        let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let [west, south, east, north] = corners
            .iter()
            .fold(start, |so_far, [x, y]| [so_far[0].min(*x), so_far[1].min(*y), so_far[2].max(*x), so_far[3].max(*y)]);
        let (low, high) = (Self::at(west, south), Self::at(east, north));
        let fits = high.column - low.column.min(high.column) < MOST && high.row - low.row.min(high.row) < MOST;
        let rows = if fits && !corners.is_empty() { low.row..high.row + 1 } else { 0..0 };
        rows.flat_map(move |row| (low.column..=high.column).map(move |column| Self { column, row }))
    }

    /// Its place in the square: the block, then the cell in the block.
    #[inline]
    fn place(self) -> usize {
        const IN_BLOCK: u32 = (1 << BLOCK_BITS) - 1;
        const BLOCKS: u32 = (1 << (SQUARE_BITS - BLOCK_BITS)) - 1;
        let (column, row) = (self.column >> BLOCK_BITS & BLOCKS, self.row >> BLOCK_BITS & BLOCKS);
        let block = row << (SQUARE_BITS - BLOCK_BITS) | column;
        let place = (block << (2 * BLOCK_BITS)) | ((self.row & IN_BLOCK) << BLOCK_BITS) | (self.column & IN_BLOCK);
        usize::try_from(place).unwrap_or_default()
    }

    /// Which square of 51 km it is in.
    #[inline]
    fn square(self) -> u32 {
        (self.row >> SQUARE_BITS) << 16 | (self.column >> SQUARE_BITS) & 0xffff
    }
}

/// Points with their places in the list, block after block.
fn in_order_of_blocks(points: &[[f64; 2]]) -> Vec<(usize, [f64; 2])> {
    const BLOCKS: usize = CELLS >> (2 * BLOCK_BITS);
    let block = |point: &[f64; 2]| Cell::at(point[0], point[1]).place() >> (2 * BLOCK_BITS);
    let mut starts = vec![0_usize; BLOCKS];
    for point in points {
        if let Some(count) = starts.get_mut(block(point)) {
            *count += 1;
        }
    }
    let mut before = 0;
    for start in &mut starts {
        before += std::mem::replace(start, before);
    }
    let mut ordered = vec![(0, [0.0; 2]); points.len()];
    for (i, point) in points.iter().enumerate() {
        let Some(next) = starts.get_mut(block(point)) else { continue };
        if let Some(slot) = ordered.get_mut(*next) {
            *slot = (i, *point);
        }
        *next += 1;
    }
    ordered
}
