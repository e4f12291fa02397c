//! The list of a day: what is to be looked at, what is late first, and what weighs more before what weighs less.
//!
//! Each place keeps the day from which its rule counts, never the due day itself: a rule that the district changes
//! tomorrow moves every due day at once. Under one rule the order by that day is the order by due day, so that the list
//! is a merge of few ordered lists, page by page, however many places there are.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use super::rule::{PatrolRule, Reason};
use crate::domain::rule::Rule;

/// The list of a day shows what falls due within so many days after it.
pub const LOOK_AHEAD_DAYS: i32 = 7;

/// Where a task stands in the list: all tasks have another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// Its due day, moved ahead by its rule's weight.
    pub rank: Date,
    /// Why somebody goes.
    pub reason: Reason,
    /// What it is, as `house:…`, `violation:…`, `patrol:…`, `patch:…` or `village:…`.
    pub subject: String,
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Task<'r> {
    /// What it is.
    pub subject: String,
    /// The day from which its rule counts; none for a village that nobody has been seen to visit.
    pub counted_from: Option<Date>,
    /// The rule.
    pub rule: &'r Rule<PatrolRule>,
}

/// The part of a reason's ordered list that lies behind a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Counted from this day on.
    pub from: Date,
    /// And on this very day only behind this subject; none where the whole day lies behind.
    pub behind: Option<String>,
}

impl Task<'_> {
    /// By when; none for a village that nobody has been seen to visit.
    pub fn due_on(&self) -> Option<Date> {
        self.counted_from.map(|from| next_due(from, &self.rule.value))
    }

    /// Its place in the list of a day. A village that nobody has been seen to visit is due on that very day: it goes before
    /// what has time, and not before a lead.
    pub fn key(&self, on: Date) -> Key {
        let today = || on.saturating_sub(days(i64::from(self.rule.value.weight)));
        let rank = self.counted_from.map_or_else(today, |from| rank(from, &self.rule.value));
        Key { rank, reason: self.rule.value.reason, subject: self.subject.clone() }
    }
}

/// The day by which somebody is there.
pub fn next_due(counted_from: Date, rule: &PatrolRule) -> Date {
    counted_from.saturating_add(days(i64::from(rule.days)))
}

/// The day by which it stands in the list.
pub fn rank(counted_from: Date, rule: &PatrolRule) -> Date {
    counted_from.saturating_add(days(lead(rule)))
}

/// What of a reason's list, in the order of the day counted from and then of the subject, comes behind a key.
pub fn bound(after: &Key, rule: &PatrolRule) -> Bound {
    let from = after.rank.saturating_sub(days(lead(rule)));
    match rule.reason.cmp(&after.reason) {
        std::cmp::Ordering::Less => Bound { from: from.tomorrow().unwrap_or(from), behind: None },
        std::cmp::Ordering::Equal => Bound { from, behind: Some(after.subject.clone()) },
        std::cmp::Ordering::Greater => Bound { from, behind: None },
    }
}

/// Days from the day counted from to the place in the list; below zero where the weight is more than the interval.
fn lead(rule: &PatrolRule) -> i64 {
    i64::from(rule.days) - i64::from(rule.weight)
}

fn days(count: i64) -> Span {
    count.days()
}
