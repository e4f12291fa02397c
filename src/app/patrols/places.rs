//! What of each file is to be looked at, written anew with the file.

use crate::domain::houses::House;
use crate::domain::ids::{DivisionCode, Id};
use crate::domain::patrols::{Due, of_house, of_violation};
use crate::domain::violations::case::Violation;
use crate::store::patrols::PlaceRow;
use crate::store::{self, Conn, StoreError};

/// Writes why a house is to be visited.
pub(in crate::app) fn put_house(conn: &mut Conn, house: &House) -> Result<(), StoreError> {
    let bounds = house.application.plot.bounds_deg();
    let place = bounds.map(|[west, south, east, north]| (f64::midpoint(west, east), f64::midpoint(south, north)));
    put(conn, ("house", &house.id), &house.village, &house.number, place, &of_house(house))
}

/// Writes why a lead, a case or its place is to be visited.
pub(in crate::app) fn put_violation(conn: &mut Conn, case: &Violation) -> Result<(), StoreError> {
    let place = case.lead.place.place().map(|place| (place.lon_deg(), place.lat_deg()));
    put(conn, ("violation", &case.id), &case.village, &case.number, place, &of_violation(case))
}

/// Writes why something of a village is to be looked at.
pub(super) fn put(
    conn: &mut Conn,
    (kind, id): (&str, &Id),
    village: &DivisionCode,
    label: &str,
    place: Option<(f64, f64)>,
    due: &[Due],
) -> Result<(), StoreError> {
    let subject = format!("{kind}:{}", id.uuid());
    let township = village.township().unwrap_or_else(|| village.clone());
    let rows: Vec<PlaceRow> = due
        .iter()
        .map(|due| PlaceRow {
            county: id.county().to_string(),
            subject: subject.clone(),
            reason: due.reason.code().to_owned(),
            counted_from: due.counted_from.to_string(),
            township: township.to_string(),
            division: village.to_string(),
            label: label.to_owned(),
            lon: place.map(|(lon, _)| lon),
            lat: place.map(|(_, lat)| lat),
        })
        .collect();
    store::patrols::put(conn, id.county().as_str(), &subject, &rows)
}
