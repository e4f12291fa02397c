//! CSV in UTF-8 with a mark, so that spreadsheets take it for what it is: the columns, `CRS`, `WKT`. No cell begins like a
//! formula.

use std::io::Write;

use ::csv::Writer;

use super::wkt::wkt;
use super::{Layout, Record, WriteFault, guarded, text};

pub(super) fn write(
    out: &mut impl Write,
    layout: &Layout<'_>,
    records: &mut dyn Iterator<Item = Record>,
) -> Result<u64, WriteFault> {
    out.write_all(b"\xef\xbb\xbf")?;
    let mut table = Writer::from_writer(out);
    let own = ["CRS", "WKT"].map(str::to_owned);
    let header = layout.columns.iter().map(|column| column.head().to_owned()).chain(own);
    table.write_record(header).map_err(WriteFault::library)?;
    let crs = layout.crs.name();
    let mut count = 0_u64;
    for record in records {
        let cells =
            record.values.iter().map(|value| guarded(&text(value)).into_owned()).chain([crs.clone(), wkt(&record)]);
        table.write_record(cells).map_err(WriteFault::library)?;
        count += 1;
    }
    table.flush()?;
    Ok(count)
}
