//! `register_builder` 登记建房者: a trained craftsman with a standard drawing for low houses, a qualified company
//! otherwise (建村规〔2024〕4号; 村庄和集镇规划建设管理条例 21).

use serde_json::{Value, json};

use super::super::codes::{BuilderKind, Stage, State};
use super::super::file::{Builder, House};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, nothing};
use crate::domain::fields::{Fields, choice, text};
use crate::domain::private::Private;
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::RegisterBuilder,
    knows: |house| matches!(house.stage, Stage::Construction | Stage::Supervision) && !house.state.is_end(),
    needs: |_house, _ctx| Vec::new(),
    suggests: nothing,
    read,
};

#[derive(Debug)]
struct RegisterBuilder {
    kind: BuilderKind,
    name: Private<String>,
    certificate_no: String,
    drawing_no: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let kind = f.required("kind", choice());
    let name = f.required("name", text(1, 100));
    let certificate_no = f.required("certificate_no", text(1, 60));
    let drawing_no = f.required("drawing_no", text(1, 60));
    Some(Box::new(RegisterBuilder {
        kind: kind?,
        name: Private::new(name?),
        certificate_no: certificate_no?,
        drawing_no: drawing_no?,
    }))
}

impl HouseAct for RegisterBuilder {
    fn needs(&self, _house: &House, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        let mut change = Change::default();
        let person = change.person(house, "builder", &self.name);
        house.builder = Some(Builder {
            kind: self.kind,
            person,
            certificate_no: self.certificate_no.clone(),
            drawing_no: self.drawing_no.clone(),
            on: ctx.day(),
        });
        if house.state == State::Approved {
            house.move_to(Stage::Construction, State::StartRequested);
        }
        change
    }

    fn body(&self) -> Value {
        json!({ "kind": self.kind, "certificate_no": self.certificate_no, "drawing_no": self.drawing_no })
    }
}
