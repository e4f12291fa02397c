//! What every request is answered from.

use std::path::PathBuf;

use crate::app::Homestead;

/// What is served, and how the world reaches it.
#[derive(Clone)]
pub struct Site {
    /// The use cases' house.
    pub home: Homestead,
    /// A proxy of ours stands in front and speaks TLS: its word on the caller's address and on the address that the caller
    /// used is believed, and the refresh cookie is for secure connections only.
    pub behind_proxy: bool,
    /// What maps are drawn on.
    pub maps: Maps,
}

/// What maps are drawn on beside what the county has itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Maps {
    /// The office's key of 天地图.
    pub tianditu_key: Option<String>,
    /// A pack of map tiles on this machine.
    pub pack: Option<Pack>,
}

/// A pack of map tiles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Where it is.
    pub path: PathBuf,
    /// `vector` or `raster`.
    pub kind: &'static str,
}
