//! What the party may still do against a decision, and from when the authority may go on.

use jiff::civil::Date;

use super::case::Violation;
use super::codes::{ChallengeKind, PaperKind};
use super::law::{Law, Measure, Route, Track};
use super::periods::{
    COURT_WINDOW, DEMAND, HEARING_REQUEST, Period, REVIEW, STATEMENT, SUIT, SUIT_AFTER_REVIEW, SUIT_LAND, next_day,
};
use crate::domain::calendar::Calendar;

/// The period to sue: fifteen days against an order to demolish on the land track (土地管理法 83), else six months.
pub fn suit_period(law: Law, measures: &[Measure]) -> Period {
    if law.track() == Track::Land && measures.contains(&Measure::Demolish) { SUIT_LAND } else { SUIT }
}

/// Last day to make a statement on the notice.
pub fn statement_until(case: &Violation, calendar: &Calendar) -> Option<Date> {
    STATEMENT.last_day(case.served_on(PaperKind::Notice)?, calendar)
}

/// Last day to ask for a hearing.
pub fn hearing_until(case: &Violation, calendar: &Calendar) -> Option<Date> {
    HEARING_REQUEST.last_day(case.served_on(PaperKind::Notice)?, calendar)
}

/// Last day to ask for review.
pub fn review_until(case: &Violation, calendar: &Calendar) -> Option<Date> {
    REVIEW.last_day(case.served_on(PaperKind::Decision)?, calendar)
}

/// Last day to sue, counted from the decision's service.
pub fn suit_until(case: &Violation, calendar: &Calendar) -> Option<Date> {
    let decision = case.decision.as_ref()?;
    suit_period(case.law()?, &decision.order.measures).last_day(case.served_on(PaperKind::Decision)?, calendar)
}

/// The day on which the last of the party's periods ends: review, suit, suit against the review's outcome. None while a
/// review or a suit is pending, before service, or beyond the calendar.
pub fn remedies_until(case: &Violation, calendar: &Calendar) -> Option<Date> {
    let mut last = review_until(case, calendar)?.max(suit_until(case, calendar)?);
    for challenge in &case.challenges {
        let (_outcome, on) = challenge.outcome?;
        let over = match challenge.kind {
            ChallengeKind::Review => SUIT_AFTER_REVIEW.last_day(on, calendar)?,
            ChallengeKind::Suit => on,
        };
        last = last.max(over);
    }
    Some(last)
}

/// The first day on which the authority may demolish (行政强制法 43, 44): after the party's periods and after the
/// announced day, never on a day off. None on any other route.
pub fn earliest_demolition(case: &Violation, calendar: &Calendar) -> Option<Date> {
    if !case.goes(Route::OwnForce) {
        return None;
    }
    let mut last = remedies_until(case, calendar)?;
    if let Some(announcement) = &case.announcement {
        last = last.max(announcement.demolish_by);
    }
    if let Some(settlement) = &case.settlement {
        last = last.max(settlement.until);
    }
    calendar.roll(next_day(last)?).ok()
}

/// When the court may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CourtWindow {
    /// First day: after both periods of the party, and ten working days after the demand's service.
    pub from: Date,
    /// Last day, three months counted from the end of the period to sue: the one to keep. None beyond the calendar.
    pub until: Option<Date>,
    /// Last day where the three months are counted from the later of the two periods. None beyond the calendar, which
    /// takes nothing from the other.
    pub until_otherwise: Option<Date>,
}

impl CourtWindow {
    /// Whether a day is not after the last day of the later reading. One that the calendar does not reach comes after
    /// every day that it does.
    pub fn holds(&self, day: Date, calendar: &Calendar) -> bool {
        self.until_otherwise.map_or_else(|| calendar.is_working(day).is_ok(), |last| day <= last)
    }

    /// Whether a day is not after the last day of the earlier reading.
    pub fn surely_holds(&self, day: Date, calendar: &Calendar) -> bool {
        self.until.map_or_else(|| calendar.is_working(day).is_ok(), |last| day <= last)
    }
}

/// The window to apply to the court (行政强制法 53, 54; 行诉解释 156). None on any other route, before service of the
/// decision, while a review or suit is pending, or where its first day lies beyond the calendar. Before the demand is served its ten days are left
/// out of the first day.
pub fn court_window(case: &Violation, calendar: &Calendar) -> Option<CourtWindow> {
    if !case.goes(Route::Court) {
        return None;
    }
    let remedies = remedies_until(case, calendar)?;
    let demanded = match case.served_on(PaperKind::Demand) {
        Some(served) => DEMAND.last_day(served, calendar)?,
        None => remedies,
    };
    Some(CourtWindow {
        from: next_day(remedies.max(demanded))?,
        until: suit_until(case, calendar).and_then(|suit| COURT_WINDOW.last_day(suit, calendar)),
        until_otherwise: COURT_WINDOW.last_day(remedies, calendar),
    })
}
