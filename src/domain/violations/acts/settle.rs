//! `settle` 执行协议: the authority may agree with the party on how and when, as long as nobody else is harmed; broken,
//! the execution goes on (行政强制法 42).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::execution::Settlement;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, fault, nothing};
use crate::domain::fields::{Fault, Fields, boolean, day, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::Settle,
    knows: |case| case.is_open() && case.demand.is_some() && case.settlement.is_none() && !case.settled(),
    needs: nothing,
    read,
};

#[derive(Debug)]
struct Settle {
    until: Date,
    terms: String,
    nobody_harmed: bool,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let until = f.required("until", day());
    let terms = f.required("terms", text(1, 2000));
    let nobody_harmed = f.required("nobody_harmed", boolean());
    Some(Box::new(Settle { until: until?, terms: terms?, nobody_harmed: nobody_harmed? }))
}

impl CaseAct for Settle {
    fn faults(&self, _case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        if self.until <= ctx.day() { vec![fault("until", "before_act")] } else { Vec::new() }
    }

    fn needs(&self, _case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        vec![Requirement::new("nobody_harmed", self.nobody_harmed, Basis::law("行政强制法 42"))]
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.settlement = Some(Settlement { on: ctx.day(), until: self.until, terms: self.terms.clone() });
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "until": self.until, "terms": self.terms, "nobody_harmed": self.nobody_harmed })
    }
}
