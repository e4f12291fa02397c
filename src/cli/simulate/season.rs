//! Seasons of satellite patches over a simulated county, taken over as the platform's files are: over plots and beside them, and
//! where nobody has anything; of each, officers have been at some.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::{Failure, out};
use super::lately::{Done, work_on};
use crate::app::Homestead;
use crate::app::clock::Clock;
use crate::app::patches::{Given, Options, import};
use crate::app::simulation::Dice;
use crate::domain::ids::County;
use crate::exchange::shapes::{self, Limits};
use crate::store::houses::{Bbox, HouseFilter, HouseRow};
use crate::store::{self, StoreError, Territory};

/// Seasons; the later image of the first was taken so many days ago.
const SEASONS: i64 = 3;
const AFTER_DAYS: i64 = 38;
/// It came in so many days ago.
const CAME_DAYS: i64 = 4;
const SEASON_DAYS: i64 = 92;
/// A fifth of a season shows houses that are being built by their licence.
const OF_CONSTRUCTION: usize = 5;
const UNDER_CONSTRUCTION: &str = "supervision";
/// Plots that are drawn together.
const STRIP: usize = 25;
const STRIP_DEG: f64 = 0.001;
/// Metres in a degree hereabouts, roughly.
const M_PER_DEG: [f64; 2] = [100_400.0, 110_800.0];

/// Takes over so many patches, in three seasons, the oldest first; how many were made, and what was done about them.
pub(super) fn take_over(
    home: &Homestead,
    county: &County,
    patches: usize,
    seed: u64,
) -> Result<(usize, Done), Failure> {
    let mut dice = Dice::of(seed, 5, 0);
    let (now, today, mut made, mut done) = (home.clock.now(), home.clock.today(), 0, Done::default());
    for nth in (0..SEASONS).rev() {
        let after = today.checked_sub((AFTER_DAYS + nth * SEASON_DAYS).days())?;
        let name = format!("{}Q{}", after.year(), (after.month() + 2) / 3);
        let seasons = usize::try_from(SEASONS)?;
        let count = patches / seasons + usize::from(usize::try_from(nth)? < patches % seasons);
        if count == 0 {
            continue;
        }
        let file = serde_json::to_vec(&season(home, county, (&name, after, count), &mut dice)?)?;
        let given = Given { sheet: shapes::read(&file, Limits::STOCK)?, table: None };
        let options = Options {
            season: name.clone(),
            crs: None,
            source: "模拟批次".to_owned(),
            dry_run: false,
            skip_refused: true,
        };
        let came = now.checked_sub((24 * (CAME_DAYS + nth * SEASON_DAYS)).hours())?;
        let mut then = home.clone();
        then.clock = Clock::fixed(came);
        let taken = import(&then, county, None, &given, &options, |_progress| {})?;
        out::word(&format!("season {name}: {} patches, {} rows refused", taken.made.len(), taken.refused.len()));
        made += taken.made.len();
        let here = work_on(home, &taken.made, (came, nth > 0), &mut dice).map_err(|why| format!("{name}: {why:?}"))?;
        done = Done {
            checks: done.checks + here.checks,
            leads: done.leads + here.leads,
            visits: done.visits + here.visits,
        };
    }
    Ok((made, done))
}

/// The platform's file.
fn season(
    home: &Homestead,
    county: &County,
    (name, after, count): (&str, Date, usize),
    dice: &mut Dice,
) -> Result<Value, Failure> {
    let before = after.checked_sub(SEASON_DAYS.days())?;
    let mut features = Vec::with_capacity(count);
    for house in plots(home, county, count, dice)? {
        let Some(outline) = outline(&house, dice) else { continue };
        let kind = dice.one_of(&["建筑", "建筑", "建筑", "推填土", "其他"]).copied().unwrap_or("建筑");
        features.push(json!({ "type": "Feature", "geometry": outline, "properties": {
            "JCBH": format!("{county}{name}{:05}", features.len() + 1), "ZLDWDM": house.division, "TBLX": kind,
            "传感器": "GF-2", "前时相": before, "后时相": after } }));
    }
    Ok(json!({ "type": "FeatureCollection", "features": features }))
}

/// Houses over which or beside which something changed.
fn plots(home: &Homestead, county: &County, count: usize, dice: &mut Dice) -> Result<Vec<HouseRow>, StoreError> {
    home.store.read(|conn| {
        let Some(bounds) = store::houses::bounds(conn, county.as_str())? else { return Ok(Vec::new()) };
        let mut ids = Vec::with_capacity(count);
        let whole = Territory { county: county.clone(), division: county.into() };
        let filter = HouseFilter { stage: Some(UNDER_CONSTRUCTION.to_owned()), ..HouseFilter::default() };
        let built = i64::try_from(count / OF_CONSTRUCTION).unwrap_or_default();
        ids.extend(store::houses::list(conn, &whole, &filter, built)?.into_iter().map(|it| it.house.id));
        for _ in 0..count * 50 {
            if ids.len() >= count {
                break;
            }
            let west = dice.between(bounds.west, bounds.east);
            let strip = Bbox { west, east: west + STRIP_DEG, ..bounds };
            let mut here = store::houses::boxes(conn, county.as_str(), strip)?;
            here.sort_by(|a, b| a.0.cmp(&b.0));
            dice.shuffle(&mut here);
            ids.extend(here.into_iter().take(STRIP).map(|(id, _)| id));
        }
        ids.sort();
        ids.dedup();
        dice.shuffle(&mut ids);
        ids.truncate(count);
        store::houses::of_ids(conn, county.as_str(), &ids, &[])
    })
}

/// Over the plot, or grown beyond it, or beside the village.
fn outline(house: &HouseRow, dice: &mut Dice) -> Option<Value> {
    let (west, south, east, north) = (house.west?, house.south?, house.east?, house.north?);
    let away_m = if dice.happens(0.3) { [dice.between(60.0, 200.0), dice.between(60.0, 200.0)] } else { [0.0; 2] };
    let grown_m = if dice.happens(0.4) { dice.between(2.0, 9.0) } else { dice.between(-1.5, 0.5) };
    let side = |deg: f64, axis: usize, out_m: f64| {
        let per = M_PER_DEG.get(axis).copied().unwrap_or(1.0);
        let away = away_m.get(axis).copied().unwrap_or_default();
        ((deg + (away + out_m) / per) * 1e9).round() / 1e9
    };
    let (west, east) = (side(west, 0, -grown_m), side(east, 0, grown_m));
    let (south, north) = (side(south, 1, -grown_m), side(north, 1, grown_m));
    let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    Some(json!({ "type": "Polygon", "coordinates": [ring] }))
}
