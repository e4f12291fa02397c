//! The part of a place whose length differs: its outline and its number, packed into bytes one behind the other.
//!
//! An outline is polygons, rings and steps from corner to corner in shares of the world, the first from the place's own
//! point: a plot of four corners takes some twenty bytes, and comes back as it was, to the share.

use crate::spatial::tiles::World;

/// A place's packed part, read from its beginning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    bytes: &'a [u8],
    point: World,
}

/// Packs a place.
pub(super) fn pack(bytes: &mut Vec<u8>, point: World, outline: &[Vec<Vec<World>>], number: &str) {
    count(bytes, number.len());
    bytes.extend_from_slice(number.as_bytes());
    count(bytes, outline.len());
    for rings in outline {
        count(bytes, rings.len());
        for ring in rings {
            count(bytes, ring.len());
            let mut at = point;
            for corner in ring {
                step(bytes, corner.x, at.x);
                step(bytes, corner.y, at.y);
                at = *corner;
            }
        }
    }
}

impl<'a> Record<'a> {
    pub(super) fn of(bytes: &'a [u8], point: World) -> Self {
        Self { bytes, point }
    }

    /// The number as it is held.
    pub(super) fn number(mut self) -> &'a [u8] {
        let length = self.count();
        self.bytes.get(..length).unwrap_or_default()
    }

    /// Goes through the rings; says of each whether it is the first of a polygon. How many there were.
    pub(super) fn each_ring(mut self, mut see: impl FnMut(bool, &[World])) -> usize {
        let length = self.count();
        self.bytes = self.bytes.get(length..).unwrap_or_default();
        let mut ring: Vec<World> = Vec::with_capacity(8);
        let mut seen = 0;
        for _polygon in 0..self.count() {
            for nth in 0..self.count() {
                ring.clear();
                let mut at = self.point;
                for _corner in 0..self.count() {
                    at = World { x: self.stepped(at.x), y: self.stepped(at.y) };
                    ring.push(at);
                }
                see(nth == 0, &ring);
                seen += 1;
            }
        }
        seen
    }

    /// How many bytes it takes.
    pub(super) fn length(mut self) -> usize {
        let whole = self.bytes.len();
        let number = self.count();
        self.bytes = self.bytes.get(number..).unwrap_or_default();
        for _polygon in 0..self.count() {
            for _ring in 0..self.count() {
                for _step in 0..self.count() * 2 {
                    self.varint();
                }
            }
        }
        whole - self.bytes.len()
    }

    fn varint(&mut self) -> u64 {
        let mut value = 0_u64;
        let mut shift = 0_u32;
        while let Some((byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            value |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 || shift > 63 {
                break;
            }
        }
        value
    }

    fn count(&mut self) -> usize {
        usize::try_from(self.varint()).unwrap_or(0)
    }

    fn stepped(&mut self, from: u32) -> u32 {
        let zigzag = u32::try_from(self.varint()).unwrap_or(0);
        from.wrapping_add((zigzag >> 1) ^ (zigzag & 1).wrapping_neg())
    }
}

fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0);
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

fn count(bytes: &mut Vec<u8>, count: usize) {
    varint(bytes, u64::try_from(count).unwrap_or(0));
}

/// A step around the world, small ones small whichever way they go.
fn step(bytes: &mut Vec<u8>, to: u32, from: u32) {
    let away = to.wrapping_sub(from).cast_signed();
    varint(bytes, u64::from(((away << 1) ^ (away >> 31)).cast_unsigned()));
}
