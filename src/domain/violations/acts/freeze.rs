//! `pause_registration` 暂停办理: the authority's choice while it investigates a land case, begun when the case is filed or
//! later, and lifted before its time by saying so (土地管理法实施条例 48(4)).

use super::super::case::Violation;
use super::super::law::{Law, Track};
use super::super::steps::Freeze;
use super::Context;
use crate::domain::fields::{Fields, Wrong, boolean};

/// What is said of the pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Nothing: it stays as it is.
    Unsaid,
    /// To begin it.
    Pause,
    /// To lift it.
    Lift,
}

impl Choice {
    /// Reads the choice; only a land case has it.
    pub(super) fn read(f: &mut Fields<'_>, law: Option<Law>) -> Option<Self> {
        let chosen = match f.optional("pause_registration", boolean())? {
            None => Self::Unsaid,
            Some(true) => Self::Pause,
            Some(false) => Self::Lift,
        };
        if chosen == Self::Pause && law.is_some_and(|law| law.track() != Track::Land) {
            f.fault("pause_registration", Wrong::new("not_in_this_law"));
        }
        Some(chosen)
    }

    /// Begins or lifts the pause.
    pub(super) fn apply(self, case: &mut Violation, ctx: &Context<'_>) {
        let day = ctx.day();
        match (self, &mut case.freeze) {
            (Self::Pause, Some(freeze)) if freeze.to.is_none() => {}
            (Self::Pause, _) => case.freeze = Some(Freeze { from: day, to: None }),
            (Self::Lift, Some(freeze)) => {
                freeze.to.get_or_insert(day);
            }
            (Self::Lift, None) | (Self::Unsaid, _) => {}
        }
    }

    /// As it was said.
    pub(super) fn said(self) -> Option<bool> {
        match self {
            Self::Unsaid => None,
            Self::Pause => Some(true),
            Self::Lift => Some(false),
        }
    }
}
