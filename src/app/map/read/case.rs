//! A lead or a case: where it is drawn, what it is, and how sure that is.

use super::column::{due, seconds, uuid};
use crate::app::district::District;
use crate::app::map::facts::{Course, FLAGGED, OPEN, Place, Profile, Times, day_number};
use crate::app::map::layer::{MapLayer, NO_KIND, NONE, certainty, code_of, sources, tracks};
use crate::app::map::shape::{middle, polygon};
use crate::domain::certainty::Certainty;
use crate::domain::kinds::Kind;
use crate::domain::stats::CaseFacts;
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::domain::violations::clocks::{Clock, Sense, clocks};
use crate::domain::violations::geometry::{Drawn, drawn};
use crate::spatial::tiles::World;
use crate::store::StoreError;
use crate::store::mapped::MappedViolation;

/// The case of a row.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub(in crate::app::map) fn case(row: &MappedViolation, district: &District) -> Result<Place, StoreError> {
    let case: Violation = serde_json::from_str(&row.file)
        .map_err(|why| StoreError::corrupt(format!("file of violation {}: {why}", row.id)))?;
    let outline = match drawn(&case) {
        Drawn::Outline(outline) => Some(polygon(&outline.geometry)).filter(|rings| !rings.is_empty()),
        Drawn::Point(_) => None,
    };
    let outline: Vec<_> = outline.into_iter().collect();
    let layer = MapLayer::Violations;
    let gravest = Kind::gravest(case.kinds()).map_or(NO_KIND, Kind::code);
    let kinds = case.kinds().iter().map(|kind| 1_u32 << code_of(&layer.classes(), kind.code()));
    let mut flags = 0;
    if !case.state.is_end() {
        flags |= OPEN;
    }
    if row.flagged {
        flags |= FLAGGED;
    }
    let profile = Profile {
        kinds: kinds.fold(0, |all, kind| all | kind),
        state: code_of(layer.states(), &row.state),
        class: code_of(&layer.classes(), gravest),
        track: row.track.as_deref().map_or(NONE, |track| code_of(tracks(), track)),
        source: code_of(sources(), &row.source),
        grade: certainty(Certainty::of_case(&case)),
        flags,
        ..Profile::BLANK
    };
    let times = Times {
        last_act_s: seconds(row.last_act_at),
        day: day_number(china_date(case.registered_at)),
        due: due(row.due_on.as_deref()),
        risky_from: risky_from(&case, row.flagged, district),
    };
    Ok(Place {
        id: uuid(&row.id)?,
        number: row.number.clone(),
        division: row.division.clone(),
        season: String::new(),
        point: middle(&outline).or_else(|| case.lead.place.place().map(World::of)),
        outline,
        profile,
        times,
        course: Course::Case(CaseFacts::of(&case, &district.pack)),
    })
}

/// The day from which a clock of the authority warns, 1 for a case that is risky on any day; 0 for none.
fn risky_from(case: &Violation, flagged: bool, district: &District) -> u16 {
    if flagged {
        return 1;
    }
    let clocks = clocks(case, &district.pack, case.last_act_on());
    let own = clocks.iter().filter(|clock| clock.sense == Sense::MustBy);
    own.filter_map(Clock::warns_from).map(|day| day_number(day).max(1)).min().unwrap_or(0)
}
