//! How long something took, over many: counted by the day, so that a median needs no sorting.

/// Days beyond which all are counted as one: fifteen years.
const MOST_DAYS: u16 = 5_500;

/// How many took how many days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    days: Vec<u32>,
    n: u32,
}

impl Spread {
    /// One that took so many days.
    pub fn add(&mut self, days: u16) {
        let at = usize::from(days.min(MOST_DAYS));
        self.n += 1;
        if let Some(count) = self.days.get_mut(at) {
            *count += 1;
            return;
        }
        self.days.resize(at, 0);
        self.days.push(1);
    }

    /// All of another.
    pub fn merge(&mut self, other: &Self) {
        if self.days.len() < other.days.len() {
            self.days.resize(other.days.len(), 0);
        }
        for (count, more) in self.days.iter_mut().zip(&other.days) {
            *count += more;
        }
        self.n += other.n;
    }

    /// How many there are.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// The middle one, the mean of two where their number is even.
    pub fn median(&self) -> Option<f64> {
        let last = self.n.checked_sub(1)?;
        let (low, high) = (self.at(last / 2)?, self.at(last.div_ceil(2))?);
        Some(f64::midpoint(f64::from(low), f64::from(high)))
    }

    /// The least number of days within which nine in ten were done (nearest rank).
    pub fn p90(&self) -> Option<u16> {
        let rank = (u64::from(self.n) * 9).div_ceil(10);
        self.at(u32::try_from(rank).ok()?.checked_sub(1)?)
    }

    /// The days of the one at a place of the ordered row, from 0.
    fn at(&self, place: u32) -> Option<u16> {
        let mut before = 0_u32;
        for (days, count) in (0_u16..).zip(&self.days) {
            before += count;
            if place < before {
                return Some(days);
            }
        }
        None
    }
}
