//! The zones of the loads that hold today, held as they are drawn.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use super::tile::{Tile, TileAddress};
use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, zones};
use crate::domain::ids::County;
use crate::domain::pack::Rules;
use crate::domain::zones::{Extent, Zone};
use crate::spatial::tiles::{World, WorldBox};
use crate::spatial::{Grid, GridPolygon, GridShape};
use crate::store::{self, Conn};

/// Tiles kept before they are let go: a few screens at every zoom.
const MOST_TILES: usize = 1_000;

/// One zone, or what a rule measures from it.
#[derive(Debug)]
pub(super) struct DrawnZone {
    pub(super) id: String,
    /// `zone`, or `buffer` for what is measured from a reference.
    pub(super) part: &'static str,
    pub(super) layer: &'static str,
    pub(super) class: Option<String>,
    pub(super) name: String,
    /// What the law says of it today.
    pub(super) effect: Option<&'static str>,
    pub(super) bounds: WorldBox,
    pub(super) polygons: Vec<Vec<Vec<World>>>,
    pub(super) lines: Vec<Vec<World>>,
}

/// The zones of a county on a day.
#[derive(Debug)]
pub(super) struct ZoneSheet {
    day: Date,
    loads: Vec<(String, i32)>,
    district: Arc<District>,
    pub(super) zones: Vec<DrawnZone>,
    /// Tiles that were asked for: they stay the same as long as this sheet.
    tiles: Mutex<HashMap<TileAddress, Tile>>,
}

/// The zones of every county that was asked for.
#[derive(Debug, Default)]
pub(in crate::app) struct ZoneSheets(Mutex<HashMap<County, Arc<ZoneSheet>>>);

/// The zones of today, read anew where the day, a load or the pack is another.
///
/// # Errors
/// The database's.
pub(super) fn of_today(home: &Homestead, conn: &mut Conn, district: &Arc<District>) -> Result<Arc<ZoneSheet>, Refusal> {
    let (county, day) = (district.county(), home.clock.today());
    let loads = store::zones::layers(conn, county.as_str())?;
    let loads: Vec<(String, i32)> =
        zones::in_force(&loads, day).into_values().map(|load| (load.layer.clone(), load.version)).collect();
    let held = || home.zone_sheets.0.lock().unwrap_or_else(PoisonError::into_inner);
    let current =
        |sheet: &&Arc<ZoneSheet>| sheet.day == day && sheet.loads == loads && Arc::ptr_eq(&sheet.district, district);
    if let Some(sheet) = held().get(county).filter(current) {
        return Ok(Arc::clone(sheet));
    }
    let rules = district.pack.on(day);
    let zones = zones::today(conn, county, day, None)?;
    let zones = zones.iter().flat_map(|zone| drawn(zone, rules)).collect();
    let tiles = Mutex::default();
    let sheet = Arc::new(ZoneSheet { day, loads, district: Arc::clone(district), zones, tiles });
    held().insert(county.clone(), Arc::clone(&sheet));
    Ok(sheet)
}

impl ZoneSheet {
    /// A tile as it was made before, or as it is made now.
    pub(super) fn kept(&self, address: TileAddress, make: impl FnOnce() -> Tile) -> Tile {
        let tiles = || self.tiles.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tile) = tiles().get(&address) {
            return tile.clone();
        }
        let tile = make();
        let mut tiles = tiles();
        if tiles.len() >= MOST_TILES {
            tiles.clear();
        }
        tiles.insert(address, tile.clone());
        tile
    }
}

/// A zone, and what its rule measures from it.
fn drawn(zone: &Zone, rules: Rules<'_>) -> Vec<DrawnZone> {
    let rule = rules.zone(zone.layer, zone.class.as_deref()).next();
    let buffer_m = rule.and_then(|rule| rule.value.buffer_m).filter(|_| zone.extent == Extent::Reference);
    let part = |part, shape: &GridShape| {
        let grid = shape.grid();
        let polygons: Vec<Vec<Vec<World>>> = shape.polygons().iter().map(|it| polygon(grid, it)).collect();
        let lines: Vec<Vec<World>> = shape.lines_m().iter().map(|line| points(grid, line)).collect();
        let corners = polygons.iter().flatten().chain(&lines).flatten().copied();
        Some(DrawnZone {
            id: zone.id.clone(),
            part,
            layer: zone.layer.code(),
            class: zone.class.clone(),
            name: zone.name.clone(),
            effect: rule.map(|rule| rule.value.effect.code()),
            bounds: WorldBox::around(corners)?,
            polygons,
            lines,
        })
    };
    let buffer = buffer_m.and_then(|m| GridShape::new(zone.shape.grid(), &zone.shape.grown(m), &[]).ok());
    part("zone", &zone.shape).into_iter().chain(buffer.and_then(|shape| part("buffer", &shape))).collect()
}

fn polygon(grid: Grid, polygon: &GridPolygon) -> Vec<Vec<World>> {
    let ring = |ring: &Vec<[f64; 2]>| {
        let mut points = points(grid, ring);
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        points
    };
    polygon.rings_m().iter().map(ring).collect()
}

fn points(grid: Grid, line: &[[f64; 2]]) -> Vec<World> {
    let place = |[e, n]: &[f64; 2]| grid.lonlat_from_grid(*e, *n).ok().map(World::of);
    let mut points: Vec<World> = line.iter().filter_map(place).collect();
    points.dedup();
    points
}
