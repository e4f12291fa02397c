//! A photo as a phone of today takes it: 4,000 by 3,000 pixels, with real content.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use jiff::Timestamp;

use super::super::Failure;
use super::super::demo::picture;
use crate::app::refusal::Refusal;

const SIZE_PX: [u32; 2] = [4_000, 3_000];
const QUALITY: u8 = 88;
/// Which of the demo's pictures is enlarged.
const PICTURE: u32 = 6;

/// Takes photos that differ in their notes alone.
pub(super) struct Camera {
    jpeg: Vec<u8>,
}

impl Camera {
    pub(super) fn new() -> Result<Self, Failure> {
        let small = image::load_from_memory(&picture::scene(PICTURE))?;
        let large = small.resize_exact(SIZE_PX[0], SIZE_PX[1], FilterType::CatmullRom).into_rgb8();
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&large)?;
        Ok(Self { jpeg })
    }

    /// One of its own bytes: no two callers are at the same place.
    pub(super) fn take(&self, place: [f64; 2], at: Timestamp) -> Result<Vec<u8>, Refusal> {
        picture::noted(&self.jpeg, place, at).map_err(|why| Refusal::broken("a photo's notes cannot be written", why))
    }
}
