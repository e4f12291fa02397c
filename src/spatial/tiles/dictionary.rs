//! A layer's keys or values: each stands in the tile once, and features point at it.

use super::wire::{length, varint};

/// Entries, framed as fields of the layer, with a table by which one is found again.
#[derive(Debug)]
pub(super) struct Dictionary {
    field: u64,
    framed: Vec<u8>,
    count: u32,
    /// Where each entry that may be found again stands in `framed`, and its number.
    known: Vec<(u32, u32, u32)>,
    /// Places in `known` plus one, by hash; 0 where nothing stands.
    table: Vec<u32>,
}

const FIRST_TABLE: usize = 64;

impl Dictionary {
    pub(super) fn of(field: u64) -> Self {
        Self { field, framed: Vec::new(), count: 0, known: Vec::new(), table: vec![0; FIRST_TABLE] }
    }

    pub(super) fn framed(&self) -> &[u8] {
        &self.framed
    }

    /// The number of an entry, which is added where it is new.
    pub(super) fn number(&mut self, content: &[u8]) -> u32 {
        let mut slot = self.slot(hash(content));
        while let Some(known) = self.table.get(slot).copied().filter(|known| *known != 0) {
            let place = usize::try_from(known - 1).unwrap_or(usize::MAX);
            let Some((start, end, number)) = self.known.get(place).copied() else { break };
            let range = usize::try_from(start).unwrap_or(0)..usize::try_from(end).unwrap_or(0);
            if self.framed.get(range) == Some(content) {
                return number;
            }
            slot = self.slot(slot + 1);
        }
        let number = self.fresh(content);
        let end = u32::try_from(self.framed.len()).unwrap_or(u32::MAX);
        let start = end.saturating_sub(u32::try_from(content.len()).unwrap_or(0));
        self.known.push((start, end, number));
        if let Some(place) = self.table.get_mut(slot) {
            *place = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        }
        if self.known.len() * 2 > self.table.len() {
            self.grow();
        }
        number
    }

    /// The number of an entry that is known to be new and never asked for again.
    pub(super) fn fresh(&mut self, content: &[u8]) -> u32 {
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        self.framed.reserve(content.len() + length(size) + 1);
        varint(&mut self.framed, self.field << 3 | 2);
        varint(&mut self.framed, size);
        self.framed.extend_from_slice(content);
        let number = self.count;
        self.count += 1;
        number
    }

    fn slot(&self, hash: usize) -> usize {
        hash & (self.table.len() - 1)
    }

    fn grow(&mut self) {
        let size = self.table.len() * 2;
        self.table = vec![0; size];
        for (place, (start, end, _number)) in self.known.iter().enumerate() {
            let range = usize::try_from(*start).unwrap_or(0)..usize::try_from(*end).unwrap_or(0);
            let mut slot = hash(self.framed.get(range).unwrap_or_default()) & (size - 1);
            while self.table.get(slot).is_some_and(|taken| *taken != 0) {
                slot = (slot + 1) & (size - 1);
            }
            if let Some(free) = self.table.get_mut(slot) {
                *free = u32::try_from(place + 1).unwrap_or(u32::MAX);
            }
        }
    }
}

/// FNV-1a: the entries are short and the table is the tile's own. Folded, for the last byte shows in the lowest bits and the
/// highest alone, and days differ in their last byte.
fn hash(content: &[u8]) -> usize {
    let hash = content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    usize::try_from((hash ^ (hash >> 32) ^ (hash >> 47)) & 0xffff_ffff).unwrap_or(0)
}
