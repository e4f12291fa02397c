//! `.dbf`: the table beside the shapes (dBASE III, as GIS programs write it).

use encoding_rs::{Encoding, GB18030, UTF_8, WINDOWS_1252};
use serde_json::{Number, Value};

use super::NAME;
use super::bytes::{f64_le, size, u16_le, u32_le};
use crate::exchange::shapes::fault::FileFault;
use crate::exchange::shapes::limits::COLUMNS;
use crate::exchange::shapes::names::text_value;

/// Language driver bytes: simplified Chinese, and two of western Windows that Chinese programs leave there by default.
const DRIVER_GBK: [u8; 2] = [0x4d, 0x7a];

pub(super) struct Table<'d> {
    fields: Vec<Field>,
    records: &'d [u8],
    width: usize,
    /// None: each text by itself, UTF-8 where it fits, else GBK.
    encoding: Option<&'static Encoding>,
}

struct Field {
    name: String,
    kind: u8,
    offset: usize,
    width: usize,
}

impl<'d> Table<'d> {
    /// Reads the header; `cpg` is what the code page file says.
    pub(super) fn open(dbf: &'d [u8], cpg: Option<&str>) -> Result<Self, FileFault> {
        let bad = |why: &str| FileFault::unreadable(NAME, format!("table: {why}"));
        let count = u32_le(dbf, 4).map(size).ok_or_else(|| bad("no header"))?;
        let header = u16_le(dbf, 8).map(usize::from).ok_or_else(|| bad("no header"))?;
        let width = u16_le(dbf, 10).map(usize::from).ok_or_else(|| bad("no header"))?;
        let driver = dbf.get(29).copied().unwrap_or_default();
        let encoding = match cpg {
            Some(name) => code_page(name),
            None if DRIVER_GBK.contains(&driver) => Some(GB18030),
            None => None,
        };
        let described = dbf.get(32..header).ok_or_else(|| bad("the header is cut off"))?;
        let mut fields = Vec::new();
        // The first byte of a record says whether it is struck out.
        let mut offset = 1;
        for field in described.chunks_exact(32).take_while(|field| field.first() != Some(&0x0d)) {
            let name = field.get(..11).unwrap_or_default();
            let name = name.split(|byte| *byte == 0).next().unwrap_or_default();
            let width = field.get(16).copied().map(usize::from).unwrap_or_default();
            let kind = field.get(11).copied().unwrap_or_default();
            fields.push(Field { name: text(name, encoding).trim().to_owned(), kind, offset, width });
            offset += width;
        }
        if width == 0 || offset > width || fields.len() > COLUMNS {
            return Err(bad("its columns do not fit in its rows"));
        }
        let records = dbf.get(header..).unwrap_or_default();
        // The count may lie: the bytes that are there count.
        let records = records.get(..count.saturating_mul(width)).unwrap_or(records);
        Ok(Self { fields, records, width, encoding })
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.name.as_str())
    }

    /// The values of each row; none for one that is struck out.
    pub(super) fn rows(&self) -> impl Iterator<Item = Option<Vec<Value>>> {
        self.records.chunks_exact(self.width).map(|record| {
            (record.first() != Some(&b'*')).then(|| self.fields.iter().map(|field| self.value(field, record)).collect())
        })
    }

    fn value(&self, field: &Field, record: &[u8]) -> Value {
        let Some(raw) = record.get(field.offset..field.offset + field.width) else { return Value::Null };
        match field.kind {
            b'N' | b'F' => number(raw),
            b'D' => day(raw),
            b'L' => match raw.first() {
                Some(b'T' | b't' | b'Y' | b'y') => Value::Bool(true),
                Some(b'F' | b'f' | b'N' | b'n') => Value::Bool(false),
                _ => Value::Null,
            },
            b'O' => f64_le(raw, 0).and_then(Number::from_f64).map_or(Value::Null, Value::Number),
            _ => text_value(text(raw, self.encoding).trim_end_matches('\0')),
        }
    }
}

fn number(raw: &[u8]) -> Value {
    let text = String::from_utf8_lossy(raw);
    let text = text.trim().trim_end_matches('\0');
    if let Ok(whole) = text.parse::<i64>() {
        return Value::from(whole);
    }
    text.parse::<f64>().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number)
}

/// `20250115` as `2025-01-15`.
fn day(raw: &[u8]) -> Value {
    match (raw.get(..4), raw.get(4..6), raw.get(6..8)) {
        (Some(y), Some(m), Some(d)) if raw.iter().all(u8::is_ascii_digit) => {
            let part = String::from_utf8_lossy;
            Value::from(format!("{}-{}-{}", part(y), part(m), part(d)))
        }
        _ => Value::Null,
    }
}

/// The encoding that a `.cpg` names: `UTF-8`, `GBK`, `936`, `CP936`, `GB2312`, `54936`…
fn code_page(name: &str) -> Option<&'static Encoding> {
    let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    match bare.as_str() {
        "UTF8" | "65001" | "CP65001" => Some(UTF_8),
        "936" | "CP936" | "GBK" | "GB2312" | "GB18030" | "54936" | "CP54936" | "ANSI936" | "OEM936" | "MS936" => {
            Some(GB18030)
        }
        "1252" | "CP1252" | "ANSI1252" | "ISO88591" | "88591" => Some(WINDOWS_1252),
        _ => Encoding::for_label(name.trim().as_bytes()),
    }
}

fn text(raw: &[u8], encoding: Option<&'static Encoding>) -> String {
    if let Some(encoding) = encoding {
        // A text may be cut in the middle of a letter by the width of its column.
        return encoding.decode_without_bom_handling(raw).0.trim_end_matches('\u{fffd}').to_owned();
    }
    let (utf8, _, wrong) = UTF_8.decode(raw);
    if wrong { GB18030.decode_without_bom_handling(raw).0.into_owned() } else { utf8.into_owned() }
}
