//! The acts of a house, one file each: its payload, what it waits for with the article, and what it changes.
//! Who may do it stands in the policy; its words in the words.

mod accept_application;
mod accept_house;
mod apply;
mod close_notice;
mod commence;
mod decide_application;
mod ending;
mod give_opinion;
mod give_village_opinion;
mod hold_meeting;
mod inspect;
mod issue_permit;
mod judge_finding;
mod measurement;
mod pause;
mod publish_notice;
mod record_conversion;
mod record_demolition;
mod register_builder;
mod register_title;
mod report_completion;
mod settle_objection;
mod siting;
mod submit_material;

use std::fmt::Debug;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

pub use apply::Apply;
pub(super) use inspect::due_visit;
pub(in crate::domain) use measurement::{fix, lonlat_crs};
pub(super) use record_conversion::converted;

use super::cases::CaseFact;
use super::codes::{Stage, VillageVerdict};
use super::file::{House, Officer, PersonRef};
use super::findings::Surroundings;
use super::siting::Siting;
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, FieldShape, Fields};
use crate::domain::ids::Id;
use crate::domain::pack::Rules;
use crate::domain::private::Private;
use crate::domain::requirement::Requirement;
use crate::domain::time::china_date;
use crate::spatial::Grid;
use crate::spatial::Side;

/// Every act of a house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// 申请.
    Apply,
    /// 会议.
    HoldMeeting,
    /// 公示.
    PublishNotice,
    /// 公示期满.
    CloseNotice,
    /// 异议处理.
    SettleObjection,
    /// 村级意见.
    GiveVillageOpinion,
    /// 受理.
    AcceptApplication,
    /// 到场.
    Inspect,
    /// 补交材料.
    SubmitMaterial,
    /// 站所意见.
    GiveOpinion,
    /// 农用地转用.
    RecordConversion,
    /// 审批决定.
    DecideApplication,
    /// 发证.
    IssuePermit,
    /// 登记建房者.
    RegisterBuilder,
    /// 开工.
    Commence,
    /// 报告竣工.
    ReportCompletion,
    /// 认定疑点.
    JudgeFinding,
    /// 拆旧.
    RecordDemolition,
    /// 验收.
    AcceptHouse,
    /// 登记.
    RegisterTitle,
    /// 暂停.
    Suspend,
    /// 恢复.
    Resume,
    /// 撤回.
    Withdraw,
    /// 撤销.
    Revoke,
    /// 不予受理、驳回.
    Reject,
}

/// What reading a payload may know of the world.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// Today in China.
    pub today: Date,
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
    /// The series in which it takes the next serial number.
    pub series: Option<String>,
    /// Whether it must know what lies around the house and its household.
    pub surroundings: bool,
}

/// A photo as far as an act needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct PhotoFact {
    /// The photo.
    pub id: Id,
    /// The house it was taken for.
    pub house: Option<Id>,
    /// Whether it was taken at the plot.
    pub verdict: Side,
}

/// An account that may sign a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficerFact {
    /// As the visit will keep it.
    pub officer: Officer,
    /// Whether its territory holds the house.
    pub here: bool,
}

/// What the program looked up for an act.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The officers that exist among those wanted.
    pub officers: Vec<OfficerFact>,
    /// The photos that exist among those wanted.
    pub photos: Vec<PhotoFact>,
    /// The next serial of the series wanted.
    pub serial: u32,
    /// What lies around, if that was wanted.
    pub surroundings: Surroundings,
    /// What the plot touches, for the acts that ask ([`ActKind::asks_siting`]).
    pub siting: Option<Siting>,
    /// Violations of this house, for the acts that ask ([`ActKind::asks_cases`]).
    pub cases: Vec<CaseFact>,
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
    /// The rules of the house's own day.
    pub rules: Rules<'a>,
    /// What was looked up.
    pub facts: &'a Facts,
}

impl Context<'_> {
    /// The legal day on which it was done.
    pub fn day(&self) -> Date {
        china_date(self.at)
    }
}

/// A person that an act brings into the file.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Its ordinal in the file.
    pub person: PersonRef,
    /// `head`, `member`, `promiser`, `objector`, `builder`.
    pub kind: &'static str,
    /// Name.
    pub name: Private<String>,
    /// Citizen number.
    pub id_number: Option<Private<String>>,
    /// Telephone.
    pub phone: Option<Private<String>>,
    /// Where they live or have their seat.
    pub address: Option<Private<String>>,
}

/// What an act did beside changing the file.
#[derive(Debug, Default)]
pub struct Change {
    /// Persons it brought in.
    pub persons: Vec<NewPerson>,
}

impl Change {
    /// Brings a person into the file.
    fn person(&mut self, house: &mut House, kind: &'static str, name: &Private<String>) -> PersonRef {
        let person = PersonRef(house.persons);
        house.persons = house.persons.saturating_add(1);
        self.persons.push(NewPerson { person, kind, name: name.clone(), id_number: None, phone: None, address: None });
        person
    }
}

/// One act with its payload.
pub trait HouseAct: Debug + Send {
    /// What must be looked up before it can be judged.
    fn wants(&self, _house: &House, _rules: Rules<'_>, _day: Date) -> Wants {
        Wants::default()
    }

    /// What is wrong with the payload in the light of the file: answered as 422.
    fn faults(&self, _house: &House, _ctx: &Context<'_>) -> Vec<Fault> {
        Vec::new()
    }

    /// What this act, with this payload, waits for: answered as 409 while one is unmet.
    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement>;

    /// Changes the file. Called only when all is met.
    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change;

    /// What the ledger's act row keeps of the payload: no personal data.
    fn body(&self) -> Value;
}

/// A payload read from a body; `None` when the reader has named what is wrong.
pub type ReadAct = fn(&mut Fields<'_>, Reading) -> Option<Box<dyn HouseAct>>;

/// What the law knows of an act before anyone does it.
#[derive(Debug)]
pub struct ActSpec {
    /// Which.
    pub kind: ActKind,
    /// Whether the file's stage knows the act at all.
    pub knows: fn(&House) -> bool,
    /// What it waits for, as far as that can be said without a payload.
    pub needs: fn(&House, &Context<'_>) -> Vec<Requirement>,
    /// Payload fields that the state suggests.
    pub suggests: fn(&House, Rules<'_>) -> Value,
    /// Reads its payload.
    pub read: ReadAct,
}

/// Every act that an existing house may know; [`ActKind::Apply`] makes a house and stands apart.
pub const SPECS: [&ActSpec; 24] = [
    &hold_meeting::SPEC,
    &publish_notice::SPEC,
    &close_notice::SPEC,
    &settle_objection::SPEC,
    &give_village_opinion::SPEC,
    &accept_application::SPEC,
    &inspect::SPEC,
    &submit_material::SPEC,
    &give_opinion::SPEC,
    &record_conversion::SPEC,
    &decide_application::SPEC,
    &issue_permit::SPEC,
    &register_builder::SPEC,
    &commence::SPEC,
    &report_completion::SPEC,
    &judge_finding::SPEC,
    &record_demolition::SPEC,
    &accept_house::SPEC,
    &register_title::SPEC,
    &pause::SUSPEND,
    &pause::RESUME,
    &ending::WITHDRAW,
    &ending::REVOKE,
    &ending::REJECT,
];

impl ActKind {
    /// Every act.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Apply).chain(SPECS.iter().map(|spec| spec.kind))
    }

    /// Its name in the contract.
    pub fn code(self) -> String {
        match serde_json::to_value(self) {
            Ok(Value::String(name)) => name,
            _ => String::new(),
        }
    }

    /// Whether what it waits for cannot be said without knowing what lies around the house.
    pub fn looks_around(self) -> bool {
        matches!(self, Self::AcceptHouse | Self::JudgeFinding)
    }

    /// Whether it asks what the plot touches.
    pub fn asks_siting(self) -> bool {
        matches!(
            self,
            Self::AcceptApplication
                | Self::GiveOpinion
                | Self::RecordConversion
                | Self::DecideApplication
                | Self::IssuePermit
        )
    }

    /// Whether it waits for violations of the house.
    pub fn asks_cases(self) -> bool {
        matches!(self, Self::DecideApplication | Self::IssuePermit | Self::AcceptHouse | Self::RegisterTitle)
    }

    /// The payload's fields beside `act_id`, `act` and `at`, told by its reader.
    pub fn fields(self, reading: Reading) -> Vec<FieldShape> {
        match self.spec() {
            Some(spec) => Fields::describe(|f| (spec.read)(f, reading)),
            None => Fields::describe(|f| Apply::read(f, reading)),
        }
    }

    /// What the law knows of it; none for [`ActKind::Apply`].
    pub fn spec(self) -> Option<&'static ActSpec> {
        SPECS.into_iter().find(|spec| spec.kind == self)
    }
}

/// No suggestion.
fn nothing(_house: &House, _rules: Rules<'_>) -> Value {
    Value::Object(serde_json::Map::new())
}

/// Whether the village has not agreed yet. One that disagreed may meet, publish and give its opinion again.
fn before_village(house: &House) -> bool {
    let agreed = house.village_opinion.as_ref().is_some_and(|opinion| opinion.verdict == VillageVerdict::Agree);
    house.stage == Stage::Planning && !house.state.is_end() && !agreed
}

/// A fault at a path.
fn fault(path: impl Into<String>, code: &'static str) -> Fault {
    Fault { path: path.into(), code, params: Vec::new() }
}
