//! The periods of the statutes. A day a paper is served is not counted; a last day on a holiday rolls to the next working
//! day (民事诉讼法 85); which days count is a matter of each law (行政处罚法 85, 行政强制法 69, 行政复议法 88).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::domain::calendar::Calendar;

/// How a period is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "unit", content = "count", rename_all = "snake_case")]
pub enum Length {
    /// 工作日, with 调休.
    Working(u32),
    /// 日.
    Days(u32),
    /// 月.
    Months(u32),
}

/// A period of a statute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// How long.
    pub length: Length,
    /// Who says so.
    pub article: &'static str,
}

const fn period(length: Length, article: &'static str) -> Period {
    Period { length, article }
}

use Length::{Days, Months, Working};

/// Statement and defence after the notice.
pub const STATEMENT: Period = period(Working(5), "自然资源行政处罚办法 33");
/// To ask for a hearing after the notice.
pub const HEARING_REQUEST: Period = period(Working(5), "行政处罚法 64(1)、85");
/// From telling time and place to the hearing.
pub const HEARING_NOTICE: Period = period(Working(7), "行政处罚法 64(2)、85");
/// From filing to decision.
pub const DECISION: Period = period(Days(90), "行政处罚法 60");
/// From the decision to its service.
pub const SERVICE: Period = period(Working(7), "行政处罚法 61、85");
/// A public notice counts as service after it.
pub const PUBLIC_NOTICE: Period = period(Days(30), "民事诉讼法 95");
/// To pay a fine.
pub const PAYMENT: Period = period(Days(15), "行政处罚法 67");
/// To ask for review.
pub const REVIEW: Period = period(Days(60), "行政复议法 20");
/// To sue.
pub const SUIT: Period = period(Months(6), "行政诉讼法 46");
/// To sue against an order to demolish on unlawfully occupied land.
pub const SUIT_LAND: Period = period(Days(15), "土地管理法 83");
/// To sue against the decision on review.
pub const SUIT_AFTER_REVIEW: Period = period(Days(15), "行政诉讼法 45");
/// From the demand's service until the court may be asked.
pub const DEMAND: Period = period(Working(10), "行政强制法 54、69");
/// To apply to the court after the party's periods.
pub const COURT_WINDOW: Period = period(Months(3), "行政强制法 53；行诉解释 156");
/// The court accepts or not.
pub const COURT_ACCEPTANCE: Period = period(Working(5), "行政强制法 56、69");
/// The court rules.
pub const COURT_RULING: Period = period(Working(7), "行政强制法 57、69");
/// The court rules where it has doubts.
pub const COURT_RULING_DOUBT: Period = period(Days(30), "行政强制法 58");
/// To ask the higher court to look again.
pub const RECONSIDERATION: Period = period(Days(15), "行政强制法 56(2)、58(3)");

impl Period {
    /// Every period, for whoever lists them.
    pub const ALL: [Self; 17] = [
        STATEMENT,
        HEARING_REQUEST,
        HEARING_NOTICE,
        DECISION,
        SERVICE,
        PUBLIC_NOTICE,
        PAYMENT,
        REVIEW,
        SUIT,
        SUIT_LAND,
        SUIT_AFTER_REVIEW,
        DEMAND,
        COURT_WINDOW,
        COURT_ACCEPTANCE,
        COURT_RULING,
        COURT_RULING_DOUBT,
        RECONSIDERATION,
    ];

    /// Its last day from a day that is not counted; none beyond the calendar.
    pub fn last_day(self, from: Date, calendar: &Calendar) -> Option<Date> {
        calendar.roll(self.unrolled(from, calendar)?).ok()
    }

    /// The day reached before it rolls off a holiday.
    pub fn unrolled(self, from: Date, calendar: &Calendar) -> Option<Date> {
        match self.length {
            Working(count) => calendar.add_working(from, count).ok(),
            Days(count) => from.checked_add(i64::from(count).days()).ok(),
            Months(count) => from.checked_add(i64::from(count).months()).ok(),
        }
    }
}

/// The day after.
pub fn next_day(day: Date) -> Option<Date> {
    day.checked_add(1.day()).ok()
}
