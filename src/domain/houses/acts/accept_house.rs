//! `accept_house` 验收: passes on a measured visit, or names what to rectify (农村宅基地和建房(规划许可)验收意见表).

use serde_json::{Value, json};

use super::super::cases::no_open_case;
use super::super::codes::{OldHouse, PassVerdict, Stage, State, VisitKind};
use super::super::file::{House, Outcome};
use super::super::findings::{Finding, Grade, Judged, findings, gone, judgement, promised};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, Wants, inspect::conforms, nothing};
use crate::domain::fields::{Fields, Wrong, choice, list, text};
use crate::domain::pack::Rules;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::AcceptHouse,
    knows: |house| house.stage == Stage::Acceptance && !house.state.is_end() && house.state != State::AcceptedFinal,
    needs,
    suggests: nothing,
    read,
};

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let measured = house.measured_visit();
    let mut needs = vec![Requirement::new("measured_completion_visit", measured.is_some(), notice())];
    if let Some((visit, measurement)) = measured {
        let all =
            measurement.occupied_plot.is_some() && measurement.storeys.is_some() && measurement.height_m.is_some();
        needs.push(Requirement::new("measurement_complete", all, notice()));
        needs.push(conforms(visit, notice()));
        let found = findings(house, ctx.rules, &ctx.facts.surroundings, ctx.day());
        needs.extend(found.iter().filter_map(|finding| settled(house, finding)));
    }
    needs.extend(no_open_case(&ctx.facts.cases, &notice()));
    needs
}

/// A plain suspicion waits for a person; one that a person confirmed, for being put right and measured again.
fn settled(house: &House, finding: &Finding) -> Option<Requirement> {
    if !finding.kind.stops_acceptance(finding.part) {
        return None;
    }
    let verdict = judgement(&house.judgements, finding).map(|it| it.verdict);
    let (code, met) = match verdict {
        Some(Judged::Confirmed) => ("no_confirmed_finding", false),
        Some(Judged::Dismissed) => ("no_plain_suspicion", true),
        None if finding.grade == Grade::SuspectedPlain => ("no_plain_suspicion", false),
        None => return None,
    };
    Some(
        Requirement::new(code, met, finding.basis.clone())
            .with("finding", finding.code())
            .with("value", format!("{:.2}", finding.value))
            .with("limit", format!("{:.2}", finding.limit))
            .with("unit", finding.unit.code()),
    )
}

/// 农经发〔2019〕6号 sets the acceptance and its form; its text could not be read, so that it wears the badge.
fn notice() -> Basis {
    Basis { text: "农经发〔2019〕6号 附件 6".to_owned(), verified: false }
}

#[derive(Debug)]
struct AcceptHouse {
    verdict: PassVerdict,
    items: Vec<String>,
    old_house: OldHouse,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let verdict = f.required("verdict", choice());
    let items = f.defaulted("items", Vec::new(), list(60, text(1, 500)));
    let old_house = f.required("old_house", choice());
    let act = AcceptHouse { verdict: verdict?, items: items?, old_house: old_house? };
    if act.verdict == PassVerdict::Rectify && act.items.is_empty() {
        f.fault("items", Wrong::new("required"));
    }
    Some(Box::new(act))
}

impl AcceptHouse {
    /// A house promised to be given back is settled by its demolition alone (建新拆旧).
    fn old_house(&self, house: &House) -> Requirement {
        let met = match self.old_house {
            OldHouse::Demolished => true,
            OldHouse::NotDue => !promised(house),
            // What the form still calls pending, officers may have seen gone.
            OldHouse::Pending => gone(house),
        };
        // No statute read ties acceptance to the demolition; the household's own commitment does.
        let basis = Basis { text: "农经发〔2019〕6号 附件 2、附件 6".to_owned(), verified: false };
        Requirement::new("old_house_settled", met, basis)
    }
}

impl HouseAct for AcceptHouse {
    fn wants(&self, _house: &House, _rules: Rules<'_>, _day: jiff::civil::Date) -> Wants {
        Wants { surroundings: self.verdict == PassVerdict::Pass, ..Wants::default() }
    }

    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        if self.verdict == PassVerdict::Rectify {
            // What is to be put right was seen at the house.
            let visit = VisitKind::CompletionVisit;
            let seen = house.visit(visit).is_some();
            return vec![Requirement::new("visited", seen, notice()).with("visit", visit.code())];
        }
        let mut needs = needs(house, ctx);
        needs.push(self.old_house(house));
        needs
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.outcome = Some(Outcome {
            verdict: self.verdict,
            items: self.items.clone(),
            old_house: self.old_house,
            on: ctx.day(),
            visits: house.visits.len(),
        });
        let state = match self.verdict {
            PassVerdict::Pass => State::AcceptedFinal,
            PassVerdict::Rectify => State::Rectify,
        };
        house.move_to(Stage::Acceptance, state);
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "verdict": self.verdict, "items": self.items, "old_house": self.old_house })
    }
}
