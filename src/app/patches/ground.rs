//! Looks up what lies around many patches at once. Asked one by one, a season of twenty thousand would walk twenty thousand
//! times through a strip of the county; here the boxes of all plots go past the patches once.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, houses, violations, zones};
use crate::domain::houses::outline::Outline;
use crate::domain::patches::ground::{Around, NearCase, NearHouse};
use crate::domain::violations::leads::REACH_DEG;
use crate::domain::zones::Zone;
use crate::spatial::{BoxIndex, LonLat, LonLatBox};
use crate::store::houses::{Bbox, WIDEST_PLOT_DEG};
use crate::store::{self, Conn};

/// Files whose plot nobody holds any more.
const GIVEN_UP: [&str; 4] = ["rejected", "withdrawn", "expired", "revoked"];
/// Boxes of plots are read by strips of so many degrees of longitude: about 1 km, so that one strip is some ten thousand.
const STRIP_DEG: f64 = 0.01;

/// A place that is asked about, and the day whose zones count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) around: LonLatBox,
    pub(super) day: Date,
}

/// What lies around each of many places.
#[derive(Debug, Default)]
pub(super) struct Grounds {
    houses: Vec<NearHouse>,
    /// For each place, which of the houses.
    near: Vec<Vec<usize>>,
    cases: Vec<Vec<NearCase>>,
    zones: Vec<Vec<Zone>>,
}

impl Grounds {
    /// Looks all of it up.
    ///
    /// # Errors
    /// The database's.
    pub(super) fn of(home: &Homestead, conn: &mut Conn, district: &District, asked: &[Asked]) -> Result<Self, Refusal> {
        let mut grounds = Self { near: vec![Vec::new(); asked.len()], ..Self::default() };
        let touched = touched(conn, district, asked)?;
        let ids: Vec<String> = touched.keys().cloned().collect();
        for row in store::houses::of_ids(conn, district.county().as_str(), &ids, &GIVEN_UP)? {
            let Some(house) = NearHouse::of(&houses::parse(&row)?) else { continue };
            for place in touched.get(&row.id).into_iter().flatten() {
                if let Some(near) = grounds.near.get_mut(*place) {
                    near.push(grounds.houses.len());
                }
            }
            grounds.houses.push(house);
        }
        grounds.cases = cases(conn, district, asked)?;
        let places: Vec<(LonLatBox, Date)> = asked.iter().map(|it| (it.around, it.day)).collect();
        grounds.zones = zones::near_each(home, conn, &district.pack, &places)?;
        Ok(grounds)
    }

    /// Hands on what lies around the nth place.
    pub(super) fn around<T>(&self, nth: usize, ask: impl FnOnce(Around<'_>) -> T) -> T {
        let near = self.near.get(nth).map_or(&[][..], Vec::as_slice);
        let houses: Vec<&NearHouse> = near.iter().filter_map(|house| self.houses.get(*house)).collect();
        let cases = self.cases.get(nth).map_or(&[][..], Vec::as_slice);
        let zones = self.zones.get(nth).map_or(&[][..], Vec::as_slice);
        ask(Around { houses: &houses, cases, zones })
    }
}

/// Which houses' boxes touch which places.
fn touched(conn: &mut Conn, district: &District, asked: &[Asked]) -> Result<BTreeMap<String, Vec<usize>>, Refusal> {
    let index = BoxIndex::of(asked.iter().map(|it| it.around).zip(0_usize..));
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for strip in strips(asked) {
        for (id, own) in store::houses::boxes(conn, district.county().as_str(), strip)? {
            let own = LonLatBox { west_deg: own.west, south_deg: own.south, east_deg: own.east, north_deg: own.north };
            let mut places: Vec<usize> = index.touching(own).collect();
            if !places.is_empty() {
                found.entry(id).or_default().append(&mut places);
            }
        }
    }
    Ok(found)
}

/// The strips of longitude in which a plot may begin that touches one of the places, apart from one another, each between
/// the latitudes of the places it may touch.
fn strips(asked: &[Asked]) -> Vec<Bbox> {
    let mut runs: Vec<Bbox> = asked
        .iter()
        .map(|Asked { around, .. }| Bbox {
            west: around.west_deg - WIDEST_PLOT_DEG,
            south: around.south_deg,
            // The end of a strip is no longer in it.
            east: around.east_deg.next_up(),
            north: around.north_deg,
        })
        .collect();
    runs.sort_by(|a, b| a.west.total_cmp(&b.west));
    let mut merged: Vec<Bbox> = Vec::new();
    for run in runs {
        match merged.last_mut() {
            Some(last) if run.west <= last.east => {
                last.east = last.east.max(run.east);
                last.south = last.south.min(run.south);
                last.north = last.north.max(run.north);
            }
            _ => merged.push(run),
        }
    }
    merged.into_iter().flat_map(cut).collect()
}

fn cut(run: Bbox) -> Vec<Bbox> {
    let mut strips = Vec::new();
    let mut west = run.west;
    while west < run.east {
        let east = (west + STRIP_DEG).min(run.east);
        strips.push(Bbox { west, east, ..run });
        west = east;
    }
    strips
}

/// Cases near each place: all of the ground are read once, and each is held against the places that it may be of.
fn cases(conn: &mut Conn, district: &District, asked: &[Asked]) -> Result<Vec<Vec<NearCase>>, Refusal> {
    let mut near = vec![Vec::new(); asked.len()];
    let Some(view) = whole(asked) else { return Ok(near) };
    let reach_m = district.pack.patches.iter().map(|rule| rule.value.case_m).fold(0.0, f64::max);
    let index = BoxIndex::of(asked.iter().map(|it| it.around).zip(0_usize..));
    for row in store::violations::within(conn, district.county().as_str(), view)? {
        let case = violations::parse(&row)?;
        let Some(place) = case.lead.place.place() else { continue };
        let Ok(point) = district.grid.grid_from_lonlat(place) else { continue };
        let accuracy_m = case.lead.place.accuracy_m;
        let drawn = case.lead.outline.as_ref().and_then(Outline::bounds_deg).and_then(around);
        let near_by = || LonLatBox::around([place]).map(|it| it.grown(reach_m + accuracy_m));
        let Some(here) = drawn.or_else(near_by) else { continue };
        let found = NearCase {
            id: case.id,
            number: case.number,
            village: case.village,
            open: !case.state.is_end(),
            place: point,
            accuracy_m,
            outline: case.lead.outline.as_ref().and_then(Outline::plane),
            found_on: case.lead.found_on,
        };
        for nth in index.touching(here) {
            if let Some(cases) = near.get_mut(nth) {
                cases.push(found.clone());
            }
        }
    }
    Ok(near)
}

/// The rectangle in which a case may lie that is of one of the places.
fn whole(asked: &[Asked]) -> Option<Bbox> {
    let boxes = asked.iter().map(|it| it.around);
    let all = boxes.reduce(|a, b| LonLatBox {
        west_deg: a.west_deg.min(b.west_deg),
        south_deg: a.south_deg.min(b.south_deg),
        east_deg: a.east_deg.max(b.east_deg),
        north_deg: a.north_deg.max(b.north_deg),
    })?;
    Some(Bbox {
        west: all.west_deg - REACH_DEG,
        south: all.south_deg - REACH_DEG,
        east: all.east_deg + REACH_DEG,
        north: all.north_deg + REACH_DEG,
    })
}

/// The box around corners in degrees; none for no place on earth.
pub(super) fn around([west, south, east, north]: [f64; 4]) -> Option<LonLatBox> {
    let corners = [(west, south), (east, north)];
    LonLatBox::around(corners.into_iter().filter_map(|(lon, lat)| LonLat::new(lon, lat).ok()))
}
