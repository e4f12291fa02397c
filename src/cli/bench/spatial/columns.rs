//! Questions and answers in a file: a line of JSON that says what follows, then plain numbers.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::Row;
use super::ground::Ring;

/// Columns of numbers with their names.
#[derive(Default)]
pub(super) struct Columns {
    names: Vec<Value>,
    numbers: Vec<f64>,
}

impl Columns {
    /// A column of rows of `width` numbers.
    pub(super) fn put(&mut self, name: &str, width: usize, numbers: impl Iterator<Item = f64>) {
        let start = self.numbers.len();
        self.numbers.extend(numbers);
        let rows = (self.numbers.len() - start) / width;
        self.names.push(json!({ "name": name, "start": start, "rows": rows, "width": width }));
    }

    /// Rings of the same number of corners: a row each, easting and northing by turns.
    pub(super) fn rings(&mut self, name: &str, rings: &[Ring]) {
        let corners = rings.first().map_or(1, Vec::len);
        self.put(name, 2 * corners, rings.iter().flatten().flatten().copied());
    }

    /// Writes a line of JSON (`{columns: [{name, start, rows, width}], rows}`), then every number as a little-endian
    /// 64-bit float.
    pub(super) fn write(&self, file: &Path, rows: &[Row]) -> io::Result<()> {
        let mut file = BufWriter::new(File::create(file)?);
        writeln!(file, "{}", json!({ "columns": self.names, "rows": rows }))?;
        for number in &self.numbers {
            file.write_all(&number.to_le_bytes())?;
        }
        file.flush()
    }
}
