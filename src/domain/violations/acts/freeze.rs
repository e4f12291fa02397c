//! `pause_registration` 暂停办理: the authority's choice while it investigates a land case, begun when the case is filed or
//! later, and lifted before its time by saying so (土地管理法实施条例 48(4)).

use super::super::case::Violation;
use super::super::law::{Law, Track};
use super::super::steps::Freeze;
use super::Context;
use crate::domain::fields::{Fields, Wrong, boolean};

/// Reads the choice; only a land case has it.
pub(super) fn pause_registration(f: &mut Fields<'_>, law: Option<Law>) -> Option<Option<bool>> {
    let chosen = f.optional("pause_registration", boolean())?;
    if chosen == Some(true) && law.is_some_and(|law| law.track() != Track::Land) {
        f.fault("pause_registration", Wrong::new("not_in_this_law"));
    }
    Some(chosen)
}

/// Begins or lifts the pause; nothing said leaves it as it is.
pub(super) fn freeze(case: &mut Violation, chosen: Option<bool>, ctx: &Context<'_>) {
    let day = ctx.day();
    match (chosen, &mut case.freeze) {
        (Some(true), Some(freeze)) if freeze.to.is_none() => {}
        (Some(true), _) => case.freeze = Some(Freeze { from: day, to: None }),
        (Some(false), Some(freeze)) => {
            freeze.to.get_or_insert(day);
        }
        (Some(false), None) | (None, _) => {}
    }
}
