//! A violation's file in memory, walked act by act without server or database: a house in 白水镇 that should not stand
//! where, or as, it stands.

use std::sync::Arc;

use homestead::domain::actor::{Actor, Role};
use homestead::domain::fields::{Fault, Fields};
use homestead::domain::houses::acts::OfficerFact;
use homestead::domain::houses::file::Officer;
use homestead::domain::ids::{County, Id};
use homestead::domain::pack::Pack;
use homestead::domain::requirement::Requirement;
use homestead::domain::time::{china, china_date};
use homestead::domain::violations::Violation;
use homestead::domain::violations::acts::{ActKind, CaseAct, Context, Facts, HouseFact, Reading};
use homestead::domain::violations::clocks::{Clock, clocks};
use homestead::domain::violations::law::{Law, Measure, Route};
use homestead::domain::violations::leads::RegisterLead;
use homestead::domain::violations::standpoint::PhotoFact;
use homestead::spatial::LonLat;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use super::file::{PACK, Refused, day, grid, house_id, morning, over};

/// A file and the rules around it.
#[derive(Clone)]
pub(crate) struct CaseFile {
    pub(crate) case: Violation,
    pub(crate) pack: Arc<Pack>,
    /// Whether the linked case has a fine.
    pub(crate) fined_elsewhere: bool,
    /// The photo of the violation.
    pub(crate) first: PhotoFact,
    /// The photo of the same view, taken when it had been put right.
    pub(crate) later: PhotoFact,
    /// The house that is asked for.
    pub(crate) house: Option<HouseFact>,
}

/// Somebody's act so many days after the lead.
pub(crate) struct Step {
    pub(crate) who: &'static str,
    pub(crate) act: &'static str,
    pub(crate) after_days: i64,
    pub(crate) payload: Value,
}

pub(crate) fn id(number: u128) -> Id {
    let county: County = "530303".parse().unwrap();
    Id::new(county, Uuid::from_u128(number))
}

pub(crate) fn photo() -> String {
    id(2).to_string()
}

/// A photo that shows the same view later.
pub(crate) fn later_photo() -> String {
    id(4).to_string()
}

/// The usual house, lying in a village.
pub(crate) fn house_fact(village: &str) -> HouseFact {
    HouseFact { id: house_id(), village: village.parse().unwrap() }
}

/// Photos with the one that repeats the first.
pub(crate) fn retaken() -> Value {
    json!({ "photos": [later_photo()], "retakes": [{ "photo": later_photo(), "first": photo() }] })
}

fn taken(number: u128, on: &str) -> PhotoFact {
    let place = LonLat::new(103.82, 25.6).ok();
    PhotoFact { id: id(number), taken_at: morning(day(on)), place, accuracy_m: 4.0, heading_deg: Some(80.0) }
}

/// The unit that holds the power under an article in the demonstration district.
pub(crate) fn unit(law: Law) -> &'static str {
    if law == Law::Planning65 { "530303101" } else { "530303" }
}

/// A kind of violation under an article.
fn kind(law: Law) -> &'static str {
    match law {
        Law::Planning65 => "V08",
        Law::Land78 | Law::Land77 => "V02",
        Law::Land75 => "V12",
        Law::Land74 => "V25",
        Law::Highway81 => "V16",
        Law::River65 => "V17",
        Law::Pipeline52 => "V20",
        Law::Power69 => "V18",
        Law::Hazard43 => "V19",
        Law::Forest73 => "V14",
    }
}

/// Two officers with a photo.
pub(crate) fn two() -> Value {
    json!({ "officers": ["officer", "officer2"], "photos": [photo()] })
}

/// Two officers, a photo and more.
pub(crate) fn seen(more: &Value) -> Value {
    over(two(), more)
}

pub(crate) fn lead() -> Value {
    json!({ "village": "530303101201", "source": "patrol", "description": "正在加层",
        "location": { "lon": 103.82, "lat": 25.6, "accuracy_m": 5.0, "datum": "wgs84" } })
}

/// The filing of a case under an article, for a building under way.
pub(crate) fn filing(law: Law, changes: &Value) -> Value {
    let party = if law == Law::Land77 { "other" } else { "villager" };
    let base = json!({ "track": law.track(), "basis": law, "kinds": [kind(law)], "unit": unit(law),
        "officers": ["officer", "officer2"], "party": { "name": "王大山", "address": "白水镇白水村五组17号", "kind": party },
        "conduct": { "used_as": "dwelling", "built_from": "2020-02-01" } });
    over(base, changes)
}

/// What the notice and the decision order: demolition where the article has it.
pub(crate) fn order(law: Law) -> Value {
    let measures = law.row().measures;
    let measure = if measures.contains(&Measure::Demolish) { Measure::Demolish } else { measures[0] };
    json!({ "measures": [measure], "facts": "超出批准层数一层", "reasons": "经限期未改正" })
}

pub(crate) fn notice(law: Law) -> Value {
    over(order(law), &json!({ "number": "白规告〔2025〕1号", "hearing_offered": true, "statement_offered": true }))
}

pub(crate) fn decision(law: Law, day: Date, comply_by: Date) -> Value {
    let rest = json!({ "number": "白规罚〔2025〕1号", "comply_by": comply_by, "review_body": "沾益区人民政府",
        "court": "沾益区人民法院", "discussed_on": day, "discussed_by": ["镇长", "副镇长", "司法所长"],
        "statement_considered": true });
    over(order(law), &rest)
}

pub(crate) fn service(paper: &str) -> Value {
    seen(&json!({ "paper": paper, "mode": "direct" }))
}

pub(crate) fn uncorrected() -> Value {
    seen(&json!({ "result": "uncorrected" }))
}

/// The usual case under an article up to its served decision, by days after the lead.
pub(crate) fn until_decision(law: Law, start: Date) -> Vec<Step> {
    let step = |who, act, after_days, payload| Step { who, act, after_days, payload };
    let on = |days: i64| start.checked_add(days.days()).unwrap();
    let stop =
        json!({ "law": law, "unit": unit(law), "number": "白停〔2025〕1号", "correct_by": on(15), "facts": "加层" });
    let evidence = json!({ "evidence": [{ "kind": "site_record", "title": "现场勘验笔录" },
        { "kind": "party_statement", "title": "询问笔录" }], "findings": "超出批准层数一层",
        "measured": { "method": "rtk", "drawing_no": "沾测2025-08", "excess_m2": 84.5 } });
    let review = json!({ "verdict": "pass", "opinion": "事实清楚，程序合法", "qualification_no": "A2011530300017" });
    vec![
        step("officer", "verify", 0, seen(&json!({ "suspected": true, "findings": "第三层在建" }))),
        step("officer", "order_stop", 0, seen(&stop)),
        step("officer", "serve", 0, service("stop_order")),
        step("chief", "open_case", 1, filing(law, &json!({}))),
        step("officer", "investigate", 2, seen(&evidence)),
        step("officer", "recheck", 16, uncorrected()),
        step("legal", "legal_review", 16, review),
        step("officer", "notify", 17, notice(law)),
        step("officer", "serve", 17, service("notice")),
        step("officer", "respond", 18, json!({ "kind": "waiver", "content": "放弃陈述、申辩和听证" })),
        step("chief", "decide", 19, decision(law, on(19), on(34))),
        step("officer", "serve", 19, service("decision")),
    ]
}

impl CaseFile {
    /// A lead registered on a day.
    pub(crate) fn lead_on(on: Date) -> Self {
        Self::registered(on, &lead())
    }

    pub(crate) fn registered(on: Date, body: &Value) -> Self {
        let reading = Reading { today: on, law: None, grid: grid() };
        let lead = Fields::read(body, |f| RegisterLead::read(f, reading)).expect("a lead");
        let (case, _change) = lead.violation(id(1), "530303101-V-2025-0001".to_owned(), morning(on));
        Self {
            case,
            pack: Arc::clone(&PACK),
            fined_elsewhere: false,
            first: taken(2, "2015-01-01"),
            later: taken(4, "2030-01-01"),
            house: None,
        }
    }

    /// The usual case up to its served decision.
    pub(crate) fn decided(law: Law, start: Date) -> Self {
        let steps = until_decision(law, start);
        Self::walked(law, start, steps.len())
    }

    /// The usual case through so many of its acts.
    pub(crate) fn walked(law: Law, start: Date, acts: usize) -> Self {
        let mut file = Self::lead_on(start);
        for step in until_decision(law, start).iter().take(acts) {
            file.done(step.who, step.act, start.checked_add(step.after_days.days()).unwrap(), &step.payload);
        }
        file
    }

    /// The usual case with its demand served, the party still doing nothing.
    pub(crate) fn demanded(law: Law, start: Date) -> Self {
        let mut file = Self::decided(law, start);
        let on = |days: i64| start.checked_add(days.days()).unwrap();
        // Six months to sue where the article has no shorter period.
        let wait = if law.route() == Route::Court && !order(law)["measures"].to_string().contains("demolish") {
            220
        } else {
            40
        };
        file.done("officer", "recheck", on(wait), &uncorrected());
        let mut demand = json!({ "number": "白催〔2025〕1号", "manner": "自行拆除", "rights_told": true });
        if law.route() == Route::OwnForce {
            demand["comply_by"] = json!(on(wait + 10));
        }
        file.done("officer", "demand", on(wait), &demand);
        file.done("officer", "serve", on(wait), &service("demand"));
        file
    }

    /// Does an act at ten in the morning that must succeed.
    pub(crate) fn done(&mut self, who: &str, act: &str, on: Date, payload: &Value) {
        if let Err(why) = self.try_act(who, act, morning(on), payload) {
            panic!("{who}: {act} on {on}: {why:?}");
        }
    }

    /// Codes of what an act waits for; none when it was done.
    pub(crate) fn unmet(&mut self, who: &str, act: &str, at: Timestamp, payload: &Value) -> Vec<&'static str> {
        match self.try_act(who, act, at, payload) {
            Ok(()) => Vec::new(),
            Err(Refused::Unmet(codes)) => codes,
            Err(other) => panic!("{who}: {act} at {at}: {other:?}"),
        }
    }

    /// `path code` of what is wrong with a payload; none when the act was done.
    pub(crate) fn faults(&mut self, who: &str, act: &str, on: Date, payload: &Value) -> Vec<String> {
        match self.try_act(who, act, morning(on), payload) {
            Ok(()) => Vec::new(),
            Err(Refused::Faulty(faults)) => faults,
            Err(other) => panic!("{who}: {act} on {on}: {other:?}"),
        }
    }

    /// Does an act, or says why not and leaves the file as it was.
    pub(crate) fn try_act(&mut self, who: &str, act: &str, at: Timestamp, payload: &Value) -> Result<(), Refused> {
        let judged = self.judged(who, act, at, payload)?;
        self.apply(who, at, judged.as_ref());
        Ok(())
    }

    /// An act that may be done, or why not.
    pub(crate) fn judged(
        &self,
        who: &str,
        act: &str,
        at: Timestamp,
        payload: &Value,
    ) -> Result<Box<dyn CaseAct>, Refused> {
        if !self.knows(act) {
            return Err(Refused::Unknown);
        }
        let read = read(act, self.case.law(), china_date(at), payload)?;
        self.judge(who, at, read.as_ref(), payload)?;
        Ok(read)
    }

    /// Whether the file as it stands knows an act.
    pub(crate) fn knows(&self, act: &str) -> bool {
        code(act).spec(self.case.law()).is_some_and(|spec| (spec.knows)(&self.case))
    }

    /// Why an act that the file knows may not be done, if so.
    pub(crate) fn judge(&self, who: &str, at: Timestamp, act: &dyn CaseAct, payload: &Value) -> Result<(), Refused> {
        let (actor, facts) = (actor(who, &self.unit(Some(payload))), self.facts());
        let ctx = Context { act_id: Uuid::nil(), actor: &actor, at, pack: &self.pack, facts: &facts };
        let faults = act.faults(&self.case, &ctx);
        if !faults.is_empty() {
            return Err(faulty(faults));
        }
        let needs = act.needs(&self.case, &ctx);
        let unmet: Vec<&str> = needs.iter().filter(|need| need.hinders()).map(|need| need.code).collect();
        if unmet.is_empty() { Ok(()) } else { Err(Refused::Unmet(unmet)) }
    }

    /// Does what was judged.
    pub(crate) fn apply(&mut self, who: &str, at: Timestamp, act: &dyn CaseAct) {
        let (actor, facts) = (actor(who, &self.unit(None)), self.facts());
        let ctx = Context { act_id: Uuid::nil(), actor: &actor, at, pack: &self.pack, facts: &facts };
        act.change(&mut self.case, &ctx);
        self.case.last_act_at = at;
    }

    /// What an act waits for with this payload, met or not.
    pub(crate) fn needs(&self, who: &str, act: &str, at: Timestamp, payload: &Value) -> Vec<Requirement> {
        let (law, unit) = (self.case.law(), self.unit(Some(payload)));
        let spec = code(act).spec(law).unwrap();
        let reading = Reading { today: china_date(at), law, grid: grid() };
        let payload = Fields::read(payload, |f| (spec.read)(f, reading)).expect("a payload");
        let (actor, facts) = (actor(who, &unit), self.facts());
        let ctx = Context { act_id: Uuid::nil(), actor: &actor, at, pack: &self.pack, facts: &facts };
        payload.needs(&self.case, &ctx)
    }

    pub(crate) fn clocks(&self, today: Date) -> Vec<Clock> {
        clocks(&self.case, &self.pack, today)
    }

    pub(crate) fn clock(&self, code: &str, today: Date) -> Clock {
        let clocks = self.clocks(today);
        clocks.into_iter().find(|clock| clock.code == code).unwrap_or_else(|| panic!("no clock {code}"))
    }

    /// The unit that handles it: as filed, as the payload says, or else the township.
    fn unit(&self, payload: Option<&Value>) -> String {
        let filed = self.case.filing.as_ref().map(|filing| filing.unit.to_string());
        let said = || payload.and_then(|it| it["unit"].as_str()).map(str::to_owned);
        filed.or_else(said).unwrap_or_else(|| "530303101".to_owned())
    }

    fn facts(&self) -> Facts {
        let officer = |name: &str, here| OfficerFact {
            officer: Officer { username: name.to_owned(), certificate_no: "滇D-530303-017".to_owned() },
            here,
        };
        Facts {
            officers: vec![officer("officer", true), officer("officer2", true), officer("officer-pj", false)],
            photos: vec![self.first.clone(), self.later.clone()],
            fined_elsewhere: self.fined_elsewhere,
            house: self.house.clone(),
            serial: 7,
        }
    }
}

/// An act under an article, or what is wrong with its payload.
pub(crate) fn read(act: &str, law: Option<Law>, today: Date, payload: &Value) -> Result<Box<dyn CaseAct>, Refused> {
    let spec = code(act).spec(law).ok_or(Refused::Unknown)?;
    Fields::read(payload, |f| (spec.read)(f, Reading { today, law, grid: grid() })).map_err(faulty)
}

fn faulty(faults: Vec<Fault>) -> Refused {
    Refused::Faulty(faults.iter().map(|fault| format!("{} {}", fault.path, fault.code)).collect())
}

pub(crate) fn code(act: &str) -> ActKind {
    serde_json::from_value(json!(act)).unwrap()
}

/// A moment of a day in China.
pub(crate) fn at(on: Date, hour: i8) -> Timestamp {
    on.at(hour, 0, 0, 0).to_zoned(china()).unwrap().timestamp()
}

/// Somebody who acts; a chief is the head of the unit whose case it is.
fn actor(name: &str, unit: &str) -> Actor {
    let role = match name {
        "officer" | "officer2" => Role::Officer,
        "chief" => Role::Chief,
        "legal" => Role::Legal,
        other => panic!("nobody is called {other}"),
    };
    Actor {
        id: id(3),
        username: name.to_owned(),
        name: name.to_owned(),
        role,
        station: None,
        division: if name == "chief" { unit } else { "530303101" }.parse().unwrap(),
        certificate_no: None,
    }
}
