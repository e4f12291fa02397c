//! A house: its plot, its stage, and what was found of it.

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::column::{due, seconds, uuid};
use crate::app::district::District;
use crate::app::map::facts::{Course, OPEN, Place, Profile, Times, day_number};
use crate::app::map::layer::{MapLayer, NONE, certainty, code_of};
use crate::app::map::shape::{Drawn, middle};
use crate::domain::certainty::Certainty;
use crate::domain::houses::House;
use crate::domain::houses::codes::State;
use crate::domain::stats::HouseFacts;
use crate::domain::time::china_date;
use crate::store::StoreError;
use crate::store::mapped::MappedHouse;

/// What the map needs of a file that was taken over from a register, which most are, and was neither licensed nor visited.
#[derive(Deserialize)]
struct Brief {
    applied_at: Timestamp,
    application: Applied,
    #[serde(default)]
    register: Option<IgnoredAny>,
    permits: Vec<IgnoredAny>,
    visits: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
struct Applied {
    plot: Drawn,
}

/// The house of a row.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub(in crate::app::map) fn house(row: &MappedHouse, district: &District) -> Result<Place, StoreError> {
    let corrupt = |why: serde_json::Error| StoreError::corrupt(format!("file of house {}: {why}", row.id));
    let brief: Brief = serde_json::from_str(&row.file).map_err(corrupt)?;
    let rings = if row.west.is_some() { brief.application.plot.rings() } else { Vec::new() };
    let outline = if rings.is_empty() { Vec::new() } else { vec![rings] };
    let (mut grade, mut course) = (NONE, Course::None);
    if brief.register.is_none() || !(brief.permits.is_empty() && brief.visits.is_empty()) {
        let file: House = serde_json::from_str(&row.file).map_err(corrupt)?;
        grade = Certainty::of_house(&file, district.pack.on(file.applied_on())).map_or(NONE, certainty);
        let facts = HouseFacts::of(&file, district.pack.on(file.applied_on()));
        course = if facts.is_existing() { Course::None } else { Course::House(facts) };
    }
    let layer = MapLayer::Houses;
    let open = serde_json::from_value::<State>(row.state.clone().into()).is_ok_and(|state| !state.is_end());
    let profile = Profile {
        state: code_of(layer.states(), &row.state),
        class: code_of(&layer.classes(), &row.stage),
        grade,
        flags: if open { OPEN } else { 0 },
        ..Profile::BLANK
    };
    let times = Times {
        last_act_s: seconds(row.last_act_at),
        day: day_number(china_date(brief.applied_at)),
        due: due(row.due_on.as_deref()),
        ..Times::default()
    };
    Ok(Place {
        id: uuid(&row.id)?,
        number: row.number.clone(),
        division: row.division.clone(),
        season: String::new(),
        point: middle(&outline),
        outline,
        profile,
        times,
        course,
    })
}
