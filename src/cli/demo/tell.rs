//! Tells the story through the use cases, as the people would have: act by act, in the order of the days, each recorded a
//! minute after it was done.

use std::collections::BTreeMap;
use std::error::Error;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::body::{Subject, enveloped};
use super::picture;
use super::scene::Lot;
use super::spot::Spot;
use super::step::{Almanac, Step};
use super::story::{Quirk, TALES};
use crate::app::accounts::{DEMO_COUNTY, actor_of};
use crate::app::clock::Clock;
use crate::app::houses::{self, HouseQuery};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, photos};
use crate::domain::actor::{Actor, Station};
use crate::domain::calendar::Calendar;
use crate::domain::houses::codes::VisitKind;
use crate::domain::houses::findings::Judged;
use crate::domain::ids::Id;
use crate::domain::time::{china_date, china_text};
use crate::store;
use crate::words::Language;

/// What was told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    /// Houses made.
    pub houses: usize,
    /// Acts done to them.
    pub acts: usize,
    /// Photos taken.
    pub photos: usize,
}

/// Why the story broke off.
#[derive(Debug, thiserror::Error)]
#[error("house {nth} of the story, {step}: {why:?}")]
struct Broken {
    nth: u32,
    step: String,
    why: Refusal,
}

/// Tells the story of the demo district if nothing has been told there yet; the district and the demo accounts are
/// there. `heard` is told how many acts of how many are done.
///
/// # Errors
/// When a use case refuses, with the house and the act.
pub fn tell(
    home: &Homestead,
    calendar: &Calendar,
    heard: &mut dyn FnMut(usize, usize),
) -> Result<Option<Told>, Box<dyn Error>> {
    let mut teller = Teller { home, actors: BTreeMap::new(), ids: BTreeMap::new(), told: Told::default() };
    let auditor = teller.actor("auditor")?;
    let any = houses::houses(home, &auditor, &HouseQuery { limit: 1, ..HouseQuery::default() }, Language::Chinese)?;
    if !any.items.is_empty() {
        return Ok(None);
    }
    let scenes = scenes(&Almanac { calendar, today: china_date(home.clock.now()) });
    for (done, scene) in scenes.iter().enumerate() {
        heard(done, scenes.len());
        teller.play(scene).map_err(|why| Broken { nth: scene.subject.nth, step: format!("{:?}", scene.step), why })?;
    }
    heard(scenes.len(), scenes.len());
    Ok(Some(teller.told))
}

/// One act of one house at its time.
struct Scene {
    at: Timestamp,
    step: Step,
    subject: Subject<'static>,
}

/// Everything that happened, in the order in which it did.
fn scenes(almanac: &Almanac<'_>) -> Vec<Scene> {
    let mut neighbours: BTreeMap<&str, u32> = BTreeMap::new();
    let mut scenes = Vec::new();
    for (nth, tale) in (0_u32..).zip(TALES) {
        let place = neighbours.entry(tale.village.code).or_default();
        let mut lot = Lot::of(tale.village, *place);
        if tale.has(Quirk::OverTheBorder) {
            lot = lot.onto(&Lot::of(tale.village, place.saturating_sub(1)), tale.village);
        }
        let subject = Subject { nth, tale, lot };
        *place += 1;
        let steps = tale.steps();
        let moments = almanac.moments(nth, &steps, tale.idle);
        scenes.extend(steps.into_iter().zip(moments).map(|(step, at)| Scene { at, step, subject }));
    }
    scenes.sort_by_key(|scene| scene.at);
    scenes
}

struct Teller<'a> {
    home: &'a Homestead,
    actors: BTreeMap<&'static str, Actor>,
    ids: BTreeMap<u32, Id>,
    told: Told,
}

impl Teller<'_> {
    fn actor(&mut self, username: &'static str) -> Result<Actor, Refusal> {
        if let Some(actor) = self.actors.get(username) {
            return Ok(actor.clone());
        }
        let row = self.home.store.read(|conn| store::accounts::by_username(conn, DEMO_COUNTY, username))?;
        let actor = actor_of(&row.ok_or(Refusal::Hidden)?)?;
        self.actors.insert(username, actor.clone());
        Ok(actor)
    }

    fn play(&mut self, scene: &Scene) -> Result<(), Refusal> {
        let subject = scene.subject;
        let (act, who) = cast_in(scene.step, &subject);
        let actor = self.actor(who)?;
        let home = self.at(scene.at.checked_add(1.minute()).unwrap_or(scene.at));
        let body = match (scene.step, self.ids.get(&subject.nth).cloned()) {
            (Step::Visit(kind), Some(house)) => self.visit(&actor, &subject, &house, kind, scene.at)?,
            (Step::Demolished, Some(house)) => {
                let spot = Spot::of(&subject, VisitKind::Patrol);
                let photo = self.photo(&actor, &subject, &house, &spot, scene.at)?;
                json!({ "photos": [photo], "note": "旧宅已拆除,土地已平整,交回村集体" })
            }
            (step, _) => subject.payload(step, china_date(scene.at)),
        };
        let body = enveloped(body, act, scene.at);
        let acted = match self.ids.get(&subject.nth) {
            Some(house) => houses::act(&home, &actor, house, &body)?,
            None => houses::apply(&home, &actor, &body)?,
        };
        if self.ids.insert(subject.nth, acted.id).is_none() {
            self.told.houses += 1;
        }
        self.told.acts += 1;
        Ok(())
    }

    /// The same program, at that time of the story.
    fn at(&self, moment: Timestamp) -> Homestead {
        let mut home = self.home.clone();
        home.clock = Clock::fixed(moment);
        home
    }

    /// A visit with its photo, which comes first.
    fn visit(
        &mut self,
        actor: &Actor,
        subject: &Subject<'_>,
        house: &Id,
        kind: VisitKind,
        at: Timestamp,
    ) -> Result<Value, Refusal> {
        let spot = Spot::of(subject, kind);
        let photo = self.photo(actor, subject, house, &spot, at)?;
        let findings =
            if spot.outside_reason.is_some() { json!(["便道塌方,未能进入地块"]) } else { json!([]) };
        let measured = matches!(kind, VisitKind::CompletionVisit | VisitKind::Patrol);
        let doubtful = spot.outside_reason.is_some() || (measured && subject.tale.deviates());
        Ok(json!({
            "kind": kind,
            "officers": subject.tale.village.town.officers,
            "location": spot.fix,
            "photos": [photo],
            "findings": findings,
            "conclusion": if doubtful { "doubtful" } else { "conforms" },
            "outside_reason": spot.outside_reason,
            "measurement": subject.measurement(kind),
        }))
    }

    /// A photo of a place, taken before the act that shows it.
    fn photo(
        &mut self,
        actor: &Actor,
        subject: &Subject<'_>,
        house: &Id,
        spot: &Spot,
        at: Timestamp,
    ) -> Result<String, Refusal> {
        let shutter = at.checked_sub(3.minutes()).unwrap_or(at);
        let nth = u32::try_from(self.told.photos).unwrap_or(0);
        let bytes = picture::noted(&picture::scene(nth), spot.place, shutter)
            .map_err(|why| Refusal::broken("a photo of the demo cannot be written", why))?;
        let meta = json!({
            "taken_at": china_text(shutter),
            "location": spot.fix,
            "heading": (subject.nth * 47 + nth * 13) % 360,
            "house_id": house,
            "purpose": "inspection",
            "device_id": format!("demo-{}", actor.username),
            "sha256": HEXLOWER.encode(digest(&SHA256, &bytes).as_ref()),
            "outside_reason": spot.outside_reason,
        });
        let taken = photos::take_in(&self.at(at), actor, &meta, &bytes, Language::Chinese)?;
        self.told.photos += 1;
        Ok(taken.photo.id)
    }
}

/// What a step is called in the contract, and who does it.
fn cast_in(step: Step, subject: &Subject<'_>) -> (&'static str, &'static str) {
    let village = subject.tale.village;
    let town = village.town;
    match step {
        // Every third household comes to the window itself.
        Step::Apply if subject.nth % 3 == 2 => ("apply", town.clerk),
        Step::Apply => ("apply", village.cadre),
        Step::Meet => ("hold_meeting", village.cadre),
        Step::Publish => ("publish_notice", village.cadre),
        Step::TakeDown => ("close_notice", village.cadre),
        Step::VillageAgrees => ("give_village_opinion", village.cadre),
        Step::AskForMissing | Step::Accept => ("accept_application", town.clerk),
        Step::Visit(_) => ("inspect", town.officers[0]),
        Step::Opinion(Station::NaturalResources) => ("give_opinion", town.natural_resources),
        Step::Opinion(Station::Agriculture) => ("give_opinion", town.agriculture),
        Step::Decide | Step::Refuse => ("decide_application", town.chief),
        Step::Convert => ("record_conversion", town.natural_resources),
        Step::HandIn => ("submit_material", town.clerk),
        Step::PlanningPermit | Step::Approval => ("issue_permit", town.chief),
        Step::Builder => ("register_builder", town.clerk),
        Step::Commence => ("commence", town.officers[0]),
        Step::Complete => ("report_completion", village.cadre),
        Step::Demolished => ("record_demolition", town.officers[0]),
        Step::Judge(_, Judged::Confirmed) => ("judge_finding", town.officers[0]),
        Step::Judge(_, Judged::Dismissed) => ("judge_finding", town.chief),
        Step::Rectify | Step::Pass => ("accept_house", town.chief),
        Step::Register => ("register_title", town.clerk),
        Step::Suspend => ("suspend", town.chief),
        Step::Withdraw => ("withdraw", village.cadre),
        Step::Reject => ("reject", town.clerk),
        Step::Revoke => ("revoke", town.chief),
    }
}
