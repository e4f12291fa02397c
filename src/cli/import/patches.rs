//! `homestead import patches FILE --season S`: a season of satellite patches, each compared with what was approved.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use serde_json::json;

use super::{Failure, NothingTaken, Settings, Source, out, read_bytes, refused_json, said, tell_refused, tell_sheet};
use crate::app::clock::Clock;
use crate::app::patches::{Given, Imported, Options, Progress, import, is_season};
use crate::domain::patches::codes::Class;
use crate::exchange::shapes::{self, Limits};
use crate::spatial::Crs;

/// What is taken over, and how.
#[derive(Debug, Args)]
pub(in crate::cli) struct Patches {
    #[command(flatten)]
    from: Source,
    /// The season that the patches are of, as in 2026Q3
    #[arg(long)]
    season: String,
    /// Takes over the good rows although others are refused
    #[arg(long)]
    skip_refused: bool,
}

pub(in crate::cli) fn run(settings: &Settings, wanted: &Patches, as_json: bool) -> Result<ExitCode, Failure> {
    if !is_season(&wanted.season) {
        return Err(format!("{} is no season: letters, digits, hyphens, as in 2026Q3", wanted.season).into());
    }
    let crs = wanted.from.crs.as_deref();
    let crs = crs.map(|name| Crs::from_name(name).ok_or_else(|| format!("{name} is no known coordinate system")));
    let crs = crs.transpose()?;
    let home = settings.open(Clock::system())?;
    let county = crate::cli::county::chosen(&home, wanted.from.county.as_ref())?;
    let began = Instant::now();
    let bytes = read_bytes(&wanted.from.file)?;
    let sheet = shapes::read(&bytes, Limits::STOCK).map_err(|fault| said(&fault))?;
    let table = shapes::table(&bytes, Limits::STOCK).map_err(|fault| said(&fault))?;
    tell_sheet(&wanted.from, &sheet, began);
    let source = wanted.from.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let options = Options {
        season: wanted.season.clone(),
        crs,
        source: source.unwrap_or_default(),
        dry_run: wanted.from.dry_run,
        skip_refused: wanted.skip_refused,
    };
    let judging = Instant::now();
    let tell = |progress| match progress {
        Progress::Judged(rows) => out::word(&format!("judged {rows} rows, {:.1} s", judging.elapsed().as_secs_f64())),
        Progress::Compared(patches) => {
            out::word(&format!("compared {patches} patches, {:.1} s", judging.elapsed().as_secs_f64()));
        }
    };
    let imported = import(&home, &county, None, &Given { sheet, table }, &options, tell)?;
    tell_imported(&imported, &wanted.season, as_json);
    out::word(&format!("{:.1} s in all", began.elapsed().as_secs_f64()));
    if !imported.refused.is_empty() && !wanted.skip_refused {
        return Err(NothingTaken { refused: imported.refused.len() }.into());
    }
    Ok(ExitCode::SUCCESS)
}

fn tell_imported(imported: &Imported, season: &str, as_json: bool) {
    let Imported { load, rows, already, refused, made, written } = imported;
    let classes: BTreeMap<String, usize> = Class::ALL
        .into_iter()
        .map(|class| (class.code(), made.iter().filter(|patch| patch.classification.class == class).count()))
        .collect();
    if as_json {
        let answer = json!({ "season": season, "load": load, "rows": rows, "made": made.len(), "already": already,
            "classes": classes, "area_differs": made.iter().filter(|patch| patch.area_differs).count(),
            "refused": refused_json(refused), "written": written });
        out::result(&answer.to_string());
    } else {
        tell_refused(refused);
        for (class, count) in &classes {
            out::result(&format!("{class}: {count}"));
        }
        for patch in made.iter().filter(|patch| patch.area_differs) {
            let stated = patch.facts.stated_m2().unwrap_or_default();
            let drawn = patch.classification.area_m2;
            out::word(&format!("{}: {stated:.0} m² stated, {drawn:.0} m² drawn", patch.facts.number));
        }
    }
    let done = if *written { "taken over" } else { "would be taken over" };
    let count = if *written || refused.is_empty() { made.len() } else { 0 };
    out::word(&format!("{rows} rows: {count} patches {done}, {already} here already, {} faults", refused.len()));
}
