//! `report_completion` 报告竣工: after the visits of supervision (施工过程到场).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::codes::{Stage, State, VisitKind};
use super::super::file::{Completion, House};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, nothing};
use crate::domain::fields::{Fault, Fields, day};
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::ReportCompletion,
    knows: |house| house.stage == Stage::Supervision && !house.state.is_end(),
    needs,
    suggests: nothing,
    read,
};

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    VisitKind::SUPERVISION
        .into_iter()
        .filter_map(|kind| {
            let rule = ctx.rules.visit(kind.code()).filter(|rule| rule.value.required)?;
            Some(Requirement::new("visited", house.visit(kind).is_some(), rule.basis()).with("visit", kind.code()))
        })
        .collect()
}

#[derive(Debug)]
struct ReportCompletion {
    completed_on: Date,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let completed_on = f.required("completed_on", day());
    Some(Box::new(ReportCompletion { completed_on: completed_on? }))
}

impl HouseAct for ReportCompletion {
    fn faults(&self, house: &House, ctx: &Context<'_>) -> Vec<Fault> {
        if self.completed_on > ctx.day() {
            vec![super::fault("completed_on", "after_act")]
        } else if house.commenced_on.is_some_and(|begun| self.completed_on < begun) {
            vec![super::fault("completed_on", "before_commencement")]
        } else {
            Vec::new()
        }
    }

    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(house, ctx)
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.completion = Some(Completion { completed_on: self.completed_on, reported_on: ctx.day() });
        house.move_to(Stage::Acceptance, State::CompletionReported);
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "completed_on": self.completed_on })
    }
}
