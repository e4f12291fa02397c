//! Tables: a row a shape, with its coordinates in one cell, or a row a peg.
//!
//! In a row a peg, the rows of a shape follow one another and have the same number in the column that names it; a blank
//! there means the one above, as merged cells leave it.

mod cells;
mod columns;
mod pegs;
mod points;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::bundle::Bundle;
use super::fault::FileFault;
use super::limits::{Basket, Limits};
use super::names::{Names, name_in};
use super::sheet::{AreaUnit, Format, Geometry, Properties, RowFault, Shape, Sheet, StatedArea};
use crate::spatial::{Crs, Datum};

pub(super) use points::cell;

use columns::{Columns, Place};
use pegs::Pegs;

/// A row as it stands in the file: its number there, and its cells.
pub(super) struct Row {
    pub(super) number: u64,
    pub(super) cells: Vec<Value>,
}

impl Row {
    fn text(&self, column: usize) -> String {
        match self.cells.get(column) {
            Some(Value::String(text)) => text.trim().to_owned(),
            None | Some(Value::Null) => String::new(),
            Some(other) => other.to_string(),
        }
    }
}

pub(super) fn csv(text: &str, limits: Limits) -> Result<Sheet, FileFault> {
    let rows = cells::csv(text, limits)?;
    read(rows, Format::Csv, limits)
}

pub(super) fn xlsx(bytes: &[u8], mut bundle: Bundle<'_>, limits: Limits) -> Result<Sheet, FileFault> {
    // The reader of workbooks unpacks what it likes: it gets nothing that swells.
    bundle.probe()?;
    let rows = cells::xlsx(bytes, limits)?;
    read(rows, Format::Xlsx, limits)
}

/// A table as it stands there: what is above its rows, and every cell of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Rows above the header.
    pub titles: Vec<Vec<Value>>,
    /// The header.
    pub columns: Vec<String>,
    /// Each row's cells by its number in the file.
    pub rows: BTreeMap<u64, Vec<Value>>,
}

pub(super) fn whole_csv(text: &str, limits: Limits) -> Result<Option<Table>, FileFault> {
    Ok(whole(cells::csv(text, limits)?))
}

pub(super) fn whole_xlsx(bytes: &[u8], mut bundle: Bundle<'_>, limits: Limits) -> Result<Option<Table>, FileFault> {
    bundle.probe()?;
    Ok(whole(cells::xlsx(bytes, limits)?))
}

fn whole(rows: Vec<Row>) -> Option<Table> {
    let mut table = Table::default();
    let mut rows = rows.into_iter();
    for row in rows.by_ref().take(TITLES) {
        if Columns::find(&row).is_some() {
            table.columns = (0..row.cells.len()).map(|column| row.text(column)).collect();
            break;
        }
        table.titles.push(row.cells);
    }
    table.rows = rows.map(|row| (row.number, row.cells)).collect();
    (!table.columns.is_empty()).then_some(table)
}

/// A title may stand above the header.
const TITLES: usize = 10;

fn read(rows: Vec<Row>, format: Format, limits: Limits) -> Result<Sheet, FileFault> {
    let mut rows = rows.into_iter();
    let header = rows.by_ref().take(TITLES).find_map(|row| Columns::find(&row));
    let Some(columns) = header else {
        return Err(if format == Format::Csv { FileFault::UnknownFormat } else { FileFault::NoCoordinates });
    };
    let mut table = Reading { basket: Basket::new(limits), names: Names::default(), columns, crs: Declared::Silent };
    match table.columns.place {
        Place::Cell(column) => {
            for row in rows {
                table.whole(&row, column)?;
            }
        }
        Place::Pegs { .. } => {
            let mut open: Option<Pegs> = None;
            for row in rows {
                open = table.peg(open, row)?;
            }
            table.close(open)?;
        }
    }
    let degrees = table.columns.in_degrees;
    let declared_crs = match table.crs {
        Declared::All(crs) => Some(crs),
        _ if degrees => Some(Crs::Degrees(Datum::Wgs84)),
        _ => None,
    };
    Ok(Sheet {
        format,
        declared_crs,
        ask_map: degrees && !matches!(table.crs, Declared::All(_)),
        shapes: table.basket.shapes,
        faults: table.basket.faults,
    })
}

/// What the rows say of their system.
#[derive(Clone, Copy)]
enum Declared {
    Silent,
    All(Crs),
    Mixed,
}

struct Reading {
    basket: Basket,
    names: Names,
    columns: Columns,
    crs: Declared,
}

impl Reading {
    /// A row with its coordinates in one cell.
    fn whole(&mut self, row: &Row, column: usize) -> Result<(), FileFault> {
        if row.cells.iter().all(Value::is_null) {
            return Ok(());
        }
        let geometry = match cell(&row.text(column)) {
            Ok(geometry) => geometry,
            Err(bad) => {
                let name = self.columns.name(column).to_owned();
                return self.basket.fault(RowFault::new(row.number, name, bad.code).with("value", bad.piece));
            }
        };
        let shape = self.shape(row, geometry);
        self.declare(row);
        self.basket.shape(shape)
    }

    /// A row with one peg; gives back the shape that is still open.
    fn peg(&mut self, open: Option<Pegs>, row: Row) -> Result<Option<Pegs>, FileFault> {
        if row.cells.iter().all(Value::is_null) {
            return Ok(open);
        }
        let Place::Pegs { key, .. } = self.columns.place else { return Ok(open) };
        let named = key.map(|column| row.text(column)).filter(|text| !text.is_empty());
        let goes_on = open.as_ref().is_some_and(|open| named.as_ref().is_none_or(|name| *name == open.key));
        let mut pegs = match open {
            Some(open) if goes_on => open,
            before => {
                self.close(before)?;
                let properties = self.shape(&row, Geometry::Missing);
                self.declare(&row);
                Pegs::new(named.unwrap_or_default(), properties)
            }
        };
        if let Err(fault) = pegs.add(&row, &self.columns) {
            pegs.broken = true;
            self.basket.fault(fault)?;
        }
        Ok(Some(pegs))
    }

    fn close(&mut self, pegs: Option<Pegs>) -> Result<(), FileFault> {
        match pegs {
            // A peg that could not be read leaves another plot than the one that was surveyed.
            Some(pegs) if !pegs.broken => self.basket.shape(pegs.shape()),
            _ => Ok(()),
        }
    }

    /// A row's properties: every column that is not of its coordinates.
    fn shape(&mut self, row: &Row, geometry: Geometry) -> Shape {
        let mut properties = Properties::default();
        for (column, name) in self.columns.properties() {
            let value = row.cells.get(column).cloned().unwrap_or_default();
            properties.0.push((self.names.shared(name), value));
        }
        let stated_area = self.columns.area.and_then(|(column, unit)| stated(row.cells.get(column)?, unit));
        Shape { name: name_in(&properties), properties, geometry, stated_area, ..Shape::at(row.number) }
    }

    fn declare(&mut self, row: &Row) {
        let Some(column) = self.columns.crs else { return };
        let said = Crs::from_name(&row.text(column));
        self.crs = match (self.crs, said) {
            (Declared::Silent, Some(crs)) => Declared::All(crs),
            (Declared::All(before), Some(crs)) if before == crs => Declared::All(crs),
            _ => Declared::Mixed,
        };
    }
}

fn stated(value: &Value, unit: AreaUnit) -> Option<StatedArea> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => super::text::number(text),
        _ => None,
    };
    number.filter(|value| *value > 0.0).map(|value| StatedArea { value, unit })
}

/// A shared name as the columns keep it.
type Name = Arc<str>;
