//! Who is in the middle of it: which story is told again of which village's houses and violations, from which day on, and with
//! which numbers. Numbers run on from house to house, so that this is settled before anything is made.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::country::{Country, Village};
use super::dice::Dice;
use super::order::Order;
use super::stencil::later;
use super::told::{Numbered, Snapshot, Stories, Story};
use crate::app::district::District;
use crate::domain::ids::DivisionCode;
use crate::domain::time::china_date;
use crate::store::numbers::NumberRow;

/// Houses that are not merely registered, and how many at most: a county's licences have five digits a year.
const UNDER_WAY: f64 = 0.055;
const MOST_UNDER_WAY: usize = 100_000;
/// Stories that are told to their end.
const TO_THE_END: f64 = 0.6;
/// The room of the dice.
const ROOM: u64 = 3;

/// One telling of a story.
pub(super) struct Telling {
    /// Which.
    pub(super) story: usize,
    /// How many of its acts are told.
    pub(super) acts: usize,
    /// How much later it happens.
    pub(super) shift_days: i64,
    /// For each of the story's numbers that is given: its row, and as it is written.
    pub(super) numbers: Vec<(NumberRow, String)>,
}

/// What is told in a village.
#[derive(Default)]
pub(super) struct Chapter {
    pub(super) houses: Vec<Telling>,
    pub(super) cases: Vec<Telling>,
}

/// Plans every village in its order.
pub(super) fn chapters(
    stories: &Stories,
    district: &District,
    country: &Country,
    order: Order,
    today: Date,
) -> Vec<Chapter> {
    let villages: Vec<&Village> = country.townships.iter().flat_map(|it| &it.villages).collect();
    let all = villages.iter().map(|it| it.houses).sum::<usize>().max(1);
    let under_way = share(all, UNDER_WAY).min(MOST_UNDER_WAY);
    let mut counter = Counter { district, today, serials: HashMap::new() };
    let mut before = 0;
    let mut chapters = Vec::with_capacity(villages.len());
    for (nth, village) in villages.iter().enumerate() {
        let mut dice = Dice::of(order.seed, ROOM, nth);
        let upto = before + village.houses;
        // So that they come to exactly as many in the end, however small the villages are.
        let part = |of: usize| of * upto / all - of * before / all;
        let tell = |stories: &[Story], count: usize, dice: &mut Dice, counter: &mut Counter<'_>| {
            (0..count).filter_map(|_| counter.telling(stories, dice, &village.code)).collect()
        };
        let houses = tell(&stories.houses, part(under_way).min(village.houses), &mut dice, &mut counter);
        let cases = tell(&stories.cases, part(order.violations), &mut dice, &mut counter);
        chapters.push(Chapter { houses, cases });
        before = upto;
    }
    chapters
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of millions"
)]
fn share(of: usize, share: f64) -> usize {
    (of as f64 * share) as usize
}

struct Counter<'c> {
    district: &'c District,
    today: Date,
    serials: HashMap<String, i32>,
}

impl Counter<'_> {
    fn telling(&mut self, stories: &[Story], dice: &mut Dice, village: &DivisionCode) -> Option<Telling> {
        // A series may be full in a township and year: another story of another year is told there.
        (0..8).find_map(|_| {
            let story = dice.place(stories.len());
            let told = stories.get(story)?;
            let own: Vec<usize> =
                told.acts.iter().zip(1..).filter(|(act, _)| act.left.is_own()).map(|(_, upto)| upto).collect();
            let whole = dice.happens(TO_THE_END);
            let acts = if whole { own.last().copied() } else { dice.one_of(&own).copied() }?;
            let last = told.acts.get(acts.checked_sub(1)?)?;
            let shift_days = self.shift(dice, last.at, whole);
            let numbers = self.numbers(told, acts, shift_days, village)?;
            Some(Telling { story, acts, shift_days, numbers })
        })
    }

    /// By whole weeks, so that workdays stay workdays. What ends in the middle happened lately, as a rule; what was told to
    /// its end happened when it was told, or some weeks and at most a year before.
    fn shift(&self, dice: &mut Dice, last: Timestamp, whole: bool) -> i64 {
        let idle = china_date(last).until(self.today).map_or(0, |span| i64::from(span.get_days()));
        let drawn = i64::from(if dice.happens(0.8) { dice.below(12) } else { dice.below(60) });
        let weeks = if whole {
            -i64::from(if dice.happens(0.7) { dice.below(3) } else { dice.below(52) })
        } else {
            (idle - drawn).max(0) / 7
        };
        weeks * 7
    }

    fn numbers(
        &mut self,
        story: &Story,
        acts: usize,
        shift_days: i64,
        village: &DivisionCode,
    ) -> Option<Vec<(NumberRow, String)>> {
        let last = story.acts.get(..acts)?.iter().rev().find(|act| act.left.is_own())?;
        let given = match &last.left {
            Snapshot::House { numbers, .. } | Snapshot::Case { numbers, .. } => numbers.len(),
            Snapshot::Photo { .. } => 0,
        };
        let mut numbers = Vec::with_capacity(given);
        for number in story.numbers.iter().take(given) {
            numbers.push(self.next(number, shift_days, village)?);
        }
        // Only now that all of them could be written they are used up.
        for (row, _) in &numbers {
            self.serials.insert(row.series.clone(), row.serial);
        }
        Some(numbers)
    }

    fn next(&self, number: &Numbered, shift_days: i64, village: &DivisionCode) -> Option<(NumberRow, String)> {
        let day = china_date(later(number.at, shift_days));
        let of = number.of(village)?;
        let rule = &self.district.pack.on(day).number(&number.rule)?.value;
        let series = rule.run(&of, day.year()).ok()?;
        let serial = self.serials.get(&series).copied().unwrap_or(0).checked_add(1)?;
        let text = rule.write(&of, day.year(), u32::try_from(serial).ok()?).ok()?;
        let county = village.county().to_string();
        Some((NumberRow { county, series, serial, subject: String::new() }, text))
    }
}
