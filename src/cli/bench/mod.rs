//! `homestead bench`: how much this machine does in a second, with the real use cases on real files and a real disk.

mod fences;
mod files;
mod map;
mod measure;
mod photo;
mod season;
mod sitings;
mod spatial;
mod world;

use std::path::Path;
use std::process::ExitCode;
use std::thread::available_parallelism;
use std::time::Duration;

use serde_json::json;

use super::{Failure, out};
pub(super) use files::run as file;
pub(super) use map::{Asked as AskedOfMap, run as map};
pub(super) use season::run as season;

use fences::Fences;
use measure::{Run, measure};
use world::World;

/// Callers of the acts: one phone, a township, a county.
const CALLERS: [usize; 3] = [1, 16, 64];

/// Works in a folder of its own under `data` (else the system's folder for temporary files), which it takes away again;
/// `HOMESTEAD_DATABASE_URL` may name an empty database instead of the file there.
pub(super) fn run(data: Option<&Path>, length: Duration, as_json: bool) -> Result<ExitCode, Failure> {
    let cores = available_parallelism()?.get();
    out::word("preparing houses");
    let world = World::make(data, CALLERS.into_iter().max().unwrap_or(1))?;
    let mut runs = Vec::new();
    let mut done = |run: Run| {
        if !as_json {
            out::result(&run.line());
        }
        runs.push(run);
    };
    if !as_json {
        out::result(&Run::heading());
    }
    for callers in CALLERS {
        done(measure("durable acts", callers, length, |caller, nth| world.act(caller, nth))?);
    }
    done(measure("house reads", cores, length, |caller, nth| world.read(caller, nth))?);
    done(measure("work lists of 20", cores, length, |_caller, _nth| world.worklist())?);
    let fences = Fences::around(&world.plots()?);
    done(measure("fence checks", 1, length, |_caller, nth| fences.check(nth))?);
    out::word("laying out a layer of zones");
    world.lay_zones()?;
    done(measure("sitings among 100,000 zones", cores, length, |_caller, nth| world.siting(nth))?);
    let camera = photo::Camera::new()?;
    done(measure("photos of 12 megapixels", cores, length, |caller, nth| world.photo(&camera, caller, nth))?);
    let geometry = geometry_rows(None, as_json)?;
    if as_json {
        let told = json!({ "database": world.database, "cores": cores, "runs": runs, "geometry": geometry });
        out::result(&told.to_string());
    }
    Ok(ExitCode::SUCCESS)
}

/// Only geometry, with its questions and answers in a file.
pub(super) fn geometry(file: &Path, as_json: bool) -> Result<ExitCode, Failure> {
    let rows = geometry_rows(Some(file), as_json)?;
    if as_json {
        out::result(&json!({ "geometry": rows }).to_string());
    }
    Ok(ExitCode::SUCCESS)
}

fn geometry_rows(file: Option<&Path>, as_json: bool) -> Result<Vec<spatial::Row>, Failure> {
    out::word("laying out a prefecture");
    let rows = spatial::measure(file)?;
    if !as_json {
        for row in &rows {
            out::result(&row.line());
        }
    }
    Ok(rows)
}
