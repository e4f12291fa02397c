//! The life of a house, walked through HTTP as the people of 白水镇 walk it. Days count from the application, which lies
//! 150 days back, so that every act is done in the past.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use serde_json::{Value, json};
use uuid::Uuid;

use super::server::{Client, Reply, TestServer};

/// A village of 白水镇, whose cadre has an account.
pub(crate) const VILLAGE: &str = "530303101201";
/// A degree near 白水镇, in metres.
const M_PER_DEG_LAT: f64 = 110_770.0;
const M_PER_DEG_LON: f64 = 100_420.0;
/// A small photo of the corpus, so that a hundred of them are taken in quickly.
const SMALL_PHOTO: &[u8] = include_bytes!("../../../fixtures/photos/files/ianare__Canon_40D.jpg");

/// The demo's people at one server; each signs in once.
pub(crate) struct People {
    pub(crate) url: String,
    signed_in: Mutex<HashMap<String, Arc<Client>>>,
}

/// How far a house has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Until {
    Applied,
    VillageAgreed,
    Accepted,
    Heard,
    Decided,
    Permitted,
    Commenced,
    Completed,
    Measured,
    Passed,
    Registered,
}

/// One house and its household.
pub(crate) struct Life {
    people: Arc<People>,
    start: Zoned,
    lon: f64,
    lat: f64,
    pub(crate) plot: Value,
    pub(crate) footprint: Value,
    pub(crate) head_id: String,
    /// What this household's application says otherwise than others'.
    changes: Value,
    /// Ends the sign-in names of those who serve its township.
    unit: &'static str,
    /// The house as the last act's answer shows it.
    pub(crate) house: Value,
}

impl People {
    pub(crate) fn of(server: &TestServer) -> Arc<Self> {
        Self::at(&server.url)
    }

    pub(crate) fn at(url: &str) -> Arc<Self> {
        Arc::new(Self { url: url.to_owned(), signed_in: Mutex::default() })
    }

    pub(crate) fn who(&self, name: &str) -> Arc<Client> {
        let mut signed_in = self.signed_in.lock().unwrap();
        let known = signed_in.entry(name.to_owned());
        Arc::clone(known.or_insert_with(|| Arc::new(Client::signed_in(&self.url, name))))
    }
}

impl Life {
    /// A household that has not applied yet; `nth` keeps apart the plots and the people of several.
    pub(crate) fn new(people: &Arc<People>, nth: u32) -> Self {
        let now = Timestamp::now().to_zoned(TimeZone::fixed(jiff::tz::offset(8)));
        let start = now.with().hour(10).minute(0).second(0).subsec_nanosecond(0).build().unwrap();
        let (column, row) = (f64::from(nth % 40), f64::from(nth / 40 % 40));
        let (lon, lat) = (104.05 + column * 0.0005, 25.68 + row * 0.0005);
        Self {
            people: Arc::clone(people),
            start: start.checked_sub(150.days()).unwrap(),
            lon,
            lat,
            plot: rectangle(lon, lat, 12.0, 0.0),
            footprint: rectangle(lon, lat, 10.0, 1.0),
            head_id: citizen("19700101", nth),
            changes: json!({}),
            unit: "",
            house: Value::Null,
        }
    }

    /// The same with other fields in its application.
    pub(crate) fn applying(mut self, changes: Value) -> Self {
        self.changes = changes;
        self
    }

    /// The same in a township whose people's sign-in names end so.
    pub(crate) fn served_by(mut self, unit: &'static str) -> Self {
        self.unit = unit;
        self
    }

    pub(crate) fn who(&self, name: &str) -> Arc<Client> {
        self.people.who(&format!("{name}{}", self.unit))
    }

    pub(crate) fn id(&self) -> &str {
        self.house["id"].as_str().unwrap()
    }

    /// The number in the id, as the ledger names the house.
    pub(crate) fn subject(&self) -> String {
        format!("house:{}", self.id().split_once('-').unwrap().1)
    }

    pub(crate) fn stands(&self) -> (&str, &str) {
        (self.house["stage"].as_str().unwrap(), self.house["state"].as_str().unwrap())
    }

    /// Ten in the morning of a day.
    pub(crate) fn at(&self, day: i64) -> String {
        let at = self.start.checked_add(day.days()).unwrap();
        at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    pub(crate) fn date(&self, day: i64) -> String {
        self.start.checked_add(day.days()).unwrap().date().to_string()
    }

    /// The body of this household's application.
    pub(crate) fn application(&self) -> Value {
        let mut body = json!({
            "act_id": Uuid::now_v7(), "act": "apply", "at": self.at(0), "village": VILLAGE,
            "household": { "head_name": "王大山", "id_number": self.head_id, "phone": "13800000000", "members": [
                { "name": "李小梅", "id_number": citizen("19720303", 7), "relation": "spouse" },
                { "name": "王小石", "id_number": citizen("19980909", 7), "relation": "child" },
                { "name": "王小溪", "id_number": citizen("20011224", 7), "relation": "child" },
                { "name": "王老石", "id_number": citizen("19450505", 7), "relation": "parent" },
            ] },
            "current": { "plot_area_m2": 0, "floor_area_m2": 0, "disposal": "none" },
            "build_type": "new_site", "land_class": "construction", "plot": self.plot, "footprint": self.footprint,
            "floor_area_m2": 200.0, "storeys": 2, "height_m": 7.2,
            "boundaries": { "east": "村道", "south": "李家", "west": "空地", "north": "王家" },
            "neighbours_consulted": true, "reason": "分户新建住房",
            "promise": { "build_within_months": 12, "demolish_old_within_days": 0 },
            "materials": [{ "code": "application_form" }, { "code": "commitment" }, { "code": "identity" },
                { "code": "household_register" }],
        });
        merge(&mut body, &self.changes);
        body
    }

    /// The household applies.
    pub(crate) fn apply(&mut self) -> Value {
        let reply = self.who("cadre").post("/houses", &self.application());
        assert_eq!(reply.status, 201, "apply: {}", reply.text);
        let answer = reply.json();
        self.house = answer["house"].clone();
        answer
    }

    /// The body of an act on a day.
    pub(crate) fn body(&self, act: &str, day: i64, payload: Value) -> Value {
        let mut body = json!({ "act_id": Uuid::now_v7(), "act": act, "at": self.at(day) });
        merge(&mut body, &payload);
        body
    }

    pub(crate) fn send(&self, who: &str, body: &Value) -> Reply {
        self.who(who).post(&format!("/houses/{}/acts", self.id()), body)
    }

    /// Somebody tries an act.
    pub(crate) fn attempt(&self, who: &str, act: &str, day: i64, payload: Value) -> Reply {
        self.send(who, &self.body(act, day, payload))
    }

    /// Somebody does an act.
    pub(crate) fn act(&mut self, who: &str, act: &str, day: i64, payload: Value) -> Value {
        let reply = self.attempt(who, act, day, payload);
        assert_eq!(reply.status, 201, "{who}: {act} on day {day}: {}", reply.text);
        let answer = reply.json();
        self.house = answer["house"].clone();
        answer
    }

    /// What a phone says of a photo at the plot, so many metres east of its corner.
    pub(crate) fn meta(&self, bytes: &[u8], day: i64, east_m: f64) -> Value {
        json!({ "taken_at": self.at(day), "device_id": "phone-1", "purpose": "inspection", "house_id": self.id(),
            "sha256": HEXLOWER.encode(digest(&SHA256, bytes).as_ref()),
            "location": self.fix(east_m) })
    }

    fn fix(&self, east_m: f64) -> Value {
        json!({ "lon": self.lon + east_m / M_PER_DEG_LON, "lat": self.lat + 6.0 / M_PER_DEG_LAT, "accuracy_m": 6.0,
            "datum": "wgs84", "provider": "gnss", "fix_age_s": 2 })
    }

    /// An officer photographs the plot.
    pub(crate) fn photo(&self, day: i64) -> Value {
        let bytes = photo_bytes();
        let reply = upload(&self.who("officer"), &self.meta(&bytes, day, 6.0), &bytes);
        assert_eq!(reply.status, 201, "photo on day {day}: {}", reply.text);
        reply.json()["photo"].clone()
    }

    /// The payload of a visit with a photo.
    pub(crate) fn visit(&self, kind: &str, day: i64) -> Value {
        let officers = ["officer", "officer2"].map(|name| format!("{name}{}", self.unit));
        json!({ "kind": kind, "officers": officers, "location": self.fix(6.0),
            "photos": [self.photo(day)["id"]], "findings": [], "conclusion": "conforms" })
    }

    /// Two officers visit the plot; `more` goes over the usual payload.
    pub(crate) fn inspect(&mut self, kind: &str, day: i64, more: Value) -> Value {
        let mut payload = self.visit(kind, day);
        merge(&mut payload, &more);
        self.act("officer", "inspect", day, payload)
    }

    /// What a licence grants: what was asked for.
    pub(crate) fn grant(&self, permit: &str) -> Value {
        json!({ "permit": permit, "valid_to": self.date(18 + 365), "plot_area_m2": 144.0, "footprint_area_m2": 100.0,
            "floor_area_m2": 200.0, "storeys": 2, "height_m": 7.2, "footprint": self.footprint })
    }

    /// What is measured of a house built as it was approved.
    pub(crate) fn as_built(&self) -> Value {
        json!({ "measurement": { "method": "rtk", "built_footprint": self.footprint, "occupied_plot": self.plot,
            "floor_area_m2": 200.0, "storeys": 2, "height_m": 7.15 } })
    }

    /// The window's acceptance, with the drawing promised for the third day after.
    pub(crate) fn acceptance(&self) -> Value {
        json!({ "verdict": "accepted", "missing": [],
            "deferred": [{ "material": "design_drawing", "due": self.date(17), "promised_by": "王大山" }] })
    }

    /// A whole number of the household's plot in the register.
    pub(crate) fn title() -> Value {
        json!({ "certificate_no": "云(2026)沾益区不动产权第0000001号", "unit_no": "530303101201JC00123F00010001" })
    }

    /// Walks a house that has not applied yet as far as asked.
    pub(crate) fn walked(mut self, until: Until) -> Self {
        self.walk(until);
        self
    }

    /// Walks on from where the house stands, which must be at one of these places.
    pub(crate) fn walk(&mut self, until: Until) {
        let steps: [(Until, fn(&mut Self)); 11] = [
            (Until::Applied, |it| drop(it.apply())),
            (Until::VillageAgreed, Self::reach_village_opinion),
            (Until::Accepted, |it| drop(it.act("clerk", "accept_application", 14, it.acceptance()))),
            (Until::Heard, Self::reach_opinions),
            (Until::Decided, Self::reach_decision),
            (Until::Permitted, Self::reach_permits),
            (Until::Commenced, Self::reach_commencement),
            (Until::Completed, Self::reach_completion),
            (Until::Measured, |it| drop(it.inspect("completion_visit", 88, it.as_built()))),
            (Until::Passed, |it| {
                it.act("chief", "accept_house", 90, json!({ "verdict": "pass", "items": [], "old_house": "not_due" }));
            }),
            (Until::Registered, |it| drop(it.act("clerk", "register_title", 100, Self::title()))),
        ];
        let done = self.reached();
        for (place, step) in steps {
            if done.is_none_or(|done| place > done) && place <= until {
                step(self);
            }
        }
    }

    fn reached(&self) -> Option<Until> {
        let house = &self.house;
        let has = |name: &str| !house[name].is_null();
        let approval = house["permits"].as_array().is_some_and(|permits| permits.len() > 1);
        let heard = house["reviews"]
            .as_array()
            .is_some_and(|them| !them.is_empty() && them.iter().all(|review| !review["verdict"].is_null()));
        let accepted = house["stage"] != "planning";
        [
            (house["state"] == "registered", Until::Registered),
            (house["state"] == "accepted_final", Until::Passed),
            (has("measured"), Until::Measured),
            (has("completed_on"), Until::Completed),
            (has("commenced_on"), Until::Commenced),
            (approval, Until::Permitted),
            (has("decision"), Until::Decided),
            (heard, Until::Heard),
            (!house.is_null() && accepted, Until::Accepted),
            (has("village_opinion"), Until::VillageAgreed),
            (!house.is_null(), Until::Applied),
        ]
        .into_iter()
        .find_map(|(there, place)| there.then_some(place))
    }

    fn reach_village_opinion(&mut self) {
        self.act("cadre", "hold_meeting", 3, meeting());
        self.act("cadre", "publish_notice", 4, json!({ "place": "村务公开栏" }));
        self.act("cadre", "close_notice", 12, json!({ "objections": [] }));
        self.act("cadre", "give_village_opinion", 13, json!({ "verdict": "agree", "reason": "符合一户一宅" }));
    }

    fn reach_opinions(&mut self) {
        self.inspect("application_visit", 16, json!({}));
        self.act("station-nr", "give_opinion", 16, json!({ "verdict": "agree", "reason": "符合村庄规划" }));
        self.act("station-ag", "give_opinion", 17, json!({ "verdict": "agree", "reason": "符合一户一宅" }));
    }

    fn reach_decision(&mut self) {
        self.act("chief", "decide_application", 18, json!({ "verdict": "approve", "reason": "同意" }));
        self.act("clerk", "submit_material", 18, json!({ "code": "design_drawing" }));
    }

    fn reach_permits(&mut self) {
        self.act("chief", "issue_permit", 18, self.grant("planning_permit"));
        self.act("chief", "issue_permit", 18, self.grant("homestead_approval"));
    }

    fn reach_commencement(&mut self) {
        self.act("clerk", "register_builder", 20, builder());
        let staked = json!({ "measurement": { "method": "rtk", "staked": self.footprint } });
        self.inspect("set_out", 22, staked);
        self.act("officer", "commence", 23, json!({}));
    }

    fn reach_completion(&mut self) {
        for (kind, day) in [("foundation", 35), ("storey", 55), ("roof", 80)] {
            self.inspect(kind, day, json!({}));
        }
        self.act("clerk", "report_completion", 85, json!({ "completed_on": self.date(84) }));
    }
}

/// A meeting with quorum that decides for the household.
pub(crate) fn meeting() -> Value {
    json!({ "body": "village_group", "due_count": 30, "present_count": 26, "for_count": 25, "against_count": 1 })
}

pub(crate) fn builder() -> Value {
    json!({ "kind": "craftsman", "name": "赵师傅", "certificate_no": "YN-5303-0042", "drawing_no": "滇农房图集-07" })
}

/// Puts the fields of one object over those of another.
pub(crate) fn merge(body: &mut Value, over: &Value) {
    let (Value::Object(body), Value::Object(over)) = (body, over) else { panic!("two objects are merged") };
    for (name, value) in over {
        body.insert(name.clone(), value.clone());
    }
}

/// A square, counter-clockwise from its south-west corner, which lies so many metres north-east of a place.
pub(crate) fn rectangle(lon: f64, lat: f64, side_m: f64, shift_m: f64) -> Value {
    let (west, south) = (lon + shift_m / M_PER_DEG_LON, lat + shift_m / M_PER_DEG_LAT);
    let (east, north) = (west + side_m / M_PER_DEG_LON, south + side_m / M_PER_DEG_LAT);
    json!({ "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]] })
}

/// An invented citizen number of 沾益区 with the check character of GB 11643.
pub(crate) fn citizen(birth: &str, nth: u32) -> String {
    let head = format!("530303{birth}{:03}", nth % 1000);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = head.chars().zip(weights).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum();
    let check = "10X98765432".chars().nth((sum % 11).try_into().unwrap()).unwrap();
    format!("{head}{check}")
}

/// The bytes of a real photo, told apart from every other by a comment.
pub(crate) fn photo_bytes() -> Vec<u8> {
    let (start, rest) = SMALL_PHOTO.split_at(2);
    let comment = Uuid::now_v7().to_string();
    let length = u16::try_from(comment.len() + 2).unwrap().to_be_bytes();
    [start, &[0xff, 0xfe], &length, comment.as_bytes(), rest].concat()
}

/// The form of an upload with its media type.
pub(crate) fn form(meta: &str, file: &[u8]) -> (String, Vec<u8>) {
    let mark = Uuid::now_v7().simple().to_string();
    let body = [
        format!("--{mark}\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n")
            .as_bytes(),
        meta.as_bytes(),
        format!("\r\n--{mark}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"site.jpg\"\r\n").as_bytes(),
        b"Content-Type: image/jpeg\r\n\r\n",
        file,
        format!("\r\n--{mark}--\r\n").as_bytes(),
    ]
    .concat();
    (format!("multipart/form-data; boundary={mark}"), body)
}

/// Sends a photo.
pub(crate) fn upload(client: &Client, meta: &Value, file: &[u8]) -> Reply {
    let (media, body) = form(&meta.to_string(), file);
    client.send("POST", "/photos", Some(&media), body)
}
