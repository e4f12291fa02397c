//! The file of one house 一户一档: all that its acts have made of it. Personal data is not in it, only ordinals that
//! point to the house's persons.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{Decision, Method, PassVerdict, PermitKind, Stage, State, VillageVerdict, VisitKind};
use super::findings::Judgement;
use super::outline::Outline;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::time::china_date;

pub use super::application::{Application, Boundaries, Current, Member, Promise};
pub use super::person::PersonRef;
pub use super::steps::{
    Builder, Completion, Conversion, Deferred, Demolition, Ending, Material, Meeting, Notice, Objection, Opinion,
    Outcome, Pause, Permit, Register, Review, Title, WindowAnswer,
};
pub use super::visit::{Fix, Measurement, Officer, Peg, Visit};

/// The file of a house. What did not happen is not written: most files are of houses of which nothing is known but their plot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct House {
    /// The house.
    pub id: Id,
    /// File number, ASCII.
    pub number: String,
    /// The village.
    pub village: DivisionCode,
    /// Where it stands among the five.
    pub stage: Stage,
    /// The step inside.
    pub state: State,
    /// When the household applied; its rules are those of that day.
    pub applied_at: Timestamp,
    /// When the file's last act was done.
    pub last_act_at: Timestamp,
    /// Grows by one with each act.
    pub version: u32,
    /// Persons so far; the next gets this ordinal.
    pub persons: u16,
    /// What was applied for.
    pub application: Application,
    /// What the register says besides, of a house that was taken over from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<Register>,
    /// Papers of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<Material>,
    /// The last meeting of the village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Meeting>,
    /// The last notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// The village's opinion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub village_opinion: Option<Opinion<VillageVerdict>>,
    /// The window's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<WindowAnswer>,
    /// One a station that must be heard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review>,
    /// Farmland conversion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conversion: Option<Conversion>,
    /// The township's decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Opinion<Decision>>,
    /// Licences in the order of their issue.
    pub permits: Vec<Permit>,
    /// Who builds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub builder: Option<Builder>,
    /// When works began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commenced_on: Option<Date>,
    /// When the household reported completion, and the day it named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion: Option<Completion>,
    /// Visits in their order.
    pub visits: Vec<Visit>,
    /// What people made of the machine's suspicions, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<Judgement>,
    /// The old house's end, once officers have seen it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demolition: Option<Demolition>,
    /// The last outcome of acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Title>,
    /// Pauses; the last may be open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    /// Why it ended before registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
}

impl House {
    /// A file just opened: applied for, and nothing done yet.
    pub fn opened(id: Id, number: String, village: DivisionCode, at: Timestamp, application: Application) -> Self {
        Self {
            id,
            number,
            village,
            stage: Stage::Planning,
            state: State::Applied,
            applied_at: at,
            last_act_at: at,
            version: 1,
            persons: u16::try_from(application.people()).unwrap_or(u16::MAX),
            application,
            register: None,
            materials: Vec::new(),
            meeting: None,
            notice: None,
            village_opinion: None,
            acceptance: None,
            reviews: Vec::new(),
            conversion: None,
            decision: None,
            permits: Vec::new(),
            builder: None,
            commenced_on: None,
            completion: None,
            visits: Vec::new(),
            judgements: Vec::new(),
            demolition: None,
            outcome: None,
            title: None,
            pauses: Vec::new(),
            ending: None,
        }
    }

    /// The day of application, whose rules the house keeps.
    pub fn applied_on(&self) -> Date {
        china_date(self.applied_at)
    }

    /// The licence of a kind.
    pub fn permit(&self, kind: PermitKind) -> Option<&Permit> {
        self.permits.iter().find(|permit| permit.kind == kind)
    }

    /// The licence whose limits count now: the last issued.
    pub fn approved(&self) -> Option<&Permit> {
        self.permits.last()
    }

    /// The last visit of a kind.
    pub fn visit(&self, kind: VisitKind) -> Option<&Visit> {
        self.visits.iter().rev().find(|visit| visit.kind == kind)
    }

    /// The outline staked last.
    pub fn staked(&self) -> Option<&Outline> {
        self.visits.iter().rev().find_map(|visit| visit.measurement.as_ref()?.staked.as_ref())
    }

    /// The completion visit that counts: measured by better than a phone, and made since completion was reported or
    /// rectification ordered.
    pub fn measured_visit(&self) -> Option<(&Visit, &Measurement)> {
        let judged = match &self.outcome {
            Some(Outcome { verdict: PassVerdict::Rectify, visits, .. }) => *visits,
            _ => 0,
        };
        self.visits.iter().skip(judged).rev().find_map(|visit| {
            let measurement = visit.measurement.as_ref()?;
            let counts = visit.kind == VisitKind::CompletionVisit
                && measurement.method != Method::Phone
                && measurement.built_footprint.is_some();
            counts.then_some((visit, measurement))
        })
    }

    /// Papers promised but not yet handed in.
    pub fn outstanding(&self) -> impl Iterator<Item = (&Material, &Deferred)> {
        self.materials
            .iter()
            .filter(|material| material.provided_on.is_none())
            .filter_map(|material| Some((material, material.deferred.as_ref()?)))
    }

    /// The open pause.
    pub fn paused(&self) -> Option<&Pause> {
        self.pauses.last().filter(|pause| pause.to.is_none())
    }

    /// Whether a paper has been handed in.
    pub fn has_material(&self, code: &str) -> bool {
        self.materials.iter().any(|material| material.code == code && material.provided_on.is_some())
    }

    /// Moves to a step.
    pub(super) fn move_to(&mut self, stage: Stage, state: State) {
        self.stage = stage;
        self.state = state;
    }
}
