//! From rows of the database to places of the map.

mod case;
mod column;
mod house;
mod patch;

pub(super) use case::case;
pub(super) use house::house;
pub(super) use patch::patch;
