//! `submit_material` 补交材料: a deferred or missing paper arrives.

use serde_json::{Value, json};

use super::super::codes::Stage;
use super::super::file::{House, Material};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading};
use crate::domain::fields::{Fault, Fields, parsed, text};
use crate::domain::ids::Id;
use crate::domain::pack::MaterialKind;
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::SubmitMaterial,
    knows: |house| matches!(house.stage, Stage::Planning | Stage::Approval) && !house.state.is_end(),
    needs: |_house, _ctx| Vec::new(),
    suggests: |house, _rules| match house.outstanding().next() {
        Some((material, _promise)) => json!({ "code": material.code }),
        None => json!({}),
    },
    read,
};

#[derive(Debug)]
struct SubmitMaterial {
    code: String,
    file: Option<Id>,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let code = f.required("code", text(1, 60));
    let file = f.optional("file", parsed("bad_id"));
    Some(Box::new(SubmitMaterial { code: code?, file: file? }))
}

impl HouseAct for SubmitMaterial {
    fn faults(&self, _house: &House, ctx: &Context<'_>) -> Vec<Fault> {
        match ctx.rules.material(&self.code).map(|rule| rule.value.kind) {
            None => vec![super::fault("code", "not_a_choice")],
            Some(MaterialKind::Never) => vec![super::fault("code", "may_not_be_asked")],
            Some(_) => Vec::new(),
        }
    }

    fn needs(&self, _house: &House, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        let day = Some(ctx.day());
        match house.materials.iter_mut().find(|material| material.code == self.code) {
            Some(material) => {
                material.provided_on = day;
                material.file.clone_from(&self.file);
            }
            None => house.materials.push(Material {
                code: self.code.clone(),
                provided_on: day,
                file: self.file.clone(),
                deferred: None,
            }),
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "code": self.code, "file": self.file })
    }
}
