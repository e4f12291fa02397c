//! `homestead import houses FILE`: a county's register of homesteads.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::{Failure, NothingTaken, Opened, Settings, Source, open, out, refused_json, tell_refused};
use crate::app::imports::{self, Imported, Options, Progress};

/// What is taken over, and how.
#[derive(Debug, Args)]
pub(in crate::cli) struct Houses {
    #[command(flatten)]
    from: Source,
    /// Takes over the good rows although others are refused
    #[arg(long)]
    skip_refused: bool,
    /// What the register is called in the files of the houses; the file's name where this is not said
    #[arg(long)]
    source: Option<String>,
}

pub(in crate::cli) fn run(settings: &Settings, import: &Houses, as_json: bool) -> Result<ExitCode, Failure> {
    let Opened { home, county, sheet, crs } = open(settings, &import.from)?;
    let name = || import.from.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let options = Options {
        crs,
        source: import.source.clone().unwrap_or_else(name),
        dry_run: import.from.dry_run,
        skip_refused: import.skip_refused,
    };
    let imported = imports::houses(&home, &county, sheet, &options, tell)?;
    if as_json {
        out::result(&answer(&imported).to_string());
    } else {
        tell_refused(&imported.refused);
    }
    let Imported { rows, made, already, ref refused, written } = imported;
    let done = if written { "taken over" } else { "would be taken over" };
    out::word(&format!("{rows} rows: {made} houses {done}, {already} here already, {} faults", refused.len()));
    if !refused.is_empty() && !import.skip_refused {
        return Err(NothingTaken { refused: refused.len() }.into());
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(progress: Progress) {
    match progress {
        Progress::Judged(done, of) if done % stride(of) == 0 || done == of => {
            out::word(&format!("judged {done} of {of}"));
        }
        Progress::Written(done, of) if done % stride(of) == 0 || done == of => {
            out::word(&format!("written {done} of {of}, none of them kept before all are"));
        }
        Progress::Judged(..) | Progress::Written(..) => {}
    }
}

/// A word for each tenth of a county.
fn stride(of: usize) -> usize {
    if of < 20_000 { 1_000 } else { 10_000 }
}

fn answer(imported: &Imported) -> serde_json::Value {
    json!({
        "rows": imported.rows,
        "made": imported.made,
        "already": imported.already,
        "refused": refused_json(&imported.refused),
        "written": imported.written,
    })
}
