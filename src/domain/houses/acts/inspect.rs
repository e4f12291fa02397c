//! `inspect` 到场、巡查: two certified officers at the plot, with photos taken there (行政许可法 34; 行政处罚法 42).

use serde_json::{Value, json};
use uuid::Uuid;

use super::super::codes::{Conclusion, Stage, State, VisitKind};
use super::super::file::{Fix, House, Measurement, Officer, Peg, Visit};
use super::measurement::{self, fix};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, Wants};
use crate::domain::fields::{Fault, Fields, choice, list, number, parsed, text};
use crate::domain::ids::Id;
use crate::domain::pack::Rules;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;
use crate::spatial::{Fence, Side, Verdict};

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::Inspect,
    knows: |house| !house.state.is_end(),
    needs: |_house, _ctx| Vec::new(),
    suggests: |house, rules| json!({ "kind": due_visit(house, rules).unwrap_or(VisitKind::Patrol) }),
    read,
};

/// The visit that the file waits for.
pub(in crate::domain::houses) fn due_visit(house: &House, rules: Rules<'_>) -> Option<VisitKind> {
    let missing = |kind: VisitKind| (rules.requires_visit(kind.code()) && house.visit(kind).is_none()).then_some(kind);
    match house.stage {
        Stage::Approval => missing(VisitKind::ApplicationVisit),
        // A plot set out wrongly is set out again, whether it had to be set out or not.
        Stage::Construction => match house.visit(VisitKind::SetOut) {
            Some(visit) => (visit.conclusion == Conclusion::Deviates).then_some(VisitKind::SetOut),
            None => missing(VisitKind::SetOut),
        },
        Stage::Supervision => VisitKind::SUPERVISION.into_iter().find_map(missing),
        // No pack does without it: acceptance compares what was measured.
        Stage::Acceptance if house.measured_visit().is_none() => Some(VisitKind::CompletionVisit),
        _ => None,
    }
}

/// That officers did not find a deviation at a visit that the file rests on.
pub(super) fn conforms(visit: &Visit, basis: Basis) -> Requirement {
    Requirement::new("visit_conforms", visit.conclusion != Conclusion::Deviates, basis).with("visit", visit.kind.code())
}

#[derive(Debug)]
struct Inspect {
    kind: VisitKind,
    officers: Vec<String>,
    fix: Fix,
    photos: Vec<Id>,
    findings: Vec<String>,
    conclusion: Conclusion,
    outside_reason: Option<String>,
    measurement: Option<Measurement>,
    pegs: Vec<Peg>,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn HouseAct>> {
    let kind = f.required("kind", choice());
    let officers = f.required("officers", list(10, text(1, 60)));
    let fix = f.object("location", fix);
    let photos = f.required("photos", list(60, parsed("bad_id")));
    let findings = f.defaulted("findings", Vec::new(), list(40, text(1, 500)));
    let conclusion = f.required("conclusion", choice());
    let outside_reason = f.optional("outside_reason", text(1, 300));
    let measurement = f.optional_object("measurement", |f| measurement::read(f, reading));
    let pegs = f.objects("pegs", 200, |f| {
        let name = f.required("name", text(1, 20));
        let lon = f.required("lon", number(-180.0, 180.0));
        let lat = f.required("lat", number(-90.0, 90.0));
        Some(Peg { name: name?, lon: lon?, lat: lat? })
    });
    Some(Box::new(Inspect {
        kind: kind?,
        officers: officers?,
        fix: fix?,
        photos: photos?,
        findings: findings?,
        conclusion: conclusion?,
        outside_reason: outside_reason?,
        measurement: measurement?,
        pegs: pegs?,
    }))
}

impl Inspect {
    /// Two different officers who exist, hold a certificate and serve here; the one who records is among them.
    fn officer_faults(&self, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (i, name) in self.officers.iter().enumerate() {
            if self.officers.iter().take(i).any(|earlier| earlier == name) {
                faults.push(super::fault(format!("officers[{i}]"), "repeated"));
            }
            match ctx.facts.officers.iter().find(|fact| fact.officer.username == *name) {
                Some(fact) if fact.here => {}
                _ => faults.push(super::fault(format!("officers[{i}]"), "not_an_officer_here")),
            }
        }
        // A pack may ask for more than the law, never for less (行政许可法 34; 行政处罚法 42).
        let least = ctx.rules.visit(self.kind.code()).map_or(2, |rule| rule.value.officers.max(2));
        if u32::try_from(self.officers.len()).is_ok_and(|named| named < least) {
            let params = vec![("least", least.to_string())];
            faults.push(Fault { path: "officers".to_owned(), code: "too_few", params });
        }
        if !self.officers.contains(&ctx.actor.username) {
            faults.push(super::fault("officers", "recorder_not_named"));
        }
        faults
    }

    fn photo_faults(&self, house: &House, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (i, id) in self.photos.iter().enumerate() {
            match ctx.facts.photos.iter().find(|fact| fact.id == *id) {
                Some(fact) if fact.house.as_ref() == Some(&house.id) => {}
                _ => faults.push(super::fault(format!("photos[{i}]"), "not_a_photo_of_this_house")),
            }
        }
        let least = ctx.rules.visit(self.kind.code()).map_or(1, |rule| rule.value.photos);
        if u32::try_from(self.photos.len()).is_ok_and(|given| given < least) {
            faults.push(Fault {
                path: "photos".to_owned(),
                code: "too_few",
                params: vec![("least", least.to_string())],
            });
        }
        faults
    }

    /// Where the phone was to the plot's fence; none where the pack has no fence.
    fn seen(&self, house: &House, ctx: &Context<'_>) -> Option<Verdict> {
        let rule = ctx.rules.fence()?;
        let fence = Fence::around(&house.application.plot.plane()?, rule.value.grow_m, rule.value.max_accuracy_m);
        Some(fence.check(self.fix.place(), self.fix.accuracy_m))
    }

    /// Whoever records a visit from outside the fence says why.
    fn place_faults(&self, house: &House, ctx: &Context<'_>) -> Vec<Fault> {
        let outside = self.seen(house, ctx).filter(|seen| seen.side == Side::Outside);
        let Some(seen) = outside.filter(|_seen| self.outside_reason.is_none()) else { return Vec::new() };
        let distance = seen.distance_m.map_or_else(String::new, |metres| format!("{metres:.0}"));
        let params = vec![("distance", distance)];
        vec![Fault { path: "outside_reason".to_owned(), code: "reason_from_outside", params }]
    }

    fn visit(&self, act_id: Uuid, house: &House, ctx: &Context<'_>) -> Visit {
        let seen = self.seen(house, ctx);
        let officers: Vec<Officer> = self
            .officers
            .iter()
            .filter_map(|name| ctx.facts.officers.iter().find(|fact| fact.officer.username == *name))
            .map(|fact| fact.officer.clone())
            .collect();
        Visit {
            act_id,
            kind: self.kind,
            at: ctx.at,
            fix: self.fix,
            officers,
            verdict: seen.map_or(Side::Unlocated, |seen| seen.side),
            distance_m: seen.and_then(|seen| seen.distance_m),
            outside_reason: self.outside_reason.clone(),
            photos: self.photos.clone(),
            findings: self.findings.clone(),
            conclusion: self.conclusion,
            measurement: self.measurement.clone(),
            pegs: self.pegs.clone(),
        }
    }
}

impl HouseAct for Inspect {
    fn wants(&self, _house: &House, _rules: Rules<'_>, _day: jiff::civil::Date) -> Wants {
        Wants { officers: self.officers.clone(), photos: self.photos.clone(), ..Wants::default() }
    }

    fn faults(&self, house: &House, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = self.officer_faults(ctx);
        faults.extend(self.photo_faults(house, ctx));
        faults.extend(self.place_faults(house, ctx));
        faults
    }

    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        // While a file is suspended its plot may be looked at, but no visit moves it on; nor does one measure anew what
        // has been accepted.
        let moves = |stage| stage == house.stage && house.paused().is_none() && house.state != State::AcceptedFinal;
        let fits = self.kind.stage().is_none_or(moves);
        let basis = ctx
            .rules
            .visit(self.kind.code())
            .map_or_else(|| Basis::law("行政许可法 34"), crate::domain::rule::Rule::basis);
        vec![Requirement::new("visit_fits_stage", fits, basis).with("visit", self.kind.code())]
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        let visit = self.visit(ctx.act_id, house, ctx);
        house.visits.push(visit);
        match (self.kind, house.state) {
            (VisitKind::ApplicationVisit, State::Accepted) => house.state = State::JointReview,
            (VisitKind::SetOut, State::Approved | State::StartRequested) => house.state = State::SetOut,
            (VisitKind::CompletionVisit, State::CompletionReported) => house.state = State::SiteVisit3,
            _ => {}
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "kind": self.kind, "officers": self.officers, "location": self.fix, "photos": self.photos,
            "findings": self.findings, "conclusion": self.conclusion, "outside_reason": self.outside_reason,
            "measurement": self.measurement, "pegs": self.pegs })
    }
}
