//! `pay_fine` 缴纳罚款: at the bank, never to the officers who decided (行政处罚法 67). Exists under articles with a fine only.

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::PaperKind;
use super::super::execution::Payment;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, grounds, nothing};
use crate::domain::fields::{Fields, text, whole};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::PayFine,
    knows: |case| case.is_open() && fine_due(case).is_some() && case.payment.is_none(),
    needs: nothing,
    read,
};

/// The fine of the decision, yuan.
pub(super) fn fine_due(case: &Violation) -> Option<u32> {
    case.decision.as_ref().and_then(|decision| decision.order.fine).map(|fine| fine.yuan)
}

#[derive(Debug)]
struct PayFine {
    yuan: u32,
    receipt_no: String,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let yuan = f.required("yuan", whole(1, 200_000_000));
    let receipt_no = f.required("receipt_no", text(1, 60));
    Some(Box::new(PayFine { yuan: yuan?, receipt_no: receipt_no? }))
}

impl CaseAct for PayFine {
    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let due = fine_due(case).unwrap_or(0);
        vec![
            grounds::served(case, PaperKind::Decision, "行政处罚法 67", ctx),
            Requirement::new("fine_in_full", self.yuan >= due, Basis::law("行政处罚法 67、72")).with("due", due),
        ]
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.payment = Some(Payment { on: ctx.day(), yuan: self.yuan, receipt_no: self.receipt_no.clone() });
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "yuan": self.yuan, "receipt_no": self.receipt_no })
    }
}
