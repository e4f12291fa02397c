//! The tree of divisions: prefecture, counties, townships, villages (statistical codes 统计用区划代码).

use serde::{Deserialize, Serialize};

use super::ids::DivisionCode;

/// How high a division stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 地级市, 4 digits.
    City,
    /// 县, 市, 区, 6 digits (GB/T 2260).
    County,
    /// 街道, 镇, 乡, 9 digits (GB/T 10114).
    Township,
    /// 村民委员会, 居民委员会, 12 digits.
    Village,
}

impl Level {
    /// Every level from the highest down.
    pub const ALL: [Self; 4] = [Self::City, Self::County, Self::Township, Self::Village];

    /// Its code, as in the contract and the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::County => "county",
            Self::Township => "township",
            Self::Village => "village",
        }
    }

    /// Digits of a code of this level.
    pub fn digits(self) -> usize {
        match self {
            Self::City => 4,
            Self::County => 6,
            Self::Township => 9,
            Self::Village => 12,
        }
    }

    /// The level above; none above the city.
    pub fn above(self) -> Option<Self> {
        match self {
            Self::City => None,
            Self::County => Some(Self::City),
            Self::Township => Some(Self::County),
            Self::Village => Some(Self::Township),
        }
    }
}

/// One division. Names repeat between townships: only the code names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Division {
    /// Digits, as many as the level has.
    pub code: String,
    /// Its name as published.
    pub name: String,
    /// Code of the division it lies in, which begins its own code; a city's is the province (2 digits), not in the tree.
    pub parent: String,
    /// Its level.
    pub level: Level,
}

impl Division {
    /// The code as a territory; none for a city, which lies above every territory.
    pub fn territory(&self) -> Option<DivisionCode> {
        self.code.parse().ok()
    }
}
