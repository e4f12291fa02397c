//! How sure it is that something is wrong with a house or a case, as lists, the map and other programs ask for it (`grade`):
//! what the machine says of a finding, and what people say of it.

use serde::{Deserialize, Serialize};

use super::houses::House;
use super::houses::findings::{Grade, Judged, Surroundings, findings, judgement};
use super::pack::Rules;
use super::time::china_date;
use super::violations::Violation;
use super::violations::codes::DismissReason;
use super::violations::steps::Ending;

/// How sure, from the mildest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// As approved.
    Conforms,
    /// Off by no more than the measuring may be.
    WithinTolerance,
    /// Suspected, to be measured.
    SuspectedRemeasure,
    /// Suspected, plainly.
    SuspectedPlain,
    /// A person said so.
    Confirmed,
}

impl Certainty {
    /// From the mildest.
    pub const ALL: [Self; 5] =
        [Self::Conforms, Self::WithinTolerance, Self::SuspectedRemeasure, Self::SuspectedPlain, Self::Confirmed];

    /// Its name in the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Conforms => "conforms",
            Self::WithinTolerance => "within_tolerance",
            Self::SuspectedRemeasure => "suspected_remeasure",
            Self::SuspectedPlain => "suspected_plain",
            Self::Confirmed => "confirmed",
        }
    }

    /// The worst of what was found of a house by its own file under the rules of its day, on the day of its last act: without
    /// neighbours, zones and other files of the household, which the file does not hold. What a person dismissed does not
    /// count, what a person confirmed is confirmed. None where there was nothing to measure, as of a house that was taken over
    /// from a register and neither licensed nor visited.
    pub fn of_house(house: &House, rules: Rules<'_>) -> Option<Self> {
        if house.register.is_some() && house.permits.is_empty() && house.visits.is_empty() {
            return None;
        }
        let found = findings(house, rules, &Surroundings::default(), china_date(house.last_act_at));
        let said = found.iter().filter_map(|it| match judgement(&house.judgements, it).map(|it| it.verdict) {
            Some(Judged::Confirmed) => Some(Self::Confirmed),
            Some(Judged::Dismissed) => None,
            None => Some(it.grade.into()),
        });
        said.max()
    }

    /// How sure a case is: confirmed once officers on site found it to be a violation or it was filed; it conforms where they
    /// or whoever dismissed it found none. Before that a lead is what its name says, a suspicion that somebody must measure.
    pub fn of_case(case: &Violation) -> Self {
        let no_violation = matches!(case.ending, Some(Ending::Dismissed { reason: DismissReason::NoViolation, .. }));
        let suspected = case.verification.as_ref().map(|it| it.suspected);
        match (no_violation, case.filing.is_some(), suspected) {
            (true, ..) | (false, false, Some(false)) => Self::Conforms,
            (false, true, _) | (false, false, Some(true)) => Self::Confirmed,
            (false, false, None) => Self::SuspectedRemeasure,
        }
    }
}

impl From<Grade> for Certainty {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::Conforms => Self::Conforms,
            Grade::WithinTolerance => Self::WithinTolerance,
            Grade::SuspectedRemeasure => Self::SuspectedRemeasure,
            Grade::SuspectedPlain => Self::SuspectedPlain,
        }
    }
}
