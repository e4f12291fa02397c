//! One act on a house, from the request to the ledger: authorise, decide, save, record. One transaction.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use uuid::Uuid;

use super::cases;
use super::file::{self, visible};
use super::read::awake;
use super::surroundings::surroundings;
use crate::app::acting::{Acted, Request, envelope, next_serial, officers, subject};
use crate::app::district::District;
use crate::app::policy;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, patrols, siting};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, FieldShape, Fields, Wrong};
use crate::domain::houses::House;
use crate::domain::houses::acts::{ActKind, Apply, Change, Context, Facts, HouseAct, PhotoFact, Reading, Wants};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::requirement::Requirement;
use crate::domain::time::{china_date, china_text};
use crate::spatial::{Grid, PlotPolygon};
use crate::store::{self, Conn, StoreError};

/// What the ledger calls a house.
pub const ROOM: &str = "house";

/// Every act with the fields of its body, as the readers tell them.
pub fn bodies() -> Vec<(ActKind, Vec<FieldShape>)> {
    // Which day and which grid the reader has changes what is wrong with a value, never which fields there are.
    let reading = Grid::from_epsg(4523).map(|grid| Reading { today: Date::MIN, grid });
    let body = |kind: ActKind| {
        let mut fields = Fields::describe(|f| Some(envelope::<ActKind>(f, Timestamp::MIN)));
        fields.extend(reading.into_iter().flat_map(|reading| kind.fields(reading)));
        (kind, fields)
    };
    ActKind::all().map(body).collect()
}

/// A household applies: makes the house.
///
/// # Errors
/// `NotAllowed` for who may not file, `Faulty` with everything wrong in the body, `ActIdReused`.
pub fn apply(home: &Homestead, actor: &Actor, body: &Value) -> Result<Acted, Refusal> {
    policy::act(actor, &ActKind::Apply.code())?;
    let now = home.clock.now();
    let district = home.store.read(|conn| packs::in_force(home, conn, actor.county()))?;
    let ((act_id, at), apply) = read_application(actor, &district, now, body)?;
    let request = Request::by(home, actor, (ROOM, None), (act_id, at), now, body);
    let home = home.clone();
    home.clone().store.write(move |conn| {
        if let Some(acted) = request.repeated(&home, conn)? {
            return Ok(acted);
        }
        let county = &request.county;
        let id = Id::new(county.clone(), Uuid::now_v7());
        let day = china_date(request.at);
        let rules = district.pack.on(day);
        let series = apply.series(rules, day);
        let serial = next_serial(conn, county, series.as_deref())?;
        let faults = apply.faults(rules, day, serial);
        if !faults.is_empty() {
            return Err(Refusal::Faulty(faults));
        }
        let (house, change) = apply.house(id, request.at, rules, serial);
        file::insert(&home, conn, &house, &change, &district, apply.head_name())?;
        take_serial(conn, &house, series.as_deref())?;
        request.record(&home, conn, &house.id, &ActKind::Apply.code(), &apply.body())
    })
}

fn read_application(
    actor: &Actor,
    district: &District,
    now: Timestamp,
    body: &Value,
) -> Result<((Uuid, Timestamp), Apply), Refusal> {
    let reading = Reading { today: china_date(now), grid: district.grid };
    let read = Fields::read(body, |f| {
        let (kind, envelope) = envelope::<ActKind>(f, now);
        let apply = Apply::read(f, reading);
        if kind.is_some_and(|kind| kind != ActKind::Apply) {
            f.fault("act", Wrong::new("not_a_choice"));
        }
        Some((envelope?, apply?))
    });
    // The village is looked up even when other fields are wrong: the problem names everything at once.
    let mut faults = read.as_ref().err().cloned().unwrap_or_default();
    let village = body.get("village").and_then(Value::as_str).and_then(|code| code.parse::<DivisionCode>().ok());
    if let Some(code) = village.filter(DivisionCode::is_village) {
        if !district.knows(&code) {
            faults.push(fault("village", "unknown_division"));
        } else if !actor.division.holds(&code) {
            faults.push(fault("village", "outside_territory"));
        }
    }
    for field in ["plot", "footprint"] {
        let corners = body.get(field).and_then(|outline| PlotPolygon::parse(outline).ok());
        if corners.is_some_and(|outline| outline.corners().any(|corner| !district.contains(corner))) {
            faults.push(fault(field, "outside_county"));
        }
    }
    match read {
        Ok(read) if faults.is_empty() => Ok(read),
        _ => Err(Refusal::Faulty(faults)),
    }
}

/// Somebody does an act to a house.
///
/// # Errors
/// `Hidden` outside the actor's territory, `NotAllowed` for the role, `Faulty` with everything wrong in the body,
/// `ActIdReused`, `ActNotOpen` in a stage that does not know the act, `Unmet` with all that it waits for.
pub fn act(home: &Homestead, actor: &Actor, id: &Id, body: &Value) -> Result<Acted, Refusal> {
    let now = home.clock.now();
    let named: Option<ActKind> = body.get("act").and_then(|act| serde_json::from_value(act.clone()).ok());
    let district = home.store.read(|conn| {
        let house = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        if named.is_some_and(ActKind::asks_siting) {
            // Asked again below, for what counts is the moment of the act: by then the zones are in memory, and the
            // others who wait to write do not wait for them.
            siting::of_file(home, conn, &district, &house)?;
        }
        Ok::<_, Refusal>(district)
    })?;
    if let Some(kind) = named {
        policy::act(actor, &kind.code())?;
    }
    let (kind, (act_id, at), payload) = Fields::read(body, |f| {
        let (kind, envelope) = envelope::<ActKind>(f, now);
        let Some(spec) = kind.and_then(ActKind::spec) else {
            if kind.is_some() {
                f.fault("act", Wrong::new("not_a_choice"));
            }
            // Without an act nobody can say which of the other fields are unknown to it.
            f.pass_over();
            return None;
        };
        let payload = (spec.read)(f, Reading { today: china_date(now), grid: district.grid });
        Some((spec.kind, envelope?, payload?))
    })
    .map_err(Refusal::Faulty)?;
    let request = Request::by(home, actor, (ROOM, Some(id)), (act_id, at), now, body);
    let (home, id, actor) = (home.clone(), id.clone(), actor.clone());
    home.clone().store.write(move |conn| {
        if let Some(acted) = request.repeated(&home, conn)? {
            return Ok(acted);
        }
        let mut house = visible(conn, &actor, &id)?;
        let read_version = house.version;
        let change = decide(&home, conn, &mut house, kind, payload.as_ref(), (&request, &actor), &district)?;
        file::update(&home, conn, &house, &change, &district, read_version)?;
        if kind == ActKind::Inspect {
            patrols::house_visited(conn, &district, &house)?;
        }
        request.record(&home, conn, &house.id, &kind.code(), &payload.body())
    })
}

/// Judges an act and changes the file in memory.
fn decide(
    home: &Homestead,
    conn: &mut Conn,
    house: &mut House,
    kind: ActKind,
    payload: &dyn HouseAct,
    (request, actor): (&Request, &Actor),
    district: &District,
) -> Result<Change, Refusal> {
    let spec = kind.spec().ok_or(Refusal::ActNotOpen)?;
    if !awake(house, kind) || !(spec.knows)(house) {
        return Err(Refusal::ActNotOpen);
    }
    let rules = district.pack.on(house.applied_on());
    let day = china_date(request.at);
    let wants = payload.wants(house, rules, day);
    let mut facts = facts(conn, house, &wants)?;
    if wants.surroundings {
        facts.surroundings = surroundings(home, conn, district, house)?;
    }
    if kind.asks_siting() {
        facts.siting = siting::of_file(home, conn, district, house)?;
    }
    if kind.asks_cases() {
        facts.cases = cases::facts(conn, &house.id)?;
    }
    let ctx = Context { act_id: request.act_id, actor, at: request.at, rules, facts: &facts };
    let mut faults = payload.faults(house, &ctx);
    if request.at < house.last_act_at {
        let params = vec![("last", china_text(house.last_act_at))];
        faults.push(Fault { path: "at".to_owned(), code: "before_last_act", params });
    }
    if !faults.is_empty() {
        return Err(Refusal::Faulty(faults));
    }
    let needs: Vec<Requirement> = payload.needs(house, &ctx);
    if needs.iter().any(Requirement::hinders) {
        // What is only to be known is no reason of a refusal.
        return Err(Refusal::Unmet(needs.into_iter().filter(|need| need.binding).collect()));
    }
    let change = payload.change(house, &ctx);
    house.last_act_at = request.at;
    house.version = house.version.saturating_add(1);
    if wants.series.is_some() {
        take_serial(conn, house, wants.series.as_deref())?;
    }
    Ok(change)
}

/// Looks up what an act wants to know.
fn facts(conn: &mut Conn, house: &House, wants: &Wants) -> Result<Facts, Refusal> {
    let county = house.id.county();
    let mut facts = Facts {
        serial: next_serial(conn, county, wants.series.as_deref())?,
        officers: officers(conn, county, &house.village, &wants.officers)?,
        ..Facts::default()
    };
    for id in wants.photos.iter().filter(|id| id.county() == county) {
        let Some(row) = store::photos::find(conn, id)? else { continue };
        let taken_for = row.house_id.and_then(|uuid| uuid.parse().ok()).map(|uuid| Id::new(county.clone(), uuid));
        let verdict = serde_json::from_value(row.verdict.into())
            .map_err(|why| StoreError::corrupt(format!("verdict of photo {id}: {why}")))?;
        facts.photos.push(PhotoFact { id: id.clone(), house: taken_for, verdict });
    }
    Ok(facts)
}

fn take_serial(conn: &mut Conn, house: &House, series: Option<&str>) -> Result<(), Refusal> {
    if let Some(series) = series {
        store::numbers::take(conn, house.id.county().as_str(), series, &subject(ROOM, &house.id))?;
    }
    Ok(())
}

fn fault(path: &str, code: &'static str) -> Fault {
    Fault { path: path.to_owned(), code, params: Vec::new() }
}
