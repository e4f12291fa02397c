//! The enforcement cases of a house, as far as its own acts wait for them.

use jiff::civil::Date;

use crate::domain::ids::Id;
use crate::domain::kinds::Kind;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

/// A violation that concerns a house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFact {
    /// The violation.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub standing: Standing,
    /// Of what kinds it is, or looks to be.
    pub kinds: Vec<Kind>,
    /// Since when it pauses approvals and registration of the house.
    pub frozen_since: Option<Date>,
}

/// Where a violation stands for the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A lead that nobody has checked: a clue and no more.
    Unchecked,
    /// Somebody stood there and saw none.
    Unsuspected,
    /// Somebody stood there and thought it one, or it is filed and not over.
    Open,
    /// Over, however it ended.
    Over,
}

/// That no violation of the house is open. A clue that nobody has checked is told and hinders nothing.
pub(super) fn no_open_case(cases: &[CaseFact], basis: &Basis) -> Vec<Requirement> {
    let numbers = |standing| {
        let those = cases.iter().filter(|case| case.standing == standing).map(|case| case.number.as_str());
        those.collect::<Vec<_>>().join("、")
    };
    let (open, unchecked) = (numbers(Standing::Open), numbers(Standing::Unchecked));
    let mut needs = vec![Requirement::new("no_open_case", open.is_empty(), basis.clone()).with("number", open)];
    if !unchecked.is_empty() {
        needs.push(Requirement::new("no_unchecked_lead", false, basis.clone()).with("number", unchecked).told());
    }
    needs
}

/// That no land case under investigation pauses the handling (土地管理法实施条例 48(4)).
pub(super) fn not_paused(cases: &[CaseFact]) -> Requirement {
    let basis = Basis::law("土地管理法实施条例 48(4)");
    let need = |met| Requirement::new("registration_not_paused", met, basis.clone());
    match cases.iter().find_map(|case| Some((case, case.frozen_since?))) {
        None => need(true).with("number", "—").with("since", "—"),
        Some((case, since)) => need(false).with("number", &case.number).with("since", since),
    }
}
