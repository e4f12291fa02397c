//! `legal_review` 法制审核: by somebody who did not handle the case (行政处罚法 58).

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::ReviewVerdict;
use super::super::steps::LegalReview;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading};
use crate::domain::fields::{Fields, choice, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::LegalReview,
    knows: |case| case.in_preparation() && !case.investigations.is_empty(),
    needs,
    read,
};

fn needs(case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    let stranger = !case.handlers().contains(ctx.actor.username.as_str());
    vec![Requirement::new("reviewer_not_handler", stranger, Basis::law("行政处罚法 58"))]
}

#[derive(Debug)]
struct Review {
    verdict: ReviewVerdict,
    opinion: String,
    qualification_no: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let verdict = f.required("verdict", choice());
    let opinion = f.required("opinion", text(1, 2000));
    // Whoever reviews for the first time must hold the legal-profession qualification (行政处罚法 58).
    let qualification_no = f.required("qualification_no", text(1, 60));
    Some(Box::new(Review { verdict: verdict?, opinion: opinion?, qualification_no: qualification_no? }))
}

impl CaseAct for Review {
    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(case, ctx)
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.reviews.push(LegalReview {
            at: ctx.at,
            by: ctx.actor.username.clone(),
            verdict: self.verdict,
            opinion: self.opinion.clone(),
            qualification_no: self.qualification_no.clone(),
            investigations: case.investigations.len(),
            heard_at: case.hearing.as_ref().map(|hearing| hearing.held_at),
        });
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "verdict": self.verdict, "opinion": self.opinion, "qualification_no": self.qualification_no })
    }
}
