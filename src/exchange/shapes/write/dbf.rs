//! `.dbf` (dBASE III): columns as wide as their widest value, which is why the rows wait on the disk until the end.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;

use serde_json::Value;

use super::{Column, Encoding, Kind, Layout, Record, WriteFault, encoded, text};

/// What programs read of each part at the most.
pub(super) const MOST_BYTES: u64 = (1 << 31) - 1;

/// The widest column of the format.
const WIDEST: usize = 254;

/// Rows of cells, encoded.
pub(super) struct Table<'l> {
    encoding: Encoding,
    /// The columns that are written, each with its place in a record.
    columns: Vec<(usize, &'l Column)>,
    widths: Vec<u8>,
    count: u32,
    /// The cells one after another, each behind its length in one byte.
    rows: BufWriter<File>,
}

impl<'l> Table<'l> {
    /// A table without rows.
    pub(super) fn new(layout: &'l Layout<'l>, scratch: &Path) -> Result<Self, WriteFault> {
        let fits = |name: &str| name.is_ascii() && (1..=10).contains(&name.len());
        let columns: Vec<_> = layout.columns.iter().enumerate().filter(|(_, it)| it.kind != Kind::Prose).collect();
        if columns.iter().any(|(_, column)| !fits(&column.name)) || columns.len() > 255 {
            return Err(WriteFault::NotWritten("a column whose name has not 1 to 10 ASCII letters"));
        }
        let rows = BufWriter::new(tempfile::tempfile_in(scratch)?);
        Ok(Self { encoding: layout.encoding, widths: vec![1; columns.len()], columns, count: 0, rows })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn add(&mut self, number: u64, record: &Record) -> Result<(), WriteFault> {
        for ((place, column), widest) in self.columns.iter().zip(&mut self.widths) {
            let value = record.values.get(*place).unwrap_or(&Value::Null);
            let cell = match (column.kind, value) {
                (_, Value::Null) => Some(Vec::new()),
                (Kind::Decimal(decimals), Value::Number(number)) => {
                    number.as_f64().map(|number| format!("{number:.*}", usize::from(decimals)).into_bytes())
                }
                _ => encoded(&text(value), self.encoding),
            };
            let fitting = cell.filter(|cell| cell.len() <= WIDEST);
            let fitting = fitting.and_then(|cell| Some((u8::try_from(cell.len()).ok()?, cell)));
            let fault = || WriteFault::DoesNotFit { record: number, what: column.name.clone() };
            let (length, cell) = fitting.ok_or_else(fault)?;
            *widest = length.max(*widest);
            self.rows.write_all(&[length])?;
            self.rows.write_all(&cell)?;
        }
        self.count += 1;
        let width: u64 = self.widths.iter().map(|width| u64::from(*width)).sum();
        if u64::from(self.count) * (width + 1) > MOST_BYTES {
            return Err(WriteFault::DoesNotFit { record: number, what: "more than 2 GB of values".to_owned() });
        }
        Ok(())
    }

    pub(super) fn write(self, out: &mut impl Write) -> Result<(), WriteFault> {
        let too_wide = |why: std::num::TryFromIntError| WriteFault::library(why);
        let width = self.widths.iter().map(|width| usize::from(*width)).sum::<usize>() + 1;
        let width = u16::try_from(width).map_err(too_wide)?;
        let header = u16::try_from(32 + 32 * self.columns.len() + 1).map_err(too_wide)?;
        let driver = if self.encoding == Encoding::Gbk { 0x4d } else { 0 };
        // The day of the last change is left at the format's first: it says nothing that anybody reads.
        out.write_all(&[0x03, 0, 1, 1])?;
        out.write_all(&self.count.to_le_bytes())?;
        out.write_all(&header.to_le_bytes())?;
        out.write_all(&width.to_le_bytes())?;
        out.write_all(&[0; 17])?;
        out.write_all(&[driver, 0, 0])?;
        for ((_, column), width) in self.columns.iter().zip(&self.widths) {
            let mut name = column.name.as_bytes().to_vec();
            name.resize(11, 0);
            out.write_all(&name)?;
            let (kind, decimals) = match column.kind {
                Kind::Text | Kind::Prose => (b'C', 0),
                Kind::Whole => (b'N', 0),
                Kind::Decimal(decimals) => (b'N', decimals),
            };
            out.write_all(&[kind, 0, 0, 0, 0, *width, decimals])?;
            out.write_all(&[0; 14])?;
        }
        out.write_all(&[0x0d])?;
        let mut rows = self.rows.into_inner().map_err(|why| WriteFault::Io(why.into_error()))?;
        rows.rewind()?;
        let mut rows = BufReader::new(rows);
        for _row in 0..self.count {
            out.write_all(b" ")?;
            for ((_, column), width) in self.columns.iter().zip(&self.widths) {
                let mut length = [0];
                rows.read_exact(&mut length)?;
                let mut cell = vec![0; usize::from(length[0])];
                rows.read_exact(&mut cell)?;
                let blank = vec![b' '; usize::from(width.saturating_sub(length[0]))];
                // Letters stand to the left, numbers to the right.
                let order = if column.kind == Kind::Text { [&cell, &blank] } else { [&blank, &cell] };
                out.write_all(order[0])?;
                out.write_all(order[1])?;
            }
        }
        out.write_all(&[0x1a])?;
        Ok(())
    }
}
