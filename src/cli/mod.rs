//! The command line: one file a command. Results go to standard output, words to standard error.

mod accounts;
mod audit;
mod bench;
mod county;
pub mod demo;
mod export;
mod geo;
mod import;
mod init;
mod migrate;
mod openapi;
mod out;
mod serve;
mod settings;
mod simulate;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};

pub use settings::{Places, Settings, SettingsError};

/// Follows every rural house of a county through planning, approval, construction, supervision and acceptance.
#[derive(Debug, Parser)]
#[command(name = "homestead", version, about)]
struct Cli {
    #[command(flatten)]
    places: Places,
    /// Answers as JSON, where a program would read it
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The main job in one go: makes the demo district if it is not there, and serves it on this machine
    Demo {
        /// Port of this machine
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Serves the interface and the API
    Serve,
    /// Loads or updates a district pack
    Init {
        /// Folder of the pack
        #[arg(long, value_name = "DIR")]
        district: PathBuf,
    },
    /// Takes over what a county already has
    Import {
        #[command(subcommand)]
        kind: Import,
    },
    /// Gives out what the county has
    Export {
        #[command(subcommand)]
        kind: export::Export,
    },
    /// Brings the database up to date
    Migrate,
    /// Holds every row, entry and photo against the ledger and names what does not fit
    Audit,
    /// Measures this machine: acts, reads, fence checks and photos a second
    Bench {
        /// How long each measurement lasts
        #[arg(long, default_value_t = 5)]
        seconds: u64,
        /// Measures only geometry, and writes its questions and answers to this file, for another program to be asked
        /// the same
        #[arg(long, value_name = "FILE")]
        spatial: Option<PathBuf>,
        /// Measures only a season of so many satellite patches with a known truth: how long it takes to compare, and how
        /// often the comparison is right
        #[arg(long, value_name = "N")]
        patches: Option<usize>,
        /// The plots that the season lies over
        #[arg(long, value_name = "N", default_value_t = 1_300_000)]
        plots: usize,
        /// Measures only how a running server answers what a map, a list and a board ask: its address, as in
        /// `http://127.0.0.1:8080`. Which tiles are asked for is drawn from the houses of the settings' database
        #[arg(long, value_name = "URL")]
        map: Option<String>,
        /// Asks the server at that address for tiles alone, without signing in, as in `/plots/{z}/{x}/{y}`
        #[arg(long, value_name = "PATTERN")]
        tiles: Vec<String>,
        /// Tells besides how much memory that server holds, by its process on this machine (Linux)
        #[arg(long, value_name = "PID")]
        pid: Option<u32>,
        /// Measures only how fast a file of this format is written, and how much memory that takes
        #[arg(long, value_name = "FORMAT")]
        file: Option<String>,
        /// The records that the file has
        #[arg(long, value_name = "N", default_value_t = 1_000_000)]
        records: u32,
    },
    /// Fills an empty database with a prefecture that nobody lives in
    Simulate(simulate::Simulate),
    /// Converts coordinates, names defects of polygons, compares polygons: lines in, lines out
    Geo {
        #[command(subcommand)]
        question: geo::Question,
    },
    /// Prints the `OpenAPI` document
    Openapi,
}

/// What can be taken over.
#[derive(Debug, Subcommand)]
enum Import {
    /// Staff from a CSV file (username, name, role, station, division, `certificate_no`); prints their first passwords
    Accounts {
        /// The roster
        file: PathBuf,
    },
    /// The register of homesteads: every house that stands and has its title
    Houses(import::Houses),
    /// A layer of zones
    Zones(import::Zones),
    /// A season of satellite patches, each compared with what was approved
    Patches(import::Patches),
}

/// Why a command did not do its work: told with all its causes.
type Failure = Box<dyn Error>;

/// Runs the command that the process was started with. 0: done; 1: it failed or something does not hold; 2: not a
/// command.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut places = cli.places;
    if matches!(cli.command, Command::Demo { .. }) && places.data.is_none() && places.config.is_none() {
        places.data = Some(PathBuf::from(demo::DEFAULT_DATA));
    }
    let settings = || Settings::resolve(&places, |name| std::env::var(name).ok());
    let done = match cli.command {
        Command::Serve => settings().map_err(Failure::from).and_then(|settings| serve::run(&settings, cli.json)),
        Command::Demo { port } => {
            settings().map_err(Failure::from).and_then(|settings| demo::run(&settings, port, cli.json))
        }
        Command::Init { district } => {
            settings().map_err(Failure::from).and_then(|settings| init::run(&settings, &district, cli.json))
        }
        Command::Import { kind: Import::Accounts { file } } => {
            settings().map_err(Failure::from).and_then(|settings| accounts::run(&settings, &file, cli.json))
        }
        Command::Import { kind: Import::Houses(houses) } => {
            settings().map_err(Failure::from).and_then(|settings| import::houses(&settings, &houses, cli.json))
        }
        Command::Import { kind: Import::Zones(zones) } => {
            settings().map_err(Failure::from).and_then(|settings| import::zones(&settings, &zones, cli.json))
        }
        Command::Import { kind: Import::Patches(patches) } => {
            settings().map_err(Failure::from).and_then(|settings| import::patches(&settings, &patches, cli.json))
        }
        Command::Export { kind } => {
            settings().map_err(Failure::from).and_then(|settings| export::run(&settings, &kind, cli.json))
        }
        Command::Migrate => settings().map_err(Failure::from).and_then(|settings| migrate::run(&settings)),
        Command::Audit => settings().map_err(Failure::from).and_then(|settings| audit::run(&settings, cli.json)),
        Command::Bench { map: Some(base), tiles, pid, .. } => {
            let asked = bench::AskedOfMap { base: &base, others: &tiles, pid };
            settings().map_err(Failure::from).and_then(|settings| bench::map(&settings, &asked, cli.json))
        }
        Command::Bench { patches: Some(patches), plots, .. } => {
            bench::season(places.data.as_deref(), (patches, plots), cli.json)
        }
        Command::Bench { file: Some(format), records, .. } => {
            bench::file(places.data.as_deref(), &format, records, cli.json)
        }
        Command::Bench { spatial: Some(file), .. } => bench::geometry(&file, cli.json),
        Command::Bench { seconds, .. } => bench::run(places.data.as_deref(), Duration::from_secs(seconds), cli.json),
        Command::Simulate(asked) => {
            settings().map_err(Failure::from).and_then(|settings| simulate::run(&settings, &asked, cli.json))
        }
        Command::Geo { question } => geo::run(&question),
        Command::Openapi => openapi::run(),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            out::failure(failure.as_ref());
            ExitCode::FAILURE
        }
    }
}
