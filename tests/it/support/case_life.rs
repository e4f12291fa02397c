//! The life of a case, walked through HTTP as its officers, heads and legal reviewer walk it. Days lie in the past, so that
//! the months of the law's periods are over.

use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use homestead::domain::violations::law::{Law, Route};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use uuid::Uuid;

use super::case::{photo, service, uncorrected, unit, until_decision};
use super::file::over;
use super::life::{People, VILLAGE, photo_bytes, upload};
use super::server::Reply;

/// One case.
pub(crate) struct CaseLife {
    people: Arc<People>,
    law: Law,
    start: Date,
    photo: String,
    hour: i8,
    /// The case as the last act's answer shows it.
    pub(crate) view: Value,
}

impl CaseLife {
    /// The body of a lead at 勺达村.
    pub(crate) fn lead(changes: &Value, at: &str) -> Value {
        let base = json!({ "act_id": Uuid::now_v7(), "act": "register_lead", "at": at, "village": VILLAGE,
            "source": "patrol", "description": "正在加层",
            "location": { "lon": 104.05, "lat": 25.68, "accuracy_m": 5.0, "datum": "wgs84" } });
        over(base, changes)
    }

    /// The usual case under an article through so many of its acts after the lead.
    pub(crate) fn walked(people: &Arc<People>, law: Law, start: Date, acts: usize) -> Self {
        let body = Self::lead(&json!({}), &format!("{start}T08:00:00+08:00"));
        let reply = people.who("officer").post("/violations", &body);
        assert_eq!(reply.status, 201, "{}", reply.json());
        let view = reply.json()["violation"].clone();
        let mut case = Self { people: Arc::clone(people), law, start, photo: String::new(), hour: 8, view };
        case.photo = case.take_photo(start);
        for step in until_decision(law, start).iter().take(acts) {
            let on = start.checked_add(step.after_days.days()).unwrap();
            case.done(case.head(step.who), step.act, on, &step.payload);
        }
        case
    }

    /// The usual case up to its served decision.
    pub(crate) fn decided(people: &Arc<People>, law: Law, start: Date) -> Self {
        Self::walked(people, law, start, usize::MAX)
    }

    pub(crate) fn id(&self) -> &str {
        self.view["id"].as_str().unwrap()
    }

    pub(crate) fn photo(&self) -> &str {
        &self.photo
    }

    /// A photo of the place, taken by an officer who stands there.
    pub(crate) fn take_photo(&self, on: Date) -> String {
        let bytes = photo_bytes();
        let location = json!({ "lon": 104.05, "lat": 25.68, "accuracy_m": 6.0, "datum": "wgs84" });
        let meta = json!({ "taken_at": format!("{on}T08:00:00+08:00"), "device_id": "phone-1", "purpose": "case",
            "violation_id": self.id(), "location": location,
            "sha256": HEXLOWER.encode(digest(&SHA256, &bytes).as_ref()) });
        let reply = upload(&self.people.who("officer"), &meta, &bytes);
        assert_eq!(reply.status, 201, "{}", reply.json());
        let photo = reply.json()["photo"].clone();
        assert_eq!(photo["verdict"], "inside", "{photo}");
        photo["id"].as_str().unwrap().to_owned()
    }

    /// The head of the body that handles the case, where a head is meant.
    fn head<'n>(&self, who: &'n str) -> &'n str {
        if who == "chief" && unit(self.law) == "530303" { "chief-bureau" } else { who }
    }

    /// A moment of a day, later than all before it on that day.
    pub(crate) fn at(&self, on: Date) -> String {
        format!("{on}T{:02}:00:00+08:00", self.hour + 1)
    }

    /// Sends an act.
    pub(crate) fn send(&self, who: &str, act: &str, at: &str, payload: &Value) -> Reply {
        let payload: Value = serde_json::from_str(&payload.to_string().replace(&photo(), &self.photo)).unwrap();
        let body = over(json!({ "act_id": Uuid::now_v7(), "act": act, "at": at }), &payload);
        self.people.who(who).post(&format!("/violations/{}/acts", self.id()), &body)
    }

    /// Does an act that must succeed.
    pub(crate) fn done(&mut self, who: &str, act: &str, on: Date, payload: &Value) {
        let at = self.at(on);
        let reply = self.send(who, act, &at, payload);
        assert_eq!(reply.status, 201, "{who}: {act} on {on}: {}", reply.json());
        self.hour = if self.hour < 19 { self.hour + 1 } else { 8 };
        self.view = reply.json()["violation"].clone();
    }

    /// The end, with a photo from where the first was taken beside it.
    fn closing(&self, ground: &str, reason: &str, on: Date) -> Value {
        let now = self.take_photo(on);
        json!({ "ground": ground, "reason": reason, "photos": [now], "land_restored": true,
            "retakes": [{ "photo": now, "first": self.photo }] })
    }

    /// Demand, decision to enforce, public notice, demolition after every period, and the end (行政强制法 35–44).
    pub(crate) fn enforce_by_own_force(&mut self) {
        assert_eq!(self.law.route(), Route::OwnForce);
        let on = |days: i64| self.start.checked_add(days.days()).unwrap();
        let days: Vec<Date> = [40, 51, 52, 60].into_iter().map(on).collect();
        let [first, second, third, _] = days[..] else { unreachable!() };
        self.hour = 8;
        self.done("officer", "recheck", first, &uncorrected());
        let demand =
            json!({ "comply_by": on_day(self.start, 50), "manner": "自行拆除加建的第三层", "rights_told": true });
        self.done("officer", "demand", first, &demand);
        self.done("officer", "serve", first, &service("demand"));
        self.hour = 8;
        self.done("officer", "recheck", second, &uncorrected());
        let decision = json!({ "manner": "组织拆除第三层", "statement_considered": true });
        self.done(self.head("chief"), "decide_enforcement", third, &decision);
        self.done("officer", "serve", third, &service("enforcement_decision"));
        let announce = over(
            super::case::two(),
            &json!({ "place": "村公告栏、房屋外墙",
            "demolish_by": on_day(self.start, 70) }),
        );
        self.done("officer", "announce", third, &announce);
        self.hour = 8;
        self.done("officer", "recheck", on_day(self.start, 71), &uncorrected());
        // Six months to sue end on 2025-09-22; the day after is a working Tuesday.
        let film = over(
            super::case::two(),
            &json!({ "ended_at": "2025-09-23T16:00:00+08:00", "video_no": "执法记录仪 0923",
            "record": "拆除第三层，未损及一二层", "supplies_untouched": true }),
        );
        self.hour = 8;
        let early = self.send(
            "officer",
            "demolish",
            "2025-09-22T10:00:00+08:00",
            &over(film.clone(), &json!({ "ended_at": "2025-09-22T16:00:00+08:00" })),
        );
        early.problem(409, "requirements_unmet");
        self.done("officer", "demolish", date(2025, 9, 23), &film);
        let close = self.closing("demolished", "已依法强制拆除", date(2025, 9, 24));
        self.done(self.head("chief"), "close", date(2025, 9, 24), &close);
    }

    /// Demand, ten working days, the application inside its window, the ruling and the end (行政强制法 53–58).
    pub(crate) fn enforce_by_the_court(&mut self) {
        assert_eq!(self.law.route(), Route::Court);
        self.hour = 8;
        let demanded = on_day(self.start, 40);
        self.done("officer", "recheck", demanded, &uncorrected());
        let demand = json!({ "manner": "自行拆除并退还土地", "rights_told": true });
        self.done("officer", "demand", demanded, &demand);
        self.done("officer", "serve", demanded, &service("demand"));
        let window = |view: &Value, code: &str| -> Date {
            let clock = view["clocks"].as_array().unwrap().iter().find(|clock| clock["code"] == code).unwrap().clone();
            clock["day"].as_str().unwrap().parse().unwrap()
        };
        let (from, until) = (window(&self.view, "court_from"), window(&self.view, "court_until"));
        assert!(from < until, "{from} {until}");
        let application = json!({ "court": "沾益区人民法院",
            "materials": ["application", "decision", "party_opinion", "subject"], "signed_by_head": true });
        self.hour = 8;
        self.done("officer", "recheck", from, &uncorrected());
        let early = self.send(self.head("chief"), "apply_to_court", &format!("{from}T07:00:00+08:00"), &application);
        assert_eq!(early.status, 422, "an act before the last one is refused");
        self.done(self.head("chief"), "apply_to_court", from, &application);
        let ruled = from.checked_add(12.days()).unwrap();
        self.done("officer", "court_ruling", ruled, &json!({ "verdict": "granted", "number": "(2025)云0303行审12号" }));
        let ended = ruled.checked_add(30.days()).unwrap();
        let close = self.closing("court_executed", "法院已执行完毕", ended);
        self.done(self.head("chief"), "close", ended, &close);
    }
}

fn on_day(start: Date, days: i64) -> Date {
    start.checked_add(days.days()).unwrap()
}
