//! Persons in a file.

use serde::{Deserialize, Serialize};

/// A person of this house's file, by ordinal; name and numbers are sealed elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef(pub u16);
