//! Which ground has been seen: of villages and cells, by visits that are shown to have taken place. Never of people.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::plan::next_due;
use super::rule::{PatrolRule, Reason};
use crate::domain::pack::Rules;
use crate::domain::rule::Rule;
use crate::domain::zones::Layer;

/// So many days before the due day, and on it, a place is shown as one that falls due.
const DUE_SOON_DAYS: i32 = 3;

/// How old the last visit is to the rule of its ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Freshness {
    /// Within its interval.
    Fresh,
    /// Still within, but not for long.
    DueSoon,
    /// The interval has run out.
    Overdue,
    /// No visit is shown to have taken place.
    Never,
}

impl Freshness {
    /// Its name in the contract and the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::DueSoon => "due_soon",
            Self::Overdue => "overdue",
            Self::Never => "never",
        }
    }
}

/// The rule by which a village is watched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Watch<'r> {
    /// Of those that fit, the one of the shortest interval.
    pub rule: &'r Rule<PatrolRule>,
}

/// How a village is watched on a day: by the shortest interval of those of its layers of risk and that of any village;
/// none where the pack has no rule.
pub fn watch<'r>(rules: Rules<'r>, layers: &BTreeSet<Layer>) -> Option<Watch<'r>> {
    let fits = |rule: &&'r Rule<PatrolRule>| match (rule.value.reason, rule.value.layer) {
        (Reason::ZoneVillage, Some(layer)) => layers.contains(&layer),
        (reason, _) => reason == Reason::Village,
    };
    // Of two intervals of one length the risk says more than the village.
    let shortest = rules.patrols().filter(fits).min_by_key(|rule| (rule.value.days, rule.value.reason));
    shortest.map(|rule| Watch { rule })
}

/// How old a visit is on a day.
pub fn freshness(last_on: Option<Date>, rule: &PatrolRule, on: Date) -> Freshness {
    let Some(last_on) = last_on else { return Freshness::Never };
    let due = next_due(last_on, rule);
    if due < on {
        Freshness::Overdue
    } else if due.saturating_sub(DUE_SOON_DAYS.days()) <= on {
        Freshness::DueSoon
    } else {
        Freshness::Fresh
    }
}
