//! A season made up from a seed, of which the truth is known: villages with their plots, what was built in them, and what an
//! image shows of it, a little off.
//!
//! The image: every outline is moved by up to 2 m (0.8 m as a rule, both ways), each corner by up to 0.7 m, and one type in
//! fifty is wrong. A case lies up to 15 m from what it is about. Neighbours stand 4 to 5 m apart.

use jiff::civil::{Date, date};

use super::super::spatial::Ground;
use crate::domain::patches::codes::Class;

/// Corners of a ring, counterclockwise, the first not repeated, metres of the district's grid.
pub(super) type Ring = [[f64; 2]; 4];

/// Days of the images.
pub(super) const BEFORE: Date = date(2026, 3, 10);
pub(super) const AFTER: Date = date(2026, 9, 20);

/// A plot and the room it takes, metres; plots of a row.
const PLOT_M: [f64; 2] = [12.0, 10.0];
const PITCH_M: [f64; 2] = [16.0, 15.0];
const ROW: u32 = 28;
/// Plots of a village.
pub(super) const VILLAGE: usize = 770;

/// How a plot is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// Registered long ago.
    Registered,
    /// Approved between the images.
    Approved,
    /// Approved after the later one.
    ApprovedLater,
    /// Applied for.
    Applied,
}

/// A plot on the ground.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plot {
    pub(super) ring: Ring,
    pub(super) held: Held,
}

/// What the image shows, and what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub(super) ring: Ring,
    pub(super) kind: &'static str,
    pub(super) truth: Class,
    /// Where somebody saw it before and opened a case.
    pub(super) case: Option<[f64; 2]>,
}

/// The plots of a village with its south-west corner there.
pub(super) fn village(ground: &mut Ground, corner: [f64; 2], count: usize) -> Vec<Plot> {
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut plots = Vec::with_capacity(count);
    for _ in 0..count {
        let at = [corner[0] + f64::from(column) * PITCH_M[0], corner[1] + f64::from(row) * PITCH_M[1]];
        let held = match ground.unit() {
            u if u < 0.82 => Held::Registered,
            u if u < 0.94 => Held::Approved,
            u if u < 0.96 => Held::ApprovedLater,
            _ => Held::Applied,
        };
        plots.push(Plot { ring: box_at(at, PLOT_M), held });
        column += 1;
        if column == ROW {
            (row, column) = (row + 1, 0);
        }
    }
    plots
}

/// One more patch of a season: somewhere in a village of these plots.
pub(super) fn shown(ground: &mut Ground, plots: &[Plot]) -> Option<Shown> {
    let of = |held: Held| plots.iter().filter(move |plot| plot.held == held).collect::<Vec<_>>();
    let lottery = ground.unit();
    let mut shown = if lottery < 0.45 {
        let plot = **ground.one_of(&of(Held::Approved))?;
        let built = if ground.unit() < 0.5 { plot.ring } else { inside(ground, plot.ring) };
        building(built, Class::ApprovedHouse)
    } else if lottery < 0.57 {
        let plot = **ground.one_of(&of(Held::Approved))?;
        building(longer(ground, plot.ring), Class::OverApproved)
    } else if lottery < 0.67 {
        building(ground.one_of(&of(Held::Registered))?.ring, Class::NoApproval)
    } else if lottery < 0.71 {
        building(ground.one_of(&of(Held::Applied))?.ring, Class::NoApproval)
    } else if lottery < 0.73 {
        building(ground.one_of(&of(Held::ApprovedLater))?.ring, Class::NoApproval)
    } else if lottery < 0.82 {
        building(beside(ground, plots)?, Class::NoApproval)
    } else if lottery < 0.87 {
        let ring = beside(ground, plots)?;
        let middle = [f64::midpoint(ring[0][0], ring[2][0]), f64::midpoint(ring[0][1], ring[2][1])];
        let case = middle.map(|axis| axis + ground.bell(15.0));
        Shown { case: Some(case), ..building(ring, Class::OpenViolation) }
    } else {
        let kind = if ground.unit() < 0.6 { "推填土" } else { "道路" };
        let at = ground.one_of(plots)?.ring[0];
        let size = [ground.between(20.0, 80.0), ground.between(6.0, 40.0)];
        let corner = [at[0] - size[0] / 2.0, at[1] - size[1] / 2.0];
        Shown { ring: box_at(corner, size), kind, truth: Class::NoBuilding, case: None }
    };
    if ground.unit() < 0.02 {
        shown.kind = if shown.kind == "建筑" { "推填土" } else { "建筑" };
    }
    shown.ring = drawn(ground, shown.ring);
    Some(shown)
}

fn building(ring: Ring, truth: Class) -> Shown {
    Shown { ring, kind: "建筑", truth, case: None }
}

fn box_at([x, y]: [f64; 2], [width, depth]: [f64; 2]) -> Ring {
    [[x, y], [x + width, y], [x + width, y + depth], [x, y + depth]]
}

/// A house with a yard around it.
fn inside(ground: &mut Ground, plot: Ring) -> Ring {
    let yard = [ground.between(0.5, 2.0), ground.between(0.5, 2.0)];
    box_at([plot[0][0] + yard[0], plot[0][1] + yard[1]], [PLOT_M[0] - 2.0 * yard[0], PLOT_M[1] - 2.0 * yard[1]])
}

/// Built four to ten metres beyond the plot on one side.
fn longer(ground: &mut Ground, plot: Ring) -> Ring {
    let by = ground.between(4.0, 10.0);
    let [x, y] = plot[0];
    match ground.unit() {
        u if u < 0.25 => box_at([x - by, y], [PLOT_M[0] + by, PLOT_M[1]]),
        u if u < 0.5 => box_at([x, y], [PLOT_M[0] + by, PLOT_M[1]]),
        u if u < 0.75 => box_at([x, y - by], [PLOT_M[0], PLOT_M[1] + by]),
        _ => box_at([x, y], [PLOT_M[0], PLOT_M[1] + by]),
    }
}

/// A new house where there is no plot: at the edge of the village, two to six metres from the last row.
fn beside(ground: &mut Ground, plots: &[Plot]) -> Option<Ring> {
    let first = plots.first()?.ring[0];
    let along = ground.between(0.0, f64::from(ROW) * PITCH_M[0]);
    let depth = ground.between(8.0, 13.0);
    let corner = [first[0] + along, first[1] - depth - ground.between(2.0, 6.0)];
    Some(box_at(corner, [ground.between(8.0, 15.0), depth]))
}

/// As an image has it.
fn drawn(ground: &mut Ground, ring: Ring) -> Ring {
    let off = [ground.bell(2.0), ground.bell(2.0)];
    ring.map(|[x, y]| [x + off[0] + ground.between(-0.7, 0.7), y + off[1] + ground.between(-0.7, 0.7)])
}
