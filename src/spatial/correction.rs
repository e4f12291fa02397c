//! Corrections of what numbers are said to mean: offered, named by a code, and applied only when asked for.

use super::crs::Crs;

/// A unit in which Chinese files state areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AreaUnit {
    /// m².
    SquareMetres,
    /// ha, 10,000 m², as the survey exchange format has it.
    Hectares,
    /// 亩, 10,000/15 m².
    Mu,
}

impl AreaUnit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::SquareMetres, Self::Hectares, Self::Mu];

    /// How many m² one of it has.
    pub fn in_m2(self) -> f64 {
        match self {
            Self::SquareMetres => 1.0,
            Self::Hectares => 10_000.0,
            Self::Mu => 10_000.0 / 15.0,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::SquareMetres => "m2",
            Self::Hectares => "ha",
            Self::Mu => "mu",
        }
    }
}

/// One correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Correction {
    /// The two numbers of every position change places.
    SwapAxes,
    /// The numbers are of this system, not of the one declared.
    ReadAs(Crs),
    /// The stated areas are in this unit.
    AreaIn(AreaUnit),
}

impl Correction {
    /// Its stable code: `swap_axes`, `read_as:EPSG:4544`, `read_as:gcj02`, `area_in:ha` …
    pub fn code(self) -> String {
        match self {
            Self::SwapAxes => "swap_axes".to_owned(),
            Self::ReadAs(crs) => format!("read_as:{}", crs.name()),
            Self::AreaIn(unit) => format!("area_in:{}", unit.code()),
        }
    }

    /// Reads a code of [`Self::code`]; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        if code == "swap_axes" {
            return Some(Self::SwapAxes);
        }
        match code.split_once(':')? {
            ("read_as", name) => Crs::from_name(name).map(Self::ReadAs),
            ("area_in", name) => AreaUnit::ALL.into_iter().find(|unit| unit.code() == name).map(Self::AreaIn),
            _ => None,
        }
    }
}

/// Rings or lines and their system once the corrections asked for are applied. A unit of areas changes neither.
pub fn corrected(
    lines: &[Vec<[f64; 2]>],
    declared: Option<Crs>,
    corrections: &[Correction],
) -> (Vec<Vec<[f64; 2]>>, Option<Crs>) {
    let swapped = corrections.contains(&Correction::SwapAxes);
    let read_as = corrections.iter().rev().find_map(|one| match one {
        Correction::ReadAs(crs) => Some(*crs),
        Correction::SwapAxes | Correction::AreaIn(_) => None,
    });
    let point = |&[x, y]: &[f64; 2]| if swapped { [y, x] } else { [x, y] };
    (lines.iter().map(|line| line.iter().map(point).collect()).collect(), read_as.or(declared))
}
