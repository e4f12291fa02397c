//! The collections, who has which, and what is said of each.

use std::fmt;
use std::str::FromStr;

use super::system::System;
use super::zones;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::spatial::{Grid, LonLatBox};

/// How far beyond the county's own box its features may reach, metres: plots and patches that lie across its border.
const BEYOND_M: f64 = 5_000.0;

/// One collection of features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collection {
    /// Houses, each with its plot.
    Houses,
    /// Leads and cases of enforcement.
    Violations,
    /// Satellite patches.
    Patches,
    /// What land the law sets apart, as it holds today.
    Zones,
}

/// No collection has this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no collection has this name")]
pub struct UnknownCollection;

/// What is known of a collection before its features are read.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Which.
    pub collection: Collection,
    /// A box around all its features, degrees.
    pub extent: Option<LonLatBox>,
    /// The county's projected system.
    pub grid: Grid,
}

impl Collection {
    /// Every collection, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Houses, Self::Violations, Self::Patches, Self::Zones];

    /// Its id.
    pub fn code(self) -> &'static str {
        match self {
            Self::Houses => "houses",
            Self::Violations => "violations",
            Self::Patches => "patches",
            Self::Zones => "zones",
        }
    }

    /// Lets an actor look into it.
    ///
    /// # Errors
    /// `NotAllowed` for a role that has none of its features.
    pub fn enter(self, actor: &Actor) -> Result<(), Refusal> {
        match self {
            Self::Houses | Self::Zones => policy::visibility(actor).map(drop),
            Self::Violations => policy::case_visibility(actor).map(drop),
            Self::Patches => policy::patch_visibility(actor).map(drop),
        }
    }

    /// The system in which its geometries are kept: zones are kept in the grid they are measured in, everything else as it
    /// was given.
    pub fn stored_in(self, grid: Grid) -> System {
        if self == Self::Zones { System::Plane(grid) } else { System::Crs84 }
    }
}

impl fmt::Display for Collection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Collection {
    type Err = UnknownCollection;

    fn from_str(text: &str) -> Result<Self, UnknownCollection> {
        Self::ALL.into_iter().find(|collection| collection.code() == text).ok_or(UnknownCollection)
    }
}

/// The collections that an actor may look into.
///
/// # Errors
/// `Hidden` for a county without a pack.
pub fn known(home: &Homestead, actor: &Actor) -> Result<Vec<Known>, Refusal> {
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let around = district.region().map(|region| region.bounds().grown(BEYOND_M));
        let mut all = Vec::new();
        for collection in Collection::ALL.into_iter().filter(|collection| collection.enter(actor).is_ok()) {
            let extent = match collection {
                Collection::Zones => zones::extent(home, conn, actor.county())?,
                _ => around,
            };
            all.push(Known { collection, extent, grid: district.grid });
        }
        Ok(all)
    })
}
