//! Limits on the applicant's look-up: a number and four characters could be guessed by someone who may try for ever.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::houses::Asked;
use super::refusal::Refusal;

/// Questions from one address: so many at once, then one in six seconds.
const FROM_ADDRESS: u32 = 10;
/// Questions after one number from anywhere: 10,000 tails take more than five days at one in a minute and a half.
const AFTER_NUMBER: u32 = 20;

/// Reports of violations from one address: so many at once, then one in ten minutes. Each is looked at by two officers.
const REPORTS_FROM_ADDRESS: u32 = 5;

/// Counts questions by address and by what is asked after, and reports by address.
#[derive(Debug)]
pub struct Enquiries {
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    numbers: DefaultKeyedRateLimiter<String>,
    reports: DefaultKeyedRateLimiter<IpAddr>,
}

impl Default for Enquiries {
    fn default() -> Self {
        let burst = |count| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        Self {
            addresses: RateLimiter::keyed(Quota::per_minute(burst(10)).allow_burst(burst(FROM_ADDRESS))),
            numbers: RateLimiter::keyed(Quota::per_hour(burst(40)).allow_burst(burst(AFTER_NUMBER))),
            reports: RateLimiter::keyed(Quota::per_hour(burst(6)).allow_burst(burst(REPORTS_FROM_ADDRESS))),
        }
    }
}

impl Enquiries {
    /// Lets a report through.
    ///
    /// # Errors
    /// `TooOften`, with the time after which to come back.
    pub fn admit_report(&self, address: IpAddr) -> Result<(), Refusal> {
        self.reports.retain_recent();
        self.reports.check_key(&address).map_err(|until| Refusal::TooOften { after: wait(&until) })
    }

    /// Lets a question through.
    ///
    /// # Errors
    /// `TooOften`, with the time after which to come back.
    pub fn admit(&self, address: IpAddr, asked: &Asked) -> Result<(), Refusal> {
        // Addresses that have been quiet are forgotten, so that the tables do not grow for ever.
        self.addresses.retain_recent();
        self.numbers.retain_recent();
        let wait = |until: governor::NotUntil<_>| Refusal::TooOften { after: wait(&until) };
        self.addresses.check_key(&address).map_err(wait)?;
        // A slip's code has 80 bits: guessing it is hopeless, only the address counts.
        if let Asked::Number { number, .. } = asked {
            self.numbers.check_key(number).map_err(|until| Refusal::TooOften { after: self::wait(&until) })?;
        }
        Ok(())
    }
}

fn wait(until: &governor::NotUntil<governor::clock::QuantaInstant>) -> Duration {
    until.wait_time_from(DefaultClock::default().now())
}
