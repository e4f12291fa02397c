//! Personal data on its way through the program: it can be used, but neither logged nor written by accident.

use std::fmt;

use serde::{Serialize, Serializer};

/// A personal value (name, number, phone). Debug and serialisation show a blank; only [`Private::reveal`] shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps a value where it enters.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself: for sealing it, and for showing it to those who may see it.
    pub fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}

impl<T> Serialize for Private<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_none()
    }
}
