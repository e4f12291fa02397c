//! `homestead geo convert`

use super::lines::{Answer, Line};
use crate::spatial::{Crs, CrsError, GridError};

/// From one system to another.
pub(super) struct Conversion {
    from: Crs,
    to: Crs,
}

impl Conversion {
    pub(super) fn new(from: Crs, to: Crs) -> Self {
        Self { from, to }
    }

    /// Answers a line with the same columns, the first two converted.
    pub(super) fn answer(&self, number: u64, line: Line<'_>) -> Answer {
        let text = match line {
            Line::Text(text) => text,
            Line::NotText => return refused("not_text"),
            Line::TooLong => return refused("line_too_long"),
        };
        let mut cells = text.splitn(3, ',');
        let (x, y, rest) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default(), cells.next());
        let named = |cell: &str, name: &str| cell.trim().eq_ignore_ascii_case(name);
        if number == 1 && named(x, "x") && named(y, "y") {
            return Answer { text: text.to_owned(), fault: None };
        }
        let (Ok(x), Ok(y)) = (x.trim().parse::<f64>(), y.trim().parse::<f64>()) else {
            return refused("not_two_numbers");
        };
        match self.from.to_lonlat(x, y).and_then(|place| self.to.from_lonlat(place)) {
            Ok([x, y]) => {
                let decimals = if matches!(self.to, Crs::Plane(_)) { 6 } else { 12 };
                let rest = rest.map(|rest| format!(",{rest}")).unwrap_or_default();
                Answer { text: format!("{x:.decimals$},{y:.decimals$}{rest}"), fault: None }
            }
            Err(CrsError::Degrees(_)) => refused("out_of_degrees"),
            Err(CrsError::Plane(GridError::NotOfThisGrid)) => refused("not_of_this_grid"),
            Err(CrsError::Plane(GridError::TooFarFromMeridian)) => refused("too_far_from_meridian"),
        }
    }
}

fn refused(fault: &'static str) -> Answer {
    Answer { text: format!("NaN,NaN,{fault}"), fault: Some(fault) }
}
