//! Local rules are data: each has its basis, its time of validity and whether anyone confirmed it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where a rule or a requirement rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Statute and article, or the local document: shown beside what rests on it.
    pub text: String,
    /// False: nobody has confirmed it. It works, wears a badge, and is never cited to a citizen.
    pub verified: bool,
}

impl Basis {
    /// A basis in national law whose text was read.
    pub fn law(text: &str) -> Self {
        Self { text: text.to_owned(), verified: true }
    }
}

/// A rule of the district pack with its validity, both days inclusive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule<T> {
    /// What it says.
    #[serde(flatten)]
    pub value: T,
    /// Statute and article or local document.
    pub basis: String,
    /// First day on which it holds.
    pub valid_from: Date,
    /// Last day on which it holds; open when absent.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// Whether the district confirmed it.
    pub verified: bool,
}

impl<T> Rule<T> {
    /// Whether the rule holds on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Its basis with the badge.
    pub fn basis(&self) -> Basis {
        Basis { text: self.basis.clone(), verified: self.verified }
    }
}
