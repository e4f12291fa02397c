//! `homestead init --district DIR`

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::{Failure, Settings, out};
use crate::app::clock::Clock;
use crate::app::{packs, zones};
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
    let layers = zones::load_all(&home, &district.pack.county, &district.layers)?;
    if as_json {
        let layers: Vec<_> = district
            .layers
            .iter()
            .zip(&layers)
            .map(|(file, it)| {
                json!({ "layer": file.layer, "as_of": file.as_of, "zones": it.zones, "version": it.version,
                "changed": it.changed })
            })
            .collect();
        let answer = json!({ "county": district.pack.county, "version": loaded.version, "changed": loaded.changed,
            "layers": layers });
        out::result(&answer.to_string());
    }
    let what = if loaded.changed { "loaded" } else { "is as it was" };
    out::word(&format!("{} {}: version {} {what}", district.pack.county, district.pack.name, loaded.version));
    for (file, it) in district.layers.iter().zip(&layers).filter(|(_, it)| it.changed) {
        out::word(&format!("{}, {}: {} zones", file.layer, file.as_of, it.zones));
    }
    Ok(ExitCode::SUCCESS)
}

/// The files of the folder, and those of its `zones` and `papers`.
fn files(folder: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    take(folder, "", &mut files)?;
    for inner in ["zones", "papers"] {
        let below = folder.join(inner);
        if below.is_dir() {
            take(&below, &format!("{inner}/"), &mut files)?;
        }
    }
    Ok(files)
}

fn take(folder: &Path, prefix: &str, files: &mut Files) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.insert(format!("{prefix}{}", entry.file_name().to_string_lossy()), std::fs::read(entry.path())?);
        }
    }
    Ok(())
}
