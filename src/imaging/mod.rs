//! Photos, from bytes to facts and copies. Pure: no file, no clock, and nothing of the program is known here.
//!
//! ```text
//! bytes ─► kind ─► header within the limits ─► EXIF ─► decode (JPEG at a half, quarter, eighth) ─► upright
//!                                                          ├─► display copy 1600 px
//!                                                          ├─► thumbnail 320 px
//!                                                          └─► fingerprint
//! ```
//!
//! [`take_in`] does all of it with one decoding; [`examine`] and [`render`] are its two halves. Nothing here
//! panics on any input, and [`limits`] bounds the memory and the time that one photo can take.

mod decode;
mod exif;
mod fingerprint;
mod gps;
mod jpeg;
mod kind;
pub mod limits;
mod orientation;
mod picture;
mod plane;
mod raster;
mod refusal;
mod text_tag;
mod tidy;

pub use exif::{Exif, ExifPosition, NoPosition, TakenAt};
pub use fingerprint::Fingerprint;
pub use kind::{Format, Unsupported};
pub use orientation::Orientation;
pub use refusal::{Damage, Refusal};

/// What a photo says of itself before its pixels are looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The file format, by content.
    pub format: Format,
    /// Width in pixels as stored, before the orientation is applied.
    pub width_px: u32,
    /// Height in pixels as stored.
    pub height_px: u32,
    /// What the camera wrote; everything absent when it wrote nothing.
    pub exif: Exif,
}

impl Facts {
    /// Width and height as a person sees the photo, orientation applied.
    pub fn upright_size_px(&self) -> (u32, u32) {
        if self.exif.orientation.swaps_sides() {
            (self.height_px, self.width_px)
        } else {
            (self.width_px, self.height_px)
        }
    }
}

/// The copies made of a photo. They are upright, JPEG, never larger than the photo, and carry no EXIF: a
/// position must not leave with a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Copies {
    /// At most [`limits::DISPLAY_PX`] on the long side.
    pub display: Vec<u8>,
    /// Width and height of the display copy.
    pub display_size_px: (u32, u32),
    /// At most [`limits::THUMBNAIL_PX`] on the long side.
    pub thumbnail: Vec<u8>,
    /// Width and height of the thumbnail.
    pub thumbnail_size_px: (u32, u32),
    /// For finding near duplicates.
    pub fingerprint: Fingerprint,
}

/// Reads header and EXIF. The pixels are not decoded, so a photo that is broken further on passes here and is
/// refused by [`render`].
pub fn examine(bytes: &[u8]) -> Result<Facts, Refusal> {
    decode::open(bytes).map(|opened| opened.facts)
}

/// Decodes and makes the copies. `facts` are those of the same bytes.
pub fn render(bytes: &[u8], facts: &Facts) -> Result<Copies, Refusal> {
    let (_same, picture) = decode::open(bytes)?.decode()?;
    copies(&picture, facts.exif.orientation)
}

/// [`examine`] and [`render`] in one, with the fewest passes over the bytes.
pub fn take_in(bytes: &[u8]) -> Result<(Facts, Copies), Refusal> {
    let (facts, picture) = decode::open(bytes)?.decode()?;
    let copies = copies(&picture, facts.exif.orientation)?;
    Ok((facts, copies))
}

fn copies(decoded: &picture::Picture, orientation: Orientation) -> Result<Copies, Refusal> {
    // Shrink first, turn the little that is left.
    let display = decoded.fitted(limits::DISPLAY_PX)?.turned(orientation);
    let thumbnail = display.fitted(limits::THUMBNAIL_PX)?;
    Ok(Copies {
        display: display.to_jpeg(limits::DISPLAY_QUALITY)?,
        display_size_px: display.size_px(),
        thumbnail: thumbnail.to_jpeg(limits::THUMBNAIL_QUALITY)?,
        thumbnail_size_px: thumbnail.size_px(),
        fingerprint: Fingerprint::of(&thumbnail.luma())?,
    })
}
