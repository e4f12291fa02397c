//! What is first of a thousand files, so that whoever looks for the first of all of them passes over those that have none.

use std::ops::Range;

use super::facts::Times;

/// Files in a block.
const SIZE: u32 = 1_024;

/// For each block of a sheet's slots the latest act and the first day on which something runs out. Bounds: what has changed
/// since may have been what a block had its bound from, and then it is looked through for nothing.
#[derive(Debug, Default)]
pub(super) struct Blocks(Vec<Times>);

impl Blocks {
    /// Notes the times of a slot.
    pub(super) fn note(&mut self, slot: u32, times: Times) {
        let block = usize::try_from(slot / SIZE).unwrap_or(usize::MAX);
        if self.0.len() <= block {
            self.0.resize(block.saturating_add(1), Times::default());
        }
        if let Some(bound) = self.0.get_mut(block) {
            bound.last_act_s = bound.last_act_s.max(times.last_act_s);
            bound.due = [bound.due, times.due].into_iter().filter(|due| *due != 0).min().unwrap_or(0);
        }
    }

    /// The slots of each block, with its bounds.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Range<u32>, Times)> {
        let slots = |block: u32| block * SIZE..(block + 1).saturating_mul(SIZE);
        (0_u32..).map(slots).zip(self.0.iter().copied())
    }
}
