//! What the acts of a case leave in its file, from the lead to the decision and what is said against it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{
    ChallengeKind, ChallengeOutcome, CloseGround, DismissReason, EvidenceKind, PartyKind, ResponseKind, ReviewVerdict,
    ServiceMode, Source, State, TransferKind, Use,
};
use super::law::{Law, Measure};
use super::rectified::Rectified;
use super::survey::Survey;
use crate::domain::houses::file::{Fix, Officer, PersonRef};
use crate::domain::houses::outline::Outline;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::kinds::Kind;
use crate::domain::rule::Basis;

/// How a violation came to be known; a clue, never a proof.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lead {
    /// From where.
    pub source: Source,
    /// The source's own number (patch, complaint).
    pub source_ref: Option<String>,
    /// Where.
    pub place: Fix,
    /// When it was seen.
    pub found_on: Date,
    /// What it looks like.
    pub description: String,
    /// Who told it, sealed.
    pub reporter: Option<PersonRef>,
    /// The house it concerns.
    pub house: Option<Id>,
    /// What kinds it looks like.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// What it shows on the ground, as drawn or as a patch has it: never a measurement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outline: Option<Outline>,
}

/// Somebody stood there 现场核查.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verification {
    /// When.
    pub on: Date,
    /// Who.
    pub officers: Vec<Officer>,
    /// Whether it looks like a violation.
    pub suspected: bool,
    /// What was seen.
    pub findings: String,
    /// Photos taken there.
    pub photos: Vec<Id>,
}

/// A paper of the authority, and how it reached the party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: Date,
    /// Whose power it rests on.
    pub power: Power,
    /// When and how it was served; nothing runs before that.
    pub service: Option<Service>,
}

/// The row of powers a paper rests on, as it stood on its day (行政处罚法 38).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Power {
    /// The unit.
    pub unit: DivisionCode,
    /// In whose name: the principal of an entrusted power; the unit's own where absent.
    pub in_name_of: Option<String>,
    /// The authority of the unit that holds the power, as its papers are headed.
    pub body: Option<String>,
    /// Its basis with the badge.
    pub basis: Basis,
}

impl Power {
    /// The authority in whose name the paper stands: on its head and under its seal. It comes from the row of powers,
    /// never from whoever signed in.
    pub fn authority(&self) -> Option<&str> {
        self.in_name_of.as_deref().or(self.body.as_deref())
    }
}

/// 送达.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// How.
    pub mode: ServiceMode,
    /// When it was handed over, received or posted.
    pub on: Date,
    /// From which day it counts as served: thirty days later for a public notice.
    pub served_on: Date,
    /// Who.
    pub officers: Vec<Officer>,
    /// Photos or video of it.
    pub photos: Vec<Id>,
}

/// 责令停止违法行为.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StopOrder {
    /// The paper.
    pub paper: Paper,
    /// Under which article.
    pub law: Law,
    /// What was found there.
    pub facts: String,
    /// By when to correct, where it orders that.
    pub correct_by: Option<Date>,
    /// Who.
    pub officers: Vec<Officer>,
}

/// 立案.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Filing {
    /// When.
    pub on: Date,
    /// The article, and with it the track.
    pub law: Law,
    /// What it is.
    pub kinds: Vec<Kind>,
    /// Which body handles it.
    pub unit: DivisionCode,
    /// Two officers who handle it.
    pub handlers: Vec<Officer>,
    /// Who is held to account.
    pub party: Party,
    /// What was done, and when.
    pub conduct: Conduct,
    /// The case of the same facts under another law.
    pub linked: Option<Id>,
    /// The house it concerns, where that was found out by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub house: Option<Id>,
    /// What had been measured by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Survey>,
}

/// 当事人.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Name and number, sealed.
    pub person: PersonRef,
    /// Villager or not.
    pub kind: PartyKind,
}

/// What was built, and when: the law of that day judges it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conduct {
    /// For what it is used.
    pub used_as: Use,
    /// When works began.
    pub built_from: Date,
    /// When they ended; none while they go on.
    pub built_to: Option<Date>,
    /// When the unlawful state ended; none while the building stands.
    pub ended_on: Option<Date>,
}

impl Conduct {
    /// The day whose law judges the building: its completion, or the present works' day while they go on.
    pub fn judged_on(&self, today: Date) -> Date {
        self.built_to.unwrap_or(today)
    }
}

/// 调查取证.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Investigation {
    /// When.
    pub on: Date,
    /// Who.
    pub officers: Vec<Officer>,
    /// What it brought.
    pub exhibits: Vec<Exhibit>,
    /// How it was measured, and the number of the drawing.
    pub measured: Option<Survey>,
    /// What was found.
    pub findings: String,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exhibit {
    /// Its number in the file.
    pub number: u32,
    /// What kind.
    pub kind: EvidenceKind,
    /// What it shows.
    pub title: String,
    /// Its photo or scan.
    pub file: Option<Id>,
}

/// 法制审核.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegalReview {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// The verdict.
    pub verdict: ReviewVerdict,
    /// Why.
    pub opinion: String,
    /// 法律职业资格.
    pub qualification_no: String,
    /// Investigations that lay before the reviewer.
    pub investigations: usize,
    /// The hearing that lay before the reviewer.
    pub heard_at: Option<Timestamp>,
}

/// What a decision orders, or a notice says that it will.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The measures.
    pub measures: Vec<Measure>,
    /// The fine, where the article has one.
    pub fine: Option<Fine>,
    /// The facts found.
    pub facts: String,
    /// Reasons and discretion.
    pub reasons: String,
}

/// 罚款.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Fine {
    /// Yuan.
    pub yuan: u32,
    /// What it is counted on: square metres or yuan, by the article.
    pub base: f64,
}

/// 告知.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// The paper.
    pub paper: Paper,
    /// What is to be decided.
    pub order: Order,
    /// Whether it tells the right to a hearing.
    pub hearing_offered: bool,
    /// What the party answered, and when.
    pub responses: Vec<Response>,
}

/// An answer of the party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// Which.
    pub kind: ResponseKind,
    /// When it came in.
    pub on: Date,
    /// Whether it came within its period.
    pub in_time: bool,
    /// What it says.
    pub content: String,
}

/// 听证.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hearing {
    /// When.
    pub held_at: Timestamp,
    /// When the party was told of it.
    pub told_on: Date,
    /// Where.
    pub place: Option<String>,
    /// The chair's sign-in name.
    pub chair: String,
    /// What came of it.
    pub record: String,
}

/// 决定.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// The paper.
    pub paper: Paper,
    /// What it orders.
    pub order: Order,
    /// By when to do it.
    pub comply_by: Date,
    /// 复议机关.
    pub review_body: String,
    /// The court to sue in.
    pub court: String,
    /// When it was discussed.
    pub discussed_on: Date,
    /// The officials who discussed it 集体讨论.
    pub discussed_by: Vec<String>,
}

/// A review or a suit against the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// Which.
    pub kind: ChallengeKind,
    /// When it was filed.
    pub filed_on: Date,
    /// How it ended, and when that reached the party.
    pub outcome: Option<(ChallengeOutcome, Date)>,
}

/// A time in which the case stands still.
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

/// 暂停办理: while a land case is investigated, approvals and registration of what it concerns wait
/// (土地管理法实施条例 48(4)). The authority may do so; it need not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freeze {
    /// First day.
    pub from: Date,
    /// The day on which it was lifted before its time.
    pub to: Option<Date>,
}

/// How a case ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Ending {
    /// 结案.
    Closed {
        /// When.
        on: Date,
        /// Why.
        ground: CloseGround,
        /// In words.
        reason: String,
        /// Photos.
        photos: Vec<Id>,
        /// Whether the land is as it was.
        #[serde(default)]
        land_restored: bool,
        /// What shows it put right.
        #[serde(default)]
        rectified: Box<Rectified>,
    },
    /// Without a decision.
    Dismissed {
        /// When.
        on: Date,
        /// Why.
        reason: DismissReason,
        /// In words.
        detail: String,
    },
    /// 移送.
    Transferred {
        /// When.
        on: Date,
        /// Why.
        kind: TransferKind,
        /// To whom.
        to: String,
        /// In words.
        reason: String,
    },
}
