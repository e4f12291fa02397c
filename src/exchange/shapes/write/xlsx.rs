//! A workbook: the columns, `CRS`, `WKT`. Long numbers are text columns, or Excel would round them. Rows wait on the disk, not
//! in memory; those that one sheet does not hold go on the next.

use std::io::{Seek, Write};
use std::path::Path;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use serde_json::Value;

use super::wkt::wkt;
use super::{Layout, Record, WriteFault, text};

/// Letters that a cell holds.
const LONGEST: usize = 32_767;
/// Rows that a sheet holds below its header.
const MOST_ROWS: u32 = 1_048_575;

pub(super) fn write(
    out: &mut (impl Write + Seek + Send),
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
    scratch: &Path,
) -> Result<u64, WriteFault> {
    let mut book = Workbook::new();
    book.set_tempdir(scratch).map_err(WriteFault::library)?;
    // A sheet of a million rows may be more than 4 GB before it is packed.
    book.use_zip_large_file(true);
    let mut sheet = begun(&mut book, layout, 1)?;
    let crs = layout.crs.name();
    let mut count = 0_u64;
    let (mut row, mut sheets) = (0_u32, 1_u32);
    for record in records {
        count += 1;
        if row == MOST_ROWS {
            (row, sheets) = (0, sheets + 1);
            sheet = begun(&mut book, layout, sheets)?;
        }
        row += 1;
        let own = [Value::from(crs.as_str()), Value::from(wkt(&record))];
        for (column, value) in (0_u16..).zip(record.values.iter().chain(&own)) {
            cell(sheet, row, column, value).map_err(|why| match why {
                XlsxError::MaxStringLengthExceeded => {
                    let name = layout.columns.get(usize::from(column)).map_or("WKT", |it| it.name.as_str());
                    WriteFault::DoesNotFit { record: count, what: format!("{name} (over {LONGEST} letters)") }
                }
                other => WriteFault::library(other),
            })?;
        }
    }
    book.save_to_writer(out).map_err(WriteFault::library)?;
    Ok(count)
}

/// The next sheet, with its header: `houses`, `houses 2`.
fn begun<'b>(book: &'b mut Workbook, layout: &Layout<'_>, nr: u32) -> Result<&'b mut Worksheet, WriteFault> {
    let sheet = book.add_worksheet_with_constant_memory().map_err(WriteFault::library)?;
    let mut name: String = layout.title.chars().take(28).collect();
    if nr > 1 {
        name = format!("{name} {nr}");
    }
    sheet.set_name(name).map_err(WriteFault::library)?;
    let header = layout.columns.iter().map(super::Column::head).chain(["CRS", "WKT"]);
    for (column, name) in (0_u16..).zip(header) {
        sheet.write_string(0, column, name).map_err(WriteFault::library)?;
    }
    Ok(sheet)
}

fn cell(sheet: &mut Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Null => {}
        Value::Bool(truth) => drop(sheet.write_boolean(row, column, *truth)?),
        Value::Number(number) => {
            if let Some(number) = number.as_f64() {
                sheet.write_number(row, column, number)?;
            }
        }
        other => drop(sheet.write_string(row, column, text(other))?),
    }
    Ok(())
}
