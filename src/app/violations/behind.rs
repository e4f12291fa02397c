//! The cases behind a figure of the board, or registered in a period: told by the map in memory, which counts them.

use std::collections::HashSet;

use super::lines::lines_of;
use super::query::{CaseQuery, MOST, bad_cursor};
use super::view::CaseLine;
use crate::app::houses::view::Page;
use crate::app::map::{Cursor, MapFigure, MapFilter, MapLayer, Order, select};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, policy};
use crate::domain::actor::Actor;
use crate::domain::kinds::Kind;
use crate::store::{self, Conn};
use crate::words::Language;

/// A page of them, the one with the latest act first.
///
/// # Errors
/// `NotAllowed` for a role that reads no cases; `Faulty` for a cursor that is none; `MapNotReady` while the map is built.
pub(super) fn behind(
    home: &Homestead,
    actor: &Actor,
    query: &CaseQuery,
    words: Language,
) -> Result<Page<CaseLine>, Refusal> {
    let after: Option<Cursor> = query.cursor.as_deref().map(str::parse).transpose().map_err(|_why| bad_cursor())?;
    let limit = usize::try_from(query.limit.clamp(1, MOST)).unwrap_or(1);
    home.store.read(|conn| {
        let chosen = chosen(home, conn, actor, query)?;
        // Those of a party or a house are few; they are taken out of all that fit.
        let most = if chosen.is_some() { usize::MAX } else { limit };
        let mut found = select(home, conn, actor, MapLayer::Violations, &filter(query), (Order::Latest, after), most)?;
        if let Some(chosen) = chosen {
            found.ids.retain(|id| chosen.contains(&id.uuid().to_string()));
        }
        let items = lines_of(home, conn, actor.county(), &found.ids, words)?;
        Ok(Page { items, next_cursor: found.next.map(|next| next.to_string()) })
    })
}

fn filter(query: &CaseQuery) -> MapFilter {
    let (number, _name) = query.sought();
    MapFilter {
        division: query.division.clone(),
        states: query.state.iter().cloned().collect(),
        tracks: query.track.iter().cloned().collect(),
        kinds: Kind::ALL.into_iter().filter(|kind| query.kind.as_deref() == Some(kind.code())).collect(),
        sources: query.source.iter().cloned().collect(),
        open: query.open,
        risk: query.risk,
        figure: query.figure.map(MapFigure::Case),
        from: query.from,
        to: query.to,
        q: number.map(str::to_owned),
        bbox: query.bbox,
        ..MapFilter::default()
    }
}

/// Ids of those of the party or the house that is sought; none where neither is.
fn chosen(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    query: &CaseQuery,
) -> Result<Option<HashSet<String>>, Refusal> {
    if query.sought().1.is_none() && query.house.is_none() {
        return Ok(None);
    }
    let visible = policy::case_visibility(actor)?;
    let filter = CaseQuery { cursor: None, ..query.clone() }.filter(home, actor)?;
    let rows = store::violations::list(conn, visible.territory(), &filter, i64::from(MOST))?;
    Ok(Some(rows.into_iter().map(|row| row.id).collect()))
}
