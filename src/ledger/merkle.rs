//! The ledger as a Merkle tree (RFC 6962, section 2.1; verification as in RFC 9162, section 2.1): one root stands for
//! all entries, and a handful of hashes prove that an entry is among them or that a later tree only added to an
//! earlier one.
//!
//! A leaf's data are the 32 bytes of an entry's hash. A proof names ranges of leaves whose subtrees it needs; whoever
//! holds the leaves hashes each range as a [`Tree`], leaf by leaf, and so never needs them all at once.

use std::ops::Range;

use aws_lc_rs::digest::{Context, SHA256};

use super::digest::Digest;

/// A tree that grows leaf by leaf. It keeps only the roots of its whole subtrees: one for each binary digit 1 of its
/// size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    size: u64,
    /// The widest first.
    whole: Vec<Digest>,
}

/// What a proof does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not hold")]
pub struct DoesNotHold;

/// The hash of a leaf over its data.
pub fn leaf(data: &[u8]) -> Digest {
    hashed(0, data, &[])
}

fn node(left: &Digest, right: &Digest) -> Digest {
    hashed(1, left.as_bytes(), right.as_bytes())
}

fn hashed(prefix: u8, first: &[u8], second: &[u8]) -> Digest {
    let mut context = Context::new(&SHA256);
    context.update(&[prefix]);
    context.update(first);
    context.update(second);
    let mut own = [0; 32];
    own.copy_from_slice(context.finish().as_ref());
    Digest::from(own)
}

impl Tree {
    /// Adds a leaf by its hash.
    pub fn push(&mut self, leaf: Digest) {
        let mut top = leaf;
        for _joined in 0..self.size.trailing_ones() {
            if let Some(left) = self.whole.pop() {
                top = node(&left, &top);
            }
        }
        self.whole.push(top);
        self.size += 1;
    }

    /// How many leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root; of no leaves, the hash of nothing.
    pub fn root(&self) -> Digest {
        let mut subtrees = self.whole.iter().rev();
        match subtrees.next() {
            None => Digest::of(&[]),
            Some(narrowest) => subtrees.fold(*narrowest, |right, left| node(left, &right)),
        }
    }
}

impl FromIterator<Digest> for Tree {
    fn from_iter<I: IntoIterator<Item = Digest>>(leaves: I) -> Self {
        let mut tree = Self::default();
        leaves.into_iter().for_each(|leaf| tree.push(leaf));
        tree
    }
}

/// Where a tree of this many leaves is divided: the largest power of two below its size, which is at least 2.
fn division(size: u64) -> u64 {
    size.div_ceil(2).next_power_of_two()
}

/// The ranges of leaves whose roots prove that leaf `index`, counted from 0, is in a tree of `size` leaves; in the
/// order of the proof. None where there is no such leaf.
pub fn inclusion_ranges(index: u64, size: u64) -> Option<Vec<Range<u64>>> {
    if index >= size {
        return None;
    }
    let mut ranges = Vec::new();
    let mut within = 0..size;
    while within.end - within.start > 1 {
        let middle = within.start + division(within.end - within.start);
        if index < middle {
            ranges.push(middle..within.end);
            within.end = middle;
        } else {
            ranges.push(within.start..middle);
            within.start = middle;
        }
    }
    ranges.reverse();
    Some(ranges)
}

/// The ranges of leaves whose roots prove that a tree of `size` leaves begins with the `earlier` leaves of an older
/// one; in the order of the proof. None where there was no leaf, or more than now.
pub fn consistency_ranges(earlier: u64, size: u64) -> Option<Vec<Range<u64>>> {
    if earlier == 0 || earlier > size {
        return None;
    }
    let mut ranges = Vec::new();
    let mut within = 0..size;
    while within.end > earlier {
        let middle = within.start + division(within.end - within.start);
        if earlier <= middle {
            ranges.push(middle..within.end);
            within.end = middle;
        } else {
            ranges.push(within.start..middle);
            within.start = middle;
        }
    }
    // What is left is a whole subtree of the earlier tree. Where it is all of that, its root is known.
    if within.start > 0 {
        ranges.push(within);
    }
    ranges.reverse();
    Some(ranges)
}

/// Checks that a leaf, by its hash, is the one counted `index` from 0 in the tree with this size and root.
pub fn verify_inclusion(
    leaf: &Digest,
    index: u64,
    (size, root): (u64, &Digest),
    proof: &[Digest],
) -> Result<(), DoesNotHold> {
    let ranges = inclusion_ranges(index, size).ok_or(DoesNotHold)?;
    if ranges.len() != proof.len() {
        return Err(DoesNotHold);
    }
    let shown = ranges.iter().zip(proof).fold(*leaf, |own, (range, sibling)| {
        if range.start > index { node(&own, sibling) } else { node(sibling, &own) }
    });
    if shown == *root { Ok(()) } else { Err(DoesNotHold) }
}

/// Checks that the later tree, by size and root, begins with all leaves of the earlier one.
pub fn verify_consistency(
    (earlier, earlier_root): (u64, &Digest),
    (size, root): (u64, &Digest),
    proof: &[Digest],
) -> Result<(), DoesNotHold> {
    let ranges = consistency_ranges(earlier, size).ok_or(DoesNotHold)?;
    if ranges.len() != proof.len() {
        return Err(DoesNotHold);
    }
    let mut steps = ranges.iter().zip(proof).peekable();
    // The subtree in which the earlier tree ends: it is in both, or is all of the earlier one.
    let common = match steps.peek() {
        Some((range, own)) if range.end == earlier => {
            let own = **own;
            steps.next();
            own
        }
        _ => *earlier_root,
    };
    let (shown_earlier, shown) = steps.fold((common, common), |(old, new), (range, sibling)| {
        if range.start >= earlier { (old, node(&new, sibling)) } else { (node(sibling, &old), node(sibling, &new)) }
    });
    if shown_earlier == *earlier_root && shown == *root { Ok(()) } else { Err(DoesNotHold) }
}
