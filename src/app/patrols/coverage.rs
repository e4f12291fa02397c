//! Which villages were visited, by visits that are shown to have taken place.

use jiff::civil::Date;

use super::plan::{middle, rule_view, villages_of};
use super::read::{period, place};
use super::view::{CoverageView, PatrolledVillage};
use super::villages::sketch;
use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::ids::DivisionCode;
use crate::domain::patrols::{Freshness, Proof, Watch, freshness, next_due, watch};
use crate::store::patrols::VillageDays;
use crate::store::{self, Conn, StoreError};
use crate::words::Language;

/// A village on a day, before it has words.
pub(super) struct Standing<'r> {
    pub(super) watch: Option<Watch<'r>>,
    pub(super) status: Freshness,
    pub(super) last_on: Option<Date>,
    pub(super) view: PatrolledVillage,
}

/// The villages of a territory with how they were visited in a period, and how old the last visit is on its last day.
///
/// # Errors
/// `NotAllowed` for a role without case files; `Faulty` for a period that runs backwards.
pub fn coverage(
    home: &Homestead,
    actor: &Actor,
    division: Option<&DivisionCode>,
    (from, to): (Option<Date>, Option<Date>),
    words: Language,
) -> Result<CoverageView, Refusal> {
    let visible = policy::visibility(actor)?;
    let (from, to) = period(from, to, home.clock.today())?;
    let within = match division {
        Some(division) => visible.within(division),
        None => Some(visible.territory().clone()),
    };
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let mut items = Vec::new();
        for village in within.as_ref().map(|within| villages_of(conn, within)).transpose()?.unwrap_or_default() {
            items.push(standing(home, conn, &district, &village, (from, to), words)?.view);
        }
        Ok(CoverageView { from: from.to_string(), to: to.to_string(), items })
    })
}

/// How a village stands on the last day of a period.
pub(super) fn standing<'r>(
    home: &Homestead,
    conn: &mut Conn,
    district: &'r District,
    village: &DivisionCode,
    (from, to): (Date, Date),
    words: Language,
) -> Result<Standing<'r>, Refusal> {
    let rules = district.pack.on(to);
    let sketch = sketch(home, conn, rules, village)?;
    let watch = watch(rules, &sketch.layers);
    let days = (from.to_string(), to.to_string());
    let mut of = |proof: Proof| -> Result<VillageDays, StoreError> {
        store::patrols::village(conn, district.county().as_str(), village.as_str(), proof.code(), (&days.0, &days.1))
    };
    let (honest, unproven) = (of(Proof::Honest)?, of(Proof::Unproven)?);
    let last_on: Option<Date> = honest
        .last_on
        .as_deref()
        .map(str::parse)
        .transpose()
        .map_err(|why| StoreError::corrupt(format!("a day of the ground of {village}: {why}")))?;
    let status = watch.map_or(Freshness::Never, |watch| freshness(last_on, &watch.rule.value, to));
    let due_on = watch.and_then(|watch| last_on.map(|last| next_due(last, &watch.rule.value)));
    let view = PatrolledVillage {
        village: place(district, village),
        place: middle(&sketch),
        status: status.code().to_owned(),
        status_label: words.label("patrol_freshness", status.code()),
        last_on: honest.last_on,
        age_days: last_on.and_then(|last| last.until(to).ok()).map(|span| span.get_days()),
        unproven_on: unproven.last_on,
        due_on: due_on.map(|day| day.to_string()),
        visits: honest.visits,
        unproven: unproven.visits,
        risks: sketch.layers.iter().map(|layer| words.label("layer", layer.code())).collect(),
        rule: watch.map(|watch| rule_view(watch.rule, words)),
    };
    Ok(Standing { watch, status, last_on, view })
}
