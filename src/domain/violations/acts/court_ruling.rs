//! `court_ruling` 法院裁定: what the court answers to the application (行政强制法 56–58).

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{RulingVerdict, State};
use super::super::execution::Ruling;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, nothing};
use crate::domain::fields::{Fields, choice, text};
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::CourtRuling,
    knows: |case| case.is_open() && case.application.is_some() && case.ruling.is_none(),
    needs: nothing,
    read,
};

#[derive(Debug)]
struct CourtRuling {
    verdict: RulingVerdict,
    number: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let verdict = f.required("verdict", choice());
    let number = f.required("number", text(1, 100));
    Some(Box::new(CourtRuling { verdict: verdict?, number: number? }))
}

impl CaseAct for CourtRuling {
    fn needs(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.ruling = Some(Ruling { on: ctx.day(), verdict: self.verdict, number: self.number.clone() });
        case.state = State::Ruled;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "verdict": self.verdict, "number": self.number })
    }
}
