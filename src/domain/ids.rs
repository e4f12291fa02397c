//! Identifiers. Everything that belongs to a county names it, so that a key alone tells where a row lives.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is wrong with an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier of this kind")]
pub struct BadId;

/// A county by its six digits (GB/T 2260), the unit of tenancy, of the ledger and of sharding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct County(String);

/// A division of the county or below: 6 digits county, 9 township, 12 village (statistical codes).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DivisionCode(String);

/// A house, photo or account: its county and a `UUIDv7`, written `530303-0192f0c1-…`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id {
    county: County,
    uuid: Uuid,
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

impl County {
    /// The six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for County {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        if text.len() == 6 && digits(text) { Ok(Self(text.to_owned())) } else { Err(BadId) }
    }
}

impl DivisionCode {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The county this division lies in.
    pub fn county(&self) -> County {
        County(self.0.chars().take(6).collect())
    }

    /// The township this division is or lies in; none for a county.
    pub fn township(&self) -> Option<Self> {
        (self.0.len() >= 9).then(|| Self(self.0.chars().take(9).collect()))
    }

    /// Whether this is a village (12 digits).
    pub fn is_village(&self) -> bool {
        self.0.len() == 12
    }

    /// Whether `other` is this division or lies in it.
    pub fn holds(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

impl From<&County> for DivisionCode {
    fn from(county: &County) -> Self {
        Self(county.0.clone())
    }
}

impl FromStr for DivisionCode {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        if matches!(text.len(), 6 | 9 | 12) && digits(text) { Ok(Self(text.to_owned())) } else { Err(BadId) }
    }
}

impl Id {
    /// An identifier made by the program: county first, then a `UUIDv7`.
    pub fn new(county: County, uuid: Uuid) -> Self {
        Self { county, uuid }
    }

    /// The county that the thing belongs to.
    pub fn county(&self) -> &County {
        &self.county
    }

    /// The part that is unique inside the county.
    pub fn uuid(&self) -> Uuid {
        self.uuid
    }
}

impl FromStr for Id {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let (county, uuid) = text.split_once('-').ok_or(BadId)?;
        // Only the hyphenated form: one thing has one name.
        if uuid.len() != 36 {
            return Err(BadId);
        }
        let uuid = Uuid::parse_str(uuid).map_err(|_why| BadId)?;
        Ok(Self { county: county.parse()?, uuid })
    }
}

impl fmt::Display for County {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.county, self.uuid)
    }
}

impl TryFrom<String> for County {
    type Error = BadId;

    fn try_from(text: String) -> Result<Self, BadId> {
        text.parse()
    }
}

impl TryFrom<String> for DivisionCode {
    type Error = BadId;

    fn try_from(text: String) -> Result<Self, BadId> {
        text.parse()
    }
}

impl TryFrom<String> for Id {
    type Error = BadId;

    fn try_from(text: String) -> Result<Self, BadId> {
        text.parse()
    }
}

impl From<County> for String {
    fn from(county: County) -> Self {
        county.0
    }
}

impl From<DivisionCode> for String {
    fn from(code: DivisionCode) -> Self {
        code.0
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}
