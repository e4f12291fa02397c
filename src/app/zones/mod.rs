//! Layers of zones: loaded as acts of the program, kept with the day that each shows, and asked by place.

mod atlas;
mod load;
mod pages;
mod plane;
mod show;
mod whole;

pub use atlas::{near, near_each};
pub use load::{LayerLoaded, LoadFault, NewLayer, RowFault, load, load_all};
pub(in crate::app) use pages::{View, ZonePage, ZonesAsked, extent, one, page};
pub use show::{ZoneQuery, show};
pub use whole::today;

pub(super) use atlas::{Atlas, in_force};
