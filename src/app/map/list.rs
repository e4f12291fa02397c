//! The list beside the map: what fits the filter, as lines.

use serde::Serialize;
use utoipa::ToSchema;

use super::filter::MapFilter;
use super::layer::MapLayer;
use super::order::Order;
use super::select::{Cursor, Selected, select};
use crate::app::houses::view::HouseLine;
use crate::app::patches::view::PatchLine;
use crate::app::refusal::Refusal;
use crate::app::violations::view::CaseLine;
use crate::app::{Homestead, houses as house_files, patches as patch_files, violations as case_files};
use crate::domain::actor::Actor;
use crate::store::Conn;
use crate::words::Language;

/// What a page is asked for.
pub type Asked<'q> = (&'q MapFilter, Order, Option<Cursor>, usize);

/// A page of a layer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MapPage<T> {
    /// The items.
    pub items: Vec<T>,
    /// How many fit the filter altogether.
    pub total: u64,
    /// How many fit all of it but where, and have no place: no tile shows them.
    pub unplaced: u64,
    /// Cursor of the next page; none at the end.
    pub next_cursor: Option<String>,
}

/// The houses that fit a filter.
///
/// # Errors
/// `NotAllowed` for a role without case files; `MapNotReady` while the map is being built.
pub fn houses(
    home: &Homestead,
    actor: &Actor,
    asked: Asked<'_>,
    words: Language,
) -> Result<MapPage<HouseLine>, Refusal> {
    home.store.read(|conn| {
        let found = selected(home, conn, actor, MapLayer::Houses, asked)?;
        let items = house_files::lines_of(home, conn, actor.county(), &found.ids, words)?;
        Ok(page(found, items))
    })
}

/// The leads and cases that fit a filter.
///
/// # Errors
/// `NotAllowed` for a role that reads no cases; `MapNotReady` while the map is being built.
pub fn cases(home: &Homestead, actor: &Actor, asked: Asked<'_>, words: Language) -> Result<MapPage<CaseLine>, Refusal> {
    home.store.read(|conn| {
        let found = selected(home, conn, actor, MapLayer::Violations, asked)?;
        let items = case_files::lines_of(home, conn, actor.county(), &found.ids, words)?;
        Ok(page(found, items))
    })
}

/// The patches that fit a filter.
///
/// # Errors
/// `NotAllowed` for a role without patches; `MapNotReady` while the map is being built.
pub fn patches(
    home: &Homestead,
    actor: &Actor,
    asked: Asked<'_>,
    words: Language,
) -> Result<MapPage<PatchLine>, Refusal> {
    home.store.read(|conn| {
        let found = selected(home, conn, actor, MapLayer::Patches, asked)?;
        let items = patch_files::lines_of(home, conn, actor, &found.ids, words)?;
        Ok(page(found, items))
    })
}

fn selected(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    layer: MapLayer,
    (filter, order, after, limit): Asked<'_>,
) -> Result<Selected, Refusal> {
    select(home, conn, actor, layer, filter, (order, after), limit)
}

fn page<T>(found: Selected, items: Vec<T>) -> MapPage<T> {
    MapPage {
        items,
        total: found.total,
        unplaced: found.unplaced,
        next_cursor: found.next.map(|next| next.to_string()),
    }
}
