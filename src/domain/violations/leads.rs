//! Leads: one place, one lead. What is near in place and time is suggested as the same, never merged by itself.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::acts::{Change, Reading};
use super::case::Violation;
use super::codes::Source;
use super::steps::Lead;
use crate::domain::fields::{Fields, Wrong, choice, day, list, parsed, text};
use crate::domain::houses::acts::{NewPerson, fix};
use crate::domain::houses::file::{Fix, PersonRef};
use crate::domain::houses::outline::{Outline, outline};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::kinds::Kind;
use crate::domain::private::Private;
use crate::domain::time::china_date;
use crate::spatial::LonLat;

/// Leads of the same place seen within so many days of each other are suggested as one.
const SAME_TIME_DAYS: i32 = 60;
/// Beyond this distance, in metres, two places differ; the accuracies of both are added to it.
const SAME_PLACE_M: f64 = 30.0;

/// A square of so many degrees around a place holds every place that may be the same one (about 1 km; a fix that is less
/// accurate than that is the same as none).
pub const REACH_DEG: f64 = 0.01;

/// A lead as it is registered.
#[derive(Debug)]
pub struct RegisterLead {
    village: DivisionCode,
    source: Source,
    source_ref: Option<String>,
    place: Fix,
    found_on: Date,
    description: String,
    reporter: Option<(Private<String>, Option<Private<String>>)>,
    house: Option<Id>,
    kinds: Vec<Kind>,
    outline: Option<Outline>,
}

impl RegisterLead {
    /// Reads a lead.
    pub fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Self> {
        let village = f.required("village", parsed::<DivisionCode>("bad_division"));
        let source = f.required("source", choice());
        let source_ref = f.optional("source_ref", text(1, 60));
        let place = f.object("location", fix);
        let found_on = f.defaulted("found_on", reading.today, day());
        let description = f.required("description", text(1, 1000));
        let reporter = f.optional_object("reporter", |f| {
            let name = f.required("name", text(1, 60));
            let phone = f.optional("phone", text(1, 30));
            Some((Private::new(name?), phone?.map(Private::new)))
        });
        let house = f.optional("house_id", parsed("bad_id"));
        let kinds = f.defaulted("kinds", Vec::new(), list(29, choice::<Kind>()));
        let outline = f.optional("outline", outline(reading.grid));
        let (village, found_on) = (village?, found_on?);
        if !village.is_village() {
            f.fault("village", Wrong::new("bad_division"));
        }
        if found_on > reading.today {
            f.fault("found_on", Wrong::new("in_future"));
        }
        Some(Self {
            village,
            source: source?,
            source_ref: source_ref?,
            place: place?,
            found_on,
            description: description?,
            reporter: reporter?,
            house: house?,
            kinds: kinds?,
            outline: outline?,
        })
    }

    /// The village it lies in.
    pub fn village(&self) -> &DivisionCode {
        &self.village
    }

    /// The house that it is said to concern; it must lie in the village.
    pub fn house(&self) -> Option<&Id> {
        self.house.as_ref()
    }

    /// Where it is.
    pub fn place(&self) -> Option<LonLat> {
        self.place.place()
    }

    /// The file that it opens.
    pub fn violation(&self, id: Id, number: String, at: jiff::Timestamp) -> (Violation, Change) {
        let reporter = self.reporter.as_ref().map(|(name, phone)| NewPerson {
            person: PersonRef(0),
            kind: "reporter",
            name: name.clone(),
            id_number: None,
            phone: phone.clone(),
            address: None,
        });
        let lead = Lead {
            source: self.source,
            source_ref: self.source_ref.clone(),
            place: self.place,
            found_on: self.found_on.min(china_date(at)),
            description: self.description.clone(),
            reporter: reporter.as_ref().map(|it| it.person),
            house: self.house.clone(),
            kinds: self.kinds.clone(),
            outline: self.outline.clone(),
        };
        let opened = Violation::opened(id, number, self.village.clone(), at, lead);
        let violation = Violation { persons: u16::from(reporter.is_some()), ..opened };
        (violation, Change { persons: reporter.into_iter().collect() })
    }

    /// What the ledger's act row keeps of it: no personal data.
    pub fn body(&self) -> Value {
        json!({ "village": self.village, "source": self.source, "source_ref": self.source_ref, "location": self.place,
            "found_on": self.found_on, "description": self.description, "house_id": self.house,
            "kinds": self.kinds, "outline": self.outline.as_ref().map(|it| &it.geometry) })
    }
}

/// Whether two leads may well be one: near in place, near in time.
pub fn may_be_same(a: &Lead, b: &Lead) -> bool {
    let (Some(here), Some(there)) = (a.place.place(), b.place.place()) else { return false };
    let apart = a.found_on.until(b.found_on).map_or(i32::MAX, |span| span.get_days().abs());
    let reach = SAME_PLACE_M + a.place.accuracy_m + b.place.accuracy_m;
    here.rough_distance_m(there) <= reach && apart <= SAME_TIME_DAYS
}
