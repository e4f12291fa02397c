//! The clocks of a house: by when the law, or a promise, wants the next thing done, and how that day came about.

use jiff::ToSpan;
use jiff::civil::Date;

use super::codes::{AcceptanceVerdict, Disposal, PassVerdict, PermitKind, State, VillageVerdict, VisitKind};
use super::file::{House, WindowAnswer};
use crate::domain::calendar::Calendar;
use crate::domain::pack::{ClockRule, DayKind, LimitKind, Publicity, Rules};
use crate::domain::rule::{Basis, Rule};
use crate::domain::time::china_date;

/// Where a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineStatus {
    /// Time enough.
    Running,
    /// Inside the warning.
    DueSoon,
    /// Over.
    Overdue,
    /// Done in time or late: the clock has stopped.
    Met,
    /// Standing still while the file is suspended.
    Paused,
    /// The calendar does not reach so far: no day is given rather than a wrong one.
    Undetermined,
}

/// One clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// Which; its name stands in the words under `clock.<code>`.
    pub code: &'static str,
    /// The last day; none when it cannot be determined.
    pub due: Option<Date>,
    /// The day from which it counts, not counted itself.
    pub from: Date,
    /// How many days or months.
    pub count: u32,
    /// Which days.
    pub day_kind: DayKind,
    /// Legal or promised.
    pub limit: LimitKind,
    /// On what it rests.
    pub basis: Basis,
    /// Where it stands.
    pub status: DeadlineStatus,
    /// When what it waits for was done.
    pub met_on: Option<Date>,
    /// Days left, of its own kind (calendar days for months); negative when over.
    pub days_left: Option<i32>,
    /// Days in which the file was suspended, added to the count.
    pub paused_days: u32,
}

/// The day reached after a period; none beyond the calendar.
pub fn after(from: Date, count: u32, kind: DayKind, calendar: &Calendar) -> Option<Date> {
    match kind {
        DayKind::Working => calendar.add_working(from, count).ok(),
        DayKind::Calendar => from.checked_add(i64::from(count).days()).ok(),
        DayKind::Months => from.checked_add(i64::from(count).months()).ok(),
    }
}

/// The first day on which a notice may come down: its days are full ones, the posting not counted, and the last of them
/// runs to midnight (民法典 201, 203). None beyond the calendar.
pub fn notice_over(published_on: Date, rule: &Publicity, calendar: &Calendar) -> Option<Date> {
    after(published_on, rule.days, rule.kind, calendar)?.checked_add(1.day()).ok()
}

/// One clock before it is held against today.
struct Wound {
    code: &'static str,
    from: Date,
    count: u32,
    kind: DayKind,
    limit: LimitKind,
    warn_days: u32,
    basis: Basis,
    met_on: Option<Date>,
    /// Whether suspended time is not counted.
    pausable: bool,
    /// Whether all its days must be over, so that it ends on the day after the last.
    full_days: bool,
}

/// Every clock of a house on a day, those that have stopped among them.
pub fn deadlines(house: &House, rules: Rules<'_>, today: Date) -> Vec<Deadline> {
    let calendar = &rules.pack().calendar;
    wound(house, rules).into_iter().map(|clock| read(clock, house, calendar, today)).collect()
}

/// The clocks still running, nearest first; those without a day last.
pub fn running(deadlines: &[Deadline]) -> Vec<&Deadline> {
    let mut open: Vec<&Deadline> = deadlines.iter().filter(|it| it.status != DeadlineStatus::Met).collect();
    open.sort_by_key(|it| (it.due.is_none(), it.due));
    open
}

fn read(clock: Wound, house: &House, calendar: &Calendar, today: Date) -> Deadline {
    let paused = if clock.pausable { paused_days(house, &clock, calendar, today) } else { Some(0) };
    let due = paused.and_then(|paused| due(&clock, paused, calendar));
    let paused_days = paused.unwrap_or(0);
    let days_left = due.and_then(|due| match clock.kind {
        DayKind::Working => calendar.working_between(today, due).ok(),
        DayKind::Calendar | DayKind::Months => today.until(due).ok().map(|span| span.get_days()),
    });
    let status = match (clock.met_on, due) {
        (Some(_), _) => DeadlineStatus::Met,
        (None, _) if clock.pausable && house.paused().is_some() => DeadlineStatus::Paused,
        (None, None) => DeadlineStatus::Undetermined,
        (None, Some(due)) if due < today => DeadlineStatus::Overdue,
        (None, Some(_)) if days_left.is_some_and(|left| i64::from(left) <= i64::from(clock.warn_days)) => {
            DeadlineStatus::DueSoon
        }
        (None, Some(_)) => DeadlineStatus::Running,
    };
    Deadline {
        code: clock.code,
        due,
        from: clock.from,
        count: clock.count,
        day_kind: clock.kind,
        limit: clock.limit,
        basis: clock.basis,
        status,
        met_on: clock.met_on,
        days_left,
        paused_days,
    }
}

/// The last day of a clock that stood still for so many days of its own kind.
fn due(clock: &Wound, paused_days: u32, calendar: &Calendar) -> Option<Date> {
    let reached = after(clock.from, clock.count, clock.kind, calendar)?;
    let moved = match clock.kind {
        DayKind::Working => calendar.add_working(reached, paused_days).ok()?,
        DayKind::Calendar | DayKind::Months => reached.checked_add(i64::from(paused_days).days()).ok()?,
    };
    if clock.full_days { moved.checked_add(1.day()).ok() } else { Some(moved) }
}

/// Days of the clock's own kind in which the file stood still after the clock began; none beyond the calendar.
fn paused_days(house: &House, clock: &Wound, calendar: &Calendar, today: Date) -> Option<u32> {
    let end_of_clock = clock.met_on.unwrap_or(today);
    let counted = house.pauses.iter().map(|pause| {
        let (from, to) = (pause.from.max(clock.from), pause.to.unwrap_or(today).min(end_of_clock));
        if to <= from {
            return Some(0);
        }
        let days = match clock.kind {
            DayKind::Working => calendar.working_between(from, to).ok()?,
            DayKind::Calendar | DayKind::Months => from.until(to).ok()?.get_days(),
        };
        u32::try_from(days).ok()
    });
    counted.sum()
}

fn wound(house: &House, rules: Rules<'_>) -> Vec<Wound> {
    let mut clocks = Vec::new();
    application_clocks(house, rules, &mut clocks);
    licence_clocks(house, rules, &mut clocks);
    building_clocks(house, rules, &mut clocks);
    // A file that has ended waits for nothing more.
    if let (true, Some(last)) = (house.state.is_end(), Some(china_date(house.last_act_at))) {
        for clock in &mut clocks {
            clock.met_on.get_or_insert(last);
        }
    }
    clocks
}

/// The rules of a clock, legal beside promised, as clocks from a day.
fn of_rule(rules: Rules<'_>, code: &'static str, from: Date, met_on: Option<Date>, clocks: &mut Vec<Wound>) {
    clocks.extend(rules.clocks(code).map(|rule: &Rule<ClockRule>| Wound {
        code,
        from,
        count: rule.value.count,
        kind: rule.value.kind,
        limit: rule.value.limit,
        warn_days: rule.value.warn_days,
        basis: rule.basis(),
        met_on,
        pausable: true,
        full_days: false,
    }));
}

fn application_clocks(house: &House, rules: Rules<'_>, clocks: &mut Vec<Wound>) {
    if let (Some(notice), Some(rule)) = (&house.notice, rules.publicity()) {
        clocks.push(Wound {
            code: "publicity",
            from: notice.published_on,
            count: rule.value.days,
            kind: rule.value.kind,
            limit: LimitKind::Promised,
            warn_days: 1,
            basis: rule.basis(),
            met_on: notice.closed_on,
            pausable: false,
            full_days: true,
        });
    }
    if let Some(opinion) = house.village_opinion.as_ref().filter(|it| it.verdict == VillageVerdict::Agree) {
        let answered = house.acceptance.as_ref().map(WindowAnswer::first_on);
        of_rule(rules, "correction_notice", opinion.on, answered, clocks);
    }
    let accepted = house.acceptance.as_ref().filter(|answer| answer.verdict == AcceptanceVerdict::Accepted);
    if let Some(accepted) = accepted {
        of_rule(rules, "review", accepted.on, house.decision.as_ref().map(|it| it.on), clocks);
    }
    let from = accepted.map(|answer| answer.on);
    for material in &house.materials {
        if let Some(promise) = &material.deferred {
            clocks.push(named(rules, "deferred_material", from, promise.due, material.provided_on));
        }
    }
}

/// A clock whose last day a paper of the house names; the pack's rule gives its basis and its warning.
fn named(rules: Rules<'_>, code: &'static str, from: Option<Date>, due: Date, met_on: Option<Date>) -> Wound {
    let from = from.unwrap_or(due).min(due);
    let count = from.until(due).map_or(0, |span| u32::try_from(span.get_days()).unwrap_or(0));
    promised(rules, code, from, (count, DayKind::Calendar), met_on)
}

/// A clock whose length a promise of the household gives.
fn promised(
    rules: Rules<'_>,
    code: &'static str,
    from: Date,
    (count, kind): (u32, DayKind),
    met_on: Option<Date>,
) -> Wound {
    let rule = rules.clocks(code).next();
    Wound {
        code,
        from,
        count,
        kind,
        limit: LimitKind::Promised,
        warn_days: rule.map_or(3, |rule| rule.value.warn_days),
        basis: rule.map_or_else(|| Basis { text: String::new(), verified: false }, Rule::basis),
        met_on,
        pausable: false,
        full_days: false,
    }
}

fn licence_clocks(house: &House, rules: Rules<'_>, clocks: &mut Vec<Wound>) {
    let approval = house.permit(PermitKind::HomesteadApproval);
    // No licence may be delivered on farmland before its conversion (城乡规划法 41): its clock waits for that.
    let may_issue_from = house.decision.as_ref().filter(|_| house.ending.is_none()).and_then(|decision| {
        let asked = house.state == State::Conversion || house.conversion.is_some();
        let farmland = house.application.land_class.is_farmland() || asked;
        if farmland { Some(house.conversion.as_ref()?.date.max(decision.on)) } else { Some(decision.on) }
    });
    if let Some(from) = may_issue_from {
        of_rule(rules, "delivery", from, approval.map(|permit| permit.issued_on), clocks);
    }
    let Some(approval) = approval else { return };
    let issued = approval.issued_on;
    clocks.push(named(rules, "start_building", Some(issued), approval.valid_to, house.commenced_on));
    let months = house.application.promise.build_within_months;
    let completed = house.completion.map(|it| it.completed_on);
    clocks.push(promised(rules, "build", issued, (months, DayKind::Months), completed));
}

fn building_clocks(house: &House, rules: Rules<'_>, clocks: &mut Vec<Wound>) {
    if let Some(begun) = house.commenced_on {
        let visits = house.visits.iter().filter(|visit| VisitKind::SUPERVISION.contains(&visit.kind));
        let from = visits.map(|visit| china_date(visit.at)).max().unwrap_or(begun);
        let next = VisitKind::SUPERVISION
            .into_iter()
            .find(|kind| rules.requires_visit(kind.code()) && house.visit(*kind).is_none());
        if next.is_some() {
            of_rule(rules, "visit_interval", from, house.completion.map(|it| it.reported_on), clocks);
        }
    }
    if let Some(completion) = house.completion {
        of_rule(rules, "acceptance_visit", completion.reported_on, house.outcome.as_ref().map(|it| it.on), clocks);
        let promise = house.application.promise.demolish_old_within_days;
        if house.application.current.disposal == Disposal::ReturnToCollective && promise > 0 {
            let passed = house.outcome.as_ref().filter(|it| it.verdict == PassVerdict::Pass).map(|it| it.on);
            let settled = house.demolition.as_ref().map(|it| it.on).or(passed);
            clocks.push(promised(
                rules,
                "demolish_old",
                completion.completed_on,
                (promise, DayKind::Calendar),
                settled,
            ));
        }
    }
    if let Some(passed) = house.outcome.as_ref().filter(|it| it.verdict == PassVerdict::Pass) {
        of_rule(rules, "registration", passed.on, house.title.as_ref().map(|it| it.on), clocks);
    }
}
