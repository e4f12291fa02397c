//! `homestead simulate`: fills an empty database with a prefecture that nobody lives in, to see how the program does at size.

mod cases;
mod lately;
mod season;
mod workshop;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use serde_json::json;

use super::{Failure, Settings, out};
use crate::app::accounts::{DEMO_ACCOUNTS, create_demo_accounts};
use crate::app::clock::Clock;
use crate::app::simulation::{Country, Ground, Order, Progress, SIMULATED, fill};
use crate::app::{packs, zones};
use crate::domain::ids::DivisionCode;
use crate::domain::pack::Pack;
use crate::exchange::embedded::demo_district;
use crate::spatial::{Datum, Grid, Region};
use crate::store::{self, Territory};

/// Violations of so many houses where nobody says how many.
const VIOLATIONS: [usize; 2] = [50_000, 1_300_000];
/// The township whose powers the others are given: 白水镇.
const POWERS_OF: &str = "530303101";
/// Patches, likewise.
const PATCHES: [usize; 2] = [20_000, 1_300_000];
/// A word after so many villages.
const WORD_EVERY: usize = 50;

/// What is to be simulated.
#[derive(Debug, Args)]
pub(super) struct Simulate {
    /// Houses, of every state
    #[arg(long, value_name = "N", default_value_t = 1_300_000)]
    houses: usize,
    /// What everything is drawn from: the same seed, the same county
    #[arg(long, value_name = "S", default_value_t = 20_261_128)]
    seed: u64,
    /// Leads and cases; without it, 50,000 to 1.3 million houses
    #[arg(long, value_name = "M")]
    violations: Option<usize>,
    /// Satellite patches; without it, 20,000 to 1.3 million houses
    #[arg(long, value_name = "P")]
    patches: Option<usize>,
}

pub(super) fn run(settings: &Settings, asked: &Simulate, as_json: bool) -> Result<ExitCode, Failure> {
    let began = Instant::now();
    let violations = asked.violations.unwrap_or(asked.houses * VIOLATIONS[0] / VIOLATIONS[1]);
    let order = Order { seed: asked.seed, houses: asked.houses, violations };
    store::migrate(&settings.database()?)?;
    let home = settings.open(Clock::system())?.for_demo();
    let mut district = demo_district().map_err(|faults| format!("the demo district has {} faults", faults.len()))?;
    let county = district.pack.county.clone();
    if home.store.read(|conn| store::houses::any(conn, county.as_str()))? {
        return Err("there are houses here already: `homestead simulate` fills an empty database".into());
    }
    out::word("telling the stories that the county tells again");
    let stories = workshop::stories(&district, Path::new(&settings.blobs))?;
    let outline = district.pack.boundary.as_ref().ok_or("the demo district has no outline")?;
    let region = Region::parse(outline, Datum::Wgs84).map_err(|_none| "the outline of the demo district is none")?;
    let grid = Grid::from_epsg(district.pack.epsg).ok_or("the demo district has no grid")?;
    let ground = Ground { county: county.as_str(), divisions: &district.divisions, region: &region, grid };
    let country = Country::laid_out(ground, order, &first_villages())?;
    district.divisions.extend(country.divisions(county.as_str()));
    if let Some(outline) = &country.outline {
        district.pack.boundary = Some(outline.clone());
    }
    district.pack.name.push_str(SIMULATED);
    empower(&mut district.pack, &country);
    let loaded = packs::load(&home, &district)?;
    zones::load_all(&home, &county, &district.layers)?;
    create_demo_accounts(&home)?;
    out::word(&format!(
        "{county} {}: {} townships, {} villages; pack version {}, demo accounts, zones",
        district.pack.name,
        country.townships.len(),
        country.villages(),
        loaded.version
    ));
    let held = home.store.read(|conn| packs::in_force(&home, conn, &county))?;
    let here = home.store.read(|conn| {
        let whole = Territory { county: county.clone(), division: (&county).into() };
        store::accounts::list(conn, &whole, None)
    })?;
    let (keys, clock, address) = (home.keys.clone(), home.clock, home.store.address().clone());
    // On SQLite whoever fills a county must be alone.
    drop(home);
    let filled = fill((&keys, &held, clock), &address, &country, order, (&stories, &here), telling(began))?;
    let home = settings.open(Clock::system())?;
    let patches = asked.patches.unwrap_or(asked.houses * PATCHES[0] / PATCHES[1]);
    let (patches, done) = season::take_over(&home, &county, patches, order.seed)?;
    let seconds = began.elapsed().as_secs_f64();
    if as_json {
        let told = json!({ "houses": filled.houses, "under_way": filled.under_way, "violations": filled.violations,
            "patches": patches, "checks": done.checks, "leads_from_patches": done.leads, "visits": done.visits, "seed": order.seed, "seconds": seconds });
        out::result(&told.to_string());
    }
    out::word(&format!(
        "{} houses, {} of them with a history, {} leads and cases, {patches} patches ({} seen on site, {} of them leads now), {} visits in {seconds:.1} s",
        filled.houses, filled.under_way, filled.violations, done.checks, done.leads, done.visits
    ));
    Ok(ExitCode::SUCCESS)
}

/// Says now and then how far it is.
fn telling(began: Instant) -> impl FnMut(Progress) {
    let mut since = Instant::now();
    move |progress| match progress {
        Progress::Written { villages, of, houses } if villages.is_multiple_of(WORD_EVERY) || villages == of => {
            let seconds = began.elapsed().as_secs_f64();
            out::word(&format!("{villages} of {of} villages, {houses} houses, {seconds:.0} s"));
            since = Instant::now();
        }
        Progress::Written { .. } => {}
        Progress::Index(name) => {
            out::word(&format!("  {:.1} s, then {name}", since.elapsed().as_secs_f64()));
            since = Instant::now();
        }
    }
}

/// Every township has the powers that the demo gives to its own.
fn empower(pack: &mut Pack, country: &Country) {
    let given: Vec<_> = pack.powers.iter().filter(|rule| rule.value.unit.as_str() == POWERS_OF).cloned().collect();
    for township in &country.townships {
        if pack.powers.iter().any(|rule| rule.value.unit == township.code) {
            continue;
        }
        pack.powers.extend(given.iter().cloned().map(|mut rule| {
            rule.value.unit = township.code.clone();
            rule
        }));
    }
}

/// Where the demo accounts work: they are to have something to look at.
fn first_villages() -> Vec<&'static str> {
    let village = |division: &&str| division.parse::<DivisionCode>().is_ok_and(|code| code.is_village());
    DEMO_ACCOUNTS.iter().map(|account| account.division).filter(village).collect()
}
