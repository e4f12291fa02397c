//! `commence` 开工: works may begin once the plot has been set out on the ground (批准后丈量批放到场).

use serde_json::{Value, json};

use super::super::codes::{PermitKind, Stage, State, VisitKind};
use super::super::file::House;
use super::super::measured::staked_beyond;
use super::{ActKind, ActSpec, Change, Context, HouseAct, inspect::conforms, nothing};
use crate::domain::requirement::Requirement;
use crate::domain::rule::{Basis, Rule};

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::Commence,
    knows: |house| house.stage == Stage::Construction && !house.state.is_end(),
    needs,
    suggests: nothing,
    read: |_f, _reading| Some(Box::new(Commence)),
};

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let rule = ctx.rules.visit(VisitKind::SetOut.code());
    let basis = || rule.map_or_else(|| unread("农经发〔2019〕6号 三到场"), Rule::basis);
    let mut needs = vec![
        // The regulation asks for a qualified design from two storeys on; that the builder is named before works begin
        // rests on the ministries' notice, whose text was read in a summary only.
        Requirement::new("builder_registered", house.builder.is_some(), unread("建村规〔2024〕4号")),
        Requirement::new("visited", house.visit(VisitKind::SetOut).is_some(), basis())
            .with("visit", VisitKind::SetOut.code()),
    ];
    if let Some(visit) = house.visit(VisitKind::SetOut) {
        needs.push(conforms(visit, basis()));
    }
    if let Some(beyond) = staked_beyond(house, ctx.rules) {
        needs.push(
            Requirement::new("staked_as_approved", false, Basis::law("城乡规划法 65"))
                .with("value", beyond.value)
                .with("limit", beyond.limit),
        );
    }
    if let Some(permit) = house.permit(PermitKind::HomesteadApproval) {
        needs.push(
            Requirement::new("approval_valid", ctx.day() <= permit.valid_to, Basis::law("行政许可法 70"))
                .with("until", permit.valid_to),
        );
    }
    needs
}

fn unread(text: &str) -> Basis {
    Basis { text: text.to_owned(), verified: false }
}

#[derive(Debug)]
struct Commence;

impl HouseAct for Commence {
    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(house, ctx)
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.commenced_on = Some(ctx.day());
        house.move_to(Stage::Supervision, State::InConstruction);
        Change::default()
    }

    fn body(&self) -> Value {
        json!({})
    }
}
