//! Coverage on the map: squares of ground by the age of their last visit, and the villages' middles.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::coverage::{Standing, standing};
use super::plan::villages_of;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::ids::DivisionCode;
use crate::domain::patrols::{Cell, Freshness, Proof, freshness};
use crate::spatial::{Grid, LonLat};
use crate::store::patrols::{CellBox, Spot};
use crate::store::{self, StoreError};
use crate::words::Language;

/// Rows read for one view, of each kind; what is more is told as left out.
const MOST: i64 = 6_000;
/// A square not visited for so long counts as never visited on the map.
const LOOK_BACK_DAYS: i32 = 366;

/// A square as it gathers from its rows.
#[derive(Debug, Default)]
struct Square {
    villages: BTreeMap<String, Option<Date>>,
    unproven_on: Option<String>,
    visits: i64,
    unproven: i64,
    open: u32,
}

/// The squares of a rectangle that were visited or hold something to look at, as a GeoJSON `FeatureCollection`, with the
/// middles of the villages in it. A square of two villages is as fresh as the staler of its parts.
///
/// # Errors
/// `NotAllowed` for a role without case files.
pub fn cells(
    home: &Homestead,
    actor: &Actor,
    division: Option<&DivisionCode>,
    bbox: [f64; 4],
    on: Option<Date>,
    words: Language,
) -> Result<Value, Refusal> {
    let visible = policy::visibility(actor)?;
    let within = match division {
        Some(division) => visible.within(division),
        None => Some(visible.territory().clone()),
    };
    let on = on.unwrap_or_else(|| home.clock.today());
    let [west, south, east, north] = bbox;
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let Some((within, view)) = within.zip(cell_box(bbox, district.grid)) else {
            return Ok(json!({ "type": "FeatureCollection", "features": [], "truncated": false }));
        };
        let from = on.saturating_sub(LOOK_BACK_DAYS.days());
        let days = (from.to_string(), on.to_string());
        let rows = store::patrols::cells(conn, &within, view, (&days.0, &days.1), MOST)?;
        let places = store::patrols::within(conn, &within, Spot { west, south, east, north }, MOST)?;
        let full = |count: usize| i64::try_from(count).is_ok_and(|count| count >= MOST);
        let truncated = full(rows.len()) || full(places.len());
        let mut squares: BTreeMap<Cell, Square> = BTreeMap::new();
        for row in rows {
            let square = squares.entry(Cell { x: row.cell_x, y: row.cell_y }).or_default();
            let part = square.villages.entry(row.division).or_default();
            if row.proof == Proof::Honest.code() {
                let day = row.on_day.parse().map_err(|why| StoreError::corrupt(format!("a day of ground: {why}")))?;
                *part = (*part).max(Some(day));
                square.visits = square.visits.saturating_add(i64::from(row.visits));
            } else {
                square.unproven_on = square.unproven_on.take().max(Some(row.on_day));
                square.unproven = square.unproven.saturating_add(i64::from(row.visits));
            }
        }
        for row in places {
            let here = row.lon.zip(row.lat).and_then(|(lon, lat)| LonLat::new(lon, lat).ok());
            let Some(cell) = here.and_then(|here| Cell::of(here, district.grid)) else { continue };
            let square = squares.entry(cell).or_default();
            // What lies in no village that is known is looked at all the same, and covered with none.
            if row.division.parse::<DivisionCode>().is_ok_and(|code| code.is_village()) {
                square.villages.entry(row.division).or_default();
            }
            square.open = square.open.saturating_add(1);
        }
        let mut standings: BTreeMap<String, Standing<'_>> = BTreeMap::new();
        let named = squares.values().flat_map(|square| square.villages.keys()).filter_map(|code| code.parse().ok());
        let named: Vec<DivisionCode> = named.chain(villages_of(conn, &within)?).collect();
        for village in named {
            if !standings.contains_key(village.as_str()) {
                let standing = standing(home, conn, &district, &village, (from, on), words)?;
                standings.insert(village.to_string(), standing);
            }
        }
        let mut features: Vec<Value> = squares
            .iter()
            .filter_map(|(cell, square)| square.feature(*cell, district.grid, &standings, on, words))
            .collect();
        features.extend(standings.values().filter_map(|standing| middle(standing, bbox)));
        Ok(json!({ "type": "FeatureCollection", "features": features, "truncated": truncated }))
    })
}

fn cell_box([west, south, east, north]: [f64; 4], grid: Grid) -> Option<CellBox> {
    let corner = |lon: f64, lat: f64| LonLat::new(lon, lat).ok();
    let corners = [corner(west, south)?, corner(east, south)?, corner(east, north)?, corner(west, north)?];
    let (low, high) = Cell::spanned(corners, grid)?;
    Some(CellBox { west: low.x, south: low.y, east: high.x, north: high.y })
}

impl Square {
    fn feature(
        &self,
        cell: Cell,
        grid: Grid,
        standings: &BTreeMap<String, Standing<'_>>,
        on: Date,
        words: Language,
    ) -> Option<Value> {
        let ring: Vec<[f64; 2]> = cell.ring(grid)?.iter().map(|corner| [corner.lon_deg(), corner.lat_deg()]).collect();
        let parts = self.villages.iter().map(|(code, last_on)| {
            let watch = standings.get(code).and_then(|standing| standing.watch);
            watch.map_or(Freshness::Never, |watch| freshness(*last_on, &watch.rule.value, on))
        });
        let status = parts.max().unwrap_or(Freshness::Never);
        // The age of the staler part: one that was never visited has none.
        let last_on = self.villages.values().min().copied().flatten();
        let age_days = last_on.and_then(|last| last.until(on).ok()).map(|span| span.get_days());
        let names: Vec<&str> = self
            .villages
            .keys()
            .filter_map(|code| standings.get(code))
            .map(|standing| standing.view.village.name.as_str())
            .collect();
        Some(json!({
            "type": "Feature",
            "geometry": { "type": "Polygon", "coordinates": [ring] },
            "properties": {
                "kind": "cell", "cell": format!("{}:{}", cell.x, cell.y), "status": status.code(),
                "status_label": words.label("patrol_freshness", status.code()),
                "last_on": last_on.map(|day| day.to_string()), "age_days": age_days,
                "unproven_on": self.unproven_on, "visits": self.visits, "unproven": self.unproven,
                "open": self.open, "villages": names.join(" · "),
            },
        }))
    }
}

fn middle(standing: &Standing<'_>, [west, south, east, north]: [f64; 4]) -> Option<Value> {
    let at = standing.view.place.filter(|at| (west..=east).contains(&at.lon) && (south..=north).contains(&at.lat))?;
    Some(json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [at.lon, at.lat] },
        "properties": {
            "kind": "village", "code": standing.view.village.code, "name": standing.view.village.name,
            "status": standing.status.code(), "status_label": standing.view.status_label,
            "last_on": standing.last_on.map(|day| day.to_string()), "age_days": standing.view.age_days,
        },
    }))
}
