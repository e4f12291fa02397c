//! `close` 结案: done by the party, by force or by the court, or ended by law, with photos from where the first were taken.

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{CloseGround, RulingVerdict, State};
use super::super::law::Measure;
use super::super::rectified::Remeasured;
use super::super::steps::Ending;
use super::pay_fine::fine_due;
use super::rectify::Shown;
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
    shown: Shown,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn CaseAct>> {
    let ground = f.required("ground", choice());
    let reason = f.required("reason", text(1, 1000));
    let photos = f.required("photos", list(60, parsed("bad_id")));
    let land_restored = f.defaulted("land_restored", false, boolean());
    let shown = Shown::read(f, reading);
    Some(Box::new(Close {
        ground: ground?,
        reason: reason?,
        photos: photos?,
        land_restored: land_restored?,
        shown: shown?,
    }))
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

    /// That the file shows it done: a photo beside the first, and the outline measured again where the case is about one.
    /// No statute read names the form of this proof, so that it wears the badge.
    fn shown_done(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let proof = || Basis { text: "行政处罚法 46、66".to_owned(), verified: false };
        let now = self.shown.rectified(case, ctx);
        let all = || case.rectified().chain(std::iter::once(&now));
        let paired = all().any(|it| !it.retakes.is_empty());
        let mut needs = vec![Requirement::new("photo_beside_first", paired, proof())];
        if case.ground().is_some() {
            let last = all().rev().find_map(|it| it.remeasured.as_ref());
            needs.push(Requirement::new("outline_remeasured", last.is_some(), proof()));
            needs.extend(last.map(|last| gone(last, case, proof())));
        }
        needs
    }

    /// Whether what was ordered is to be found done.
    fn done(&self) -> bool {
        matches!(self.ground, CloseGround::Performed | CloseGround::Demolished | CloseGround::CourtExecuted)
    }
}

/// That nothing too much is left. Only where it was to be demolished or restored: a building may be confiscated, or
/// allowed afterwards, and stand.
fn gone(last: &Remeasured, case: &Violation, basis: Basis) -> Requirement {
    let measures = || case.decision.iter().flat_map(|decision| &decision.order.measures);
    let ordered = measures().any(|it| matches!(it, Measure::Demolish | Measure::RestoreLand))
        && !measures().any(|it| *it == Measure::Confiscate);
    let need = Requirement::new("excess_gone", last.gone(), basis)
        .with("left", format!("{:.2}", last.left_m2))
        .with("tolerance", format!("{:.2}", last.tolerance_m2));
    if ordered { need } else { need.told() }
}

impl CaseAct for Close {
    fn wants(&self, _case: &Violation) -> Wants {
        self.shown.wants(Wants { photos: self.photos.clone(), ..Wants::default() })
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let strange = self.photos.iter().enumerate().filter(|(_, photo)| ctx.facts.photo(photo).is_none());
        let mut faults: Vec<Fault> =
            strange.map(|(i, _)| fault(format!("photos[{i}]"), "not_a_photo_of_this_case")).collect();
        if self.done() && self.photos.is_empty() {
            faults.push(fault("photos", "required"));
        }
        faults.extend(self.shown.faults(&self.photos, case, ctx));
        faults
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = vec![self.ground_holds(case)];
        needs.push(Requirement::new(
            "no_open_challenge",
            case.pending_challenge().is_none(),
            Basis::law("行政强制法 40"),
        ));
        if self.done() {
            // Two officers may have seen it when they saw the correction.
            let seen = case.correction.as_ref().is_some_and(|it| it.land_restored);
            let restored = self.land_restored || seen || !case.land_to_restore();
            needs.push(Requirement::new("land_restored", restored, Basis::law("土地管理法 77、78")));
            let paid = fine_due(case).is_none() || case.payment.is_some();
            needs.push(Requirement::new("fine_paid", paid, Basis::law("行政处罚法 66、67")));
            needs.extend(self.shown_done(case, ctx));
        }
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.ending = Some(Ending::Closed {
            on: ctx.day(),
            ground: self.ground,
            reason: self.reason.clone(),
            photos: self.photos.clone(),
            land_restored: self.land_restored,
            rectified: Box::new(self.shown.rectified(case, ctx)),
        });
        case.state = State::Closed;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "ground": self.ground, "reason": self.reason, "photos": self.photos,
            "land_restored": self.land_restored, "rectified": self.shown.body() })
    }
}
