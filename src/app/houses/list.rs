//! Lists of houses: what an actor may see, what it has to do, and what lies on a piece of the map.

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::behind::behind;
use super::clocks;
use super::file::{parse, people};
use super::read::{context_needs, known_facts};
use super::render::Scene;
use super::view::{DeadlineView, HouseLine, Page};
use crate::app::people::People;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal, policy};
use crate::domain::actor::Actor;
use crate::domain::houses::House;
use crate::domain::houses::acts::ActKind;
use crate::domain::ids::{County, DivisionCode, Id};
use crate::domain::stats::HouseFigure;
use crate::domain::time::china_date;
use crate::store::duties::DutyCursor;
use crate::store::houses::{Bbox, HouseCursor, HouseFilter, ListedHouse};
use crate::store::{self, Conn};
use crate::words::Language;

/// Most houses on a page.
pub(super) const MOST: u32 = 200;
/// Most plots on a piece of the map.
const MOST_PLOTS: i64 = 2_000;

/// What a list is asked for; what is none does not narrow.
#[derive(Debug, Clone, Default)]
pub struct HouseQuery {
    /// In this division.
    pub division: Option<DivisionCode>,
    /// In this stage.
    pub stage: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// A number from its beginning, or the whole name of the head.
    pub q: Option<String>,
    /// Only those for which something ran out.
    pub overdue: bool,
    /// Behind this figure of the board.
    pub figure: Option<HouseFigure>,
    /// The figure's period; without one, the days of application.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// West, south, east, north.
    pub bbox: Option<[f64; 4]>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Houses on a page.
    pub limit: u32,
}

impl HouseQuery {
    /// Whether it asks for what only the map in memory knows.
    fn is_counted(&self) -> bool {
        self.figure.is_some() || self.from.is_some() || self.to.is_some()
    }

    /// The number and the name that are looked for. A number is ASCII; whatever else is looked for is a name, which only its
    /// blind index knows.
    pub(super) fn sought(&self) -> (Option<&str>, Option<&str>) {
        let q = self.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let number = q.filter(|text| text.starts_with(|c: char| c.is_ascii_digit()));
        (number, q.filter(|_| number.is_none()))
    }

    pub(super) fn filter(&self, home: &Homestead, actor: &Actor, today: Date) -> Result<HouseFilter, Refusal> {
        let (number, name) = self.sought();
        Ok(HouseFilter {
            division: self.division.clone(),
            stage: self.stage.clone(),
            state: self.state.clone(),
            number_prefix: number.map(str::to_owned),
            head_index: name.map(|name| personal::name_index(&home.keys, actor.county(), name)),
            overdue_on: self.overdue.then(|| today.to_string()),
            bbox: self.bbox.map(|[west, south, east, north]| Bbox { west, south, east, north }),
            after: self.cursor.as_deref().map(house_cursor).transpose()?,
        })
    }
}

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

/// Houses as lines, in the order of their ids as given; one that is no longer there is left out. Whether the actor may
/// see them has been asked before.
///
/// # Errors
/// `Broken` where a person was altered.
pub(in crate::app) fn lines_of(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    ids: &[Id],
    words: Language,
) -> Result<Vec<HouseLine>, Refusal> {
    let district = packs::in_force(home, conn, county)?;
    let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
    let keys: Vec<String> = ids.iter().map(|id| id.uuid().to_string()).collect();
    let mut listed = store::houses::listed(conn, county.as_str(), &keys)?;
    let places: HashMap<&str, usize> = keys.iter().enumerate().map(|(place, key)| (key.as_str(), place)).collect();
    listed.sort_by_key(|it| places.get(it.house.id.as_str()).copied());
    Ok(lines(home, &scene, &listed)?.into_iter().map(|(_, line)| line).collect())
}

/// Houses, each with its line.
pub(in crate::app) fn lines(
    home: &Homestead,
    scene: &Scene<'_>,
    listed: &[ListedHouse],
) -> Result<Vec<(House, HouseLine)>, Refusal> {
    let line = |listed: &ListedHouse| {
        let (house, people) = opened(home, listed)?;
        let line = scene.line(&house, &people, &scene.clocks(&house));
        Ok((house, line))
    };
    listed.iter().map(line).collect()
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

pub(super) fn opened(home: &Homestead, listed: &ListedHouse) -> Result<(House, People), Refusal> {
    let house = parse(&listed.house)?;
    let rows: Vec<_> = listed.head.iter().cloned().collect();
    let people = people(home, &house.id, &rows)?;
    Ok((house, people))
}

pub(super) fn bad_cursor() -> Refusal {
    Refusal::Faulty(vec![crate::domain::fields::Fault {
        path: "cursor".to_owned(),
        code: "bad_id",
        params: Vec::new(),
    }])
}

fn house_cursor(text: &str) -> Result<HouseCursor, Refusal> {
    let (at, id) = text.split_once('.').ok_or_else(bad_cursor)?;
    let last_act_at = at.parse().map_err(|_why| bad_cursor())?;
    Ok(HouseCursor { last_act_at, id: id.to_owned() })
}
