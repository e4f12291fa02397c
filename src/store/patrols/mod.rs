//! Patrols: visits, what is to be looked at, and which ground has been seen.

mod days;
mod place_row;
mod places;
mod visits;

pub use days::{CellBox, CellDay, VillageDays, add_day, cells, village};
pub use place_row::PlaceRow;
pub use places::{Spot, add, met_nearby, part, put, within};
pub use visits::{VisitCursor, VisitPhotoRow, VisitRow, find, insert, list, visit_of_photo};

pub(super) use visits::{of, photos_of};
