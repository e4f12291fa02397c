//! `open_case` 立案: one article, and with it one track; a body that holds the power, two officers, a party
//! (行政处罚法 54).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::{PartyKind, State, Use};
use super::super::law::{Law, Track};
use super::super::steps::{Conduct, Filing, Party};
use super::freeze::Choice;
use super::officers::{as_they_stand, officer_faults};
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, fault, grounds, house_fault, survey};
use crate::domain::fields::{Fault, Fields, Wrong, choice, day, list, parsed, text};
use crate::domain::houses::acts::NewPerson;
use crate::domain::houses::file::PersonRef;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::kinds::Kind;
use crate::domain::private::Private;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::OpenCase,
    knows: |case| case.is_open() && case.filing.is_none() && case.verification.is_some(),
    needs: |case, _ctx| vec![verified(case)],
    read,
};

/// Somebody stood there and thought it one.
fn verified(case: &Violation) -> Requirement {
    let met = case.verification.as_ref().is_some_and(|it| it.suspected);
    Requirement::new("verified_on_site", met, Basis::law("行政处罚法 40、54"))
}

#[derive(Debug)]
struct OpenCase {
    law: Law,
    kinds: Vec<Kind>,
    unit: DivisionCode,
    officers: Vec<String>,
    name: Private<String>,
    id_number: Option<Private<String>>,
    address: Private<String>,
    party: PartyKind,
    conduct: Conduct,
    linked: Option<Id>,
    house: Option<Id>,
    measured: Option<survey::Given>,
    pause_registration: Choice,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn CaseAct>> {
    let track = f.required("track", choice::<Track>());
    let law = f.required("basis", choice::<Law>());
    let kinds = f.required("kinds", list(29, choice::<Kind>()));
    let unit = f.required("unit", parsed("bad_division"));
    let officers = f.required("officers", list(10, text(1, 60)));
    let party = f.object("party", |f| {
        let name = f.required("name", text(1, 60));
        let id_number = f.optional("id_number", text(1, 30));
        // Every paper that binds the party names it with its address (行政处罚法 59(1)).
        let address = f.required("address", text(1, 200));
        let kind = f.required("kind", choice::<PartyKind>());
        Some((Private::new(name?), id_number?.map(Private::new), Private::new(address?), kind?))
    });
    let conduct = f.object("conduct", conduct);
    let linked = f.optional("linked_case", parsed("bad_id"));
    let house = f.optional("house_id", parsed("bad_id"));
    let measured = f.optional_object("measured", |f| survey::read(f, reading));
    let pause_registration = Choice::read(f, law);
    let (track, law, kinds) = (track?, law?, kinds?);
    if law.track() != track {
        f.fault("basis", Wrong::new("not_of_this_track"));
    }
    if kinds.is_empty() {
        f.fault("kinds", Wrong::new("required"));
    }
    let (name, id_number, address, party) = party?;
    Some(Box::new(OpenCase {
        law,
        kinds,
        unit: unit?,
        officers: officers?,
        name,
        id_number,
        address,
        party,
        conduct: conduct?,
        linked: linked?,
        house: house?,
        measured: measured?,
        pause_registration: pause_registration?,
    }))
}

fn conduct(f: &mut Fields<'_>) -> Option<Conduct> {
    let used_as = f.required("used_as", choice::<Use>());
    let built_from = f.required("built_from", day());
    let built_to = f.optional("built_to", day());
    let ended_on = f.optional("ended_on", day());
    let (built_from, built_to, ended_on) = (built_from?, built_to?, ended_on?);
    let backwards = |day: Option<Date>| day.is_some_and(|day| day < built_from);
    if backwards(built_to) {
        f.fault("built_to", Wrong::new("before_start"));
    }
    if backwards(ended_on) {
        f.fault("ended_on", Wrong::new("before_start"));
    }
    Some(Conduct { used_as: used_as?, built_from, built_to, ended_on })
}

impl CaseAct for OpenCase {
    fn wants(&self, _case: &Violation) -> Wants {
        Wants {
            officers: self.officers.clone(),
            linked: self.linked.clone(),
            house: self.house.clone(),
            ..Wants::default()
        }
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = officer_faults(&self.officers, ctx);
        faults.extend(self.house.iter().filter_map(|_wanted| house_fault(ctx.facts.house.as_ref(), &case.village)));
        faults.extend(self.measured.iter().flat_map(|measured| measured.faults(ctx)));
        let days = [
            ("conduct.built_from", Some(self.conduct.built_from)),
            ("conduct.built_to", self.conduct.built_to),
            ("conduct.ended_on", self.conduct.ended_on),
        ];
        let late = days.iter().filter(|(_path, day)| day.is_some_and(|day| day > ctx.day()));
        faults.extend(late.map(|(path, _day)| fault(*path, "after_act")));
        faults
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = vec![verified(case)];
        needs.extend(grounds::power(self.law, &self.unit, case, ctx));
        needs.push(grounds::head_of_unit(&self.unit, ctx));
        for kind in &self.kinds {
            let fits = kind.laws().contains(&self.law);
            needs.push(Requirement::new("kind_under_law", fits, kind.basis()).with("kind", kind.code()));
        }
        needs.extend(grounds::fits_party(self.law, self.party, &self.conduct));
        needs.push(grounds::in_force(self.law, &self.conduct, ctx));
        needs.push(grounds::within_limitation(case, &self.conduct));
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        let person = PersonRef(case.persons);
        case.persons = case.persons.saturating_add(1);
        case.filing = Some(Filing {
            on: ctx.day(),
            law: self.law,
            kinds: self.kinds.clone(),
            unit: self.unit.clone(),
            handlers: as_they_stand(&self.officers, ctx),
            party: Party { person, kind: self.party },
            conduct: self.conduct.clone(),
            linked: self.linked.clone(),
            house: self.house.clone(),
            measured: self.measured.as_ref().map(|it| it.survey().clone()),
        });
        self.pause_registration.apply(case, ctx);
        case.state = State::Filed;
        let party = NewPerson {
            person,
            kind: "party",
            name: self.name.clone(),
            id_number: self.id_number.clone(),
            phone: None,
            address: Some(self.address.clone()),
        };
        Change { persons: vec![party] }
    }

    fn body(&self) -> Value {
        json!({ "track": self.law.track(), "basis": self.law, "kinds": self.kinds, "unit": self.unit,
            "officers": self.officers, "party": { "kind": self.party }, "conduct": self.conduct,
            "linked_case": self.linked, "house_id": self.house,
            "measured": self.measured.as_ref().map(survey::Given::survey),
            "pause_registration": self.pause_registration.said() })
    }
}
