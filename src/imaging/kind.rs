//! The file format, by content: a name or a stated MIME type is worth nothing.

/// A format that is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG (ITU-T T.81).
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

/// A format that is recognised only to be refused by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unsupported {
    /// HEIC, what an iPhone keeps unless told "most compatible".
    Heic,
    /// AVIF.
    Avif,
    /// GIF.
    Gif,
    /// Windows bitmap.
    Bmp,
    /// TIFF, and raw files built on it.
    Tiff,
    /// PDF.
    Pdf,
    /// A video or another ISO media file.
    Video,
    /// Anything else.
    Unknown,
}

impl Format {
    /// The MIME type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

impl Unsupported {
    /// The stable name on the wire, to be shown too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heic => "heic",
            Self::Avif => "avif",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Tiff => "tiff",
            Self::Pdf => "pdf",
            Self::Video => "video",
            Self::Unknown => "unknown",
        }
    }
}

/// Tells the format from the first bytes.
pub(super) fn sniff(bytes: &[u8]) -> Result<Format, Unsupported> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Ok(Format::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok(Format::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Format::Webp),
        [_, _, _, _, b'f', b't', b'y', b'p', brands @ ..] => Err(iso_media(bytes, brands)),
        [b'G', b'I', b'F', b'8', ..] => Err(Unsupported::Gif),
        [b'I', b'I', 0x2a, 0, ..] | [b'M', b'M', 0, 0x2a, ..] => Err(Unsupported::Tiff),
        [b'%', b'P', b'D', b'F', ..] => Err(Unsupported::Pdf),
        [b'B', b'M', ..] => Err(Unsupported::Bmp),
        _ => Err(Unsupported::Unknown),
    }
}

/// HEIC, AVIF and MP4 share a container; the brands of its first box say which it is (ISO/IEC 14496-12, 4.3).
fn iso_media(bytes: &[u8], brands: &[u8]) -> Unsupported {
    let box_len = bytes.first_chunk::<4>().map_or(0, |len| u32::from_be_bytes(*len));
    let brands_len = usize::try_from(box_len).unwrap_or(0).saturating_sub(8).min(256);
    let mut named = brands.get(..brands_len).unwrap_or(brands).chunks_exact(4);
    let is = |names: &[&[u8; 4]], brand: &[u8]| names.iter().any(|name| name.as_slice() == brand);
    if named.clone().any(|brand| is(&[b"avif", b"avis"], brand)) {
        Unsupported::Avif
    } else if named.any(|brand| is(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"], brand)) {
        Unsupported::Heic
    } else {
        Unsupported::Video
    }
}
