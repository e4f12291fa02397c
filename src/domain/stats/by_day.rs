//! How many a day, over many years: only the months in which there is something take memory.

use super::day::{Period, ShortDay};

/// Days on a page.
const PAGE: usize = 64;

/// Counts by the day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ByDay(Vec<Option<Box<[u32; PAGE]>>>);

impl ByDay {
    /// One more on a day.
    pub fn add(&mut self, day: ShortDay) {
        let at = day.index();
        if let Some(count) = self.page(at / PAGE).and_then(|page| page.get_mut(at % PAGE)) {
            *count += 1;
        }
    }

    /// All of another.
    pub fn merge(&mut self, other: &Self) {
        for (at, theirs) in other.0.iter().enumerate() {
            if let Some(theirs) = theirs
                && let Some(mine) = self.page(at)
            {
                for (count, more) in mine.iter_mut().zip(theirs.iter()) {
                    *count += more;
                }
            }
        }
    }

    /// How many in a period.
    pub fn within(&self, period: Period) -> u32 {
        let (from, to) = period.bounds();
        let (from, to) = (from.index(), to.index());
        let mut n = 0;
        for (at, page) in self.0.iter().enumerate().take(to / PAGE + 1).skip(from / PAGE) {
            let Some(page) = page else { continue };
            let first = at * PAGE;
            n += if from <= first && first + PAGE <= to {
                page.iter().sum::<u32>()
            } else {
                let inside = page.iter().enumerate().filter(|(day, _)| (from..=to).contains(&(first + day)));
                inside.map(|(_, count)| count).sum()
            };
        }
        n
    }

    /// A page, which is there from now on.
    fn page(&mut self, at: usize) -> Option<&mut [u32; PAGE]> {
        if self.0.len() <= at {
            self.0.resize(at + 1, None);
        }
        self.0.get_mut(at).map(|page| &mut **page.get_or_insert_with(|| Box::new([0; PAGE])))
    }
}
