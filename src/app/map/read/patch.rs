//! A satellite patch.

use super::column::{seconds, uuid};
use crate::app::map::facts::{Course, OPEN, Place, Profile, Times, day_number};
use crate::app::map::layer::{MapLayer, code_of};
use crate::app::map::shape::{middle, polygon};
use crate::domain::patches::Patch;
use crate::domain::patches::codes::State;
use crate::domain::time::china_date;
use crate::spatial::tiles::World;
use crate::store::StoreError;
use crate::store::mapped::MappedPatch;

/// The patch of a row.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub(in crate::app::map) fn patch(row: &MappedPatch) -> Result<Place, StoreError> {
    let patch: Patch = serde_json::from_str(&row.file)
        .map_err(|why| StoreError::corrupt(format!("file of patch {}: {why}", row.id)))?;
    let outline: Vec<_> =
        patch.outlines.iter().map(|outline| polygon(&outline.geometry)).filter(|rings| !rings.is_empty()).collect();
    let layer = MapLayer::Patches;
    let profile = Profile {
        state: code_of(layer.states(), &row.state),
        class: code_of(&layer.classes(), &row.class),
        flags: if patch.state == State::Closed { 0 } else { OPEN },
        ..Profile::BLANK
    };
    let times = Times {
        last_act_s: seconds(row.last_act_at),
        day: day_number(patch.facts.after.unwrap_or_else(|| china_date(patch.imported_at))),
        ..Times::default()
    };
    Ok(Place {
        id: uuid(&row.id)?,
        number: row.number.clone(),
        division: row.division.clone(),
        season: row.season.clone(),
        point: middle(&outline).or_else(|| patch.centre().map(World::of)),
        outline,
        profile,
        times,
        course: Course::None,
    })
}
