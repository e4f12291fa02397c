//! Counting houses in one pass comes to what counting them one by one does, for whatever days their files have.

use homestead::domain::houses::House;
use homestead::domain::pack::LimitKind::{self, Promised};
use homestead::domain::stats::{
    Answer, Flow, HouseCounter, HouseFacts, HouseFigure, HouseLimit, HouseTally, Period, ShortDay,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::file::{HouseFile, application, life, over, visit};

fn facts(file: &HouseFile) -> HouseFacts {
    HouseFacts::of(&file.house, file.pack.on(file.house.applied_on()))
}

/// Files in every state, some of them moved in time, refused, withdrawn or with visits left out.
fn files() -> Vec<HouseFacts> {
    let mut files: Vec<HouseFacts> = (0..=life().len()).map(|acts| facts(&HouseFile::usual().through(acts))).collect();
    let other = HouseFile::applied("2026-01-07", &over(application(), &json!({ "build_type": "extend" })));
    files.push(facts(&other));
    let mut refused = HouseFile::usual().through(8);
    refused.done("chief", "decide_application", "2026-06-23", &json!({ "verdict": "refuse", "reason": "不符合规划" }));
    files.push(facts(&refused));
    let mut seen_twice = HouseFile::usual().through(14);
    seen_twice.done("officer", "inspect", "2026-04-20", &visit("roof", &json!({})));
    files.push(facts(&seen_twice));
    files
}

/// That every figure of some houses is as large as its list, and the days of a stage are those of the houses that left it.
fn assert_counted(files: &[HouseFacts], period: Period, today: ShortDay) {
    let tally = counting(files, period, today);
    for figure in HouseFigure::all() {
        // What is open is told as of today, whatever the period.
        let standing = ["open", "ran_out", "papers"].iter().any(|it| figure.code().starts_with(it));
        let asked = if standing { Period::ALWAYS } else { period };
        let listed = files.iter().filter(|house| figure.counts(house, asked, today)).count();
        assert_eq!(counted(&tally, figure), listed, "{} {period:?} {today:?}", figure.code());
    }
    let open = files.iter().filter(|house| HouseFigure::Open.counts(house, period, today)).count();
    assert_eq!(usize::try_from(tally.open_in([true; 5], period)).unwrap(), open);
    for stage in 0..5 {
        let left = files.iter().filter(|house| HouseFigure::Left(stage).counts(house, period, today));
        let mut took: Vec<u16> =
            left.map(|house| house.stay(stage)).map(|(came, left)| left.since(came).unwrap()).collect();
        took.sort_unstable();
        let middle = |at: usize| f64::from(took[at]);
        let last = took.len().checked_sub(1);
        assert_eq!(
            tally.stages[stage].median(),
            last.map(|last| f64::midpoint(middle(last / 2), middle(last.div_ceil(2))))
        );
        assert_eq!(tally.stages[stage].p90(), last.map(|_| took[(took.len() * 9).div_ceil(10) - 1]));
    }
}

fn counting(files: &[HouseFacts], period: Period, today: ShortDay) -> HouseTally {
    let mut counter = HouseCounter::new(period, today);
    for house in files {
        counter.add(house);
    }
    counter.tally()
}

fn periods() -> [Period; 4] {
    [
        Period::ALWAYS,
        Period::new(Some(date(2026, 3, 1)), Some(date(2026, 3, 31))),
        Period::new(Some(date(2026, 4, 1)), Some(date(2026, 6, 30))),
        Period::new(None, Some(date(2026, 3, 2))),
    ]
}

#[test]
fn a_figure_is_as_large_as_its_list() {
    let files = files();
    for period in periods() {
        for today in [date(2026, 3, 2), date(2026, 5, 1), date(2026, 11, 28)] {
            assert_counted(&files, period, ShortDay::on(today));
        }
    }
    assert_counted(
        &files,
        Period::new(Some(date(2026, 6, 30)), Some(date(2026, 4, 1))),
        ShortDay::on(date(2026, 5, 1)),
    );
}

#[test]
fn many_houses_with_days_that_no_life_has_are_counted_as_they_are_listed() {
    // More than a small count holds, whatever order their days are in.
    let lives: Vec<HouseFile> = (0..=life().len()).map(|acts| HouseFile::usual().through(acts)).collect();
    let mut chance = Chance(20_261_128);
    let some: Vec<HouseFacts> = (0..700).map(|nth| shaken(&lives[nth % lives.len()], &mut chance)).collect();
    let today = ShortDay::on(date(2026, 5, 1));
    for period in periods() {
        assert_counted(&some, period, today);
    }
    // Halves that are counted apart come to the same as the whole.
    let (one, other) = some.split_at(333);
    let mut both = counting(one, Period::ALWAYS, today);
    both.merge(&counting(other, Period::ALWAYS, today));
    assert_eq!(both, counting(&some, Period::ALWAYS, today));
}

/// Numbers that look like chance and are always the same (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 >> 16).unwrap() % most
    }
}

/// A house with every day in its file moved by itself, up to two months either way.
fn shaken(file: &HouseFile, chance: &mut Chance) -> HouseFacts {
    let mut house = serde_json::to_value(&file.house).unwrap();
    shake(&mut house, chance);
    let house: House = serde_json::from_value(house).unwrap();
    HouseFacts::of(&house, file.pack.on(house.applied_on()))
}

fn shake(value: &mut Value, chance: &mut Chance) {
    match value {
        Value::String(text) => {
            if let Some(day) = Some(&*text).filter(|text| text.len() == 10).and_then(|text| text.parse::<Date>().ok()) {
                *text = day.checked_add((chance.below(121) - 60).days()).unwrap().to_string();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| shake(item, chance)),
        Value::Object(members) => members.values_mut().for_each(|member| shake(member, chance)),
        _ => {}
    }
}

/// What the tally says of a figure.
fn counted(tally: &HouseTally, figure: HouseFigure) -> usize {
    let limit = |limit: HouseLimit, kind: LimitKind| tally.limits[limit.index()][usize::from(kind == Promised)];
    let n = match figure {
        HouseFigure::Happened(flow) => tally.flow[Flow::ALL.into_iter().position(|it| it == flow).unwrap()],
        HouseFigure::Left(stage) => tally.stages[stage].n(),
        HouseFigure::Ended(which, kind, None) => limit(which, kind).kept + limit(which, kind).late,
        HouseFigure::Ended(which, kind, Some(Answer::InTime)) => limit(which, kind).kept,
        HouseFigure::Ended(which, kind, Some(Answer::Late)) => limit(which, kind).late,
        HouseFigure::VisitAsked(visit) => tally.visits[visit].asked,
        HouseFigure::VisitMade(visit) => tally.visits[visit].made,
        HouseFigure::VisitWaiting(visit) => tally.visits[visit].waiting,
        HouseFigure::Open => tally.open.iter().sum(),
        HouseFigure::OpenFor(age) => tally.open[age.index()],
        HouseFigure::RanOut(kind) => tally.ran_out[usize::from(kind == Promised)],
        HouseFigure::PapersOwed => tally.papers_owed,
        HouseFigure::PapersLate => tally.papers_late,
    };
    usize::try_from(n).unwrap()
}
