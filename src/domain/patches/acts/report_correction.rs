//! `report_correction` 查处与整改: what the platform asks about an unlawful patch until it is crossed off.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::codes::{Rectification, State};
use super::super::patch::Patch;
use super::super::steps::Correction;
use super::{ActKind, ActSpec, Context, PatchAct, nothing};
use crate::domain::fields::{Fields, choice, number, text};
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec { kind: ActKind::ReportCorrection, knows, needs: nothing, read };

fn knows(patch: &Patch) -> bool {
    patch.state != State::Closed && (patch.lead.is_some() || patch.is_violation())
}

#[derive(Debug)]
struct ReportCorrection {
    case_no: Option<String>,
    decision_no: Option<String>,
    demolished_m2: Option<f64>,
    restored_m2: Option<f64>,
    rectification: Rectification,
}

fn read(f: &mut Fields<'_>, _today: Date) -> Option<Box<dyn PatchAct>> {
    let case_no = f.optional("case_no", text(1, 60));
    let decision_no = f.optional("decision_no", text(1, 60));
    let demolished_m2 = f.optional("demolished_m2", number(0.0, 1e8));
    let restored_m2 = f.optional("restored_m2", number(0.0, 1e8));
    let rectification = f.required("rectification", choice());
    Some(Box::new(ReportCorrection {
        case_no: case_no?,
        decision_no: decision_no?,
        demolished_m2: demolished_m2?,
        restored_m2: restored_m2?,
        rectification: rectification?,
    }))
}

impl PatchAct for ReportCorrection {
    fn needs(&self, _patch: &Patch, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, patch: &mut Patch, ctx: &Context<'_>) {
        patch.correction = Some(Correction {
            on: ctx.day(),
            case_no: self.case_no.clone(),
            decision_no: self.decision_no.clone(),
            demolished_m2: self.demolished_m2,
            restored_m2: self.restored_m2,
            rectification: self.rectification,
        });
    }

    fn body(&self) -> Value {
        json!({ "case_no": self.case_no, "decision_no": self.decision_no, "demolished_m2": self.demolished_m2,
            "restored_m2": self.restored_m2, "rectification": self.rectification })
    }
}
