//! Counting houses in one pass, some ten nanoseconds a house. What [`super::HouseFigure`] asks one by one is counted here
//! eight bits at a time, and told apart in the end; a test holds the two together.

use super::course::{FIVE, HouseFacts, HouseLimit, VISITS};
use super::day::{AgeBand, Period, ShortDay};
use super::figure::Flow;
use super::lanes::Lanes;
use super::tally::{HouseTally, InTime, Visited};

/// For each of the five stages, which of the eight days of a course begins and which ends it.
const STAYS: [(usize, usize); 5] = [(0, 1), (1, 3), (3, 4), (4, 5), (5, 7)];

/// Houses as they are counted.
#[derive(Debug, Clone)]
pub struct HouseCounter {
    period: Period,
    today: ShortDay,
    /// Of houses of which something happened in the period, one after the other: which of the eight days lie in it; the clocks
    /// that ended in it, kept and late, against legal and against promised limits; visits asked for, made and waited for.
    lanes: Lanes<8>,
    /// Accepted in the period, and not sent back.
    accepted: u32,
    /// What needs no telling apart.
    tally: HouseTally,
}

impl HouseCounter {
    /// Nothing counted yet.
    pub fn new(period: Period, today: ShortDay) -> Self {
        Self { period, today, lanes: Lanes::new(), accepted: 0, tally: HouseTally::default() }
    }

    /// Counts a house: what happened in the period, and how it stands today.
    pub fn add(&mut self, house: &HouseFacts) {
        if house.is_existing() {
            return;
        }
        let inside = self.period.holds_which(house.days());
        if inside != 0 {
            self.add_events(house, inside);
        }
        if house.is_open() {
            self.add_open(house);
        }
    }

    fn add_events(&mut self, house: &HouseFacts, inside: u8) {
        self.accepted += u32::from(inside >> 6 & u8::from(house.has_passed()));
        let [legal, promised] = house.clocks();
        // The clocks end with the second day to the last.
        let ended = inside >> 1;
        let reached =
            (inside >> 1 & 1) | ((inside >> 3 & 1) << 1) | ((inside >> 4 & 1) * 0b1_1100) | ((inside >> 5 & 1) << 5);
        let (must, made) = house.visit_bits();
        let asked = reached & must;
        self.lanes.add([
            inside,
            ended & legal.kept,
            ended & legal.late,
            ended & promised.kept,
            ended & promised.late,
            asked,
            asked & made,
            if house.is_open() { asked & !made } else { 0 },
        ]);
        let days = house.days();
        for (spread, (came, left)) in self.tally.stages.iter_mut().zip(STAYS) {
            if let (1, Some(came), Some(left)) = (inside >> left & 1, days.get(came), days.get(left))
                && let Some(days) = left.since(*came)
            {
                spread.add(days);
            }
        }
        if let Some(days) = house.titled.since(house.applied).filter(|_| inside >> 7 == 1) {
            self.tally.whole.add(days);
        }
    }

    fn add_open(&mut self, house: &HouseFacts) {
        let (today, tally) = (self.today, &mut self.tally);
        if let Some(count) = tally.open.get_mut(AgeBand::of(house.applied, today).index()) {
            *count += 1;
        }
        let [legal, promised] = &mut tally.ran_out;
        *legal += u32::from(house.due_legal.is_before(today));
        *promised += u32::from(house.due_promised.is_before(today));
        tally.papers_owed += u32::from(house.paper_due.is_known());
        tally.papers_late += u32::from(house.paper_due.is_before(today));
        if let Some(days) = house.stage().and_then(|stage| tally.open_since.get_mut(stage)) {
            days.add(house.applied);
        }
    }

    /// The figures of all that was counted.
    pub fn tally(mut self) -> HouseTally {
        let [days, legal_kept, legal_late, promised_kept, promised_late, asked, made, waiting] = self.lanes.counts();
        let [received, _accepted, decided, licensed, _begun, _completed, _judged, titled] = days;
        for (count, flow) in self.tally.flow.iter_mut().zip(Flow::ALL) {
            *count = match flow {
                Flow::Received => received,
                Flow::Decided => decided,
                Flow::Licensed => licensed,
                Flow::Accepted => self.accepted,
                Flow::Titled => titled,
            };
        }
        let in_time = |(kept, late): (u32, u32)| InTime { kept, late };
        let legal = legal_kept.into_iter().zip(legal_late).map(in_time);
        let promised = promised_kept.into_iter().zip(promised_late).map(in_time);
        for (both, told) in self.tally.limits.iter_mut().zip(legal.zip(promised)).take(HouseLimit::ALL.len()) {
            *both = [told.0, told.1];
        }
        let visits =
            asked.into_iter().zip(made).zip(waiting).map(|((asked, made), waiting)| Visited { asked, made, waiting });
        for (visited, told) in self.tally.visits.iter_mut().zip(visits).take(VISITS.len()) {
            *visited = told;
        }
        debug_assert_eq!(self.tally.stages.len(), FIVE.len(), "one spread a stage");
        self.tally
    }
}
