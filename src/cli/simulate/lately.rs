//! What officers did about a season of patches, and where they came by: through the use cases, each act on its day, with photos.

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::demo::picture;
use crate::app::accounts::actor_of;
use crate::app::clock::Clock;
use crate::app::refusal::Refusal;
use crate::app::simulation::Dice;
use crate::app::{Homestead, patches, patrols, photos};
use crate::domain::actor::Actor;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::patches::Patch;
use crate::domain::patches::codes::Class;
use crate::domain::time::china_text;
use crate::store;
use crate::words::Language;

/// Patches of a season that officers were at, at most, and the part of a season that they come to.
const MOST: usize = 30;
const SHARE: f64 = 0.4;
/// Checks after which the officers go round the village.
const ROUNDS: f64 = 0.4;
/// Who crosses a patch off.
const REVIEWER: &str = "reviewer";

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) checks: usize,
    pub(super) leads: usize,
    pub(super) visits: usize,
}

/// Lets officers work on a season that came in at a time. What came lately is under way, what came long ago is settled.
///
/// # Errors
/// When a use case refuses.
pub(super) fn work_on(
    home: &Homestead,
    made: &[Patch],
    (came, settled): (Timestamp, bool),
    dice: &mut Dice,
) -> Result<Done, Refusal> {
    let mut done = Done::default();
    let Some(reviewer) = account(home, made, REVIEWER)? else { return Ok(done) };
    for patch in made {
        if done.checks == MOST {
            break;
        }
        let Some(village) = Some(&patch.division).filter(|it| it.is_village() && dice.happens(SHARE)) else { continue };
        let Some((first, second)) = officers(home, made, village)? else { continue };
        let [west, south, east, north] = patch.bounds_deg;
        let at = came.checked_add(i64::from(2 + dice.below(40)).hours()).unwrap_or(came);
        let mut round = Round {
            home,
            village,
            first,
            second: second.username,
            place: [f64::midpoint(west, east), f64::midpoint(south, north)],
            at,
        };
        done.leads += usize::from(round.check(patch, &reviewer, settled, dice)?);
        done.checks += 1;
        if dice.happens(ROUNDS) {
            round.visit(dice)?;
            done.visits += 1;
        }
    }
    Ok(done)
}

/// Somebody of the county by sign-in name.
fn account(home: &Homestead, made: &[Patch], username: &str) -> Result<Option<Actor>, Refusal> {
    let Some(county) = made.first().map(|patch| patch.id.county().clone()) else { return Ok(None) };
    let row = home.store.read(|conn| store::accounts::by_username(conn, county.as_str(), username))?;
    Ok(row.map(|row| actor_of(&row)).transpose()?)
}

/// The two officers of a village's township: the demo's where it has some, else the simulated ones.
fn officers(home: &Homestead, made: &[Patch], village: &DivisionCode) -> Result<Option<(Actor, Actor)>, Refusal> {
    let Some(town) = village.township() else { return Ok(None) };
    for tail in [String::new(), "-pj".to_owned(), format!("-{town}")] {
        let first = account(home, made, &format!("officer{tail}"))?.filter(|it| it.division == town);
        let second = account(home, made, &format!("officer2{tail}"))?.filter(|it| it.division == town);
        if let Some(both) = first.zip(second) {
            return Ok(Some(both));
        }
    }
    Ok(None)
}

/// Two officers at a place.
struct Round<'r> {
    home: &'r Homestead,
    village: &'r DivisionCode,
    first: Actor,
    second: String,
    place: [f64; 2],
    at: Timestamp,
}

impl Round<'_> {
    /// They stand there and say what it is; a lead, its correction and the end follow where the season is `settled`. Whether
    /// it became a lead.
    fn check(&mut self, patch: &Patch, reviewer: &Actor, settled: bool, dice: &mut Dice) -> Result<bool, Refusal> {
        let (result, more) = match patch.classification.class {
            Class::NoApproval | Class::OverApproved if dice.happens(0.7) => ("violation", json!({})),
            Class::ApprovedHouse => ("lawful", json!({ "approval_no": "宅基地批准书" })),
            Class::NoBuilding if dice.happens(0.3) => ("temporary_land", json!({ "approval_no": "临时用地批准书" })),
            Class::NoBuilding => ("unchanged", json!({})),
            _ => ("other", json!({ "note": "村组道路" })),
        };
        let violation = result == "violation";
        let photos = [self.photo("patch", dice)?, self.photo("patch", dice)?];
        let seen = json!({ "officers": [self.first.username, self.second], "photos": photos, "location": self.fix(),
            "site_use": if violation { "新建房屋" } else { "现状用地" }, "result": result, "built_by": "villager",
            "new_construction_land": violation });
        let officer = self.first.clone();
        self.act(&officer, &patch.id, "verify_patch", over(seen, &more))?;
        let lead = violation && (settled || dice.happens(0.5));
        if lead {
            self.act(&officer, &patch.id, "open_lead", json!({}))?;
        }
        let done = dice.happens(0.6);
        if lead && settled {
            let correction = json!({ "rectification": if done { "done" } else { "under_way" } });
            self.act(&officer, &patch.id, "report_correction", correction)?;
        }
        if settled && (!violation || done) {
            self.act(reviewer, &patch.id, "close_patch", json!({ "note": "已核实，按要求处理完毕" }))?;
        }
        Ok(lead)
    }

    /// They go round the village and record it.
    fn visit(&mut self, dice: &mut Dice) -> Result<(), Refusal> {
        let photo = self.photo("patrol", dice)?;
        let told = if dice.happens(0.8) {
            json!({ "conclusion": "conforms" })
        } else {
            json!({ "conclusion": "doubtful", "findings": ["路边堆放砖块"] })
        };
        let body = json!({ "act_id": Uuid::now_v7(), "act": "patrol_visit", "at": china_text(self.at), "village": self.village,
            "location": self.fix(), "officers": [self.first.username, self.second], "photos": [photo] });
        patrols::record(&self.then(), &self.first, &over(body, &told))?;
        Ok(())
    }

    /// A photo that the first of them takes there.
    fn photo(&mut self, purpose: &str, dice: &mut Dice) -> Result<String, Refusal> {
        self.later();
        let bytes = picture::noted(&picture::scene(dice.below(7)), self.place, self.at)
            .map_err(|why| Refusal::broken("a photo of the simulation cannot be written", why))?;
        let meta = json!({ "taken_at": china_text(self.at), "location": self.fix(), "purpose": purpose,
            "device_id": format!("simulated-{}", self.first.username),
            "sha256": HEXLOWER.encode(digest(&SHA256, &bytes).as_ref()) });
        Ok(photos::take_in(&self.then(), &self.first, &meta, &bytes, Language::Chinese)?.photo.id)
    }

    fn act(&mut self, who: &Actor, id: &Id, act: &str, body: Value) -> Result<(), Refusal> {
        self.later();
        let whole = json!({ "act_id": Uuid::now_v7(), "act": act, "at": china_text(self.at) });
        patches::act(&self.then(), who, id, &over(whole, &body))?;
        Ok(())
    }

    /// Some minutes lie between two things that somebody does.
    fn later(&mut self) {
        self.at = self.at.checked_add(7.minutes()).unwrap_or(self.at);
    }

    /// The same program, a minute after.
    fn then(&self) -> Homestead {
        let mut home = self.home.clone();
        home.clock = Clock::fixed(self.at.checked_add(1.minute()).unwrap_or(self.at));
        home
    }

    fn fix(&self) -> Value {
        let [lon, lat] = self.place;
        json!({ "lon": lon, "lat": lat, "accuracy_m": 6.0, "datum": "wgs84", "provider": "gnss", "fix_age_s": 2 })
    }
}

/// A body with more in it.
pub(super) fn over(mut base: Value, more: &Value) -> Value {
    if let (Value::Object(base), Value::Object(more)) = (&mut base, more) {
        base.extend(more.iter().map(|(name, value)| (name.clone(), value.clone())));
    }
    base
}
