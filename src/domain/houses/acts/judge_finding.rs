//! `judge_finding`: a person says of what the machine suspects whether it is so, with the reason. The machine only
//! suspects (处罚法 40, 41: facts are found by people, on evidence); a measurement made later opens the question again.

use serde_json::{Value, json};

use super::super::file::House;
use super::super::findings::{Finding, Judged, Judgement, Part, examined, findings};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, Wants, nothing};
use crate::domain::fields::{Fields, choice, text};
use crate::domain::kinds::Kind;
use crate::domain::pack::Rules;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::JudgeFinding,
    knows: |house| !house.state.is_end() && house.visits.iter().any(|visit| visit.measurement.is_some()),
    needs: |house, ctx| {
        let any = suspected(house, ctx).next().is_some();
        vec![Requirement::new("something_suspected", any, basis())]
    },
    suggests: nothing,
    read,
};

/// What is suspected as the house now stands.
fn suspected(house: &House, ctx: &Context<'_>) -> impl Iterator<Item = Finding> + use<> {
    let found = findings(house, ctx.rules, &ctx.facts.surroundings, ctx.day());
    found.into_iter().filter(|finding| finding.grade.is_suspected())
}

/// A punishment without clear facts may not be given, and evidence is checked before it counts.
fn basis() -> Basis {
    Basis::law("行政处罚法 40、46")
}

#[derive(Debug)]
struct JudgeFinding {
    kind: Kind,
    part: Option<Part>,
    verdict: Judged,
    reason: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let kind = f.required("kind", examined());
    let part = f.optional("part", choice());
    let verdict = f.required("verdict", choice());
    let reason = f.required("reason", text(1, 500));
    Some(Box::new(JudgeFinding { kind: kind?, part: part?, verdict: verdict?, reason: reason? }))
}

impl JudgeFinding {
    fn means(&self, finding: &Finding) -> bool {
        finding.kind == self.kind && (self.part.is_none() || finding.part == self.part)
    }
}

impl HouseAct for JudgeFinding {
    fn wants(&self, _house: &House, _rules: Rules<'_>, _day: jiff::civil::Date) -> Wants {
        Wants { surroundings: true, ..Wants::default() }
    }

    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        let there = suspected(house, ctx).any(|finding| self.means(&finding));
        let code = self.part.map_or_else(|| self.kind.code(), Part::code);
        vec![Requirement::new("finding_suspected", there, basis()).with("finding", code)]
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        let judged: Vec<Judgement> = suspected(house, ctx)
            .filter(|finding| self.means(finding))
            .map(|finding| Judgement::of(&finding, self.verdict, &self.reason, &ctx.actor.username, ctx.at))
            .collect();
        house.judgements.extend(judged);
        Change::default()
    }

    fn body(&self) -> Value {
        let finding = self.part.map_or_else(|| self.kind.code(), Part::code);
        json!({ "kind": self.kind, "part": self.part, "finding": finding, "verdict": self.verdict,
            "reason": self.reason })
    }
}
