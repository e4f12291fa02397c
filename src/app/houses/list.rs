//! Lists of houses: what an actor may see, what it has to do, and what lies on a piece of the map.

use serde_json::{Value, json};

use super::behind::behind;
use super::clocks;
use super::lines::{lines, opened};
use super::query::{HouseQuery, MOST};
use super::read::{context_needs, known_facts};
use super::render::Scene;
use super::view::{DeadlineView, HouseLine, Page};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::houses::acts::ActKind;
use crate::domain::time::china_date;
use crate::store::duties::DutyCursor;
use crate::store::{self, Conn};
use crate::words::Language;

/// Most plots on a piece of the map.
const MOST_PLOTS: i64 = 2_000;

/// The houses that an actor may see, the one with the latest act first.
///
/// # Errors
/// `NotAllowed` for a role without case files; `Faulty` for a cursor that is none.
pub fn houses(
    home: &Homestead,
    actor: &Actor,
    query: &HouseQuery,
    words: Language,
) -> Result<Page<HouseLine>, Refusal> {
    let visible = policy::visibility(actor)?;
    if query.is_counted() {
        return behind(home, actor, query, words);
    }
    let today = china_date(home.clock.now());
    let limit = query.limit.clamp(1, MOST);
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let scene = Scene { district: &district, words, today };
        let filter = query.filter(home, actor, today)?;
        let listed = store::houses::list(conn, visible.territory(), &filter, i64::from(limit))?;
        let full = u32::try_from(listed.len()).is_ok_and(|found| found == limit);
        let next_cursor =
            listed.last().filter(|_| full).map(|last| format!("{}.{}", last.house.last_act_at, last.house.id));
        let lines = lines(home, &scene, &listed)?;
        Ok(Page { items: lines.into_iter().map(|(_, line)| line).collect(), next_cursor })
    })
}

/// A house that waits for an actor.
#[derive(Debug)]
pub(in crate::app) struct HouseTurn {
    /// By when, with the house's id and the act: by these a work list is ordered.
    pub(in crate::app) key: (Option<String>, String, String),
    /// The house.
    pub(in crate::app) line: HouseLine,
    /// What is to be done.
    pub(in crate::app) act: String,
    /// Its name.
    pub(in crate::app) label: String,
    /// By when.
    pub(in crate::app) due: Option<DeadlineView>,
    /// How many requirements are still unmet.
    pub(in crate::app) missing: usize,
}

/// What an actor is waited for in houses, the earliest day first and what has none last.
///
/// # Errors
/// `NotAllowed` for a role without case files.
pub(in crate::app) fn waiting(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    after: Option<&DutyCursor>,
    limit: u32,
    words: Language,
) -> Result<Vec<HouseTurn>, Refusal> {
    let visible = policy::visibility(actor)?;
    let Some(party) = policy::party(actor) else { return Ok(Vec::new()) };
    let now = home.clock.now();
    let district = packs::in_force(home, conn, actor.county())?;
    let scene = Scene { district: &district, words, today: china_date(now) };
    let waiting = store::duties::worklist(conn, visible.territory(), &party, after, i64::from(limit))?;
    let turn = |waiting: &store::duties::Waiting| {
        let (house, people) = opened(home, &waiting.listed)?;
        let running = scene.clocks(&house);
        let kind: Option<ActKind> = serde_json::from_value(Value::String(waiting.duty.act.clone())).ok();
        let facts = known_facts(home, conn, &district, &house, kind)?;
        let needs = kind.map(|kind| context_needs(&house, actor, kind, &district, now, &facts)).unwrap_or_default();
        let due = running
            .iter()
            .filter(|clock| clock.due.map(|day| day.to_string()) == waiting.duty.due_on && clock.due.is_some())
            .find(|clock| clock.met_on.is_none())
            .map(|clock| clocks::deadline(clock, words));
        let (listed, act) = (waiting.listed.house.id.clone(), waiting.duty.act.clone());
        Ok(HouseTurn {
            key: (waiting.duty.due_on.clone(), listed, act.clone()),
            line: scene.line(&house, &people, &running),
            label: words.label("act", &act),
            act,
            due,
            missing: needs.iter().filter(|need| need.hinders()).count(),
        })
    };
    waiting.iter().map(turn).collect()
}

/// The plots that touch a rectangle, as a GeoJSON `FeatureCollection`: what the map shows around a house.
///
/// # Errors
/// `NotAllowed` for a role without case files.
pub fn plots(home: &Homestead, actor: &Actor, bbox: [f64; 4]) -> Result<Value, Refusal> {
    let visible = policy::visibility(actor)?;
    let today = china_date(home.clock.now());
    let query = HouseQuery { bbox: Some(bbox), ..HouseQuery::default() };
    home.store.read(|conn| {
        let filter = query.filter(home, actor, today)?;
        let listed = store::houses::list(conn, visible.territory(), &filter, MOST_PLOTS)?;
        let features = listed.iter().map(|listed| {
            let (house, people) = opened(home, listed)?;
            Ok(json!({
                "type": "Feature",
                "geometry": house.application.plot.geometry,
                "properties": { "id": house.id, "number": house.number, "stage": house.stage, "state": house.state,
                    "head_name": people.name(house.application.head) },
            }))
        });
        let features: Vec<Value> = features.collect::<Result<_, Refusal>>()?;
        Ok(json!({ "type": "FeatureCollection", "features": features }))
    })
}
