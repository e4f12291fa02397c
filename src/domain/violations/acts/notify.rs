//! `notify` 告知: facts, reasons, basis and rights before any decision, the hearing among them (行政处罚法 44, 45, 63;
//! 自然资源行政处罚办法 34).

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{PaperKind, State};
use super::super::law::{Law, Measure, Track};
use super::super::steps::{Notice, Order, Paper};
use super::numbered::Numbered;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, grounds, order};
use crate::domain::fields::{Fault, Fields, boolean};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::Notify,
    knows: |case| case.in_preparation() && !case.investigations.is_empty(),
    needs: |case, ctx| grounds::power_of_case(case, ctx),
    read,
};

/// Why a hearing is offered. The rule names 限期拆除 in cases of natural resources; elsewhere a demolition is taken as one
/// of the other heavy penalties, which is a reading and wears the badge.
pub(super) fn hearing_basis(law: Law, measures: &[Measure]) -> Basis {
    match (law.track(), measures.contains(&Measure::Demolish)) {
        (Track::Land, true) => Basis::law("自然资源行政处罚办法 34；行政处罚法 63"),
        _ => Basis { text: "行政处罚法 63(5)".to_owned(), verified: false },
    }
}

#[derive(Debug)]
struct Notify {
    number: Numbered,
    order: Order,
    hearing_offered: bool,
    statement_offered: bool,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn CaseAct>> {
    let number = Numbered::read(f, PaperKind::Notice);
    let order = order::read(f, reading);
    let hearing_offered = f.required("hearing_offered", boolean());
    let statement_offered = f.required("statement_offered", boolean());
    Some(Box::new(Notify {
        number: number?,
        order: order?,
        hearing_offered: hearing_offered?,
        statement_offered: statement_offered?,
    }))
}

impl CaseAct for Notify {
    fn wants(&self, _case: &Violation) -> Wants {
        Wants { series: self.number.series(), ..Wants::default() }
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = order::faults(&self.order, case.law());
        faults.extend(self.number.faults(case, ctx));
        faults
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = grounds::power_of_case(case, ctx);
        if let Some(law) = case.law() {
            let basis = hearing_basis(law, &self.order.measures);
            needs.push(Requirement::new("hearing_offered", self.hearing_offered, basis));
        }
        needs.push(Requirement::new("statement_offered", self.statement_offered, Basis::law("行政处罚法 44、45")));
        needs.extend(order::fine_in_range(&self.order, case.law()));
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        if let Some(filing) = &case.filing {
            let power = grounds::power_used(filing.law, &filing.unit, ctx);
            case.notice = Some(Notice {
                paper: Paper { number: self.number.write(case, ctx), on: ctx.day(), power, service: None },
                order: self.order.clone(),
                hearing_offered: self.hearing_offered,
                responses: Vec::new(),
            });
            // A hearing on another notice is none on this.
            case.hearing = None;
            case.state = State::Notified;
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "number": self.number.given(), "order": self.order, "hearing_offered": self.hearing_offered,
            "statement_offered": self.statement_offered })
    }
}
