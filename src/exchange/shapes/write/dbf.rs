//! `.dbf` (dBASE III): columns as wide as their widest value, which is why the rows are held until the end.

use std::io::Write;

use serde_json::Value;

use super::{Encoding, Kind, Layout, Record, WriteFault, encoded, text};

/// The widest column of the format.
const WIDEST: usize = 254;

/// Rows of cells, encoded.
pub(super) struct Table<'l> {
    layout: &'l Layout<'l>,
    rows: Vec<Vec<Vec<u8>>>,
}

impl<'l> Table<'l> {
    /// A table without rows.
    pub(super) fn new(layout: &'l Layout<'l>) -> Result<Self, WriteFault> {
        let fits = |name: &str| name.is_ascii() && (1..=10).contains(&name.len());
        if layout.columns.iter().any(|column| !fits(&column.name)) || layout.columns.len() > 255 {
            return Err(WriteFault::NotWritten("a column whose name has not 1 to 10 ASCII letters"));
        }
        Ok(Self { layout, rows: Vec::new() })
    }

    pub(super) fn add(&mut self, number: u64, record: &Record) -> Result<(), WriteFault> {
        let mut row = Vec::new();
        for (column, value) in self.layout.columns.iter().zip(&record.values) {
            let cell = match (column.kind, value) {
                (_, Value::Null) => Some(Vec::new()),
                (Kind::Decimal(decimals), Value::Number(number)) => {
                    number.as_f64().map(|number| format!("{number:.*}", usize::from(decimals)).into_bytes())
                }
                _ => encoded(&text(value), self.layout.encoding),
            };
            let cell = cell.filter(|cell| cell.len() <= WIDEST);
            row.push(cell.ok_or_else(|| WriteFault::DoesNotFit { record: number, what: column.name.clone() })?);
        }
        self.rows.push(row);
        Ok(())
    }

    pub(super) fn write(&self, out: &mut impl Write) -> Result<(), WriteFault> {
        let columns = self.layout.columns;
        let widest = |place: usize| self.rows.iter().filter_map(|row| row.get(place)).map(Vec::len).max();
        let widths: Vec<usize> = (0..columns.len()).map(|place| widest(place).unwrap_or(1).max(1)).collect();
        let too_wide = |why: std::num::TryFromIntError| WriteFault::library(why);
        let width = u16::try_from(widths.iter().sum::<usize>() + 1).map_err(too_wide)?;
        let header = u16::try_from(32 + 32 * columns.len() + 1).map_err(too_wide)?;
        let count = u32::try_from(self.rows.len()).map_err(too_wide)?;
        let driver = if self.layout.encoding == Encoding::Gbk { 0x4d } else { 0 };
        // The day of the last change is left at the format's first: it says nothing that anybody reads.
        out.write_all(&[0x03, 0, 1, 1])?;
        out.write_all(&count.to_le_bytes())?;
        out.write_all(&header.to_le_bytes())?;
        out.write_all(&width.to_le_bytes())?;
        out.write_all(&[0; 17])?;
        out.write_all(&[driver, 0, 0])?;
        for (column, width) in columns.iter().zip(&widths) {
            let mut name = column.name.as_bytes().to_vec();
            name.resize(11, 0);
            out.write_all(&name)?;
            let (kind, decimals) = match column.kind {
                Kind::Text => (b'C', 0),
                Kind::Whole => (b'N', 0),
                Kind::Decimal(decimals) => (b'N', decimals),
            };
            out.write_all(&[kind, 0, 0, 0, 0, u8::try_from(*width).map_err(too_wide)?, decimals])?;
            out.write_all(&[0; 14])?;
        }
        out.write_all(&[0x0d])?;
        for row in &self.rows {
            out.write_all(b" ")?;
            for ((cell, width), column) in row.iter().zip(&widths).zip(columns) {
                let blank = vec![b' '; width.saturating_sub(cell.len())];
                // Letters stand to the left, numbers to the right.
                let order = if column.kind == Kind::Text { [cell, &blank] } else { [&blank, cell] };
                out.write_all(order[0])?;
                out.write_all(order[1])?;
            }
        }
        out.write_all(&[0x1a])?;
        Ok(())
    }
}
