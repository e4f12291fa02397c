//! Which rows a list may return.

use crate::domain::ids::{County, DivisionCode};

/// A county, township or village with all below it. A list cannot be asked for without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Territory {
    /// The county whose rows are read.
    pub county: County,
    /// The county itself, or a township or village of it.
    pub division: DivisionCode,
}

/// The column by which a territory is asked for: each has an index in the order of the list.
pub(super) enum Reach<'a> {
    County,
    Township(&'a str),
    Village(&'a str),
}

impl Territory {
    /// The part of this territory that lies in `division`; none where the two are apart.
    #[must_use]
    pub fn narrowed_to(&self, division: &DivisionCode) -> Option<Self> {
        if self.division.holds(division) {
            Some(Self { county: self.county.clone(), division: division.clone() })
        } else if division.holds(&self.division) {
            Some(self.clone())
        } else {
            None
        }
    }

    pub(super) fn reach(&self) -> Reach<'_> {
        let code = self.division.as_str();
        match code.len() {
            6 => Reach::County,
            9 => Reach::Township(code),
            _ => Reach::Village(code),
        }
    }
}
