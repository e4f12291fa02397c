//! The figures of a territory, and of each of its townships.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::cases::cases;
use super::count::{Tallies, counted};
use super::houses::houses;
use super::lists::Lists;
use super::patrols::patrols;
use super::rules::rules;
use super::view::{FEW, OverviewView, TownshipStats, TownshipsView};
use crate::app::district::District;
use crate::app::houses::view::Place;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::fields::Fault;
use crate::domain::ids::DivisionCode;
use crate::domain::stats::{Period, ShortDay};
use crate::store::{self, Territory};
use crate::words::Language;

/// The days of a period when nobody says: a year.
const PERIOD_DAYS: i64 = 364;

/// What the board is asked for; what is none does not narrow.
#[derive(Debug, Clone, Default)]
pub struct StatsQuery {
    /// In this township or village.
    pub division: Option<DivisionCode>,
    /// First day, a year before the last when absent.
    pub from: Option<Date>,
    /// Last day, today when absent.
    pub to: Option<Date>,
}

/// What an answer is made of.
struct Asked {
    within: Territory,
    days: (Date, Date),
    period: Period,
    today: Date,
}

impl Asked {
    fn of(home: &Homestead, actor: &Actor, query: &StatsQuery) -> Result<Self, Refusal> {
        let visible = policy::board_visibility(actor)?;
        let within = match &query.division {
            Some(division) => visible.within(division).ok_or(Refusal::Hidden)?,
            None => visible.territory().clone(),
        };
        let today = home.clock.today();
        let to = query.to.unwrap_or(today);
        let from = query.from.unwrap_or_else(|| to.saturating_sub(PERIOD_DAYS.days()));
        if from > to {
            let fault = Fault { path: "to".to_owned(), code: "last_before_first", params: Vec::new() };
            return Err(Refusal::Faulty(vec![fault]));
        }
        Ok(Self { within, days: (from, to), period: Period::new(Some(from), Some(to)), today })
    }

    fn short_today(&self) -> ShortDay {
        ShortDay::on(self.today)
    }
}

/// The figures of a territory.
///
/// # Errors
/// `NotAllowed` for a role without the board; `Hidden` for a division outside the actor's territory; `Faulty` for a period that
/// runs backwards.
pub fn overview(home: &Homestead, actor: &Actor, query: &StatsQuery, words: Language) -> Result<OverviewView, Refusal> {
    let asked = Asked::of(home, actor, query)?;
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        if !district.knows(&asked.within.division) {
            return Err(Refusal::Hidden);
        }
        let counted = counted(home, conn, &asked.within, asked.period, asked.short_today())?;
        let mut all = Tallies::default();
        for tallies in counted.values() {
            all.houses.merge(&tallies.houses);
            all.cases.merge(&tallies.cases);
        }
        let lists = Lists { division: query.division.clone(), period: asked.days };
        let now = district.pack.on(asked.today);
        let patrols = if policy::sees_patrols(actor) {
            Some(patrols(conn, &asked.within, now, asked.days, &lists, words)?)
        } else {
            None
        };
        Ok(OverviewView {
            division: place(&district, &asked.within.division),
            from: asked.days.0.to_string(),
            to: asked.days.1.to_string(),
            today: asked.today.to_string(),
            few_below: FEW,
            houses: houses(&all.houses, &lists, words),
            cases: cases(&all.cases, now, &lists, words),
            patrols,
            rules: rules(&district, now, &asked.within, &counted, &lists, words),
        })
    })
}

/// The figures of every township of a territory, in the order of their codes; one without any file stands there with noughts.
///
/// # Errors
/// As [`overview`].
pub fn townships(
    home: &Homestead,
    actor: &Actor,
    query: &StatsQuery,
    words: Language,
) -> Result<TownshipsView, Refusal> {
    let asked = Asked::of(home, actor, query)?;
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let counted = counted(home, conn, &asked.within, asked.period, asked.short_today())?;
        let mut shown: BTreeMap<DivisionCode, Tallies> = BTreeMap::new();
        for row in store::divisions::under(conn, asked.within.county.as_str(), asked.within.division.as_str())? {
            let township = row.code.parse::<DivisionCode>().ok().and_then(|code| code.township());
            if let Some(township) = township {
                shown.entry(township).or_default();
            }
        }
        shown.extend(counted);
        let items = shown.iter().map(|(township, tallies)| {
            let lists = Lists { division: Some(township.clone()), period: asked.days };
            TownshipStats {
                township: place(&district, township),
                houses: houses(&tallies.houses, &lists, words),
                cases: cases(&tallies.cases, district.pack.on(asked.today), &lists, words),
            }
        });
        Ok(TownshipsView {
            from: asked.days.0.to_string(),
            to: asked.days.1.to_string(),
            today: asked.today.to_string(),
            few_below: FEW,
            items: items.collect(),
        })
    })
}

fn place(district: &District, code: &DivisionCode) -> Place {
    Place { code: code.to_string(), name: district.name(code) }
}
