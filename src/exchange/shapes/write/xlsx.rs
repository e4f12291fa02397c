//! A workbook: the columns, `CRS`, `WKT`. Long numbers are text columns, or Excel would round them.

use std::io::{Seek, Write};

use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::Value;

use super::wkt::wkt;
use super::{Layout, Record, WriteFault, text};

/// Letters that a cell holds.
const LONGEST: usize = 32_767;

pub(super) fn write(
    out: &mut (impl Write + Seek + Send),
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let name: String = layout.title.chars().take(31).collect();
    sheet.set_name(name).map_err(WriteFault::library)?;
    let own = ["CRS", "WKT"];
    let header = layout.columns.iter().map(|column| column.name.as_str()).chain(own);
    for (column, name) in (0_u16..).zip(header) {
        sheet.write_string(0, column, name).map_err(WriteFault::library)?;
    }
    let crs = layout.crs.name();
    let mut count = 0_u32;
    for record in records {
        count += 1;
        let own = [Value::from(crs.as_str()), Value::from(wkt(&record))];
        for (column, value) in (0_u16..).zip(record.values.iter().chain(&own)) {
            cell(sheet, count, column, value).map_err(|why| match why {
                XlsxError::MaxStringLengthExceeded => {
                    let name = layout.columns.get(usize::from(column)).map_or("WKT", |it| it.name.as_str());
                    WriteFault::DoesNotFit { record: count.into(), what: format!("{name} (over {LONGEST} letters)") }
                }
                XlsxError::RowColumnLimitError => WriteFault::NotWritten("more rows than a sheet has"),
                other => WriteFault::library(other),
            })?;
        }
    }
    book.save_to_writer(out).map_err(WriteFault::library)?;
    Ok(count.into())
}

fn cell(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
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
