//! Features of a collection, a page at a time, and one by its id. Pages are in the order of ids, so that they do not shift
//! while acts come in.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::Value;

use super::asked::{self, Asked, bad_cursor, in_system};
use super::collection::Collection;
use super::feature::Scene;
use super::system::System;
use super::window::{Window, corners, parts};
use super::zones;
use crate::app::map::{self, Cursor, MapFilter, MapLayer, Order};
use crate::app::refusal::Refusal;
use crate::app::zones::one;
use crate::app::{Homestead, houses, packs, patches, policy, violations};
use crate::domain::actor::Actor;
use crate::domain::fields::Fields;
use crate::domain::ids::Id;
use crate::domain::time::china_date;
use crate::spatial::Grid;
use crate::store::{self, Conn};
use crate::words::Language;

/// A page of features.
#[derive(Debug)]
pub struct Items {
    /// GeoJSON features.
    pub features: Vec<Value>,
    /// How many there are on all pages.
    pub matched: u64,
    /// When they were read.
    pub at: Timestamp,
    /// The cursor of the next page; none on the last.
    pub next: Option<String>,
    /// In which system the geometries are.
    pub system: System,
}

/// One feature.
#[derive(Debug)]
pub struct Item {
    /// GeoJSON.
    pub feature: Value,
    /// In which system its geometry is.
    pub system: System,
}

/// The features that a query asks for, as far as the actor may see them.
///
/// # Errors
/// `NotAllowed` for a role without the collection; `Faulty` with everything that is wrong with the query.
pub fn items(
    home: &Homestead,
    actor: &Actor,
    collection: Collection,
    query: &Value,
    words: Language,
) -> Result<Items, Refusal> {
    collection.enter(actor)?;
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let grid = district.grid;
        let at = home.clock.now();
        let today = china_date(at);
        let scene = |system| Scene { district, system, today, words };
        let layer = match collection {
            Collection::Houses => MapLayer::Houses,
            Collection::Violations => MapLayer::Violations,
            Collection::Patches => MapLayer::Patches,
            Collection::Zones => {
                let (asked, layers) = zones::read(query, grid)?;
                let page = zones::found(home, conn, actor.county(), (&asked, layers), grid)?;
                let scene = scene(asked.system);
                let features = page.zones.iter().map(|zone| scene.zone(zone)).collect::<Result<_, Refusal>>()?;
                let next = page.next.map(zones::cursor_of);
                return Ok(Items { features, matched: page.total, at, next, system: asked.system });
            }
        };
        let (asked, filter) = read(query, grid, layer)?;
        let after = asked.cursor.as_deref().map(|text| text.parse::<Cursor>().map_err(|_why| bad_cursor()));
        let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
        let found = map::select(home, conn, actor, layer, &filter, (Order::Id, after.transpose()?), limit)?;
        let features = features(conn, &scene(asked.system), layer, &found.ids)?;
        let next = found.next.map(|cursor| cursor.to_string());
        Ok(Items { features, matched: found.total, at, next, system: asked.system })
    })
}

/// Reads a query of a layer of the map; its days and window become part of the filter.
fn read(query: &Value, grid: Grid, layer: MapLayer) -> Result<(Asked, MapFilter), Refusal> {
    let (asked, mut filter) = asked::read(query, grid, |f: &mut Fields<'_>| map::read_filter(layer, f))?;
    filter.from = filter.from.into_iter().chain(asked.days.from).max();
    filter.to = filter.to.into_iter().chain(asked.days.to).min();
    filter.windows = asked.window.as_ref().map(|window| match window {
        Window::Box(bounds) => parts(*bounds).into_iter().map(corners).collect(),
        Window::Ring(ring) => vec![ring.clone()],
    });
    Ok((asked, filter))
}

/// The features of these ids, in their order.
fn features(conn: &mut Conn, scene: &Scene, layer: MapLayer, ids: &[Id]) -> Result<Vec<Value>, Refusal> {
    let Some(county) = ids.first().map(|id| id.county().to_string()) else { return Ok(Vec::new()) };
    let uuids: Vec<String> = ids.iter().map(|id| id.uuid().to_string()).collect();
    let mut made: HashMap<String, Value> = HashMap::with_capacity(ids.len());
    match layer {
        MapLayer::Houses => {
            for row in store::houses::of_ids(conn, &county, &uuids, &[])? {
                made.insert(row.id.clone(), scene.house(&row)?);
            }
        }
        MapLayer::Violations => {
            for row in store::violations::of_ids(conn, &county, &uuids)? {
                made.insert(row.id.clone(), scene.violation(&row)?);
            }
        }
        MapLayer::Patches => {
            for row in store::patches::of_ids(conn, &county, &uuids)? {
                made.insert(row.id.clone(), scene.patch(&row)?);
            }
        }
    }
    Ok(uuids.iter().filter_map(|id| made.remove(id)).collect())
}

/// One feature by its id.
///
/// # Errors
/// `NotAllowed` for a role without the collection; `Hidden` where there is none or the actor may not see it; `Faulty`.
pub fn item(
    home: &Homestead,
    actor: &Actor,
    (collection, id): (Collection, &str),
    query: &Value,
    words: Language,
) -> Result<Item, Refusal> {
    collection.enter(actor)?;
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let grid = district.grid;
        let system = Fields::read(query, |f| in_system(f, grid)).map_err(Refusal::Faulty)?;
        let scene = Scene { district, system, today: china_date(home.clock.now()), words };
        let named = || id.parse::<Id>().map_err(|_why| Refusal::Hidden);
        let feature = match collection {
            Collection::Houses => {
                let id = named()?;
                houses::visible(conn, actor, &id)?;
                scene.house(&store::houses::find(conn, &id)?.ok_or(Refusal::Hidden)?)?
            }
            Collection::Violations => {
                let id = named()?;
                violations::visible(conn, actor, &id)?;
                scene.violation(&store::violations::find(conn, &id)?.ok_or(Refusal::Hidden)?)?
            }
            Collection::Patches => {
                let id = named()?;
                patches::visible(conn, actor, &id)?;
                scene.patch(&store::patches::find(conn, &id)?.ok_or(Refusal::Hidden)?)?
            }
            Collection::Zones => {
                policy::visibility(actor)?;
                scene.zone(&one(home, conn, actor.county(), id)?.ok_or(Refusal::Hidden)?)?
            }
        };
        Ok(Item { feature, system })
    })
}
