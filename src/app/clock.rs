//! The one clock. What the law asks of a moment gets that moment from here, so that a test can stand on any day.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::time::china_date;

/// Tells the time: the system's, or one that stands still.
#[derive(Debug, Clone, Copy)]
pub struct Clock(Option<Timestamp>);

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still at that moment.
    pub fn fixed(moment: Timestamp) -> Self {
        Self(Some(moment))
    }

    /// This moment.
    pub fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the only place that asks the system for the time")]
        self.0.unwrap_or_else(Timestamp::now)
    }

    /// The legal day in China.
    pub fn today(&self) -> Date {
        china_date(self.now())
    }
}
