//! The maps of the counties, each as far as its ledger had come when it was last looked at.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock, TryLockError};
use std::time::{Duration, Instant};

use super::build::build;
use super::follow::changes;
use super::layer::MapLayer;
use super::sheets::Sheets;
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::domain::ids::County;
use crate::store::{self, Conn};

/// How long a request waits for a map that is being built.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long it is before it is looked whether another request has read what is new.
const A_MOMENT: Duration = Duration::from_millis(1);

/// Every county that was asked for.
#[derive(Debug, Default)]
pub(in crate::app) struct MapIndex(Mutex<HashMap<County, Arc<CountyMap>>>);

#[derive(Debug, Default)]
struct CountyMap {
    sheets: RwLock<Option<Sheets>>,
    /// One request at a time reads what is new in the ledger.
    following: Mutex<()>,
    building: Mutex<bool>,
    built: Condvar,
}

/// Looks at a county's map as it is now: with every act in it that this connection sees.
///
/// # Errors
/// `MapNotReady` while it is being built; the database's.
pub(in crate::app) fn with_sheets<T>(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    look: impl FnOnce(&Sheets) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let map = home.map.of(county);
    let head = store::ledger::head(conn, county.as_str())?.seq;
    map.wait(home, county)?;
    {
        let held = map.sheets.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(sheets) = held.as_ref().filter(|sheets| sheets.seq >= head) {
            return look(sheets);
        }
    }
    map.follow(home, conn, county, head)?;
    let held = map.sheets.read().unwrap_or_else(PoisonError::into_inner);
    held.as_ref().map_or(Err(Refusal::MapNotReady), look)
}

/// Begins to build the maps of all counties, on a thread of their own each, so that they are there before they are asked
/// for.
///
/// # Errors
/// The database's.
pub fn warm(home: &Homestead) -> Result<(), Refusal> {
    for county in home.store.read(store::packs::counties)? {
        if let Ok(county) = county.parse() {
            home.map.of(&county).start(home, &county, false);
        }
    }
    Ok(())
}

impl MapIndex {
    fn of(&self, county: &County) -> Arc<CountyMap> {
        let mut counties = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(counties.entry(county.clone()).or_default())
    }
}

impl CountyMap {
    fn is_built(&self) -> bool {
        self.sheets.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Waits for the map, a little.
    fn wait(self: &Arc<Self>, home: &Homestead, county: &County) -> Result<(), Refusal> {
        if self.is_built() {
            return Ok(());
        }
        self.start(home, county, false);
        let building = self.building.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.built.wait_timeout_while(building, PATIENCE, |building| *building);
        drop(waited);
        if self.is_built() { Ok(()) } else { Err(Refusal::MapNotReady) }
    }

    /// Begins to build, unless somebody does already; where it is built, only to build it `anew`.
    fn start(self: &Arc<Self>, home: &Homestead, county: &County, anew: bool) {
        let mut building = self.building.lock().unwrap_or_else(PoisonError::into_inner);
        if *building || (self.is_built() && !anew) {
            return;
        }
        *building = true;
        let (map, home, county) = (Arc::clone(self), home.clone(), county.clone());
        std::thread::spawn(move || {
            // Whatever happens, those who wait are told.
            let _done = Done(Arc::clone(&map));
            let began = Instant::now();
            match home.store.read_apart(|conn| build(&home, conn, &county)) {
                Ok(sheets) => {
                    tell(&county, &sheets, began.elapsed());
                    *map.sheets.write().unwrap_or_else(PoisonError::into_inner) = Some(sheets);
                }
                Err(why) => tracing::error!(county = county.as_str(), %why, "the map could not be built"),
            }
        });
    }

    /// Reads what the ledger has that the map does not have.
    fn follow(self: &Arc<Self>, home: &Homestead, conn: &mut Conn, county: &County, head: i64) -> Result<(), Refusal> {
        let began = Instant::now();
        let _alone = loop {
            match self.following.try_lock() {
                Ok(alone) => break alone,
                Err(TryLockError::Poisoned(poisoned)) => break poisoned.into_inner(),
                Err(TryLockError::WouldBlock) if began.elapsed() > PATIENCE => return Err(Refusal::MapNotReady),
                Err(TryLockError::WouldBlock) => std::thread::sleep(A_MOMENT),
            }
        };
        loop {
            let seq = self.sheets.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|sheets| sheets.seq);
            let Some(seq) = seq.filter(|seq| *seq < head) else { return Ok(()) };
            // Another program brings in more than can be followed at once: the next request goes on from here.
            if began.elapsed() > PATIENCE {
                return Err(Refusal::MapNotReady);
            }
            let new = changes(home, conn, county, seq)?;
            metrics::counter!("homestead_map_entries_followed_total").increment(new.entries);
            if let Some(sheets) = self.sheets.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
                sheets.apply(new.changes, new.seq);
            }
            if new.pack {
                // Grades and risks are by the pack: every file is read anew, and until then what is held is shown.
                self.start(home, county, true);
            }
        }
    }
}

/// Ends the building when it is dropped.
struct Done(Arc<CountyMap>);

impl Drop for Done {
    fn drop(&mut self) {
        *self.0.building.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.0.built.notify_all();
    }
}

/// Says how long it took and how large it is.
fn tell(county: &County, sheets: &Sheets, took: Duration) {
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    metrics::gauge!("homestead_map_build_seconds").set(took.as_secs_f64());
    for layer in MapLayer::ALL {
        let sheet = sheets.sheet(layer);
        let (places, bytes) = (sheet.len(), sheet.bytes());
        #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a gauge is no exact number")]
        {
            metrics::gauge!("homestead_map_places", "layer" => layer.code()).set(places as f64);
            metrics::gauge!("homestead_map_bytes", "layer" => layer.code()).set(bytes as f64);
        }
        tracing::info!(county = county.as_str(), layer = layer.code(), places, bytes, "a layer of the map");
    }
    tracing::info!(county = county.as_str(), ms, seq = sheets.seq, "the map is built");
}
