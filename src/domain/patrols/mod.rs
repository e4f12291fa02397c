//! Patrols 巡查: what is to be looked at by when and why, what a visit there says, and which ground has been seen.
//!
//! Kept is that two officers stood at a place with a photo of it, and nothing between two visits: no trail, no mileage, no
//! figure of a person. Coverage is of places.

mod cell;
mod coverage;
mod places;
mod plan;
mod proof;
mod record;
pub mod rule;
mod visit;

pub use cell::{CELL_M, Cell};
pub use coverage::{Freshness, Watch, freshness, watch};
pub use places::{Due, of_house, of_patch, of_violation};
pub use plan::{Bound, Key, LOOK_AHEAD_DAYS, Task, bound, next_due, rank};
pub use proof::{Proof, Witness, proof, side};
pub use record::{RecordVisit, VisitPhotoFact};
pub use visit::{PatrolVisit, VisitPhoto};
