//! The clocks of a case: by when something must be done, or from when it may be, with the article and how the day came
//! about. Where the law is read in two ways both days stand there, and the warning goes by the earlier.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::case::Violation;
use super::codes::{PaperKind, ResponseKind, RulingVerdict};
use super::periods::{
    COURT_ACCEPTANCE, COURT_RULING, COURT_RULING_DOUBT, COURT_WINDOW, DECISION, DEMAND, HEARING_REQUEST, Length,
    PAYMENT, Period, RECONSIDERATION, REVIEW, SERVICE, STATEMENT, next_day,
};
use super::remedies::{court_window, earliest_demolition, remedies_until, suit_period, suit_until};
use crate::domain::calendar::Calendar;
use crate::domain::pack::{DayKind, Pack};
use crate::domain::rule::{Basis, Rule};

/// What a clock's day means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// The authority must have done it by then.
    MustBy,
    /// The court is to have done it by then.
    CourtBy,
    /// The party may do it until then; afterwards its right is over.
    PartyUntil,
    /// The authority may do it from then on, not before.
    NotBefore,
}

/// Where a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Time enough, or not yet allowed.
    Running,
    /// Inside the warning.
    DueSoon,
    /// Over: late for the authority, too late for the party, allowed from now on.
    Over,
    /// What it waits for is done.
    Met,
    /// The calendar does not reach so far: no day is given rather than a wrong one.
    Undetermined,
}

/// One clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// Which; its name stands in the words under `case_clock.<code>`.
    pub code: &'static str,
    /// The day to keep.
    pub day: Option<Date>,
    /// The day of the other reading, where the law is read in two ways.
    pub otherwise: Option<Date>,
    /// The day from which it counts, not counted itself.
    pub from: Date,
    /// How long; none where a paper names the day.
    pub length: Option<Length>,
    /// What the day means.
    pub sense: Sense,
    /// On what it rests.
    pub basis: Basis,
    /// Whether the last day rolled off a day off.
    pub rolled: bool,
    /// When what it waits for was done.
    pub met_on: Option<Date>,
    /// Where it stands.
    pub status: Status,
    /// Calendar days left to the day; negative when over.
    pub days_left: Option<i32>,
}

/// Calendar days before its end at which a clock of up to two weeks shows as due soon, and a longer one.
const WARN_SHORT_DAYS: i32 = 3;
const WARN_LONG_DAYS: i32 = 15;

impl Clock {
    /// The day from which it warns of its end; none where it has no day or is met.
    pub fn warns_from(&self) -> Option<Date> {
        let day = self.day.filter(|_| self.met_on.is_none())?;
        Some(day.saturating_sub(i64::from(warning_days(self.from, Some(day))).days()))
    }
}

/// How many calendar days before its end a clock shows as due soon.
fn warning_days(from: Date, day: Option<Date>) -> i32 {
    let whole = day.and_then(|day| from.until(day).ok()).map_or(0, |span| span.get_days());
    if whole > 14 { WARN_LONG_DAYS } else { WARN_SHORT_DAYS }
}

/// Builds the clocks of one case.
struct Winder<'a> {
    case: &'a Violation,
    calendar: &'a Calendar,
    today: Date,
    clocks: Vec<Clock>,
}

/// Every clock of a case on a day, those that have stopped among them.
pub fn clocks(case: &Violation, pack: &Pack, today: Date) -> Vec<Clock> {
    let mut winder = Winder { case, calendar: &pack.calendar, today, clocks: Vec::new() };
    winder.filing(pack);
    winder.preparation();
    winder.remedies();
    winder.own_force();
    winder.court();
    if case.state.is_end() {
        let last = case.last_act_on();
        for clock in &mut winder.clocks {
            clock.met_on.get_or_insert(last);
            clock.status = Status::Met;
        }
    }
    winder.clocks
}

impl Winder<'_> {
    /// A period of a statute from a day.
    fn period(&mut self, code: &'static str, period: Period, from: Date, sense: Sense, met_on: Option<Date>) {
        let day = period.last_day(from, self.calendar);
        let rolled = day != period.unrolled(from, self.calendar);
        let clock = self.clock(code, from, day, Basis::law(period.article), sense, met_on);
        self.clocks.push(Clock { length: Some(period.length), rolled, ..clock });
    }

    /// A clock whose day is known already.
    fn clock(
        &self,
        code: &'static str,
        from: Date,
        day: Option<Date>,
        basis: Basis,
        sense: Sense,
        met_on: Option<Date>,
    ) -> Clock {
        let days_left = day.and_then(|day| self.today.until(day).ok()).map(|span| span.get_days());
        let warn = warning_days(from, day);
        let status = match (met_on, days_left) {
            (Some(_), _) => Status::Met,
            (None, None) => Status::Undetermined,
            (None, Some(left)) if left < 0 || (left == 0 && sense == Sense::NotBefore) => Status::Over,
            (None, Some(left)) if left <= warn => Status::DueSoon,
            (None, Some(_)) => Status::Running,
        };
        Clock { code, day, otherwise: None, from, length: None, sense, basis, rolled: false, met_on, status, days_left }
    }

    /// From the check on site to the filing: the law says only 及时, so that the district's rule runs.
    fn filing(&mut self, pack: &Pack) {
        let Some(verified) = self.case.verification.as_ref().filter(|it| it.suspected) else { return };
        let met = self.case.filing.as_ref().map(|filing| filing.on);
        let rules: Vec<&Rule<_>> = pack.on(verified.on).clocks("filing").collect();
        for rule in rules {
            let length = match rule.value.kind {
                DayKind::Working => Length::Working(rule.value.count),
                DayKind::Calendar => Length::Days(rule.value.count),
                DayKind::Months => Length::Months(rule.value.count),
            };
            self.period("filing", Period { length, article: "" }, verified.on, Sense::MustBy, met);
            if let Some(clock) = self.clocks.last_mut() {
                clock.basis = rule.basis();
            }
        }
    }

    fn preparation(&mut self) {
        let case = self.case;
        if let Some(by) = case.stop_order.as_ref().and_then(|order| order.correct_by) {
            let from = case.stop_order.as_ref().map_or(by, |order| order.paper.on);
            let met = case.correction.as_ref().map(|it| it.on);
            let clock = self.clock("correction", from, Some(by), Basis::law("城乡规划法 65"), Sense::PartyUntil, met);
            self.clocks.push(clock);
        }
        let Some(filing) = &case.filing else { return };
        let decided = case.decision.as_ref().map(|decision| decision.paper.on);
        self.period("decision", DECISION, filing.on, Sense::MustBy, decided);
        self.without_pauses(filing.on);
        if let Some(served) = case.served_on(PaperKind::Notice) {
            let said = |kind| {
                let responses = case.notice.iter().flat_map(|notice| &notice.responses);
                responses.into_iter().find(|it| it.kind == kind || it.kind == ResponseKind::Waiver).map(|it| it.on)
            };
            self.period("statement", STATEMENT, served, Sense::PartyUntil, said(ResponseKind::Statement));
            let asked = said(ResponseKind::HearingRequest);
            self.period("hearing_request", HEARING_REQUEST, served, Sense::PartyUntil, asked);
        }
    }

    /// No statute read stops the ninety days while a case is suspended: the day with the pauses added is the other reading.
    fn without_pauses(&mut self, filed: Date) {
        let pauses = self.case.pauses.iter().map(|pause| {
            let (from, to) = (pause.from.max(filed), pause.to.unwrap_or(self.today));
            from.until(to).map_or(0, |span| i64::from(span.get_days().max(0)))
        });
        let paused: i64 = pauses.sum();
        let calendar = self.calendar;
        if let Some(clock) = self.clocks.last_mut().filter(|_| paused > 0) {
            let moved = clock.day.and_then(|day| day.checked_add(jiff::Span::new().days(paused)).ok());
            clock.otherwise = moved.and_then(|day| calendar.roll(day).ok());
        }
    }

    fn remedies(&mut self) {
        let case = self.case;
        let (Some(law), Some(decision)) = (case.law(), &case.decision) else { return };
        let served = decision.paper.service.as_ref().map(|service| service.on);
        self.period("service", SERVICE, decision.paper.on, Sense::MustBy, served);
        let Some(served) = case.served_on(PaperKind::Decision) else { return };
        let done = case.correction.as_ref().map(|it| it.on);
        let article = Basis::law("行政处罚法 59(4)、66");
        let clock = self.clock("comply", served, Some(decision.comply_by), article, Sense::PartyUntil, done);
        self.clocks.push(clock);
        self.period("review", REVIEW, served, Sense::PartyUntil, None);
        self.period("suit", suit_period(law, &decision.order.measures), served, Sense::PartyUntil, None);
        if decision.order.fine.is_some() {
            self.period("payment", PAYMENT, served, Sense::PartyUntil, case.payment.as_ref().map(|it| it.on));
        }
    }

    /// The earliest day of demolition. The other reading counts review and suit from the decision to enforce as well.
    fn own_force(&mut self) {
        let case = self.case;
        let Some(served) = case.served_on(PaperKind::Decision) else { return };
        if !case.goes(super::law::Route::OwnForce) {
            return;
        }
        let earliest = earliest_demolition(case, self.calendar);
        let done = case.demolition.as_ref().map(|it| crate::domain::time::china_date(it.began_at));
        let met = done.or_else(|| case.correction.as_ref().map(|it| it.on));
        let basis = Basis::law("行政强制法 43、44");
        let mut clock = self.clock("earliest_demolition", served, earliest, basis, Sense::NotBefore, met);
        clock.rolled = remedies_until(case, self.calendar).and_then(next_day) != earliest;
        let again = case.served_on(PaperKind::EnforcementDecision).and_then(|served| {
            let review = REVIEW.last_day(served, self.calendar)?;
            let suit = super::periods::SUIT.last_day(served, self.calendar)?;
            self.calendar.roll(next_day(review.max(suit))?).ok()
        });
        clock.otherwise = again.filter(|again| Some(*again) != earliest);
        self.clocks.push(clock);
    }

    fn court(&mut self) {
        let case = self.case;
        if let Some(window) = court_window(case, self.calendar) {
            let applied = case.application.as_ref().map(|it| it.on).or(case.correction.as_ref().map(|it| it.on));
            let remedies = remedies_until(case, self.calendar).unwrap_or(window.from);
            let from = case.served_on(PaperKind::Demand).unwrap_or(remedies);
            let basis = Basis::law("行政强制法 53、54");
            let first = self.clock("court_from", from, Some(window.from), basis, Sense::NotBefore, applied);
            self.clocks.push(first);
            let suit = suit_until(case, self.calendar).unwrap_or(remedies);
            self.period("court_until", COURT_WINDOW, suit, Sense::MustBy, applied);
            if let Some(clock) = self.clocks.last_mut().filter(|_| window.until_otherwise != window.until) {
                clock.otherwise = window.until_otherwise;
            }
        }
        if let Some(served) = case.served_on(PaperKind::Demand).filter(|_| case.goes(super::law::Route::Court)) {
            self.period("demand", DEMAND, served, Sense::PartyUntil, case.correction.as_ref().map(|it| it.on));
        }
        let Some(application) = &case.application else { return };
        let ruled = case.ruling.as_ref().map(|it| it.on);
        self.period("court_acceptance", COURT_ACCEPTANCE, application.on, Sense::CourtBy, ruled);
        if let Some(accepted) = COURT_ACCEPTANCE.last_day(application.on, self.calendar) {
            self.period("court_ruling", COURT_RULING, accepted, Sense::CourtBy, ruled);
            let doubt = COURT_RULING_DOUBT.last_day(accepted, self.calendar);
            if let Some(clock) = self.clocks.last_mut() {
                clock.otherwise = doubt;
            }
        }
        if let Some(ruling) = case.ruling.as_ref().filter(|it| it.verdict != RulingVerdict::Granted) {
            self.period("reconsideration", RECONSIDERATION, ruling.on, Sense::MustBy, None);
        }
    }
}
