//! `patrol_visit` 巡查记录: two certified officers at a place that is in no file yet (行政处罚法 42).

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::proof::{Witness, proof, side};
use super::visit::{PatrolVisit, VisitPhoto};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, Fields, choice, day, list, parsed, text};
use crate::domain::houses::acts::{OfficerFact, fix};
use crate::domain::houses::codes::Conclusion;
use crate::domain::houses::file::{Fix, Officer};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::pack::Rules;
use crate::domain::time::china_date;
use crate::spatial::{LonLat, Side};

/// The visit of visits.toml whose officers and photos a free visit needs as well.
const RULE: &str = "patrol";

/// A photo that the visit names, looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct VisitPhotoFact {
    /// The photo.
    pub id: Id,
    /// The sign-in name of who took it; none where the account is gone.
    pub taken_by: Option<String>,
    /// When.
    pub taken_at: Timestamp,
    /// Whether it belongs to a house, a case or another visit already.
    pub taken: bool,
    /// Where the phone was, and how well it knew, metres.
    pub place: Option<(LonLat, f64)>,
    /// Whether its bytes were here before, or its phone said that its position is made up.
    pub doubtful: bool,
}

/// A visit as it is recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordVisit {
    village: DivisionCode,
    place: Fix,
    officers: Vec<String>,
    photos: Vec<Id>,
    findings: Vec<String>,
    conclusion: Conclusion,
    recheck_on: Option<Date>,
}

impl RecordVisit {
    /// Reads a visit, beside the act's id and moment.
    pub fn read(f: &mut Fields<'_>) -> Option<Self> {
        let village = f.required("village", parsed::<DivisionCode>("bad_division"));
        let place = f.object("location", fix);
        let officers = f.required("officers", list(10, text(1, 60)));
        let photos = f.required("photos", list(60, parsed("bad_id")));
        let findings = f.defaulted("findings", Vec::new(), list(40, text(1, 500)));
        let conclusion = f.required("conclusion", choice());
        let recheck_on = f.optional("recheck_on", day());
        Some(Self {
            village: village?,
            place: place?,
            officers: officers?,
            photos: photos?,
            findings: findings?,
            conclusion: conclusion?,
            recheck_on: recheck_on?,
        })
    }

    /// The village it names.
    pub fn village(&self) -> &DivisionCode {
        &self.village
    }

    /// Where.
    pub fn place(&self) -> &Fix {
        &self.place
    }

    /// The sign-in names of those who went.
    pub fn officers(&self) -> &[String] {
        &self.officers
    }

    /// The photos.
    pub fn photos(&self) -> &[Id] {
        &self.photos
    }

    /// Everything wrong with it.
    pub fn faults(
        &self,
        actor: &Actor,
        at: Timestamp,
        rules: Rules<'_>,
        officers: &[OfficerFact],
        photos: &[VisitPhotoFact],
    ) -> Vec<Fault> {
        let mut faults = self.officer_faults(actor, rules, officers);
        for (i, id) in self.photos.iter().enumerate() {
            // One photo shows one visit; and it shows it only if one of those who were there took it.
            let own = |fact: &VisitPhotoFact| {
                let who = fact.taken_by.as_deref();
                fact.id == *id && !fact.taken && officers.iter().any(|it| Some(it.officer.username.as_str()) == who)
            };
            if self.photos.iter().take(i).any(|earlier| earlier == id) {
                faults.push(fault(format!("photos[{i}]"), "repeated"));
            } else if !photos.iter().any(own) {
                faults.push(fault(format!("photos[{i}]"), "not_a_photo_of_this_visit"));
            }
        }
        let least = rules.visit(RULE).map_or(1, |rule| rule.value.photos.max(1));
        if u32::try_from(self.photos.len()).is_ok_and(|given| given < least) {
            faults.push(too_few("photos", least));
        }
        if self.conclusion != Conclusion::Conforms && self.findings.is_empty() {
            faults.push(fault("findings", "required"));
        }
        if self.recheck_on.is_some_and(|on| on <= china_date(at)) {
            faults.push(fault("recheck_on", "before_the_visit"));
        }
        faults
    }

    /// Two different officers with certificates who serve here; the one who records is among them.
    fn officer_faults(&self, actor: &Actor, rules: Rules<'_>, officers: &[OfficerFact]) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (i, name) in self.officers.iter().enumerate() {
            if self.officers.iter().take(i).any(|earlier| earlier == name) {
                faults.push(fault(format!("officers[{i}]"), "repeated"));
            }
            if !officers.iter().any(|fact| fact.officer.username == *name && fact.here) {
                faults.push(fault(format!("officers[{i}]"), "not_an_officer_here"));
            }
        }
        // A pack may ask for more than the law, never for less.
        let least = rules.visit(RULE).map_or(2, |rule| rule.value.officers.max(2));
        if u32::try_from(self.officers.len()).is_ok_and(|named| named < least) {
            faults.push(too_few("officers", least));
        }
        if !self.officers.contains(&actor.username) {
            faults.push(fault("officers", "recorder_not_named"));
        }
        faults
    }

    /// The visit that it makes, once nothing is wrong with it.
    pub fn visit(
        &self,
        (id, number): (Id, String),
        (at, received_at): (Timestamp, Timestamp),
        rules: Rules<'_>,
        officers: &[OfficerFact],
        photos: &[VisitPhotoFact],
    ) -> PatrolVisit {
        let named = self.officers.iter().filter_map(|name| officers.iter().find(|it| it.officer.username == *name));
        let officers: Vec<Officer> = named.map(|fact| fact.officer.clone()).collect();
        let fence = rules.fence().map(|rule| &rule.value);
        let shown: Vec<(VisitPhoto, Witness)> = self
            .photos
            .iter()
            .filter_map(|id| photos.iter().find(|fact| fact.id == *id))
            .map(|fact| {
                let (side, distance_m) =
                    fence.map_or((Side::Unlocated, None), |rule| side(&self.place, fact.place, rule));
                let apart_s = fact.taken_at.duration_since(at).as_secs_f64();
                let photo = VisitPhoto { id: fact.id.clone(), verdict: side, distance_m, doubtful: fact.doubtful };
                (photo, Witness { side, doubtful: fact.doubtful, apart_s })
            })
            .collect();
        PatrolVisit {
            id,
            number,
            village: self.village.clone(),
            at,
            received_at,
            place: self.place,
            proof: proof(officers.len(), shown.iter().map(|(_, witness)| *witness)),
            officers,
            photos: shown.into_iter().map(|(photo, _)| photo).collect(),
            findings: self.findings.clone(),
            conclusion: self.conclusion,
            recheck_on: self.recheck_on,
        }
    }

    /// What the ledger's act row keeps of it.
    pub fn body(&self) -> Value {
        json!({ "village": self.village, "location": self.place, "officers": self.officers, "photos": self.photos,
            "findings": self.findings, "conclusion": self.conclusion, "recheck_on": self.recheck_on })
    }
}

fn fault(path: impl Into<String>, code: &'static str) -> Fault {
    Fault { path: path.into(), code, params: Vec::new() }
}

fn too_few(path: &str, least: u32) -> Fault {
    Fault { path: path.to_owned(), code: "too_few", params: vec![("least", least.to_string())] }
}
