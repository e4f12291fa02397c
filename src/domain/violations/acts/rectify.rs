//! What shows that a thing was put right: a part of the payloads of `self_corrected`, `demolish` and `close`. A photo from
//! elsewhere than the first is taken in with its distance and a reason, never refused.

use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::rectified::{Rectified, Remeasured, Retake};
use super::super::standpoint::{PhotoFact, StandpointRule, View};
use super::super::survey::{area_m2, slack_m2};
use super::{Context, Reading, Wants, fault, survey};
use crate::domain::fields::{Fault, Fields, Wrong, boolean, parsed, text};
use crate::domain::houses::acts::lonlat_crs;
use crate::domain::houses::codes::Method;
use crate::domain::houses::outline::{Outline, outline};
use crate::domain::ids::Id;

/// Photos beside the first, and the outline measured again.
#[derive(Debug)]
pub(super) struct Shown {
    pairs: Vec<Pair>,
    remeasured: Option<Again>,
}

#[derive(Debug)]
struct Pair {
    photo: Id,
    first: Id,
    reason: Option<String>,
}

#[derive(Debug)]
struct Again {
    method: Method,
    drawing_no: String,
    outline: Option<Outline>,
}

impl Shown {
    /// Reads `retakes` and `remeasured`.
    pub(super) fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Self> {
        let pairs = f.objects("retakes", 60, |f| {
            let photo = f.required("photo", parsed("bad_id"));
            let first = f.required("first", parsed("bad_id"));
            let reason = f.optional("reason", text(1, 300));
            Some(Pair { photo: photo?, first: first?, reason: reason? })
        });
        let remeasured = f.optional_object("remeasured", |f| again(f, reading));
        Some(Self { pairs: pairs?, remeasured: remeasured? })
    }

    /// What must be looked up beside the act's own photos.
    pub(super) fn wants(&self, wants: Wants) -> Wants {
        let firsts = self.pairs.iter().map(|pair| pair.first.clone());
        Wants { photos: wants.photos.into_iter().chain(firsts).collect(), ..wants }
    }

    /// Pairs that are none, standpoints that differ without a reason, an outline with nothing to be held against.
    pub(super) fn faults(&self, photos: &[Id], case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (i, pair) in self.pairs.iter().enumerate() {
            let earlier = self.pairs.iter().take(i);
            if earlier.into_iter().any(|it| (&it.photo, &it.first) == (&pair.photo, &pair.first)) {
                faults.push(fault(format!("retakes[{i}]"), "repeated"));
            }
            if !photos.contains(&pair.photo) {
                faults.push(fault(format!("retakes[{i}].photo"), "not_among_photos"));
            }
            let Some(first) = ctx.facts.photo(&pair.first) else {
                faults.push(fault(format!("retakes[{i}].first"), "not_a_photo_of_this_case"));
                continue;
            };
            // A strange photo has been named among the act's photos.
            let Some(later) = ctx.facts.photo(&pair.photo) else { continue };
            if later.taken_at <= first.taken_at {
                faults.push(fault(format!("retakes[{i}].first"), "not_taken_before"));
            } else if pair.reason.is_none() {
                faults.extend(reason_wanted(i, first, later, ctx));
            }
        }
        if self.remeasured.is_some() && case.ground().is_none() {
            faults.push(fault("remeasured", "nothing_measured_before"));
        }
        faults
    }

    /// As the file keeps it.
    pub(super) fn rectified(&self, case: &Violation, ctx: &Context<'_>) -> Rectified {
        let pairs = self.pairs.iter().filter_map(|pair| {
            let (first, later) = (ctx.facts.photo(&pair.first)?, ctx.facts.photo(&pair.photo)?);
            let view = View::between(first, later);
            let (photo, first, reason) = (pair.photo.clone(), pair.first.clone(), pair.reason.clone());
            Some(Retake { photo, first, view, reason })
        });
        Rectified { retakes: pairs.collect(), remeasured: self.measured_again(case, ctx) }
    }

    fn measured_again(&self, case: &Violation, ctx: &Context<'_>) -> Option<Remeasured> {
        let (again, before) = (self.remeasured.as_ref()?, case.ground()?);
        let left = match &again.outline {
            // What cannot be held against what was measured is all still there.
            Some(now) => before.left(now).unwrap_or_else(|| vec![now.clone()]),
            None => Vec::new(),
        };
        let measured = again.outline.as_ref().unwrap_or(&before.outline);
        Some(Remeasured {
            on: ctx.day(),
            method: again.method,
            drawing_no: again.drawing_no.clone(),
            outline: again.outline.clone(),
            left_m2: area_m2(&left),
            tolerance_m2: slack_m2(measured, again.method, ctx.rules()),
            left,
        })
    }

    /// What the ledger's act row keeps of it.
    pub(super) fn body(&self) -> Value {
        let pair = |it: &Pair| json!({ "photo": it.photo, "first": it.first, "reason": it.reason });
        let pairs: Vec<Value> = self.pairs.iter().map(pair).collect();
        let again = self.remeasured.as_ref().map(
            |it| json!({ "method": it.method, "drawing_no": it.drawing_no, "outline": it.outline, "gone": it.outline.is_none() }),
        );
        json!({ "retakes": pairs, "remeasured": again })
    }
}

fn again(f: &mut Fields<'_>, reading: Reading) -> Option<Again> {
    let method = survey::method(f);
    let drawing_no = f.required("drawing_no", text(1, 60));
    lonlat_crs(f);
    let measured = f.optional("outline", outline(reading.grid));
    let gone = f.defaulted("gone", false, boolean());
    let (measured, gone) = (measured?, gone?);
    match (&measured, gone) {
        (None, false) => f.fault("outline", Wrong::new("required")),
        (Some(_), true) => f.fault("gone", Wrong::new("not_with_outline")),
        _ => {}
    }
    Some(Again { method: method?, drawing_no: drawing_no?, outline: measured })
}

/// Whoever took the later photo from elsewhere, from nobody knows where, or in another direction says why.
fn reason_wanted(i: usize, first: &PhotoFact, later: &PhotoFact, ctx: &Context<'_>) -> Option<Fault> {
    let rule = ctx.rules().standpoint().map_or_else(StandpointRule::default, |rule| rule.value.clone());
    let view = View::between(first, later);
    let said = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.0}"));
    let (code, params) = if view.elsewhere(&rule) {
        ("reason_from_elsewhere", vec![("distance", said(view.apart_m))])
    } else if view.turned_away(&rule) {
        ("reason_for_turning", vec![("angle", said(view.turned_deg))])
    } else if first.place.is_some() && later.place.is_none() {
        ("reason_from_nowhere", Vec::new())
    } else {
        return None;
    };
    Some(Fault { path: format!("retakes[{i}].reason"), code, params })
}
