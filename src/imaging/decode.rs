//! From bytes to a picture: the one place that knows which decoder does what.

use super::Facts;
use super::exif;
use super::jpeg::{self, Jpeg};
use super::kind::{self, Format};
use super::limits;
use super::picture::Picture;
use super::raster::{self, Raster};
use super::refusal::Refusal;

/// A photo within the limits whose header and EXIF have been read.
pub(super) struct Opened<'a> {
    pub(super) facts: Facts,
    source: Source<'a>,
}

enum Source<'a> {
    Jpeg(Jpeg<'a>),
    Raster(Raster<'a>),
}

pub(super) fn open(bytes: &[u8]) -> Result<Opened<'_>, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > limits::MAX_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    let format = kind::sniff(bytes).map_err(|format| Refusal::UnsupportedFormat { format })?;
    let (source, (width_px, height_px)) = match format {
        Format::Jpeg => {
            let jpeg = jpeg::open(bytes)?;
            let size = jpeg.size_px().ok_or(Refusal::CORRUPT)?;
            (Source::Jpeg(jpeg), size)
        }
        Format::Png | Format::Webp => {
            let raster = raster::open(bytes, format)?;
            let size = raster.size_px();
            (Source::Raster(raster), size)
        }
    };
    let pixels = u64::from(width_px) * u64::from(height_px);
    if pixels > limits::MAX_PIXELS || width_px.max(height_px) > limits::MAX_SIDE_PX {
        return Err(Refusal::TooManyPixels { width_px, height_px });
    }
    if pixels == 0 {
        return Err(Refusal::CORRUPT);
    }
    let facts = Facts { format, width_px, height_px, exif: exif::read(bytes, format) };
    Ok(Opened { facts, source })
}

impl Opened<'_> {
    /// Decodes, large JPEGs at a fraction of their size.
    pub(super) fn decode(self) -> Result<(Facts, Picture), Refusal> {
        let picture = match self.source {
            Source::Jpeg(jpeg) => jpeg.decode()?,
            Source::Raster(raster) => raster.decode()?,
        };
        Ok((self.facts, picture))
    }
}
