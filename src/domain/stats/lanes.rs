//! Counting the bits of many bytes, each bit by itself: eight counts of a byte each lie side by side in one word, so that
//! eight are counted with one addition, and are emptied into larger ones before they are full.

/// For every byte the word that has its bits, one in each byte.
const SPREAD: [u64; 256] = spread();
/// How often can be added before a byte is full.
const FULL: u8 = u8::MAX;

/// How often each bit of each of some bytes was set.
#[derive(Debug, Clone)]
pub(super) struct Lanes<const N: usize> {
    small: [u64; N],
    added: u8,
    large: [[u32; 8]; N],
}

impl<const N: usize> Lanes<N> {
    /// Nothing counted yet.
    pub(super) fn new() -> Self {
        Self { small: [0; N], added: 0, large: [[0; 8]; N] }
    }

    /// Counts the bits of these bytes.
    pub(super) fn add(&mut self, bytes: [u8; N]) {
        for (word, byte) in self.small.iter_mut().zip(bytes) {
            *word += SPREAD.get(usize::from(byte)).copied().unwrap_or(0);
        }
        self.added += 1;
        if self.added == FULL {
            self.empty();
        }
    }

    /// Of each byte how often each bit was set, from the lowest.
    pub(super) fn counts(mut self) -> [[u32; 8]; N] {
        self.empty();
        self.large
    }

    fn empty(&mut self) {
        for (word, counts) in self.small.iter_mut().zip(&mut self.large) {
            for (count, more) in counts.iter_mut().zip(word.to_le_bytes()) {
                *count += u32::from(more);
            }
            *word = 0;
        }
        self.added = 0;
    }
}

#[expect(clippy::indexing_slicing, reason = "worked out by the compiler, which refuses what is out of bounds")]
const fn spread() -> [u64; 256] {
    let mut all = [0; 256];
    let (mut byte, mut at) = (0_u64, 0);
    while at < all.len() {
        let mut bit = 0;
        while bit < 8 {
            all[at] |= (byte >> bit & 1) << (8 * bit);
            bit += 1;
        }
        byte += 1;
        at += 1;
    }
    all
}
