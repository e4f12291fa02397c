//! Zones as they hold today, in a fixed order, a page at a time: those of some layers, of some days, in some views.

use jiff::civil::Date;

use super::atlas::{in_force, sheet};
use super::plane;
use crate::app::Homestead;
use crate::domain::ids::County;
use crate::domain::zones::{Layer, Zone};
use crate::spatial::{GridPolygon, LonLatBox};
use crate::store::{self, Conn, StoreError};

/// A place that is looked at.
#[derive(Debug, Clone)]
pub(in crate::app) struct View {
    /// The box around it, degrees.
    pub(in crate::app) around: LonLatBox,
    /// Its outline in the district's system.
    pub(in crate::app) outline: GridPolygon,
}

/// Which zones; what is none does not narrow.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct ZonesAsked {
    /// Of these layers.
    pub(in crate::app) layers: Vec<Layer>,
    /// Showing the state of this day or a later one.
    pub(in crate::app) from: Option<Date>,
    /// Showing the state of this day or an earlier one.
    pub(in crate::app) to: Option<Date>,
    /// That touch one of these.
    pub(in crate::app) views: Option<Vec<View>>,
    /// Behind this place in the order.
    pub(in crate::app) after: Option<(Layer, i32)>,
    /// At most so many.
    pub(in crate::app) limit: usize,
}

/// A page of them.
#[derive(Debug)]
pub(in crate::app) struct ZonePage {
    /// In their order: by layer, and in it as they were loaded.
    pub(in crate::app) zones: Vec<Zone>,
    /// How many there are on all pages.
    pub(in crate::app) total: u64,
    /// Where it ended, if there are more.
    pub(in crate::app) next: Option<(Layer, i32)>,
}

/// A page of the zones that hold today.
///
/// # Errors
/// The database's, and `Corrupt` for a row that this program did not write.
pub(in crate::app) fn page(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    asked: &ZonesAsked,
) -> Result<ZonePage, StoreError> {
    let loads = store::zones::layers(conn, county.as_str())?;
    let mut page = ZonePage { zones: Vec::new(), total: 0, next: None };
    let mut last = None;
    for (layer, load) in in_force(&loads, home.clock.today()) {
        let as_of: Date =
            load.as_of.parse().map_err(|_why| StoreError::corrupt(format!("the day of layer {}", load.layer)))?;
        let shown = (asked.layers.is_empty() || asked.layers.contains(&layer))
            && asked.from.is_none_or(|from| from <= as_of)
            && asked.to.is_none_or(|to| as_of <= to);
        if !shown {
            continue;
        }
        let sheet = sheet(home, conn, county, load)?;
        let numbers: Vec<i32> = match &asked.views {
            None => (1..=load.zones).collect(),
            Some(views) => {
                let mut near: Vec<i32> = views.iter().flat_map(|view| sheet.touching(view.around)).collect();
                near.sort_unstable();
                near.dedup();
                let mut found = Vec::with_capacity(near.len());
                for nr in near {
                    if touches(&sheet.zone(conn, load, nr)?, views) {
                        found.push(nr);
                    }
                }
                found
            }
        };
        page.total += u64::try_from(numbers.len()).unwrap_or(u64::MAX);
        for nr in numbers.into_iter().filter(|nr| asked.after.is_none_or(|after| after < (layer, *nr))) {
            if page.zones.len() == asked.limit {
                page.next = last;
                break;
            }
            page.zones.push(sheet.zone(conn, load, nr)?);
            last = Some((layer, nr));
        }
    }
    Ok(page)
}

fn touches(zone: &Zone, views: &[View]) -> bool {
    // Of another grid than the district's there is none: a layer is projected when it is loaded.
    views.iter().any(|view| zone.shape.distance_m(&view.outline).is_ok_and(|apart_m| apart_m <= 0.0))
}

/// The zone of this id, if it holds today.
///
/// # Errors
/// The database's.
pub(in crate::app) fn one(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    id: &str,
) -> Result<Option<Zone>, StoreError> {
    let loads = store::zones::layers(conn, county.as_str())?;
    for (layer, load) in in_force(&loads, home.clock.today()) {
        let named = |nr: &i32| plane::id(layer, load.version, *nr) == id;
        let nr = id.rsplit('-').next().and_then(|nr| nr.parse().ok()).filter(named);
        if let Some(nr) = nr.filter(|nr| (1..=load.zones).contains(nr)) {
            return Ok(Some(sheet(home, conn, county, load)?.zone(conn, load, nr)?));
        }
    }
    Ok(None)
}

/// The box around all zones that hold today; none where there are none.
///
/// # Errors
/// The database's.
pub(in crate::app) fn extent(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
) -> Result<Option<LonLatBox>, StoreError> {
    let loads = store::zones::layers(conn, county.as_str())?;
    let mut bounds: Option<LonLatBox> = None;
    for load in in_force(&loads, home.clock.today()).into_values() {
        let its = sheet(home, conn, county, load)?.bounds();
        bounds = bounds.into_iter().chain(its).reduce(LonLatBox::and);
    }
    Ok(bounds)
}
