//! One act of a patch, from the request to the ledger: authorise, decide, save, record. One transaction, in which a lead is
//! registered too where the act opens one.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};
use uuid::Uuid;

use super::file::{self, visible};
use crate::app::acting::{Acted, Request, envelope, officers};
use crate::app::district::District;
use crate::app::houses::requirement;
use crate::app::patches::view::{PatchActView, PatchActsView};
use crate::app::photos::{Bytes, Rendition};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, patrols, photos, policy, violations};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, FieldShape, Fields};
use crate::domain::ids::Id;
use crate::domain::patches::Patch;
use crate::domain::patches::acts::{ActKind, Context, Facts, PatchAct, PhotoFact, SPECS, WantedLead, Wants};
use crate::domain::patches::codes::State;
use crate::domain::patches::steps::LeadRef;
use crate::domain::requirement::Requirement;
use crate::domain::time::{china_date, china_text};
use crate::spatial::{Allowance, Fence, Side};
use crate::store::{self, Conn};
use crate::words::Language;

/// What the ledger calls a patch.
const ROOM: &str = "patch";

/// Every act with the fields of its body, as the readers tell them.
pub fn bodies() -> Vec<(ActKind, Vec<FieldShape>)> {
    let body = |kind: ActKind| {
        let mut fields = Fields::describe(|f| Some(envelope::<ActKind>(f, Timestamp::MIN)));
        fields.extend(kind.fields(Date::MIN));
        (kind, fields)
    };
    SPECS.into_iter().map(|spec| body(spec.kind)).collect()
}

/// What this actor may do with a patch now, and what each act still waits for.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn acts(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<PatchActsView, Refusal> {
    home.store.read(|conn| {
        let patch = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        let at = home.clock.now().max(patch.last_act_at);
        let (facts, rules) = (Facts::default(), district.pack.on(china_date(at)));
        let ctx = Context { act_id: Uuid::nil(), actor, at, rules, facts: &facts };
        let known = SPECS.into_iter().filter(|spec| policy::may_do_patch(actor, &spec.kind.code()));
        let waits = waits(&patch);
        let acts = known.filter(|spec| (spec.knows)(&patch)).map(|spec| {
            let needs = (spec.needs)(&patch, &ctx);
            PatchActView {
                act: json!(spec.kind),
                label: words.label("act", &spec.kind.code()),
                open: !needs.iter().any(Requirement::hinders),
                primary: waits == Some(spec.kind),
                requirements: needs.iter().map(|need| requirement(need, words)).collect(),
            }
        });
        Ok(PatchActsView { state: json!(patch.state), acts: acts.collect() })
    })
}

/// What a patch waits for: a check; a lead where it is unlawful; the end where it is not.
fn waits(patch: &Patch) -> Option<ActKind> {
    match (patch.state, patch.is_violation()) {
        (State::Imported, _) => Some(ActKind::VerifyPatch),
        (State::Verified, true) => Some(ActKind::OpenLead),
        (State::Verified, false) => Some(ActKind::ClosePatch),
        (State::Lead, _) => Some(ActKind::ReportCorrection),
        (State::Closed, _) => None,
    }
}

/// A photo of a check on site, small enough for a page: it belongs to no file of its own, and is seen by those who see the
/// patch that names it.
///
/// # Errors
/// `Hidden` outside the actor's territory, and for a photo that the patch does not name.
pub fn photo(home: &Homestead, actor: &Actor, id: &Id, photo: &Id) -> Result<Bytes, Refusal> {
    let patch = home.store.read(|conn| visible(conn, actor, id))?;
    let named = patch.check.is_some_and(|check| check.photos.contains(photo));
    if named { photos::bytes_of(home, photo, Rendition::Display) } else { Err(Refusal::Hidden) }
}

/// Somebody does an act of a patch.
///
/// # Errors
/// `Hidden` outside the actor's territory, `NotAllowed` for the role, `Faulty` with everything wrong in the body,
/// `ActIdReused`, `ActNotOpen` where the patch does not know the act, `Unmet` with all that it waits for.
pub fn act(home: &Homestead, actor: &Actor, id: &Id, body: &Value) -> Result<Acted, Refusal> {
    let now = home.clock.now();
    let named: Option<ActKind> = body.get("act").and_then(|act| serde_json::from_value(act.clone()).ok());
    let district = home.store.read(|conn| {
        visible(conn, actor, id)?;
        packs::in_force(home, conn, id.county())
    })?;
    if let Some(kind) = named {
        policy::patch_act(actor, &kind.code())?;
    }
    let (kind, (act_id, at), payload) = Fields::read(body, |f| {
        let (kind, envelope) = envelope::<ActKind>(f, now);
        let Some(spec) = kind.and_then(ActKind::spec) else {
            // Without an act nobody can say which of the other fields are unknown to it.
            f.pass_over();
            return None;
        };
        let payload = (spec.read)(f, china_date(now));
        Some((spec.kind, envelope?, payload?))
    })
    .map_err(Refusal::Faulty)?;
    let request = Request::by(home, actor, (ROOM, Some(id)), (act_id, at), now, body);
    let (home, id, actor) = (home.clone(), id.clone(), actor.clone());
    home.clone().store.write(move |conn| {
        if let Some(acted) = request.repeated(&home, conn)? {
            return Ok(acted);
        }
        let row = store::patches::find(conn, &id)?.ok_or(Refusal::Hidden)?;
        let mut patch = visible(conn, &actor, &id)?;
        decide(&home, conn, &mut patch, (kind, payload.as_ref()), (&request, &actor), &district)?;
        store::patches::update(conn, &file::row(&patch, row.given)?, row.version)?;
        patrols::put_patch(conn, &patch)?;
        request.record(&home, conn, &patch.id, &kind.code(), &payload.body())
    })
}

/// Judges an act and changes the file in memory.
fn decide(
    home: &Homestead,
    conn: &mut Conn,
    patch: &mut Patch,
    (kind, payload): (ActKind, &dyn PatchAct),
    (request, actor): (&Request, &Actor),
    district: &District,
) -> Result<(), Refusal> {
    let spec = kind.spec().filter(|spec| (spec.knows)(patch)).ok_or(Refusal::ActNotOpen)?;
    let wants = payload.wants(patch);
    let mut facts = facts(conn, patch, &wants, (district, actor), china_date(request.at))?;
    let rules = district.pack.on(china_date(request.at));
    let ctx = Context { act_id: request.act_id, actor, at: request.at, rules, facts: &facts };
    let mut faults = payload.faults(patch, &ctx);
    if request.at < patch.last_act_at {
        let params = vec![("last", china_text(patch.last_act_at))];
        faults.push(Fault { path: "at".to_owned(), code: "before_last_act", params });
    }
    if !faults.is_empty() {
        return Err(Refusal::Faulty(faults));
    }
    let mut needs = (spec.needs)(patch, &ctx);
    let own = payload.needs(patch, &ctx);
    needs.retain(|need| !own.iter().any(|other| other.code == need.code));
    needs.extend(own);
    if needs.iter().any(Requirement::hinders) {
        return Err(Refusal::Unmet(needs.into_iter().filter(|need| need.binding).collect()));
    }
    if let Some(lead) = &wants.lead {
        facts.lead = Some(opened(home, conn, patch, lead, (request, actor), district)?);
    }
    let ctx = Context { act_id: request.act_id, actor, at: request.at, rules, facts: &facts };
    payload.change(patch, &ctx);
    patch.last_act_at = request.at;
    patch.version = patch.version.saturating_add(1);
    Ok(())
}

/// Looks up what an act wants to know.
fn facts(
    conn: &mut Conn,
    patch: &Patch,
    wants: &Wants,
    (district, actor): (&District, &Actor),
    day: Date,
) -> Result<Facts, Refusal> {
    let county = patch.id.county();
    let house_known = match &wants.house {
        Some(house) => crate::app::houses::visible(conn, actor, house).is_ok(),
        None => false,
    };
    let photos = pictures(conn, patch, wants, district, day)?;
    let officers = officers(conn, county, &patch.division, &wants.officers)?;
    Ok(Facts { officers, photos, house_known, lead: None })
}

/// The photos that one of the officers took, or that show the lead, and whether each was taken at the patch.
fn pictures(
    conn: &mut Conn,
    patch: &Patch,
    wants: &Wants,
    district: &District,
    day: Date,
) -> Result<Vec<PhotoFact>, Refusal> {
    if wants.photos.is_empty() {
        return Ok(Vec::new());
    }
    let mut takers = Vec::new();
    for name in &wants.officers {
        takers.extend(store::accounts::by_username(conn, patch.id.county().as_str(), name)?.map(|row| row.id));
    }
    let fence = district.pack.on(day).fence().map(|rule| &rule.value);
    let parts = patch.parts();
    let fences: Vec<Fence> = fence
        .iter()
        .flat_map(|rule| parts.iter().map(|part| Fence::around(part, rule.grow_m, rule.max_accuracy_m)))
        .collect();
    let lead = patch.lead.as_ref().map(|lead| lead.violation.uuid().to_string());
    let mut found = Vec::new();
    for id in wants.photos.iter().filter(|id| id.county() == patch.id.county()) {
        let Some(row) = store::photos::find(conn, id)? else { continue };
        let of_lead = lead.is_some() && row.violation_id == lead;
        if !of_lead && !takers.contains(&row.actor_id) {
            continue;
        }
        let sides = photos::fix(&row).map(|(place, accuracy_m)| {
            fences.iter().map(|fence| fence.check(Some(place), accuracy_m).side).collect::<Vec<_>>()
        });
        let side = sides.map_or(Side::Unlocated, |sides| {
            let inside = sides.contains(&Side::Inside);
            if inside { Side::Inside } else { sides.first().copied().unwrap_or(Side::Undecided) }
        });
        found.push(PhotoFact { id: id.clone(), side });
    }
    Ok(found)
}

/// Registers the lead that a patch becomes.
fn opened(
    home: &Homestead,
    conn: &mut Conn,
    patch: &Patch,
    lead: &WantedLead,
    (request, actor): (&Request, &Actor),
    district: &District,
) -> Result<LeadRef, Refusal> {
    policy::case_act(actor, violations::REGISTER)?;
    let centre = patch.centre().ok_or_else(|| Refusal::Broken { what: "a patch without a place", why: None })?;
    let said = &patch.classification;
    let house = patch.check.as_ref().and_then(|check| check.house.clone());
    let here = house.as_ref().map(|house| store::houses::find(conn, house)).transpose()?.flatten();
    let house = house.filter(|_| here.is_some_and(|row| row.division == lead.village.as_str()));
    // A lead's outline is one plot's worth of ground that somebody drew.
    let drawn = match patch.outlines.as_slice() {
        [only] if !patch.assumed && only.area_m2 <= Allowance::PLOT.max_area_m2 => Some(&only.geometry),
        _ => None,
    };
    let body = json!({
        "outline": drawn,
        "village": lead.village,
        "source": "satellite",
        "source_ref": patch.facts.number,
        // The middle stands for the whole: as far off as half the patch is wide.
        "location": { "lon": centre.lon_deg(), "lat": centre.lat_deg(), "accuracy_m": (said.area_m2.sqrt() / 2.0).round() },
        "found_on": said.day.min(china_date(request.at)),
        "description": lead.description,
        "house_id": house,
    });
    let (violation, number) = violations::open_from(home, conn, (request, actor), district, &body)?;
    Ok(LeadRef { violation, number, on: china_date(request.at) })
}
