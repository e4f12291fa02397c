//! The tags of EXIF that hold text.

use exif::{In, Tag, Value};

/// A text tag without the padding that cameras leave, at most 64 characters, none of them for control.
pub(super) fn text(tags: &exif::Exif, tag: Tag) -> Option<String> {
    let Value::Ascii(parts) = &tags.get_field(tag, In::PRIMARY)?.value else { return None };
    let whole = String::from_utf8_lossy(parts.first()?);
    let printable: String = whole.chars().filter(|c| !c.is_control()).take(64).collect();
    let trimmed = printable.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}
