//! `commence` 开工: works may begin once the plot has been set out on the ground (批准后丈量批放到场).

use serde_json::{Value, json};

use super::super::codes::{PermitKind, Stage, State, VisitKind};
use super::super::file::House;
use super::super::findings::{Grade, staked};
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
    ];
    let set_out = house.visit(VisitKind::SetOut);
    if set_out.is_some() || ctx.rules.requires_visit(VisitKind::SetOut.code()) {
        let visited = Requirement::new("visited", set_out.is_some(), basis());
        needs.push(visited.with("visit", VisitKind::SetOut.code()));
    }
    if let Some(visit) = set_out {
        needs.push(conforms(visit, basis()));
    }
    if let Some(beyond) = staked(house, ctx.rules).filter(|it| it.grade == Grade::SuspectedPlain) {
        needs.push(
            Requirement::new("staked_as_approved", false, beyond.basis)
                .with("value", format!("{:.2} m²", beyond.value))
                .with("limit", format!("{:.2} m²", beyond.tolerance)),
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
