//! A house that stood and was registered before the program: taken over from the county's register as it stands there.
//!
//! It was never applied for here, so it is born where the line ends: registered, with its title, under the rules of the day
//! of its registration. What the register does not say is not made up.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::acts::{Change, NewPerson};
use super::application::{Application, Boundaries, Current, Promise};
use super::codes::{BuildType, Disposal, LandClass, Stage, State};
use super::file::House;
use super::outline::Outline;
use super::person::PersonRef;
use super::steps::{Register, Title};
use crate::domain::identity::{CitizenNumber, UnitNumber};
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::private::Private;

/// The name under which the ledger knows the act.
pub const RECORD_EXISTING: &str = "record_existing";

/// One entry of a register.
#[derive(Debug)]
pub struct Existing {
    /// The number under which the house is found: its homestead code, else its unit number.
    pub number: String,
    /// The village.
    pub village: DivisionCode,
    /// The holder of the right.
    pub head: Private<String>,
    /// The holder's citizen number.
    pub id_number: Option<CitizenNumber>,
    /// The plot.
    pub plot: Outline,
    /// The house on it.
    pub footprint: Option<Outline>,
    /// 建筑面积.
    pub floor_area_m2: Option<f64>,
    /// 层数.
    pub storeys: Option<u32>,
    /// 高度.
    pub height_m: Option<f64>,
    /// 四至; blank where the register says nothing.
    pub boundaries: Boundaries,
    /// The certificate.
    pub certificate_no: String,
    /// The unit.
    pub unit_no: UnitNumber,
    /// The day of registration.
    pub registered_on: Date,
    /// What else the register says.
    pub register: Register,
}

impl Existing {
    /// What the act row keeps: no personal data.
    pub fn body(&self) -> Value {
        json!({ "number": self.number, "village": self.village, "certificate_no": self.certificate_no,
            "unit_no": self.unit_no.as_str(), "registered_on": self.registered_on, "plot": self.plot.geometry,
            "footprint": self.footprint.as_ref().map(|outline| &outline.geometry),
            "floor_area_m2": self.floor_area_m2, "storeys": self.storeys, "height_m": self.height_m,
            "register": self.register })
    }

    /// Everything that was said, the person too: only to be told from another by a keyed hash.
    pub fn whole(&self) -> Value {
        let id_number = self.id_number.as_ref().map(CitizenNumber::reveal);
        json!({ "body": self.body(), "head": self.head.reveal(), "id_number": id_number,
            "boundaries": self.boundaries })
    }

    /// Makes the file, with its holder. `at` is the moment of its registration.
    pub fn house(self, id: Id, at: Timestamp) -> (House, Change) {
        let holder = NewPerson {
            person: PersonRef(0),
            kind: "head",
            name: self.head.clone(),
            id_number: self.id_number.as_ref().map(|number| Private::new(number.reveal().to_owned())),
            phone: None,
            address: None,
        };
        let title = Title {
            certificate_no: self.certificate_no.clone(),
            unit_no: self.unit_no.as_str().to_owned(),
            on: self.registered_on,
        };
        let (number, village, register) = (self.number.clone(), self.village.clone(), self.register.clone());
        let house = House {
            stage: Stage::Done,
            state: State::Registered,
            register: Some(register),
            title: Some(title),
            ..House::opened(id, number, village, at, self.application())
        };
        (house, Change { persons: vec![holder] })
    }

    /// The same things as an application says them. A registered homestead is construction land by law (土地管理法 4);
    /// nothing else of the household's was given up for it and nothing was promised.
    fn application(self) -> Application {
        Application {
            head: PersonRef(0),
            members: Vec::new(),
            current: Current { plot_area_m2: 0.0, floor_area_m2: 0.0, disposal: Disposal::None },
            build_type: BuildType::Existing,
            land_class: LandClass::Construction,
            plot: self.plot,
            footprint: self.footprint,
            floor_area_m2: self.floor_area_m2,
            storeys: self.storeys,
            height_m: self.height_m,
            boundaries: self.boundaries,
            neighbours_consulted: false,
            reason: String::new(),
            promise: Promise { build_within_months: 0, demolish_old_within_days: 0 },
        }
    }
}
