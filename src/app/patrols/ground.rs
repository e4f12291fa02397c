//! Ground that was visited: every visit of any kind leaves the day and the square, and not whose it was.

use jiff::Timestamp;

use crate::app::district::District;
use crate::app::photos::seen_by;
use crate::domain::houses::House;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::patrols::rule::Reason;
use crate::domain::patrols::{Cell, Proof, Witness, proof};
use crate::domain::time::china_date;
use crate::domain::violations::Violation;
use crate::domain::violations::acts::ActKind;
use crate::spatial::{LonLat, LonLatBox, Side};
use crate::store::patrols::{CellDay, Spot};
use crate::store::{self, Conn, StoreError};

/// A visit this near to the place of another reason is a visit to it, metres.
const NEARBY_M: f64 = 60.0;

/// A visit to a house or a case, as its file tells it.
struct Visited<'a> {
    village: &'a DivisionCode,
    /// What was visited; none where no place is known, which then counts for no ground.
    place: Option<LonLat>,
    at: Timestamp,
    officers: usize,
    photos: &'a [Id],
}

/// Counts the last visit of a house for the ground that its plot lies on.
pub(in crate::app) fn house_visited(conn: &mut Conn, district: &District, house: &House) -> Result<(), StoreError> {
    let Some(visit) = house.visits.last() else { return Ok(()) };
    let middle =
        |[west, south, east, north]: [f64; 4]| LonLat::new(f64::midpoint(west, east), f64::midpoint(south, north)).ok();
    let place = house.application.plot.bounds_deg().and_then(middle);
    let (officers, photos) = (visit.officers.len(), &visit.photos);
    visited(conn, district, Visited { village: &house.village, place, at: visit.at, officers, photos })
}

/// Counts what an act has just told of a visit to the place of a case; other acts than visits tell of none.
pub(in crate::app) fn case_visited(
    conn: &mut Conn,
    district: &District,
    case: &Violation,
    act: ActKind,
    at: Timestamp,
) -> Result<(), StoreError> {
    let told = match act {
        ActKind::Verify => case.verification.as_ref().map(|it| (&it.officers, &it.photos)),
        ActKind::Recheck => case.rechecks.last().map(|it| (&it.officers, &it.photos)),
        ActKind::SelfCorrected => case.correction.as_ref().map(|it| (&it.officers, &it.photos)),
        _ => None,
    };
    let Some((officers, photos)) = told else { return Ok(()) };
    let (place, officers) = (case.lead.place.place(), officers.len());
    visited(conn, district, Visited { village: &case.village, place, at, officers, photos })
}

/// Its photos were judged against the plot or the place of the case when they came in.
fn visited(conn: &mut Conn, district: &District, visit: Visited<'_>) -> Result<(), StoreError> {
    let mut witnesses = Vec::new();
    for id in visit.photos {
        let Some(row) = store::photos::find(conn, id)? else { continue };
        let side = serde_json::from_value::<Side>(row.verdict.clone().into())
            .map_err(|why| StoreError::corrupt(format!("verdict of photo {id}: {why}")))?;
        let taken_at = Timestamp::from_millisecond(row.taken_at)
            .map_err(|why| StoreError::corrupt(format!("a time of photo {id}: {why}")))?;
        let apart_s = taken_at.duration_since(visit.at).as_secs_f64();
        witnesses.push(Witness { side, doubtful: seen_by(&row)?.doubtful, apart_s });
    }
    let proof = proof(visit.officers, witnesses);
    match visit.place {
        Some(place) => count(conn, district, visit.village, place, visit.at, proof),
        None => Ok(()),
    }
}

/// Counts a visit for its ground, and for what is to be looked at close by.
pub(super) fn count(
    conn: &mut Conn,
    district: &District,
    village: &DivisionCode,
    place: LonLat,
    at: Timestamp,
    proof: Proof,
) -> Result<(), StoreError> {
    let county = district.county().as_str();
    let on_day = china_date(at).to_string();
    if let Some(cell) = Cell::of(place, district.grid) {
        let row = CellDay {
            county: county.to_owned(),
            division: village.to_string(),
            cell_x: cell.x,
            cell_y: cell.y,
            on_day: on_day.clone(),
            proof: proof.code().to_owned(),
            visits: 1,
        };
        store::patrols::add_day(conn, &row)?;
    }
    if let (Proof::Honest, Some(around)) = (proof, LonLatBox::around([place])) {
        let near = around.grown(NEARBY_M);
        let view = Spot { west: near.west_deg, south: near.south_deg, east: near.east_deg, north: near.north_deg };
        let (again, done) = (Reason::ViolationPlace.code(), Reason::VisitRecheck.code());
        store::patrols::met_nearby(conn, county, view, (&[again], &[done]), &on_day)?;
    }
    Ok(())
}
