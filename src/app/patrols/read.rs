//! Visits as they are read: of a territory and a period, never of a person.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use super::view::{PatrolPhotoView, PatrolVisitLine, PatrolVisitView, Spot};
use crate::app::district::District;
use crate::app::houses::view::{OfficerView, Page, Place};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::fields::Fault;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::patrols::PatrolVisit;
use crate::domain::time::{china, china_text};
use crate::store::patrols::{VisitCursor, VisitRow};
use crate::store::{self, StoreError};
use crate::words::Language;

/// Most visits on a page.
const MOST: u32 = 200;
/// The days of a period when nobody says.
const PERIOD_DAYS: i32 = 90;

/// What the list of visits is asked for; what is none does not narrow.
#[derive(Debug, Clone, Default)]
pub struct VisitQuery {
    /// In this township or village.
    pub division: Option<DivisionCode>,
    /// From this day on.
    pub from: Option<Date>,
    /// Until this day.
    pub to: Option<Date>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Visits on a page.
    pub limit: u32,
}

/// The visits of a territory, the latest first.
///
/// # Errors
/// `NotAllowed` for a role without case files; `Faulty` for a cursor that is none or a period that runs backwards.
pub fn visits(
    home: &Homestead,
    actor: &Actor,
    query: &VisitQuery,
    words: Language,
) -> Result<Page<PatrolVisitLine>, Refusal> {
    let visible = policy::visibility(actor)?;
    let limit = query.limit.clamp(1, MOST);
    let (from, to) = period(query.from, query.to, home.clock.today())?;
    let after = query.cursor.as_deref().map(cursor).transpose()?;
    let within = match &query.division {
        Some(division) => visible.within(division),
        None => Some(visible.territory().clone()),
    };
    let Some(within) = within else { return Ok(Page { items: Vec::new(), next_cursor: None }) };
    let moments = (start_ms(from)?, start_ms(to.saturating_add(1.day()))?);
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let rows = store::patrols::list(conn, &within, moments, after.as_ref(), i64::from(limit))?;
        let full = u32::try_from(rows.len()).is_ok_and(|found| found == limit);
        let next_cursor = rows.last().filter(|_| full).map(|last| format!("{}.{}", last.at, last.id));
        let items = rows.iter().map(|row| Ok(line(&district, &parse(row)?, words)));
        Ok(Page { items: items.collect::<Result<_, Refusal>>()?, next_cursor })
    })
}

/// One visit.
///
/// # Errors
/// `Hidden` where there is none or it lies outside the actor's territory.
pub fn visit(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<PatrolVisitView, Refusal> {
    let visible = policy::visibility(actor)?;
    if id.county() != actor.county() {
        return Err(Refusal::Hidden);
    }
    home.store.read(|conn| {
        let row = store::patrols::find(conn, id)?.ok_or(Refusal::Hidden)?;
        let visit = parse(&row)?;
        visible.shows(id.county(), &visit.village)?;
        let district = packs::in_force(home, conn, actor.county())?;
        Ok(view(&district, &visit, words))
    })
}

fn parse(row: &VisitRow) -> Result<PatrolVisit, StoreError> {
    serde_json::from_str(&row.file).map_err(|why| StoreError::corrupt(format!("file of visit {}: {why}", row.id)))
}

fn line(district: &District, visit: &PatrolVisit, words: Language) -> PatrolVisitLine {
    let conclusion = json!(visit.conclusion).as_str().unwrap_or_default().to_owned();
    PatrolVisitLine {
        id: visit.id.to_string(),
        number: visit.number.clone(),
        village: place(district, &visit.village),
        at: china_text(visit.at),
        place: Spot { lon: visit.place.lon, lat: visit.place.lat },
        conclusion_label: words.label("conclusion", &conclusion),
        conclusion,
        proof: visit.proof.code().to_owned(),
        proof_label: words.label("patrol_proof", visit.proof.code()),
        recheck_on: visit.recheck_on.map(|day| day.to_string()),
        finding: visit.findings.first().cloned(),
        photos: visit.photos.len(),
    }
}

fn view(district: &District, visit: &PatrolVisit, words: Language) -> PatrolVisitView {
    let officers = visit.officers.iter().map(|officer| OfficerView {
        username: officer.username.clone(),
        certificate_no: officer.certificate_no.clone(),
    });
    let evidence = visit.photos.iter().map(|photo| PatrolPhotoView {
        id: photo.id.to_string(),
        verdict: json!(photo.verdict).as_str().unwrap_or_default().to_owned(),
        distance_m: photo.distance_m.map(|metres| (metres * 100.0).round() / 100.0),
        doubtful: photo.doubtful,
    });
    PatrolVisitView {
        line: line(district, visit, words),
        received_at: china_text(visit.received_at),
        accuracy_m: visit.place.accuracy_m,
        officers: officers.collect(),
        evidence: evidence.collect(),
        findings: visit.findings.clone(),
        proof_why: words.label("patrol_proof_why", visit.proof.code()),
        suggests_lead: visit.suggests_lead(),
    }
}

pub(super) fn place(district: &District, code: &DivisionCode) -> Place {
    Place { code: code.to_string(), name: district.name(code) }
}

/// The days asked for, both inclusive: the last of them today and the first a season before, where nobody says.
pub(super) fn period(from: Option<Date>, to: Option<Date>, today: Date) -> Result<(Date, Date), Refusal> {
    let to = to.unwrap_or(today);
    let from = from.unwrap_or_else(|| to.saturating_sub(PERIOD_DAYS.days()));
    if from <= to { Ok((from, to)) } else { Err(fault("to", "last_before_first")) }
}

fn start_ms(day: Date) -> Result<i64, Refusal> {
    let start = day.to_zoned(china()).map_err(|why| Refusal::broken("a day that does not begin", why))?;
    Ok(start.timestamp().as_millisecond())
}

fn cursor(text: &str) -> Result<VisitCursor, Refusal> {
    let bad = || fault("cursor", "bad_id");
    let (at, id) = text.split_once('.').ok_or_else(bad)?;
    Ok(VisitCursor { at: at.parse().map_err(|_why| bad())?, id: id.to_owned() })
}

pub(super) fn fault(path: &str, code: &'static str) -> Refusal {
    Refusal::Faulty(vec![Fault { path: path.to_owned(), code, params: Vec::new() }])
}
