//! Where the names of townships and villages are written: in the middle of what an actor sees there. No office keeps such
//! points, and a name that stands among its own houses stands right.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::filter::MapFilter;
use super::layer::MapLayer;
use super::scope::{asked, visible};
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::spatial::tiles::World;
use crate::store::{self, Conn};

/// Digits of the code of a township.
const TOWNSHIP_DIGITS: usize = 9;

/// Places added up.
#[derive(Debug, Default, Clone, Copy)]
struct Heap {
    x: u64,
    y: u64,
    count: u64,
}

impl Heap {
    fn add(&mut self, place: World) {
        self.x += u64::from(place.x);
        self.y += u64::from(place.y);
        self.count += 1;
    }

    fn middle(self) -> Option<World> {
        let mean = |sum: u64| sum.checked_div(self.count).and_then(|mean| u32::try_from(mean).ok());
        mean(self.x).zip(mean(self.y)).map(|(x, y)| World { x, y })
    }
}

/// `GeoJSON` points with `code`, `name` and `level` (`township`, `village`) of every division in which an actor sees a file
/// that has a place: a village in the middle of its files, a township in the middle of its villages.
///
/// # Errors
/// `NotAllowed` for a role without any layer, `MapNotReady` while the map is being built; the database's.
pub fn places(home: &Homestead, conn: &mut Conn, actor: &Actor) -> Result<Value, Refusal> {
    let mut villages: BTreeMap<String, Heap> = BTreeMap::new();
    for layer in MapLayer::ALL {
        // Whoever may not read a layer has the names by the others.
        if visible(actor, layer).is_err() {
            continue;
        }
        asked(home, conn, actor, (layer, &MapFilter::default()), |_sheets, sheet, sieve| {
            let mut heaps = vec![Heap::default(); sheet.divisions.texts().len()];
            for tally in sheet.ground.tallies() {
                let profile = sheet.profiles.of(tally.profile);
                if let Some(heap) = heaps.get_mut(usize::from(profile.village)).filter(|_| sieve.admits(profile)) {
                    let [x, y] = tally.sum;
                    *heap = Heap { x: heap.x + x, y: heap.y + y, count: heap.count + u64::from(tally.count) };
                }
            }
            for (code, heap) in sheet.divisions.texts().iter().zip(heaps).filter(|(_, heap)| heap.count > 0) {
                let held = villages.entry(code.clone()).or_default();
                *held = Heap { x: held.x + heap.x, y: held.y + heap.y, count: held.count + heap.count };
            }
            Ok(())
        })?;
    }
    let mut townships: BTreeMap<String, Heap> = BTreeMap::new();
    for (code, middle) in villages.iter().filter_map(|(code, heap)| Some((code, heap.middle()?))) {
        townships.entry(code.chars().take(TOWNSHIP_DIGITS).collect()).or_default().add(middle);
    }
    let county = actor.county();
    let names = store::divisions::under(conn, county.as_str(), county.as_str())?;
    let features: Vec<Value> = names
        .into_iter()
        .filter_map(|row| {
            let heap = townships.get(&row.code).or_else(|| villages.get(&row.code))?;
            let place = heap.middle()?.degrees();
            Some(json!({ "type": "Feature", "properties": { "code": row.code, "name": row.name, "level": row.level },
                "geometry": { "type": "Point", "coordinates": place } }))
        })
        .collect();
    Ok(json!({ "type": "FeatureCollection", "features": features }))
}
