//! `close_patch` 销号: nothing more is to be done about it. Not from a desk, and not before what is unlawful has been put right.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::codes::{Rectification, State};
use super::super::patch::Patch;
use super::super::steps::Closure;
use super::{ActKind, ActSpec, Context, PatchAct};
use crate::domain::fields::{Fields, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::ClosePatch, knows: |patch| patch.state != State::Closed, needs, read };

#[derive(Debug)]
struct ClosePatch {
    note: String,
}

fn read(f: &mut Fields<'_>, _today: Date) -> Option<Box<dyn PatchAct>> {
    let note = f.required("note", text(1, 300));
    Some(Box::new(ClosePatch { note: note? }))
}

fn needs(patch: &Patch, _ctx: &Context<'_>) -> Vec<Requirement> {
    // Who reads the document says what it is; its text is known second hand.
    let basis = || Basis { text: "自然资发〔2023〕258号（须实地核查）".to_owned(), verified: false };
    let mut needs = vec![Requirement::new("patch_verified", patch.check.is_some(), basis())];
    if patch.is_violation() || patch.lead.is_some() {
        let done = patch.correction.as_ref().is_some_and(|it| it.rectification == Rectification::Done);
        needs.push(Requirement::new("patch_lead_opened", patch.lead.is_some(), Basis::law("行政处罚法 54")));
        needs.push(Requirement::new("patch_rectified", done, Basis::law("行政处罚法 28")));
    }
    needs
}

impl PatchAct for ClosePatch {
    fn needs(&self, patch: &Patch, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(patch, ctx)
    }

    fn change(&self, patch: &mut Patch, ctx: &Context<'_>) {
        patch.closure = Some(Closure { on: ctx.day(), note: self.note.clone() });
        patch.state = State::Closed;
    }

    fn body(&self) -> Value {
        json!({ "note": self.note })
    }
}
