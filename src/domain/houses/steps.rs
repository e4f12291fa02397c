//! What the steps of a case leave in the file: papers, meetings, opinions, licences, outcomes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{AcceptanceVerdict, BuilderKind, OldHouse, PassVerdict, PermitKind, State, StationVerdict};
use super::outline::Outline;
use super::person::PersonRef;
use crate::domain::actor::Station;
use crate::domain::ids::Id;

/// A paper's place in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Material {
    /// Its code.
    pub code: String,
    /// Day it was handed in.
    pub provided_on: Option<Date>,
    /// Photo of it, when one was taken.
    pub file: Option<Id>,
    /// 容缺: promised for a day.
    pub deferred: Option<Deferred>,
}

/// A promise to hand in a paper later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deferred {
    /// By which day.
    pub due: Date,
    /// Who promised.
    pub promised_by: PersonRef,
}

/// Minutes of a village meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The body, as the pack names it.
    pub body: String,
    /// Due to attend.
    pub due_count: u32,
    /// Present.
    pub present_count: u32,
    /// For.
    pub for_count: u32,
    /// Against.
    pub against_count: u32,
    /// When.
    pub held_on: Date,
    /// Photo of the minutes.
    pub photo: Option<Id>,
}

/// 公示.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Where it hangs.
    pub place: String,
    /// When it went up.
    pub published_on: Date,
    /// When it was taken down.
    pub closed_on: Option<Date>,
    /// Photos of it.
    pub photos: Vec<Id>,
    /// What was objected, and whether it was settled.
    pub objections: Vec<Objection>,
}

/// An objection during publicity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Who objected.
    pub by: Option<PersonRef>,
    /// What.
    pub what: String,
    /// How it was handled; open while absent.
    pub handled: Option<String>,
}

/// A verdict with its reason and day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion<V> {
    /// The verdict.
    pub verdict: V,
    /// The reason.
    pub reason: String,
    /// The day.
    pub on: Date,
}

/// 受理 or 补正.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowAnswer {
    /// Which of the two.
    pub verdict: AcceptanceVerdict,
    /// The day.
    pub on: Date,
    /// Papers named in the correction notice.
    pub missing: Vec<String>,
    /// The day of the correction notice that came before an acceptance: the first answer keeps the window's days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_on: Option<Date>,
}

impl WindowAnswer {
    /// The day of the first answer.
    pub fn first_on(&self) -> Date {
        self.answered_on.unwrap_or(self.on)
    }
}

/// The review of one station; all open at the same moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Which.
    pub station: Station,
    /// Its opinion, and by whom (sign-in name).
    pub opinion: Option<(Opinion<StationVerdict>, String)>,
}

/// 农用地转用批复.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conversion {
    /// Document number.
    pub document_no: String,
    /// Its date.
    pub date: Date,
    /// Area it converts.
    pub area_m2: f64,
}

/// A licence and what it allows: the limits that inspection compares with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Permit {
    /// Which.
    pub kind: PermitKind,
    /// Its number.
    pub number: String,
    /// Day of issue.
    pub issued_on: Date,
    /// Last day of validity.
    pub valid_to: Date,
    /// 批准宅基地面积.
    pub plot_area_m2: f64,
    /// 批准房基占地面积.
    pub footprint_area_m2: f64,
    /// 批准建筑面积.
    pub floor_area_m2: f64,
    /// 批准层数.
    pub storeys: u32,
    /// 批准高度.
    pub height_m: f64,
    /// 批准房基; that of the application where the permit names none.
    pub footprint: Outline,
}

/// Who builds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Builder {
    /// Craftsman or company.
    pub kind: BuilderKind,
    /// The name, sealed.
    pub person: PersonRef,
    /// Certificate.
    pub certificate_no: String,
    /// Drawing used.
    pub drawing_no: String,
    /// Since when.
    pub on: Date,
}

/// 竣工.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// Day of completion as reported.
    pub completed_on: Date,
    /// Day of the report.
    pub reported_on: Date,
}

/// 拆旧: the old house is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demolition {
    /// The day on which officers saw it.
    pub on: Date,
    /// Photos of the place.
    pub photos: Vec<Id>,
    /// Notes.
    pub note: Option<String>,
}

/// 验收意见.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Pass or rectify.
    pub verdict: PassVerdict,
    /// What to rectify, or notes.
    pub items: Vec<String>,
    /// 拆旧.
    pub old_house: OldHouse,
    /// The day.
    pub on: Date,
    /// Visits made until then; after an order to rectify only later ones show that it was done.
    #[serde(default)]
    pub visits: usize,
}

/// 不动产首次登记.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// Certificate number.
    pub certificate_no: String,
    /// 不动产单元号.
    pub unit_no: String,
    /// The day.
    pub on: Date,
}

/// A time in which the clocks stand still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// First day.
    pub from: Date,
    /// Day of resumption.
    pub to: Option<Date>,
    /// Why.
    pub reason: String,
    /// On what ground.
    pub basis: String,
    /// The state to come back to.
    pub state: State,
}

/// Why a file ended early.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// Why.
    pub reason: String,
    /// On what ground.
    pub basis: String,
    /// The day.
    pub on: Date,
}

/// What a register says beside plot, holder and title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Register {
    /// From which file or register it was taken over.
    pub source: String,
    /// The area that stands in the register, square metres; the plot's own comes from its corners.
    pub area_m2: Option<f64>,
}
