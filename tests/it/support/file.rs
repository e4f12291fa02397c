//! A house's file in memory, walked act by act without server or database. One household, one plot of 12 m by 12 m with
//! a house of 10 m by 10 m a metre inside, in 白水镇.

use std::sync::{Arc, LazyLock};

use homestead::domain::actor::{Actor, Role, Station};
use homestead::domain::fields::Fields;
use homestead::domain::houses::House;
use homestead::domain::houses::acts::{ActKind, Apply, Context, Facts, OfficerFact, PhotoFact, Reading};
use homestead::domain::houses::cases::CaseFact;
use homestead::domain::houses::codes::State;
use homestead::domain::houses::deadlines::{Deadline, deadlines};
use homestead::domain::houses::duties::{Duty, duties};
use homestead::domain::houses::file::Officer;
use homestead::domain::houses::findings::{Finding, Surroundings, findings};
use homestead::domain::ids::{County, Id};
use homestead::domain::pack::Pack;
use homestead::domain::requirement::Requirement;
use homestead::domain::time::china;
use homestead::exchange::embedded::demo_district;
use homestead::spatial::{Grid, Side};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};
use uuid::Uuid;

/// The demo district's rules.
pub(crate) static PACK: LazyLock<Arc<Pack>> =
    LazyLock::new(|| Arc::new(demo_district().expect("the demo district reads").pack));

/// A file and what the law around it knows.
#[derive(Clone)]
pub(crate) struct HouseFile {
    pub(crate) house: House,
    pub(crate) pack: Arc<Pack>,
    /// The next serial of whatever series is asked for.
    pub(crate) serial: u32,
    /// What lies around the house and its household.
    pub(crate) around: Surroundings,
    /// Violations of the house.
    pub(crate) cases: Vec<CaseFact>,
}

/// Why an act was not done.
#[derive(Debug)]
pub(crate) enum Refused {
    /// The state does not know it.
    Unknown,
    /// `path code` of everything wrong.
    Faulty(Vec<String>),
    /// Codes of what it waits for.
    Unmet(Vec<&'static str>),
}

/// An act on a day.
pub(crate) struct Step {
    pub(crate) who: &'static str,
    pub(crate) act: &'static str,
    pub(crate) on: &'static str,
    pub(crate) payload: Value,
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Ten in the morning in China.
pub(crate) fn morning(on: Date) -> Timestamp {
    on.at(10, 0, 0, 0).to_zoned(china()).unwrap().timestamp()
}

pub(crate) fn grid() -> Grid {
    Grid::from_epsg(4523).unwrap()
}

/// A rectangle of so many metres whose south-west corner lies so far east and north of the plot's.
pub(crate) fn outline(east_m: f64, north_m: f64, width_m: f64, height_m: f64) -> Value {
    let corner = |x: f64, y: f64| {
        let place = grid().lonlat_from_grid(35_381_659.535 + x, 2_833_046.295 + y).unwrap();
        json!([place.lon_deg(), place.lat_deg()])
    };
    let (right, top) = (east_m + width_m, north_m + height_m);
    let start = corner(east_m, north_m);
    json!({ "type": "Polygon",
        "coordinates": [[start, corner(right, north_m), corner(right, top), corner(east_m, top), start]] })
}

pub(crate) fn plot() -> Value {
    outline(0.0, 0.0, 12.0, 12.0)
}

pub(crate) fn footprint() -> Value {
    outline(1.0, 1.0, 10.0, 10.0)
}

/// What the household asks for.
pub(crate) fn application() -> Value {
    json!({ "village": "530303101201",
        "household": { "head_name": "王大山", "id_number": "11010519491231002X", "phone": "13800000000", "members": [
            { "name": "李小梅", "id_number": "440524188001010014", "relation": "spouse" } ] },
        "current": { "plot_area_m2": 0, "floor_area_m2": 0, "disposal": "none" },
        "build_type": "new_site", "land_class": "construction", "plot": plot(), "footprint": footprint(),
        "floor_area_m2": 200.0, "storeys": 2, "height_m": 7.2,
        "boundaries": { "east": "村道", "south": "李家", "west": "空地", "north": "王家" },
        "neighbours_consulted": true, "reason": "分户新建住房",
        "promise": { "build_within_months": 12, "demolish_old_within_days": 0 },
        "materials": [{ "code": "application_form" }, { "code": "commitment" }, { "code": "identity" },
            { "code": "household_register" }, { "code": "design_drawing" }] })
}

/// The same with other fields.
pub(crate) fn applying(changes: &Value) -> Value {
    over(application(), changes)
}

/// One object's fields over those of another.
pub(crate) fn over(mut base: Value, changes: &Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        base[name.as_str()] = value.clone();
    }
    base
}

pub(crate) fn meeting() -> Value {
    json!({ "body": "village_group", "due_count": 30, "present_count": 26, "for_count": 25, "against_count": 1 })
}

/// Two officers at the plot, with a photo.
pub(crate) fn visit(kind: &str, changes: &Value) -> Value {
    let at = outline(6.0, 6.0, 1.0, 1.0)["coordinates"][0][0].clone();
    let base = json!({ "kind": kind, "officers": ["officer", "officer2"], "photos": [photo_id()], "conclusion": "conforms",
        "location": { "lon": at[0], "lat": at[1], "accuracy_m": 6.0, "datum": "wgs84" } });
    over(base, changes)
}

/// What was measured of a house built as approved, with other values over it.
pub(crate) fn as_built(changes: &Value) -> Value {
    let exact = json!({ "method": "rtk", "built_footprint": footprint(), "occupied_plot": plot(), "floor_area_m2": 200.0,
        "storeys": 2, "height_m": 7.2 });
    json!({ "measurement": over(exact, changes) })
}

pub(crate) fn grant(permit: &str, changes: &Value) -> Value {
    let base = json!({ "permit": permit, "valid_to": "2027-03-23", "plot_area_m2": 144.0, "footprint_area_m2": 100.0,
        "floor_area_m2": 200.0, "storeys": 2, "height_m": 7.2 });
    over(base, changes)
}

pub(crate) fn conversion() -> Value {
    json!({ "document_no": "曲政农转〔2026〕8号", "date": "2026-03-23", "area_m2": 144.0 })
}

pub(crate) fn house_id() -> Id {
    let county: County = "530303".parse().unwrap();
    Id::new(county, Uuid::from_u128(1))
}

fn photo_id() -> String {
    Id::new(house_id().county().clone(), Uuid::from_u128(2)).to_string()
}

/// The life of a house, each act on the day it is done in these stories.
pub(crate) fn life() -> Vec<Step> {
    let step = |who, act, on, payload| Step { who, act, on, payload };
    let agree = json!({ "verdict": "agree" });
    let builder =
        json!({ "kind": "craftsman", "name": "赵师傅", "certificate_no": "YN-5303-0042", "drawing_no": "07" });
    let title =
        json!({ "certificate_no": "云(2026)沾益区不动产权第0000001号", "unit_no": "530303101201JC00123F00010001" });
    vec![
        step("cadre", "hold_meeting", "2026-03-05", meeting()),
        step("cadre", "publish_notice", "2026-03-06", json!({ "place": "村务公开栏" })),
        step("cadre", "close_notice", "2026-03-16", json!({})),
        step("cadre", "give_village_opinion", "2026-03-17", agree.clone()),
        step("clerk", "accept_application", "2026-03-18", json!({ "verdict": "accepted" })),
        step("officer", "inspect", "2026-03-20", visit("application_visit", &json!({}))),
        step("station-nr", "give_opinion", "2026-03-20", agree.clone()),
        step("station-ag", "give_opinion", "2026-03-20", agree),
        step("chief", "decide_application", "2026-03-23", json!({ "verdict": "approve" })),
        step("chief", "issue_permit", "2026-03-24", grant("planning_permit", &json!({}))),
        step("chief", "issue_permit", "2026-03-24", grant("homestead_approval", &json!({}))),
        step("clerk", "register_builder", "2026-03-30", builder),
        step("officer", "inspect", "2026-03-31", visit("set_out", &json!({}))),
        step("officer", "commence", "2026-04-01", json!({})),
        step("officer", "inspect", "2026-04-15", visit("foundation", &json!({}))),
        step("officer", "inspect", "2026-05-12", visit("storey", &json!({}))),
        step("officer", "inspect", "2026-06-08", visit("roof", &json!({}))),
        step("clerk", "report_completion", "2026-06-15", json!({ "completed_on": "2026-06-12" })),
        step("officer", "inspect", "2026-06-22", visit("completion_visit", &as_built(&json!({})))),
        step("chief", "accept_house", "2026-06-24", json!({ "verdict": "pass", "old_house": "not_due" })),
        step("clerk", "register_title", "2026-07-06", title),
    ]
}

impl HouseFile {
    /// A household applies.
    pub(crate) fn applied(on: &str, body: &Value) -> Self {
        let pack = Arc::clone(&PACK);
        let at = morning(day(on));
        let reading = Reading { today: day(on), grid: grid() };
        let apply = Fields::read(body, |f| Apply::read(f, reading)).expect("an application");
        let rules = pack.on(day(on));
        assert_eq!(apply.faults(rules, day(on), 1), []);
        let (house, _change) = apply.house(house_id(), at, rules, 1);
        Self { house, pack, serial: 1, around: Surroundings::default(), cases: Vec::new() }
    }

    /// The usual household, applying on Monday, 2 March 2026.
    pub(crate) fn usual() -> Self {
        Self::applied("2026-03-02", &application())
    }

    /// The usual life up to the first time that the file stands in this state.
    pub(crate) fn at(state: State) -> Self {
        Self::usual().walked(state)
    }

    /// Walks the usual life until the file stands in this state.
    pub(crate) fn walked(mut self, state: State) -> Self {
        for step in life() {
            if self.house.state == state {
                break;
            }
            self.must(&step);
        }
        assert_eq!(self.house.state, state);
        self
    }

    /// Walks the usual life through so many of its acts.
    pub(crate) fn through(mut self, acts: usize) -> Self {
        for step in life().iter().take(acts) {
            self.must(step);
        }
        self
    }

    fn must(&mut self, step: &Step) {
        self.done(step.who, step.act, step.on, &step.payload);
    }

    /// Does an act that must succeed.
    pub(crate) fn done(&mut self, who: &str, act: &str, on: &str, payload: &Value) {
        if let Err(why) = self.try_act(who, act, morning(day(on)), payload) {
            panic!("{who}: {act} on {on}: {why:?}");
        }
    }

    /// Codes of what an act waits for; none when it was done.
    pub(crate) fn unmet(&mut self, who: &str, act: &str, on: &str, payload: &Value) -> Vec<&'static str> {
        match self.try_act(who, act, morning(day(on)), payload) {
            Ok(()) => Vec::new(),
            Err(Refused::Unmet(codes)) => codes,
            Err(other) => panic!("{who}: {act} on {on}: {other:?}"),
        }
    }

    /// `path code` of what is wrong with a payload; none when the act was done.
    pub(crate) fn faults(&mut self, who: &str, act: &str, on: &str, payload: &Value) -> Vec<String> {
        match self.try_act(who, act, morning(day(on)), payload) {
            Ok(()) => Vec::new(),
            Err(Refused::Faulty(faults)) => faults,
            Err(other) => panic!("{who}: {act} on {on}: {other:?}"),
        }
    }

    /// Does an act, or says why not and leaves the file as it was.
    pub(crate) fn try_act(&mut self, who: &str, act: &str, at: Timestamp, payload: &Value) -> Result<(), Refused> {
        let spec = kind(act).spec().unwrap();
        if !(spec.knows)(&self.house) {
            return Err(Refused::Unknown);
        }
        let reading = Reading { today: at.to_zoned(china()).date(), grid: grid() };
        let codes = |faults: Vec<homestead::domain::fields::Fault>| {
            Refused::Faulty(faults.iter().map(|fault| format!("{} {}", fault.path, fault.code)).collect())
        };
        let payload = Fields::read(payload, |f| (spec.read)(f, reading)).map_err(codes)?;
        let (actor, facts) = (actor(who), self.facts());
        let rules = self.pack.on(self.house.applied_on());
        let ctx = Context { act_id: Uuid::now_v7(), actor: &actor, at, rules, facts: &facts };
        let faults = payload.faults(&self.house, &ctx);
        if !faults.is_empty() {
            return Err(codes(faults));
        }
        let needs = payload.needs(&self.house, &ctx);
        let unmet: Vec<&str> = needs.iter().filter(|need| need.hinders()).map(|need| need.code).collect();
        if !unmet.is_empty() {
            return Err(Refused::Unmet(unmet));
        }
        payload.change(&mut self.house, &ctx);
        self.house.last_act_at = at;
        Ok(())
    }

    /// What an act waits for, before anyone fills in its form.
    pub(crate) fn needs(&self, who: &str, act: &str, on: &str) -> Vec<Requirement> {
        let (actor, facts) = (actor(who), self.facts());
        let rules = self.pack.on(self.house.applied_on());
        let at = morning(day(on));
        let ctx = Context { act_id: Uuid::nil(), actor: &actor, at, rules, facts: &facts };
        (kind(act).spec().unwrap().needs)(&self.house, &ctx)
    }

    /// What is found of the house on a day.
    pub(crate) fn findings(&self, today: &str) -> Vec<Finding> {
        findings(&self.house, self.pack.on(self.house.applied_on()), &self.around, day(today))
    }

    pub(crate) fn clocks(&self, today: &str) -> Vec<Deadline> {
        deadlines(&self.house, self.pack.on(self.house.applied_on()), day(today))
    }

    /// The first clock of this code: the legal one where there are two.
    pub(crate) fn clock(&self, code: &str, today: &str) -> Deadline {
        let clocks = self.clocks(today);
        clocks.into_iter().find(|clock| clock.code == code).unwrap_or_else(|| panic!("no clock {code}"))
    }

    pub(crate) fn duties(&self, today: &str) -> Vec<Duty> {
        duties(&self.house, self.pack.on(self.house.applied_on()), &self.clocks(today))
    }

    fn facts(&self) -> Facts {
        let officer = |name: &str| OfficerFact {
            officer: Officer { username: name.to_owned(), certificate_no: "滇D-530303-017".to_owned() },
            here: true,
        };
        let photo = PhotoFact { id: photo_id().parse().unwrap(), house: Some(house_id()), verdict: Side::Inside };
        Facts {
            officers: vec![officer("officer"), officer("officer2")],
            photos: vec![photo],
            serial: self.serial,
            surroundings: self.around.clone(),
            siting: None,
            cases: self.cases.clone(),
        }
    }
}

pub(crate) fn kind(act: &str) -> ActKind {
    serde_json::from_value(json!(act)).unwrap()
}

/// A person of 白水镇 by sign-in name; what a role may do is no matter of the file.
fn actor(name: &str) -> Actor {
    let (role, station) = match name {
        "station-nr" => (Role::Station, Some(Station::NaturalResources)),
        "station-ag" => (Role::Station, Some(Station::Agriculture)),
        "officer" => (Role::Officer, None),
        "clerk" => (Role::Clerk, None),
        "chief" => (Role::Chief, None),
        "cadre" => (Role::Cadre, None),
        other => panic!("nobody is called {other}"),
    };
    Actor {
        id: house_id(),
        username: name.to_owned(),
        name: name.to_owned(),
        role,
        station,
        division: "530303101".parse().unwrap(),
        certificate_no: None,
    }
}
