//! Passwords that were found right a short while ago, by a keyed hash, so that a program which sends one with every request
//! does not have it hashed with every request. Neither name nor password is kept.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::domain::ids::Id;

/// How long a password is not asked for again.
const FOR: SignedDuration = SignedDuration::from_mins(10);
/// Marks held at once; beyond that those that ran out go first, then all.
const MOST: usize = 10_000;
/// Doors before which requests with the same mark wait for one another.
const DOORS: usize = 64;

/// The keyed hash of a name and a password.
pub(super) type Mark = [u8; 32];

/// What was found right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// The account.
    pub(super) account: Id,
    /// Its token version then.
    pub(super) version: i32,
    /// The keyed hash of its stored password then.
    pub(super) stored: Mark,
}

/// The marks of one process.
#[derive(Debug)]
pub(super) struct Remembered {
    marks: Mutex<HashMap<Mark, (Known, Timestamp)>>,
    doors: Vec<Mutex<()>>,
}

impl Remembered {
    pub(super) fn new() -> Self {
        Self { marks: Mutex::default(), doors: (0..DOORS).map(|_| Mutex::default()).collect() }
    }

    /// Lets one of many requests with the same mark through: a map asks for a dozen tiles at once, and the first of them
    /// answers for all. None only if there were no doors.
    pub(super) fn door(&self, mark: &Mark) -> Option<MutexGuard<'_, ()>> {
        let [first, ..] = mark;
        let door = self.doors.get(usize::from(*first) % DOORS)?;
        Some(door.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What is known of a mark, unless it is too long ago.
    pub(super) fn find(&self, mark: &Mark, now: Timestamp) -> Option<Known> {
        let marks = self.marks.lock().unwrap_or_else(PoisonError::into_inner);
        marks.get(mark).filter(|(_, until)| now < *until).map(|(known, _)| known.clone())
    }

    /// Remembers a mark.
    pub(super) fn keep(&self, mark: Mark, known: Known, now: Timestamp) {
        let mut marks = self.marks.lock().unwrap_or_else(PoisonError::into_inner);
        if marks.len() >= MOST {
            marks.retain(|_, (_, until)| now < *until);
        }
        if marks.len() >= MOST {
            marks.clear();
        }
        marks.insert(mark, (known, now.saturating_add(FOR).unwrap_or(now)));
    }

    /// Forgets it.
    pub(super) fn drop(&self, mark: &Mark) {
        self.marks.lock().unwrap_or_else(PoisonError::into_inner).remove(mark);
    }
}
