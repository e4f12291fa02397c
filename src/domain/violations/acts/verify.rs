//! `verify` 核查: two officers stand there. A patch, a picture or a report is a clue and never a violation by itself
//! (行政处罚法 40, 42).

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::State;
use super::super::steps::Verification;
use super::officers::Visit;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, nothing};
use crate::domain::fields::{Fault, Fields, boolean, text};
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::Verify, knows: |case| case.is_open() && case.filing.is_none(), needs: nothing, read };

#[derive(Debug)]
struct Verify {
    visit: Visit,
    suspected: bool,
    findings: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let visit = Visit::read(f, 1);
    let suspected = f.required("suspected", boolean());
    let findings = f.required("findings", text(1, 2000));
    Some(Box::new(Verify { visit: visit?, suspected: suspected?, findings: findings? }))
}

impl CaseAct for Verify {
    fn wants(&self, _case: &Violation) -> Wants {
        self.visit.wants()
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        self.visit.faults(case, ctx)
    }

    fn needs(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.verification = Some(Verification {
            on: ctx.day(),
            officers: self.visit.officers(ctx),
            suspected: self.suspected,
            findings: self.findings.clone(),
            photos: self.visit.photos().to_vec(),
        });
        case.state = State::Verified;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "officers": self.visit.names(), "photos": self.visit.photos(), "suspected": self.suspected,
            "findings": self.findings })
    }
}
