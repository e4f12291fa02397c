//! One act of a case, from the request to the ledger: authorise, decide, save, record. One transaction.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::file::{self, parse, visible};
use crate::app::acting::{Acted, Request, envelope, next_serial, officers, subject};
use crate::app::district::District;
use crate::app::policy;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, patrols, personal, photos};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, FieldShape, Fields};
use crate::domain::ids::{County, DivisionCode, Id};
use crate::domain::requirement::Requirement;
use crate::domain::time::{china_date, china_text};
use crate::domain::violations::Violation;
use crate::domain::violations::acts::{ActKind, CaseAct, Change, Context, Facts, HouseFact, Reading, Wants};
use crate::domain::violations::law::Law;
use crate::domain::violations::leads::RegisterLead;
use crate::spatial::Grid;
use crate::store::{self, Conn};

/// What the ledger calls a case.
pub(super) const ROOM: &str = "violation";

/// The act that makes a file; every other is an [`ActKind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Beginning {
    /// 线索登记.
    RegisterLead,
}

/// The code of the act that makes a file.
pub const REGISTER: &str = "register_lead";

/// Every act with the fields of its body, as the readers tell them: under the article where it has most.
pub fn bodies() -> Vec<(String, Vec<FieldShape>)> {
    let mut lead = Fields::describe(|f| Some(envelope::<Beginning>(f, Timestamp::MIN)));
    lead.extend(lead_fields());
    let mut bodies = vec![(REGISTER.to_owned(), lead)];
    bodies.extend(ActKind::all().map(|kind| {
        let mut fields = Fields::describe(|f| Some(envelope::<ActKind>(f, Timestamp::MIN)));
        let under = |law| described(law).map(|reading| kind.fields(reading)).unwrap_or_default();
        let laws = Law::ALL.into_iter().map(Some).chain([None]);
        fields.extend(laws.map(under).max_by_key(Vec::len).unwrap_or_default());
        (kind.code(), fields)
    }));
    bodies
}

/// The fields of a lead beside what every act has.
pub(super) fn lead_fields() -> Vec<FieldShape> {
    let described = described(None);
    described.map(|reading| Fields::describe(|f| RegisterLead::read(f, reading))).unwrap_or_default()
}

/// Which day and which grid a reader has changes what is wrong with a value, never which fields there are.
fn described(law: Option<Law>) -> Option<Reading> {
    Grid::from_epsg(4523).map(|grid| Reading { today: Date::MIN, law, grid })
}

/// Somebody registers a lead: makes the file.
///
/// # Errors
/// `NotAllowed` for who may not register one, `Faulty` with everything wrong in the body, `ActIdReused`.
pub fn register(home: &Homestead, actor: &Actor, body: &Value) -> Result<Acted, Refusal> {
    policy::case_act(actor, REGISTER)?;
    registered(home, actor.county(), Some(actor), body)
}

/// The same for somebody without an account, whom nothing but the place binds to a township.
///
/// # Errors
/// As for [`register`].
pub(super) fn registered(
    home: &Homestead,
    county: &County,
    actor: Option<&Actor>,
    body: &Value,
) -> Result<Acted, Refusal> {
    let now = home.clock.now();
    let district = home.store.read(|conn| packs::in_force(home, conn, county))?;
    let ((act_id, at), lead) = read_lead(actor, &district, now, body)?;
    let request = Request {
        act_id,
        room: ROOM,
        file: None,
        at,
        received_at: now,
        county: county.clone(),
        actor: actor.map(|actor| actor.id.clone()),
        mac: personal::request_mac(&home.keys, body),
    };
    let home = home.clone();
    home.clone().store.write(move |conn| {
        if let Some(acted) = request.repeated(&home, conn)? {
            return Ok(acted);
        }
        begun(&home, conn, &request, &lead, &district)
    })
}

/// Registers a lead for another act, in that act's transaction: the file it makes, and its number.
///
/// # Errors
/// `NotAllowed` for who may not register one, `Faulty` for a lead that cannot be.
pub(in crate::app) fn open_from(
    home: &Homestead,
    conn: &mut Conn,
    (cause, actor): (&Request, &Actor),
    district: &District,
    body: &Value,
) -> Result<(Id, String), Refusal> {
    policy::case_act(actor, REGISTER)?;
    let reading = Reading { today: china_date(cause.received_at), law: None, grid: district.grid };
    let lead = Fields::read(body, |f| RegisterLead::read(f, reading)).map_err(Refusal::Faulty)?;
    if !district.knows(lead.village()) {
        return Err(Refusal::Faulty(vec![fault("village", "unknown_division")]));
    }
    let request = Request {
        act_id: Uuid::now_v7(),
        room: ROOM,
        file: None,
        at: cause.at,
        received_at: cause.received_at,
        county: cause.county.clone(),
        actor: Some(actor.id.clone()),
        mac: personal::request_mac(&home.keys, body),
    };
    let acted = begun(home, conn, &request, &lead, district)?;
    let row = store::violations::find(conn, &acted.id)?.ok_or(Refusal::Hidden)?;
    Ok((acted.id, row.number))
}

/// Makes the file of a lead, with its number and its entry.
fn begun(
    home: &Homestead,
    conn: &mut Conn,
    request: &Request,
    lead: &RegisterLead,
    district: &District,
) -> Result<Acted, Refusal> {
    let unknown = lead.house().map(|house| store::houses::find(conn, house)).transpose()?;
    // A house elsewhere is no house of this place.
    if unknown.is_some_and(|row| row.is_none_or(|row| row.division != lead.village().as_str())) {
        return Err(Refusal::Faulty(vec![fault("house_id", "not_found")]));
    }
    let id = Id::new(request.county.clone(), Uuid::now_v7());
    let day = china_date(request.at);
    let rule = district.pack.on(day).number("violation").map(|rule| &rule.value);
    let series = rule.and_then(|rule| rule.run(lead.village(), day.year()).ok());
    let serial = next_serial(conn, &request.county, series.as_deref())?;
    let number = rule.and_then(|rule| rule.write(lead.village(), day.year(), serial).ok());
    let number = number.ok_or_else(|| Refusal::Faulty(vec![fault("village", "series_exhausted")]))?;
    let (case, change) = lead.violation(id, number, request.at);
    file::insert(home, conn, &case, &change, district)?;
    if let Some(series) = &series {
        store::numbers::take(conn, request.county.as_str(), series, &subject(ROOM, &case.id))?;
    }
    request.record(home, conn, &case.id, REGISTER, &lead.body())
}

fn read_lead(
    actor: Option<&Actor>,
    district: &District,
    now: Timestamp,
    body: &Value,
) -> Result<((Uuid, Timestamp), RegisterLead), Refusal> {
    let reading = Reading { today: china_date(now), law: None, grid: district.grid };
    let read = Fields::read(body, |f| {
        let (_act, envelope) = envelope::<Beginning>(f, now);
        let lead = RegisterLead::read(f, reading);
        Some((envelope?, lead?))
    });
    // The village is looked up even when other fields are wrong: the problem names everything at once.
    let mut faults = read.as_ref().err().cloned().unwrap_or_default();
    let village = body.get("village").and_then(Value::as_str).and_then(|code| code.parse::<DivisionCode>().ok());
    if let Some(code) = village.filter(DivisionCode::is_village) {
        if !district.knows(&code) {
            faults.push(fault("village", "unknown_division"));
        } else if actor.is_some_and(|actor| !actor.division.holds(&code)) {
            faults.push(fault("village", "outside_territory"));
        }
    }
    if let Ok((_envelope, lead)) = &read
        && lead.place().is_none_or(|place| !district.contains(place))
    {
        faults.push(fault("location", "outside_county"));
    }
    match read {
        Ok(read) if faults.is_empty() => Ok(read),
        _ => Err(Refusal::Faulty(faults)),
    }
}

/// Somebody does an act of a case.
///
/// # Errors
/// `Hidden` outside the actor's territory, `NotAllowed` for the role, `Faulty` with everything wrong in the body,
/// `ActIdReused`, `ActNotOpen` where the case or its track does not know the act, `Unmet` with all that it waits for.
pub fn act(home: &Homestead, actor: &Actor, id: &Id, body: &Value) -> Result<Acted, Refusal> {
    let now = home.clock.now();
    let named: Option<ActKind> = body.get("act").and_then(|act| serde_json::from_value(act.clone()).ok());
    let (law, district) = home.store.read(|conn| {
        let case = visible(conn, actor, id)?;
        Ok::<_, Refusal>((case.law(), packs::in_force(home, conn, id.county())?))
    })?;
    if let Some(kind) = named {
        policy::case_act(actor, &kind.code())?;
        if kind.spec(law).is_none() {
            // The track does not have it: there is no form to be wrong.
            return Err(Refusal::ActNotOpen);
        }
    }
    let (kind, (act_id, at), payload) = Fields::read(body, |f| {
        let (kind, envelope) = envelope::<ActKind>(f, now);
        let Some(spec) = kind.and_then(|kind| kind.spec(law)) else {
            // Without an act nobody can say which of the other fields are unknown to it.
            f.pass_over();
            return None;
        };
        let payload = (spec.read)(f, Reading { today: china_date(now), law, grid: district.grid });
        Some((spec.kind, envelope?, payload?))
    })
    .map_err(Refusal::Faulty)?;
    let request = Request::by(home, actor, (ROOM, Some(id)), (act_id, at), now, body);
    let (home, id, actor) = (home.clone(), id.clone(), actor.clone());
    home.clone().store.write(move |conn| {
        if let Some(acted) = request.repeated(&home, conn)? {
            return Ok(acted);
        }
        let mut case = visible(conn, &actor, &id)?;
        let read_version = case.version;
        let change = decide(conn, &mut case, kind, payload.as_ref(), (&request, &actor), &district)?;
        file::update(&home, conn, &case, &change, &district, read_version)?;
        patrols::case_visited(conn, &district, &case, kind, at)?;
        request.record(&home, conn, &case.id, &kind.code(), &payload.body())
    })
}

/// Judges an act and changes the file in memory.
fn decide(
    conn: &mut Conn,
    case: &mut Violation,
    kind: ActKind,
    payload: &dyn CaseAct,
    (request, actor): (&Request, &Actor),
    district: &District,
) -> Result<Change, Refusal> {
    // Filed under another article meanwhile, it may not have the act any more.
    let spec = kind.spec(case.law()).filter(|spec| (spec.knows)(case)).ok_or(Refusal::ActNotOpen)?;
    let wants = payload.wants(case);
    let day = china_date(request.at);
    let series = wants.series.and_then(|paper| {
        let unit = case.filing.as_ref().map_or(&case.village, |filing| &filing.unit);
        district.pack.on(day).number(&paper.code())?.value.run(unit, day.year()).ok()
    });
    let facts = facts(conn, case, &wants, series.as_deref())?;
    let ctx = Context { act_id: request.act_id, actor, at: request.at, pack: &district.pack, facts: &facts };
    let mut faults = payload.faults(case, &ctx);
    if request.at < case.last_act_at {
        let params = vec![("last", china_text(case.last_act_at))];
        faults.push(Fault { path: "at".to_owned(), code: "before_last_act", params });
    }
    if !faults.is_empty() {
        return Err(Refusal::Faulty(faults));
    }
    let mut needs = (spec.needs)(case, &ctx);
    let own = payload.needs(case, &ctx);
    needs.retain(|need| !own.iter().any(|other| other.code == need.code));
    needs.extend(own);
    if needs.iter().any(Requirement::hinders) {
        return Err(Refusal::Unmet(needs.into_iter().filter(|need| need.binding).collect()));
    }
    let change = payload.change(case, &ctx);
    case.last_act_at = request.at;
    case.version = case.version.saturating_add(1);
    if let Some(series) = &series {
        store::numbers::take(conn, request.county.as_str(), series, &subject(ROOM, &case.id))?;
    }
    Ok(change)
}

/// Looks up what an act wants to know.
fn facts(conn: &mut Conn, case: &Violation, wants: &Wants, series: Option<&str>) -> Result<Facts, Refusal> {
    let county = case.id.county();
    let mut of_case = Vec::new();
    for photo in wants.photos.iter().filter(|id| id.county() == county) {
        let Some(row) = store::photos::find(conn, photo)? else { continue };
        if row.violation_id.as_deref() == Some(case.id.uuid().to_string().as_str()) {
            of_case.push(photos::standpoint(&row)?);
        }
    }
    let linked = match &wants.linked {
        Some(other) => store::violations::find(conn, other)?.map(|row| parse(&row)).transpose()?,
        None => None,
    };
    if wants.linked.is_some() && linked.is_none() {
        return Err(Refusal::Faulty(vec![fault("linked_case", "not_found")]));
    }
    let house = match &wants.house {
        Some(house) => store::houses::find(conn, house)?,
        None => None,
    };
    let house = house.and_then(|row| {
        Some(HouseFact { id: Id::new(county.clone(), row.id.parse().ok()?), village: row.division.parse().ok()? })
    });
    let fined = |other: Violation| other.decision.is_some_and(|decision| decision.order.fine.is_some());
    Ok(Facts {
        officers: officers(conn, county, &case.village, &wants.officers)?,
        photos: of_case,
        house,
        fined_elsewhere: linked.is_some_and(fined),
        serial: next_serial(conn, county, series)?,
    })
}

fn fault(path: &str, code: &'static str) -> Fault {
    Fault { path: path.to_owned(), code, params: Vec::new() }
}
