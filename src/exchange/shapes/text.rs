//! Bytes of text into letters: UTF-8 where it is, else the Chinese standard that every older program writes.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The letters of a text file: by its mark, else as UTF-8 where every byte fits, else as GB 18030 (of which GBK and
/// GB 2312 are parts). None where the bytes are none of these: it is no text.
pub(super) fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?);
    }
    if bytes.contains(&0) {
        // UTF-16 without a mark: digits and commas have every other byte zero.
        let wide = if bytes.first() == Some(&0) { UTF_16BE } else { UTF_16LE };
        return wide.decode_without_bom_handling_and_without_replacement(bytes);
    }
    [UTF_8, GB18030]
        .into_iter()
        .find_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
}

/// Full-width digits, letters and signs, as Chinese keyboards write them, made plain; the ideographic comma too.
pub(super) fn half_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| narrow(c) != c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(narrow).collect())
}

fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '、' => ',',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// A number as people write it in tables: blanks around it, separators of thousands none. Only finite ones.
pub(super) fn number(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|number| number.is_finite())
}
