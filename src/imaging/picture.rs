//! A decoded picture, in the form that costs least.

use turbojpeg::{Compressor, Image, PixelFormat, Subsamp, YuvPlanesImage};

use super::orientation::Orientation;
use super::plane::{Channels, Plane};
use super::refusal::Refusal;

/// Photos of cameras come as brightness and two colour planes and leave so again: converting them to red,
/// green and blue and back would cost as much as decoding them. Everything else comes as RGB.
#[derive(Debug)]
pub(super) enum Picture {
    /// Red, green, blue.
    Rgb(Plane),
    /// JPEG's full-range Y, Cb, Cr.
    Yuv(Yuv),
}

/// Three planes of one channel; the colour planes may be of any coarser size. The picture itself is the top
/// left `size` of the brightness plane, which may be padded.
#[derive(Debug)]
pub(super) struct Yuv {
    pub(super) size: (u32, u32),
    pub(super) y: Plane,
    pub(super) u: Plane,
    pub(super) v: Plane,
}

impl Picture {
    /// Width and height in pixels.
    pub(super) fn size_px(&self) -> (u32, u32) {
        match self {
            Self::Rgb(rgb) => (rgb.width, rgb.height),
            Self::Yuv(yuv) => yuv.size,
        }
    }

    /// Shrunk so that the long side is at most `long_px`; never enlarged. Colour comes out at half the size
    /// (4:2:0), whatever it was.
    pub(super) fn fitted(&self, long_px: u32) -> Result<Self, Refusal> {
        let (width, height) = fitted_size(self.size_px(), long_px);
        Ok(match self {
            Self::Rgb(rgb) => Self::Rgb(rgb.resized((rgb.width, rgb.height), width, height)?),
            Self::Yuv(yuv) => {
                let colour = |plane: &Plane| plane.resized_colour(width.div_ceil(2), height.div_ceil(2));
                Self::Yuv(Yuv {
                    size: (width, height),
                    y: yuv.y.resized(yuv.size, width, height)?,
                    u: colour(&yuv.u)?,
                    v: colour(&yuv.v)?,
                })
            }
        })
    }

    /// Turned to stand upright. For a [`Self::fitted`] picture, whose planes have no padding.
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        match self {
            Self::Rgb(rgb) => Self::Rgb(rgb.turned(orientation)),
            Self::Yuv(yuv) => {
                let (width, height) = yuv.size;
                Self::Yuv(Yuv {
                    size: if orientation.swaps_sides() { (height, width) } else { (width, height) },
                    y: yuv.y.turned(orientation),
                    u: yuv.u.turned(orientation),
                    v: yuv.v.turned(orientation),
                })
            }
        }
    }

    /// The brightness alone.
    pub(super) fn luma(&self) -> Plane {
        match self {
            Self::Yuv(yuv) => yuv.y.clone(),
            Self::Rgb(rgb) => Plane {
                channels: Channels::One,
                pixels: rgb.pixels.as_chunks::<3>().0.iter().copied().map(brightness).collect(),
                ..*rgb
            },
        }
    }

    /// A baseline JPEG, 4:2:0, without any metadata. For a [`Self::fitted`] picture.
    pub(super) fn to_jpeg(&self, quality: i32) -> Result<Vec<u8>, Refusal> {
        let mut compressor = Compressor::new().map_err(|_memory| Refusal::CORRUPT)?;
        let made = compressor.set_quality(quality).and_then(|()| match self {
            Self::Rgb(rgb) => {
                compressor.set_subsamp(Subsamp::Sub2x2)?;
                let (width, height) = sides(rgb);
                compressor.compress_to_vec(Image {
                    pixels: rgb.pixels.as_slice(),
                    width,
                    pitch: width * 3,
                    height,
                    format: PixelFormat::RGB,
                })
            }
            Self::Yuv(yuv) => {
                let (width, height) = sides(&yuv.y);
                let brightness = yuv.y.padded_to_even();
                compressor.compress_yuv_planes_to_vec(&YuvPlanesImage {
                    y_plane: brightness.as_ref(),
                    u_plane: yuv.u.pixels.as_slice(),
                    v_plane: yuv.v.pixels.as_slice(),
                    width,
                    height,
                    y_stride: width.next_multiple_of(2),
                    u_stride: width.div_ceil(2),
                    v_stride: width.div_ceil(2),
                    subsamp: Subsamp::Sub2x2,
                })
            }
        });
        made.map_err(|_encoder| Refusal::CORRUPT)
    }
}

/// ITU-R BT.601 brightness, as JPEG has it.
fn brightness([r, g, b]: [u8; 3]) -> u8 {
    let sum = u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114;
    u8::try_from(sum / 1000).unwrap_or(u8::MAX)
}

fn sides(plane: &Plane) -> (usize, usize) {
    (usize::try_from(plane.width).unwrap_or(0), usize::try_from(plane.height).unwrap_or(0))
}

/// The size with the same proportions whose long side is at most `long_px`, no side below 1.
pub(super) fn fitted_size((width, height): (u32, u32), long_px: u32) -> (u32, u32) {
    let long = width.max(height);
    if long <= long_px {
        return (width, height);
    }
    let scaled = |side: u32| {
        let exact = (u64::from(side) * u64::from(long_px) + u64::from(long) / 2) / u64::from(long);
        u32::try_from(exact).unwrap_or(long_px).clamp(1, long_px)
    };
    (scaled(width), scaled(height))
}
