//! PNG and WebP, by the `image` crate.

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageError, Limits};

use super::kind::Format;
use super::limits;
use super::picture::Picture;
use super::plane::{Channels, Plane};
use super::refusal::Refusal;
use super::tidy;

/// A PNG or WebP whose header has been read.
pub(super) struct Raster<'a> {
    bytes: Cow<'a, [u8]>,
    format: Format,
    size_px: (u32, u32),
}

/// Reads the header; a PNG that the decoder will not open is tried once more without its ancillary chunks.
pub(super) fn open(bytes: &[u8], format: Format) -> Result<Raster<'_>, Refusal> {
    let first = header(bytes, format);
    match (first, format) {
        (Ok(size_px), _) => Ok(Raster { bytes: Cow::Borrowed(bytes), format, size_px }),
        (Err(_damaged), Format::Png) => {
            let tidied = tidy::png(bytes).ok_or(Refusal::TRUNCATED)?;
            let size_px = header(&tidied, format)?;
            Ok(Raster { bytes: Cow::Owned(tidied), format, size_px })
        }
        (Err(refusal), _) => Err(refusal),
    }
}

impl Raster<'_> {
    /// Width and height in pixels, as stored.
    pub(super) fn size_px(&self) -> (u32, u32) {
        self.size_px
    }

    /// Decodes the first or only frame; what is transparent lies on white.
    pub(super) fn decode(&self) -> Result<Picture, Refusal> {
        let decoded = with_decoder(&self.bytes, self.format, |decoder| {
            if decoder.total_bytes() > limits::MAX_DECODED_BYTES {
                let (width_px, height_px) = self.size_px;
                return Err(Refusal::TooManyPixels { width_px, height_px });
            }
            DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))
        })?;
        let (width, height) = self.size_px;
        let pixels = if decoded.color().has_alpha() {
            on_white(decoded.into_rgba8().into_raw())
        } else {
            decoded.into_rgb8().into_raw()
        };
        Ok(Picture::Rgb(Plane { width, height, channels: Channels::Rgb, pixels }))
    }
}

fn header(bytes: &[u8], format: Format) -> Result<(u32, u32), Refusal> {
    with_decoder(bytes, format, |decoder| Ok(decoder.dimensions()))
}

fn with_decoder<T>(
    bytes: &[u8],
    format: Format,
    then: impl FnOnce(Box<dyn ImageDecoder + '_>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let mut allowed = Limits::default();
    // Beside the pixels themselves, which are checked by their own limit: a row, a window, a profile.
    allowed.max_alloc = Some(limits::MAX_DECODED_BYTES + 16_000_000);
    let source = Cursor::new(bytes);
    match format {
        Format::Webp => {
            let mut decoder = WebPDecoder::new(source).map_err(|error| refusal(&error))?;
            decoder.set_limits(allowed).map_err(|error| refusal(&error))?;
            then(Box::new(decoder))
        }
        Format::Png | Format::Jpeg => {
            then(Box::new(PngDecoder::with_limits(source, allowed).map_err(|error| refusal(&error))?))
        }
    }
}

/// Lays pixels with transparency on white, within the memory they have.
fn on_white(mut rgba: Vec<u8>) -> Vec<u8> {
    let count = rgba.len() / 4;
    for i in 0..count {
        let Some(&[r, g, b, a]) = rgba.get(4 * i..).and_then(|rest| rest.first_chunk::<4>()) else { break };
        let over = |c: u8| {
            let mixed = (u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a)) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        if let Some(place) = rgba.get_mut(3 * i..3 * i + 3) {
            place.copy_from_slice(&[over(r), over(g), over(b)]);
        }
    }
    rgba.truncate(3 * count);
    rgba
}

fn refusal(error: &ImageError) -> Refusal {
    match error {
        ImageError::IoError(io) if io.kind() == std::io::ErrorKind::UnexpectedEof => Refusal::TRUNCATED,
        _ => Refusal::CORRUPT,
    }
}
