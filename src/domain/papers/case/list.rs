//! The papers that a case has as it stands, in the order of its life, each under its own key.

use jiff::civil::Date;

use super::forms::Form;
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::domain::violations::codes::{EvidenceKind, PaperKind};
use crate::domain::violations::steps::{Ending, Exhibit, Investigation, Paper, Power};

/// Of what a form is, where a case has it more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The one of its case.
    Case,
    /// Of a paper that is served.
    Paper(PaperKind),
    /// The visit, investigation or review at this place of its list, counted from 0.
    Nth(usize),
    /// Of an exhibit.
    Exhibit(u32),
    /// A form to be filled in, nothing recorded yet.
    Blank,
    /// Of the visit that found it done.
    Corrected,
}

/// One paper of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CasePaper<'c> {
    /// Which form.
    pub form: Form,
    /// Of what.
    pub of: Of,
    /// Its day: the template of that day is used. None for a form still to be filled in.
    pub on: Option<Date>,
    /// Its number.
    pub number: Option<&'c str>,
    /// From when it counts as served.
    pub served: Option<Date>,
    /// The row of powers it rests on.
    pub power: Option<&'c Power>,
}

impl CasePaper<'_> {
    /// What names it among the papers of its case, in an address too: `decision`, `service_return-decision`,
    /// `recheck_record-2`.
    pub fn key(&self) -> String {
        let code = self.form.code();
        match self.of {
            Of::Case => code.to_owned(),
            Of::Blank => format!("{code}-blank"),
            Of::Corrected => format!("{code}-corrected"),
            Of::Nth(at) => format!("{code}-{}", at + 1),
            Of::Exhibit(number) => format!("{code}-{number}"),
            Of::Paper(kind) => format!("{code}-{}", served_form(kind).code()),
        }
    }
}

/// The form of a paper that must reach the party.
pub fn served_form(kind: PaperKind) -> Form {
    match kind {
        PaperKind::StopOrder => Form::StopOrder,
        PaperKind::Notice => Form::Notice,
        PaperKind::Decision => Form::Decision,
        PaperKind::Demand => Form::Demand,
        PaperKind::EnforcementDecision => Form::EnforcementDecision,
    }
}

/// Whether a piece of evidence is what somebody said.
pub(super) fn said(exhibit: &Exhibit) -> bool {
    matches!(exhibit.kind, EvidenceKind::PartyStatement | EvidenceKind::Witness)
}

/// An exhibit with the investigation that brought it.
pub(super) fn exhibits(case: &Violation) -> impl Iterator<Item = (&Investigation, &Exhibit)> {
    case.investigations.iter().flat_map(|it| it.exhibits.iter().map(move |exhibit| (it, exhibit)))
}

/// Every paper that a case has.
pub fn papers(case: &Violation) -> Vec<CasePaper<'_>> {
    let mut desk = Desk { papers: Vec::new() };
    desk.plain(Form::LeadRegistration, Some(china_date(case.registered_at)));
    if let Some(verification) = &case.verification {
        desk.plain(Form::VerificationRecord, Some(verification.on));
    }
    desk.served(case, PaperKind::StopOrder);
    desk.preparation(case);
    desk.decision(case);
    for (at, recheck) in case.rechecks.iter().enumerate() {
        desk.nth(Form::RecheckRecord, at, recheck.on);
    }
    if let Some(correction) = &case.correction {
        desk.put(Form::RecheckRecord, Of::Corrected, Some(correction.on), None);
    }
    desk.execution(case);
    desk.ending(case);
    desk.papers.retain(|paper| paper.form.exists_under(case.law()));
    desk.papers
}

struct Desk<'c> {
    papers: Vec<CasePaper<'c>>,
}

impl<'c> Desk<'c> {
    fn put(&mut self, form: Form, of: Of, on: Option<Date>, power: Option<&'c Power>) {
        self.papers.push(CasePaper { form, of, on, number: None, served: None, power });
    }

    fn plain(&mut self, form: Form, on: Option<Date>) {
        self.put(form, Of::Case, on, None);
    }

    fn nth(&mut self, form: Form, at: usize, on: Date) {
        self.put(form, Of::Nth(at), Some(on), None);
    }

    /// A paper that must reach the party, with its return.
    fn served(&mut self, case: &'c Violation, kind: PaperKind) {
        let Some(Paper { number, on, power, service }) = case.paper(kind) else { return };
        let served = service.as_ref().map(|service| service.served_on);
        let (on, number, power) = (Some(*on), Some(number.as_str()), Some(power));
        self.papers.push(CasePaper { form: served_form(kind), of: Of::Case, on, number, served, power });
        let on = service.as_ref().map(|service| service.on).or(on);
        self.papers.push(CasePaper { form: Form::ServiceReturn, of: Of::Paper(kind), on, number, served, power });
    }

    fn preparation(&mut self, case: &'c Violation) {
        let Some(filing) = &case.filing else { return };
        self.plain(Form::FilingApproval, Some(filing.on));
        if case.in_preparation() {
            self.put(Form::InquiryRecord, Of::Blank, None, None);
        }
        for (investigation, exhibit) in exhibits(case).filter(|(_, exhibit)| said(exhibit)) {
            self.put(Form::InquiryRecord, Of::Exhibit(exhibit.number), Some(investigation.on), None);
        }
        for (at, investigation) in case.investigations.iter().enumerate() {
            self.nth(Form::SiteRecord, at, investigation.on);
        }
        if let Some((last, _)) = exhibits(case).last() {
            self.plain(Form::EvidenceList, Some(last.on));
        }
        for (at, review) in case.reviews.iter().enumerate() {
            self.nth(Form::LegalReviewOpinion, at, china_date(review.at));
        }
        self.served(case, PaperKind::Notice);
        let power = case.notice.as_ref().map(|notice| &notice.paper.power);
        let hearing = case.hearing.as_ref();
        if case.hearing_wanted() || hearing.is_some() {
            self.put(Form::HearingNotice, Of::Case, hearing.map(|it| it.told_on), power);
        }
        if let Some(hearing) = hearing {
            self.plain(Form::HearingRecord, Some(china_date(hearing.held_at)));
        }
    }

    fn decision(&mut self, case: &'c Violation) {
        if let Some(decision) = &case.decision {
            self.plain(Form::DiscussionRecord, Some(decision.discussed_on));
        }
        self.served(case, PaperKind::Decision);
    }

    fn execution(&mut self, case: &'c Violation) {
        self.served(case, PaperKind::Demand);
        let demanded = case.demand.as_ref().map(|demand| &demand.paper.power);
        if let Some(settlement) = &case.settlement {
            self.put(Form::Settlement, Of::Case, Some(settlement.on), demanded);
        }
        self.served(case, PaperKind::EnforcementDecision);
        if let Some(announcement) = &case.announcement {
            let power = case.enforcement.as_ref().map(|it| &it.paper.power);
            self.put(Form::Announcement, Of::Case, Some(announcement.on), power);
        }
        if let Some(demolition) = &case.demolition {
            self.plain(Form::DemolitionRecord, Some(china_date(demolition.began_at)));
        }
        // It is written before it is handed in: from the served demand on.
        if case.served_on(PaperKind::Demand).is_some() {
            self.put(Form::CourtApplication, Of::Case, case.application.as_ref().map(|it| it.on), demanded);
        }
    }

    fn ending(&mut self, case: &'c Violation) {
        match &case.ending {
            Some(Ending::Closed { on, .. }) => self.plain(Form::ClosingApproval, Some(*on)),
            Some(Ending::Dismissed { on, .. }) => self.plain(Form::DismissalApproval, Some(*on)),
            Some(Ending::Transferred { on, .. }) => self.plain(Form::TransferLetter, Some(*on)),
            None => {}
        }
    }
}
