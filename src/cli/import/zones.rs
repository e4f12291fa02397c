//! `homestead import zones FILE --layer … --as-of … --source …`: one layer of zones.

use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Failure, NothingTaken, Opened, Settings, Source, open, out, refused_json, tell_refused};
use crate::app::imports;
use crate::app::zones::{self, LoadFault};
use crate::domain::zones::Layer;
use crate::exchange::shapes::RowFault;

/// What is taken over.
#[derive(Debug, Args)]
pub(in crate::cli) struct Zones {
    #[command(flatten)]
    from: Source,
    /// Which layer, as in `basic_farmland`
    #[arg(long)]
    layer: String,
    /// The day whose state of things it shows
    #[arg(long)]
    as_of: Date,
    /// Who made it
    #[arg(long)]
    source: String,
}

pub(in crate::cli) fn run(settings: &Settings, import: &Zones, as_json: bool) -> Result<ExitCode, Failure> {
    let code = import.layer.as_str();
    let layer: Layer = serde_json::from_value(Value::from(code)).map_err(|_none| format!("no layer {code}"))?;
    let Opened { home, county, sheet, crs } = open(settings, &import.from)?;
    let about = imports::About { layer, as_of: import.as_of, source: import.source.clone(), crs };
    let refused = match imports::layer(sheet, about)? {
        Err(faults) => faults,
        Ok(layer) => match zones::load(&home, &county, &layer, import.from.dry_run) {
            Ok(loaded) => {
                let (version, zones) = (loaded.version, loaded.zones);
                if as_json {
                    let answer =
                        json!({ "version": version, "changed": loaded.changed, "zones": zones, "refused": [] });
                    out::result(&answer.to_string());
                }
                let done = match (import.from.dry_run, loaded.changed) {
                    (_, false) => "is here already",
                    (true, true) => "would be loaded",
                    (false, true) => "loaded",
                };
                out::word(&format!("{code}: {zones} zones, version {version} {done}"));
                return Ok(ExitCode::SUCCESS);
            }
            Err(LoadFault::Rows(rows)) => rows.into_iter().map(row).collect(),
            Err(other) => return Err(other.into()),
        },
    };
    if as_json {
        out::result(&json!({ "changed": false, "refused": refused_json(&refused) }).to_string());
    } else {
        tell_refused(&refused);
    }
    Err(NothingTaken { refused: refused.len() }.into())
}

fn row(fault: zones::RowFault) -> RowFault {
    let place = match (fault.at.ring, fault.at.point) {
        (Some(ring), Some(point)) => format!("geometry [{ring}][{point}]"),
        (Some(ring), None) => format!("geometry [{ring}]"),
        _ => "geometry".to_owned(),
    };
    RowFault::new(u64::try_from(fault.row).unwrap_or(u64::MAX), place, fault.code)
}
