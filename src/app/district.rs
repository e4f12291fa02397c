//! One county as the program holds it in memory: its pack in force and the names of its divisions. A cache of what the
//! database has; `homestead init` writes a new one.

use std::collections::HashMap;

use crate::domain::ids::{County, DivisionCode};
use crate::domain::pack::{Office, Pack};
use crate::spatial::{Datum, Grid, LonLat, LonLatBox, Region};

/// A county's pack and divisions.
#[derive(Debug)]
pub struct District {
    /// The pack in force.
    pub pack: Pack,
    /// The projected system in which everything is measured.
    pub grid: Grid,
    names: HashMap<DivisionCode, String>,
    region: Option<Region>,
}

/// A pack that the program cannot work with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("EPSG:{epsg} of the district pack is no projected system known here")]
pub struct UnknownGrid {
    /// The code that the pack names.
    pub epsg: u32,
}

impl District {
    /// A district of a pack and its divisions.
    ///
    /// # Errors
    /// [`UnknownGrid`] when the pack names a system that is none.
    pub fn new(pack: Pack, names: HashMap<DivisionCode, String>) -> Result<Self, UnknownGrid> {
        let grid = Grid::from_epsg(pack.epsg).ok_or(UnknownGrid { epsg: pack.epsg })?;
        let region = pack.boundary.as_ref().and_then(|outline| Region::parse(outline, Datum::Wgs84).ok());
        Ok(Self { pack, grid, names, region })
    }

    /// The county.
    pub fn county(&self) -> &County {
        &self.pack.county
    }

    /// A division's name; its code where nobody named it.
    pub fn name(&self, code: &DivisionCode) -> String {
        self.names.get(code).cloned().unwrap_or_else(|| code.to_string())
    }

    /// Whether there is such a division.
    pub fn knows(&self, code: &DivisionCode) -> bool {
        self.names.contains_key(code)
    }

    /// Whether a place lies in the county; every place does where the pack has no outline.
    pub fn contains(&self, place: LonLat) -> bool {
        self.region.as_ref().is_none_or(|region| region.contains(place))
    }

    /// Whether a box comes near the county: some of it lies in the county's own box, or there is no outline.
    pub fn touches(&self, other: LonLatBox) -> bool {
        self.region.as_ref().is_none_or(|region| {
            let own = region.bounds();
            own.west_deg <= other.east_deg
                && other.west_deg <= own.east_deg
                && own.south_deg <= other.north_deg
                && other.south_deg <= own.north_deg
        })
    }

    /// The county's outline, where the pack has one.
    pub fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// Whom a citizen of that village may call.
    pub fn office(&self, village: &DivisionCode) -> Option<&Office> {
        self.pack.offices.get(&village.township()?)
    }
}
