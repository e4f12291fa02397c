//! Where a house would stand: what its plot touches on the day of its rules.

use jiff::civil::Date;

use crate::domain::ids::{DivisionCode, Id};
use crate::domain::zones::{Hit, Layer};
use crate::spatial::GridPolygon;

/// What a plot touches on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Siting {
    /// The day whose rules and layers these are.
    pub day: Date,
    /// Zones.
    pub hits: Vec<Hit>,
    /// Plots of other households.
    pub neighbours: Vec<Neighbour>,
    /// Every layer that the program knows, and which load of it was asked.
    pub layers: Vec<LayerState>,
    /// Whether most of the plot lies inside the urban planning area; nobody knows while that layer is not loaded.
    pub inside_urban_plan: Option<bool>,
}

/// A plot of another household that lies on this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// Its house.
    pub house: Id,
    /// The house's number.
    pub number: String,
    /// Its village.
    pub village: DivisionCode,
    /// How much lies on both, square metres.
    pub area_m2: f64,
    /// The parts that lie on both.
    pub pieces: Vec<GridPolygon>,
    /// Whether it comes first: licensed, or applied for earlier. Who comes later cannot hold up who came first.
    pub first: bool,
}

/// A layer, and what of it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerState {
    /// Which.
    pub layer: Layer,
    /// The day of the load that was asked, and its source; none while the county has loaded none.
    pub loaded: Option<(Date, String)>,
}
