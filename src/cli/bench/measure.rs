//! Some callers do the same thing as often as they can for a while.

use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::app::refusal::Refusal;

/// How often it was done, and how long once took.
#[derive(Debug, Serialize)]
pub(super) struct Run {
    what: &'static str,
    callers: usize,
    count: usize,
    seconds: f64,
    per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
}

/// Lets `callers` threads do `work` (given the caller and how often it has done it) until `length` is over.
///
/// # Errors
/// The first thing that did not work.
pub(super) fn measure(
    what: &'static str,
    callers: usize,
    length: Duration,
    work: impl Fn(usize, u32) -> Result<(), Refusal> + Sync,
) -> Result<Run, Refusal> {
    let work = &work;
    let started = Instant::now();
    let took = thread::scope(|scope| {
        let threads: Vec<_> =
            (0..callers).map(|caller| scope.spawn(move || call(caller, started, length, work))).collect();
        let mut all = Vec::new();
        for thread in threads {
            let took = thread.join().map_err(|_panic| Refusal::broken("the bench", "a caller panicked"))?;
            all.extend(took?);
        }
        Ok::<_, Refusal>(all)
    })?;
    Ok(Run::of(what, callers, started.elapsed(), took))
}

fn call(
    caller: usize,
    started: Instant,
    length: Duration,
    work: &impl Fn(usize, u32) -> Result<(), Refusal>,
) -> Result<Vec<Duration>, Refusal> {
    let mut took = Vec::new();
    for nth in 0.. {
        let begun = Instant::now();
        if begun.duration_since(started) >= length {
            break;
        }
        work(caller, nth)?;
        took.push(begun.elapsed());
    }
    Ok(took)
}

impl Run {
    fn of(what: &'static str, callers: usize, length: Duration, mut took: Vec<Duration>) -> Self {
        took.sort_unstable();
        let count = took.len();
        let at = |percent: usize| took.get(count * percent / 100).copied().unwrap_or_default().as_secs_f64() * 1e3;
        let seconds = length.as_secs_f64();
        let per_second = u32::try_from(count).map_or(f64::INFINITY, f64::from) / seconds;
        Self { what, callers, count, seconds, per_second, p50_ms: at(50), p99_ms: at(99) }
    }

    pub(super) fn heading() -> String {
        format!(
            "{:24} {:>7} {:>9} {:>8} {:>12} {:>9} {:>9}",
            "what", "callers", "count", "seconds", "per second", "p50 ms", "p99 ms"
        )
    }

    pub(super) fn line(&self) -> String {
        let Self { what, callers, count, seconds, per_second, p50_ms, p99_ms } = self;
        format!("{what:24} {callers:>7} {count:>9} {seconds:>8.2} {per_second:>12.1} {p50_ms:>9.4} {p99_ms:>9.4}")
    }
}
