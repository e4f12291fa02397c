//! To read a file, and what may be done with it now.

use jiff::Timestamp;
use serde_json::json;

use super::cases;
use super::file::{people, visible};
use super::render::Scene;
use super::requirements::requirement;
use super::surroundings::surroundings;
use super::view::{ActView, ActsView, HouseView};
use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, personal, photos, policy, siting};
use crate::domain::actor::{Actor, Role};
use crate::domain::houses::House;
use crate::domain::houses::acts::{ActKind, Context, Facts, SPECS};
use crate::domain::houses::duties::duties;
use crate::domain::ids::Id;
use crate::domain::requirement::Requirement;
use crate::domain::time::china_date;
use crate::store::{self, Conn};
use crate::words::Language;

/// The file of a house.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn house(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<HouseView, Refusal> {
    home.store.read(|conn| {
        let house = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        let rows = store::persons::of_house(conn, id)?;
        let people = people(home, id, &rows)?;
        let pictures = store::photos::of_house(conn, id)?;
        let pictures = pictures.iter().map(|row| photos::view(row, &[], words)).collect::<Result<_, _>>()?;
        // The slip goes to the household through those who serve it.
        let slip = matches!(actor.role, Role::Clerk | Role::Cadre).then(|| personal::slip_code(&home.keys, id));
        let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
        let violations = cases::shown(conn, actor, id, words)?;
        Ok(HouseView { violations, ..scene.house(&house, &people, pictures, slip) })
    })
}

/// What this actor may do with a house now, and what each act still waits for.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn acts(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<ActsView, Refusal> {
    home.store.read(|conn| {
        let house = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        let scene = Scene { district: &district, words, today: china_date(home.clock.now()) };
        let party = policy::party(actor);
        let waiting: Vec<ActKind> = duties(&house, district.pack.on(house.applied_on()), &scene.clocks(&house))
            .into_iter()
            .filter(|duty| party.as_ref() == Some(&duty.party))
            .map(|duty| duty.act)
            .collect();
        let now = home.clock.now();
        let known = SPECS.into_iter().filter(|spec| {
            policy::may_do(actor, &spec.kind.code()) && awake(&house, spec.kind) && (spec.knows)(&house)
        });
        let known: Vec<_> = known.collect();
        let facts = known_facts(home, conn, &district, &house, known.iter().map(|spec| spec.kind))?;
        let acts = known.into_iter().map(|spec| {
            let needs = context_needs(&house, actor, spec.kind, &district, now, &facts);
            ActView {
                act: json!(spec.kind),
                label: words.label("act", &spec.kind.code()),
                open: !needs.iter().any(Requirement::hinders),
                primary: waiting.contains(&spec.kind),
                suggests: (spec.suggests)(&house, district.pack.on(house.applied_on())),
                requirements: needs.iter().map(|need| requirement(need, words)).collect(),
            }
        });
        Ok(ActsView { stage: json!(house.stage), state: json!(house.state), acts: acts.collect() })
    })
}

/// While a file is suspended only its resumption, its end and patrols go on.
pub(super) fn awake(house: &House, kind: ActKind) -> bool {
    house.paused().is_none() || matches!(kind, ActKind::Resume | ActKind::Withdraw | ActKind::Revoke | ActKind::Inspect)
}

/// What must be looked up before it can be said what these acts wait for.
///
/// # Errors
/// The database's.
pub(super) fn known_facts(
    home: &Homestead,
    conn: &mut Conn,
    district: &District,
    house: &House,
    kinds: impl IntoIterator<Item = ActKind>,
) -> Result<Facts, Refusal> {
    let kinds: Vec<ActKind> = kinds.into_iter().collect();
    let mut facts = Facts::default();
    if kinds.iter().any(|kind| kind.asks_cases()) {
        facts.cases = cases::facts(conn, &house.id)?;
    }
    if kinds.iter().any(|kind| kind.asks_siting()) {
        facts.siting = siting::of_file(home, conn, district, house)?;
    }
    if kinds.iter().any(|kind| kind.looks_around()) {
        facts.surroundings = surroundings(home, conn, district, house)?;
    }
    Ok(facts)
}

/// What an act waits for now, as far as that can be said without its payload.
pub(super) fn context_needs(
    house: &House,
    actor: &Actor,
    kind: ActKind,
    district: &District,
    now: Timestamp,
    facts: &Facts,
) -> Vec<Requirement> {
    let at = now.max(house.last_act_at);
    let rules = district.pack.on(house.applied_on());
    let ctx = Context { act_id: uuid::Uuid::nil(), actor, at, rules, facts };
    kind.spec().map(|spec| (spec.needs)(house, &ctx)).unwrap_or_default()
}
