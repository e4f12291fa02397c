//! Bytes of pixels: one channel, or red, green and blue side by side.

use std::borrow::Cow;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::orientation::Orientation;
use super::refusal::Refusal;

/// Rows from the top, without padding.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plane {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) channels: Channels,
    pub(super) pixels: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    One,
    Rgb,
}

impl Channels {
    pub(super) fn count(self) -> usize {
        match self {
            Self::One => 1,
            Self::Rgb => 3,
        }
    }

    fn pixel_type(self) -> PixelType {
        match self {
            Self::One => PixelType::U8,
            Self::Rgb => PixelType::U8x3,
        }
    }
}

impl Plane {
    /// The same picture in another size, of which only the top left `used` pixels are part of the picture (a
    /// JPEG plane is padded to whole blocks). Lanczos, as libvips and Pillow do it.
    pub(super) fn resized(&self, used: (u32, u32), width: u32, height: u32) -> Result<Self, Refusal> {
        self.resampled(used, width, height, FilterType::Lanczos3)
    }

    /// The same for a colour plane, for which the eye asks no more than a filter of a third of the cost.
    pub(super) fn resized_colour(&self, width: u32, height: u32) -> Result<Self, Refusal> {
        self.resampled((self.width, self.height), width, height, FilterType::Hamming)
    }

    /// Means over equal areas: what a fingerprint wants.
    pub(super) fn averaged(&self, width: u32, height: u32) -> Result<Self, Refusal> {
        self.resampled((self.width, self.height), width, height, FilterType::Box)
    }

    fn resampled(&self, used: (u32, u32), width: u32, height: u32, filter: FilterType) -> Result<Self, Refusal> {
        let kind = self.channels.pixel_type();
        let source = ImageRef::new(self.width, self.height, &self.pixels, kind).map_err(|_size| Refusal::CORRUPT)?;
        let mut target = Image::new(width, height, kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter)).use_alpha(false).crop(
            0.0,
            0.0,
            f64::from(used.0),
            f64::from(used.1),
        );
        Resizer::new().resize(&source, &mut target, &options).map_err(|_size| Refusal::CORRUPT)?;
        Ok(Self { width, height, channels: self.channels, pixels: target.into_vec() })
    }

    /// Turned to stand upright.
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        let mut plane = if orientation.swaps_sides() { self.transposed() } else { self };
        if orientation.mirrors_across() {
            plane.mirror_across();
        }
        if orientation.mirrors_down() {
            plane.mirror_down();
        }
        plane
    }

    /// The pixels with the last column and row repeated where their count is odd: the encoder reads whole pairs.
    /// For one channel.
    pub(super) fn padded_to_even(&self) -> Cow<'_, [u8]> {
        let (odd_width, odd_height) = (self.width % 2 == 1, self.height % 2 == 1);
        if !odd_width && !odd_height {
            return Cow::Borrowed(&self.pixels);
        }
        let row_bytes = self.row_bytes();
        let mut padded = Vec::with_capacity(self.pixels.len() + self.pixels.len() / 8 + 2 * row_bytes);
        let rows = self.pixels.chunks_exact(row_bytes);
        let last = rows.clone().next_back().filter(|_| odd_height);
        for row in rows.chain(last) {
            padded.extend_from_slice(row);
            padded.extend(row.last().filter(|_| odd_width));
        }
        Cow::Owned(padded)
    }

    fn transposed(self) -> Self {
        let mut pixels = Vec::with_capacity(self.pixels.len());
        let stride = usize::try_from(self.width).unwrap_or(usize::MAX).max(1);
        match self.channels {
            Channels::One => {
                for column in 0..stride {
                    pixels.extend(self.pixels.iter().skip(column).step_by(stride));
                }
            }
            Channels::Rgb => {
                let (whole, _none) = self.pixels.as_chunks::<3>();
                for column in 0..stride {
                    pixels.extend(whole.iter().skip(column).step_by(stride).flatten());
                }
            }
        }
        Self { width: self.height, height: self.width, channels: self.channels, pixels }
    }

    fn row_bytes(&self) -> usize {
        usize::try_from(self.width).unwrap_or(usize::MAX).saturating_mul(self.channels.count()).max(1)
    }

    fn mirror_across(&mut self) {
        let (row_bytes, channels) = (self.row_bytes(), self.channels);
        for row in self.pixels.chunks_exact_mut(row_bytes) {
            match channels {
                Channels::One => row.reverse(),
                Channels::Rgb => row.as_chunks_mut::<3>().0.reverse(),
            }
        }
    }

    fn mirror_down(&mut self) {
        let row_bytes = self.row_bytes();
        let mut rows = self.pixels.chunks_exact_mut(row_bytes);
        while let (Some(top), Some(bottom)) = (rows.next(), rows.next_back()) {
            top.swap_with_slice(bottom);
        }
    }
}
