//! Shows a file: domain values in, views with words out.

use serde::Serialize;
use serde_json::{Value, json};

use super::clocks;
use super::view::{
    ApprovedView, HouseLine, HouseView, HouseholdView, MaterialView, MeasuredView, MemberView, OfficerView,
    OutlineView, PermitView, Place, ReviewView, RuleView, VisitView, WaitingView,
};
use crate::app::district::District;
use crate::app::people::People;
use crate::app::photos::PhotoView;
use crate::domain::houses::House;
use crate::domain::houses::codes::station_code;
use crate::domain::houses::deadlines::{Deadline, deadlines, running};
use crate::domain::houses::duties::duties;
use crate::domain::houses::file::{Material, Notice, Visit};
use crate::domain::houses::outline::Outline;
use crate::domain::ids::DivisionCode;
use crate::domain::pack::MaterialKind;
use crate::domain::time::{china_date, china_text};
use crate::words::Language;

/// What showing needs to know beside the file itself.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Scene<'a> {
    /// The county.
    pub district: &'a District,
    /// The reader's language.
    pub words: Language,
    /// Today in China.
    pub today: jiff::civil::Date,
}

impl Scene<'_> {
    /// The clocks of a house today.
    pub(super) fn clocks(&self, house: &House) -> Vec<Deadline> {
        deadlines(house, self.district.pack.on(house.applied_on()), self.today)
    }

    fn place(&self, code: &DivisionCode) -> Place {
        Place { code: code.to_string(), name: self.district.name(code) }
    }

    fn label<T: Serialize>(&self, table: &str, code: &T) -> String {
        let code = json!(code);
        self.words.label(table, code.as_str().unwrap_or_default())
    }

    /// A house in a list.
    pub(super) fn line(&self, house: &House, people: &People, clocks: &[Deadline]) -> HouseLine {
        let application = &house.application;
        let bounds = application.plot.bounds_deg();
        let middle = |low: usize, high: usize| {
            bounds.and_then(|it| Some(f64::midpoint(*it.get(low)?, *it.get(high)?))).map(|deg| round(deg, 7))
        };
        let township = house.village.township().unwrap_or_else(|| house.village.clone());
        HouseLine {
            id: house.id.to_string(),
            number: house.number.clone(),
            head_name: people.name(application.head),
            build_type: json!(application.build_type),
            build_type_label: self.label("build_type", &application.build_type),
            village: self.place(&house.village),
            township: self.place(&township),
            stage: json!(house.stage),
            stage_label: self.label("stage", &house.stage),
            state: json!(house.state),
            state_label: self.label("state", &house.state),
            due: running(clocks).first().map(|it| clocks::deadline(it, self.words)),
            lon: middle(0, 2),
            lat: middle(1, 3),
            last_act_at: china_text(house.last_act_at),
        }
    }

    /// The whole file.
    pub(super) fn house(
        &self,
        house: &House,
        people: &People,
        photos: Vec<PhotoView>,
        slip: Option<String>,
    ) -> HouseView {
        let clocks = self.clocks(house);
        let application = &house.application;
        let materials = self.materials(house, people);
        let deferred = materials.iter().filter(|it| it.due.is_some()).cloned().collect();
        HouseView {
            line: self.line(house, people, &clocks),
            division: house.village.to_string(),
            household: self.household(house, people),
            land_class: json!(application.land_class),
            land_class_label: self.label("land_class", &application.land_class),
            current: json!(application.current),
            plot: outline(&application.plot),
            footprint: application.footprint.as_ref().map(outline),
            floor_area_m2: application.floor_area_m2,
            storeys: application.storeys,
            height_m: application.height_m,
            boundaries: json!(application.boundaries),
            neighbours_consulted: application.neighbours_consulted,
            reason: application.reason.clone(),
            promise: json!(application.promise),
            materials,
            deferred_materials: deferred,
            meeting: house.meeting.as_ref().map(|it| json!(it)),
            notice: house.notice.as_ref().map(notice),
            village_opinion: house.village_opinion.as_ref().map(|it| json!(it)),
            reviews: self.reviews(house),
            conversion: house.conversion.as_ref().map(|it| json!(it)),
            decision: house.decision.as_ref().map(|it| json!(it)),
            permits: self.permits(house),
            approved: approved(house),
            staked: house.staked().map(|it| it.geometry.clone()),
            measured: measured(house),
            builder: house.builder.as_ref().map(|it| {
                json!({ "kind": it.kind, "name": people.name(it.person), "certificate_no": it.certificate_no,
                    "drawing_no": it.drawing_no, "on": it.on })
            }),
            commenced_on: house.commenced_on.map(|day| day.to_string()),
            completed_on: house.completion.map(|it| it.completed_on.to_string()),
            acceptance: house
                .outcome
                .as_ref()
                .map(|it| json!({ "verdict": it.verdict, "items": it.items, "old_house": it.old_house, "on": it.on })),
            title: house.title.as_ref().map(|it| json!(it)),
            suspension: house.paused().map(|it| json!(it)),
            ending: house.ending.as_ref().map(|it| json!(it)),
            inspections: house.visits.iter().map(|visit| self.visit(visit)).collect(),
            waiting_for: self.waiting(house, &clocks),
            deadlines: clocks.iter().map(|it| clocks::deadline(it, self.words)).collect(),
            violations: Vec::new(),
            photos,
            rules: self.rules(house),
            fence_m: self.district.pack.on(house.applied_on()).fence().map(|rule| rule.value.grow_m),
            slip_code: slip,
            applied_at: china_text(house.applied_at),
            version: house.version,
        }
    }

    fn household(&self, house: &House, people: &People) -> HouseholdView {
        let application = &house.application;
        let members = application.members.iter().map(|member| MemberView {
            name: people.name(member.person),
            relation: json!(member.relation),
            relation_label: self.label("relation", &member.relation),
            id_number: people.masked_id(member.person),
        });
        HouseholdView {
            head_name: people.name(application.head),
            id_number: people.masked_id(application.head),
            phone: people.masked_phone(application.head),
            people: application.people(),
            members: members.collect(),
        }
    }

    /// The papers of the file and those of the pack that are still missing.
    fn materials(&self, house: &House, people: &People) -> Vec<MaterialView> {
        let rules = self.district.pack.on(house.applied_on());
        let shown = |material: &Material| MaterialView {
            code: material.code.clone(),
            label: self.words.label("material", &material.code),
            status: match (material.provided_on, &material.deferred) {
                (Some(_), _) => "provided",
                (None, Some(_)) => "deferred",
                (None, None) => "missing",
            }
            .to_owned(),
            due: material.deferred.as_ref().map(|it| it.due.to_string()),
            promised_by: material.deferred.as_ref().map(|it| people.name(it.promised_by)),
        };
        let mut materials: Vec<MaterialView> = house.materials.iter().map(shown).collect();
        let asked = |kind: MaterialKind| matches!(kind, MaterialKind::Asked | MaterialKind::Deferrable);
        for rule in rules.all(&rules.pack().materials).filter(|rule| asked(rule.value.kind)) {
            if !materials.iter().any(|it| it.code == rule.value.code) {
                let missing = Material { code: rule.value.code.clone(), provided_on: None, file: None, deferred: None };
                materials.push(shown(&missing));
            }
        }
        materials
    }

    fn reviews(&self, house: &House) -> Vec<ReviewView> {
        let shown = house.reviews.iter().map(|review| {
            let station = station_code(review.station);
            let opinion = review.opinion.as_ref();
            ReviewView {
                station: station.to_owned(),
                label: self.words.label("station", station),
                verdict: opinion.map(|(it, _by)| json!(it.verdict)),
                reason: opinion.map(|(it, _by)| it.reason.clone()),
                on: opinion.map(|(it, _by)| it.on.to_string()),
                by: opinion.map(|(_it, by)| by.clone()),
            }
        });
        shown.collect()
    }

    fn permits(&self, house: &House) -> Vec<PermitView> {
        let shown = house.permits.iter().map(|permit| PermitView {
            permit: permit.kind.code().to_owned(),
            label: self.words.label("permit", permit.kind.code()),
            number: permit.number.clone(),
            issued_on: permit.issued_on.to_string(),
            valid_to: permit.valid_to.to_string(),
        });
        shown.collect()
    }

    fn visit(&self, visit: &Visit) -> VisitView {
        let officers = visit.officers.iter().map(|officer| OfficerView {
            username: officer.username.clone(),
            certificate_no: officer.certificate_no.clone(),
        });
        VisitView {
            act_id: visit.act_id.to_string(),
            kind: visit.kind.code().to_owned(),
            label: self.words.label("visit", visit.kind.code()),
            at: china_text(visit.at),
            officers: officers.collect(),
            conclusion: json!(visit.conclusion),
            findings: visit.findings.clone(),
            photos: visit.photos.iter().map(ToString::to_string).collect(),
            verdict: visit.verdict,
            distance_m: visit.distance_m.map(|metres| round(metres, 2)),
            outside_reason: visit.outside_reason.clone(),
        }
    }

    fn waiting(&self, house: &House, clocks: &[Deadline]) -> Vec<WaitingView> {
        let shown =
            duties(house, self.district.pack.on(house.applied_on()), clocks).into_iter().map(|duty| WaitingView {
                party_label: self.party(&duty.party),
                act: json!(duty.act),
                label: self.label("act", &duty.act),
                due: duty.due_on.map(|day| day.to_string()),
                party: duty.party,
            });
        shown.collect()
    }

    /// A role's or a station's name.
    fn party(&self, party: &str) -> String {
        match party.strip_prefix("station:") {
            Some(station) => self.words.label("station", station),
            None => self.words.label("role", party),
        }
    }

    fn rules(&self, house: &House) -> Vec<RuleView> {
        let rules = self.district.pack.on(house.applied_on());
        let mut shown = Vec::new();
        let mut rule = |code: &str, value: String, basis: crate::domain::rule::Basis| {
            shown.push(RuleView {
                code: code.to_owned(),
                label: self.words.label("rule", code),
                value,
                basis: self.words.cite(&basis.text),
                verified: basis.verified,
            });
        };
        if let Some(limit) = rules.limit() {
            let people = i32::try_from(house.application.people()).map_or(f64::INFINITY, f64::from);
            let effective = limit.value.per_household_m2.min(limit.value.per_person_m2 * people);
            rule("plot_limit", format!("{effective:.2} m²"), limit.basis());
        }
        if let Some(publicity) = rules.publicity() {
            rule("publicity_days", publicity.value.days.to_string(), publicity.basis());
        }
        if let Some(fence) = rules.fence() {
            rule("fence", format!("{} m", fence.value.grow_m), fence.basis());
        }
        shown
    }
}

fn outline(outline: &Outline) -> OutlineView {
    OutlineView { area_m2: round(outline.area_m2, 2), geometry: outline.geometry.clone() }
}

/// The last notice, with the objections that nobody has dealt with, counted as `settle_objection` names them.
fn notice(notice: &Notice) -> Value {
    let open = notice.objections.iter().zip(1..).filter(|(objection, _number)| objection.handled.is_none());
    let open: Vec<Value> =
        open.map(|(objection, number)| json!({ "number": number, "what": objection.what })).collect();
    json!({ "place": notice.place, "published_on": notice.published_on, "closed_on": notice.closed_on,
        "objections": notice.objections.len(), "open_objections": open, "photos": notice.photos })
}

fn approved(house: &House) -> Option<ApprovedView> {
    house.approved().map(|permit| ApprovedView {
        plot_area_m2: permit.plot_area_m2,
        footprint_area_m2: permit.footprint_area_m2,
        floor_area_m2: permit.floor_area_m2,
        storeys: permit.storeys,
        height_m: permit.height_m,
        footprint: permit.footprint.geometry.clone(),
    })
}

fn measured(house: &House) -> Option<MeasuredView> {
    let (visit, measurement) = house.measured_visit()?;
    let geometry = |it: &Option<Outline>| it.as_ref().map(|it| it.geometry.clone());
    let area = |it: &Option<Outline>| it.as_ref().map(|it| round(it.area_m2, 2));
    Some(MeasuredView {
        method: json!(measurement.method),
        on: china_date(visit.at).to_string(),
        footprint: geometry(&measurement.built_footprint),
        plot: geometry(&measurement.occupied_plot),
        footprint_area_m2: area(&measurement.built_footprint),
        plot_area_m2: area(&measurement.occupied_plot),
        floor_area_m2: measurement.floor_area_m2,
        storeys: measurement.storeys,
        height_m: measurement.height_m,
    })
}

/// Rounds for showing; what is stored keeps every digit.
pub(super) fn round(value: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (value * scale).round() / scale
}
