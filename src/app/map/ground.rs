//! Where the places of a sheet lie: which are in which square of the ground, and how many of which sort in each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::spatial::tiles::{World, WorldBox, morton};

/// Places are kept by the cells of this zoom, some 2 km to a side.
pub(super) const BUCKET_ZOOM: u8 = 14;
/// They are counted by the cells of this one.
pub(super) const TALLY_ZOOM: u8 = 15;

/// How many places of one profile lie in a cell, and where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    /// The cell of [`TALLY_ZOOM`], in the order in which tiles are quartered.
    pub(super) cell: u32,
    pub(super) profile: u32,
    pub(super) count: u32,
    /// One of them.
    pub(super) slot: u32,
    /// Sums of their positions.
    pub(super) sum: [u64; 2],
    pub(super) bounds: WorldBox,
}

/// What lies in a cell of [`BUCKET_ZOOM`].
#[derive(Debug, Default)]
struct Bucket {
    /// Places in it, and those that reach into it.
    slots: Vec<u32>,
    /// Those in it, counted.
    tallies: Vec<Tally>,
}

/// The places of a sheet by where they are.
#[derive(Debug, Default)]
pub(super) struct Ground {
    buckets: BTreeMap<u32, Bucket>,
    dirty: BTreeSet<u32>,
}

/// What the ground must know of a place to count it; none for one that is not counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) point: World,
    pub(super) profile: u32,
}

impl Tally {
    pub(super) fn of(slot: u32, Counted { point, profile }: Counted) -> Self {
        let ((x, y), sum) = (point.cell(TALLY_ZOOM), [u64::from(point.x), u64::from(point.y)]);
        Self { cell: morton(x, y), profile, count: 1, slot, sum, bounds: WorldBox::at(point) }
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
            self.buckets.entry(bucket).or_default().slots.push(slot);
            self.dirty.insert(bucket);
        }
    }

    /// Takes it out again.
    pub(super) fn take(&mut self, slot: u32, around: WorldBox) {
        for number in buckets_of(around) {
            if let Some(bucket) = self.buckets.get_mut(&number) {
                bucket.slots.retain(|held| *held != slot);
                self.dirty.insert(number);
            }
        }
    }

    /// Counts the squares anew in which something changed.
    pub(super) fn settle(&mut self, counted: impl Fn(u32) -> Option<Counted>) {
        for number in std::mem::take(&mut self.dirty) {
            let Some(bucket) = self.buckets.get_mut(&number) else { continue };
            if bucket.slots.is_empty() {
                self.buckets.remove(&number);
                continue;
            }
            bucket.slots.shrink_to_fit();
            let mut tallies: BTreeMap<(u32, u32), Tally> = BTreeMap::new();
            for slot in &bucket.slots {
                let Some(place) = counted(*slot).filter(|place| Self::is_own(number, place.point)) else { continue };
                let one = Tally::of(*slot, place);
                tallies.entry((one.cell, one.profile)).and_modify(|tally| tally.add(one)).or_insert(one);
            }
            bucket.tallies = tallies.into_values().collect();
        }
    }

    /// The counts of the buckets from one to another, both within, in the order of their cells.
    pub(super) fn within(&self, first: u32, last: u32) -> impl Iterator<Item = &Tally> {
        self.buckets.range(first..=last).flat_map(|(_, bucket)| &bucket.tallies)
    }

    /// All of the counts.
    pub(super) fn tallies(&self) -> impl Iterator<Item = &Tally> {
        self.buckets.values().flat_map(|bucket| &bucket.tallies)
    }

    /// The buckets from one to another, both within, in their order.
    pub(super) fn run(&self, first: u32, last: u32) -> impl Iterator<Item = (u32, &[u32])> {
        self.buckets.range(first..=last).map(|(number, bucket)| (*number, bucket.slots.as_slice()))
    }

    /// The places in a bucket, and those that reach into it.
    pub(super) fn bucket(&self, number: u32) -> &[u32] {
        self.buckets.get(&number).map_or(&[], |bucket| &bucket.slots)
    }

    /// Whether a bucket is the one in which a position lies.
    pub(super) fn is_own(bucket: u32, point: World) -> bool {
        bucket_of(point) == bucket
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        // A node of the tree is on the average two thirds full.
        let node = (size_of::<u32>() + size_of::<Bucket>()) * 3 / 2;
        let bucket = |it: &Bucket| it.slots.capacity() * size_of::<u32>() + it.tallies.capacity() * size_of::<Tally>();
        self.buckets.values().map(|it| bucket(it) + node).sum()
    }
}
