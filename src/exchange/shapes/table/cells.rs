//! Cells out of a workbook or a text.

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{DataRef, Reader, Xlsx};
use csv::{ReaderBuilder, Trim};
use serde_json::{Number, Value};

use super::Row;
use crate::exchange::shapes::fault::FileFault;
use crate::exchange::shapes::limits::{COLUMNS, Limits};
use crate::exchange::shapes::names::text_value;

/// Rows that are kept of one table, those of pegs among them.
fn most_rows(limits: Limits) -> usize {
    limits.points.saturating_add(limits.shapes)
}

fn too_many(limits: Limits) -> FileFault {
    FileFault::TooMany { what: "rows", most: most_rows(limits) }
}

/// The rows of a text, its first line being 1.
pub(super) fn csv(text: &str, limits: Limits) -> Result<Vec<Row>, FileFault> {
    // The reader counts a line only at its \n, and would be one behind where the row before ended in \r\n.
    let text = if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    let head = text.lines().next().unwrap_or_default();
    let often = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|sign| often(*sign)).unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|why| FileFault::unreadable("CSV", why))?;
        if rows.len() >= most_rows(limits) {
            return Err(too_many(limits));
        }
        let number = record.position().map_or(0, csv::Position::line);
        rows.push(Row { number, cells: record.iter().take(COLUMNS + 1).map(text_value).collect() });
    }
    Ok(rows)
}

/// The rows of the first sheet that has any. Cells are taken as they come: a sheet with one cell in each far corner is
/// two cells, not a table of ten thousand million.
///
/// The reader panics on some workbooks that came to harm (a reference without its column, for one); those are
/// unreadable like any other, and nothing of the reader outlives the attempt.
pub(super) fn xlsx(bytes: &[u8], limits: Limits) -> Result<Vec<Row>, FileFault> {
    catch_unwind(|| sheets(bytes, limits))
        .unwrap_or_else(|_panic| Err(FileFault::unreadable("XLSX", "a part of the workbook is damaged")))
}

fn sheets(bytes: &[u8], limits: Limits) -> Result<Vec<Row>, FileFault> {
    let bad = |why: calamine::XlsxError| FileFault::unreadable("XLSX", why);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(bad)?;
    for sheet in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&sheet).map_err(bad)?;
        let mut rows: Vec<Row> = Vec::new();
        while let Some(cell) = cells.next_cell().map_err(bad)? {
            let (row, column) = cell.get_position();
            let value = value(cell.get_value());
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column > COLUMNS || value.is_null() {
                continue;
            }
            let number = u64::from(row) + 1;
            if rows.last().is_none_or(|last| last.number != number) {
                if rows.len() >= most_rows(limits) {
                    return Err(too_many(limits));
                }
                rows.push(Row { number, cells: Vec::new() });
            }
            if let Some(row) = rows.last_mut() {
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, Value::Null);
                }
                if let Some(place) = row.cells.get_mut(column) {
                    *place = value;
                }
            }
        }
        if rows.len() > 1 {
            return Ok(rows);
        }
    }
    Err(FileFault::Empty)
}

fn value(cell: &DataRef<'_>) -> Value {
    match cell {
        DataRef::Int(whole) => Value::from(*whole),
        DataRef::Float(number) => float(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_value(text),
        DataRef::SharedString(text) => text_value(text),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Value::from(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::Error(_) | DataRef::Empty => Value::Null,
    }
}

/// Workbooks keep every number as a floating one: a whole one is shown as such.
fn float(number: f64) -> Value {
    const EXACT: f64 = 9e15;
    if number.fract() == 0.0
        && number.abs() < EXACT
        && let Ok(whole) = format!("{number:.0}").parse::<i64>()
    {
        return Value::from(whole);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}
