//! `close` 结案: done by the party, by force or by the court, or ended by law, with photos from where the first were taken.

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{CloseGround, RulingVerdict, State};
use super::super::steps::Ending;
use super::pay_fine::fine_due;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, fault, nothing};
use crate::domain::fields::{Fault, Fields, boolean, choice, list, parsed, text};
use crate::domain::ids::Id;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::Close, knows: |case| case.is_open() && case.filing.is_some(), needs: nothing, read };

#[derive(Debug)]
struct Close {
    ground: CloseGround,
    reason: String,
    photos: Vec<Id>,
    land_restored: bool,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let ground = f.required("ground", choice());
    let reason = f.required("reason", text(1, 1000));
    let photos = f.required("photos", list(60, parsed("bad_id")));
    let land_restored = f.defaulted("land_restored", false, boolean());
    Some(Box::new(Close { ground: ground?, reason: reason?, photos: photos?, land_restored: land_restored? }))
}

impl Close {
    /// What the ground itself asks for.
    fn ground_holds(&self, case: &Violation) -> Requirement {
        let granted = case.ruling.as_ref().is_some_and(|ruling| ruling.verdict == RulingVerdict::Granted);
        let (met, article) = match self.ground {
            CloseGround::Performed => (case.correction.is_some(), "行政处罚法 66"),
            CloseGround::Demolished => (case.demolition.is_some(), "行政强制法 44"),
            CloseGround::CourtExecuted => (granted, "行政强制法 57、58"),
            CloseGround::ExecutionEnded => (case.decision.is_some(), "行政强制法 40"),
            CloseGround::Annulled => (case.annulled(), "行政强制法 40(4)"),
        };
        Requirement::new("close_ground_holds", met, Basis::law(article))
    }

    /// Whether what was ordered is to be found done.
    fn done(&self) -> bool {
        matches!(self.ground, CloseGround::Performed | CloseGround::Demolished | CloseGround::CourtExecuted)
    }
}

impl CaseAct for Close {
    fn wants(&self, _case: &Violation) -> Wants {
        Wants { photos: self.photos.clone(), ..Wants::default() }
    }

    fn faults(&self, _case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let strange = self.photos.iter().enumerate().filter(|(_, photo)| ctx.facts.photo(photo).is_none());
        let mut faults: Vec<Fault> =
            strange.map(|(i, _)| fault(format!("photos[{i}]"), "not_a_photo_of_this_case")).collect();
        if self.done() && self.photos.is_empty() {
            faults.push(fault("photos", "required"));
        }
        faults
    }

    fn needs(&self, case: &Violation, _ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = vec![self.ground_holds(case)];
        needs.push(Requirement::new(
            "no_open_challenge",
            case.pending_challenge().is_none(),
            Basis::law("行政强制法 40"),
        ));
        if self.done() {
            let restored = self.land_restored || !case.land_to_restore();
            needs.push(Requirement::new("land_restored", restored, Basis::law("土地管理法 77、78")));
            let paid = fine_due(case).is_none() || case.payment.is_some();
            needs.push(Requirement::new("fine_paid", paid, Basis::law("行政处罚法 66、67")));
        }
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.ending = Some(Ending::Closed {
            on: ctx.day(),
            ground: self.ground,
            reason: self.reason.clone(),
            photos: self.photos.clone(),
        });
        case.state = State::Closed;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "ground": self.ground, "reason": self.reason, "photos": self.photos,
            "land_restored": self.land_restored })
    }
}
