//! The eight ways a camera can lie in the hand.

/// How the stored picture must be turned to stand upright: the EXIF tag Orientation (CIPA DC-008, 4.6.4 A).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Orientation(u8);

impl Orientation {
    /// Stored upright.
    pub const UPRIGHT: Self = Self(1);

    /// Takes the value of the tag; anything but 1–8 is no orientation, and such a photo is held to be upright.
    pub fn from_exif(value: u32) -> Self {
        u8::try_from(value).ok().filter(|v| (1..=8).contains(v)).map_or(Self::UPRIGHT, Self)
    }

    /// The value of the tag, 1–8.
    pub fn value(self) -> u8 {
        self.0.max(1)
    }

    /// Whether width and height change places.
    pub fn swaps_sides(self) -> bool {
        self.0 >= 5
    }

    /// Whether, after exchanging rows and columns where that is needed, left and right must be exchanged.
    pub(super) fn mirrors_across(self) -> bool {
        matches!(self.0, 2 | 3 | 6 | 7)
    }

    /// The same for top and bottom.
    pub(super) fn mirrors_down(self) -> bool {
        matches!(self.0, 3 | 4 | 7 | 8)
    }
}
