//! `homestead init --district DIR`

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::{Failure, Settings, out};
use crate::app::clock::Clock;
use crate::app::packs;
use crate::exchange::pack::{self, Files};
use crate::store;

pub(super) fn run(settings: &Settings, folder: &Path, as_json: bool) -> Result<ExitCode, Failure> {
    let district = match pack::read(&files(folder)?) {
        Ok(district) => district,
        Err(faults) => {
            for fault in faults {
                out::word(&fault.to_string());
            }
            return Err("the district pack was not loaded".into());
        }
    };
    store::migrate(&settings.database()?)?;
    let home = settings.open(Clock::system())?;
    let loaded = packs::load(&home, &district)?;
    if as_json {
        let answer = json!({ "county": district.pack.county, "version": loaded.version, "changed": loaded.changed });
        out::result(&answer.to_string());
    }
    let what = if loaded.changed { "loaded" } else { "is as it was" };
    out::word(&format!("{} {}: version {} {what}", district.pack.county, district.pack.name, loaded.version));
    Ok(ExitCode::SUCCESS)
}

fn files(folder: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.insert(entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path())?);
        }
    }
    Ok(files)
}
