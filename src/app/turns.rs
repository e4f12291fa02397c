//! Heavy work done a few pieces at a time, so that it cannot take the memory and the processors from everyone else.

use std::sync::{Condvar, Mutex, PoisonError};

use super::refusal::Refusal;

/// A door that lets so many through at once and so many wait.
#[derive(Debug)]
pub struct Turns {
    queue: Mutex<Queue>,
    freed: Condvar,
    at_once: usize,
    may_wait: usize,
}

#[derive(Debug, Default)]
struct Queue {
    running: usize,
    waiting: usize,
}

impl Turns {
    /// A door for `at_once` pieces of work, before which `may_wait` may wait; with none of those, whoever finds it full goes.
    pub fn new(at_once: usize, may_wait: usize) -> Self {
        Self { queue: Mutex::default(), freed: Condvar::new(), at_once, may_wait }
    }

    /// Waits for a turn; it ends when the value is dropped.
    ///
    /// # Errors
    /// `Busy` when too many wait already.
    pub fn take(&self) -> Result<Turn<'_>, Refusal> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.running >= self.at_once && queue.waiting >= self.may_wait {
            return Err(Refusal::Busy);
        }
        queue.waiting += 1;
        let mut queue =
            self.freed.wait_while(queue, |queue| queue.running >= self.at_once).unwrap_or_else(PoisonError::into_inner);
        queue.waiting -= 1;
        queue.running += 1;
        Ok(Turn(self))
    }
}

/// One running piece of work.
#[derive(Debug)]
pub struct Turn<'t>(&'t Turns);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.queue.lock().unwrap_or_else(PoisonError::into_inner).running -= 1;
        self.0.freed.notify_one();
    }
}
