//! `verify_patch` 实地核查: two officers stand there, take photos and say what it is (自然资发〔2023〕258号; 行政处罚法 42, 55).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::codes::{BuiltBy, SiteResult, State};
use super::super::patch::Patch;
use super::super::steps::SiteCheck;
use super::site::{as_they_stand, officer_faults, photos_there, side_of};
use super::{ActKind, ActSpec, Context, PatchAct, Wants, fault, nothing};
use crate::domain::fields::{Fault, Fields, Wrong, boolean, choice, day, list, parsed, text};
use crate::domain::houses::acts::fix;
use crate::domain::houses::file::Fix;
use crate::domain::ids::Id;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;
use crate::spatial::Side;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::VerifyPatch, knows: |patch| patch.state != State::Closed, needs: nothing, read };

#[derive(Debug)]
struct VerifyPatch {
    officers: Vec<String>,
    photos: Vec<Id>,
    fix: Fix,
    outside_reason: Option<String>,
    site_use: String,
    built_by: BuiltBy,
    started_on: Option<Date>,
    new_construction_land: bool,
    result: SiteResult,
    approval_no: Option<String>,
    house: Option<Id>,
    note: Option<String>,
}

fn read(f: &mut Fields<'_>, today: Date) -> Option<Box<dyn PatchAct>> {
    let officers = f.required("officers", list(10, text(1, 60)));
    let photos = f.required("photos", list(60, parsed("bad_id")));
    let fix = f.object("location", fix);
    let outside_reason = f.optional("outside_reason", text(1, 300));
    let site_use = f.required("site_use", text(1, 60));
    let built_by = f.defaulted("built_by", BuiltBy::Unknown, choice());
    let started_on = f.optional("started_on", day());
    let new_construction_land = f.required("new_construction_land", boolean());
    let result: Option<SiteResult> = f.required("result", choice());
    let approval_no = f.optional("approval_no", text(1, 60));
    let house = f.optional("house_id", parsed("bad_id"));
    let note = f.optional("note", text(1, 500));
    if matches!(started_on, Some(Some(day)) if day > today) {
        f.fault("started_on", Wrong::new("in_future"));
    }
    // What is said to be allowed names its paper.
    let papered = matches!(approval_no, Some(Some(_)));
    let unnamed = match result {
        Some(SiteResult::Lawful) => !papered && !matches!(house, Some(Some(_))),
        Some(SiteResult::AgriculturalFacility | SiteResult::TemporaryLand) => !papered,
        _ => false,
    };
    if unnamed {
        f.fault("approval_no", Wrong::new("required"));
    }
    Some(Box::new(VerifyPatch {
        officers: officers?,
        photos: photos?,
        fix: fix?,
        outside_reason: outside_reason?,
        site_use: site_use?,
        built_by: built_by?,
        started_on: started_on?,
        new_construction_land: new_construction_land?,
        result: result?,
        approval_no: approval_no?,
        house: house?,
        note: note?,
    }))
}

impl PatchAct for VerifyPatch {
    fn wants(&self, _patch: &Patch) -> Wants {
        Wants { officers: self.officers.clone(), photos: self.photos.clone(), house: self.house.clone(), lead: None }
    }

    fn faults(&self, _patch: &Patch, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = officer_faults(&self.officers, ctx);
        for (i, photo) in self.photos.iter().enumerate() {
            if self.photos.iter().take(i).any(|earlier| earlier == photo) {
                faults.push(fault(format!("photos[{i}]"), "repeated"));
            } else if !ctx.facts.photos.iter().any(|fact| fact.id == *photo) {
                faults.push(fault(format!("photos[{i}]"), "not_a_photo_of_these_officers"));
            }
        }
        if self.house.is_some() && !ctx.facts.house_known {
            faults.push(fault("house_id", "not_found"));
        }
        faults
    }

    fn needs(&self, patch: &Patch, ctx: &Context<'_>) -> Vec<Requirement> {
        let there = side_of(patch, &self.fix, ctx) != Side::Outside || self.outside_reason.is_some();
        let basis = Basis { text: "自然资发〔2023〕258号（须实地核查）".to_owned(), verified: false };
        let mut needs = photos_there(ctx);
        needs.push(Requirement::new("patch_stood_there", there, basis));
        needs
    }

    fn change(&self, patch: &mut Patch, ctx: &Context<'_>) {
        patch.check = Some(SiteCheck {
            on: ctx.day(),
            officers: as_they_stand(&self.officers, ctx),
            fix: self.fix,
            verdict: side_of(patch, &self.fix, ctx),
            photos: self.photos.clone(),
            site_use: self.site_use.clone(),
            built_by: self.built_by,
            started_on: self.started_on,
            new_construction_land: self.new_construction_land,
            result: self.result,
            approval_no: self.approval_no.clone(),
            house: self.house.clone(),
            note: self.note.clone(),
        });
        if patch.lead.is_none() {
            patch.state = State::Verified;
        }
    }

    fn body(&self) -> Value {
        json!({ "officers": self.officers, "photos": self.photos, "location": self.fix,
            "outside_reason": self.outside_reason, "site_use": self.site_use, "built_by": self.built_by,
            "started_on": self.started_on, "new_construction_land": self.new_construction_land, "result": self.result,
            "approval_no": self.approval_no, "house_id": self.house, "note": self.note })
    }
}
