//! What of a file is to be looked at on the spot, and from which day its interval counts.

use jiff::civil::Date;

use super::rule::Reason;
use crate::domain::houses::House;
use crate::domain::houses::codes::{Conclusion, Stage, State};
use crate::domain::patches::Patch;
use crate::domain::patches::codes::{Class, State as PatchState};
use crate::domain::time::china_date;
use crate::domain::violations::case::Violation;
use crate::domain::violations::codes::State as CaseState;

/// One reason to go there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Why.
    pub reason: Reason,
    /// The day from which the rule's days count: the last visit, or what came in its place.
    pub counted_from: Date,
}

/// Why a house is to be visited. One that is not being built, whose file has ended or is suspended, is not.
pub fn of_house(house: &House) -> Vec<Due> {
    let building = matches!(house.stage, Stage::Construction | Stage::Supervision);
    let open = !house.state.is_end() && house.paused().is_none() && house.state != State::AcceptedFinal;
    if !open {
        return Vec::new();
    }
    let last = house.visits.last();
    let seen_on = last.map(|visit| china_date(visit.at));
    let mut due = Vec::new();
    if building {
        // A visit before the licence looked at an empty plot: the works count from the licence at the earliest.
        let licensed_on = house.permits.iter().map(|permit| permit.issued_on).max();
        let begun = [licensed_on, house.commenced_on, seen_on].into_iter().flatten().max();
        due.extend(begun.map(|counted_from| Due { reason: Reason::HouseUnderConstruction, counted_from }));
    }
    let deviates = last.filter(|visit| visit.conclusion != Conclusion::Conforms);
    if let (true, Some(visit)) = (building || house.stage == Stage::Acceptance, deviates) {
        due.push(Due { reason: Reason::HouseDeviates, counted_from: china_date(visit.at) });
    }
    due
}

/// Why a satellite patch is to be visited: nobody stood there, and no approval or open case explains it.
pub fn of_patch(patch: &Patch) -> Option<Due> {
    let unexplained = matches!(patch.classification.class, Class::NoApproval | Class::OverApproved);
    let waits = patch.state == PatchState::Imported && unexplained;
    waits.then(|| Due { reason: Reason::PatchUnverified, counted_from: china_date(patch.imported_at) })
}

/// Why a lead, a case or its place is to be visited.
pub fn of_violation(case: &Violation) -> Vec<Due> {
    let due = |reason, counted_from| vec![Due { reason, counted_from }];
    let Some(verification) = &case.verification else {
        let waits = case.is_open() && case.state == CaseState::Lead;
        let known_on = china_date(case.registered_at);
        return if waits { due(Reason::LeadUnverified, known_on) } else { Vec::new() };
    };
    let rechecked = case.rechecks.iter().map(|recheck| recheck.on);
    let investigated = case.investigations.iter().map(|investigation| investigation.on);
    let stopped = case.stop_order.iter().map(|order| order.paper.on);
    let seen_on = rechecked.chain(investigated).chain(stopped).fold(verification.on, Date::max);
    match case.state {
        // What was dismissed was none, and what was handed over is another body's to watch.
        CaseState::Dismissed | CaseState::Transferred => Vec::new(),
        CaseState::Closed => due(Reason::ViolationPlace, case.last_act_on()),
        _ if case.settled() => due(Reason::ViolationPlace, case.last_act_on()),
        _ if verification.suspected || case.filing.is_some() => due(Reason::ViolationRecheck, seen_on),
        _ => Vec::new(),
    }
}
