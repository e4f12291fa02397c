//! How much is taken from a file before it is refused: what stands between a hostile file and the memory.

use super::fault::FileFault;
use super::sheet::{Geometry, RowFault, Shape};

/// The most of each thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it comes.
    pub file_bytes: u64,
    /// Bytes of everything in a zip together, unpacked.
    pub inflated_bytes: u64,
    /// Shapes, and as many faults.
    pub shapes: usize,
    /// Points of all shapes together.
    pub points: usize,
}

impl Limits {
    /// A file that somebody drops on a map: a few plots, a village at most.
    pub const UPLOAD: Self = Self { file_bytes: 16 << 20, inflated_bytes: 64 << 20, shapes: 5_000, points: 500_000 };
    /// A county's stock, given at the terminal.
    pub const STOCK: Self =
        Self { file_bytes: 2 << 30, inflated_bytes: 4 << 30, shapes: 2_000_000, points: 40_000_000 };
}

/// Points of one shape: as many as a zone may have, beyond which edges are no longer compared.
pub(super) const SHAPE_POINTS: usize = 100_000;
/// Rings of one shape: which lies within which is asked of every pair.
pub(super) const SHAPE_RINGS: usize = 1_000;
/// Parts of a zip.
pub(super) const ZIP_PARTS: usize = 1_000;
/// How deep elements may lie within one another. KML's own folders reach some ten.
pub(super) const DEPTH: usize = 64;
/// Columns of a table.
pub(super) const COLUMNS: usize = 1_000;

/// Shapes and faults as they are read, counted.
#[derive(Debug)]
pub(super) struct Basket {
    limits: Limits,
    points: usize,
    pub(super) shapes: Vec<Shape>,
    pub(super) faults: Vec<RowFault>,
}

impl Basket {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, points: 0, shapes: Vec::new(), faults: Vec::new() }
    }

    /// Takes a shape in. One that is beyond measure becomes a fault of its row.
    pub(super) fn shape(&mut self, shape: Shape) -> Result<(), FileFault> {
        let (points, rings) = measure(&shape.geometry);
        if points > SHAPE_POINTS || rings > SHAPE_RINGS {
            return self.fault(RowFault::new(shape.row, "", "shape_too_large"));
        }
        self.points = self.points.saturating_add(points);
        if self.points > self.limits.points {
            return Err(FileFault::TooMany { what: "points", most: self.limits.points });
        }
        if self.shapes.len() >= self.limits.shapes {
            return Err(FileFault::TooMany { what: "shapes", most: self.limits.shapes });
        }
        self.shapes.push(shape);
        Ok(())
    }

    /// Takes a fault in.
    pub(super) fn fault(&mut self, fault: RowFault) -> Result<(), FileFault> {
        if self.faults.len() >= self.limits.shapes {
            return Err(FileFault::TooMany { what: "faults", most: self.limits.shapes });
        }
        self.faults.push(fault);
        Ok(())
    }
}

fn measure(geometry: &Geometry) -> (usize, usize) {
    match geometry {
        Geometry::Missing => (0, 0),
        Geometry::Points(points) => (points.len(), 1),
        Geometry::Lines(lines) => (lines.iter().map(Vec::len).sum(), lines.len()),
        Geometry::Polygons(polygons) => {
            let rings = polygons.iter().flatten();
            (rings.clone().map(Vec::len).sum(), rings.count())
        }
    }
}
