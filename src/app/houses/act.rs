//! One act on a house, from the request to the ledger: authorise, decide, save, record. One transaction.

use jiff::{Span, Timestamp};
use serde_json::Value;
use uuid::Uuid;

use super::people::People;
use super::rows;
use crate::app::district::District;
use crate::app::policy::{self, Visibility};
use crate::app::refusal::Refusal;
use crate::app::{App, ledger, personal};
use crate::domain::actor::{Actor, Role};
use crate::domain::fields::{Fault, Fields, Wrong, choice, moment, parsed};
use crate::domain::houses::acts::{
    ActKind, Apply, Change, Context, Facts, HouseAct, OfficerFact, PhotoFact, Reading, Wants,
};
use crate::domain::houses::deadlines::deadlines;
use crate::domain::houses::duties::duties;
use crate::domain::houses::file::Officer;
use crate::domain::houses::{House, codes};
use crate::domain::ids::Id;
use crate::domain::requirement::Requirement;
use crate::domain::time::china_date;
use crate::ledger::Receipt;
use crate::store::{self, Conn};

/// A device's clock may run ahead of the server's by so much before an act counts as done in the future.
const CLOCK_SLACK_S: i64 = 120;

/// What an act did.
#[derive(Debug)]
pub struct Acted {
    /// The house it was done to.
    pub house: Id,
    /// Proof.
    pub receipt: Receipt,
    /// Whether it had been recorded before: the same answer again, and nothing done.
    pub again: bool,
}

/// What every body of an act begins with.
struct Envelope {
    act_id: Uuid,
    at: Timestamp,
}

fn envelope(f: &mut Fields<'_>, now: Timestamp) -> (Option<ActKind>, Option<Envelope>) {
    let act_id = f.required("act_id", parsed::<Uuid>("bad_id"));
    let act = f.required("act", choice::<ActKind>);
    let at = f.required("at", moment);
    let latest = now.checked_add(Span::new().seconds(CLOCK_SLACK_S)).unwrap_or(now);
    if at.is_some_and(|at| at > latest) {
        f.fault("at", Wrong::new("in_future"));
    }
    (act, act_id.zip(at).map(|(act_id, at)| Envelope { act_id, at }))
}

/// The act that a body names, if it names one at all.
fn named(body: &Value) -> Option<ActKind> {
    body.get("act").and_then(|act| serde_json::from_value(act.clone()).ok())
}

fn reading(district: &District, now: Timestamp) -> Reading {
    Reading { today: china_date(now), grid: district.grid }
}

/// A household applies: makes the house.
///
/// # Errors
/// `NotAllowed` for who may not file, `Faulty` with everything wrong in the body, `ActIdReused`.
pub fn apply(app: &App, actor: &Actor, body: &Value) -> Result<Acted, Refusal> {
    policy::act(actor, &ActKind::Apply.code())?;
    let visible = policy::visibility(actor)?;
    let now = app.clock.now();
    let district = app.district(actor.county())?;
    let (envelope, apply) = Fields::read(body, |f| {
        let (kind, envelope) = envelope(f, now);
        let apply = Apply::read(f, reading(&district, now));
        if kind.is_some_and(|kind| kind != ActKind::Apply) {
            f.fault("act", Wrong::new("not_a_choice"));
        }
        let village = apply.as_ref().map(|it| &it.village);
        if let Some(code) = village {
            if !district.knows(code) {
                f.fault("village", Wrong::new("unknown_division"));
            } else if visible.shows(&code.county(), code).is_err() {
                f.fault("village", Wrong::new("outside_territory"));
            }
        }
        Some((envelope?, apply?))
    })
    .map_err(Refusal::Faulty)?;
    let request_mac = personal::request_mac(&app.keys, body);
    let (keys, actor, county) = (app.keys.clone(), actor.clone(), actor.county().clone());
    let house_id = Id::new(county.clone(), app.clock.uuid());
    app.store.write(move |conn| {
        if let Some((subject, receipt)) = ledger::repeated(conn, &keys, &county, envelope.act_id, &request_mac)? {
            return Ok(Acted { house: subject, receipt, again: true });
        }
        let rules = district.pack.on(china_date(envelope.at));
        let year = china_date(envelope.at).year();
        let series = apply.numbering(rules).map(|numbering| numbering.series(year));
        let serial = next_serial(conn, &house_id, series.as_deref())?;
        let faults = apply.faults(rules, serial);
        if !faults.is_empty() {
            return Err(Refusal::Faulty(faults));
        }
        let (house, change) = apply.house(house_id.clone(), envelope.at, rules, serial);
        store::houses::insert(conn, &rows::house(&keys, &house, &change, &district, now)?)?;
        finish(conn, &keys, &house, &change, &district, now)?;
        let receipt = ledger::record(
            conn,
            &keys,
            ledger::Entry {
                county: &county,
                act_id: envelope.act_id,
                actor: Some(&actor),
                act: &ActKind::Apply.code(),
                subject: ledger::Subject::House(&house_id),
                at: envelope.at,
                received_at: now,
                body: &apply.body(),
                request_mac: &request_mac,
            },
        )?;
        Ok(Acted { house: house_id, receipt, again: false })
    })
}

/// Somebody does an act to a house.
///
/// # Errors
/// `Hidden` outside the actor's territory, `NotAllowed` for the role, `Faulty` with everything wrong in the body,
/// `ActIdReused`, `ActNotOpen` in a stage that does not know the act, `Unmet` with all that it waits for.
pub fn act(app: &App, actor: &Actor, house_id: &Id, body: &Value) -> Result<Acted, Refusal> {
    let visible = policy::visibility(actor)?;
    let now = app.clock.now();
    let district = app.district(actor.county())?;
    app.store.read(|conn| visible_house(conn, &visible, house_id).map(drop))?;
    if let Some(kind) = named(body) {
        policy::act(actor, &kind.code())?;
    }
    let (kind, envelope, act) = Fields::read(body, |f| {
        let (kind, envelope) = envelope(f, now);
        let Some(kind) = kind else {
            // Without knowing the act nobody can say which of the other fields are wrong.
            f.pass_over();
            return None;
        };
        let Some(spec) = kind.spec() else {
            f.pass_over();
            f.fault("act", Wrong::new("not_a_choice"));
            return None;
        };
        let act = (spec.read)(f, reading(&district, now));
        Some((kind, envelope?, act?))
    })
    .map_err(Refusal::Faulty)?;
    let request_mac = personal::request_mac(&app.keys, body);
    let (keys, actor, house_id) = (app.keys.clone(), actor.clone(), house_id.clone());
    app.store.write(move |conn| {
        let county = house_id.county();
        if let Some((subject, receipt)) = ledger::repeated(conn, &keys, county, envelope.act_id, &request_mac)? {
            return Ok(Acted { house: subject, receipt, again: true });
        }
        let mut house = visible_house(conn, &visible, &house_id)?;
        let change = decide(conn, &mut house, kind, act.as_ref(), &envelope, &actor, &district)?;
        store::houses::update(conn, &rows::house(&keys, &house, &change, &district, now)?)?;
        finish(conn, &keys, &house, &change, &district, now)?;
        let receipt = ledger::record(
            conn,
            &keys,
            ledger::Entry {
                county,
                act_id: envelope.act_id,
                actor: Some(&actor),
                act: &kind.code(),
                subject: ledger::Subject::House(&house_id),
                at: envelope.at,
                received_at: now,
                body: &act.body(),
                request_mac: &request_mac,
            },
        )?;
        Ok(Acted { house: house_id.clone(), receipt, again: false })
    })
}
