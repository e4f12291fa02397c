//! Villages laid out in the county: the plots as houses in the database, and what a season shows of them.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use super::truth::{AFTER, BEFORE, Held, Plot, Ring, Shown, VILLAGE, shown, village};
use crate::app::Homestead;
use crate::app::packs;
use crate::cli::Failure;
use crate::cli::bench::spatial::Ground;
use crate::domain::fields::Fields;
use crate::domain::houses::House;
use crate::domain::houses::codes::{BuildType, Disposal, LandClass, PermitKind, Stage, State};
use crate::domain::houses::file::{Application, Boundaries, Current, Permit, PersonRef, Promise, Title};
use crate::domain::houses::outline::Outline;
use crate::domain::ids::{County, DivisionCode, Id};
use crate::domain::time::china;
use crate::domain::violations::acts::Reading;
use crate::domain::violations::leads::RegisterLead;
use crate::exchange::embedded::demo_district;
use crate::spatial::Grid;
use crate::store::houses::HouseRow;
use crate::store::violations::ViolationRow;
use crate::store::{self, StoreError};

/// Houses written in one go.
const AT_ONCE: usize = 20_000;
/// Where a village must lie in the county, metres east and north of its corner: the border is nowhere straight.
const REACH_M: [f64; 6] = [-200.0, 0.0, 150.0, 300.0, 450.0, 650.0];

/// Every village with its plots.
pub(super) struct Villages {
    county: County,
    /// In whose files they stand.
    village: DivisionCode,
    grid: Grid,
    laid: Vec<Vec<Plot>>,
}

impl Villages {
    /// Lays them out over the county and writes their houses.
    pub(super) fn lay(
        home: &Homestead,
        ground: &mut Ground,
        plots: usize,
        mut told: impl FnMut(usize),
    ) -> Result<Self, Failure> {
        let district = demo_district().map_err(|faults| format!("the demo district has {} faults", faults.len()))?;
        let county = district.pack.county.clone();
        let code: DivisionCode = "530303101201".parse().map_err(|_none| "no village")?;
        let held = home.store.read(|conn| packs::in_force(home, conn, &county))?;
        let grid = held.grid;
        let bounds = held.region().map(crate::spatial::Region::bounds).ok_or("the demo district has no outline")?;
        let mut villages = Vec::new();
        let mut rows: Vec<HouseRow> = Vec::new();
        let mut done = 0;
        while done < plots {
            let place =
                [ground.between(bounds.west_deg, bounds.east_deg), ground.between(bounds.south_deg, bounds.north_deg)];
            let Ok(centre) = crate::spatial::LonLat::new(place[0], place[1]) else { continue };
            let Ok(corner) = grid.grid_from_lonlat(centre) else { continue };
            let corner = [corner.easting_m(), corner.northing_m()];
            let within = |x: f64, y: f64| {
                grid.lonlat_from_grid(corner[0] + x, corner[1] + y).is_ok_and(|place| held.contains(place))
            };
            let all_in = REACH_M.iter().all(|x| REACH_M.iter().all(|y| within(*x, *y)));
            if !all_in {
                continue;
            }
            let laid = village(ground, corner, VILLAGE.min(plots - done));
            for plot in &laid {
                rows.push(row(&house(&county, &code, grid, plot, done)?)?);
                done += 1;
            }
            villages.push(laid);
            if rows.len() >= AT_ONCE || done >= plots {
                let batch = std::mem::take(&mut rows);
                home.store.write(move |conn| {
                    batch.iter().try_for_each(|row| store::houses::insert(conn, row))?;
                    Ok::<_, StoreError>(())
                })?;
                told(done);
            }
        }
        Ok(Self { county, village: code, grid, laid: villages })
    }

    pub(super) fn county(&self) -> &County {
        &self.county
    }

    /// Opens a case at each of these places, as far off as a patrol's phone is.
    pub(super) fn open_cases(&self, home: &Homestead, places: impl Iterator<Item = [f64; 2]>) -> Result<(), Failure> {
        let today = home.clock.today();
        let mut rows = Vec::new();
        for (nth, [east, north]) in places.enumerate() {
            let place = self.grid.lonlat_from_grid(east, north)?;
            let body = json!({ "village": self.village, "source": "patrol", "found_on": BEFORE, "description": "bench",
                "location": { "lon": place.lon_deg(), "lat": place.lat_deg(), "accuracy_m": 10.0 } });
            let reading = Reading { today, law: None, grid: self.grid };
            let lead = Fields::read(&body, |f| RegisterLead::read(f, reading)).map_err(|why| format!("{why:?}"))?;
            let id = Id::new(self.county.clone(), Uuid::now_v7());
            let (case, _change) = lead.violation(id, format!("L-{nth:06}"), home.clock.now());
            rows.push(ViolationRow {
                county: self.county.to_string(),
                id: case.id.uuid().to_string(),
                number: case.number.clone(),
                township: self.village.township().unwrap_or_else(|| self.village.clone()).to_string(),
                division: self.village.to_string(),
                state: "lead".to_owned(),
                track: None,
                kinds: String::new(),
                source: "patrol".to_owned(),
                house_id: None,
                party_index: None,
                due_on: None,
                flagged: false,
                lon: place.lon_deg(),
                lat: place.lat_deg(),
                last_act_at: case.last_act_at.as_millisecond(),
                version: 1,
                file: serde_json::to_string(&case)?,
            });
        }
        home.store.write(move |conn| {
            rows.iter().try_for_each(|row| store::violations::insert(conn, row))?;
            Ok::<_, StoreError>(())
        })?;
        Ok(())
    }

    /// So many patches, each in some village.
    pub(super) fn season(&self, ground: &mut Ground, count: usize) -> Vec<Shown> {
        let mut season = Vec::with_capacity(count);
        while season.len() < count {
            let Some(village) = ground.one_of(&self.laid) else { break };
            season.extend(shown(ground, village));
        }
        season
    }
}

fn house(county: &County, village: &DivisionCode, grid: Grid, plot: &Plot, nth: usize) -> Result<House, Failure> {
    let outline = outline(grid, &plot.ring)?;
    let id = Id::new(county.clone(), Uuid::now_v7());
    let (applied, issued) = match plot.held {
        Held::Registered => (date(2014, 5, 6), date(2015, 4, 1)),
        Held::Approved => (date(2026, 2, 2), date(2026, 4, 8)),
        Held::ApprovedLater => (date(2026, 8, 3), AFTER.checked_add(20.days())?),
        Held::Applied => (date(2026, 7, 1), date(2026, 7, 1)),
    };
    let at: Timestamp = applied.to_zoned(china())?.timestamp();
    let application = Application {
        head: PersonRef(0),
        members: Vec::new(),
        current: Current { plot_area_m2: 0.0, floor_area_m2: 0.0, disposal: Disposal::None },
        build_type: if plot.held == Held::Registered { BuildType::Existing } else { BuildType::NewSite },
        land_class: LandClass::Construction,
        plot: outline.clone(),
        footprint: Some(outline.clone()),
        floor_area_m2: None,
        storeys: None,
        height_m: None,
        boundaries: Boundaries { east: String::new(), south: String::new(), west: String::new(), north: String::new() },
        neighbours_consulted: false,
        reason: String::new(),
        promise: Promise { build_within_months: 0, demolish_old_within_days: 0 },
    };
    let mut house = House::opened(id, format!("B-{nth:08}"), village.clone(), at, application);
    match plot.held {
        Held::Registered => {
            (house.stage, house.state) = (Stage::Done, State::Registered);
            house.title = Some(Title { certificate_no: String::new(), unit_no: String::new(), on: issued });
        }
        Held::Applied => (house.stage, house.state) = (Stage::Planning, State::Applied),
        Held::Approved | Held::ApprovedLater => {
            (house.stage, house.state) = (Stage::Supervision, State::InConstruction);
            let kinds = [PermitKind::PlanningPermit, PermitKind::HomesteadApproval];
            house.permits = kinds.into_iter().map(|kind| permit(kind, issued, &outline)).collect();
        }
    }
    Ok(house)
}

fn permit(kind: PermitKind, issued_on: Date, footprint: &Outline) -> Permit {
    Permit {
        kind,
        number: String::new(),
        issued_on,
        valid_to: date(2028, 12, 31),
        plot_area_m2: footprint.area_m2,
        footprint_area_m2: footprint.area_m2,
        floor_area_m2: footprint.area_m2,
        storeys: 2,
        height_m: 8.0,
        footprint: footprint.clone(),
    }
}

fn outline(grid: Grid, ring: &Ring) -> Result<Outline, Failure> {
    let closed: Vec<[f64; 2]> = ring.iter().chain(ring.first()).copied().collect();
    let degrees = closed
        .iter()
        .map(|[east, north]| grid.lonlat_from_grid(*east, *north).map(|place| [place.lon_deg(), place.lat_deg()]));
    let degrees: Vec<[f64; 2]> = degrees.collect::<Result<_, _>>()?;
    let geometry = json!({ "type": "Polygon", "coordinates": [degrees] });
    // The plots are boxes: what the reader would find of them is known.
    let area_m2 = (ring[1][0] - ring[0][0]) * (ring[2][1] - ring[1][1]);
    Ok(Outline { geometry, epsg: grid.epsg(), rings_m: vec![closed], area_m2 })
}

fn row(house: &House) -> Result<HouseRow, Failure> {
    let points = house.application.plot.geometry.pointer("/coordinates/0").and_then(Value::as_array).cloned();
    let points = points.unwrap_or_default();
    let axis = |nth: usize| points.iter().filter_map(move |point| point.get(nth)?.as_f64());
    let code = |value: Value| value.as_str().unwrap_or_default().to_owned();
    let township = house.village.township().unwrap_or_else(|| house.village.clone());
    Ok(HouseRow {
        county: house.id.county().to_string(),
        id: house.id.uuid().to_string(),
        number: house.number.clone(),
        township: township.to_string(),
        division: house.village.to_string(),
        stage: code(json!(house.stage)),
        state: code(json!(house.state)),
        head_index: None,
        due_on: None,
        west: axis(0).reduce(f64::min),
        south: axis(1).reduce(f64::min),
        east: axis(0).reduce(f64::max),
        north: axis(1).reduce(f64::max),
        slip_hash: house.id.uuid().as_bytes().to_vec(),
        last_act_at: house.last_act_at.as_millisecond(),
        version: 1,
        file: serde_json::to_string(house)?,
    })
}
