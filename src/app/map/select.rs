//! The files that fit a filter, page by page, with how many there are.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::facts::PLACED;
use super::filter::MapFilter;
use super::ground::{buckets_in, buckets_of};
use super::layer::MapLayer;
use super::scope::asked;
use super::sheet::Sheet;
use super::sieve::{GROUND, Sieve};
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::domain::ids::Id;
use crate::store::{self, Conn};

/// Over more squares than this all places are gone through.
const MOST_BUCKETS: u64 = 4_096;

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By id: stable while files change, so that whoever reads all of them gets each once.
    Id,
    /// The latest act first.
    #[default]
    Latest,
    /// What runs out first, what has no day last.
    Due,
}

/// Behind which file a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    key: u32,
    id: Uuid,
}

/// Not a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not where a page ended")]
pub struct BadCursor;

/// A page of a layer.
#[derive(Debug)]
pub struct Selected {
    /// The files, in the order asked for.
    pub ids: Vec<Id>,
    /// How many fit the filter altogether; those without a place among them, unless it says where.
    pub total: u64,
    /// How many fit all of the filter but where, and have no place: they are on no tile.
    pub unplaced: u64,
    /// Where the next page begins; none behind the last.
    pub next: Option<Cursor>,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.key, self.id)
    }
}

impl FromStr for Cursor {
    type Err = BadCursor;

    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let (key, id) = text.split_once('.').ok_or(BadCursor)?;
        let (key, id) = (key.parse().map_err(|_why| BadCursor)?, id.parse().map_err(|_why| BadCursor)?);
        Ok(Self { key, id })
    }
}

/// The files of a layer that an actor may see and that fit a filter, at most so many from behind a cursor.
///
/// # Errors
/// `NotAllowed` for a role without this layer, `MapNotReady` while the map is being built; the database's.
pub fn select(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    layer: MapLayer,
    filter: &MapFilter,
    (order, after): (Order, Option<Cursor>),
    limit: usize,
) -> Result<Selected, Refusal> {
    asked(home, conn, actor, (layer, filter), |_sheets, sheet, sieve| {
        let found = matching(sheet, sieve);
        let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
        let mut page: Vec<Cursor> = found.into_iter().map(|slot| place_in(sheet, slot, order)).collect();
        if let Some(after) = after {
            page.retain(|at| (at.key, at.id) > (after.key, after.id));
        }
        let more = page.len() > limit;
        if more {
            page.select_nth_unstable_by_key(limit, |at| (at.key, at.id));
            page.truncate(limit);
        }
        page.sort_unstable_by_key(|at| (at.key, at.id));
        Ok(Selected {
            next: page.last().copied().filter(|_| more),
            ids: page.into_iter().map(|at| Id::new(actor.county().clone(), at.id)).collect(),
            total,
            unplaced: unplaced(sheet, sieve),
        })
    })
}

/// The ids of all files of a layer that an actor may see and that fit a filter, in their order: sixteen bytes each. None
/// where the map has come further than what this connection sees, so that rows and ids were not of one moment.
///
/// # Errors
/// As [`select`].
pub fn picked(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    layer: MapLayer,
    filter: &MapFilter,
) -> Result<Option<Vec<Uuid>>, Refusal> {
    let head = store::ledger::head(conn, actor.county().as_str())?.seq;
    asked(home, conn, actor, (layer, filter), |sheets, sheet, sieve| {
        if sheets.seq > head {
            return Ok(None);
        }
        let mut ids: Vec<Uuid> = matching(sheet, sieve).into_iter().map(|slot| sheet.id(slot)).collect();
        ids.sort_unstable();
        Ok(Some(ids))
    })
}

fn place_in(sheet: &Sheet, slot: u32, order: Order) -> Cursor {
    let facts = sheet.facts(slot);
    let key = match order {
        Order::Id => 0,
        Order::Latest => u32::MAX - facts.last_act_s,
        Order::Due if facts.due == 0 => u32::MAX,
        Order::Due => u32::from(facts.due),
    };
    Cursor { key, id: sheet.id(slot) }
}

/// Every slot that passes.
pub(super) fn matching(sheet: &Sheet, sieve: &Sieve) -> Vec<u32> {
    match sieve.around().filter(|around| buckets_in(*around) <= MOST_BUCKETS) {
        None => {
            sheet.slots().filter(|(slot, facts)| sieve.passes(sheet, *slot, *facts)).map(|(slot, _)| slot).collect()
        }
        Some(around) => {
            let near = buckets_of(around).flat_map(|bucket| sheet.ground.bucket(bucket)).copied();
            let mut found: Vec<u32> = near.filter(|slot| sieve.passes(sheet, *slot, sheet.facts(*slot))).collect();
            // What reaches over several squares is in each of them.
            found.sort_unstable();
            found.dedup();
            found
        }
    }
}

/// How many have no place and pass whatever else is asked.
pub(super) fn unplaced(sheet: &Sheet, sieve: &Sieve) -> u64 {
    let passes = |slot: &u32| {
        let facts = sheet.facts(*slot);
        !facts.is(PLACED) && sieve.fails(sheet, *slot, facts) & !GROUND == 0
    };
    u64::try_from(sheet.unplaced().filter(passes).count()).unwrap_or(u64::MAX)
}
