//! What of each file is to be looked at, written anew with the file.

use crate::domain::houses::House;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::patches::Patch;
use crate::domain::patrols::{Due, of_house, of_patch, of_violation};
use crate::domain::violations::case::Violation;
use crate::store::patrols::PlaceRow;
use crate::store::{self, Conn, StoreError};

/// Writes why a house is to be visited.
pub(in crate::app) fn put_house(conn: &mut Conn, house: &House) -> Result<(), StoreError> {
    store::patrols::put(conn, house.id.county().as_str(), &format!("house:{}", house.id.uuid()), &house_rows(house))
}

/// Why a house is to be visited, as the rows of its table.
pub(in crate::app) fn house_rows(house: &House) -> Vec<PlaceRow> {
    let due = of_house(house);
    let place = if due.is_empty() { None } else { house.application.plot.bounds_deg().map(middle) };
    due.iter().map(|due| row(("house", &house.id), &house.village, &house.number, place, *due)).collect()
}

/// Writes why a lead, a case or its place is to be visited.
pub(in crate::app) fn put_violation(conn: &mut Conn, case: &Violation) -> Result<(), StoreError> {
    store::patrols::put(conn, case.id.county().as_str(), &format!("violation:{}", case.id.uuid()), &case_rows(case))
}

/// Why a lead, a case or its place is to be visited, as the rows of its table.
pub(in crate::app) fn case_rows(case: &Violation) -> Vec<PlaceRow> {
    let place = case.lead.place.place().map(|place| (place.lon_deg(), place.lat_deg()));
    let due = of_violation(case);
    due.iter().map(|due| row(("violation", &case.id), &case.village, &case.number, place, *due)).collect()
}

/// Writes why a patch is still to be visited.
pub(in crate::app) fn put_patch(conn: &mut Conn, patch: &Patch) -> Result<(), StoreError> {
    let due: Vec<Due> = of_patch(patch).into_iter().collect();
    put(conn, ("patch", &patch.id), &patch.division, &patch.facts.number, Some(middle(patch.bounds_deg)), &due)
}

/// Writes why patches that have just come are to be visited: a season brings thousands.
pub(in crate::app) fn add_patches<'a>(
    conn: &mut Conn,
    patches: impl IntoIterator<Item = &'a Patch>,
) -> Result<(), StoreError> {
    let of = |patch: &'a Patch| {
        let place = Some(middle(patch.bounds_deg));
        of_patch(patch).map(|due| row(("patch", &patch.id), &patch.division, &patch.facts.number, place, due))
    };
    store::patrols::add(conn, &patches.into_iter().filter_map(of).collect::<Vec<_>>())
}

/// Writes why something of a village is to be looked at.
pub(super) fn put(
    conn: &mut Conn,
    of: (&str, &Id),
    village: &DivisionCode,
    label: &str,
    place: Option<(f64, f64)>,
    due: &[Due],
) -> Result<(), StoreError> {
    let (kind, id) = of;
    let rows: Vec<PlaceRow> = due.iter().map(|due| row(of, village, label, place, *due)).collect();
    store::patrols::put(conn, id.county().as_str(), &format!("{kind}:{}", id.uuid()), &rows)
}

fn row((kind, id): (&str, &Id), village: &DivisionCode, label: &str, place: Option<(f64, f64)>, due: Due) -> PlaceRow {
    let township = village.township().unwrap_or_else(|| village.clone());
    PlaceRow {
        county: id.county().to_string(),
        subject: format!("{kind}:{}", id.uuid()),
        reason: due.reason.code().to_owned(),
        counted_from: due.counted_from.to_string(),
        township: township.to_string(),
        division: village.to_string(),
        label: label.to_owned(),
        lon: place.map(|(lon, _)| lon),
        lat: place.map(|(_, lat)| lat),
    }
}

fn middle([west, south, east, north]: [f64; 4]) -> (f64, f64) {
    (f64::midpoint(west, east), f64::midpoint(south, north))
}
