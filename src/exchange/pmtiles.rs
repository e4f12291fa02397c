//! A pack of map tiles in one file: `PMTiles`, version 3 (github.com/protomaps/PMTiles, spec v3, chapter 3). Only its header is
//! read here; the tiles are read by whoever shows them, a range of bytes at a time.

use std::io::{self, Read};

/// Bytes of the header.
const HEADER: usize = 127;
/// What stands at its beginning: the name and the version.
const MAGIC: &[u8] = b"PMTiles\x03";
/// Where the header says what the tiles are.
const TILE_TYPE: usize = 99;

/// What the tiles of a pack are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileKind {
    /// Mapbox vector tiles.
    Vector,
    /// Pictures.
    Raster,
}

/// Why a file is no pack that can be shown.
#[derive(Debug, thiserror::Error)]
pub enum PackFault {
    /// It cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is another format, or another version of this one.
    #[error("not PMTiles of version 3")]
    NotPmtiles,
    /// Its tiles are of a sort that is not known here.
    #[error("tiles of the unknown type {0}")]
    UnknownTiles(u8),
}

impl TileKind {
    /// Its name in the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vector => "vector",
            Self::Raster => "raster",
        }
    }

    /// Reads it from the beginning of a pack.
    ///
    /// # Errors
    /// [`PackFault`].
    pub fn read(mut pack: impl Read) -> Result<Self, PackFault> {
        let mut header = [0; HEADER];
        pack.read_exact(&mut header).map_err(|why| match why.kind() {
            io::ErrorKind::UnexpectedEof => PackFault::NotPmtiles,
            _ => PackFault::Io(why),
        })?;
        if !header.starts_with(MAGIC) {
            return Err(PackFault::NotPmtiles);
        }
        match header.get(TILE_TYPE) {
            Some(1) => Ok(Self::Vector),
            Some(2..=5) => Ok(Self::Raster),
            other => Err(PackFault::UnknownTiles(other.copied().unwrap_or_default())),
        }
    }
}
