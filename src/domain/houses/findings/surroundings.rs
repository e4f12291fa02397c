//! What lies around a house and its household beyond its own file: looked up by the program, judged here.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::houses::outline::Outline;
use crate::domain::ids::Id;
use crate::domain::zones::{Layer, Zone};

/// What the program looked up around a house.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Homesteads approved for somebody of this household in other files, found by the citizen number's blind index.
    pub homesteads: Vec<OtherHomestead>,
    /// Plots approved for others where this house stands.
    pub approved_plots: Vec<Outline>,
    /// Zones of the day of building that lie near.
    pub zones: Vec<Zone>,
    /// The layers that the county has loaded, each with the day that it shows.
    pub layers: BTreeMap<Layer, Date>,
}

/// A homestead of another file.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherHomestead {
    /// The file.
    pub house: Id,
    /// Its approved plot.
    pub plot: Outline,
}
