//! How sure the machine may be: an excess against what the measuring method may be off. It only ever suspects.

use serde::{Deserialize, Serialize};

/// Less than what is shown of any number is no excess.
const SHOWN: f64 = 0.005;

/// What the machine says of one kind, from the mildest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 合规.
    Conforms,
    /// 容差内: recorded, no case.
    WithinTolerance,
    /// 疑似,需复测.
    SuspectedRemeasure,
    /// 疑似,明显.
    SuspectedPlain,
}

impl Grade {
    /// Whether a person should look at it.
    pub fn is_suspected(self) -> bool {
        self >= Self::SuspectedRemeasure
    }
}

/// How excesses are graded: by so many times the tolerance, and for a phone never beyond a lead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// So many times the tolerance is plain.
    pub plain_factor: f64,
    /// Whether what was measured may only open a lead.
    pub only_a_lead: bool,
}

impl Scale {
    /// Grades an excess, with the tolerance in the same unit.
    pub fn grade(self, excess: f64, tolerance: f64) -> Grade {
        let grade = if excess <= SHOWN {
            Grade::Conforms
        } else if excess <= tolerance {
            Grade::WithinTolerance
        } else if excess <= self.plain_factor * tolerance {
            Grade::SuspectedRemeasure
        } else {
            Grade::SuspectedPlain
        };
        self.cap(grade)
    }

    /// The grade as far as what was measured can carry it.
    pub fn cap(self, grade: Grade) -> Grade {
        if self.only_a_lead { grade.min(Grade::SuspectedRemeasure) } else { grade }
    }
}
