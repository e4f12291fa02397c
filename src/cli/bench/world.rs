//! What the bench works on: the demo district with its story, and more houses that have just applied.

use std::path::{Path, PathBuf};
use std::{env, fs};

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use serde_json::json;
use uuid::Uuid;

use super::super::demo::body::{another_application, enveloped};
use super::super::demo::tell;
use super::super::{Failure, Places, Settings, out};
use super::photo::Camera;
use super::sitings;
use crate::app::accounts::{DEMO_COUNTY, actor_of, create_demo_accounts};
use crate::app::clock::Clock;
use crate::app::houses::{self, HouseQuery};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, photos, worklist};
use crate::domain::actor::Actor;
use crate::domain::ids::Id;
use crate::domain::time::china_text;
use crate::exchange::embedded::demo_district;
use crate::exchange::pack::District;
use crate::spatial::PlotPolygon;
use crate::store;
use crate::words::Language;

/// Houses of each caller, so that no two callers work on one.
const HOUSES_EACH: usize = 4;
/// Plots in a village before the next household asks for the place of the first.
const PLOTS: usize = 60;
pub(super) struct World {
    home: Homestead,
    /// What it stores its rows in.
    pub(super) database: &'static str,
    cadre: Actor,
    officer: Actor,
    auditor: Actor,
    /// Houses that have just applied.
    fresh: Vec<Id>,
    /// Houses with a history.
    old: Vec<Id>,
    _folder: Folder,
}

/// A house with the demo district and nothing in it.
pub(super) struct Empty {
    pub(super) home: Homestead,
    database: &'static str,
    district: District,
    folder: Folder,
}

impl Empty {
    pub(super) fn make(data: Option<&Path>) -> Result<Self, Failure> {
        let folder = Folder::new(data)?;
        let places = Places { data: Some(folder.0.clone()), config: None };
        let only_database = |name: &str| env::var(name).ok().filter(|_| name == "HOMESTEAD_DATABASE_URL");
        let settings = Settings::resolve(&places, only_database)?;
        store::migrate(&settings.database()?)?;
        let home = settings.open(Clock::system())?.for_demo();
        let district = demo_district().map_err(|faults| format!("the demo district has {} faults", faults.len()))?;
        packs::load(&home, &district)?;
        create_demo_accounts(&home)?;
        let database = if settings.database_url.starts_with("sqlite:") { "sqlite" } else { "postgres" };
        Ok(Self { home, database, district, folder })
    }
}

impl World {
    pub(super) fn make(data: Option<&Path>, callers: usize) -> Result<Self, Failure> {
        let Empty { home, database, district, folder } = Empty::make(data)?;
        if tell(&home, &district.pack.calendar, &mut |_done, _all| {})?.is_none() {
            return Err("the bench wants a database of its own, and this one has houses".into());
        }
        let auditor = actor(&home, "auditor")?;
        let all = HouseQuery { limit: 200, ..HouseQuery::default() };
        let told = houses::houses(&home, &auditor, &all, Language::Chinese)?.items;
        let old: Vec<Id> = told.iter().filter_map(|line| line.id.parse().ok()).collect();
        let (cadre, officer) = (actor(&home, "cadre")?, actor(&home, "officer")?);
        let fresh = (0..callers * HOUSES_EACH).map(|nth| {
            let nth = u32::try_from(nth % PLOTS).unwrap_or(0);
            let body = enveloped(another_application(nth), "apply", home.clock.now());
            houses::apply(&home, &cadre, &body).map(|acted| acted.id)
        });
        let fresh = fresh.collect::<Result<_, _>>()?;
        Ok(Self { home, database, cadre, officer, auditor, fresh, old, _folder: folder })
    }

    /// A meeting is held, a paper comes in, by turns: kept on the disk when this returns.
    pub(super) fn act(&self, caller: usize, nth: u32) -> Result<(), Refusal> {
        let house = one(&self.fresh, caller * HOUSES_EACH + index(nth) % HOUSES_EACH)?;
        let (act, payload) = if (index(nth) / HOUSES_EACH).is_multiple_of(2) {
            let counts = json!({ "body": "village_group", "due_count": 30, "present_count": 26, "for_count": 25 });
            ("hold_meeting", counts)
        } else {
            ("submit_material", json!({ "code": "design_drawing" }))
        };
        let body = enveloped(payload, act, self.home.clock.now());
        houses::act(&self.home, &self.cadre, house, &body).map(drop)
    }

    /// The whole file of a house with a history.
    pub(super) fn read(&self, caller: usize, nth: u32) -> Result<(), Refusal> {
        let house = one(&self.old, caller * 7 + index(nth))?;
        houses::house(&self.home, &self.auditor, house, Language::Chinese).map(drop)
    }

    pub(super) fn worklist(&self) -> Result<(), Refusal> {
        worklist::worklist(&self.home, &self.cadre, None, 20, Language::Chinese).map(drop)
    }

    /// A layer of zones over the county, asked once: what is measured is not the first question after a start.
    pub(super) fn lay_zones(&self) -> Result<(), Failure> {
        sitings::lay(&self.home, &self.auditor)?;
        Ok(self.siting(0)?)
    }

    /// What a drawn plot touches.
    pub(super) fn siting(&self, nth: u32) -> Result<(), Refusal> {
        sitings::ask(&self.home, &self.auditor, nth)
    }

    /// A photo comes in for a house: looked at, kept, and its copies made.
    pub(super) fn photo(&self, camera: &Camera, caller: usize, nth: u32) -> Result<(), Refusal> {
        let at = self.home.clock.now();
        let caller_deg = u32::try_from(caller).map_or(0.0, f64::from) * 1e-3;
        let place = [104.056 + f64::from(nth) * 1e-6, 25.684 + caller_deg];
        let bytes = camera.take(place, at)?;
        let meta = json!({
            "taken_at": china_text(at),
            "location": { "lon": place[0], "lat": place[1], "accuracy_m": 6.0 },
            "house_id": one(&self.fresh, caller)?,
            "device_id": "bench",
            "sha256": HEXLOWER.encode(digest(&SHA256, &bytes).as_ref()),
        });
        photos::take_in(&self.home, &self.officer, &meta, &bytes, Language::Chinese).map(drop)
    }

    /// The plots of the houses with a history.
    pub(super) fn plots(&self) -> Result<Vec<PlotPolygon>, Refusal> {
        let files = self.old.iter().map(|house| houses::house(&self.home, &self.auditor, house, Language::Chinese));
        files.map(|file| Ok(PlotPolygon::parse(&file?.plot.geometry).ok())).filter_map(Result::transpose).collect()
    }
}

/// A folder that goes when this is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(data: Option<&Path>) -> std::io::Result<Self> {
        let folder =
            data.map_or_else(env::temp_dir, Path::to_owned).join(format!("homestead-bench-{}", Uuid::now_v7()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(why) = fs::remove_dir_all(&self.0) {
            out::word(&format!("{} could not be taken away: {why}", self.0.display()));
        }
    }
}

fn actor(home: &Homestead, username: &str) -> Result<Actor, Refusal> {
    let row = home.store.read(|conn| store::accounts::by_username(conn, DEMO_COUNTY, username))?;
    Ok(actor_of(&row.ok_or(Refusal::Hidden)?)?)
}

pub(super) fn index(nth: u32) -> usize {
    usize::try_from(nth).unwrap_or(0)
}

/// One of a list, round and round.
pub(super) fn one<T>(list: &[T], nth: usize) -> Result<&T, Refusal> {
    list.get(nth % list.len().max(1)).ok_or_else(|| Refusal::broken("the bench", "nothing to work on"))
}
