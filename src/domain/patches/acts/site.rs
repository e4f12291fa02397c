//! Who stood at a patch, and with which photos: two officers with certificates (行政处罚法 42, 55), photos taken there.

use super::super::patch::Patch;
use super::super::thresholds;
use super::{Context, fault};
use crate::domain::fields::Fault;
use crate::domain::houses::file::{Fix, Officer};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;
use crate::spatial::{Fence, Side};

/// Fewer make a check void.
const LEAST_OFFICERS: usize = 2;

/// Everything wrong with a list of officers, the recorder among them.
pub(super) fn officer_faults(names: &[String], ctx: &Context<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (i, name) in names.iter().enumerate() {
        if names.iter().take(i).any(|earlier| earlier == name) {
            faults.push(fault(format!("officers[{i}]"), "repeated"));
        }
        if !ctx.facts.officers.iter().any(|fact| fact.officer.username == *name && fact.here) {
            faults.push(fault(format!("officers[{i}]"), "not_an_officer_here"));
        }
    }
    if names.len() < LEAST_OFFICERS {
        let params = vec![("least", LEAST_OFFICERS.to_string())];
        faults.push(Fault { path: "officers".to_owned(), code: "too_few", params });
    }
    if !names.contains(&ctx.actor.username) {
        faults.push(fault("officers", "recorder_not_named"));
    }
    faults
}

/// Officers with the certificates that they hold now.
pub(super) fn as_they_stand(names: &[String], ctx: &Context<'_>) -> Vec<Officer> {
    let found = names.iter().filter_map(|name| ctx.facts.officers.iter().find(|it| it.officer.username == *name));
    found.map(|fact| fact.officer.clone()).collect()
}

/// That enough photos were taken at the patch, by the rule of the day.
pub(super) fn photos_there(ctx: &Context<'_>) -> Vec<Requirement> {
    let Some(rule) = thresholds(ctx.rules) else { return vec![rule_known()] };
    let there = ctx.facts.photos.iter().filter(|photo| photo.side == Side::Inside).count();
    let least = usize::try_from(rule.value.photos).unwrap_or(usize::MAX);
    let need = Requirement::new("patch_photos_there", there >= least, rule.basis());
    vec![need.with("least", least).with("there", there)]
}

/// A pack from before there were patches has no rule for them.
pub(super) fn rule_known() -> Requirement {
    Requirement::new("patch_rule_known", false, Basis { text: "patches.toml".to_owned(), verified: false })
}

/// Where a fix lies to the patch, by the fence of the day.
pub(super) fn side_of(patch: &Patch, fix: &Fix, ctx: &Context<'_>) -> Side {
    let Some(fence) = ctx.rules.fence() else { return Side::Undecided };
    let (grow_m, worst_m) = (fence.value.grow_m, fence.value.max_accuracy_m);
    let sides = patch.parts();
    let mut sides =
        sides.iter().map(|part| Fence::around(part, grow_m, worst_m).check(fix.place(), fix.accuracy_m).side);
    let first = sides.next().unwrap_or(Side::Undecided);
    if sides.any(|side| side == Side::Inside) { Side::Inside } else { first }
}
