//! The acts of a case, one file each: its payload, what it waits for with the article, and what it changes. Which acts a
//! case knows is a table for each way of the law: what a track does not have is in no row of it.

mod announce;
mod apply_to_court;
mod challenge;
mod close;
mod court_ruling;
mod decide;
mod decide_enforcement;
mod demand;
mod demolish;
mod dismiss;
mod freeze;
mod grounds;
mod hold_hearing;
mod investigate;
mod legal_review;
mod notify;
mod numbered;
mod officers;
mod open_case;
mod order;
mod order_stop;
mod pause;
mod pay_fine;
mod recheck;
mod rectify;
mod respond;
mod self_corrected;
mod serve;
mod settle;
mod survey;
mod transfer;
mod verify;

use std::fmt::Debug;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::case::Violation;
use super::codes::PaperKind;
use super::law::{Law, Route};
use super::standpoint::PhotoFact;
use crate::domain::actor::Actor;
use crate::domain::calendar::Calendar;
use crate::domain::fields::{Fault, FieldShape, Fields};
use crate::domain::houses::acts::{NewPerson, OfficerFact};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::pack::{Pack, Rules};
use crate::domain::requirement::Requirement;
use crate::domain::time::china_date;
use crate::spatial::Grid;

/// Every act of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// 核查.
    Verify,
    /// 立案.
    OpenCase,
    /// 责令停止.
    OrderStop,
    /// 调查取证.
    Investigate,
    /// 法制审核.
    LegalReview,
    /// 告知.
    Notify,
    /// 当事人意见.
    Respond,
    /// 听证.
    HoldHearing,
    /// 决定.
    Decide,
    /// 送达.
    Serve,
    /// 提起复议、诉讼.
    Challenge,
    /// 复议、诉讼结果.
    EndChallenge,
    /// 复查.
    Recheck,
    /// 自行改正.
    SelfCorrected,
    /// 缴纳罚款.
    PayFine,
    /// 催告.
    Demand,
    /// 强制执行决定.
    DecideEnforcement,
    /// 公告.
    Announce,
    /// 执行协议.
    Settle,
    /// 强制拆除.
    Demolish,
    /// 申请法院强制执行.
    ApplyToCourt,
    /// 法院裁定.
    CourtRuling,
    /// 结案.
    Close,
    /// 不予立案、撤案、不予处罚.
    Dismiss,
    /// 移送.
    Transfer,
    /// 中止.
    Suspend,
    /// 恢复.
    Resume,
}

/// What reading a payload may know of the world.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// Today in China.
    pub today: Date,
    /// The article of the case: some fields exist under some articles only.
    pub law: Option<Law>,
    /// The district's projected system.
    pub grid: Grid,
}

/// What an act wants to know before it is judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wants {
    /// Sign-in names of officers.
    pub officers: Vec<String>,
    /// Photos.
    pub photos: Vec<Id>,
    /// Whether a linked case of the same facts has a fine.
    pub linked: Option<Id>,
    /// The house that it is said to concern.
    pub house: Option<Id>,
    /// The paper whose number comes from the district's series.
    pub series: Option<PaperKind>,
}

/// A house as far as a case needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseFact {
    /// The house.
    pub id: Id,
    /// The village it lies in.
    pub village: DivisionCode,
}

/// What the program looked up for an act.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The officers that exist among those wanted.
    pub officers: Vec<OfficerFact>,
    /// The photos of this violation among those wanted.
    pub photos: Vec<PhotoFact>,
    /// Whether the linked case has a fine.
    pub fined_elsewhere: bool,
    /// The house wanted, where there is one.
    pub house: Option<HouseFact>,
    /// The next number of the series that was wanted.
    pub serial: u32,
}

impl Facts {
    /// A photo of this violation.
    fn photo(&self, id: &Id) -> Option<&PhotoFact> {
        self.photos.iter().find(|photo| photo.id == *id)
    }
}

/// Who does it, when, under which rules, knowing what.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The act.
    pub act_id: Uuid,
    /// Who.
    pub actor: &'a Actor,
    /// When it was done.
    pub at: Timestamp,
    /// The district's rules of all days.
    pub pack: &'a Pack,
    /// What was looked up.
    pub facts: &'a Facts,
}

impl<'a> Context<'a> {
    /// The legal day on which it was done.
    pub fn day(&self) -> Date {
        china_date(self.at)
    }

    /// The rules of that day: a power must be held when it is used.
    pub fn rules(&self) -> Rules<'a> {
        self.pack.on(self.day())
    }

    /// Working days.
    pub fn calendar(&self) -> &'a Calendar {
        &self.pack.calendar
    }
}

/// What an act did beside changing the file.
#[derive(Debug, Default)]
pub struct Change {
    /// Persons it brought in.
    pub persons: Vec<NewPerson>,
}

/// One act with its payload.
pub trait CaseAct: Debug + Send {
    /// What must be looked up before it can be judged.
    fn wants(&self, _case: &Violation) -> Wants {
        Wants::default()
    }

    /// What is wrong with the payload in the light of the file: answered as 422.
    fn faults(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Fault> {
        Vec::new()
    }

    /// What this act, with this payload, waits for: answered as 409 while one is unmet.
    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement>;

    /// Changes the file. Called only when all is met.
    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change;

    /// What the ledger's act row keeps of the payload: no personal data.
    fn body(&self) -> Value;
}

/// A payload read from a body; `None` when the reader has named what is wrong.
pub type ReadAct = fn(&mut Fields<'_>, Reading) -> Option<Box<dyn CaseAct>>;

/// What the law knows of an act before anyone does it.
#[derive(Debug)]
pub struct ActSpec {
    /// Which.
    pub kind: ActKind,
    /// Whether the case, as it stands, knows the act at all.
    pub knows: fn(&Violation) -> bool,
    /// What it waits for, as far as that can be said without a payload.
    pub needs: fn(&Violation, &Context<'_>) -> Vec<Requirement>,
    /// Reads its payload.
    pub read: ReadAct,
}

/// Before a case is filed: no article, no track.
const BEFORE_FILING: &[&ActSpec] = &[
    &verify::SPEC,
    &order_stop::SPEC,
    &serve::SPEC,
    &open_case::SPEC,
    &recheck::SPEC,
    &self_corrected::SPEC,
    &dismiss::SPEC,
    &transfer::SPEC,
    &pause::SUSPEND,
    &pause::RESUME,
];

/// What every track knows once the case is filed.
const OF_EVERY_CASE: &[&ActSpec] = &[
    &order_stop::SPEC,
    &investigate::SPEC,
    &legal_review::SPEC,
    &notify::SPEC,
    &respond::SPEC,
    &hold_hearing::SPEC,
    &decide::SPEC,
    &serve::SPEC,
    &challenge::BEGIN,
    &challenge::END,
    &recheck::SPEC,
    &self_corrected::SPEC,
    &demand::SPEC,
    &close::SPEC,
    &dismiss::SPEC,
    &transfer::SPEC,
    &pause::SUSPEND,
    &pause::RESUME,
];

/// What only an authority with force of its own knows (行政强制法 35–44).
const OF_OWN_FORCE: &[&ActSpec] = &[&decide_enforcement::SPEC, &announce::SPEC, &settle::SPEC, &demolish::SPEC];

/// What only an authority without force knows (行政强制法 53–58).
const OF_COURT: &[&ActSpec] = &[&apply_to_court::SPEC, &court_ruling::SPEC];

/// What only an article with a fine knows.
const OF_FINE: &[&ActSpec] = &[&pay_fine::SPEC];

/// The acts that exist under an article, or before there is one.
pub fn specs(law: Option<Law>) -> impl Iterator<Item = &'static ActSpec> {
    let (every, route): (&[&ActSpec], &[&ActSpec]) = match law.map(Law::route) {
        None => (BEFORE_FILING, &[]),
        Some(Route::OwnForce) => (OF_EVERY_CASE, OF_OWN_FORCE),
        Some(Route::Court) => (OF_EVERY_CASE, OF_COURT),
    };
    let fine: &[&ActSpec] = if law.is_some_and(|law| law.row().fine.is_some()) { OF_FINE } else { &[] };
    every.iter().chain(route).chain(fine).copied()
}

/// The acts that a case knows as it stands.
pub fn known(case: &Violation) -> impl Iterator<Item = &'static ActSpec> {
    specs(case.law()).filter(|spec| (spec.knows)(case))
}

impl ActKind {
    /// Its name in the contract.
    pub fn code(self) -> String {
        match serde_json::to_value(self) {
            Ok(Value::String(name)) => name,
            _ => String::new(),
        }
    }

    /// Every act, roughly in the order in which a case meets them.
    pub fn all() -> impl Iterator<Item = Self> {
        let first: [&ActSpec; 2] = [&verify::SPEC, &open_case::SPEC];
        let filed = [OF_EVERY_CASE, OF_OWN_FORCE, OF_COURT, OF_FINE].into_iter().flatten().copied();
        first.into_iter().chain(filed).map(|spec| spec.kind)
    }

    /// What the law knows of it in this case; none where the case's track does not have it.
    pub fn spec(self, law: Option<Law>) -> Option<&'static ActSpec> {
        specs(law).find(|spec| spec.kind == self)
    }

    /// The payload's fields beside `act_id`, `act` and `at`, told by its reader.
    pub fn fields(self, reading: Reading) -> Vec<FieldShape> {
        self.spec(reading.law).map(|spec| Fields::describe(|f| (spec.read)(f, reading))).unwrap_or_default()
    }
}

/// Nothing to wait for that could be said without a payload.
fn nothing(_case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
    Vec::new()
}

/// A fault at a path.
fn fault(path: impl Into<String>, code: &'static str) -> Fault {
    Fault { path: path.into(), code, params: Vec::new() }
}

/// What is wrong with the house named for a violation: there is none, or it lies in another village.
pub fn house_fault(house: Option<&HouseFact>, village: &DivisionCode) -> Option<Fault> {
    match house {
        None => Some(fault("house_id", "not_found")),
        Some(house) if house.village != *village => Some(fault("house_id", "house_elsewhere")),
        Some(_) => None,
    }
}

/// The body that acts for the case: the one it is filed with, else the one named.
fn unit_of(case: &Violation, named: &DivisionCode) -> DivisionCode {
    case.filing.as_ref().map_or_else(|| named.clone(), |filing| filing.unit.clone())
}
