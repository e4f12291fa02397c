//! `measured`: a part of the payloads that bring a measured drawing. The excess of an outline is computed; a number typed
//! beside it must agree with it.

use super::super::survey::{Against, Ground, Survey, area_m2, slack_m2};
use super::{Context, Reading, fault};
use crate::domain::fields::{Fault, Fields, Wrong, choice, list, number, text};
use crate::domain::houses::acts::lonlat_crs;
use crate::domain::houses::codes::Method;
use crate::domain::houses::outline::{Outline, outline};
use crate::spatial::difference_area_m2;

/// A measured drawing as it was given.
#[derive(Debug)]
pub(super) struct Given {
    survey: Survey,
    typed_m2: Option<f64>,
}

/// Reads the method: a phone's own position is never a measurement.
pub(super) fn method(f: &mut Fields<'_>) -> Option<Method> {
    let method = f.required("method", choice::<Method>());
    if method == Some(Method::Phone) {
        f.fault("method", Wrong::new("phone_measures_nothing"));
    }
    method
}

/// Reads a measured drawing: `outline` with what was `allowed` there or with its `pieces` drawn, or `excess_m2` alone where
/// the excess is none of ground.
pub(super) fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Given> {
    let method = method(f);
    let drawing_no = f.required("drawing_no", text(1, 60));
    lonlat_crs(f);
    let measured = f.optional("outline", outline(reading.grid));
    let allowed = f.optional("allowed", outline(reading.grid));
    let pieces = f.defaulted("pieces", Vec::new(), list(50, outline(reading.grid)));
    let typed_m2 = f.optional("excess_m2", number(0.0, 1_000_000.0));
    let (measured, allowed, pieces, typed_m2) = (measured?, allowed?, pieces?, typed_m2?);
    let ground = if let Some(measured) = measured {
        ground(f, measured, allowed, pieces)
    } else {
        if allowed.is_some() || !pieces.is_empty() {
            f.fault("outline", Wrong::new("required"));
        } else if typed_m2.is_none() {
            f.fault("excess_m2", Wrong::new("required"));
        }
        None
    };
    let excess_m2 = ground.as_ref().map(Ground::excess_m2).or(typed_m2)?;
    Some(Given { survey: Survey { method: method?, drawing_no: drawing_no?, excess_m2, ground }, typed_m2 })
}

fn ground(f: &mut Fields<'_>, outline: Outline, allowed: Option<Outline>, pieces: Vec<Outline>) -> Option<Ground> {
    let against = match allowed {
        Some(_) if !pieces.is_empty() => {
            f.fault("pieces", Wrong::new("not_with_allowed"));
            return None;
        }
        Some(allowed) => Against::Approved(allowed),
        None if pieces.is_empty() => Against::Nothing,
        None => Against::Drawn,
    };
    let ground = Ground::of(outline, against, pieces);
    if ground.is_none() {
        f.fault("outline", Wrong::new("not_measurable"));
    }
    ground
}

impl Given {
    /// What the file keeps.
    pub(super) fn survey(&self) -> &Survey {
        &self.survey
    }

    /// What does not fit together: a typed number beside the computed one, drawn pieces beside their outline.
    pub(super) fn faults(&self, ctx: &Context<'_>) -> Vec<Fault> {
        let Some(ground) = &self.survey.ground else { return Vec::new() };
        let slack_m2 = slack_m2(&ground.outline, self.survey.method, ctx.rules());
        let computed_m2 = self.survey.excess_m2;
        let mut faults = Vec::new();
        if let Some(typed_m2) = self.typed_m2.filter(|typed_m2| (typed_m2 - computed_m2).abs() > slack_m2) {
            let params = vec![
                ("typed", format!("{typed_m2:.2}")),
                ("computed", format!("{computed_m2:.2}")),
                ("tolerance", format!("{slack_m2:.2}")),
            ];
            faults.push(Fault { path: "measured.excess_m2".to_owned(), code: "excess_differs", params });
        }
        if ground.against == Against::Drawn {
            let strange = ground.pieces.iter().enumerate().filter(|(_, piece)| beyond_m2(piece, ground) > slack_m2);
            faults.extend(strange.map(|(i, _)| fault(format!("measured.pieces[{i}]"), "outside_outline")));
            if area_m2(&ground.pieces) > ground.outline.area_m2 + slack_m2 {
                faults.push(fault("measured.pieces", "more_than_outline"));
            }
        }
        faults
    }
}

/// How much of a drawn piece lies outside its outline; all of it where that cannot be told.
fn beyond_m2(piece: &Outline, ground: &Ground) -> f64 {
    let planes = piece.plane().zip(ground.outline.plane());
    planes.and_then(|(piece, outline)| difference_area_m2(&piece, &outline).ok()).unwrap_or(piece.area_m2)
}
