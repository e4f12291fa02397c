//! Counting a territory, each township by itself: in one pass over the courses that the map holds in memory.

use std::collections::BTreeMap;

use crate::app::Homestead;
use crate::app::map::{GONE, MapLayer, with_sheets};
use crate::app::refusal::Refusal;
use crate::domain::ids::DivisionCode;
use crate::domain::stats::{CaseTally, HouseCounter, HouseFacts, HouseTally, Period, ShortDay};
use crate::store::{Conn, Territory};

/// From twice so many houses on two threads share the counting.
const MANY: usize = 50_000;

/// The figures of a township.
#[derive(Debug, Clone, Default)]
pub(super) struct Tallies {
    pub(super) houses: HouseTally,
    pub(super) cases: CaseTally,
}

/// Counts the houses and cases of a territory by township.
///
/// # Errors
/// `MapNotReady` while the map is being built; the database's.
pub(super) fn counted(
    home: &Homestead,
    conn: &mut Conn,
    within: &Territory,
    period: Period,
    today: ShortDay,
) -> Result<BTreeMap<DivisionCode, Tallies>, Refusal> {
    with_sheets(home, conn, &within.county, |sheets| {
        let mut all: Vec<(DivisionCode, Tallies)> = Vec::new();
        let sheet = sheets.sheet(MapLayer::Houses);
        let places = Places::of(within, sheet.divisions.texts(), &mut all);
        let counters = vec![HouseCounter::new(period, today); all.len()];
        let of_township = &places;
        let courses = |from: usize, most: usize| {
            sheet.houses.iter().skip(from).take(most).map(move |(slot, course)| {
                let facts = sheet.facts(slot);
                (of_township.township(facts.village).filter(|_| !facts.is(GONE)), *course)
            })
        };
        let known = sheet.houses.iter().size_hint().1.unwrap_or(0);
        let houses = houses(courses, known, &counters);
        for ((_township, tallies), houses) in all.iter_mut().zip(houses) {
            tallies.houses = houses;
        }
        let sheet = sheets.sheet(MapLayer::Violations);
        let places = Places::of(within, sheet.divisions.texts(), &mut all);
        for (slot, course) in sheet.cases.iter() {
            let facts = sheet.facts(slot);
            let here = places.township(facts.village).filter(|_| !facts.is(GONE));
            if let Some((_township, tallies)) = here.and_then(|at| all.get_mut(at)) {
                tallies.cases.add(course, period, today);
            }
        }
        Ok(all.into_iter().collect())
    })
}

/// Counts houses with counters of which nothing is counted yet, each with the one at its place; about so many are known. Many
/// are counted by two threads, each its half.
fn houses<I: Iterator<Item = (Option<usize>, HouseFacts)>>(
    courses: impl Fn(usize, usize) -> I + Sync,
    known: usize,
    counters: &[HouseCounter],
) -> Vec<HouseTally> {
    let count = |from: usize, most: usize| -> Vec<HouseTally> {
        let mut counters = counters.to_vec();
        for (place, course) in courses(from, most) {
            if let Some(counter) = place.and_then(|at| counters.get_mut(at)) {
                counter.add(&course);
            }
        }
        counters.into_iter().map(HouseCounter::tally).collect()
    };
    let half = known / 2;
    if half < MANY {
        return count(0, usize::MAX);
    }
    std::thread::scope(|scope| {
        let rest = scope.spawn(|| count(half, usize::MAX));
        let mut all = count(0, half);
        let rest = rest.join().unwrap_or_else(|why| std::panic::resume_unwind(why));
        for (mine, theirs) in all.iter_mut().zip(&rest) {
            mine.merge(theirs);
        }
        all
    })
}

/// For each division of a sheet the place of its township among those that are counted; none outside the territory.
struct Places(Vec<Option<usize>>);

impl Places {
    fn of(within: &Territory, divisions: &[String], all: &mut Vec<(DivisionCode, Tallies)>) -> Self {
        let place = |code: &String| {
            let code: DivisionCode = code.parse().ok()?;
            if !within.division.holds(&code) {
                return None;
            }
            let township = code.township().unwrap_or(code);
            let known = all.iter().position(|(known, _)| *known == township);
            Some(known.unwrap_or_else(|| {
                all.push((township, Tallies::default()));
                all.len() - 1
            }))
        };
        Self(divisions.iter().map(place).collect())
    }

    fn township(&self, village: u16) -> Option<usize> {
        self.0.get(usize::from(village)).copied().flatten()
    }
}
