//! The file of one violation 一案一档: all that its acts have made of it. Personal data is not in it, only ordinals.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{ChallengeOutcome, PaperKind, ResponseKind, State};
use super::execution::{
    Announcement, Correction, CourtApplication, Demand, Demolition, EnforcementDecision, Payment, Recheck, Ruling,
    Settlement,
};
use super::law::{Law, Measure, Route};
use super::rectified::{Rectified, Remeasured};
use super::steps::{
    Challenge, Decision, Ending, Filing, Freeze, Hearing, Investigation, Lead, LegalReview, Notice, Paper, Pause,
    StopOrder, Verification,
};
use super::survey::Ground;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::kinds::Kind;
use crate::domain::time::china_date;

/// The file of a violation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Violation {
    /// The violation.
    pub id: Id,
    /// File number, ASCII.
    pub number: String,
    /// The village.
    pub village: DivisionCode,
    /// The furthest step.
    pub state: State,
    /// When the lead was registered.
    pub registered_at: Timestamp,
    /// When the file's last act was done.
    pub last_act_at: Timestamp,
    /// Grows by one with each act.
    pub version: u32,
    /// Persons so far; the next gets this ordinal.
    pub persons: u16,
    /// How it came to be known.
    pub lead: Lead,
    /// Who stood there.
    pub verification: Option<Verification>,
    /// The last order to stop.
    pub stop_order: Option<StopOrder>,
    /// The case.
    pub filing: Option<Filing>,
    /// Investigations in their order.
    pub investigations: Vec<Investigation>,
    /// Legal reviews in their order.
    pub reviews: Vec<LegalReview>,
    /// The last notice before the decision.
    pub notice: Option<Notice>,
    /// The hearing on that notice.
    pub hearing: Option<Hearing>,
    /// The decision.
    pub decision: Option<Decision>,
    /// Reviews and suits against it.
    pub challenges: Vec<Challenge>,
    /// Visits that found it not done.
    pub rechecks: Vec<Recheck>,
    /// Done by the party itself.
    pub correction: Option<Correction>,
    /// Fine paid.
    pub payment: Option<Payment>,
    /// Demand before enforcement.
    pub demand: Option<Demand>,
    /// Decision to enforce.
    pub enforcement: Option<EnforcementDecision>,
    /// Public notice of the demolition.
    pub announcement: Option<Announcement>,
    /// Agreement on its execution.
    pub settlement: Option<Settlement>,
    /// The demolition.
    pub demolition: Option<Demolition>,
    /// Application to the court.
    pub application: Option<CourtApplication>,
    /// What the court said.
    pub ruling: Option<Ruling>,
    /// Pauses; the last may be open.
    pub pauses: Vec<Pause>,
    /// The last time for which handling of what it concerns was paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freeze: Option<Freeze>,
    /// How it ended.
    pub ending: Option<Ending>,
}

impl Violation {
    /// A lead just registered.
    pub(super) fn opened(id: Id, number: String, village: DivisionCode, at: Timestamp, lead: Lead) -> Self {
        Self {
            id,
            number,
            village,
            state: State::Lead,
            registered_at: at,
            last_act_at: at,
            version: 1,
            persons: 0,
            lead,
            verification: None,
            stop_order: None,
            filing: None,
            investigations: Vec::new(),
            reviews: Vec::new(),
            notice: None,
            hearing: None,
            decision: None,
            challenges: Vec::new(),
            rechecks: Vec::new(),
            correction: None,
            payment: None,
            demand: None,
            enforcement: None,
            announcement: None,
            settlement: None,
            demolition: None,
            application: None,
            ruling: None,
            pauses: Vec::new(),
            freeze: None,
            ending: None,
        }
    }

    /// The article of the case.
    pub fn law(&self) -> Option<Law> {
        self.filing.as_ref().map(|filing| filing.law)
    }

    /// Whether the case goes this way in the end.
    pub fn goes(&self, route: Route) -> bool {
        self.law().is_some_and(|law| law.route() == route)
    }

    /// The open pause.
    pub fn paused(&self) -> Option<&Pause> {
        self.pauses.last().filter(|pause| pause.to.is_none())
    }

    /// Whether acts may move it on.
    pub fn is_open(&self) -> bool {
        !self.state.is_end() && self.paused().is_none()
    }

    /// Whether it is open and nothing has been decided.
    pub fn undecided(&self) -> bool {
        self.is_open() && self.decision.is_none()
    }

    /// Whether it is a filed case in which nothing has been decided.
    pub fn in_preparation(&self) -> bool {
        self.undecided() && self.filing.is_some()
    }

    /// Whether what was ordered has been done, by the party or by force.
    pub fn settled(&self) -> bool {
        self.correction.is_some() || self.demolition.is_some()
    }

    /// Whether the decision has land given back or restored.
    pub fn land_to_restore(&self) -> bool {
        let measures = self.decision.iter().flat_map(|decision| &decision.order.measures);
        measures.into_iter().any(|measure| matches!(measure, Measure::ReturnLand | Measure::RestoreLand))
    }

    /// Everybody who has handled it: none of them may review it or chair its hearing.
    pub fn handlers(&self) -> BTreeSet<&str> {
        let verified = self.verification.iter().flat_map(|it| &it.officers);
        let stopped = self.stop_order.iter().flat_map(|it| &it.officers);
        let filed = self.filing.iter().flat_map(|it| &it.handlers);
        let investigated = self.investigations.iter().flat_map(|it| &it.officers);
        verified.chain(stopped).chain(filed).chain(investigated).map(|officer| officer.username.as_str()).collect()
    }

    /// A paper that has been issued.
    pub fn paper(&self, kind: PaperKind) -> Option<&Paper> {
        match kind {
            PaperKind::StopOrder => self.stop_order.as_ref().map(|it| &it.paper),
            PaperKind::Notice => self.notice.as_ref().map(|it| &it.paper),
            PaperKind::Decision => self.decision.as_ref().map(|it| &it.paper),
            PaperKind::Demand => self.demand.as_ref().map(|it| &it.paper),
            PaperKind::EnforcementDecision => self.enforcement.as_ref().map(|it| &it.paper),
        }
    }

    pub(super) fn paper_mut(&mut self, kind: PaperKind) -> Option<&mut Paper> {
        match kind {
            PaperKind::StopOrder => self.stop_order.as_mut().map(|it| &mut it.paper),
            PaperKind::Notice => self.notice.as_mut().map(|it| &mut it.paper),
            PaperKind::Decision => self.decision.as_mut().map(|it| &mut it.paper),
            PaperKind::Demand => self.demand.as_mut().map(|it| &mut it.paper),
            PaperKind::EnforcementDecision => self.enforcement.as_mut().map(|it| &mut it.paper),
        }
    }

    /// The day from which a paper counts as served.
    pub fn served_on(&self, kind: PaperKind) -> Option<Date> {
        self.paper(kind)?.service.as_ref().map(|service| service.served_on)
    }

    /// Whether a paper counts as served on that day.
    pub fn is_served(&self, kind: PaperKind, day: Date) -> bool {
        self.served_on(kind).is_some_and(|served| served <= day)
    }

    /// Whether the party asked for a hearing in time and did not take that back.
    pub fn hearing_wanted(&self) -> bool {
        let responses = self.notice.iter().flat_map(|notice| &notice.responses);
        responses.fold(false, |wanted, response| match response.kind {
            ResponseKind::HearingRequest => wanted || response.in_time,
            ResponseKind::HearingWithdrawn => false,
            ResponseKind::Statement | ResponseKind::Waiver => wanted,
        })
    }

    /// Whether the party gave an answer of this kind.
    pub fn answered(&self, kind: ResponseKind) -> bool {
        self.notice.iter().flat_map(|notice| &notice.responses).any(|response| response.kind == kind)
    }

    /// The review or suit that is still going on.
    pub fn pending_challenge(&self) -> Option<&Challenge> {
        self.challenges.iter().find(|challenge| challenge.outcome.is_none())
    }

    /// Whether the decision has been set aside.
    pub fn annulled(&self) -> bool {
        let outcomes = self.challenges.iter().filter_map(|challenge| challenge.outcome);
        outcomes.into_iter().any(|(outcome, _on)| outcome == ChallengeOutcome::Annulled)
    }

    /// The first visit after a day that found the order not obeyed.
    pub fn uncorrected_after(&self, day: Date) -> bool {
        self.correction.is_none() && self.rechecks.iter().any(|recheck| recheck.on > day)
    }

    /// The house it concerns: found out when it was filed, or named by its lead.
    pub fn house(&self) -> Option<&Id> {
        self.filing.as_ref().and_then(|filing| filing.house.as_ref()).or(self.lead.house.as_ref())
    }

    /// Its kinds: those it was filed for, before that those it looks like.
    pub fn kinds(&self) -> &[Kind] {
        self.filing.as_ref().map_or(&self.lead.kinds, |filing| &filing.kinds)
    }

    /// The outline that the case is about: the last measured before it was put right.
    pub fn ground(&self) -> Option<&Ground> {
        let filed = self.filing.iter().filter_map(|filing| filing.measured.as_ref());
        let investigated = self.investigations.iter().filter_map(|it| it.measured.as_ref());
        filed.chain(investigated).filter_map(|survey| survey.ground.as_ref()).next_back()
    }

    /// What shows it put right, in the order in which it came.
    pub fn rectified(&self) -> impl DoubleEndedIterator<Item = &Rectified> {
        let corrected = self.correction.iter().map(|it| &it.rectified);
        let demolished = self.demolition.iter().map(|it| &it.rectified);
        let closed = self.ending.iter().filter_map(|ending| match ending {
            Ending::Closed { rectified, .. } => Some(rectified.as_ref()),
            _ => None,
        });
        corrected.chain(demolished).chain(closed)
    }

    /// The outline measured last after it was put right.
    pub fn remeasured(&self) -> Option<&Remeasured> {
        self.rectified().rev().find_map(|it| it.remeasured.as_ref())
    }

    /// Since when approvals and registration of what it concerns wait: while a land case is investigated, and no longer
    /// (土地管理法实施条例 48(4)).
    pub fn frozen_since(&self) -> Option<Date> {
        let investigated = !self.state.is_end() && self.decision.is_none();
        self.freeze.as_ref().filter(|freeze| investigated && freeze.to.is_none()).map(|freeze| freeze.from)
    }

    /// The last day on which the case was decided upon by an act, in China.
    pub fn last_act_on(&self) -> Date {
        china_date(self.last_act_at)
    }
}
