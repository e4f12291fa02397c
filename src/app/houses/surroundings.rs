//! Looks up what the law asks of the ground and the household around a house. What is found here decides; it is shown
//! only as far as the reader may see it.

use std::collections::BTreeSet;

use super::file::parse;
use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, policy, zones};
use crate::domain::houses::House;
use crate::domain::houses::findings::{Surroundings, building_since, homestead_of};
use crate::domain::houses::outline::Outline;
use crate::domain::ids::Id;
use crate::spatial::{LonLat, LonLatBox};
use crate::store::houses::{Bbox, HouseFilter};
use crate::store::{self, Conn, StoreError};

/// No spot has more plots around it than this.
const MOST_NEIGHBOURS: i64 = 100;

/// What lies around a house, with the zones of the day on which it was built.
pub(super) fn surroundings(
    home: &Homestead,
    conn: &mut Conn,
    district: &District,
    house: &House,
) -> Result<Surroundings, Refusal> {
    let homesteads = other_files(conn, house)?.iter().filter_map(homestead_of).collect();
    let day = building_since(house).unwrap_or_else(|| house.applied_on());
    let loads = store::zones::layers(conn, house.id.county().as_str())?;
    let layers = zones::in_force(&loads, day).into_iter();
    let layers = layers.filter_map(|(layer, load)| Some((layer, load.as_of.parse().ok()?))).collect();
    let near = match ground(house) {
        Some(ground) => zones::near(home, conn, district.pack.on(day), day, ground)?,
        None => Vec::new(),
    };
    Ok(Surroundings { homesteads, approved_plots: approved_plots(conn, house)?, zones: near, layers })
}

/// The box around all that the house asked for and all that was measured of it.
fn ground(house: &House) -> Option<LonLatBox> {
    let measured = house.visits.iter().filter_map(|visit| visit.measurement.as_ref());
    let measured = measured.flat_map(|it| [it.built_footprint.as_ref(), it.occupied_plot.as_ref()]).flatten();
    let boxes = measured.chain([&house.application.plot]).filter_map(Outline::bounds_deg);
    let corners = boxes.flat_map(|[west, south, east, north]| [(west, south), (east, north)]);
    LonLatBox::around(corners.filter_map(|(lon, lat)| LonLat::new(lon, lat).ok()))
}

/// The other files in which the head of this household or the spouse is head or spouse, by the keyed hash of the
/// citizen number. A grown child that leaves has a right to its own homestead (分户), a parent may have moved in.
fn other_files(conn: &mut Conn, house: &House) -> Result<Vec<House>, Refusal> {
    let couple = house.application.couple();
    let people = store::persons::of_house(conn, &house.id)?;
    let keys = people.into_iter().filter(|row| couple.iter().any(|it| i32::from(it.0) == row.ordinal));
    let mut found = BTreeSet::new();
    let mut files = Vec::new();
    for key in keys.filter_map(|row| row.id_index) {
        for row in store::persons::by_id_index(conn, house.id.county().as_str(), &key)? {
            let uuid = row.house_id.parse().map_err(|why| StoreError::corrupt(format!("a house of persons: {why}")))?;
            let id = Id::new(house.id.county().clone(), uuid);
            let head_or_spouse =
                |file: &House| file.application.couple().iter().any(|it| i32::from(it.0) == row.ordinal);
            if id == house.id || found.contains(&id) {
                continue;
            }
            let Some(file) = store::houses::find(conn, &id)?.map(|row| parse(&row)).transpose()? else { continue };
            if head_or_spouse(&file) {
                found.insert(id);
                files.push(file);
            }
        }
    }
    Ok(files)
}

/// Plots approved for others that the house, as it was measured, may stand on.
fn approved_plots(conn: &mut Conn, house: &House) -> Result<Vec<Outline>, Refusal> {
    let built = house.visits.iter().filter_map(|visit| visit.measurement.as_ref()?.built_footprint.as_ref());
    let boxes: Vec<[f64; 4]> = built.filter_map(Outline::bounds_deg).collect();
    let mut plots = Vec::new();
    let mut seen = BTreeSet::from([house.id.uuid().to_string()]);
    for [west, south, east, north] in boxes {
        let filter = HouseFilter { bbox: Some(Bbox { west, south, east, north }), ..HouseFilter::default() };
        let whole = policy::for_facts(house.id.county())?;
        for listed in store::houses::list(conn, &whole, &filter, MOST_NEIGHBOURS)? {
            if seen.insert(listed.house.id.clone()) {
                plots.extend(homestead_of(&parse(&listed.house)?).map(|other| other.plot));
            }
        }
    }
    Ok(plots)
}
