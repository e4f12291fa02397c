//! `patrol_visit`: a visit to a place that is in no file, from the request to the ledger. One transaction.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{ground, places};
use crate::app::acting::{Acted, Request, envelope, officers, subject};
use crate::app::district::District;
use crate::app::photos::seen_by;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal, policy};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, FieldShape, Fields};
use crate::domain::ids::{County, DivisionCode, Id};
use crate::domain::patrols::rule::Reason;
use crate::domain::patrols::{Due, PatrolVisit, RecordVisit, VisitPhotoFact};
use crate::domain::time::china_date;
use crate::store::patrols::{VisitPhotoRow, VisitRow};
use crate::store::{self, Conn, StoreError};

/// What the ledger calls a visit.
const ROOM: &str = "patrol";

/// The act's code, and how its numbers are called in the pack.
pub const RECORD: &str = "patrol_visit";

/// The act itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    /// 巡查记录.
    PatrolVisit,
}

/// What the body of a visit holds.
pub fn fields() -> Vec<FieldShape> {
    Fields::describe(|f| read(f, Timestamp::MIN))
}

fn read(f: &mut Fields<'_>, now: Timestamp) -> Option<((Uuid, Timestamp), RecordVisit)> {
    let (act, envelope) = envelope::<Act>(f, now);
    let visit = RecordVisit::read(f);
    act?;
    Some((envelope?, visit?))
}

/// Two officers record a visit, at once or when they have a signal again.
///
/// # Errors
/// `NotAllowed` for who is no officer, `Faulty` with everything wrong in the body, `ActIdReused`.
pub fn record(home: &Homestead, actor: &Actor, body: &Value) -> Result<Acted, Refusal> {
    policy::patrol_act(actor, RECORD)?;
    let now = home.clock.now();
    let district = home.store.read(|conn| packs::in_force(home, conn, actor.county()))?;
    let read = Fields::read(body, |f| read(f, now));
    // The village and the place are looked up even when other fields are wrong: the problem names everything at once.
    let mut faults = read.as_ref().err().cloned().unwrap_or_default();
    faults.extend(place_faults(actor, &district, body, read.as_ref().ok().map(|(_, visit)| visit)));
    let ((act_id, at), visit) = match read {
        Ok(read) if faults.is_empty() => read,
        _ => return Err(Refusal::Faulty(faults)),
    };
    let (county, mac) = (actor.county().clone(), personal::request_mac(&home.keys, body));
    let account = Some(actor.id.clone());
    let request = Request { act_id, room: ROOM, file: None, at, received_at: now, county, actor: account, mac };
    let (home, actor) = (home.clone(), actor.clone());
    home.clone().store.write(move |conn| {
        if let Some(acted) = request.repeated(&home, conn)? {
            return Ok(acted);
        }
        let rules = district.pack.on(china_date(at));
        let officers = officers(conn, &request.county, visit.village(), visit.officers())?;
        let photos = photo_facts(conn, &request.county, &visit)?;
        let faults = visit.faults(&actor, at, rules, &officers, &photos);
        if !faults.is_empty() {
            return Err(Refusal::Faulty(faults));
        }
        let id = Id::new(request.county.clone(), Uuid::now_v7());
        let number = number(conn, &district, &id, visit.village(), at)?;
        let kept = visit.visit((id, number), (at, now), rules, &officers, &photos);
        keep(conn, &district, &kept)?;
        request.record(&home, conn, &kept.id, RECORD, &visit.body())
    })
}

/// A village that is not the actor's, and a place that is not the county's.
fn place_faults(actor: &Actor, district: &District, body: &Value, visit: Option<&RecordVisit>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let village = body.get("village").and_then(Value::as_str).and_then(|code| code.parse::<DivisionCode>().ok());
    if let Some(code) = village {
        if !code.is_village() || !district.knows(&code) {
            faults.push(fault("village", "unknown_division"));
        } else if !actor.division.holds(&code) {
            faults.push(fault("village", "outside_territory"));
        }
    }
    if visit.is_some_and(|visit| visit.place().place().is_none_or(|place| !district.contains(place))) {
        faults.push(fault("location", "outside_county"));
    }
    faults
}

fn photo_facts(conn: &mut Conn, county: &County, visit: &RecordVisit) -> Result<Vec<VisitPhotoFact>, Refusal> {
    let mut facts = Vec::new();
    for id in visit.photos().iter().filter(|id| id.county() == county) {
        let Some(row) = store::photos::find(conn, id)? else { continue };
        let taken_at = Timestamp::from_millisecond(row.taken_at)
            .map_err(|why| StoreError::corrupt(format!("a time of photo {id}: {why}")))?;
        let seen = seen_by(&row)?;
        let account = row.actor_id.parse().ok().map(|uuid| Id::new(county.clone(), uuid));
        let account = account.map(|account| store::accounts::find(conn, &account)).transpose()?.flatten();
        let elsewhere = row.house_id.is_some() || row.violation_id.is_some();
        let taken = elsewhere || store::patrols::visit_of_photo(conn, county.as_str(), &row.id)?.is_some();
        facts.push(VisitPhotoFact {
            id: id.clone(),
            taken_by: account.map(|account| account.username),
            taken_at,
            taken,
            place: seen.place,
            doubtful: seen.doubtful,
        });
    }
    Ok(facts)
}

/// The visit's number; its id where the pack of its day has no pattern.
fn number(
    conn: &mut Conn,
    district: &District,
    id: &Id,
    village: &DivisionCode,
    at: Timestamp,
) -> Result<String, Refusal> {
    let day = china_date(at);
    let Some(rule) = district.pack.on(day).number(RECORD) else { return Ok(id.to_string()) };
    let broken = |why| Refusal::broken("a visit could not be numbered", why);
    let run = rule.value.run(village, day.year()).map_err(broken)?;
    let serial = store::numbers::take(conn, id.county().as_str(), &run, &subject(ROOM, id))?;
    let serial = u32::try_from(serial).map_err(|why| Refusal::broken("a serial below zero", why))?;
    let full = |_why| Refusal::Faulty(vec![fault("village", "series_exhausted")]);
    rule.value.write(village, day.year(), serial).map_err(full)
}

/// Writes the visit, counts its ground, and puts the next look it names into the list.
fn keep(conn: &mut Conn, district: &District, visit: &PatrolVisit) -> Result<(), Refusal> {
    let county = visit.id.county().to_string();
    let township = visit.village.township().unwrap_or_else(|| visit.village.clone());
    let uuid = visit.id.uuid().to_string();
    let row = VisitRow {
        county: county.clone(),
        id: uuid.clone(),
        number: visit.number.clone(),
        township: township.to_string(),
        division: visit.village.to_string(),
        at: visit.at.as_millisecond(),
        conclusion: serde_json::json!(visit.conclusion).as_str().unwrap_or_default().to_owned(),
        proof: visit.proof.code().to_owned(),
        recheck_on: visit.recheck_on.map(|day| day.to_string()),
        lon: visit.place.lon,
        lat: visit.place.lat,
        file: serde_json::to_string(visit).map_err(|why| Refusal::broken("a visit could not be written", why))?,
    };
    let photos = (0_i32..).zip(&visit.photos).map(|(ordinal, photo)| VisitPhotoRow {
        county: county.clone(),
        visit_id: uuid.clone(),
        ordinal,
        photo_id: photo.id.uuid().to_string(),
    });
    store::patrols::insert(conn, &row, &photos.collect::<Vec<_>>())?;
    if let Some(place) = visit.place.place() {
        ground::count(conn, district, &visit.village, place, visit.at, visit.proof)?;
    }
    // After the ground was counted: the day that this visit names is not met by itself.
    let due = visit.recheck_on.map(|counted_from| Due { reason: Reason::VisitRecheck, counted_from });
    let place = Some((visit.place.lon, visit.place.lat));
    let due: Vec<Due> = due.into_iter().collect();
    Ok(places::put(conn, (ROOM, &visit.id), &visit.village, &visit.number, place, &due)?)
}

fn fault(path: &str, code: &'static str) -> Fault {
    Fault { path: path.to_owned(), code, params: Vec::new() }
}
