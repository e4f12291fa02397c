//! Whole layers, for whoever takes them elsewhere.

use jiff::civil::Date;

use super::atlas::in_force;
use super::plane;
use crate::domain::ids::County;
use crate::domain::zones::{Layer, Zone};
use crate::store::{self, Conn, StoreError};

/// Every zone of the layers as they hold on a day, or of one layer.
///
/// # Errors
/// The database's.
pub fn today(conn: &mut Conn, county: &County, day: Date, wanted: Option<Layer>) -> Result<Vec<Zone>, StoreError> {
    let loads = store::zones::layers(conn, county.as_str())?;
    let mut zones = Vec::new();
    for (layer, load) in in_force(&loads, day) {
        if wanted.is_some_and(|wanted| wanted != layer) {
            continue;
        }
        let mut after = None;
        loop {
            let page = store::zones::page(conn, county.as_str(), &load.layer, load.version, after)?;
            let Some(last) = page.last() else { break };
            after = Some(last.nr);
            for row in &page {
                zones.push(plane::zone(load, row)?);
            }
        }
    }
    Ok(zones)
}
