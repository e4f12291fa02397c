//! In which order files are listed.

use super::facts::Times;

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By id: stable while files change, so that whoever reads all of them gets each once.
    Id,
    /// The latest act first.
    #[default]
    Latest,
    /// What runs out first, what has no day last.
    Due,
}

impl Order {
    /// By what a file of these times is ordered, before its id: the least comes first.
    #[inline]
    pub(super) fn key(self, times: Times) -> u32 {
        match self {
            Self::Id => 0,
            Self::Latest => u32::MAX - times.last_act_s,
            Self::Due if times.due == 0 => u32::MAX,
            Self::Due => u32::from(times.due),
        }
    }
}
