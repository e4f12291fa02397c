//! The houses behind a figure of the board, or applied for in a period: told by the map in memory, which counts them.

use std::collections::HashSet;

use super::lines::lines_of;
use super::query::{HouseQuery, MOST, bad_cursor};
use super::view::{HouseLine, Page};
use crate::app::map::{Cursor, MapFigure, MapFilter, MapLayer, Order, select};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, policy};
use crate::domain::actor::Actor;
use crate::store::{self, Conn};
use crate::words::Language;

/// A page of them, the one with the latest act first.
///
/// # Errors
/// `NotAllowed` for a role without case files; `Faulty` for a cursor that is none; `MapNotReady` while the map is built.
pub(super) fn behind(
    home: &Homestead,
    actor: &Actor,
    query: &HouseQuery,
    words: Language,
) -> Result<Page<HouseLine>, Refusal> {
    let after: Option<Cursor> = query.cursor.as_deref().map(str::parse).transpose().map_err(|_why| bad_cursor())?;
    let limit = usize::try_from(query.limit.clamp(1, MOST)).unwrap_or(1);
    home.store.read(|conn| {
        let named = named(home, conn, actor, query)?;
        // Whoever has the name sought is few; they are taken out of all that fit.
        let most = if named.is_some() { usize::MAX } else { limit };
        let mut found = select(home, conn, actor, MapLayer::Houses, &filter(query), (Order::Latest, after), most)?;
        if let Some(named) = named {
            found.ids.retain(|id| named.contains(&id.uuid().to_string()));
        }
        let items = lines_of(home, conn, actor.county(), &found.ids, words)?;
        Ok(Page { items, next_cursor: found.next.map(|next| next.to_string()) })
    })
}

fn filter(query: &HouseQuery) -> MapFilter {
    let (number, _name) = query.sought();
    MapFilter {
        division: query.division.clone(),
        stages: query.stage.iter().cloned().collect(),
        states: query.state.iter().cloned().collect(),
        overdue: query.overdue,
        figure: query.figure.map(MapFigure::House),
        from: query.from,
        to: query.to,
        q: number.map(str::to_owned),
        bbox: query.bbox,
        ..MapFilter::default()
    }
}

/// Ids of those whose head has the name that is sought; none where no name is.
fn named(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    query: &HouseQuery,
) -> Result<Option<HashSet<String>>, Refusal> {
    if query.sought().1.is_none() {
        return Ok(None);
    }
    let visible = policy::visibility(actor)?;
    let query = HouseQuery { cursor: None, ..query.clone() };
    let filter = query.filter(home, actor, home.clock.today())?;
    let listed = store::houses::list(conn, visible.territory(), &filter, i64::from(MOST))?;
    Ok(Some(listed.into_iter().map(|listed| listed.house.id).collect()))
}
