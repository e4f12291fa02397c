//! The pegs of one shape, row by row.

use super::Row;
use super::columns::{Columns, Place};
use crate::exchange::shapes::rings::{assembled, closed};
use crate::exchange::shapes::sheet::{Geometry, Ring, RowFault, Shape};
use crate::exchange::shapes::text::number;

pub(super) struct Pegs {
    pub(super) key: String,
    /// Whether one of them could not be read.
    pub(super) broken: bool,
    shape: Shape,
    rings: Vec<(String, Ring)>,
}

impl Pegs {
    pub(super) fn new(key: String, shape: Shape) -> Self {
        Self { key, broken: false, shape, rings: Vec::new() }
    }

    pub(super) fn add(&mut self, row: &Row, columns: &Columns) -> Result<(), RowFault> {
        let Place::Pegs { east, north, ring, .. } = columns.place else { return Ok(()) };
        let coordinate = |column: usize| {
            let text = row.text(column);
            number(&text)
                .ok_or_else(|| RowFault::new(row.number, columns.name(column), "not_a_number").with("value", text))
        };
        let point = [coordinate(east)?, coordinate(north)?];
        let ring = ring.map(|column| row.text(column)).unwrap_or_default();
        match self.rings.last_mut() {
            Some((open, points)) if *open == ring || ring.is_empty() => points.push(point),
            _ => self.rings.push((ring, vec![point])),
        }
        Ok(())
    }

    /// One peg is a point; more are the corners of a plot.
    pub(super) fn shape(self) -> Shape {
        let count: usize = self.rings.iter().map(|(_, points)| points.len()).sum();
        let rings = self.rings.into_iter().map(|(_, points)| points);
        let geometry = match count {
            0 => Geometry::Missing,
            1 => Geometry::Points(rings.flatten().collect()),
            _ => Geometry::Polygons(assembled(rings.map(closed).collect())),
        };
        Shape { geometry, ..self.shape }
    }
}
