//! `homestead bench --patches N --plots M`: a season of patches over a prefecture's plots, how long it takes to compare, and
//! how often the comparison is right. Everything is made from a fixed seed, in a database of its own.

mod score;
mod truth;
mod village;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use serde_json::{Value, json};

use super::super::{Failure, out};
use super::spatial::Ground;
use super::world::Empty;
use crate::app::patches::{Given, Options, Progress, import};
use crate::domain::patches::codes::Class;
use crate::exchange::shapes::{self, Limits};
use crate::spatial::Grid;
use score::Score;
use truth::Shown;
use village::Villages;

/// The seed of all of it.
const SEED: u64 = 20_261_128;
const SEASON: &str = "2026Q3";

/// Lays out the plots, imports the season, and tells.
pub(in crate::cli) fn run(
    data: Option<&Path>,
    (patches, plots): (usize, usize),
    as_json: bool,
) -> Result<ExitCode, Failure> {
    let world = Empty::make(data)?;
    let grid = Grid::from_epsg(4523).ok_or("no grid")?;
    let mut ground = Ground::new(SEED);
    let began = Instant::now();
    let villages = Villages::lay(&world.home, &mut ground, plots, |done| {
        out::word(&format!("{done} of {plots} plots laid out, {:.0} s", began.elapsed().as_secs_f64()));
    })?;
    let season = villages.season(&mut ground, patches);
    villages.open_cases(&world.home, season.iter().filter_map(|shown| shown.case))?;
    let file = collection(grid, &season)?;
    out::word(&format!("{} patches in {} kB", season.len(), file.len() / 1024));
    let reading = Instant::now();
    let given = Given { sheet: shapes::read(&file, Limits::STOCK)?, table: None };
    let read_s = reading.elapsed().as_secs_f64();
    let mut options = Options {
        season: SEASON.to_owned(),
        crs: None,
        source: "bench".to_owned(),
        dry_run: true,
        skip_refused: false,
    };
    let county = villages.county().clone();
    let comparing = Instant::now();
    let said = import(&world.home, &county, None, &given, &options, |_progress: Progress| {})?;
    let compared_s = comparing.elapsed().as_secs_f64();
    options.dry_run = false;
    let writing = Instant::now();
    let written = import(&world.home, &county, None, &given, &options, |_progress: Progress| {})?;
    let import_s = writing.elapsed().as_secs_f64();
    if !written.written || said.made.len() != season.len() {
        return Err(format!("{} rows were refused: {:?}", said.refused.len(), said.refused.first()).into());
    }
    let classes = said.made.iter().map(|patch| patch.classification.class);
    let pairs: Vec<(Class, Class)> = season.iter().map(|shown| shown.truth).zip(classes).collect();
    let scores = Score::of(&pairs);
    let times = json!({ "patches": season.len(), "plots": plots, "read_s": read_s, "compared_s": compared_s,
        "import_s": import_s });
    tell(&scores, &times, as_json);
    Ok(ExitCode::SUCCESS)
}

fn tell(scores: &[Score], times: &Value, as_json: bool) {
    if as_json {
        out::result(&json!({ "times": times, "scores": scores }).to_string());
        return;
    }
    out::result(&Score::heading());
    for score in scores {
        out::result(&score.line());
    }
    let seconds = |name: &str| times.get(name).and_then(Value::as_f64).unwrap_or_default();
    out::result(&format!(
        "{} patches over {} plots: read {:.2} s, judged and compared {:.2} s, with all of it written {:.2} s",
        times["patches"],
        times["plots"],
        seconds("read_s"),
        seconds("compared_s"),
        seconds("import_s")
    ));
}

/// The season as a platform gives it out.
fn collection(grid: Grid, season: &[Shown]) -> Result<Vec<u8>, Failure> {
    let mut features = Vec::with_capacity(season.len());
    for (shown, nr) in season.iter().zip(1_u32..) {
        let ring =
            shown.ring.iter().chain(shown.ring.first()).map(|[east, north]| {
                grid.lonlat_from_grid(*east, *north).map(|place| [place.lon_deg(), place.lat_deg()])
            });
        let ring: Vec<[f64; 2]> = ring.collect::<Result<_, _>>()?;
        features.push(json!({
            "type": "Feature",
            "properties": { "JCBH": format!("B{nr:06}"), "XZQDM": "530303", "TBLX": shown.kind,
                "QSX": truth::BEFORE, "HSX": truth::AFTER },
            "geometry": { "type": "Polygon", "coordinates": [ring] },
        }));
    }
    Ok(json!({ "type": "FeatureCollection", "features": features }).to_string().into_bytes())
}
