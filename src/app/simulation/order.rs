//! What is asked for, and on which ground.

use crate::domain::divisions::Division;
use crate::spatial::{Grid, Region};

/// How the name of a simulated county's pack ends.
pub const SIMULATED: &str = "（模拟）";

/// What is to be simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// What everything is drawn from.
    pub seed: u64,
    /// Houses, of every state.
    pub houses: usize,
    /// Leads and cases of violations.
    pub violations: usize,
}

/// The ground on which a country is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'g> {
    /// The county, six digits.
    pub county: &'g str,
    /// Every division that the pack names.
    pub divisions: &'g [Division],
    /// The county's outline.
    pub region: &'g Region,
    /// The system in which everything is measured.
    pub grid: Grid,
}
