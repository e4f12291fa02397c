//! `challenge` and `end_challenge`: the party asks for review or sues, and how that ends. While it goes on nothing is
//! carried out (行政强制法 44, 53).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{ChallengeKind, ChallengeOutcome, PaperKind};
use super::super::steps;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, fault, grounds};
use crate::domain::fields::{Fault, Fields, choice, day, text};
use crate::domain::requirement::Requirement;

pub(super) const BEGIN: ActSpec = ActSpec {
    kind: ActKind::Challenge,
    knows: |case| case.is_open() && case.decision.is_some() && case.pending_challenge().is_none() && !case.annulled(),
    needs: |case, ctx| vec![served(case, ctx)],
    read: |f, _reading| {
        let kind = f.required("kind", choice());
        let on = f.optional("on", day());
        let body = f.required("body", text(1, 100));
        Some(Box::new(Begin { kind: kind?, on: on?, body: body? }))
    },
};

pub(super) const END: ActSpec = ActSpec {
    kind: ActKind::EndChallenge,
    knows: |case| case.is_open() && case.pending_challenge().is_some(),
    needs: |_case, _ctx| Vec::new(),
    read: end,
};

fn served(case: &Violation, ctx: &Context<'_>) -> Requirement {
    grounds::served(case, PaperKind::Decision, "行政复议法 20；行政诉讼法 46", ctx)
}

#[derive(Debug)]
struct Begin {
    kind: ChallengeKind,
    on: Option<Date>,
    body: String,
}

impl CaseAct for Begin {
    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let on = self.on.unwrap_or_else(|| ctx.day());
        if on > ctx.day() {
            vec![fault("on", "after_act")]
        } else if case.served_on(PaperKind::Decision).is_some_and(|served| on < served) {
            vec![fault("on", "before_service")]
        } else {
            Vec::new()
        }
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        vec![served(case, ctx)]
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        let filed_on = self.on.unwrap_or_else(|| ctx.day());
        case.challenges.push(steps::Challenge { kind: self.kind, filed_on, outcome: None });
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "kind": self.kind, "on": self.on, "body": self.body })
    }
}

#[derive(Debug)]
struct End {
    outcome: ChallengeOutcome,
    on: Option<Date>,
    number: String,
}

fn end(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let outcome = f.required("outcome", choice());
    let on = f.optional("on", day());
    let number = f.required("number", text(1, 100));
    Some(Box::new(End { outcome: outcome?, on: on?, number: number? }))
}

impl CaseAct for End {
    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let on = self.on.unwrap_or_else(|| ctx.day());
        if on > ctx.day() {
            vec![fault("on", "after_act")]
        } else if case.pending_challenge().is_some_and(|challenge| on < challenge.filed_on) {
            vec![fault("on", "before_start")]
        } else {
            Vec::new()
        }
    }

    fn needs(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        let on = self.on.unwrap_or_else(|| ctx.day());
        if let Some(challenge) = case.challenges.iter_mut().find(|challenge| challenge.outcome.is_none()) {
            challenge.outcome = Some((self.outcome, on));
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "outcome": self.outcome, "on": self.on, "number": self.number })
    }
}
