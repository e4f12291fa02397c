//! Lists of cases: what an actor may see, and what it has to do.

use super::behind::behind;
use super::file::parse;
use super::lines::lines;
use super::query::{CaseQuery, MOST};
use super::render::Scene;
use super::view::{CaseLine, ClockView};
use crate::app::houses::view::Page;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::domain::violations::leads::{REACH_DEG, may_be_same};
use crate::store::case_duties;
use crate::store::duties::DutyCursor;
use crate::store::houses::Bbox;
use crate::store::violations::ViolationRow;
use crate::store::{self, Conn};
use crate::words::Language;

/// Most suggestions of the same place.
const MOST_SIMILAR: usize = 20;

/// The cases that an actor may see, the one with the latest act first.
///
/// # Errors
/// `NotAllowed` for a role that reads no cases; `Faulty` for a cursor that is none.
pub fn violations(
    home: &Homestead,
    actor: &Actor,
    query: &CaseQuery,
    words: Language,
) -> Result<Page<CaseLine>, Refusal> {
    let visible = policy::case_visibility(actor)?;
    if query.is_counted() {
        return behind(home, actor, query, words);
    }
    let limit = query.limit.clamp(1, MOST);
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
        let rows = store::violations::list(conn, visible.territory(), &query.filter(home, actor)?, i64::from(limit))?;
        let full = u32::try_from(rows.len()).is_ok_and(|found| found == limit);
        let next_cursor = rows.last().filter(|_| full).map(|last| format!("{}.{}", last.last_act_at, last.id));
        let mut items = lines(home, conn, &scene, &rows)?;
        if query.risk {
            // A clock may have been met, or its warning not have begun: the domain says.
            items.retain(|line| !line.risks.is_empty());
        }
        Ok(Page { items, next_cursor })
    })
}

/// Others that may well be the same, near in place and time, as far as the actor sees them.
pub(super) fn similar(conn: &mut Conn, actor: &Actor, case: &Violation) -> Result<Vec<ViolationRow>, Refusal> {
    let visibility = policy::case_visibility(actor)?;
    let (lon, lat) = (case.lead.place.lon, case.lead.place.lat);
    let around = Bbox { west: lon - REACH_DEG, south: lat - REACH_DEG, east: lon + REACH_DEG, north: lat + REACH_DEG };
    let mut same = Vec::new();
    for row in store::violations::within(conn, case.id.county().as_str(), around)? {
        let other = parse(&row)?;
        let another = other.id != case.id && visibility.shows(other.id.county(), &other.village).is_ok();
        if another && may_be_same(&case.lead, &other.lead) && same.len() < MOST_SIMILAR {
            same.push(row);
        }
    }
    Ok(same)
}

/// A case that waits for an actor.
#[derive(Debug)]
pub struct CaseTurn {
    /// By when, with the case's id and the act: by these a work list is ordered.
    pub key: (Option<String>, String, String),
    /// The case.
    pub line: CaseLine,
    /// What is to be done.
    pub act: String,
    /// Its name.
    pub label: String,
    /// The clock that it must be done by.
    pub clock: Option<ClockView>,
}

/// What an actor is waited for in cases, the earliest day first and what has none last.
///
/// # Errors
/// The database's.
pub fn waiting(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    after: Option<&DutyCursor>,
    limit: u32,
    words: Language,
) -> Result<Vec<CaseTurn>, Refusal> {
    let Some(party) = policy::case_party(actor) else { return Ok(Vec::new()) };
    let visible = policy::case_visibility(actor)?;
    let district = packs::in_force(home, conn, actor.county())?;
    let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
    let waiting = case_duties::worklist(conn, visible.territory(), &party, after, i64::from(limit))?;
    let rows: Vec<ViolationRow> = waiting.iter().map(|waiting| waiting.violation.clone()).collect();
    let lines = lines(home, conn, &scene, &rows)?;
    let turn = |(waiting, line): (case_duties::CaseWaiting, CaseLine)| {
        let case = parse(&waiting.violation)?;
        let due = waiting.duty.due_on.clone();
        let clocks = scene.clocks(&case);
        let clock = clocks.iter().find(|clock| due.is_some() && clock.day.map(|day| day.to_string()) == due);
        Ok(CaseTurn {
            key: (due.clone(), waiting.violation.id, waiting.duty.act.clone()),
            clock: clock.map(|clock| scene.clock(clock)),
            line,
            label: words.label("case_act", &waiting.duty.act),
            act: waiting.duty.act,
        })
    };
    waiting.into_iter().zip(lines).map(turn).collect()
}
