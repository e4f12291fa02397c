//! `homestead demo`: the main job in one go, with a story to look at.

pub(super) mod body;
mod cases;
mod cast;
mod leads;
pub(super) mod picture;
mod plots;
mod scene;
mod season;
mod spot;
mod step;
mod story;
mod tell;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;

pub use cases::tell_cases;
pub(super) use cases::tell_cases_to;
pub use season::tell_season;
pub use tell::{Told, tell};

use super::serve::{serve, start_log};
use super::{Failure, Settings, out};
use crate::app::accounts::{DEMO_ACCOUNTS, DEMO_PASSWORD, create_demo_accounts};
use crate::app::clock::Clock;
use crate::app::simulation::SIMULATED;
use crate::app::{packs, zones};
use crate::exchange::embedded;
use crate::store;

/// The folder that is used when none is named.
pub(super) const DEFAULT_DATA: &str = "data/demo";
/// A word of progress after so many acts.
const WORD_EVERY: usize = 100;

pub(super) fn run(settings: &Settings, port: u16, as_json: bool) -> Result<ExitCode, Failure> {
    start_log(as_json);
    store::migrate(&settings.database()?)?;
    let home = settings.open(Clock::system())?.for_demo();
    let district = embedded::demo_district().map_err(|faults| {
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        said.join("\n")
    })?;
    // Whoever simulated a county there has widened its pack.
    let held = home.store.read(|conn| packs::in_force(&home, conn, &district.pack.county));
    if !held.is_ok_and(|held| held.pack.name.ends_with(SIMULATED)) {
        packs::load(&home, &district)?;
        zones::load_all(&home, &district.pack.county, &district.layers)?;
    }
    create_demo_accounts(&home)?;
    let told = tell(&home, &district.pack.calendar, &mut |done, all| {
        if done.is_multiple_of(WORD_EVERY) && done < all {
            out::word(&format!("telling what happened so far: {done} of {all} acts"));
        }
    })?;
    if let Some(Told { houses, acts, photos }) = told {
        out::word(&format!("{houses} houses, {acts} acts, {photos} photos: an invented story"));
    }
    if let Some(cases) = tell_cases(&home)? {
        out::word(&format!("{cases} leads and cases of violations"));
    }
    if let Some(patches) = tell_season(&home)? {
        out::word(&format!("{patches} satellite patches of one season"));
    }
    let listen = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
    out::word(&format!("{} {}: open http://{listen}", district.pack.county, district.pack.name));
    out::word(&format!("demo accounts, all with the password {DEMO_PASSWORD}:"));
    for account in DEMO_ACCOUNTS {
        out::word(&format!("  {:14} {}", account.username, account.name));
    }
    serve(settings.site(home)?, listen, as_json)?;
    Ok(ExitCode::SUCCESS)
}
