//! What one photo may cost. A file of 236 kB can be 9000 by 9000 pixels, so bytes alone bound nothing.
//!
//! The most that one photo takes in memory, beside its own bytes: a progressive JPEG of 40 megapixels without
//! chroma subsampling keeps 240 MB of coefficients; any other photo stays below that. Photos of phones are
//! sequential and take 5 MB. How many are decoded at once is for the caller to bound.

/// Largest file in bytes: 15 MB.
pub const MAX_BYTES: usize = 15_000_000;

/// Most pixels, 40 megapixels: a 12-megapixel phone has room, a 48-megapixel one is asked for a smaller photo.
pub const MAX_PIXELS: u64 = 40_000_000;

/// Longest side in pixels: panoramas are long, so it is the pixels that decide before this does.
pub const MAX_SIDE_PX: u32 = 32_768;

/// Most bytes that decoded PNG or WebP pixels may take: 40 megapixels with transparency, or 20 of 16 bits.
pub const MAX_DECODED_BYTES: u64 = 160_000_000;

/// Most scans of a progressive JPEG: encoders write about 10, and a hostile file of a few kilobytes can hold
/// thousands, each as slow as decoding the whole photo.
pub const MAX_JPEG_SCANS: u32 = 32;

/// How far into a JPEG its EXIF is looked for, in bytes: it belongs at the front, in a segment of 64 kB.
pub const EXIF_SEARCH_BYTES: usize = 512 * 1024;

/// Long side of the display copy in pixels.
pub const DISPLAY_PX: u32 = 1600;

/// Long side of the thumbnail in pixels.
pub const THUMBNAIL_PX: u32 = 320;

/// JPEG quality of the display copy, 1–100.
pub const DISPLAY_QUALITY: i32 = 82;

/// JPEG quality of the thumbnail, 1–100.
pub const THUMBNAIL_QUALITY: i32 = 78;
