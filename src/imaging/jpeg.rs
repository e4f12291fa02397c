//! JPEG, by libjpeg-turbo.

use std::borrow::Cow;

use turbojpeg::{
    Colorspace, DecompressHeader, Decompressor, Error, Image, PixelFormat, ScalingFactor, Subsamp, YuvImage,
    yuv_pixels_len,
};

use super::limits;
use super::picture::{Picture, Yuv};
use super::plane::{Channels, Plane};
use super::refusal::Refusal;
use super::tidy;

/// A JPEG whose header has been read.
pub(super) struct Jpeg<'a> {
    bytes: Cow<'a, [u8]>,
    header: DecompressHeader,
    decompressor: Decompressor,
}

/// Reads the header; tries once more without stray bytes where the first reading stumbles.
pub(super) fn open(bytes: &[u8]) -> Result<Jpeg<'_>, Refusal> {
    let mut decompressor = Decompressor::new().map_err(|_memory| Refusal::CORRUPT)?;
    decompressor.set_scan_limit(limits::MAX_JPEG_SCANS).map_err(|_param| Refusal::CORRUPT)?;
    if let Ok(header) = decompressor.read_header(bytes) {
        return Ok(Jpeg { bytes: Cow::Borrowed(bytes), header, decompressor });
    }
    let tidied = tidy::jpeg(bytes).ok_or(Refusal::CORRUPT)?;
    let header = decompressor.read_header(&tidied).map_err(|error| refusal(&error))?;
    Ok(Jpeg { bytes: Cow::Owned(tidied), header, decompressor })
}

impl Jpeg<'_> {
    /// Width and height in pixels, as stored.
    pub(super) fn size_px(&self) -> Option<(u32, u32)> {
        Some((u32::try_from(self.header.width).ok()?, u32::try_from(self.header.height).ok()?))
    }

    /// Decodes at the smallest of 1/8, 1/4, 1/2 and 1 that still has [`limits::DISPLAY_PX`] on the long side:
    /// those are the sizes for which the library has vector code.
    pub(super) fn decode(mut self) -> Result<Picture, Refusal> {
        let scale = self.scale();
        self.decompressor.set_scaling_factor(scale).map_err(|_factor| Refusal::CORRUPT)?;
        let scaled = self.header.scaled(scale);
        match (self.header.colorspace, self.header.subsamp) {
            (Colorspace::YCbCr, subsamp) if !matches!(subsamp, Subsamp::Unknown | Subsamp::Gray) => {
                self.decode_yuv(&scaled)
            }
            (Colorspace::CMYK | Colorspace::YCCK, _) => {
                let inks = self.decode_packed(&scaled, PixelFormat::CMYK)?;
                rgb_picture(&scaled, rgb_from_inks(&inks))
            }
            _ => {
                let pixels = self.decode_packed(&scaled, PixelFormat::RGB)?;
                rgb_picture(&scaled, pixels)
            }
        }
    }

    fn scale(&self) -> ScalingFactor {
        let long = self.header.width.max(self.header.height);
        let enough = usize::try_from(limits::DISPLAY_PX).unwrap_or(usize::MAX);
        let factors = [ScalingFactor::ONE_EIGHTH, ScalingFactor::ONE_QUARTER, ScalingFactor::ONE_HALF];
        let scalable = factors.into_iter().filter(|_| !self.header.is_lossless);
        scalable.into_iter().find(|factor| factor.scale(long) >= enough).unwrap_or(ScalingFactor::ONE)
    }

    fn decode_yuv(&mut self, scaled: &DecompressHeader) -> Result<Picture, Refusal> {
        let (width, height, subsamp) = (scaled.width, scaled.height, scaled.subsamp);
        let length = yuv_pixels_len(width, 1, height, subsamp).map_err(|_size| Refusal::CORRUPT)?;
        // Grey, not green, where a damaged scan leaves blocks out.
        let mut image = YuvImage { pixels: vec![128; length], width, align: 1, height, subsamp };
        let decoded = self.decompressor.decompress_to_yuv(&self.bytes, image.as_deref_mut());
        forgive(decoded, &self.bytes)?;
        let (y_size, uv_size) = (image.y_size(), image.uv_size());
        let mut pixels = image.pixels;
        let mut colours = pixels.split_off((y_size.0 * y_size.1).min(pixels.len()));
        let v = colours.split_off((uv_size.0 * uv_size.1).min(colours.len()));
        Ok(Picture::Yuv(Yuv {
            size: (side(width)?, side(height)?),
            y: plane(y_size, pixels)?,
            u: plane(uv_size, colours)?,
            v: plane(uv_size, v)?,
        }))
    }

    fn decode_packed(&mut self, scaled: &DecompressHeader, format: PixelFormat) -> Result<Vec<u8>, Refusal> {
        let (width, height) = (scaled.width, scaled.height);
        let pitch = width * format.size();
        let mut image = Image { pixels: vec![128; pitch * height], width, pitch, height, format };
        let decoded = self.decompressor.decompress(&self.bytes, image.as_deref_mut());
        forgive(decoded, &self.bytes)?;
        Ok(image.pixels)
    }
}

/// The library reports a warning as it reports an error, though the picture is there. What it mends itself is
/// let pass, as viewers do; a file that ends too soon is not: half a photo is no evidence, and the phone still
/// has the whole one. Only the first warning is told, so the end is looked at too.
fn forgive(decoded: turbojpeg::Result<()>, bytes: &[u8]) -> Result<(), Refusal> {
    let last_marker = |code: u8| bytes.windows(2).rposition(|w| w == [0xff, code]);
    match decoded {
        Ok(()) => Ok(()),
        Err(Error::TurboJpegError(text)) if text.starts_with("Corrupt JPEG data") => {
            // The end-of-image marker must come after the last scan; that of an embedded preview comes before.
            if last_marker(0xd9) > last_marker(0xda) { Ok(()) } else { Err(Refusal::TRUNCATED) }
        }
        Err(error) => Err(refusal(&error)),
    }
}

fn refusal(error: &Error) -> Refusal {
    match error {
        Error::TurboJpegError(text) if text.starts_with("Premature end") => Refusal::TRUNCATED,
        _ => Refusal::CORRUPT,
    }
}

/// Adobe writes inks inverted, 255 for none, and every CMYK JPEG met in the wild follows it.
fn rgb_from_inks(inks: &[u8]) -> Vec<u8> {
    let printed = |ink: u8, black: u8| u8::try_from(u16::from(ink) * u16::from(black) / 255).unwrap_or(u8::MAX);
    let (pixels, _none) = inks.as_chunks::<4>();
    pixels.iter().flat_map(|&[c, m, y, k]| [printed(c, k), printed(m, k), printed(y, k)]).collect()
}

fn rgb_picture(scaled: &DecompressHeader, pixels: Vec<u8>) -> Result<Picture, Refusal> {
    let (width, height) = (side(scaled.width)?, side(scaled.height)?);
    Ok(Picture::Rgb(Plane { width, height, channels: Channels::Rgb, pixels }))
}

fn plane((width, height): (usize, usize), pixels: Vec<u8>) -> Result<Plane, Refusal> {
    Ok(Plane { width: side(width)?, height: side(height)?, channels: Channels::One, pixels })
}

fn side(px: usize) -> Result<u32, Refusal> {
    u32::try_from(px).map_err(|_size| Refusal::CORRUPT)
}
