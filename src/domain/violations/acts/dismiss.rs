//! `dismiss` 不予立案、撤案、不予处罚: a lead or a case that ends without a decision (行政处罚法 33, 36, 57).

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{DismissReason, State};
use super::super::steps::Ending;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, grounds, nothing};
use crate::domain::fields::{Fields, choice, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec { kind: ActKind::Dismiss, knows: Violation::undecided, needs: nothing, read };

#[derive(Debug)]
struct Dismiss {
    reason: DismissReason,
    detail: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let reason = f.required("reason", choice());
    let detail = f.required("detail", text(1, 1000));
    Some(Box::new(Dismiss { reason: reason?, detail: detail? }))
}

impl CaseAct for Dismiss {
    fn needs(&self, case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        let need = |met, article| vec![Requirement::new("dismissal_ground_holds", met, Basis::law(article))];
        // Nobody dismisses from a desk: somebody stood there, but for a second lead of the same place.
        let stood_there = case.verification.is_some();
        match self.reason {
            DismissReason::Duplicate => Vec::new(),
            DismissReason::NoViolation | DismissReason::NoMeasure => need(stood_there, "行政处罚法 40、57"),
            DismissReason::MinorCorrected | DismissReason::FirstCorrected => {
                need(stood_there && case.correction.is_some(), "行政处罚法 33")
            }
            DismissReason::Limitation => {
                let conduct = case.filing.as_ref().map(|filing| &filing.conduct);
                let late = conduct.is_none_or(|conduct| !grounds::within_limitation(case, conduct).met);
                need(stood_there && late, "行政处罚法 36")
            }
        }
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.ending = Some(Ending::Dismissed { on: ctx.day(), reason: self.reason, detail: self.detail.clone() });
        case.state = State::Dismissed;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "reason": self.reason, "detail": self.detail })
    }
}
