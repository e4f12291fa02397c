//! The layers of the map that hold files, and the words their facts are written in.

use std::fmt;
use std::str::FromStr;

use serde::de::DeserializeOwned;

use crate::domain::certainty::Certainty;
use crate::domain::fields::{Reader, Shape, choice};
use crate::domain::houses::codes::{Stage, State as HouseState};
use crate::domain::kinds::Kind;
use crate::domain::patches::codes::{Class, State as PatchState};
use crate::domain::violations::codes::{Source, State as CaseState};
use crate::domain::violations::law::Track;

/// The class of a case of which nobody has said what kind it is.
pub(super) const NO_KIND: &str = "none";
/// The code of a fact that a place does not have.
pub(super) const NONE: u8 = 31;

/// A layer whose features are files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapLayer {
    /// Houses, by their plot.
    Houses,
    /// Leads and cases.
    Violations,
    /// Satellite patches.
    Patches,
}

/// No layer has this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no layer of the map has this name")]
pub struct UnknownMapLayer;

impl MapLayer {
    /// Every layer.
    pub const ALL: [Self; 3] = [Self::Houses, Self::Violations, Self::Patches];

    /// Its name in the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Houses => "houses",
            Self::Violations => "violations",
            Self::Patches => "patches",
        }
    }

    /// The states of its files.
    pub(super) fn states(self) -> &'static [&'static str] {
        match self {
            Self::Houses => words::<HouseState>(),
            Self::Violations => words::<CaseState>(),
            Self::Patches => words::<PatchState>(),
        }
    }

    /// The classes by which its features are coloured and counted: the stage of a house, the gravest kind of a case, the
    /// class of a patch.
    pub(super) fn classes(self) -> Vec<&'static str> {
        match self {
            Self::Houses => words::<Stage>().to_vec(),
            Self::Violations => kinds().into_iter().chain([NO_KIND]).collect(),
            Self::Patches => words::<Class>().to_vec(),
        }
    }

    /// What its classes are called among the facts of a place.
    pub(super) fn class_name(self) -> &'static str {
        match self {
            Self::Houses => "stage",
            Self::Violations => "kind",
            Self::Patches => "class",
        }
    }
}

impl fmt::Display for MapLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for MapLayer {
    type Err = UnknownMapLayer;

    fn from_str(text: &str) -> Result<Self, UnknownMapLayer> {
        Self::ALL.into_iter().find(|layer| layer.code() == text).ok_or(UnknownMapLayer)
    }
}

/// The kinds of violations, in the order of the taxonomy.
pub(super) fn kinds() -> [&'static str; 29] {
    Kind::ALL.map(Kind::code)
}

/// The tracks of a case.
pub(super) fn tracks() -> &'static [&'static str] {
    words::<Track>()
}

/// Where leads come from.
pub(super) fn sources() -> &'static [&'static str] {
    words::<Source>()
}

/// How sure it may be that something is wrong, from the mildest.
pub(super) fn grades() -> &'static [&'static str] {
    words::<Certainty>()
}

/// The code of how sure it is.
pub(super) fn certainty(it: Certainty) -> u8 {
    code_of(grades(), it.code())
}

/// The place of a word among others; [`NONE`] where it is not among them.
pub(super) fn code_of(words: &[&str], word: &str) -> u8 {
    words.iter().position(|known| *known == word).and_then(|at| u8::try_from(at).ok()).unwrap_or(NONE)
}

/// The words of an enumeration, in its order.
pub(super) fn words<T: DeserializeOwned>() -> &'static [&'static str] {
    match choice::<T>().shape() {
        Shape::Choice(words) => words(),
        _ => &[],
    }
}
