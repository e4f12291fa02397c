//! Limits on what anybody may do without an account: on the applicant's look-up, since a number and four characters could be
//! guessed by someone who may try for ever, and on reports, of which each sends two officers out.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::houses::Asked;
use super::refusal::Refusal;

/// Questions from one address: so many at once, then one in six seconds.
const FROM_ADDRESS: u32 = 10;
/// Questions after one number from anywhere: 10,000 tails take more than five days at one in a minute and a half.
const AFTER_NUMBER: u32 = 20;

/// Reports of violations from one address: so many at once, then one in [`REPORT_AGAIN`]. Each is looked at by two officers.
const REPORTS_FROM_ADDRESS: usize = 5;
const REPORT_AGAIN: Duration = Duration::from_mins(10);
/// Attempts to report from one address, those that are refused among them: so many at once, then as many in a minute.
const ATTEMPTS_FROM_ADDRESS: u32 = 30;

/// Counts questions by address and by what is asked after, and reports by address.
#[derive(Debug)]
pub struct Enquiries {
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    numbers: DefaultKeyedRateLimiter<String>,
    attempts: DefaultKeyedRateLimiter<IpAddr>,
    /// When each of an address' last reports will count no more, the earliest first.
    reports: Mutex<HashMap<IpAddr, Vec<Instant>>>,
}

/// A report that was let through; it counts for its address only once it is kept.
#[derive(Debug)]
pub struct Admitted<'e> {
    enquiries: &'e Enquiries,
    address: IpAddr,
    until: Instant,
    kept: bool,
}

impl Default for Enquiries {
    fn default() -> Self {
        let burst = |count| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        Self {
            addresses: RateLimiter::keyed(Quota::per_minute(burst(10)).allow_burst(burst(FROM_ADDRESS))),
            numbers: RateLimiter::keyed(Quota::per_hour(burst(40)).allow_burst(burst(AFTER_NUMBER))),
            attempts: RateLimiter::keyed(Quota::per_minute(burst(ATTEMPTS_FROM_ADDRESS))),
            reports: Mutex::default(),
        }
    }
}

impl Enquiries {
    /// Lets a report through. It has its place among those of its address at once, so that many at the same time are no
    /// more than one after another, and loses it again where it comes to nothing.
    ///
    /// # Errors
    /// `TooOften`, with the time after which to come back.
    pub fn admit_report(&self, address: IpAddr) -> Result<Admitted<'_>, Refusal> {
        self.attempts.retain_recent();
        self.attempts.check_key(&address).map_err(|until| Refusal::TooOften { after: wait(&until) })?;
        let now = Instant::now();
        let mut reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        reports.retain(|_, counted| {
            counted.retain(|until| *until > now);
            !counted.is_empty()
        });
        let counted = reports.entry(address).or_default();
        if let (true, Some(first)) = (counted.len() >= REPORTS_FROM_ADDRESS, counted.first()) {
            return Err(Refusal::TooOften { after: first.saturating_duration_since(now) });
        }
        // Each counts ten minutes longer than the one before it: after a burst one comes free in ten minutes.
        let until = counted.last().copied().unwrap_or(now) + REPORT_AGAIN;
        counted.push(until);
        Ok(Admitted { enquiries: self, address, until, kept: false })
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

impl Admitted<'_> {
    /// The report was taken: somebody will go and look.
    pub fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Admitted<'_> {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        let mut reports = self.enquiries.reports.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(counted) = reports.get_mut(&self.address)
            && let Some(place) = counted.iter().position(|until| *until == self.until)
        {
            counted.remove(place);
        }
    }
}

fn wait(until: &governor::NotUntil<governor::clock::QuantaInstant>) -> Duration {
    until.wait_time_from(DefaultClock::default().now())
}
