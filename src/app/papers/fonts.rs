//! The fonts of this machine, read when the first PDF is asked for: the one that was chosen, then those that systems have.

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::app::refusal::Refusal;
use crate::exchange::papers::Fonts;
use crate::exchange::papers::fonts::PLACES;

/// Where fonts come from.
#[derive(Debug, Default)]
pub struct TypeCase {
    chosen: Option<PathBuf>,
    fonts: OnceLock<Option<Fonts>>,
}

impl TypeCase {
    /// With a font of one's own before those of the system.
    pub fn of(chosen: Option<PathBuf>) -> Self {
        Self { chosen, fonts: OnceLock::new() }
    }

    /// The fonts.
    ///
    /// # Errors
    /// `NoFont` when no file gives one with Chinese letters.
    pub(super) fn fonts(&self) -> Result<&Fonts, Refusal> {
        let read = || {
            let places = self.chosen.iter().cloned().chain(PLACES.into_iter().map(PathBuf::from));
            Fonts::read(places.filter_map(|place| std::fs::read(place).ok()).collect()).ok()
        };
        self.fonts.get_or_init(read).as_ref().ok_or(Refusal::NoFont)
    }
}
