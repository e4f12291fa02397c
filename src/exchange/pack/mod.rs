//! Reads a district pack: a folder of TOML files, the calendar and the divisions.
//!
//! | file | keys |
//! |---|---|
//! | `district.toml` | `county`, `name`, `epsg` |
//! | `village.toml` | `publicity`, `meetings` |
//! | `materials.toml` | `materials` |
//! | `visits.toml` | `stations`, `visits`, `fence`, `standpoint` |
//! | `limits.toml` | `limits`, `tolerances`, `judging` |
//! | `zones.toml` | `zones`, `overlaps` |
//! | `patches.toml` | `patches` |
//! | `clocks.toml` | `clocks` |
//! | `patrols.toml` | `patrols` |
//! | `numbers.toml` | `numbers` |
//! | `powers.toml` | `powers` |
//! | `offices.toml` | `offices` |
//! | `calendar.csv` | `date,kind` of the State Council's holidays and make-up workdays |
//! | `boundary.geojson` | the county's outline as a GeoJSON feature, lon/lat; may be left out |
//! | `divisions.csv` | `code,name,parent,level` of the prefecture down to villages |
//! | `papers/*.toml` | `papers`: templates of one form a file, each with its days ([`crate::domain::papers`]) |
//! | `zones/*.geojson` | layers of zones, one a file ([`crate::exchange::zones`]); may be left out |

mod checks;
mod fault;
mod papers;
mod patrols;
mod rows;
mod zones;

use serde_json::Value;

use crate::domain::calendar::Calendar;
use crate::domain::divisions::Division;
use crate::domain::pack::Pack;
use crate::domain::papers::template::PaperTemplate;
use crate::domain::rule::Rule;
use crate::exchange::zones::LayerFile;
use crate::exchange::{calendar, divisions};
use crate::spatial::{Datum, Region};

pub use fault::{PackFault, PackWrong};
pub use rows::Files;

use rows::Tables;

const TOML_FILES: [&str; 12] = [
    "district.toml",
    "village.toml",
    "materials.toml",
    "visits.toml",
    "limits.toml",
    "zones.toml",
    "patches.toml",
    "clocks.toml",
    "patrols.toml",
    "numbers.toml",
    "powers.toml",
    "offices.toml",
];
const CALENDAR: &str = "calendar.csv";
const DIVISIONS: &str = "divisions.csv";
const BOUNDARY: &str = "boundary.geojson";

/// What a pack's folder holds.
#[derive(Debug, Clone)]
pub struct District {
    /// The rules.
    pub pack: Pack,
    /// The whole prefecture's divisions, in the file's order: higher ones may follow lower ones.
    pub divisions: Vec<Division>,
    /// Layers of zones that come with the pack, in the order of their files' names.
    pub layers: Vec<LayerFile>,
}

/// Reads a pack from its files.
///
/// # Errors
/// Everything that is wrong with it, each with its file and key. Nothing of a pack with a fault is used.
pub fn read(files: &Files) -> Result<District, Vec<PackFault>> {
    let mut tables = Tables::parse(files, &TOML_FILES);
    let divisions = table(files, DIVISIONS, &mut tables, divisions::read, PackWrong::Division);
    let calendar = table(files, CALENDAR, &mut tables, calendar::read, PackWrong::Calendar);
    let boundary = boundary(files, &mut tables);
    let layers = zones::layers(files, &mut tables);
    let papers = papers::read(files, &mut tables);
    let pack = pack(&mut tables, calendar, boundary, papers);
    let mut faults = tables.finish();
    match (pack, divisions) {
        (Some(pack), Some(divisions)) if faults.is_empty() => {
            faults = checks::faults(&pack, &divisions);
            faults.extend(zones::faults(&pack));
            faults.extend(papers::faults(&pack));
            faults.extend(patrols::faults(&pack));
            if faults.is_empty() { Ok(District { pack, divisions, layers }) } else { Err(faults) }
        }
        _ => Err(faults),
    }
}

/// Every key is taken before any is given up: the reader of the faults wants all of them at once.
fn pack(
    tables: &mut Tables,
    calendar: Option<Calendar>,
    boundary: Option<Value>,
    papers: Vec<Rule<PaperTemplate>>,
) -> Option<Pack> {
    let county = tables.value("district.toml", "county");
    let name = tables.value("district.toml", "name");
    let epsg = tables.value("district.toml", "epsg");
    let publicity = tables.rules("village.toml", "publicity");
    let meetings = tables.rules("village.toml", "meetings");
    let materials = tables.rules("materials.toml", "materials");
    let stations = tables.rules("visits.toml", "stations");
    let visits = tables.rules("visits.toml", "visits");
    let fence = tables.rules("visits.toml", "fence");
    let standpoint = tables.rules("visits.toml", "standpoint");
    let limits = tables.rules("limits.toml", "limits");
    let tolerances = tables.rules("limits.toml", "tolerances");
    let judging = tables.rules("limits.toml", "judging");
    let zones = tables.rules("zones.toml", "zones");
    let overlaps = tables.rules("zones.toml", "overlaps");
    let patches = tables.rules("patches.toml", "patches");
    let clocks = tables.rules("clocks.toml", "clocks");
    let patrols = tables.rules("patrols.toml", "patrols");
    let numbers = tables.rules("numbers.toml", "numbers");
    let powers = tables.rules("powers.toml", "powers");
    let offices = tables.value("offices.toml", "offices");
    Some(Pack {
        county: county?,
        name: name?,
        epsg: epsg?,
        publicity,
        meetings,
        materials,
        stations,
        visits,
        fence,
        standpoint,
        limits,
        zones,
        overlaps,
        clocks,
        tolerances,
        judging,
        patches,
        patrols,
        numbers,
        powers,
        offices: offices?,
        calendar: calendar?,
        boundary,
        papers,
    })
}

/// The outline, if there is one; it must be an area on the map.
fn boundary(files: &Files, tables: &mut Tables) -> Option<Value> {
    let bytes = files.get(BOUNDARY)?;
    let outline: Option<Value> = serde_json::from_slice(bytes).ok();
    let sound = outline.filter(|feature| Region::parse(feature, Datum::Wgs84).is_ok());
    if sound.is_none() {
        tables.faults.push(PackFault::new(BOUNDARY, "", PackWrong::Boundary));
    }
    sound
}

fn table<T, F>(
    files: &Files,
    name: &str,
    tables: &mut Tables,
    read: impl FnOnce(&[u8]) -> Result<T, Vec<F>>,
    wrong: impl Fn(F) -> PackWrong,
) -> Option<T> {
    let Some(bytes) = files.get(name) else {
        tables.faults.push(PackFault::new(name, "", PackWrong::NoFile));
        return None;
    };
    match read(bytes) {
        Ok(value) => Some(value),
        Err(faults) => {
            tables.faults.extend(faults.into_iter().map(|fault| PackFault::new(name, "", wrong(fault))));
            None
        }
    }
}
