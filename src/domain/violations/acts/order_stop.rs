//! `order_stop` 责令停止: at once, before anything is filed, and where the law lets it with a day for the correction
//! (城乡规划法 65; 土地管理法 68).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::PaperKind;
use super::super::law::Law;
use super::super::steps::{Paper, StopOrder};
use super::numbered::Numbered;
use super::officers::Visit;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, fault, grounds, nothing, unit_of};
use crate::domain::fields::{Fault, Fields, choice, day, parsed, text};
use crate::domain::ids::DivisionCode;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::OrderStop, knows: Violation::undecided, needs: nothing, read };

#[derive(Debug)]
struct OrderStop {
    visit: Visit,
    law: Law,
    unit: DivisionCode,
    number: Numbered,
    correct_by: Option<Date>,
    facts: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let visit = Visit::read(f, 1);
    let law = f.required("law", choice());
    let unit = f.required("unit", parsed("bad_division"));
    let number = Numbered::read(f, PaperKind::StopOrder);
    let correct_by = f.optional("correct_by", day());
    let facts = f.required("facts", text(1, 1000));
    Some(Box::new(OrderStop {
        visit: visit?,
        law: law?,
        unit: unit?,
        number: number?,
        correct_by: correct_by?,
        facts: facts?,
    }))
}

impl CaseAct for OrderStop {
    fn wants(&self, _case: &Violation) -> Wants {
        Wants { series: self.number.series(), ..self.visit.wants() }
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = self.visit.faults(case, ctx);
        faults.extend(self.number.faults(case, ctx));
        if self.correct_by.is_some_and(|day| day <= ctx.day()) {
            faults.push(fault("correct_by", "before_act"));
        }
        faults
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = grounds::power(self.law, &unit_of(case, &self.unit), case, ctx);
        let same = case.law().is_none_or(|law| law == self.law);
        needs.push(Requirement::new("law_of_case", same, Basis::law("行政处罚法 29")));
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        let power = grounds::power_used(self.law, &unit_of(case, &self.unit), ctx);
        case.stop_order = Some(StopOrder {
            paper: Paper { number: self.number.write(case, ctx), on: ctx.day(), power, service: None },
            law: self.law,
            facts: self.facts.clone(),
            correct_by: self.correct_by,
            officers: self.visit.officers(ctx),
        });
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "officers": self.visit.names(), "photos": self.visit.photos(), "law": self.law, "unit": self.unit,
            "number": self.number.given(), "correct_by": self.correct_by, "facts": self.facts })
    }
}
