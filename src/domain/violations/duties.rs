//! Whose turn it is in a case: what it waits for, from whom, from when and by when. The work lists come from here.

use jiff::civil::Date;

use super::acts::ActKind;
use super::case::Violation;
use super::clocks::{Clock, Status};
use super::codes::{PaperKind, ReviewVerdict, RulingVerdict};
use super::law::Route;
use crate::domain::actor::Role;

/// One thing that somebody has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// Who.
    pub party: Role,
    /// What.
    pub act: ActKind,
    /// Not before this day.
    pub from: Option<Date>,
    /// By when.
    pub due_on: Option<Date>,
}

/// What a case waits for, given its clocks; nothing while it waits for the court or the party alone.
pub fn duties(case: &Violation, clocks: &[Clock], today: Date) -> Vec<Duty> {
    if case.state.is_end() {
        return Vec::new();
    }
    if case.paused().is_some() {
        return vec![duty(Role::Chief, ActKind::Resume)];
    }
    let turn = Turn { case, clocks, today };
    // What was still to be served when the party had done it all is of no more use.
    let unserved = turn.unserved().filter(|_| !case.settled());
    let mut duties: Vec<Duty> = unserved.iter().map(|(_paper, duty)| *duty).collect();
    if unserved.is_some_and(|(paper, _duty)| paper != PaperKind::StopOrder) {
        // Nothing goes on before the paper has reached the party.
    } else if case.pending_challenge().is_some() {
        // Nothing is carried out, and nothing closed, while a review or a suit goes on.
    } else if case.demolition.is_some() || case.annulled() {
        duties.push(duty(Role::Chief, ActKind::Close));
    } else if case.correction.is_some() {
        let act = if case.filing.is_some() { ActKind::Close } else { ActKind::Dismiss };
        duties.push(duty(Role::Chief, act));
    } else if let Some(decision) = &case.decision {
        duties.push(turn.after_decision(decision.comply_by));
    } else {
        duties.push(turn.before_decision());
    }
    duties
}

fn duty(party: Role, act: ActKind) -> Duty {
    Duty { party, act, from: None, due_on: None }
}

struct Turn<'a> {
    case: &'a Violation,
    clocks: &'a [Clock],
    today: Date,
}

impl Turn<'_> {
    /// The day of a clock.
    fn day(&self, code: &str) -> Option<Date> {
        self.clocks.iter().find(|clock| clock.code == code).and_then(|clock| clock.day)
    }

    /// A paper that has not reached the party: the decision within its seven days.
    fn unserved(&self) -> Option<(PaperKind, Duty)> {
        let papers = [
            PaperKind::StopOrder,
            PaperKind::Notice,
            PaperKind::Decision,
            PaperKind::Demand,
            PaperKind::EnforcementDecision,
        ];
        let waiting = papers.into_iter().find(|kind| self.case.paper(*kind).is_some_and(|it| it.service.is_none()))?;
        let due_on = if waiting == PaperKind::Decision { self.day("service") } else { None };
        Some((waiting, Duty { due_on, ..duty(Role::Officer, ActKind::Serve) }))
    }

    fn before_decision(&self) -> Duty {
        let case = self.case;
        let due_on = self.day("decision");
        let measured = case.investigations.iter().any(|it| it.measured.is_some());
        let reviewed = case.reviews.last().is_some_and(|review| {
            let heard = case.hearing.as_ref().is_none_or(|hearing| review.heard_at == Some(hearing.held_at));
            review.verdict == ReviewVerdict::Pass && review.investigations == case.investigations.len() && heard
        });
        match (&case.verification, &case.filing, &case.notice) {
            (None, _, _) => duty(Role::Officer, ActKind::Verify),
            (Some(verified), None, _) if verified.suspected => {
                Duty { due_on: self.day("filing"), ..duty(Role::Chief, ActKind::OpenCase) }
            }
            (Some(_), None, _) => duty(Role::Chief, ActKind::Dismiss),
            _ if !measured => Duty { due_on, ..duty(Role::Officer, ActKind::Investigate) },
            (_, _, Some(_)) if case.hearing_wanted() && case.hearing.is_none() => {
                Duty { due_on, ..duty(Role::Legal, ActKind::HoldHearing) }
            }
            _ if !reviewed => Duty { due_on, ..duty(Role::Legal, ActKind::LegalReview) },
            (_, _, None) => Duty { due_on, ..duty(Role::Officer, ActKind::Notify) },
            _ => {
                let rights = self.clocks.iter().filter(|it| matches!(it.code, "statement" | "hearing_request"));
                let open = rights.filter(|clock| clock.status != Status::Met).filter_map(|clock| clock.day).max();
                let from = open.and_then(super::periods::next_day);
                Duty { from, due_on, ..duty(Role::Chief, ActKind::Decide) }
            }
        }
    }

    /// From the served decision to its end.
    fn after_decision(&self, by: Date) -> Duty {
        let case = self.case;
        let Some(demand) = &case.demand else {
            let from = if case.goes(Route::Court) { self.day("suit").max(Some(by)) } else { Some(by) };
            let due_on = self.day("court_until");
            let next = if case.uncorrected_after(by) { duty(Role::Officer, ActKind::Demand) } else { recheck() };
            let from = from.filter(|_| next.act == ActKind::Demand).or(Some(by)).and_then(super::periods::next_day);
            return Duty { from, due_on, ..next };
        };
        if case.goes(Route::OwnForce) { self.own_force(demand.comply_by) } else { self.court() }
    }

    /// The order of a thing that comes after its visit: the visit first, if none was made after its day.
    fn after_visit(&self, day: Option<Date>, then: Duty) -> Duty {
        let seen = day.is_some_and(|day| self.case.uncorrected_after(day));
        let from = day.and_then(super::periods::next_day);
        if seen { then } else { Duty { from, due_on: then.due_on, ..recheck() } }
    }

    fn own_force(&self, comply_by: Option<Date>) -> Duty {
        let case = self.case;
        match (&case.enforcement, &case.announcement) {
            (None, _) => self.after_visit(comply_by, duty(Role::Chief, ActKind::DecideEnforcement)),
            (Some(_), None) => duty(Role::Officer, ActKind::Announce),
            (Some(_), Some(announcement)) => {
                let from = self.day("earliest_demolition");
                let demolish = Duty { from, ..duty(Role::Officer, ActKind::Demolish) };
                self.after_visit(Some(announcement.demolish_by), demolish)
            }
        }
    }

    /// The application and, once granted, the end; while the court has it nobody here has a turn.
    fn court(&self) -> Duty {
        let case = self.case;
        let granted = case.ruling.as_ref().is_some_and(|ruling| ruling.verdict == RulingVerdict::Granted);
        if granted {
            return duty(Role::Chief, ActKind::Close);
        }
        if case.application.is_some() && case.ruling.is_none() {
            return duty(Role::Officer, ActKind::CourtRuling);
        }
        let until = self.day("court_until");
        // After a refusal the higher court may be asked within its own days.
        let due_on = self.day("reconsideration").filter(|day| *day >= self.today).or(until);
        let apply = Duty { from: self.day("court_from"), due_on, ..duty(Role::Chief, ActKind::ApplyToCourt) };
        self.after_visit(self.day("demand"), apply)
    }
}

fn recheck() -> Duty {
    duty(Role::Officer, ActKind::Recheck)
}
