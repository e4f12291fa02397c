//! `apply` 申请: a household asks for a homestead (土地管理法实施条例 34), through its cadre or the window
//! (代办, 行政许可法 29). It makes the house's file.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::codes::{BuildType, Relation};
use super::super::file::{Application, Boundaries, Current, House, Material, Member, PersonRef, Promise};
use super::super::outline::{Outline, outline};
use super::{Change, NewPerson, Reading};
use crate::domain::fields::{Fault, Fields, Wrong, boolean, choice, number, parsed, text, whole};
use crate::domain::identity::{self, CitizenNumber, Phone, citizen_number};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::pack::{MaterialKind, NumberRule, Rules};
use crate::domain::private::Private;
use crate::domain::time::china_date;

/// The payload of an application.
#[derive(Debug)]
pub struct Apply {
    /// The village whose collective is asked.
    pub village: DivisionCode,
    head: Head,
    members: Vec<Relative>,
    application: Application,
    materials: Vec<(String, Option<Id>)>,
}

#[derive(Debug)]
struct Head {
    name: Private<String>,
    id_number: CitizenNumber,
    phone: Phone,
}

#[derive(Debug)]
struct Relative {
    name: Private<String>,
    id_number: CitizenNumber,
    relation: Relation,
}

impl Apply {
    /// Reads the payload.
    pub fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Self> {
        let village = f.required("village", parsed::<DivisionCode>("bad_division"));
        if village.as_ref().is_some_and(|code| !code.is_village()) {
            f.fault("village", Wrong::new("bad_division"));
        }
        let household = f.object("household", |f| household(f, reading.today));
        let application = application(f, reading);
        let materials = f.objects("materials", 60, |f| {
            let code = f.required("code", text(1, 60));
            let file = f.optional("photo_or_file", parsed("bad_id"));
            Some((code?, file?))
        });
        let (head, members) = household?;
        let mut application = application?;
        application.members = members
            .iter()
            .zip(1_u16..)
            .map(|(member, ordinal)| Member { person: PersonRef(ordinal), relation: member.relation })
            .collect();
        Some(Self { village: village?, head, members, application, materials: materials? })
    }

    /// The head's name, for the blind index.
    pub fn head_name(&self) -> &Private<String> {
        &self.head.name
    }

    /// The run in which the village's files of that day are counted.
    pub fn series(&self, rules: Rules<'_>, day: Date) -> Option<String> {
        numbering(rules)?.run(&self.village, day.year()).ok()
    }

    /// What is wrong with the application in the light of the pack and of its serial.
    pub fn faults(&self, rules: Rules<'_>, day: Date, serial: u32) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (i, (code, _file)) in self.materials.iter().enumerate() {
            let path = format!("materials[{i}].code");
            match rules.material(code).map(|rule| rule.value.kind) {
                None => faults.push(super::fault(path, "not_a_choice")),
                Some(MaterialKind::Never) => faults.push(super::fault(path, "may_not_be_asked")),
                Some(_) => {}
            }
        }
        if self.number(rules, day, serial).is_none() {
            faults.push(super::fault("village", "series_exhausted"));
        }
        faults
    }

    /// Makes the file, with everyone who enters it.
    pub fn house(&self, id: Id, at: Timestamp, rules: Rules<'_>, serial: u32) -> (House, Change) {
        let day = china_date(at);
        let number = self.number(rules, day, serial).unwrap_or_default();
        let opened = House::opened(id, number, self.village.clone(), at, self.application.clone());
        let house = House { materials: self.provided(day), ..opened };
        (house, Change { persons: self.persons() })
    }

    /// What the act row keeps: no personal data.
    pub fn body(&self) -> Value {
        let codes: Vec<&str> = self.materials.iter().map(|(code, _file)| code.as_str()).collect();
        json!({ "village": self.village, "application": self.application, "materials": codes })
    }

    fn number(&self, rules: Rules<'_>, day: Date, serial: u32) -> Option<String> {
        numbering(rules)?.write(&self.village, day.year(), serial).ok()
    }

    fn provided(&self, day: Date) -> Vec<Material> {
        let paper = |(code, file): &(String, Option<Id>)| Material {
            code: code.clone(),
            provided_on: Some(day),
            file: file.clone(),
            deferred: None,
        };
        self.materials.iter().map(paper).collect()
    }

    fn persons(&self) -> Vec<NewPerson> {
        let head = NewPerson {
            person: self.application.head,
            kind: "head",
            name: self.head.name.clone(),
            id_number: Some(Private::new(self.head.id_number.reveal().to_owned())),
            phone: Some(Private::new(self.head.phone.reveal().to_owned())),
            address: None,
        };
        let member = |(relative, member): (&Relative, &Member)| NewPerson {
            person: member.person,
            kind: "member",
            name: relative.name.clone(),
            id_number: Some(Private::new(relative.id_number.reveal().to_owned())),
            phone: None,
            address: None,
        };
        std::iter::once(head).chain(self.members.iter().zip(&self.application.members).map(member)).collect()
    }
}

fn numbering(rules: Rules<'_>) -> Option<&NumberRule> {
    rules.number("house").map(|rule| &rule.value)
}

fn household(f: &mut Fields<'_>, today: Date) -> Option<(Head, Vec<Relative>)> {
    let name = f.required("head_name", text(1, 60));
    let id_number = f.required("id_number", citizen_number(today));
    let phone = f.required("phone", identity::number::<Phone>("telephone"));
    let members = f.objects("members", 30, |f| {
        let name = f.required("name", text(1, 60));
        let id_number = f.required("id_number", citizen_number(today));
        let relation = f.required("relation", choice());
        Some(Relative { name: Private::new(name?), id_number: id_number?, relation: relation? })
    });
    let head = Head { name: Private::new(name?), id_number: id_number?, phone: phone? };
    let members = members?;
    for (i, member) in members.iter().enumerate() {
        let earlier = members.iter().take(i).any(|it| it.id_number == member.id_number);
        if earlier || member.id_number == head.id_number {
            f.fault("members", Wrong { at: format!("[{i}].id_number"), ..Wrong::new("repeated") });
        }
    }
    Some((head, members))
}

fn application(f: &mut Fields<'_>, reading: Reading) -> Option<Application> {
    let current = f.object("current", |f| {
        let plot_area_m2 = f.required("plot_area_m2", number(0.0, 100_000.0));
        let floor_area_m2 = f.required("floor_area_m2", number(0.0, 100_000.0));
        let disposal = f.required("disposal", choice());
        Some(Current { plot_area_m2: plot_area_m2?, floor_area_m2: floor_area_m2?, disposal: disposal? })
    });
    let build_type = f.required("build_type", choice());
    let land_class = f.required("land_class", choice());
    let plot = f.required("plot", outline(reading.grid));
    let footprint = f.required("footprint", outline(reading.grid));
    let floor_area_m2 = f.required("floor_area_m2", number(1.0, 100_000.0));
    let storeys = f.required("storeys", whole(1, 50));
    let height_m = f.required("height_m", number(1.0, 200.0));
    let boundaries = f.object("boundaries", |f| {
        let east = f.required("east", text(1, 60));
        let south = f.required("south", text(1, 60));
        let west = f.required("west", text(1, 60));
        let north = f.required("north", text(1, 60));
        Some(Boundaries { east: east?, south: south?, west: west?, north: north? })
    });
    let neighbours_consulted = f.required("neighbours_consulted", boolean());
    let reason = f.required("reason", text(1, 500));
    let promise = f.object("promise", |f| {
        let build_within_months = f.required("build_within_months", whole(1, 120));
        let demolish_old_within_days = f.required("demolish_old_within_days", whole(0, 3_650));
        Some(Promise { build_within_months: build_within_months?, demolish_old_within_days: demolish_old_within_days? })
    });
    if build_type == Some(BuildType::Existing) {
        f.fault("build_type", Wrong::new("not_a_choice"));
    }
    let (plot, footprint) = (plot?, footprint?);
    if footprint_outside(&plot, &footprint) {
        f.fault("footprint", Wrong::new("outside_plot"));
    }
    Some(Application {
        head: PersonRef(0),
        members: Vec::new(),
        current: current?,
        build_type: build_type?,
        land_class: land_class?,
        plot,
        footprint: Some(footprint),
        floor_area_m2: Some(floor_area_m2?),
        storeys: Some(storeys?),
        height_m: Some(height_m?),
        boundaries: boundaries?,
        neighbours_consulted: neighbours_consulted?,
        reason: reason?,
        promise: promise?,
    })
}

/// Whether the house asked for reaches out of the plot by more than drawing by hand explains (0.5 m²).
fn footprint_outside(plot: &Outline, footprint: &Outline) -> bool {
    let outside = plot
        .plane()
        .zip(footprint.plane())
        .map(|(plot, house)| crate::spatial::difference_area_m2(&house, &plot).unwrap_or(f64::INFINITY));
    outside.is_none_or(|area_m2| area_m2 > 0.5)
}
