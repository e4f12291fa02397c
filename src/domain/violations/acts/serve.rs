//! `serve` 送达: a paper reaches the party; every clock runs from here (行政处罚法 61; 民事诉讼法 87–95).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{PaperKind, ServiceMode};
use super::super::periods::PUBLIC_NOTICE;
use super::super::steps::Service;
use super::officers::Visit;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, fault, nothing};
use crate::domain::fields::{Fault, Fields, choice, day, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::Serve, knows: |case| case.is_open() && unserved(case), needs: nothing, read };

const PAPERS: [PaperKind; 5] =
    [PaperKind::StopOrder, PaperKind::Notice, PaperKind::Decision, PaperKind::Demand, PaperKind::EnforcementDecision];

fn unserved(case: &Violation) -> bool {
    PAPERS.iter().filter_map(|kind| case.paper(*kind)).any(|paper| paper.service.is_none())
}

#[derive(Debug)]
struct Serve {
    visit: Visit,
    paper: PaperKind,
    mode: ServiceMode,
    on: Option<Date>,
    /// Witness at a paper left behind.
    witness: Option<String>,
    /// The signed consent to service by electronic means.
    consent: Option<String>,
    /// What was tried before a public notice.
    tried: Option<String>,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let visit = Visit::read(f, 0);
    let paper = f.required("paper", choice());
    let mode = f.required("mode", choice());
    let on = f.optional("on", day());
    let witness = f.optional("witness", text(1, 60));
    let consent = f.optional("consent", text(1, 200));
    let tried = f.optional("tried", text(1, 500));
    Some(Box::new(Serve {
        visit: visit?,
        paper: paper?,
        mode: mode?,
        on: on?,
        witness: witness?,
        consent: consent?,
        tried: tried?,
    }))
}

impl Serve {
    fn handed_on(&self, ctx: &Context<'_>) -> Date {
        self.on.unwrap_or_else(|| ctx.day())
    }

    /// The day from which it counts as served; none beyond the calendar.
    fn served_on(&self, ctx: &Context<'_>) -> Option<Date> {
        let on = self.handed_on(ctx);
        match self.mode {
            ServiceMode::PublicNotice => PUBLIC_NOTICE.last_day(on, ctx.calendar()),
            _ => Some(on),
        }
    }

    /// What the mode asks for beside the paper.
    fn mode_need(&self) -> Option<Requirement> {
        let need = |code, met, article| Some(Requirement::new(code, met, Basis::law(article)));
        match self.mode {
            ServiceMode::Left => {
                let seen = self.witness.is_some() || !self.visit.photos().is_empty();
                need("left_before_witness", seen, "民事诉讼法 89")
            }
            ServiceMode::Electronic => need("electronic_consent", self.consent.is_some(), "行政处罚法 61(2)"),
            ServiceMode::PublicNotice => need("other_ways_tried", self.tried.is_some(), "民事诉讼法 95"),
            ServiceMode::Direct | ServiceMode::FamilyMember | ServiceMode::Mail => None,
        }
    }
}

impl CaseAct for Serve {
    fn wants(&self, _case: &Violation) -> Wants {
        self.visit.wants()
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = self.visit.faults(case, ctx);
        let on = self.handed_on(ctx);
        if on > ctx.day() {
            faults.push(fault("on", "after_act"));
        }
        if case.paper(self.paper).is_some_and(|paper| on < paper.on) {
            faults.push(fault("on", "before_paper"));
        }
        faults
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let open = case.paper(self.paper).is_some_and(|paper| paper.service.is_none());
        let mut needs = vec![Requirement::new("paper_to_serve", open, Basis::law("行政处罚法 61"))];
        let counted = self.served_on(ctx).is_some();
        needs.push(Requirement::new("calendar_reaches", counted, Basis::law("民事诉讼法 85")));
        needs.extend(self.mode_need());
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        let (on, served_on) = (self.handed_on(ctx), self.served_on(ctx));
        if let Some((paper, served_on)) = case.paper_mut(self.paper).zip(served_on) {
            let officers = self.visit.officers(ctx);
            let photos = self.visit.photos().to_vec();
            paper.service = Some(Service { mode: self.mode, on, served_on, officers, photos });
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "officers": self.visit.names(), "photos": self.visit.photos(), "paper": self.paper, "mode": self.mode,
            "on": self.on, "tried": self.tried })
    }
}
