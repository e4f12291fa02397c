//! The number of a paper: as somebody gives it, or the next of the district's series for papers of its kind.

use super::super::case::Violation;
use super::super::codes::PaperKind;
use super::{Context, fault, unit_of};
use crate::domain::fields::{Fault, Fields, text};
use crate::domain::ids::DivisionCode;

/// A paper's number as the payload has it.
#[derive(Debug)]
pub(super) struct Numbered {
    kind: PaperKind,
    given: Option<String>,
}

impl Numbered {
    /// Reads `number`.
    pub(super) fn read(f: &mut Fields<'_>, kind: PaperKind) -> Option<Self> {
        f.optional("number", text(1, 60)).map(|given| Self { kind, given })
    }

    /// The number that somebody gave.
    pub(super) fn given(&self) -> Option<&str> {
        self.given.as_deref()
    }

    /// The series that a number must be taken from; none where somebody gave one.
    pub(super) fn series(&self) -> Option<PaperKind> {
        self.given.is_none().then_some(self.kind)
    }

    /// The number; none where the district has no series for it, or the year's numbers are used up.
    fn number(&self, unit: &DivisionCode, ctx: &Context<'_>) -> Option<String> {
        let (rules, year) = (ctx.rules(), ctx.day().year());
        let next = || rules.number(&self.kind.code())?.value.write(unit, year, ctx.facts.serial).ok();
        self.given.clone().or_else(next)
    }

    /// That there is no number to give.
    pub(super) fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let none = self.number(&unit_of(case, &case.village), ctx).is_none();
        if none { vec![fault("number", "series_exhausted")] } else { Vec::new() }
    }

    /// The number as the paper bears it.
    pub(super) fn write(&self, case: &Violation, ctx: &Context<'_>) -> String {
        self.number(&unit_of(case, &case.village), ctx).unwrap_or_default()
    }
}
