//! Cases that the demo does not have and a county does: of a house that has a file, and such as went to another body.

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::demo::picture;
use super::lately::over;
use crate::app::accounts::{DEMO_COUNTY, actor_of};
use crate::app::clock::Clock;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, photos, violations};
use crate::domain::actor::Actor;
use crate::domain::ids::{County, DivisionCode, Id};
use crate::domain::time::{china, china_text};
use crate::store::houses::HouseFilter;
use crate::store::{self, Territory};
use crate::words::Language;

/// Where they are told.
const VILLAGE: &str = "530303101201";

/// How one goes: what is seen of which kind, whether officers were there, to whom it went.
struct Plot {
    seen_as: &'static str,
    kind: &'static str,
    days_ago: i64,
    verified: bool,
    to: Option<(&'static str, &'static str)>,
}

const PLOTS: [Plot; 5] = [
    Plot { seen_as: "在已登记的房屋上加建一层", kind: "V08", days_ago: 6, verified: false, to: None },
    Plot { seen_as: "院墙外推，疑似超出批准范围", kind: "V02", days_ago: 21, verified: true, to: None },
    Plot {
        seen_as: "房屋压占公路控制区",
        kind: "V16",
        days_ago: 40,
        verified: true,
        to: Some(("沾益区交通运输局", "jurisdiction")),
    },
    Plot {
        seen_as: "房屋伸入河道管理范围",
        kind: "V17",
        days_ago: 75,
        verified: true,
        to: Some(("沾益区水务局", "jurisdiction")),
    },
    Plot {
        seen_as: "毁坏耕地建房，面积较大",
        kind: "V12",
        days_ago: 110,
        verified: true,
        to: Some(("曲靖市公安局沾益分局", "criminal")),
    },
];

/// Tells each of a house of the demo's, `heard` after every act and photo.
///
/// # Errors
/// When a use case refuses, and those of whoever listens.
pub(super) fn tell(home: &Homestead, heard: &mut dyn FnMut() -> Result<(), Refusal>) -> Result<(), Refusal> {
    let unparsed = |why| Refusal::broken("where cases are told", why);
    let village: DivisionCode = VILLAGE.parse().map_err(unparsed)?;
    let county: County = DEMO_COUNTY.parse().map_err(unparsed)?;
    let here = Territory { county: county.clone(), division: village };
    let most = i64::try_from(PLOTS.len()).unwrap_or_default();
    let houses = home.store.read(|conn| store::houses::list(conn, &here, &HouseFilter::default(), most))?;
    for (plot, of) in PLOTS.iter().zip(houses) {
        let (row, lost) = (of.house, || Refusal::broken("a house of the demo", "it has no place"));
        let (west, south) = row.west.zip(row.south).ok_or_else(lost)?;
        let id = row.id.parse().map_err(|why| Refusal::broken("a house of the demo", why))?;
        // At ten in the morning, whenever the county is made: the same seed, the same files.
        let day = home.clock.today().saturating_sub(plot.days_ago.days());
        let morning = day.at(10, 0, 0, 0).to_zoned(china());
        let at = morning.map_err(|why| Refusal::broken("when a case is told", why))?.timestamp();
        let mut teller = Teller { home, place: [west, south], at };
        teller.play(plot, &Id::new(county.clone(), id), heard)?;
    }
    Ok(())
}

struct Teller<'t> {
    home: &'t Homestead,
    place: [f64; 2],
    at: Timestamp,
}

impl Teller<'_> {
    fn play(&mut self, plot: &Plot, house: &Id, heard: &mut dyn FnMut() -> Result<(), Refusal>) -> Result<(), Refusal> {
        let officer = self.actor("officer")?;
        let lead = json!({ "act_id": Uuid::now_v7(), "act": violations::REGISTER, "at": china_text(self.at), "village": VILLAGE,
            "source": "patrol", "description": plot.seen_as, "location": self.fix(), "kinds": [plot.kind],
            "house_id": house });
        let id = violations::register(&self.then(), &officer, &lead)?.id;
        heard()?;
        if plot.verified {
            self.later();
            let photo = self.photo(&officer, &id)?;
            heard()?;
            let seen = json!({ "officers": ["officer", "officer2"], "photos": [photo], "suspected": true,
                "findings": plot.seen_as });
            self.act(&officer, &id, "verify", seen)?;
            heard()?;
        }
        if let Some((to, kind)) = plot.to {
            let body = json!({ "to": to, "kind": kind, "reason": "不属本机关管辖" });
            self.act(&self.actor("chief")?, &id, "transfer", body)?;
            heard()?;
        }
        Ok(())
    }

    fn photo(&self, officer: &Actor, id: &Id) -> Result<String, Refusal> {
        let bytes = picture::noted(&picture::scene(1), self.place, self.at)
            .map_err(|why| Refusal::broken("a photo of the simulation cannot be written", why))?;
        let meta = json!({ "taken_at": china_text(self.at), "location": self.fix(), "violation_id": id, "purpose": "case",
            "device_id": "demo-officer", "sha256": HEXLOWER.encode(digest(&SHA256, &bytes).as_ref()) });
        Ok(photos::take_in(&self.then(), officer, &meta, &bytes, Language::Chinese)?.photo.id)
    }

    fn act(&mut self, who: &Actor, id: &Id, act: &str, body: Value) -> Result<(), Refusal> {
        self.later();
        let whole = json!({ "act_id": Uuid::now_v7(), "act": act, "at": china_text(self.at) });
        violations::act(&self.then(), who, id, &over(whole, &body))?;
        Ok(())
    }

    fn actor(&self, username: &str) -> Result<Actor, Refusal> {
        let row = self.home.store.read(|conn| store::accounts::by_username(conn, DEMO_COUNTY, username))?;
        Ok(actor_of(&row.ok_or(Refusal::Hidden)?)?)
    }

    /// An hour lies between two things that somebody does.
    fn later(&mut self) {
        self.at = self.at.checked_add(1.hour()).unwrap_or(self.at);
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
