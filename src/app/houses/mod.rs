//! The use cases of houses: to act, to read a file, to list, to look up as an applicant.

mod act;
mod behind;
mod cases;
mod clocks;
mod compliance;
pub(in crate::app) mod file;
mod lines;
mod list;
mod query;
mod read;
mod render;
mod requirements;
mod status;
mod surroundings;
mod timeline;
pub mod view;

pub use act::{ROOM, act, apply, bodies};
pub use clocks::deadline;
pub use compliance::compliance;
pub use file::{parse, visible};
pub(in crate::app) use lines::{lines, lines_of};
pub(in crate::app) use list::{HouseTurn, waiting};
pub use list::{houses, plots};
pub use query::HouseQuery;
pub use read::{acts, house};
pub(in crate::app) use render::Scene;
pub use requirements::requirement;
pub use status::{Asked, StatusView, status};
pub use timeline::timeline;
