//! How often one may try to sign in. By account, so that a password cannot be guessed; by address, so that one machine
//! cannot try every account.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use jiff::Timestamp;

use crate::app::refusal::Refusal;

/// Tries that an account has before each further one must wait.
const FREE_TRIES: u32 = 5;
/// The first wait; each further one is twice as long.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_mins(15);
/// After this long without a try an account starts anew.
const FORGOTTEN_AFTER: Duration = Duration::from_hours(1);
/// Names remembered at once; beyond that the old ones are forgotten first.
const REMEMBERED: usize = 20_000;
/// Tries in a minute that one address has, over all accounts: an office behind one address signs in on Monday morning.
const PER_ADDRESS: NonZeroU32 = NonZeroU32::MIN.saturating_add(99);

/// Tries to sign in, remembered in this process.
pub struct Attempts {
    names: Mutex<HashMap<String, Tries>>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
}

#[derive(Debug, Clone, Copy)]
struct Tries {
    count: u32,
    last: Timestamp,
    not_before: Timestamp,
}

impl Attempts {
    /// None made yet.
    pub fn new() -> Self {
        Self { names: Mutex::default(), addresses: DefaultKeyedRateLimiter::keyed(Quota::per_minute(PER_ADDRESS)) }
    }

    /// Counts a try before it is made, so that many at once do not all slip through.
    ///
    /// # Errors
    /// `TooOften` with the wait.
    pub fn begin(&self, name: &str, address: IpAddr, now: Timestamp) -> Result<(), Refusal> {
        self.addresses
            .check_key(&network(address))
            .map_err(|until| Refusal::TooOften { after: until.wait_time_from(DefaultClock::default().now()) })?;
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if names.len() >= REMEMBERED {
            self.addresses.retain_recent();
            names.retain(|_, tries| fresh(tries, now));
        }
        let tries = names.get(name).copied().filter(|tries| fresh(tries, now));
        let count = tries.map_or(0, |tries| tries.count);
        if let Some(wait) = tries.and_then(|tries| until(now, tries.not_before)) {
            return Err(Refusal::TooOften { after: wait });
        }
        let not_before = now.saturating_add(wait_after(count + 1)).unwrap_or(now);
        names.insert(name.to_owned(), Tries { count: count + 1, last: now, not_before });
        Ok(())
    }

    /// The password was right: the account starts anew.
    pub fn succeeded(&self, name: &str) {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

impl Default for Attempts {
    fn default() -> Self {
        Self::new()
    }
}

/// Someone with one IPv6 line has a whole /64 of addresses.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or_else(
            || {
                let [a, b, c, d, ..] = v6.segments();
                IpAddr::from([a, b, c, d, 0, 0, 0, 0])
            },
            IpAddr::V4,
        ),
        IpAddr::V4(_) => address,
    }
}

fn fresh(tries: &Tries, now: Timestamp) -> bool {
    now.duration_since(tries.last).unsigned_abs() < FORGOTTEN_AFTER
}

fn until(now: Timestamp, then: Timestamp) -> Option<Duration> {
    Duration::try_from(then.duration_since(now)).ok().filter(|wait| !wait.is_zero())
}

fn wait_after(count: u32) -> Duration {
    match count.checked_sub(FREE_TRIES) {
        None => Duration::ZERO,
        Some(over) => FIRST_WAIT.saturating_mul(1_u32.checked_shl(over).unwrap_or(u32::MAX)).min(LONGEST_WAIT),
    }
}
