//! What a case is to the house that it concerns.

use super::case::Violation;
use crate::domain::houses::cases::{CaseFact, Standing};

/// A case as the house's file shows it and its acts wait for it.
pub fn of_house(case: &Violation) -> CaseFact {
    CaseFact {
        id: case.id.clone(),
        number: case.number.clone(),
        standing: standing(case),
        kinds: case.kinds().to_vec(),
        frozen_since: case.frozen_since(),
    }
}

/// A suspended case is open: it only stands still.
fn standing(case: &Violation) -> Standing {
    let suspected = case.verification.as_ref().map(|it| it.suspected);
    match (case.state.is_end(), case.filing.is_some(), suspected) {
        (true, _, _) => Standing::Over,
        (false, true, _) | (false, false, Some(true)) => Standing::Open,
        (false, false, Some(false)) => Standing::Unsuspected,
        (false, false, None) => Standing::Unchecked,
    }
}
