//! One layer of a county in memory: every file a slot of a few small numbers, found by its id and by where it is.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::blocks::Blocks;
use super::courses::Courses;
use super::facts::{Course, OF_TOWNSHIP, PLACED, Place, Profile, Times};
use super::ground::{Counted, Ground};
use super::layer::MapLayer;
use super::names::Names;
use super::profiles::{OF_THE_GONE, Profiles};
use super::record::{Record, pack};
use crate::domain::stats::{CaseFacts, HouseFacts};
use crate::spatial::tiles::{World, WorldBox};

/// Digits of the code of a township.
const TOWNSHIP_DIGITS: usize = 9;
/// Bytes that no place has any more, beyond which the packed parts are written anew.
const MOST_WASTE: usize = 1 << 20;

/// A layer of a county.
#[derive(Debug)]
pub(in crate::app) struct Sheet {
    /// Which.
    pub(in crate::app) layer: MapLayer,
    ids: Vec<Uuid>,
    points: Vec<World>,
    /// The number of each place's profile.
    profile_of: Vec<u32>,
    times: Vec<Times>,
    /// For each place, how many bits it takes to say how far its outline reaches from its point.
    reaches: Vec<u8>,
    /// Where its packed part begins.
    starts: Vec<u32>,
    packed: Vec<u8>,
    waste: usize,
    by_id: Vec<u32>,
    /// Those put in since it was last settled, by id.
    fresh: BTreeMap<Uuid, u32>,
    /// What its places have alike.
    pub(super) profiles: Profiles,
    pub(super) blocks: Blocks,
    /// Divisions in which its places lie.
    pub(in crate::app) divisions: Names,
    /// Seasons of its places.
    pub(in crate::app) seasons: Names,
    pub(super) ground: Ground,
    /// Those that have no place.
    unplaced: BTreeSet<u32>,
    /// The courses of houses.
    pub(in crate::app) houses: Courses<HouseFacts>,
    /// The courses of cases.
    pub(in crate::app) cases: Courses<CaseFacts>,
    /// Counts up with every change.
    pub(super) edition: u64,
}

/// The code of the township in which a division lies; of one that is known no nearer, its own.
pub(super) fn township_of(code: &str) -> &str {
    code.get(..TOWNSHIP_DIGITS).unwrap_or(code)
}

fn at(slot: u32) -> usize {
    usize::try_from(slot).unwrap_or(usize::MAX)
}

impl Sheet {
    /// An empty one.
    pub(super) fn of(layer: MapLayer) -> Self {
        Self {
            layer,
            ids: Vec::new(),
            points: Vec::new(),
            profile_of: Vec::new(),
            times: Vec::new(),
            reaches: Vec::new(),
            starts: Vec::new(),
            packed: Vec::new(),
            waste: 0,
            by_id: Vec::new(),
            fresh: BTreeMap::new(),
            profiles: Profiles::new(),
            blocks: Blocks::default(),
            divisions: Names::default(),
            seasons: Names::default(),
            ground: Ground::default(),
            unplaced: BTreeSet::new(),
            houses: Courses::default(),
            cases: Courses::default(),
            edition: 0,
        }
    }

    /// Every slot with the number of its profile, in the order in which they were put in; those of the gone among them.
    #[inline]
    pub(super) fn slots(&self) -> impl Iterator<Item = (u32, u32)> {
        (0_u32..).zip(self.profile_of.iter().copied())
    }

    /// Those that have no place.
    pub(super) fn unplaced(&self) -> impl Iterator<Item = u32> {
        self.unplaced.iter().copied()
    }

    /// The number of a slot's profile.
    #[inline]
    pub(super) fn profile_number(&self, slot: u32) -> u32 {
        self.profile_of.get(at(slot)).copied().unwrap_or(OF_THE_GONE)
    }

    /// The profile of a slot.
    #[inline]
    pub(in crate::app) fn profile(&self, slot: u32) -> Profile {
        self.profiles.of(self.profile_number(slot))
    }

    /// The times of a slot.
    #[inline]
    pub(super) fn times(&self, slot: u32) -> Times {
        self.times.get(at(slot)).copied().unwrap_or_default()
    }

    /// The id of a slot's file.
    pub(in crate::app) fn id(&self, slot: u32) -> Uuid {
        self.ids.get(at(slot)).copied().unwrap_or_default()
    }

    /// Where it is; without meaning for one that has no place.
    #[inline]
    pub(super) fn point(&self, slot: u32) -> World {
        self.points.get(at(slot)).copied().unwrap_or(World { x: 0, y: 0 })
    }

    /// Its packed part.
    pub(super) fn record(&self, slot: u32) -> Record<'_> {
        let start = self.starts.get(at(slot)).copied().unwrap_or(u32::MAX);
        Record::of(self.packed.get(at(start)..).unwrap_or_default(), self.point(slot))
    }

    /// A box that holds its outline, somewhat larger than that.
    pub(super) fn roughly(&self, slot: u32) -> WorldBox {
        let reach =
            self.reaches.get(at(slot)).map_or(0, |bits| 1_u32.checked_shl(u32::from(*bits)).unwrap_or(u32::MAX));
        let (World { x, y }, reach) = (self.point(slot), reach - 1);
        WorldBox {
            west: x.saturating_sub(reach),
            north: y.saturating_sub(reach),
            east: x.saturating_add(reach),
            south: y.saturating_add(reach),
        }
    }

    /// The box around its outline, or its point.
    pub(super) fn bounds(&self, slot: u32) -> WorldBox {
        let mut around = None;
        self.record(slot).each_ring(|_first, ring| {
            around = WorldBox::around(ring.iter().copied()).into_iter().chain(around).reduce(WorldBox::with);
        });
        around.unwrap_or_else(|| WorldBox::at(self.point(slot)))
    }

    /// Whether its number begins so.
    pub(super) fn number_begins(&self, slot: u32, prefix: &[u8]) -> bool {
        let profile = self.profile(slot);
        let held = self.record(slot).number();
        if !profile.is(OF_TOWNSHIP) {
            return held.starts_with(prefix);
        }
        let township = township_of(self.divisions.text(profile.village)).as_bytes();
        match prefix.strip_prefix(township) {
            Some(rest) => held.starts_with(rest),
            None => township.starts_with(prefix),
        }
    }

    /// The slot of a file.
    pub(in crate::app) fn find(&self, id: Uuid) -> Option<u32> {
        let known = self.by_id.binary_search_by(|slot| self.id(*slot).cmp(&id)).ok();
        known.and_then(|place| self.by_id.get(place)).or_else(|| self.fresh.get(&id)).copied()
    }

    /// Puts a file in, or in the place of what was known of it. To be settled afterwards.
    pub(super) fn put(&mut self, place: &Place) {
        let profile = self.numbered(place);
        let point = place.point.unwrap_or(World { x: 0, y: 0 });
        let around = WorldBox::around(place.outline.iter().flatten().flatten().copied().chain(place.point));
        let number = if profile.is(OF_TOWNSHIP) { place.number.get(TOWNSHIP_DIGITS..) } else { None };
        let mut record = Vec::with_capacity(64);
        pack(&mut record, point, &place.outline, number.unwrap_or(&place.number));
        let slot = match self.find(place.id) {
            Some(slot) => {
                self.lift(slot);
                slot
            }
            None => self.added(place.id),
        };
        self.write(slot, point, &record);
        let profile = self.profiles.number(profile);
        self.change(slot, profile);
        self.blocks.note(slot, place.times);
        if let Some(held) = self.times.get_mut(at(slot)) {
            *held = place.times;
        }
        match place.course {
            Course::None if self.layer == MapLayer::Houses => self.houses.put(slot, None),
            Course::None => {}
            Course::House(course) => self.houses.put(slot, Some(course)),
            Course::Case(course) => self.cases.put(slot, Some(course)),
        }
        let reach = around.map_or(0, |around| farthest(point, around));
        if let Some(bits) = self.reaches.get_mut(at(slot)) {
            *bits = u8::try_from(32 - reach.leading_zeros()).unwrap_or(32);
        }
        match around.filter(|_| place.point.is_some()) {
            Some(around) => self.ground.put(slot, around),
            None => _ = self.unplaced.insert(slot),
        }
    }

    /// Takes a file out that is no longer there.
    pub(super) fn remove(&mut self, id: Uuid) {
        if let Some(slot) = self.find(id) {
            self.lift(slot);
            self.houses.put(slot, None);
            self.cases.put(slot, None);
            self.change(slot, OF_THE_GONE);
        }
    }

    /// Brings order into what was put in: to be called before anything is read.
    pub(super) fn settle(&mut self) {
        self.edition += 1;
        if !self.fresh.is_empty() {
            self.by_id.reserve_exact(self.fresh.len());
            self.by_id.extend(std::mem::take(&mut self.fresh).into_values());
            let ids = &self.ids;
            self.by_id.sort_by_key(|slot| ids.get(at(*slot)).copied().unwrap_or_default());
        }
        if self.waste > MOST_WASTE && self.waste > self.packed.len() / 4 {
            self.repack();
        }
        let (profiles, points) = (&self.profile_of, &self.points);
        self.ground.settle(|slot| {
            let profile = *profiles.get(at(slot)).filter(|profile| **profile != OF_THE_GONE)?;
            Some(Counted { point: *points.get(at(slot))?, profile })
        });
    }

    /// Lets go of memory that was asked for in advance.
    pub(super) fn tighten(&mut self) {
        self.ids.shrink_to_fit();
        self.points.shrink_to_fit();
        self.profile_of.shrink_to_fit();
        self.times.shrink_to_fit();
        self.reaches.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.packed.shrink_to_fit();
        self.by_id.shrink_to_fit();
        self.houses.tighten();
        self.cases.tighten();
    }

    /// How many files it holds.
    pub(in crate::app) fn len(&self) -> usize {
        self.ids.len()
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.ids.capacity() * size_of::<Uuid>()
            + self.points.capacity() * size_of::<World>()
            + self.times.capacity() * size_of::<Times>()
            + self.reaches.capacity()
            + (self.profile_of.capacity() + self.starts.capacity() + self.by_id.capacity()) * size_of::<u32>()
            + self.profiles.bytes()
            + self.packed.capacity()
            + self.ground.bytes()
            + self.houses.bytes()
            + self.cases.bytes()
    }

    fn change(&mut self, slot: u32, profile: u32) {
        if let Some(held) = self.profile_of.get_mut(at(slot)) {
            self.profiles.change(*held, profile);
            *held = profile;
        }
    }

    fn numbered(&mut self, place: &Place) -> Profile {
        let village = self.divisions.number(&place.division);
        let season = self.seasons.number(&place.season);
        let mut flags = place.profile.flags;
        if place.point.is_some() {
            flags |= PLACED;
        }
        if place.division.get(..TOWNSHIP_DIGITS).is_some_and(|township| place.number.starts_with(township)) {
            flags |= OF_TOWNSHIP;
        }
        Profile { village, season, flags, ..place.profile }
    }

    fn added(&mut self, id: Uuid) -> u32 {
        let slot = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        grow(&mut self.ids);
        grow(&mut self.points);
        grow(&mut self.profile_of);
        grow(&mut self.times);
        grow(&mut self.reaches);
        grow(&mut self.starts);
        self.ids.push(id);
        self.points.push(World { x: 0, y: 0 });
        self.profile_of.push(OF_THE_GONE);
        self.times.push(Times::default());
        self.reaches.push(0);
        self.starts.push(u32::MAX);
        // A whole county comes in the order of its ids.
        if self.fresh.is_empty() && self.by_id.last().is_none_or(|last| self.id(*last) < id) {
            grow(&mut self.by_id);
            self.by_id.push(slot);
        } else {
            self.fresh.insert(id, slot);
        }
        slot
    }

    fn write(&mut self, slot: u32, point: World, record: &[u8]) {
        let start = self.starts.get(at(slot)).copied().unwrap_or(u32::MAX);
        let held = self.packed.get(at(start)..).unwrap_or_default();
        if !held.starts_with(record) {
            if !held.is_empty() {
                self.waste += Record::of(held, point).length();
            }
            let start = u32::try_from(self.packed.len()).unwrap_or(u32::MAX);
            if self.packed.capacity() - self.packed.len() < record.len() {
                self.packed.reserve_exact(record.len().max(self.packed.len() / 16));
            }
            self.packed.extend_from_slice(record);
            if let Some(held) = self.starts.get_mut(at(slot)) {
                *held = start;
            }
        }
        if let Some(held) = self.points.get_mut(at(slot)) {
            *held = point;
        }
    }

    /// Takes a place off the ground.
    fn lift(&mut self, slot: u32) {
        if self.profile(slot).is(PLACED) {
            let around = self.bounds(slot).with(WorldBox::at(self.point(slot)));
            self.ground.take(slot, around);
        }
        self.unplaced.remove(&slot);
    }

    fn repack(&mut self) {
        let mut packed = Vec::with_capacity(self.packed.len().saturating_sub(self.waste));
        for start in &mut self.starts {
            let held = self.packed.get(at(*start)..).unwrap_or_default();
            let length = Record::of(held, World { x: 0, y: 0 }).length();
            *start = u32::try_from(packed.len()).unwrap_or(u32::MAX);
            packed.extend_from_slice(held.get(..length).unwrap_or_default());
        }
        self.packed = packed;
        self.waste = 0;
    }
}

/// Room for one more, asked for a sixteenth at a time: doubling would take twice the memory.
fn grow<T>(list: &mut Vec<T>) {
    if list.len() == list.capacity() {
        list.reserve_exact((list.len() / 16).max(64));
    }
}

/// How far a box reaches from a point on either axis.
fn farthest(point: World, around: WorldBox) -> u32 {
    let sides = [
        point.x.abs_diff(around.west),
        point.x.abs_diff(around.east),
        point.y.abs_diff(around.north),
        point.y.abs_diff(around.south),
    ];
    sides.into_iter().max().unwrap_or(0)
}
