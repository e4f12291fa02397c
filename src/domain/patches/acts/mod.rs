//! The acts of a patch, one file each: its payload, what it waits for with the article, and what it changes. That a patch came
//! in ([`IMPORT_PATCH`]) is an act of the import.

mod close_patch;
mod open_lead;
mod report_correction;
mod site;
mod verify_patch;

use std::fmt::Debug;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::patch::Patch;
use super::steps::LeadRef;
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, FieldShape, Fields};
use crate::domain::houses::acts::OfficerFact;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::pack::Rules;
use crate::domain::requirement::Requirement;
use crate::domain::time::china_date;
use crate::spatial::Side;

/// The name under which the ledger knows that a patch came in.
pub const IMPORT_PATCH: &str = "import_patch";
/// The name under which it knows the load that brought it.
pub const IMPORT_SEASON: &str = "import_season";

/// Every act of a patch that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// 实地核查.
    VerifyPatch,
    /// 转为违法线索.
    OpenLead,
    /// 报告查处、整改.
    ReportCorrection,
    /// 销号.
    ClosePatch,
}

/// A lead that an act opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedLead {
    /// The village it lies in.
    pub village: DivisionCode,
    /// What is there to see.
    pub description: String,
}

/// What an act wants to know or to have before it is judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wants {
    /// Sign-in names of officers.
    pub officers: Vec<String>,
    /// Photos.
    pub photos: Vec<Id>,
    /// The house that the patch is said to be.
    pub house: Option<Id>,
    /// The lead to be opened.
    pub lead: Option<WantedLead>,
}

/// A photo as far as a patch needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct PhotoFact {
    /// The photo.
    pub id: Id,
    /// Whether it was taken at the patch.
    pub side: Side,
}

/// What the program looked up for an act.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The officers that exist among those wanted.
    pub officers: Vec<OfficerFact>,
    /// The photos among those wanted that one of the officers took, or that show the lead.
    pub photos: Vec<PhotoFact>,
    /// Whether the house that was named is there.
    pub house_known: bool,
    /// The lead that was opened.
    pub lead: Option<LeadRef>,
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
    /// The rules of that day.
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

/// One act with its payload.
pub trait PatchAct: Debug + Send {
    /// What must be looked up before it can be judged.
    fn wants(&self, _patch: &Patch) -> Wants {
        Wants::default()
    }

    /// What is wrong with the payload in the light of the file: answered as 422.
    fn faults(&self, _patch: &Patch, _ctx: &Context<'_>) -> Vec<Fault> {
        Vec::new()
    }

    /// What this act, with this payload, waits for: answered as 409 while one is unmet.
    fn needs(&self, patch: &Patch, ctx: &Context<'_>) -> Vec<Requirement>;

    /// Changes the file. Called only when all is met.
    fn change(&self, patch: &mut Patch, ctx: &Context<'_>);

    /// What the ledger's act row keeps of the payload: no personal data.
    fn body(&self) -> Value;
}

/// A payload read from a body; `None` when the reader has named what is wrong.
pub type ReadAct = fn(&mut Fields<'_>, Date) -> Option<Box<dyn PatchAct>>;

/// What is known of an act before anyone does it.
#[derive(Debug)]
pub struct ActSpec {
    /// Which.
    pub kind: ActKind,
    /// Whether the patch, as it stands, knows the act at all.
    pub knows: fn(&Patch) -> bool,
    /// What it waits for, as far as that can be said without a payload.
    pub needs: fn(&Patch, &Context<'_>) -> Vec<Requirement>,
    /// Reads its payload; the day is today in China.
    pub read: ReadAct,
}

/// Every act.
pub const SPECS: [&ActSpec; 4] = [&verify_patch::SPEC, &open_lead::SPEC, &report_correction::SPEC, &close_patch::SPEC];

impl ActKind {
    /// Its name in the contract.
    pub fn code(self) -> String {
        super::codes::code(&self)
    }

    /// What is known of it.
    pub fn spec(self) -> Option<&'static ActSpec> {
        SPECS.into_iter().find(|spec| spec.kind == self)
    }

    /// The payload's fields beside `act_id`, `act` and `at`, told by its reader.
    pub fn fields(self, today: Date) -> Vec<FieldShape> {
        self.spec().map(|spec| Fields::describe(|f| (spec.read)(f, today))).unwrap_or_default()
    }
}

/// Nothing to wait for that could be said without a payload.
fn nothing(_patch: &Patch, _ctx: &Context<'_>) -> Vec<Requirement> {
    Vec::new()
}

/// A fault at a path.
fn fault(path: impl Into<String>, code: &'static str) -> Fault {
    Fault { path: path.into(), code, params: Vec::new() }
}
