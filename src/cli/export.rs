//! `homestead export houses|violations|patches|zones --format F -o FILE`

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::{Args, Subcommand};
use serde_json::json;

use super::{Failure, Settings, out};
use crate::app::clock::Clock;
use crate::app::exports::{self, Options};
use crate::app::map::MapLayer;
use crate::app::patches::{self, FeedbackFormat};
use crate::domain::ids::{County, DivisionCode};
use crate::domain::zones::Layer;
use crate::exchange::shapes::Format;
use crate::exchange::shapes::write::Encoding;

/// What is given out.
#[derive(Debug, Subcommand)]
pub(super) enum Export {
    /// Houses with their plots, heads of households and titles
    Houses {
        #[command(flatten)]
        into: Into,
        /// Only those of this township or village
        #[arg(long)]
        division: Option<DivisionCode>,
    },
    /// Leads and cases with their outlines or places
    Violations {
        #[command(flatten)]
        into: Into,
        /// Only those of this township or village
        #[arg(long)]
        division: Option<DivisionCode>,
    },
    /// Layers of zones as they hold today
    Zones {
        #[command(flatten)]
        into: Into,
        /// Only this layer, as in `basic_farmland`
        #[arg(long)]
        layer: Option<Layer>,
    },
    /// Satellite patches of all seasons; of one, its feedback: the table as it came, with what was found on the ground
    Patches {
        #[command(flatten)]
        into: Into,
        /// The season whose feedback it is, as in 2026Q3
        #[arg(long)]
        season: Option<String>,
        /// Only those of this township or village
        #[arg(long)]
        division: Option<DivisionCode>,
    },
}

/// Where to, and how.
#[derive(Debug, Args)]
pub(super) struct Into {
    /// geojson, shapefile (zip), xlsx, csv, geopackage, kml, dxf or txt
    #[arg(long)]
    format: String,
    /// The file; it must not be there yet
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Writes a shapefile's table or a survey text in GBK, for older programs
    #[arg(long)]
    gbk: bool,
    /// The county, where the database has several
    #[arg(long)]
    county: Option<County>,
}

pub(super) fn run(settings: &Settings, export: &Export, as_json: bool) -> Result<ExitCode, Failure> {
    let (Export::Houses { into, .. }
    | Export::Violations { into, .. }
    | Export::Zones { into, .. }
    | Export::Patches { into, .. }) = export;
    let format = Format::from_code(&into.format)
        .filter(|format| *format != Format::Kmz)
        .ok_or_else(|| format!("{} is no format that is written", into.format))?;
    let encoding = if into.gbk { Encoding::Gbk } else { Encoding::Utf8 };
    let options = Options { format, encoding, path: &into.output };
    let home = settings.open(Clock::system())?;
    let county = super::county::chosen(&home, into.county.as_ref())?;
    let began = Instant::now();
    let layer =
        |layer, division: &Option<DivisionCode>| exports::division(&home, &county, division.as_ref(), layer, options);
    let count = match export {
        Export::Houses { division, .. } => layer(MapLayer::Houses, division)?,
        Export::Violations { division, .. } => layer(MapLayer::Violations, division)?,
        Export::Patches { season: None, division, .. } => layer(MapLayer::Patches, division)?,
        Export::Zones { layer, .. } => exports::zones(&home, &county, *layer, options)?,
        Export::Patches { season: Some(season), division, .. } => {
            let format = FeedbackFormat::from_code(format.code())
                .ok_or_else(|| format!("feedback goes back as xlsx, csv or geojson, not as {}", format.code()))?;
            let (bytes, count) = patches::feedback_of(&home, &county, division.as_ref(), season, format)?;
            exports::keep(&into.output, &bytes)?;
            u64::try_from(count).unwrap_or(u64::MAX)
        }
    };
    if as_json {
        out::result(&json!({ "count": count, "format": format.code() }).to_string());
    }
    out::word(&format!("{count} written to {}, {:.1} s", into.output.display(), began.elapsed().as_secs_f64()));
    Ok(ExitCode::SUCCESS)
}
