//! Two certified officers (行政处罚法 42, 55): named in the payload, looked up, kept as they stood.

use super::super::case::Violation;
use super::{Context, Wants, fault};
use crate::domain::fields::{Fault, Fields, list, parsed, text};
use crate::domain::houses::file::Officer;
use crate::domain::ids::Id;

/// Fewer make an act void.
const LEAST: usize = 2;

/// Who went, and the photos they took.
#[derive(Debug)]
pub(super) struct Visit {
    officers: Vec<String>,
    photos: Vec<Id>,
    least_photos: usize,
}

impl Visit {
    /// Reads `officers` and `photos`.
    pub(super) fn read(f: &mut Fields<'_>, least_photos: usize) -> Option<Self> {
        let officers = f.required("officers", list(10, text(1, 60)));
        let photos = if least_photos > 0 {
            f.required("photos", list(60, parsed("bad_id")))
        } else {
            f.defaulted("photos", Vec::new(), list(60, parsed("bad_id")))
        };
        Some(Self { officers: officers?, photos: photos?, least_photos })
    }

    /// What must be looked up.
    pub(super) fn wants(&self) -> Wants {
        Wants { officers: self.officers.clone(), photos: self.photos.clone(), ..Wants::default() }
    }

    /// Two different officers with certificates who serve here, the recorder among them; photos of this case.
    pub(super) fn faults(&self, _case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = officer_faults(&self.officers, ctx);
        if !self.officers.contains(&ctx.actor.username) {
            faults.push(fault("officers", "recorder_not_named"));
        }
        for (i, photo) in self.photos.iter().enumerate() {
            if ctx.facts.photo(photo).is_none() {
                faults.push(fault(format!("photos[{i}]"), "not_a_photo_of_this_case"));
            }
        }
        if self.photos.len() < self.least_photos {
            faults.push(too_few("photos", self.least_photos));
        }
        faults
    }

    /// As the file keeps them.
    pub(super) fn officers(&self, ctx: &Context<'_>) -> Vec<Officer> {
        as_they_stand(&self.officers, ctx)
    }

    /// Their sign-in names.
    pub(super) fn names(&self) -> &[String] {
        &self.officers
    }

    /// Their photos.
    pub(super) fn photos(&self) -> &[Id] {
        &self.photos
    }
}

/// Everything wrong with a list of officers.
pub(super) fn officer_faults(names: &[String], ctx: &Context<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (i, name) in names.iter().enumerate() {
        if names.iter().take(i).any(|earlier| earlier == name) {
            faults.push(fault(format!("officers[{i}]"), "repeated"));
        }
        let here = ctx.facts.officers.iter().any(|fact| fact.officer.username == *name && fact.here);
        if !here {
            faults.push(fault(format!("officers[{i}]"), "not_an_officer_here"));
        }
    }
    if names.len() < LEAST {
        faults.push(too_few("officers", LEAST));
    }
    faults
}

/// Officers with the certificates that they hold now.
pub(super) fn as_they_stand(names: &[String], ctx: &Context<'_>) -> Vec<Officer> {
    let found = names.iter().filter_map(|name| ctx.facts.officers.iter().find(|it| it.officer.username == *name));
    found.map(|fact| fact.officer.clone()).collect()
}

fn too_few(path: &str, least: usize) -> Fault {
    Fault { path: path.to_owned(), code: "too_few", params: vec![("least", least.to_string())] }
}
