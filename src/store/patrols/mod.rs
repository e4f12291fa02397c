//! Patrols: visits, what is to be looked at, and which ground has been seen.

mod days;
mod place_row;
mod places;
mod visits;

pub use days::{CellBox, CellDay, VillageDays, VillageSum, add_day, cells, sums, village};
pub use place_row::PlaceRow;
pub use places::{Spot, add, met_nearby, overdue, part, put, within};
pub use visits::{VisitCursor, VisitPhotoRow, VisitRow, find, insert, list, visit_of_photo};

pub(super) use visits::{of, photos_of};
