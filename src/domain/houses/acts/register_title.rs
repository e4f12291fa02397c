//! `register_title` 不动产首次登记: the end of the line (不动产登记暂行条例 16, 20).

use serde_json::{Value, json};

use super::super::cases::{no_open_case, not_paused};
use super::super::codes::{PassVerdict, Stage, State};
use super::super::file::{House, Title};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, nothing};
use crate::domain::fields::{Fault, Fields, text};
use crate::domain::identity::{self, UnitNumber};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::RegisterTitle,
    knows: |house| house.stage == Stage::Acceptance && !house.state.is_end(),
    needs,
    suggests: nothing,
    read,
};

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let passed = house.outcome.as_ref().is_some_and(|it| it.verdict == PassVerdict::Pass);
    let mut needs = vec![Requirement::new("acceptance_passed", passed, Basis::law("不动产登记暂行条例 16"))];
    // What breaks the law is not registered; a case may have come up since the acceptance. The article was not read.
    let refused = Basis { text: "不动产登记暂行条例 22".to_owned(), verified: false };
    needs.extend(no_open_case(&ctx.facts.cases, &refused));
    needs.push(not_paused(&ctx.facts.cases));
    needs
}

#[derive(Debug)]
struct RegisterTitle {
    certificate_no: String,
    unit_no: UnitNumber,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let certificate_no = f.required("certificate_no", text(1, 100));
    let unit_no = f.required("unit_no", identity::number::<UnitNumber>("unit_number"));
    Some(Box::new(RegisterTitle { certificate_no: certificate_no?, unit_no: unit_no? }))
}

impl HouseAct for RegisterTitle {
    fn faults(&self, house: &House, _ctx: &Context<'_>) -> Vec<Fault> {
        let here = self.unit_no.as_str().starts_with(house.village.county().as_str());
        if here { Vec::new() } else { vec![super::fault("unit_no", "other_county")] }
    }

    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(house, ctx)
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.title = Some(Title {
            certificate_no: self.certificate_no.clone(),
            unit_no: self.unit_no.as_str().to_owned(),
            on: ctx.day(),
        });
        house.move_to(Stage::Done, State::Registered);
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "certificate_no": self.certificate_no, "unit_no": self.unit_no.as_str() })
    }
}
