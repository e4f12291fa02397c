//! Counting houses in one pass, some ten nanoseconds a house. What [`super::HouseFigure`] asks one by one is counted here by
//! patterns of bits, and told apart in the end; a test holds the two together.

use super::course::{FIVE, HouseFacts, HouseLimit, VISITS};
use super::day::{AgeBand, Period, ShortDay};
use super::figure::Flow;
use super::tally::{HouseTally, InTime, Visited};

/// Which of the eight days of a course ends each of the five stages.
const LEFT_BY: [u8; 5] = [1, 3, 4, 5, 7];

/// Houses as they are counted.
#[derive(Debug, Clone)]
pub struct HouseCounter {
    period: Period,
    today: ShortDay,
    /// By which of the eight days lie in the period.
    days: [u32; 256],
    /// Accepted in the period, and not sent back.
    accepted: u32,
    /// For each clock that ended in the period: two bits against the legal limit, two against the promised one.
    clocks: [[u32; 16]; 7],
    /// By which of the six visits are asked for, made and waited for.
    asked: [u32; 64],
    made: [u32; 64],
    waiting: [u32; 64],
    /// What needs no telling apart.
    tally: HouseTally,
}

fn up(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

/// How many of the patterns counted have a bit.
fn with(counts: &[u32], bit: usize) -> u32 {
    counts.iter().enumerate().filter(|(pattern, _)| pattern >> bit & 1 == 1).map(|(_, count)| count).sum()
}

impl HouseCounter {
    /// Nothing counted yet.
    pub fn new(period: Period, today: ShortDay) -> Self {
        Self {
            period,
            today,
            days: [0; 256],
            accepted: 0,
            clocks: [[0; 16]; 7],
            asked: [0; 64],
            made: [0; 64],
            waiting: [0; 64],
            tally: HouseTally::default(),
        }
    }

    /// Counts a house: what happened in the period, and how it stands today.
    pub fn add(&mut self, house: &HouseFacts) {
        if house.is_existing() {
            return;
        }
        let days = house.days();
        let inside =
            days.into_iter().zip(0_u8..8).fold(0_u8, |all, (day, bit)| all | u8::from(self.period.holds(day)) << bit);
        if inside != 0 {
            self.add_events(house, inside);
        }
        if house.is_open() {
            self.add_open(house);
        }
    }

    fn add_events(&mut self, house: &HouseFacts, inside: u8) {
        up(&mut self.days, usize::from(inside));
        self.accepted += u32::from(inside >> 6 & u8::from(house.has_passed()));
        let (legal, promised) = house.clock_bits();
        for (clocks, limit) in self.clocks.iter_mut().zip(0_u8..7) {
            if inside >> (limit + 1) & 1 == 1 {
                let kept = (legal >> (limit * 2) & 3) | ((promised >> (limit * 2) & 3) << 2);
                up(clocks, usize::from(kept));
            }
        }
        let begun = inside >> 4 & 1;
        let reached = (inside >> 1 & 1) | ((inside >> 3 & 1) << 1) | (begun * 0b1_1100) | ((inside >> 5 & 1) << 5);
        let (must, made) = house.visit_bits();
        let asked = reached & must;
        up(&mut self.asked, usize::from(asked));
        up(&mut self.made, usize::from(asked & made));
        if house.is_open() {
            up(&mut self.waiting, usize::from(asked & !made));
        }
        for ((spread, by), stage) in self.tally.stages.iter_mut().zip(LEFT_BY).zip(0..) {
            if inside >> by & 1 == 1 {
                let (came, left) = house.stay(stage);
                if let Some(days) = left.since(came) {
                    spread.add(days);
                }
            }
        }
        if let Some(days) = house.titled.since(house.applied).filter(|_| inside >> 7 == 1) {
            self.tally.whole.add(days);
        }
    }

    fn add_open(&mut self, house: &HouseFacts) {
        let (today, tally) = (self.today, &mut self.tally);
        up(&mut tally.open, AgeBand::of(house.applied, today).index());
        let [legal, promised] = &mut tally.ran_out;
        *legal += u32::from(house.due_legal.is_before(today));
        *promised += u32::from(house.due_promised.is_before(today));
        tally.papers_owed += u32::from(house.paper_due.is_known());
        tally.papers_late += u32::from(house.paper_due.is_before(today));
        if let Some(days) = house.stage().and_then(|stage| tally.open_since.get_mut(stage)) {
            let at = house.applied.index();
            if days.len() <= at {
                days.resize(at.saturating_add(1), 0);
            }
            up(days, at);
        }
    }

    /// The figures of all that was counted.
    pub fn tally(mut self) -> HouseTally {
        for (count, flow) in self.tally.flow.iter_mut().zip(Flow::ALL) {
            *count = match flow {
                Flow::Received => with(&self.days, 0),
                Flow::Decided => with(&self.days, 2),
                Flow::Licensed => with(&self.days, 3),
                Flow::Accepted => self.accepted,
                Flow::Titled => with(&self.days, 7),
            };
        }
        for (both, clocks) in self.tally.limits.iter_mut().zip(&self.clocks).take(HouseLimit::ALL.len()) {
            let [legal, promised] = both;
            for (pattern, count) in clocks.iter().enumerate() {
                told(legal, pattern & 3, *count);
                told(promised, pattern >> 2, *count);
            }
        }
        for (at, visited) in self.tally.visits.iter_mut().enumerate().take(VISITS.len()) {
            let (asked, made, waiting) = (with(&self.asked, at), with(&self.made, at), with(&self.waiting, at));
            *visited = Visited { asked, made, waiting };
        }
        debug_assert_eq!(self.tally.stages.len(), FIVE.len(), "one spread a stage");
        self.tally
    }
}

/// Two bits of a clock: nothing, kept, or missed.
fn told(counted: &mut InTime, bits: usize, count: u32) {
    match bits {
        0 => {}
        1 => counted.kept += count,
        _ => counted.late += count,
    }
}
