//! Vector tiles: positions as shares of the Web Mercator square, what of a shape falls on a tile, and the bytes of a tile
//! (Mapbox Vector Tile 2.1).
//!
//! A whole number of shares says a position for every zoom at once: a tile's own unit is some bits of it, so that going
//! to a tile is a shift, exact and the same on every machine.

mod clip;
mod dictionary;
mod geometry;
mod layer;
mod morton;
mod simplify;
mod tile;
mod wire;
mod world;

pub use clip::{clip_line, clip_ring};
pub use geometry::Geometry;
pub use layer::{Key, LayerWriter, Tag, TagValue};
pub use morton::{morton, unmorton};
pub use simplify::simplified;
pub use tile::{EXTENT, NoTile, TileBounds, TileId};
pub use world::{World, WorldBox};
