//! `investigate` 调查取证: two officers, evidence of the law's kinds, a measured drawing (行政处罚法 42, 46, 54, 55).

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{EvidenceKind, State};
use super::super::steps::{Exhibit, Investigation};
use super::freeze::Choice;
use super::officers::Visit;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, fault, nothing, survey};
use crate::domain::fields::{Fault, Fields, Wrong, boolean, choice, parsed, text};
use crate::domain::ids::Id;
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::Investigate, knows: Violation::in_preparation, needs: nothing, read };

#[derive(Debug)]
struct Investigate {
    visit: Visit,
    evidence: Vec<Evidence>,
    measured: Option<survey::Given>,
    pause_registration: Choice,
    findings: String,
}

#[derive(Debug)]
struct Evidence {
    kind: EvidenceKind,
    title: String,
    file: Option<Id>,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn CaseAct>> {
    let visit = Visit::read(f, 0);
    let evidence = f.objects("evidence", 100, evidence);
    let measured = f.optional_object("measured", |f| survey::read(f, reading));
    let pause_registration = Choice::read(f, reading.law);
    let findings = f.required("findings", text(1, 4000));
    Some(Box::new(Investigate {
        visit: visit?,
        evidence: evidence?,
        measured: measured?,
        pause_registration: pause_registration?,
        findings: findings?,
    }))
}

fn evidence(f: &mut Fields<'_>) -> Option<Evidence> {
    let kind = f.required("kind", choice());
    let title = f.required("title", text(1, 200));
    let file = f.optional("file", parsed("bad_id"));
    // Evidence of a monitoring device must have passed legal and technical review (行政处罚法 41).
    let monitored = f.defaulted("monitored", false, boolean());
    let reviewed = f.defaulted("reviewed", false, boolean());
    if monitored? && !reviewed? {
        f.fault("reviewed", Wrong::new("camera_unreviewed"));
    }
    Some(Evidence { kind: kind?, title: title?, file: file? })
}

impl CaseAct for Investigate {
    fn wants(&self, _case: &Violation) -> Wants {
        let mut wants = self.visit.wants();
        wants.photos.extend(self.evidence.iter().filter_map(|it| it.file.clone()));
        wants
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = self.visit.faults(case, ctx);
        if self.evidence.is_empty() {
            faults.push(fault("evidence", "required"));
        }
        faults.extend(self.measured.iter().flat_map(|measured| measured.faults(ctx)));
        for (i, evidence) in self.evidence.iter().enumerate() {
            if evidence.file.as_ref().is_some_and(|file| ctx.facts.photo(file).is_none()) {
                faults.push(fault(format!("evidence[{i}].file"), "not_a_photo_of_this_case"));
            }
        }
        faults
    }

    fn needs(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        let before: usize = case.investigations.iter().map(|it| it.exhibits.len()).sum();
        let number = |i: usize| u32::try_from(before + i + 1).unwrap_or(u32::MAX);
        let exhibits = self.evidence.iter().enumerate().map(|(i, it)| Exhibit {
            number: number(i),
            kind: it.kind,
            title: it.title.clone(),
            file: it.file.clone(),
        });
        let exhibits = exhibits.collect();
        case.investigations.push(Investigation {
            on: ctx.day(),
            officers: self.visit.officers(ctx),
            exhibits,
            measured: self.measured.as_ref().map(|it| it.survey().clone()),
            findings: self.findings.clone(),
        });
        self.pause_registration.apply(case, ctx);
        case.state = case.state.max(State::Investigated);
        // What was told to the party rested on less: it is told anew.
        if case.notice.take().is_some() {
            case.hearing = None;
            case.state = State::Investigated;
        }
        Change::default()
    }

    fn body(&self) -> Value {
        let evidence: Vec<Value> =
            self.evidence.iter().map(|it| json!({ "kind": it.kind, "title": it.title, "file": it.file })).collect();
        json!({ "officers": self.visit.names(), "photos": self.visit.photos(), "evidence": evidence,
            "measured": self.measured.as_ref().map(survey::Given::survey), "pause_registration": self.pause_registration.said(),
            "findings": self.findings })
    }
}
