//! `settle_objection` 异议处理: how an objection made during publicity was dealt with (土地管理法实施条例 34). It stays in
//! the file beside the objection; hanging the notice out anew settles none.

use serde_json::{Value, json};

use super::super::file::House;
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, before_village};
use crate::domain::fields::{Fault, Fields, text, whole};
use crate::domain::pack::Rules;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::SettleObjection, knows: before_village, needs, suggests, read };

/// The first open objection, counted from 1 as the file shows them.
fn first_open(house: &House) -> Option<usize> {
    let notice = house.notice.as_ref()?;
    notice.objections.iter().position(|objection| objection.handled.is_none()).map(|index| index.saturating_add(1))
}

fn suggests(house: &House, _rules: Rules<'_>) -> Value {
    first_open(house).map_or_else(|| json!({}), |objection| json!({ "objection": objection }))
}

fn needs(house: &House, _ctx: &Context<'_>) -> Vec<Requirement> {
    vec![Requirement::new("objection_open", first_open(house).is_some(), Basis::law("土地管理法实施条例 34"))]
}

#[derive(Debug)]
struct SettleObjection {
    /// Counted from 1.
    objection: usize,
    handled: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let objection = f.required("objection", whole(1, 1_000));
    let handled = f.required("handled", text(1, 500));
    Some(Box::new(SettleObjection { objection: usize::try_from(objection?).ok()?, handled: handled? }))
}

impl HouseAct for SettleObjection {
    fn faults(&self, house: &House, _ctx: &Context<'_>) -> Vec<Fault> {
        let made = house.notice.as_ref().map_or(&[][..], |notice| &notice.objections);
        let open = made.get(self.objection.saturating_sub(1)).is_some_and(|it| it.handled.is_none());
        // Where none is open the requirement says so.
        if open || first_open(house).is_none() { Vec::new() } else { vec![super::fault("objection", "not_a_choice")] }
    }

    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(house, ctx)
    }

    fn change(&self, house: &mut House, _ctx: &Context<'_>) -> Change {
        let made = house.notice.as_mut().map(|notice| &mut notice.objections);
        if let Some(objection) = made.and_then(|made| made.get_mut(self.objection.saturating_sub(1))) {
            objection.handled = Some(self.handled.clone());
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "objection": self.objection, "handled": self.handled })
    }
}
