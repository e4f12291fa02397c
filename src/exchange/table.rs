//! Rows of a CSV file with a header line, each with its line.

use csv::{ErrorKind, ReaderBuilder, Trim};
use serde::de::DeserializeOwned;

/// A row's line in the file, the header being 1, and what it reads as; or what the reader says of it.
pub(super) type Line<T> = (u64, Result<T, String>);

/// Reads every row. A byte-order mark, as spreadsheets write it, is passed over; columns that the row does not know too.
pub(super) fn lines<T: DeserializeOwned>(bytes: &[u8]) -> Vec<Line<T>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(bytes);
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(why) => return vec![(1, Err(said(&why)))],
    };
    let rows = reader.into_records().map(|record| match record {
        Ok(record) => {
            let line = record.position().map_or(0, csv::Position::line);
            (line, record.deserialize(Some(&headers)).map_err(|why| said(&why)))
        }
        Err(why) => (why.position().map_or(0, csv::Position::line), Err(said(&why))),
    });
    rows.collect()
}

/// What is wrong without the place, which stands beside it.
fn said(why: &csv::Error) -> String {
    match why.kind() {
        ErrorKind::Deserialize { err, .. } => err.to_string(),
        ErrorKind::Utf8 { .. } => "not UTF-8".to_owned(),
        ErrorKind::UnequalLengths { expected_len, len, .. } => format!("{len} columns instead of {expected_len}"),
        _ => why.to_string(),
    }
}
