//! Numbers drawn from a seed, the same on every machine (`SplitMix64`).

/// A row of numbers.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The row of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A row of its own for one of many, whichever thread asks first.
    #[must_use]
    pub fn of(seed: u64, room: u64, nth: usize) -> Self {
        let mut dice = Self(seed ^ room.wrapping_mul(0xd6e8_feb8_6659_fd93));
        let nth = u64::try_from(nth).unwrap_or(u64::MAX);
        Self(dice.draw() ^ nth.wrapping_mul(0xa076_1d64_78bd_642f))
    }

    /// Any 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to 1.
    pub fn unit(&mut self) -> f64 {
        let high = u32::try_from(self.draw() >> 32).unwrap_or_default();
        f64::from(high) / (f64::from(u32::MAX) + 1.0)
    }

    /// A number between two.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A whole number from 0, below a limit; 0 where that is 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        let drawn = u32::try_from(self.draw() >> 32).unwrap_or_default();
        u32::try_from((u64::from(drawn) * u64::from(limit)) >> 32).unwrap_or_default()
    }

    /// Whether something happens that happens with this share.
    pub fn happens(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// A place in a list of so many; 0 of an empty one.
    pub fn place(&mut self, of: usize) -> usize {
        let below = self.below(u32::try_from(of).unwrap_or(u32::MAX));
        usize::try_from(below).unwrap_or_default()
    }

    /// One of a list; `None` only of an empty one.
    pub fn one_of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let place = self.place(list.len());
        list.get(place)
    }

    /// A list in any order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.place(last + 1);
            list.swap(last, other);
        }
    }
}
