//! The file of one house 一户一档: all that its acts have made of it. Personal data is not in it, only ordinals that
//! point to the house's persons.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{
    AcceptanceVerdict, BuildType, BuilderKind, Conclusion, Decision, Disposal, LandClass, Method, OldHouse,
    PassVerdict, PermitKind, Relation, Stage, State, StationVerdict, VillageVerdict, VisitKind,
};
use super::outline::Outline;
use crate::domain::actor::Station;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::time::china_date;
use crate::spatial::{Datum, LonLat, Side};

/// A person of this house's file, by ordinal; name and numbers are sealed elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef(pub u16);

/// The file of a house.
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
    /// Papers of the file.
    pub materials: Vec<Material>,
    /// The last meeting of the village.
    pub meeting: Option<Meeting>,
    /// The last notice.
    pub notice: Option<Notice>,
    /// The village's opinion.
    pub village_opinion: Option<Opinion<VillageVerdict>>,
    /// The window's answer.
    pub acceptance: Option<WindowAnswer>,
    /// One a station that must be heard.
    pub reviews: Vec<Review>,
    /// Farmland conversion.
    pub conversion: Option<Conversion>,
    /// The township's decision.
    pub decision: Option<Opinion<Decision>>,
    /// Licences in the order of their issue.
    pub permits: Vec<Permit>,
    /// Who builds.
    pub builder: Option<Builder>,
    /// When works began.
    pub commenced_on: Option<Date>,
    /// When the household reported completion, and the day it named.
    pub completion: Option<Completion>,
    /// Visits in their order.
    pub visits: Vec<Visit>,
    /// The last outcome of acceptance.
    pub outcome: Option<Outcome>,
    /// Registration.
    pub title: Option<Title>,
    /// Pauses; the last may be open.
    pub pauses: Vec<Pause>,
    /// Why it ended before registration.
    pub ending: Option<Ending>,
}

/// 农村宅基地和建房(规划许可)申请.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// Head of the household.
    pub head: PersonRef,
    /// The other members.
    pub members: Vec<Member>,
    /// What the household has now.
    pub current: Current,
    /// 建房类型.
    pub build_type: BuildType,
    /// 地类.
    pub land_class: LandClass,
    /// 拟申请宅基地.
    pub plot: Outline,
    /// 房基.
    pub footprint: Outline,
    /// 建筑面积.
    pub floor_area_m2: f64,
    /// 层数.
    pub storeys: u32,
    /// 高度.
    pub height_m: f64,
    /// 四至.
    pub boundaries: Boundaries,
    /// 是否征求相邻权利人意见.
    pub neighbours_consulted: bool,
    /// 申请理由.
    pub reason: String,
    /// 使用承诺.
    pub promise: Promise,
}

impl Application {
    /// Persons of the household, the head among them.
    pub fn people(&self) -> usize {
        self.members.len() + 1
    }
}

/// A member of the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub person: PersonRef,
    /// 与户主关系.
    pub relation: Relation,
}

/// 现宅基地及农房情况.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Current {
    /// 宅基地面积.
    pub plot_area_m2: f64,
    /// 建筑面积.
    pub floor_area_m2: f64,
    /// 处置情况.
    pub disposal: Disposal,
}

/// 四至.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boundaries {
    /// 东至.
    pub east: String,
    /// 南至.
    pub south: String,
    /// 西至.
    pub west: String,
    /// 北至.
    pub north: String,
}

/// What the household promised; it drives two clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Built and in use within so many months of approval.
    pub build_within_months: u32,
    /// Old house demolished within so many days of completion; 0 where there is none.
    pub demolish_old_within_days: u32,
}

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

/// A visit to the plot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// The act that recorded it.
    pub act_id: uuid::Uuid,
    /// Which visit.
    pub kind: VisitKind,
    /// When.
    pub at: Timestamp,
    /// Where the phone was.
    pub fix: Fix,
    /// The officers, as they stood then.
    pub officers: Vec<Officer>,
    /// Whether the position lies at the plot.
    pub verdict: Side,
    /// Distance from the plot; none where there is no position.
    pub distance_m: Option<f64>,
    /// Why it was recorded from outside.
    pub outside_reason: Option<String>,
    /// Photos.
    pub photos: Vec<Id>,
    /// What was seen.
    pub findings: Vec<String>,
    /// The conclusion.
    pub conclusion: Conclusion,
    /// What was measured.
    pub measurement: Option<Measurement>,
    /// Pegs set.
    pub pegs: Vec<Peg>,
}

/// A position of a phone, converted from its datum where it entered.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Fix {
    /// Longitude, degrees, WGS-84.
    pub lon: f64,
    /// Latitude, degrees, WGS-84.
    pub lat: f64,
    /// Radius of uncertainty as the phone gave it, metres.
    pub accuracy_m: f64,
    /// The datum in which the phone gave it.
    pub given_datum: Datum,
}

impl Fix {
    /// The position itself; none when it is no place on earth.
    pub fn place(&self) -> Option<LonLat> {
        LonLat::new(self.lon, self.lat).ok()
    }
}

/// An officer who signed a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    /// Sign-in name.
    pub username: String,
    /// Enforcement certificate.
    pub certificate_no: String,
}

/// What was measured at a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// How.
    pub method: Method,
    /// Outline staked at set-out (S).
    pub staked: Option<Outline>,
    /// Footprint as built (M).
    pub built_footprint: Option<Outline>,
    /// Plot as used (P).
    pub occupied_plot: Option<Outline>,
    /// Floor area as built.
    pub floor_area_m2: Option<f64>,
    /// Storeys as built.
    pub storeys: Option<u32>,
    /// Height as built.
    pub height_m: Option<f64>,
}

/// A peg.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Peg {
    /// 点号.
    pub name: String,
    /// Longitude, degrees.
    pub lon: f64,
    /// Latitude, degrees.
    pub lat: f64,
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

impl House {
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

    /// The completion visit that counts: measured, and made since completion was reported or rectification ordered.
    pub fn measured_visit(&self) -> Option<(&Visit, &Measurement)> {
        let judged = match &self.outcome {
            Some(Outcome { verdict: PassVerdict::Rectify, visits, .. }) => *visits,
            _ => 0,
        };
        self.visits.iter().skip(judged).rev().find_map(|visit| {
            let measurement = visit.measurement.as_ref()?;
            let counts = visit.kind == VisitKind::CompletionVisit && measurement.built_footprint.is_some();
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
