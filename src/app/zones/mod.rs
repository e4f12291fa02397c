//! Layers of zones: loaded as acts of the program, kept with the day that each shows, and asked by place.

mod atlas;
mod load;
mod plane;
mod show;

pub use atlas::near;
pub use load::{LayerLoaded, LoadFault, NewLayer, RowFault, load, load_all};
pub use show::{ZoneQuery, show};

pub(super) use atlas::{Atlas, in_force};
