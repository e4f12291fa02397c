//! What lies around a house and its household beyond its own file: looked up by the program, judged here.

use crate::domain::houses::outline::Outline;
use crate::domain::ids::Id;

/// What the program looked up around a house.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Surroundings {
    /// Homesteads approved for somebody of this household in other files, found by the citizen number's blind index.
    pub homesteads: Vec<OtherHomestead>,
    /// Plots approved for others where this house stands.
    pub approved_plots: Vec<Outline>,
}

/// A homestead of another file.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherHomestead {
    /// The file.
    pub house: Id,
    /// Its approved plot.
    pub plot: Outline,
}
