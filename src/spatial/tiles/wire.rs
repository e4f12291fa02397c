//! Protocol buffers, as far as a tile needs them.

/// Appends a number, seven bits a byte, the lowest first.
pub(super) fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0x7f);
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// Appends a field of a number.
pub(super) fn number(bytes: &mut Vec<u8>, field: u64, value: u64) {
    varint(bytes, field << 3);
    varint(bytes, value);
}

/// Appends a field of bytes.
pub(super) fn delimited(bytes: &mut Vec<u8>, field: u64, content: &[u8]) {
    varint(bytes, field << 3 | 2);
    varint(bytes, u64::try_from(content.len()).unwrap_or(u64::MAX));
    bytes.extend_from_slice(content);
}

/// How many bytes a number takes.
pub(super) fn length(value: u64) -> usize {
    usize::try_from((64 - (value | 1).leading_zeros()).div_ceil(7)).unwrap_or(10)
}

/// Signed as unsigned, small ones small: 0, −1, 1, −2 …
pub(super) fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)).cast_unsigned()
}
