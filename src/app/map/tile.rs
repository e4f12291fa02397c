//! A tile of a layer, made when it is asked for.

use super::filter::MapFilter;
use super::layer::MapLayer;
use super::scope::asked;
use super::{clusters, features};
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::ledger::digest::Digest;
use crate::spatial::tiles::{LayerWriter, TileId};
use crate::store::Conn;

/// The bytes of a tile and by what they are known.
#[derive(Debug, Clone)]
pub struct Tile {
    /// MVT 2.1; empty where nothing is.
    pub bytes: Vec<u8>,
    /// A strong validator: the same for the same bytes alone.
    pub etag: String,
}

impl Tile {
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        let etag = Digest::of(&bytes).to_string().chars().take(32).collect();
        Self { bytes, etag }
    }
}

/// Zoom, column and row of a tile (the XYZ scheme: row 0 is in the north).
pub type TileAddress = (u8, u32, u32);

/// The tile of an address.
///
/// # Errors
/// `Hidden` for one that no tile has.
pub(super) fn tile_id((z, x, y): TileAddress) -> Result<TileId, Refusal> {
    TileId::new(z, x, y).map_err(|_why| Refusal::Hidden)
}

/// What an actor sees of a layer on a tile: clusters up to zoom 12, every file from 13 on.
///
/// # Errors
/// `NotAllowed` for a role without this layer, `MapNotReady` while the map is being built; the database's.
pub fn tile(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    (layer, filter): (MapLayer, &MapFilter),
    address: TileAddress,
) -> Result<Tile, Refusal> {
    let id = tile_id(address)?;
    asked(home, conn, actor, (layer, filter), |_sheets, sheet, sieve| {
        let mut drawn = LayerWriter::named(layer.code());
        if id.z() <= clusters::LAST_ZOOM {
            clusters::draw(sheet, sieve, id, actor.county(), &mut drawn);
        } else {
            features::draw(sheet, sieve, id, actor.county(), &mut drawn);
        }
        let mut bytes = Vec::new();
        drawn.finish(&mut bytes);
        Ok(Tile::of(bytes))
    })
}
