//! DXF as text: closed polylines are polygons, open ones lines. What their layer is called goes with them.
//!
//! Read as what it is, pairs of a code and a value, and only in `ENTITIES`: blocks and their copies are drawings, not
//! surveys. Circles and bulges have no corners that anybody surveyed; a polyline with a bulge is refused by name.

use std::sync::Arc;

use serde_json::Value;

use super::fault::FileFault;
use super::limits::{Basket, Limits, SHAPE_POINTS};
use super::names::Names;
use super::rings::closed;
use super::sheet::{Format, Geometry, Properties, Ring, RowFault, Shape, Sheet};
use super::text::number;

const NAME: &str = "DXF";

/// Whether a text begins as DXF does: comments, then a section.
pub(super) fn is_dxf(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    loop {
        match (lines.next(), lines.next()) {
            (Some("999"), Some(_)) => {}
            (Some("0"), Some("SECTION")) => return true,
            _ => return false,
        }
    }
}

pub(super) fn read(text: &str, limits: Limits) -> Result<Sheet, FileFault> {
    let mut walk = Walk { basket: Basket::new(limits), names: Names::default(), open: None, count: 0 };
    let mut section = String::new();
    let mut ended = false;
    let mut lines = text.lines();
    while let Some(code) = lines.next() {
        let Some(value) = lines.next() else {
            return Err(FileFault::unreadable(NAME, "it ends between a code and its value"));
        };
        let Ok(code) = code.trim().parse::<i32>() else {
            return Err(FileFault::unreadable(NAME, format!("{} is no group code", code.trim())));
        };
        match (code, value.trim()) {
            (0, "EOF") => {
                ended = true;
                break;
            }
            (0, "SECTION" | "ENDSEC") => {
                walk.finish()?;
                section.clear();
            }
            (2, name) if section.is_empty() => name.clone_into(&mut section),
            (0, entity) if section == "ENTITIES" => walk.entity(entity)?,
            (code, value) if section == "ENTITIES" => walk.group(code, value),
            _ => {}
        }
    }
    if !ended {
        return Err(FileFault::unreadable(NAME, "it has no end"));
    }
    Ok(Sheet {
        format: Format::Dxf,
        declared_crs: None,
        ask_map: false,
        shapes: walk.basket.shapes,
        faults: walk.basket.faults,
    })
}

struct Walk {
    basket: Basket,
    names: Names,
    open: Option<Polyline>,
    count: u64,
}

/// A polyline of either kind while its groups come in.
#[derive(Default)]
struct Polyline {
    row: u64,
    layer: String,
    closed: bool,
    /// `VERTEX` entities follow: the heavy kind.
    heavy: bool,
    in_vertex: bool,
    x: Option<f64>,
    points: Ring,
    fault: Option<RowFault>,
}

impl Walk {
    fn entity(&mut self, name: &str) -> Result<(), FileFault> {
        if let Some(open) = self.open.as_mut().filter(|open| open.heavy) {
            match name {
                "VERTEX" => {
                    open.in_vertex = true;
                    return Ok(());
                }
                "SEQEND" => return self.finish(),
                _ => {}
            }
        }
        self.finish()?;
        if matches!(name, "LWPOLYLINE" | "POLYLINE") {
            self.count += 1;
            self.open = Some(Polyline { row: self.count, heavy: name == "POLYLINE", ..Polyline::default() });
        }
        Ok(())
    }

    fn group(&mut self, code: i32, value: &str) {
        if let Some(open) = &mut self.open {
            open.group(code, value);
        }
    }

    fn finish(&mut self) -> Result<(), FileFault> {
        let Some(done) = self.open.take() else { return Ok(()) };
        if let Some(fault) = done.fault {
            return self.basket.fault(fault);
        }
        if done.points.is_empty() {
            return self.basket.fault(RowFault::new(done.row, "", "no_points"));
        }
        let returns = done.points.len() > 3 && done.points.first() == done.points.last();
        let geometry = if done.closed || returns {
            Geometry::Polygons(vec![vec![closed(done.points)]])
        } else {
            Geometry::Lines(vec![done.points])
        };
        let layer = (self.names.shared("layer"), Value::String(done.layer));
        let properties = Properties(vec![(Arc::clone(&layer.0), layer.1)]);
        self.basket.shape(Shape { properties, geometry, ..Shape::at(done.row) })
    }
}

impl Polyline {
    fn group(&mut self, code: i32, value: &str) {
        match code {
            8 if !self.in_vertex => self.layer = unescaped(value),
            // Bit 1 of the flags: the last point joins the first.
            70 if !self.in_vertex => self.closed = value.parse::<i32>().is_ok_and(|flags| flags & 1 == 1),
            10 if !self.heavy || self.in_vertex => self.x = self.coordinate("10", value),
            20 if !self.heavy || self.in_vertex => {
                let y = self.coordinate("20", value);
                if let Some((x, y)) = self.x.take().zip(y) {
                    self.points.push([x, y]);
                }
                if self.points.len() > SHAPE_POINTS {
                    self.points = Vec::new();
                    self.fault.get_or_insert(RowFault::new(self.row, "", "shape_too_large"));
                }
            }
            42 if number(value).is_some_and(|bulge| bulge != 0.0) => {
                self.fault.get_or_insert(RowFault::new(self.row, "42", "bulge"));
            }
            _ => {}
        }
    }

    fn coordinate(&mut self, column: &str, value: &str) -> Option<f64> {
        let read = number(value);
        if read.is_none() {
            let fault = RowFault::new(self.row, column, "not_a_number").with("value", value);
            self.fault.get_or_insert(fault);
        }
        read
    }
}

/// Letters that older drawings write by their number: `\U+5B85`.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("\\U+");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let letter = piece.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        if let Some((letter, rest)) = letter.zip(piece.get(4..)) {
            plain.push(letter);
            plain.push_str(rest);
        } else {
            plain.push_str("\\U+");
            plain.push_str(piece);
        }
    }
    plain
}
