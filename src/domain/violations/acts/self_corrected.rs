//! `self_corrected` 自行改正: two officers see that the party did it itself; force is out of the question from here.

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::State;
use super::super::execution::Correction;
use super::officers::Visit;
use super::rectify::Shown;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, nothing};
use crate::domain::fields::{Fault, Fields, boolean};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::SelfCorrected, knows: |case| case.is_open() && !case.settled(), needs: nothing, read };

#[derive(Debug)]
struct SelfCorrected {
    visit: Visit,
    shown: Shown,
    land_restored: bool,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn CaseAct>> {
    let visit = Visit::read(f, 1);
    let shown = Shown::read(f, reading);
    let land_restored = f.required("land_restored", boolean());
    Some(Box::new(SelfCorrected { visit: visit?, shown: shown?, land_restored: land_restored? }))
}

impl CaseAct for SelfCorrected {
    fn wants(&self, _case: &Violation) -> Wants {
        self.shown.wants(self.visit.wants())
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = self.visit.faults(case, ctx);
        faults.extend(self.shown.faults(self.visit.photos(), case, ctx));
        faults
    }

    fn needs(&self, case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        // Land that was to be given back or restored is part of what was ordered.
        let met = self.land_restored || !case.land_to_restore();
        vec![Requirement::new("land_restored", met, Basis::law("土地管理法 77、78"))]
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.correction = Some(Correction {
            on: ctx.day(),
            officers: self.visit.officers(ctx),
            land_restored: self.land_restored,
            photos: self.visit.photos().to_vec(),
            rectified: self.shown.rectified(case, ctx),
        });
        case.state = State::Corrected;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "officers": self.visit.names(), "photos": self.visit.photos(), "land_restored": self.land_restored,
            "rectified": self.shown.body() })
    }
}
