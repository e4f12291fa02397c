//! Why a photo is not taken in.

use super::kind::Unsupported;
use super::limits;

/// A photo that cannot be taken in, with what the person can do about it in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No bytes at all: the transfer failed.
    #[error("the file is empty")]
    Empty,
    /// More than [`limits::MAX_BYTES`].
    #[error("{bytes} bytes are more than {max} are accepted", max = limits::MAX_BYTES)]
    TooLarge {
        /// The size of the file.
        bytes: usize,
    },
    /// Beyond [`limits::MAX_PIXELS`], [`limits::MAX_SIDE_PX`] or [`limits::MAX_DECODED_BYTES`].
    #[error("{width_px} by {height_px} pixels are more than are accepted")]
    TooManyPixels {
        /// Width that the header states.
        width_px: u32,
        /// Height that the header states.
        height_px: u32,
    },
    /// Neither JPEG, PNG nor WebP.
    #[error("{0} is not accepted; send JPEG, PNG or WebP", format.name())]
    UnsupportedFormat {
        /// What it is.
        format: Unsupported,
    },
    /// Of an accepted format, but its pixels cannot be had.
    #[error("the photo cannot be read: it is {0}", reason.code())]
    Unreadable {
        /// What is wrong.
        reason: Damage,
    },
}

/// What is wrong with a photo that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Damage {
    /// The file ends before the picture does.
    Truncated,
    /// The file contradicts its format.
    Corrupt,
}

impl Refusal {
    /// The stable name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyPixels { .. } => "too_many_pixels",
            Self::UnsupportedFormat { .. } => "unsupported_format",
            Self::Unreadable { .. } => "unreadable",
        }
    }

    pub(super) const CORRUPT: Self = Self::Unreadable { reason: Damage::Corrupt };
    pub(super) const TRUNCATED: Self = Self::Unreadable { reason: Damage::Truncated };
}

impl Damage {
    /// The stable name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Truncated => "truncated",
            Self::Corrupt => "corrupt",
        }
    }
}
