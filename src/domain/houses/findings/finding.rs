//! One finding: what is there, what was allowed, by how much it differs, and how sure that is.

use jiff::civil::Date;
use uuid::Uuid;

use super::grade::Grade;
use super::kind::Part;
use crate::domain::houses::codes::{Method, PermitKind};
use crate::domain::ids::Id;
use crate::domain::kinds::Kind;
use crate::domain::requirement::Params;
use crate::domain::rule::Basis;
use crate::spatial::GridPolygon;

/// What a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Square metres.
    SquareMetres,
    /// Metres.
    Metres,
    /// Storeys.
    Storeys,
    /// Per cent of the building.
    Percent,
    /// Homesteads.
    Homesteads,
    /// Calendar days.
    Days,
}

impl Unit {
    /// Its code in the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::SquareMetres => "m2",
            Self::Metres => "m",
            Self::Storeys => "storeys",
            Self::Percent => "percent",
            Self::Homesteads => "homesteads",
            Self::Days => "days",
        }
    }
}

/// Who set the limit.
#[derive(Debug, Clone, PartialEq)]
pub enum LimitSource {
    /// A licence.
    Permit {
        /// Which.
        kind: PermitKind,
        /// Its number.
        number: String,
    },
    /// A statute, or a rule of the district.
    Rule(Basis),
    /// The household's own commitment.
    Promise,
}

impl LimitSource {
    /// Whether it may be cited: a licence and a promise are on file, a rule says it of itself.
    pub fn verified(&self) -> bool {
        match self {
            Self::Permit { .. } | Self::Promise => true,
            Self::Rule(basis) => basis.verified,
        }
    }
}

/// What a finding rests on.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence {
    /// Measured at a visit.
    Measured {
        /// The act that recorded the visit.
        visit: Uuid,
        /// How.
        method: Method,
        /// When.
        on: Date,
        /// On what the tolerance of the method rests; none where the pack has no row for it.
        tolerance: Option<Basis>,
    },
    /// Papers and days of the file.
    OnFile,
}

impl Evidence {
    /// The visit whose measurement it is.
    pub fn visit(&self) -> Option<Uuid> {
        match self {
            Self::Measured { visit, .. } => Some(*visit),
            Self::OnFile => None,
        }
    }
}

/// What the machine found of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which kind.
    pub kind: Kind,
    /// Which case of it.
    pub part: Option<Part>,
    /// How sure.
    pub grade: Grade,
    /// What is there.
    pub value: f64,
    /// What is allowed, in the same unit.
    pub limit: f64,
    /// By how much it is too much, in the same unit; nothing or less conforms.
    pub excess: f64,
    /// What the excess may be without being one, in the same unit.
    pub tolerance: f64,
    /// The unit of all four.
    pub unit: Unit,
    /// Who set the limit.
    pub source: LimitSource,
    /// The article it would break.
    pub basis: Basis,
    /// What it rests on.
    pub evidence: Evidence,
    /// As of which day the map layer behind it is.
    pub as_of: Option<Date>,
    /// The ground that exceeds, in the district's projected system.
    pub pieces: Vec<GridPolygon>,
    /// What else fills its sentence.
    pub params: Params,
    /// Other files that it speaks of.
    pub houses: Vec<Id>,
}

impl Finding {
    /// The kind, or its case: under which code its words stand.
    pub fn code(&self) -> &'static str {
        self.part.map_or_else(|| self.kind.code(), Part::code)
    }

    /// Whether all that it would break and exceed has been confirmed, so that a paper may cite it.
    pub fn verified(&self) -> bool {
        self.basis.verified && self.source.verified()
    }

    /// The same with one more value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }
}
