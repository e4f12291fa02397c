//! Measured against approved, in words: every finding with its numbers, where its limit comes from, and what people have
//! said of it.

use serde_json::{Value, json};

use super::cases;
use super::file::{parse, visible};
use super::render::round;
use super::requirements::named;
use super::surroundings::surroundings;
use super::view::{ComplianceView, FindingView, HouseCaseView, JudgedView, OtherFile, OutlinesView, UncheckedView};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::domain::houses::House;
use crate::domain::houses::findings::{EXAMINED, Evidence, Finding, Grade, LimitSource, findings, judgement};
use crate::domain::houses::outline::Outline;
use crate::domain::ids::Id;
use crate::domain::kinds::Kind;
use crate::domain::rule::Basis;
use crate::domain::time::{china_date, china_text};
use crate::spatial::GridPolygon;
use crate::store::{self, Conn};
use crate::words::Language;

/// What is found of a house, for this actor.
///
/// # Errors
/// `Hidden` outside the actor's territory.
pub fn compliance(home: &Homestead, actor: &Actor, id: &Id, words: Language) -> Result<ComplianceView, Refusal> {
    home.store.read(|conn| {
        let house = visible(conn, actor, id)?;
        let district = packs::in_force(home, conn, id.county())?;
        let around = surroundings(home, conn, &district, &house)?;
        let today = china_date(home.clock.now());
        let found = findings(&house, district.pack.on(house.applied_on()), &around, today);
        let cases = cases::shown(conn, actor, id, words)?;
        let shown = found.iter().map(|finding| {
            let mut view = view(&house, finding, words);
            view.houses = seen_by(conn, actor, &finding.houses)?;
            let of_kind = |case: &&HouseCaseView| case.kinds.iter().any(|kind| kind.code == view.kind);
            view.cases = cases.iter().filter(of_kind).cloned().collect();
            Ok(view)
        });
        let shown = shown.collect::<Result<_, Refusal>>()?;
        let unchecked = EXAMINED.into_iter().filter(|kind| !found.iter().any(|finding| finding.kind == *kind));
        Ok(ComplianceView {
            findings: shown,
            unchecked: unchecked.map(|kind| unexamined(kind, words)).collect(),
            outlines: outlines(&house),
        })
    })
}

fn view(house: &House, finding: &Finding, words: Language) -> FindingView {
    let judged = judgement(&house.judgements, finding);
    let (method, on, tolerance) = match &finding.evidence {
        Evidence::Measured { method, on, tolerance, .. } => (Some(method), Some(on), tolerance.as_ref()),
        Evidence::OnFile => (None, None, None),
    };
    let code = |value: Value| value.as_str().unwrap_or_default().to_owned();
    FindingView {
        kind: finding.kind.code().to_owned(),
        part: finding.part.map(|part| part.code().to_owned()),
        label: words.label("violation_kind", finding.code()),
        grade: json!(finding.grade),
        grade_label: words.label("finding_grade", &code(json!(finding.grade))),
        value: round(finding.value, 2),
        limit: round(finding.limit, 2),
        excess: round(finding.excess, 2),
        tolerance: round(finding.tolerance, 2),
        unit: words.label("unit", finding.unit.code()),
        limit_source: source(&finding.source, words),
        method: method.map(|method| method.code().to_owned()),
        method_label: method.map_or_else(
            || words.label("finding_evidence", "on_file"),
            |method| words.label("measure_method", method.code()),
        ),
        confidence: confidence(&finding.evidence).to_owned(),
        measured_on: on.map(ToString::to_string),
        as_of: finding.as_of.map(|day| day.to_string()),
        geometry: geometry(&finding.pieces),
        basis: words.cite(&finding.basis.text),
        verified: finding.verified(),
        tolerance_verified: tolerance.is_none_or(|basis| basis.verified),
        tolerance_basis: tolerance.map(|basis| words.cite(&basis.text)),
        detail: said(finding, words),
        stops_acceptance: finding.kind.stops_acceptance(finding.part),
        confirmed: judged.map(|it| it.verdict == crate::domain::houses::findings::Judged::Confirmed),
        judged: judged.map(|it| JudgedView {
            verdict: code(json!(it.verdict)),
            reason: it.reason.clone(),
            by: it.by.clone(),
            at: china_text(it.at),
        }),
        houses: Vec::new(),
        cases: Vec::new(),
    }
}

/// How far what a finding rests on can carry it.
fn confidence(evidence: &Evidence) -> &'static str {
    use crate::domain::houses::codes::Method;
    match evidence {
        Evidence::Measured { method: Method::Phone, .. } => "lead",
        Evidence::Measured { .. } => "measured",
        Evidence::OnFile => "on_file",
    }
}

/// One plain sentence.
fn said(finding: &Finding, words: Language) -> String {
    let number = |value: f64| format!("{value:.2}");
    let whole = |value: f64| format!("{value:.0}");
    let mut values = named(&finding.params, words);
    values.extend([
        ("value", number(finding.value)),
        ("limit", number(finding.limit)),
        ("excess", number(finding.excess)),
        ("whole_value", whole(finding.value)),
        ("whole_limit", whole(finding.limit)),
        ("tolerance", number(finding.tolerance)),
        ("source", source(&finding.source, words)),
    ]);
    if finding.grade == Grade::Conforms {
        return words.say("finding_said.conforms", &values);
    }
    words.say(&format!("finding_said.{}", finding.code()), &values)
}

fn source(source: &LimitSource, words: Language) -> String {
    match source {
        LimitSource::Permit { kind, number } => format!("{} {number}", words.label("permit", kind.code())),
        LimitSource::Rule(Basis { text, .. }) => words.cite(text),
        LimitSource::Promise => words.label("material", "commitment"),
    }
}

fn unexamined(kind: Kind, words: Language) -> UncheckedView {
    UncheckedView { kind: kind.code().to_owned(), label: words.label("violation_kind", kind.code()) }
}

/// Those of other files that the actor may see.
fn seen_by(conn: &mut Conn, actor: &Actor, houses: &[Id]) -> Result<Vec<OtherFile>, Refusal> {
    let visibility = policy::visibility(actor)?;
    let mut seen = Vec::new();
    for id in houses {
        let Some(row) = store::houses::find(conn, id)? else { continue };
        let house = parse(&row)?;
        if visibility.shows(id.county(), &house.village).is_ok() {
            seen.push(OtherFile { id: id.to_string(), number: house.number });
        }
    }
    Ok(seen)
}

fn outlines(house: &House) -> OutlinesView {
    let measured = |of: fn(&crate::domain::houses::file::Measurement) -> Option<&Outline>| {
        let last = house.visits.iter().rev().find_map(|visit| of(visit.measurement.as_ref()?));
        last.map(|outline| outline.geometry.clone())
    };
    OutlinesView {
        approved_plot: house.approved().map(|_permit| house.application.plot.geometry.clone()),
        approved_footprint: house.approved().map(|permit| permit.footprint.geometry.clone()),
        staked: house.staked().map(|outline| outline.geometry.clone()),
        measured_footprint: measured(|it| it.built_footprint.as_ref()),
        occupied_plot: measured(|it| it.occupied_plot.as_ref()),
    }
}

/// `GeoJSON` in longitude and latitude; none where nothing exceeds.
fn geometry(pieces: &[GridPolygon]) -> Option<Value> {
    let drawn = pieces.iter().filter_map(Outline::drawn);
    let polygons: Vec<Value> = drawn.filter_map(|piece| piece.geometry.get("coordinates").cloned()).collect();
    (!polygons.is_empty()).then(|| json!({ "type": "MultiPolygon", "coordinates": polygons }))
}
