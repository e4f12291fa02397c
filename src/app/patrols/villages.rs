//! Villages as the patrol sees them. The register knows no outline of a village, only the plots in it: which zones of risk
//! its latest plots touch, and where their middle lies.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::app::refusal::Refusal;
use crate::app::{Homestead, houses, zones};
use crate::domain::ids::DivisionCode;
use crate::domain::pack::Rules;
use crate::domain::zones::{Layer, hits};
use crate::spatial::{LonLat, LonLatBox};
use crate::store::houses::HouseFilter;
use crate::store::{self, Conn, Territory};

/// Plots of a village that are held against the layers: the latest, since they are where building goes on.
const PLOTS: i64 = 60;
/// Villages kept before all are let go: more than a county has.
const MOST_KEPT: usize = 2_000;

/// What is known of villages, as long as nothing happens in them.
#[derive(Debug, Default)]
pub(in crate::app) struct Sketches(Mutex<HashMap<DivisionCode, (Stamp, Arc<Sketch>)>>);

/// What a sketch rests on: another day, another load of a layer or another act in the village makes it anew.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    day: Date,
    loads: Vec<(String, i32)>,
    last: Option<(String, i64)>,
}

/// One village.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sketch {
    /// The layers of risk that its plots touch.
    pub(super) layers: BTreeSet<Layer>,
    /// The middle of its plots.
    pub(super) middle: Option<LonLat>,
}

/// The sketch of a village by the rules of a day.
///
/// # Errors
/// The database's, and `Corrupt` for a row that this program did not write.
pub(super) fn sketch(
    home: &Homestead,
    conn: &mut Conn,
    rules: Rules<'_>,
    village: &DivisionCode,
) -> Result<Arc<Sketch>, Refusal> {
    let county = &rules.pack().county;
    let territory = Territory { county: county.clone(), division: village.clone() };
    let last = store::houses::list(conn, &territory, &HouseFilter::default(), 1)?;
    let loads = store::zones::layers(conn, county.as_str())?;
    let stamp = Stamp {
        day: rules.day(),
        loads: loads.into_iter().map(|load| (load.layer, load.version)).collect(),
        last: last.into_iter().next().map(|listed| (listed.house.id, listed.house.last_act_at)),
    };
    let kept = || home.sketches.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, sketch)) = kept().get(village).filter(|(held, _)| *held == stamp) {
        return Ok(Arc::clone(sketch));
    }
    let sketch = Arc::new(draw(home, conn, rules, &territory)?);
    let mut kept = kept();
    if kept.len() >= MOST_KEPT {
        kept.clear();
    }
    kept.insert(village.clone(), (stamp, Arc::clone(&sketch)));
    Ok(sketch)
}

fn draw(home: &Homestead, conn: &mut Conn, rules: Rules<'_>, territory: &Territory) -> Result<Sketch, Refusal> {
    let risks: BTreeSet<Layer> = rules.patrols().filter_map(|rule| rule.value.layer).collect();
    let mut sketch = Sketch::default();
    let mut middles = Vec::new();
    for listed in store::houses::list(conn, territory, &HouseFilter::default(), PLOTS)? {
        let house = houses::parse(&listed.house)?;
        let Some(plot) = house.application.plot.plane() else { continue };
        let corners = plot.corners().filter_map(Result::ok).filter_map(|corner| corner.to_lonlat().ok());
        let Some(around) = LonLatBox::around(corners) else { continue };
        middles
            .push((f64::midpoint(around.west_deg, around.east_deg), f64::midpoint(around.south_deg, around.north_deg)));
        if risks.is_subset(&sketch.layers) {
            continue;
        }
        let mut near = zones::near(home, conn, rules, rules.day(), around)?;
        near.retain(|zone| risks.contains(&zone.layer) && !sketch.layers.contains(&zone.layer));
        sketch.layers.extend(hits(&plot, None, &near, rules).into_iter().map(|hit| hit.layer));
    }
    sketch.middle = middle(&middles);
    Ok(sketch)
}

/// The median of each coordinate: one plot far off moves nothing.
fn middle(places: &[(f64, f64)]) -> Option<LonLat> {
    let median = |side: fn(&(f64, f64)) -> f64| {
        let mut sides: Vec<f64> = places.iter().map(side).collect();
        sides.sort_by(f64::total_cmp);
        sides.get(sides.len() / 2).copied()
    };
    LonLat::new(median(|it| it.0)?, median(|it| it.1)?).ok()
}
