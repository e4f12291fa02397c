//! Photos with rubbish between their parts, and without it.
//!
//! The decoders are strict where every viewer is lenient. A file that a decoder will not open is cut down to
//! the parts that carry pixels and tried once more; the stored original is never touched.

/// A JPEG without stray bytes between its segments, and without the segments that carry no pixels. `None`
/// when its segments cannot be told apart up to the first scan.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut tidy = vec![0xff, 0xd8];
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let marker_at = rest.windows(2).position(|w| matches!(w, [0xff, code] if !matches!(code, 0x00 | 0xff)))?;
        let (_stray, from_marker) = rest.split_at_checked(marker_at)?;
        let [0xff, code, high, low, ..] = *from_marker else { return None };
        // Markers that stand alone have no place before the scan: stray bytes.
        if matches!(code, 0x01 | 0xd0..=0xd9) {
            rest = from_marker.get(2..)?;
            continue;
        }
        if code == 0xda {
            tidy.extend_from_slice(from_marker);
            return Some(tidy);
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        let (segment, after) = from_marker.split_at_checked(length + 2)?;
        // APP14 says how the colours are meant; the other APPn and comments say nothing of pixels.
        let carries_no_pixels = matches!(code, 0xe0..=0xed | 0xef | 0xfe);
        if !carries_no_pixels {
            tidy.extend_from_slice(segment);
        }
        rest = after;
    }
}

/// A PNG of only the chunks that carry pixels: a palette is dropped where the colour type has no use for it.
pub(super) fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const PALETTE_COLOUR: u8 = 3;
    let (signature, mut rest) = bytes.split_at_checked(8)?;
    let colour_type = *bytes.get(25)?;
    let mut tidy = signature.to_vec();
    while let Some(length) = rest.first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let Some((chunk, after)) = rest.split_at_checked(length.checked_add(12)?) else {
            // The last chunk is cut off: the decoder knows what to do with it.
            tidy.extend_from_slice(rest);
            break;
        };
        let kept = match chunk.get(4..8)? {
            b"IHDR" | b"IDAT" | b"IEND" => true,
            b"PLTE" | b"tRNS" => colour_type == PALETTE_COLOUR,
            _ => false,
        };
        if kept {
            tidy.extend_from_slice(chunk);
        }
        rest = after;
    }
    Some(tidy)
}
