//! The files that fit a filter, page by page, with how many there are.

use std::collections::BinaryHeap;
use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::filter::MapFilter;
use super::ground::{buckets_in, buckets_of};
use super::layer::MapLayer;
use super::order::Order;
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

/// Behind which file a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
        let mut first = First { most: limit.saturating_add(1), held: BinaryHeap::new() };
        let total = if sieve.is_by_profile() {
            let admitted = sheet.profiles.each(|profile| sieve.admits(*profile));
            for (slots, bound) in sheet.blocks.iter() {
                if !first.has_room(order.key(bound)) {
                    continue;
                }
                for slot in slots.filter(|slot| admits(&admitted, sheet.profile_number(*slot))) {
                    first.offer(order.key(sheet.times(slot)), after, || sheet.id(slot));
                }
            }
            sheet.profiles.held(&admitted)
        } else {
            let mut total = 0;
            each_matching(sheet, sieve, |slot| {
                total += 1;
                first.offer(order.key(sheet.times(slot)), after, || sheet.id(slot));
            });
            total
        };
        let mut page = first.held.into_sorted_vec();
        let more = page.len() > limit;
        page.truncate(limit);
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
        let mut ids: Vec<Uuid> = Vec::new();
        each_matching(sheet, sieve, |slot| ids.push(sheet.id(slot)));
        ids.sort_unstable();
        Ok(Some(ids))
    })
}

/// The first of many, of which all but these few are forgotten at once.
struct First {
    most: usize,
    held: BinaryHeap<Cursor>,
}

impl First {
    /// Whether a file with this key may be among them.
    fn has_room(&self, key: u32) -> bool {
        self.held.len() < self.most || self.held.peek().is_none_or(|last| key <= last.key)
    }

    /// Keeps a file if it is among the first behind a cursor. Its id is asked for only where its key does not decide.
    fn offer(&mut self, key: u32, after: Option<Cursor>, id: impl FnOnce() -> Uuid) {
        if !self.has_room(key) || after.is_some_and(|after| key < after.key) {
            return;
        }
        let full = self.held.len() >= self.most;
        let at = Cursor { key, id: id() };
        if after.is_some_and(|after| at <= after) || full && self.held.peek().is_some_and(|last| *last < at) {
            return;
        }
        self.held.push(at);
        if full {
            self.held.pop();
        }
    }
}

/// Whether the profile with a number is among those that are admitted.
fn admits(admitted: &[bool], profile: u32) -> bool {
    usize::try_from(profile).is_ok_and(|at| admitted.get(at) == Some(&true))
}

/// Goes through every slot that passes.
pub(super) fn each_matching(sheet: &Sheet, sieve: &Sieve, mut see: impl FnMut(u32)) {
    let admitted = sheet.profiles.each(|profile| sieve.admits(*profile));
    each_candidate(sheet, sieve, |slot, profile| {
        if admits(&admitted, profile) && sieve.passes_own(sheet, slot) {
            see(slot);
        }
    });
}

/// Goes through every slot near where a sieve looks, with the number of its profile; through all where it looks everywhere.
pub(super) fn each_candidate(sheet: &Sheet, sieve: &Sieve, mut see: impl FnMut(u32, u32)) {
    let Some(around) = sieve.around().filter(|around| buckets_in(*around) <= MOST_BUCKETS) else {
        sheet.slots().for_each(|(slot, profile)| see(slot, profile));
        return;
    };
    let mut near: Vec<u32> = buckets_of(around).flat_map(|bucket| sheet.ground.bucket(bucket)).copied().collect();
    // What reaches over several squares is in each of them.
    near.sort_unstable();
    near.dedup();
    for slot in near {
        see(slot, sheet.profile_number(slot));
    }
}

/// How many have no place and pass whatever else is asked.
pub(super) fn unplaced(sheet: &Sheet, sieve: &Sieve) -> u64 {
    let passes =
        |slot: &u32| (sieve.profile_fails(sheet.profile(*slot)) | sieve.own_fails(sheet, *slot)) & !GROUND == 0;
    u64::try_from(sheet.unplaced().filter(passes).count()).unwrap_or(u64::MAX)
}
