//! One act on a house, from the request to the ledger: authorise, decide, save, record. One transaction.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::Value;
use uuid::Uuid;

use super::file::{self, visible};
use super::read::awake;
use super::surroundings::surroundings;
use crate::app::district::District;
use crate::app::policy;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal, siting};
use crate::domain::actor::{Actor, Role};
use crate::domain::fields::{Fault, FieldShape, Fields, Wrong, choice, moment, parsed};
use crate::domain::houses::House;
use crate::domain::houses::acts::{
    ActKind, Apply, Change, Context, Facts, HouseAct, OfficerFact, PhotoFact, Reading, Wants,
};
use crate::domain::houses::file::Officer;
use crate::domain::ids::{County, DivisionCode, Id};
use crate::domain::requirement::Requirement;
use crate::domain::time::{china_date, china_text};
use crate::ledger::receipt::Receipt;
use crate::spatial::{Grid, PlotPolygon};
use crate::store::ledger::NewAct;
use crate::store::{self, Conn, StoreError};

/// A device's clock may run ahead of the server's by so much before an act counts as done in the future.
const CLOCK_SLACK_S: i64 = 120;

/// What an act did.
#[derive(Debug)]
pub struct Acted {
    /// The house it was done to.
    pub house: Id,
    /// Proof.
    pub receipt: Receipt,
    /// Recorded before: the same answer again, and nothing done.
    pub again: bool,
}

/// An act as it came in, before it is judged.
struct Request {
    act_id: Uuid,
    /// The house it is sent to; none for an application, which makes one.
    house: Option<Id>,
    at: Timestamp,
    received_at: Timestamp,
    actor: Actor,
    /// Whether the same act is sent again, or another under its id.
    mac: Vec<u8>,
}

/// Reads what every body of an act begins with.
fn envelope(f: &mut Fields<'_>, now: Timestamp) -> (Option<ActKind>, Option<(Uuid, Timestamp)>) {
    let act_id = f.required("act_id", parsed::<Uuid>("bad_id"));
    let act = f.required("act", choice::<ActKind>());
    let at = f.required("at", moment());
    let latest = now.checked_add(CLOCK_SLACK_S.seconds()).unwrap_or(now);
    if at.is_some_and(|at| at > latest) {
        f.fault("at", Wrong::new("in_future"));
    }
    (act, act_id.zip(at))
}

/// Every act with the fields of its body, as the readers tell them.
pub fn bodies() -> Vec<(ActKind, Vec<FieldShape>)> {
    // Which day and which grid the reader has changes what is wrong with a value, never which fields there are.
    let reading = Grid::from_epsg(4523).map(|grid| Reading { today: Date::MIN, grid });
    let body = |kind: ActKind| {
        let mut fields = Fields::describe(|f| Some(envelope(f, Timestamp::MIN)));
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
    let mac = personal::request_mac(&home.keys, body);
    let request = Request { act_id, house: None, at, received_at: now, actor: actor.clone(), mac };
    let home = home.clone();
    home.clone().store.write(move |conn| {
        if let Some(acted) = repeated(&home, conn, &request)? {
            return Ok(acted);
        }
        let county = request.actor.county();
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
        record(&home, conn, &request, &house, ActKind::Apply, &apply.body())
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
        let (kind, envelope) = envelope(f, now);
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
        let (kind, envelope) = envelope(f, now);
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
    let mac = personal::request_mac(&home.keys, body);
    let request = Request { act_id, house: Some(id.clone()), at, received_at: now, actor: actor.clone(), mac };
    let (home, id) = (home.clone(), id.clone());
    home.clone().store.write(move |conn| {
        if let Some(acted) = repeated(&home, conn, &request)? {
            return Ok(acted);
        }
        let mut house = visible(conn, &request.actor, &id)?;
        let read_version = house.version;
        let change = decide(&home, conn, &mut house, kind, payload.as_ref(), &request, &district)?;
        file::update(&home, conn, &house, &change, &district, read_version)?;
        record(&home, conn, &request, &house, kind, &payload.body())
    })
}

/// The answer to an act that is here already.
fn repeated(home: &Homestead, conn: &mut Conn, request: &Request) -> Result<Option<Acted>, Refusal> {
    let county = request.actor.county();
    let Some(found) = store::acts::find(conn, county.as_str(), &request.act_id.to_string())? else { return Ok(None) };
    let same = aws_lc_rs::constant_time::verify_slices_are_equal(&found.act.request_mac, &request.mac).is_ok();
    let mine = found.act.actor_id.as_deref() == Some(request.actor.id.uuid().to_string().as_str());
    let house = found.entry.subject.strip_prefix("house:").and_then(|uuid| uuid.parse().ok());
    let house = house.map(|uuid| Id::new(county.clone(), uuid));
    // The same body sent to another house is another act.
    let house = house.filter(|house| request.house.as_ref().is_none_or(|meant| meant == house));
    match house {
        Some(house) if same && mine => {
            Ok(Some(Acted { house, receipt: home.keys.receipt().receipt(&found.entry), again: true }))
        }
        _ => Err(Refusal::ActIdReused),
    }
}

/// Judges an act and changes the file in memory.
fn decide(
    home: &Homestead,
    conn: &mut Conn,
    house: &mut House,
    kind: ActKind,
    payload: &dyn HouseAct,
    request: &Request,
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
    let ctx = Context { act_id: request.act_id, actor: &request.actor, at: request.at, rules, facts: &facts };
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
    let mut facts = Facts { serial: next_serial(conn, county, wants.series.as_deref())?, ..Facts::default() };
    for name in &wants.officers {
        let Some(row) = store::accounts::by_username(conn, county.as_str(), name)? else { continue };
        let division: Option<DivisionCode> = row.division.parse().ok();
        let officer = serde_json::from_value::<Role>(row.role.into()).is_ok_and(|role| role == Role::Officer);
        if let (true, false, Some(certificate_no)) = (officer, row.disabled, row.certificate_no) {
            facts.officers.push(OfficerFact {
                officer: Officer { username: row.username, certificate_no },
                here: division.is_some_and(|division| division.holds(&house.village)),
            });
        }
    }
    for id in wants.photos.iter().filter(|id| id.county() == county) {
        let Some(row) = store::photos::find(conn, id)? else { continue };
        let taken_for = row.house_id.and_then(|uuid| uuid.parse().ok()).map(|uuid| Id::new(county.clone(), uuid));
        let verdict = serde_json::from_value(row.verdict.into())
            .map_err(|why| StoreError::corrupt(format!("verdict of photo {id}: {why}")))?;
        facts.photos.push(PhotoFact { id: id.clone(), house: taken_for, verdict });
    }
    Ok(facts)
}

fn next_serial(conn: &mut Conn, county: &County, series: Option<&str>) -> Result<u32, Refusal> {
    let Some(series) = series else { return Ok(0) };
    let next = store::numbers::next(conn, county.as_str(), series)?;
    u32::try_from(next).map_err(|why| Refusal::broken("a serial below zero", why))
}

fn take_serial(conn: &mut Conn, house: &House, series: Option<&str>) -> Result<(), Refusal> {
    if let Some(series) = series {
        store::numbers::take(conn, house.id.county().as_str(), series, &subject(&house.id))?;
    }
    Ok(())
}

/// How the ledger names a house.
pub(super) fn subject(id: &Id) -> String {
    format!("house:{}", id.uuid())
}

fn record(
    home: &Homestead,
    conn: &mut Conn,
    request: &Request,
    house: &House,
    kind: ActKind,
    body: &Value,
) -> Result<Acted, Refusal> {
    let entry = store::ledger::record(
        conn,
        &NewAct {
            county: house.id.county().as_str(),
            act_id: &request.act_id.to_string(),
            actor_id: Some(&request.actor.id.uuid().to_string()),
            act: &kind.code(),
            subject: &subject(&house.id),
            at: request.at.as_millisecond(),
            received_at: request.received_at.as_millisecond(),
            body: &body.to_string(),
            request_mac: &request.mac,
        },
    )?;
    Ok(Acted { house: house.id.clone(), receipt: home.keys.receipt().receipt(&entry), again: false })
}

fn fault(path: &str, code: &'static str) -> Fault {
    Fault { path: path.to_owned(), code, params: Vec::new() }
}
