//! A fingerprint that stays nearly the same when a photo is sent again smaller, recompressed or brightened.

use std::fmt;
use std::str::FromStr;

use super::plane::Plane;
use super::refusal::Refusal;

/// 64 bits, each saying whether one of 8 × 8 patches of the upright picture is darker than its right neighbour
/// (the "difference hash" of N. Krawetz, 2013). The same photo recompressed differs in 0–4 bits, different
/// photos in about 32; up to [`Self::NEAR`] is worth a look. A picture without any detail (a wall, the sky, a
/// black frame) has hardly a bit set and resembles every other such picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

/// Not sixteen hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is sixteen hexadecimal digits")]
pub struct BadFingerprint;

impl Fingerprint {
    /// The greatest distance at which two photos are called near duplicates.
    pub const NEAR: u32 = 6;

    pub(super) fn of(luma: &Plane) -> Result<Self, Refusal> {
        let patches = luma.averaged(9, 8)?;
        let rows = patches.pixels.chunks_exact(9);
        let darker = rows.flat_map(|row| row.iter().zip(row.iter().skip(1)).map(|(left, right)| left < right));
        Ok(Self(darker.fold(0, |bits, bit| (bits << 1) | u64::from(bit))))
    }

    /// The bits, for storing.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// A stored fingerprint.
    pub fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// In how many of the 64 bits two fingerprints differ.
    pub fn distance(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = BadFingerprint;

    fn from_str(text: &str) -> Result<Self, BadFingerprint> {
        if text.len() != 16 || text.starts_with('+') {
            return Err(BadFingerprint);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_digit| BadFingerprint)
    }
}
