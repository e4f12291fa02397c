//! Which zones lie near a place: boxes held in memory, load by load, and the zones that were asked for.
//!
//! A load never changes, so that what is held of it never grows old; which load holds on a day is asked of the database
//! each time.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use super::plane;
use crate::app::Homestead;
use crate::domain::ids::County;
use crate::domain::pack::{Pack, Rules};
use crate::domain::zones::{Layer, Zone};
use crate::spatial::{BoxIndex, LonLatBox};
use crate::store::zones::{LayerRow, ZoneBox, ZoneRow};
use crate::store::{self, Conn, StoreError};

/// Zones kept of one load before they are let go: those of a township with all its villages.
const MOST_KEPT: usize = 20_000;

/// The loads held in memory.
#[derive(Debug, Default)]
pub(in crate::app) struct Atlas(Mutex<HashMap<(County, String, i32), Arc<Sheet>>>);

/// One load of a layer.
#[derive(Debug)]
pub(super) struct Sheet {
    boxes: BoxIndex<i32>,
    bounds: Option<LonLatBox>,
    kept: Mutex<HashMap<i32, Zone>>,
}

/// The load of each layer that holds on a day: the latest that shows that day or one before, and where all are later, the
/// earliest; of two loads of one day, the one loaded last.
pub(in crate::app) fn in_force(loads: &[LayerRow], day: Date) -> BTreeMap<Layer, &LayerRow> {
    let mut chosen: BTreeMap<Layer, &LayerRow> = BTreeMap::new();
    let day = day.to_string();
    // Days as text are in the order of days. Later ones come behind all that are in time, the nearest first.
    let rank = |load: &LayerRow| {
        let early = load.as_of <= day;
        let later: String = if early { String::new() } else { load.as_of.clone() };
        (early, if early { load.as_of.clone() } else { String::new() }, std::cmp::Reverse(later), load.version)
    };
    for load in loads {
        let Ok(layer) = load.layer.parse::<Layer>() else { continue };
        let better = chosen.get(&layer).is_none_or(|held| rank(load) > rank(held));
        if better {
            chosen.insert(layer, load);
        }
    }
    chosen
}

/// The zones that may touch a place on a day: those of the loads that hold on it, whose box comes as near as any rule of
/// the day reaches.
///
/// # Errors
/// The database's, and `Corrupt` for a row that this program did not write.
pub fn near(
    home: &Homestead,
    conn: &mut Conn,
    rules: Rules<'_>,
    day: Date,
    place: LonLatBox,
) -> Result<Vec<Zone>, StoreError> {
    let each = near_each(home, conn, rules.pack(), &[(place, day)])?;
    Ok(each.into_iter().flatten().collect())
}

/// A load that holds on a day, its boxes, and how far the law of its layer looks, metres.
type Open<'l> = (&'l LayerRow, Arc<Sheet>, f64);

/// The same for many places, each on a day of its own.
///
/// # Errors
/// As [`near`].
pub fn near_each(
    home: &Homestead,
    conn: &mut Conn,
    pack: &Pack,
    places: &[(LonLatBox, Date)],
) -> Result<Vec<Vec<Zone>>, StoreError> {
    let loads = store::zones::layers(conn, pack.county.as_str())?;
    let mut days: BTreeMap<Date, Vec<Open<'_>>> = BTreeMap::new();
    let mut each = Vec::with_capacity(places.len());
    for (place, day) in places {
        if !days.contains_key(day) {
            let chosen = in_force(&loads, *day).into_iter();
            let chosen = chosen
                .map(|(layer, load)| Ok((load, sheet(home, conn, &pack.county, load)?, reach_m(pack.on(*day), layer))));
            days.insert(*day, chosen.collect::<Result<_, StoreError>>()?);
        }
        let mut zones = Vec::new();
        for (load, sheet, reach_m) in days.get(day).into_iter().flatten() {
            for nr in sheet.boxes.touching(place.grown(*reach_m)) {
                zones.push(sheet.zone(conn, load, nr)?);
            }
        }
        each.push(zones);
    }
    Ok(each)
}

/// The zones of one load that touch a view, at most so many.
///
/// # Errors
/// As [`near`].
pub(super) fn within(
    home: &Homestead,
    conn: &mut Conn,
    load: &LayerRow,
    view: LonLatBox,
    most: usize,
) -> Result<Vec<ZoneRow>, StoreError> {
    let county = load.county.parse().map_err(|_why| StoreError::corrupt("the county of a layer".to_owned()))?;
    let sheet = sheet(home, conn, &county, load)?;
    let mut found: Vec<i32> = sheet.boxes.touching(view).collect();
    found.sort_unstable();
    let rows = found.into_iter().take(most).map(|nr| row(conn, load, nr));
    rows.collect()
}

/// How far the law of a layer looks on that day, metres.
pub(super) fn reach_m(rules: Rules<'_>, layer: Layer) -> f64 {
    let laws = rules.all(&rules.pack().zones).filter(|rule| rule.value.layer == layer);
    laws.filter_map(|rule| rule.value.buffer_m.or(rule.value.notice_m)).fold(0.0, f64::max)
}

pub(super) fn sheet(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    load: &LayerRow,
) -> Result<Arc<Sheet>, StoreError> {
    let key = (county.clone(), load.layer.clone(), load.version);
    let atlas = || home.atlas.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(sheet) = atlas().get(&key) {
        return Ok(Arc::clone(sheet));
    }
    let boxes = store::zones::boxes(conn, county.as_str(), &load.layer, load.version)?;
    let around =
        |it: &ZoneBox| LonLatBox { west_deg: it.west, south_deg: it.south, east_deg: it.east, north_deg: it.north };
    let bounds = boxes.iter().map(around).reduce(LonLatBox::and);
    let boxes = BoxIndex::of(boxes.iter().map(|it| (around(it), it.nr)));
    let sheet = Arc::new(Sheet { boxes, bounds, kept: Mutex::default() });
    atlas().insert(key, Arc::clone(&sheet));
    Ok(sheet)
}

impl Sheet {
    /// The box around all its zones.
    pub(super) fn bounds(&self) -> Option<LonLatBox> {
        self.bounds
    }

    /// The numbers of the zones whose box touches a view.
    pub(super) fn touching(&self, view: LonLatBox) -> impl Iterator<Item = i32> + '_ {
        self.boxes.touching(view)
    }

    /// One of its zones.
    pub(super) fn zone(&self, conn: &mut Conn, load: &LayerRow, nr: i32) -> Result<Zone, StoreError> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(zone) = kept().get(&nr) {
            return Ok(zone.clone());
        }
        let zone = plane::zone(load, &row(conn, load, nr)?)?;
        let mut kept = kept();
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(nr, zone.clone());
        Ok(zone)
    }
}

fn row(conn: &mut Conn, load: &LayerRow, nr: i32) -> Result<ZoneRow, StoreError> {
    let found = store::zones::zone(conn, &load.county, &load.layer, load.version, nr)?;
    found.ok_or_else(|| StoreError::corrupt(format!("zone {nr} of {}-{} is gone", load.layer, load.version)))
}
