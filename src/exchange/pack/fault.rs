//! What can be wrong with a pack, each at its file and key.

use crate::domain::papers::template::TemplateFault;
use crate::exchange::calendar::CalendarFault;
use crate::exchange::divisions::DivisionFault;
use crate::exchange::zones::LayerFault;

/// One thing wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {key}{}{why}", if key.is_empty() { "" } else { ": " })]
pub struct PackFault {
    /// The file.
    pub file: String,
    /// The key in it, with the place in its list counted from 1 (`clocks[3]`); empty for the file itself.
    pub key: String,
    /// What is wrong.
    pub why: PackWrong,
}

/// What is wrong at a place of a pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackWrong {
    /// The file is not there.
    #[error("the file is missing")]
    NoFile,
    /// A TOML file that is none of the pack's: a mistyped name would else be passed over in silence.
    #[error("no file of a pack has this name")]
    UnknownFile,
    /// Not UTF-8, or not TOML.
    #[error("{0}")]
    Syntax(String),
    /// The outline is no area on the map.
    #[error("no polygon in longitude and latitude")]
    Boundary,
    /// The key must be there.
    #[error("is missing")]
    Missing,
    /// The file knows no such key.
    #[error("no such key in this file")]
    UnknownKey,
    /// The value does not read as what the key holds.
    #[error("{0}")]
    Value(String),
    /// The last day lies before the first.
    #[error("valid_to lies before valid_from")]
    Backwards,
    /// A rule that rests on nothing.
    #[error("a rule needs a basis")]
    NoBasis,
    /// Two rules for the same thing on the same day: which one holds would be chance.
    #[error("holds on the same days as {other}")]
    Overlap {
        /// Key of the rule before it.
        other: String,
    },
    /// A code that the program does not know, so that the rule would never be asked.
    #[error("unknown code {code}")]
    UnknownCode {
        /// The code.
        code: String,
    },
    /// A code that the program asks for and no rule has.
    #[error("no rule for {code}")]
    NoRule {
        /// The code.
        code: String,
    },
    /// A share that is none, such as 3 of 2 or 1 of 0.
    #[error("{0} of {1} is no share")]
    Share(u32, u32),
    /// A number that must be above zero, and finite.
    #[error("{0} must be above zero")]
    NotPositive(&'static str),
    /// A share of a thing that is more than the whole of it.
    #[error("{0} may not be above one")]
    MoreThanAll(&'static str),
    /// A paper that may never be asked needs the sentence that says so, and only such a one.
    #[error("why belongs to papers that may never be asked, and to each of them")]
    Why,
    /// A pattern without its serial, or with a placeholder that does not exist.
    #[error("pattern: {0}")]
    Pattern(&'static str),
    /// An entrusted power names its principal, and only an entrusted one.
    #[error("a principal belongs to entrusted powers, and to each of them")]
    Principal,
    /// A power to enforce whose papers would have no head.
    #[error("a power to enforce names its body, unless it is entrusted")]
    Body,
    /// A division that is not in the table or not of the level wanted.
    #[error("no {level} {code} in divisions.csv")]
    NoDivision {
        /// The level wanted.
        level: &'static str,
        /// The code.
        code: String,
    },
    /// A township without an office: its citizens could call nobody.
    #[error("no office for {code}")]
    NoOffice {
        /// The township.
        code: String,
    },
    /// A consent that no one could give, or that nobody asks for.
    #[error("consent belongs to rules that ask for it, and to each of them")]
    Consent,
    /// Two distances of which only one can hold.
    #[error("a rule has buffer_m or notice_m, not both, and a notice only warns")]
    Reach,
    /// A template that says what no file gives, or leaves out what an article demands.
    #[error("{0}")]
    Template(TemplateFault),
    /// A village is watched for a layer; nothing else of a patrol is.
    #[error("a layer belongs to rules of zone_village, and to each of them")]
    PatrolLayer,
    /// A layer of zones.
    #[error("{0}")]
    Layer(LayerFault),
    /// A row of the table of divisions.
    #[error("{0}")]
    Division(DivisionFault),
    /// A row of the table of special days.
    #[error("{0}")]
    Calendar(CalendarFault),
}

impl PackFault {
    pub(super) fn new(file: &str, key: impl Into<String>, why: PackWrong) -> Self {
        Self { file: file.to_owned(), key: key.into(), why }
    }
}
