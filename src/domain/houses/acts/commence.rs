//! `commence` 开工: works may begin once the plot has been set out on the ground (批准后丈量批放到场).

use serde_json::{Value, json};

use super::super::codes::{PermitKind, Stage, State, VisitKind};
use super::super::file::House;
use super::{ActKind, ActSpec, Change, Context, HouseAct, nothing};
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
    let visit = ctx.rules.visit(VisitKind::SetOut.code());
    let mut needs = vec![
        Requirement::new("builder_registered", house.builder.is_some(), Basis::law("村庄和集镇规划建设管理条例 21")),
        Requirement::new(
            "visited",
            house.visit(VisitKind::SetOut).is_some(),
            visit.map_or_else(|| Basis { text: "农经发〔2019〕6号 三到场".to_owned(), verified: false }, Rule::basis),
        )
        .with("visit", VisitKind::SetOut.code()),
    ];
    if let Some(permit) = house.permit(PermitKind::HomesteadApproval) {
        needs.push(
            Requirement::new("approval_valid", ctx.day() <= permit.valid_to, Basis::law("土地管理法 62"))
                .with("until", permit.valid_to),
        );
    }
    needs
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
