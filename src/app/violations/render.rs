//! Shows a case: domain values in, views with words out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::clocks;
use super::file::party;
use super::view::{
    CaseLine, CasePerson, CaseView, CaseWaiting, ClockView, ExhibitView, FilingView, LeadView, Named, PaperView,
    RiskView, StepView,
};
use crate::app::district::District;
use crate::app::people::People;
use crate::app::photos::PhotoView;
use crate::app::policy;
use crate::domain::actor::{Actor, Role};
use crate::domain::houses::file::PersonRef;
use crate::domain::pack::Rules;
use crate::domain::rule::Rule;
use crate::domain::time::china_text;
use crate::domain::violations::Violation;
use crate::domain::violations::acts::ActKind;
use crate::domain::violations::clocks::{Clock, Sense, Status};
use crate::domain::violations::codes::PaperKind;
use crate::domain::violations::duties::duties;
use crate::domain::violations::geometry::drawn;
use crate::domain::violations::law::{Law, Measure};
use crate::domain::violations::procedure::procedure;
use crate::domain::violations::risks::{Risk, risks};
use crate::words::Language;

/// What showing needs to know beside the file itself.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Scene<'a> {
    /// The county.
    pub(in crate::app) district: &'a District,
    /// The reader's language.
    pub(in crate::app) words: Language,
    /// Today in China.
    pub(in crate::app) today: Date,
}

/// What is looked up for a whole file.
pub(super) struct Beside {
    pub(super) photos: Vec<PhotoView>,
    pub(super) similar: Vec<CaseLine>,
    pub(super) names: BTreeMap<String, String>,
    pub(super) house_number: Option<String>,
}

impl<'a> Scene<'a> {
    /// The clocks of a case today.
    pub(super) fn clocks(&self, case: &Violation) -> Vec<Clock> {
        crate::domain::violations::clocks::clocks(case, &self.district.pack, self.today)
    }

    fn rules(&self) -> Rules<'a> {
        self.district.pack.on(self.today)
    }

    pub(super) fn label<T: Serialize>(&self, table: &str, code: &T) -> String {
        let code = json!(code);
        self.words.label(table, code.as_str().unwrap_or_default())
    }

    /// A clock with its sentence.
    pub(super) fn clock(&self, clock: &Clock) -> ClockView {
        let said = clocks::say(clock, self.words);
        ClockView {
            code: clock.code.to_owned(),
            label: said.label,
            day: clock.day.map(|day| day.to_string()),
            otherwise: clock.otherwise.map(|day| day.to_string()),
            from: clock.from.to_string(),
            sense: json!(clock.sense),
            sense_label: self.label("clock_sense", &clock.sense),
            status: json!(clock.status),
            days_left: clock.days_left,
            met_on: clock.met_on.map(|day| day.to_string()),
            basis: said.basis,
            verified: clock.basis.verified,
            why: said.why,
        }
    }

    fn risk(&self, risk: &Risk) -> RiskView {
        let detail = match risk {
            Risk::ClockDueSoon(clock) | Risk::ClockOver(clock) => self.words.label("case_clock", clock),
            Risk::PowerUnverified(paper) => self.words.label("case_paper", &paper.code()),
            Risk::BetweenReadings | Risk::DecidedLate => String::new(),
        };
        RiskView { code: risk.code().to_owned(), label: self.words.label("case_risk", risk.code()), detail }
    }

    fn waiting(&self, case: &Violation, clocks: &[Clock]) -> Option<CaseWaiting> {
        let duty = duties(case, clocks, self.today).into_iter().next()?;
        let role = self.label("role", &duty.party);
        let party_label = match (duty.party, &case.filing) {
            (Role::Chief, Some(filing)) => {
                self.words.say("case_waiting.head", &[("role", role), ("unit", self.district.name(&filing.unit))])
            }
            _ => role,
        };
        Some(CaseWaiting {
            party: json!(duty.party),
            party_label,
            act: duty.act.code(),
            act_label: self.words.label("case_act", &duty.act.code()),
            from: duty.from.map(|day| day.to_string()),
            due: duty.due_on.map(|day| day.to_string()),
        })
    }

    /// A case in a list.
    pub(super) fn line(&self, case: &Violation, people: &People) -> CaseLine {
        let clocks = self.clocks(case);
        let law = case.law();
        let township = case.village.township().unwrap_or_else(|| case.village.clone());
        let own = clocks.iter().filter(|it| it.sense == Sense::MustBy && it.status != Status::Met && it.day.is_some());
        CaseLine {
            id: case.id.to_string(),
            number: case.number.clone(),
            state: json!(case.state),
            state_label: self.label("case_state", &case.state),
            division: case.village.to_string(),
            village_name: self.district.name(&case.village),
            township_name: self.district.name(&township),
            track: json!(law.map(Law::track)),
            track_label: law.map(|law| self.label("track", &law.track())),
            law: json!(law),
            citation: law.map(|law| self.words.cite(law.row().citation)),
            kinds: case
                .kinds()
                .iter()
                .map(|kind| named(format!("{kind:?}"), self.label("violation_kind", kind)))
                .collect(),
            source: json!(case.lead.source),
            source_label: self.label("case_source", &case.lead.source),
            party_name: case.filing.as_ref().map(|filing| people.name(filing.party.person)),
            description: case.lead.description.clone(),
            found_on: case.lead.found_on.to_string(),
            registered_at: china_text(case.registered_at),
            last_act_at: china_text(case.last_act_at),
            lon: case.lead.place.lon,
            lat: case.lead.place.lat,
            clock: own.min_by_key(|clock| clock.day).map(|clock| self.clock(clock)),
            risks: if case.state.is_end() {
                Vec::new()
            } else {
                risks(case, &clocks).iter().map(|risk| self.risk(risk)).collect()
            },
            waiting_for: self.waiting(case, &clocks),
        }
    }

    /// The whole file.
    pub(super) fn case(&self, case: &Violation, people: &People, actor: &Actor, beside: Beside) -> CaseView {
        let steps = procedure(case).into_iter().map(|step| {
            let code = step.act.map_or_else(|| "lead".to_owned(), ActKind::code);
            let label = match step.act {
                Some(_) => self.words.label("case_act", &code),
                None => self.words.label("case_state", "lead"),
            };
            StepView { code, label, progress: json!(step.progress), on: step.on.map(|day| day.to_string()) }
        });
        CaseView {
            line: self.line(case, people),
            version: case.version,
            lead: self.lead(case, people, actor, beside.house_number),
            steps: steps.collect(),
            filing: self.filing(case, people),
            exhibits: self.exhibits(case),
            papers: self.papers(case),
            clocks: self.clocks(case).iter().map(|clock| self.clock(clock)).collect(),
            geometry: drawn(case).geojson(),
            record: json!(case),
            names: beside.names,
            photos: beside.photos,
            similar: beside.similar,
        }
    }

    fn lead(&self, case: &Violation, people: &People, actor: &Actor, house_number: Option<String>) -> LeadView {
        let lead = &case.lead;
        let reporter = lead.reporter.filter(|_| policy::sees_reporters(actor));
        LeadView {
            source: json!(lead.source),
            source_label: self.label("case_source", &lead.source),
            source_ref: lead.source_ref.clone(),
            accuracy_m: lead.place.accuracy_m,
            reporter: reporter.map(|person| somebody(people, person)),
            house_id: case.house().map(ToString::to_string),
            house_number,
        }
    }

    fn filing(&self, case: &Violation, people: &People) -> Option<FilingView> {
        let filing = case.filing.as_ref()?;
        let row = filing.law.row();
        let power: Option<&Rule<_>> = self.rules().power(&filing.unit, row.power);
        let measure = |code: &Measure| {
            named(json!(code).as_str().unwrap_or_default().to_owned(), self.label("case_choice.measures", code))
        };
        Some(FilingView {
            on: filing.on.to_string(),
            unit: filing.unit.to_string(),
            unit_name: self.district.name(&filing.unit),
            in_name_of: power.and_then(|power| power.value.principal.clone()),
            power_basis: power.map(|power| self.words.cite(&power.basis().text)),
            power_verified: power.is_some_and(|power| power.basis().verified),
            route: json!(row.route),
            measures: row.measures.iter().map(measure).collect(),
            fine: row.fine.is_some(),
            party: somebody(people, filing.party.person),
            party_kind: json!(filing.party.kind),
            conduct: json!(filing.conduct),
            linked: filing.linked.as_ref().map(ToString::to_string),
        })
    }

    fn exhibits(&self, case: &Violation) -> Vec<ExhibitView> {
        let each = case.investigations.iter().flat_map(|it| it.exhibits.iter().map(move |exhibit| (it.on, exhibit)));
        each.map(|(on, exhibit)| ExhibitView {
            number: exhibit.number,
            kind: json!(exhibit.kind),
            kind_label: self.label("case_choice.investigate.evidence.kind", &exhibit.kind),
            title: exhibit.title.clone(),
            photo_id: exhibit.file.as_ref().map(ToString::to_string),
            on: on.to_string(),
        })
        .collect()
    }

    fn papers(&self, case: &Violation) -> Vec<PaperView> {
        let issued = PaperKind::ALL.into_iter().filter_map(|kind| Some((kind, case.paper(kind)?)));
        let mode =
            |mode| named(json!(mode).as_str().unwrap_or_default().to_owned(), self.label("case_choice.mode", &mode));
        issued
            .map(|(kind, paper)| PaperView {
                kind: kind.code(),
                label: self.words.label("case_paper", &kind.code()),
                number: paper.number.clone(),
                on: paper.on.to_string(),
                served_on: paper.service.as_ref().map(|service| service.served_on.to_string()),
                mode: paper.service.as_ref().map(|service| mode(service.mode)),
                power_verified: paper.power.basis.verified,
            })
            .collect()
    }

    /// Whether the case waits for this actor to do an act.
    pub(super) fn turns(&self, case: &Violation, actor: &Actor) -> Vec<String> {
        let mine = policy::case_party(actor);
        let duties = duties(case, &self.clocks(case), self.today);
        let mine = duties.into_iter().filter(|duty| Some(party(case, duty.party)) == mine);
        mine.map(|duty| duty.act.code()).collect()
    }
}

fn named(code: String, label: String) -> Named {
    Named { code, label }
}

fn somebody(people: &People, person: PersonRef) -> CasePerson {
    CasePerson { name: people.name(person), id_number: people.masked_id(person), phone: people.masked_phone(person) }
}

/// Every sign-in name that a file keeps.
pub(super) fn usernames(record: &Value, into: &mut BTreeMap<String, String>) {
    match record {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(name) if matches!(key.as_str(), "username" | "by" | "chair") => {
                        into.insert(name.clone(), String::new());
                    }
                    other => usernames(other, into),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| usernames(item, into)),
        _ => {}
    }
}
