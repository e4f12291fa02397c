//! Numbers of files and papers, written by the pack's patterns.

use super::ids::DivisionCode;
use super::pack::NumberRule;

/// Why a number could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// The serial needs more digits than the pattern has. A homestead approval has 999 a township and year: the next one
    /// is refused, since a wrapped number would name two houses.
    #[error("series {series} is full: {serial} has more than {digits} digits")]
    Full {
        /// The run of numbers.
        series: String,
        /// The serial that does not fit.
        serial: u32,
        /// Digits of the pattern.
        digits: u32,
    },
    /// The division is a county: a number per township needs a township.
    #[error("{division} is no township and lies in none")]
    NoTownship {
        /// The division given.
        division: DivisionCode,
    },
}

impl NumberRule {
    /// The run in which serials count: `house/530303101/2026`, or `planning_permit/530303/2026` through the county.
    ///
    /// # Errors
    /// [`NumberError::NoTownship`] for a series per township and a division that lies in none.
    pub fn run(&self, division: &DivisionCode, year: i16) -> Result<String, NumberError> {
        let scope = if self.per_township { township(division)?.to_string() } else { division.county().to_string() };
        Ok(format!("{}/{scope}/{year}", self.series))
    }

    /// The number of a serial, counted from 1 in its run.
    ///
    /// # Errors
    /// [`NumberError::Full`] when the serial has more digits than the pattern; [`NumberError::NoTownship`] when the
    /// pattern names the township and the division lies in none.
    pub fn write(&self, division: &DivisionCode, year: i16, serial: u32) -> Result<String, NumberError> {
        let width = usize::try_from(self.serial_digits).unwrap_or(usize::MAX);
        let digits = serial.to_string();
        if digits.len() > width {
            return Err(NumberError::Full { series: self.run(division, year)?, serial, digits: self.serial_digits });
        }
        let mut number = self.pattern.replace("{county}", division.county().as_str());
        if number.contains("{township}") {
            number = number.replace("{township}", township(division)?.as_str());
        }
        Ok(number.replace("{year}", &format!("{year:04}")).replace("{serial}", &format!("{serial:0>width$}")))
    }
}

fn township(division: &DivisionCode) -> Result<DivisionCode, NumberError> {
    division.township().ok_or_else(|| NumberError::NoTownship { division: division.clone() })
}
