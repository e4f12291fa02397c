//! The district map: what lies where, in memory, as far as the ledger has come.
//!
//! For each county three sheets are held — houses, violations, patches — of every file its place, its outline, its times and
//! the number of its profile, which many share: some ninety bytes a house. They *follow the ledger*: whoever looks reads the
//! number of its last entry first, and where the map is behind, the files of the entries after its own are read anew. So
//! an act is on the map at once, from whichever process it came, and no table is kept for it.
//!
//! What an actor may not see is left out inside, whatever is asked: a township's tile has its own houses and no others.
//!
//! - A tile up to zoom 12 is clusters of true counts; from 13 on every file is drawn.
//! - `unplaced` says how many files fit a question that no tile can show.
//! - `grade` of a house is the worst of what its own file shows ([`read`]), of a case how sure people are.

mod about;
mod blocks;
mod build;
mod clusters;
mod counts;
mod courses;
mod facts;
mod features;
mod filter;
mod follow;
mod ground;
mod index;
mod layer;
mod list;
mod names;
mod order;
mod places;
mod profiles;
mod read;
mod record;
mod scope;
mod select;
mod shape;
mod sheet;
mod sheets;
mod sieve;
mod tile;
mod window;
mod zone_dots;
mod zone_tile;
mod zones;

pub use about::tile_json;
pub use counts::{Counts, counts};
pub use filter::{MapFigure, MapFilter, read_filter};
pub use index::warm;
pub use layer::{MapLayer, UnknownMapLayer};
pub use list::{Asked, MapPage, cases, houses, patches};
pub use order::Order;
pub use places::places;
pub use select::{BadCursor, Cursor, Selected, picked, select};
pub use tile::{Tile, TileAddress, tile};
pub use zone_tile::zone_tile;

pub(super) use index::{MapIndex, with_sheets};
pub(super) use zones::ZoneSheets;
