//! Where the places of a sheet lie: which are in which square of the ground, and how many of which sort in each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::spatial::tiles::{World, WorldBox, morton};

/// Places are kept by the cells of this zoom, some 2 km to a side.
pub(super) const BUCKET_ZOOM: u8 = 14;
/// They are counted by the cells of this one.
pub(super) const TALLY_ZOOM: u8 = 15;
/// Cells of [`TALLY_ZOOM`] in one of [`BUCKET_ZOOM`].
const TALLIES_A_BUCKET: u32 = 4;

/// A cell of [`TALLY_ZOOM`] in the order in which tiles are quartered, a division and a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TallyKey {
    pub(super) cell: u32,
    pub(super) village: u16,
    pub(super) class: u8,
}

/// How many places, and where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) count: u32,
    /// One of them.
    pub(super) slot: u32,
    /// Sums of their positions.
    pub(super) sum: [u64; 2],
    pub(super) bounds: WorldBox,
}

/// The places of a sheet by where they are.
#[derive(Debug, Default)]
pub(super) struct Ground {
    buckets: BTreeMap<u32, Vec<u32>>,
    tallies: BTreeMap<TallyKey, Tally>,
    dirty: BTreeSet<u32>,
}

/// What the ground must know of a place to count it; none for one that is not counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) point: World,
    pub(super) village: u16,
    pub(super) class: u8,
}

impl Tally {
    pub(super) fn of(slot: u32, point: World) -> Self {
        Self { count: 1, slot, sum: [u64::from(point.x), u64::from(point.y)], bounds: WorldBox::at(point) }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.count += other.count;
        let ([x, y], [dx, dy]) = (self.sum, other.sum);
        self.sum = [x + dx, y + dy];
        self.bounds = self.bounds.with(other.bounds);
    }

    /// The middle of them all.
    pub(super) fn middle(self) -> World {
        let [x, y] = self.sum;
        let count = u64::from(self.count.max(1));
        let mean = |sum: u64| u32::try_from(sum / count).unwrap_or(u32::MAX);
        World { x: mean(x), y: mean(y) }
    }
}

/// The bucket in which a position lies.
fn bucket_of(point: World) -> u32 {
    let (x, y) = point.cell(BUCKET_ZOOM);
    morton(x, y)
}

/// Columns and rows of the buckets that a box touches.
fn spanned(around: WorldBox) -> (RangeInclusive<u32>, RangeInclusive<u32>) {
    let (west, north) = World { x: around.west, y: around.north }.cell(BUCKET_ZOOM);
    let (east, south) = World { x: around.east, y: around.south }.cell(BUCKET_ZOOM);
    (west..=east, north..=south)
}

/// The buckets that a box touches.
pub(super) fn buckets_of(around: WorldBox) -> impl Iterator<Item = u32> {
    let (columns, rows) = spanned(around);
    rows.flat_map(move |y| columns.clone().map(move |x| morton(x, y)))
}

/// How many buckets a box touches.
pub(super) fn buckets_in(around: WorldBox) -> u64 {
    let (columns, rows) = spanned(around);
    let span = |range: RangeInclusive<u32>| u64::from(range.end() - range.start()) + 1;
    span(columns) * span(rows)
}

impl Ground {
    /// Puts a place into every bucket that the box around it touches.
    pub(super) fn put(&mut self, slot: u32, around: WorldBox) {
        for bucket in buckets_of(around) {
            self.buckets.entry(bucket).or_default().push(slot);
            self.dirty.insert(bucket);
        }
    }

    /// Takes it out again.
    pub(super) fn take(&mut self, slot: u32, around: WorldBox) {
        for bucket in buckets_of(around) {
            if let Some(slots) = self.buckets.get_mut(&bucket) {
                slots.retain(|held| *held != slot);
                self.dirty.insert(bucket);
            }
        }
    }

    /// Counts the squares anew in which something changed.
    pub(super) fn settle(&mut self, counted: impl Fn(u32) -> Option<Counted>) {
        for bucket in std::mem::take(&mut self.dirty) {
            let first = bucket * TALLIES_A_BUCKET;
            let old: Vec<TallyKey> = self.within(first, first + TALLIES_A_BUCKET - 1).map(|(key, _)| *key).collect();
            for key in old {
                self.tallies.remove(&key);
            }
            let Some(slots) = self.buckets.get_mut(&bucket) else { continue };
            slots.shrink_to_fit();
            for slot in slots.iter() {
                let Some(place) = counted(*slot).filter(|place| bucket_of(place.point) == bucket) else { continue };
                let (x, y) = place.point.cell(TALLY_ZOOM);
                let key = TallyKey { cell: morton(x, y), village: place.village, class: place.class };
                let one = Tally::of(*slot, place.point);
                self.tallies.entry(key).and_modify(|tally| tally.add(one)).or_insert(one);
            }
        }
        self.buckets.retain(|_, slots| !slots.is_empty());
    }

    /// The counts of the cells from one to another, both within, in the order of the cells.
    pub(super) fn within(&self, first: u32, last: u32) -> impl Iterator<Item = (&TallyKey, &Tally)> {
        let from = TallyKey { cell: first, village: 0, class: 0 };
        let to = TallyKey { cell: last, village: u16::MAX, class: u8::MAX };
        self.tallies.range(from..=to)
    }

    /// The buckets from one to another, both within, in their order.
    pub(super) fn run(&self, first: u32, last: u32) -> impl Iterator<Item = (u32, &[u32])> {
        self.buckets.range(first..=last).map(|(bucket, slots)| (*bucket, slots.as_slice()))
    }

    /// The places in a bucket, and those that reach into it.
    pub(super) fn bucket(&self, bucket: u32) -> &[u32] {
        self.buckets.get(&bucket).map_or(&[], Vec::as_slice)
    }

    /// Whether a bucket is the one in which a position lies.
    pub(super) fn is_own(bucket: u32, point: World) -> bool {
        bucket_of(point) == bucket
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let buckets: usize = self.buckets.values().map(|slots| slots.capacity() * 4 + 40).sum();
        // A node of the tree is on the average two thirds full.
        buckets + self.tallies.len() * (size_of::<TallyKey>() + size_of::<Tally>()) * 3 / 2
    }
}
