//! The layers of a county as they are at one entry of its ledger.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::facts::Place;
use super::layer::MapLayer;
use super::sheet::Sheet;

/// A county in memory, and the ledger entry up to which it tells.
#[derive(Debug)]
pub(in crate::app) struct Sheets {
    /// The number of the last entry that is in it.
    pub(in crate::app) seq: i64,
    houses: Sheet,
    violations: Sheet,
    patches: Sheet,
}

/// What a file has become: a place, or gone.
#[derive(Debug)]
pub(super) enum Change {
    Put(MapLayer, Box<Place>),
    Gone(MapLayer, Uuid),
}

impl Sheets {
    pub(super) fn at(seq: i64) -> Self {
        Self {
            seq,
            houses: Sheet::of(MapLayer::Houses),
            violations: Sheet::of(MapLayer::Violations),
            patches: Sheet::of(MapLayer::Patches),
        }
    }

    /// The sheet of a layer.
    pub(in crate::app) fn sheet(&self, layer: MapLayer) -> &Sheet {
        match layer {
            MapLayer::Houses => &self.houses,
            MapLayer::Violations => &self.violations,
            MapLayer::Patches => &self.patches,
        }
    }

    pub(super) fn sheet_mut(&mut self, layer: MapLayer) -> &mut Sheet {
        match layer {
            MapLayer::Houses => &mut self.houses,
            MapLayer::Violations => &mut self.violations,
            MapLayer::Patches => &mut self.patches,
        }
    }

    /// Takes changes in, up to an entry.
    pub(super) fn apply(&mut self, changes: Vec<Change>, seq: i64) {
        let mut touched = BTreeSet::new();
        for change in changes {
            match change {
                Change::Put(layer, place) => {
                    touched.insert(layer);
                    self.sheet_mut(layer).put(&place);
                }
                Change::Gone(layer, id) => {
                    touched.insert(layer);
                    self.sheet_mut(layer).remove(id);
                }
            }
        }
        for layer in touched {
            self.sheet_mut(layer).settle();
        }
        self.seq = seq;
    }
}
