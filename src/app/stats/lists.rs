//! The address of the list behind a figure.

use jiff::civil::Date;

use crate::domain::ids::DivisionCode;
use crate::domain::stats::{CaseFigure, HouseFigure};

/// What the lists of one answer share.
#[derive(Debug, Clone)]
pub(super) struct Lists {
    /// The division asked for; none for the actor's whole territory.
    pub(super) division: Option<DivisionCode>,
    /// The period.
    pub(super) period: (Date, Date),
}

/// Whether a list is of a period, or as of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Period,
    Today,
}

impl Lists {
    /// The houses of a figure.
    pub(super) fn houses(&self, figure: HouseFigure, when: When) -> String {
        self.with("/houses", &[("figure", figure.code())], when)
    }

    /// The cases of a figure.
    pub(super) fn cases(&self, figure: CaseFigure, when: When) -> String {
        self.with("/violations", &[("figure", figure.code())], when)
    }

    /// Any list with its own parameters, narrowed as this answer is.
    pub(super) fn with(&self, path: &str, own: &[(&str, String)], when: When) -> String {
        let days = [("from", self.period.0.to_string()), ("to", self.period.1.to_string())];
        let days = if when == When::Period { days.to_vec() } else { Vec::new() };
        let place = self.division.iter().map(|division| ("division", division.to_string()));
        let all: Vec<String> =
            own.iter().cloned().chain(place).chain(days).map(|(name, value)| format!("{name}={value}")).collect();
        format!("{path}?{}", all.join("&"))
    }
}
