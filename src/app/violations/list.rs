//! Lists of cases: what an actor may see, and what it has to do.

use jiff::civil::Date;

use super::behind::behind;
use super::file::{parse, people};
use super::render::Scene;
use super::view::{CaseLine, ClockView};
use crate::app::houses::view::Page;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal, policy};
use crate::domain::actor::Actor;
use crate::domain::fields::Fault;
use crate::domain::ids::{County, DivisionCode, Id};
use crate::domain::stats::CaseFigure;
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::domain::violations::leads::{REACH_DEG, may_be_same};
use crate::store::case_duties;
use crate::store::case_persons::CasePersonRow;
use crate::store::duties::DutyCursor;
use crate::store::houses::Bbox;
use crate::store::violations::{ViolationCursor, ViolationFilter, ViolationRow};
use crate::store::{self, Conn};
use crate::words::Language;

/// Most cases on a page.
pub(super) const MOST: u32 = 200;
/// A clock that runs out within so many days makes a case one to look at.
const RISKY_WITHIN_DAYS: i64 = 15;
/// Most suggestions of the same place.
const MOST_SIMILAR: usize = 20;

/// What a list is asked for; what is none does not narrow.
#[derive(Debug, Clone, Default)]
pub struct CaseQuery {
    /// In this division.
    pub division: Option<DivisionCode>,
    /// In this state.
    pub state: Option<String>,
    /// On this track.
    pub track: Option<String>,
    /// Of this kind.
    pub kind: Option<String>,
    /// From this source.
    pub source: Option<String>,
    /// Of this house.
    pub house: Option<Id>,
    /// A number from its beginning, or the whole name of the party.
    pub q: Option<String>,
    /// Only those that have not ended.
    pub open: bool,
    /// Only those that are legally risky.
    pub risk: bool,
    /// Behind this figure of the board.
    pub figure: Option<CaseFigure>,
    /// The figure's period; without one, the days of registration.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// West, south, east, north.
    pub bbox: Option<[f64; 4]>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Cases on a page.
    pub limit: u32,
}

impl CaseQuery {
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

    pub(super) fn filter(&self, home: &Homestead, actor: &Actor) -> Result<ViolationFilter, Refusal> {
        let (number, name) = self.sought();
        let today = home.clock.today();
        let soon = today.checked_add(jiff::Span::new().days(RISKY_WITHIN_DAYS)).unwrap_or(today);
        Ok(ViolationFilter {
            division: self.division.clone(),
            state: self.state.clone(),
            track: self.track.clone(),
            kind: self.kind.clone(),
            source: self.source.clone(),
            house_id: self.house.as_ref().map(|house| house.uuid().to_string()),
            open: self.open || self.risk,
            risky_before: self.risk.then(|| soon.to_string()),
            number_prefix: number.map(str::to_owned),
            party_index: name.map(|name| personal::name_index(&home.keys, actor.county(), name)),
            bbox: self.bbox.map(|[west, south, east, north]| Bbox { west, south, east, north }),
            after: self.cursor.as_deref().map(cursor).transpose()?,
        })
    }
}

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

/// Cases as lines, in the order of their ids as given; one that is no longer there is left out. Whether the actor may see
/// them has been asked before.
///
/// # Errors
/// `Broken` where a person was altered.
pub(in crate::app) fn lines_of(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    ids: &[Id],
    words: Language,
) -> Result<Vec<CaseLine>, Refusal> {
    let district = packs::in_force(home, conn, county)?;
    let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
    let keys: Vec<String> = ids.iter().map(|id| id.uuid().to_string()).collect();
    let mut rows = store::violations::of_ids(conn, county.as_str(), &keys)?;
    rows.sort_by_key(|row| keys.iter().position(|key| *key == row.id));
    lines(home, conn, &scene, &rows)
}

/// Rows as lines.
pub(super) fn lines(
    home: &Homestead,
    conn: &mut Conn,
    scene: &Scene<'_>,
    rows: &[ViolationRow],
) -> Result<Vec<CaseLine>, Refusal> {
    Ok(cases(home, conn, scene, rows)?.into_iter().map(|(_, line)| line).collect())
}

/// Cases, each with its line, their people looked up in one go.
pub(in crate::app) fn cases(
    home: &Homestead,
    conn: &mut Conn,
    scene: &Scene<'_>,
    rows: &[ViolationRow],
) -> Result<Vec<(Violation, CaseLine)>, Refusal> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let county = scene.district.county().as_str();
    let everybody = if ids.is_empty() { Vec::new() } else { store::case_persons::of_many(conn, county, &ids)? };
    let line = |row: &ViolationRow| {
        let case = parse(row)?;
        let its: Vec<&CasePersonRow> = everybody.iter().filter(|person| person.violation_id == row.id).collect();
        let people = people(home, &case.id, &its)?;
        let line = scene.line(&case, &people);
        Ok((case, line))
    };
    rows.iter().map(line).collect()
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

fn cursor(text: &str) -> Result<ViolationCursor, Refusal> {
    let (at, id) = text.split_once('.').ok_or_else(bad_cursor)?;
    Ok(ViolationCursor { last_act_at: at.parse().map_err(|_why| bad_cursor())?, id: id.to_owned() })
}

pub(super) fn bad_cursor() -> Refusal {
    Refusal::Faulty(vec![Fault { path: "cursor".to_owned(), code: "bad_id", params: Vec::new() }])
}
