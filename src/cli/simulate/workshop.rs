//! Where the stories are told that a simulated county tells again: the demo's, act by act, in a database of their own that goes
//! with them.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use uuid::Uuid;

use super::super::demo::{tell, tell_cases_to};
use super::super::{Failure, Places, Settings, out};
use super::cases;
use crate::app::accounts::create_demo_accounts;
use crate::app::clock::Clock;
use crate::app::refusal::Refusal;
use crate::app::simulation::{Recorder, Stories};
use crate::app::{packs, zones};
use crate::exchange::pack::District;
use crate::store;

/// Tells everything, and puts the photos' bytes beside the others.
pub(super) fn stories(district: &District, blobs: &Path) -> Result<Stories, Failure> {
    let folder = Folder::new()?;
    let places = Places { data: Some(folder.0.clone()), config: None };
    let settings = Settings::resolve(&places, |_no_variable| None)?;
    store::migrate(&settings.database()?)?;
    let home = settings.open(Clock::system())?.for_demo();
    packs::load(&home, district)?;
    zones::load_all(&home, &district.pack.county, &district.layers)?;
    create_demo_accounts(&home)?;
    let mut recorder = Recorder::begin(&home, &district.pack.county)?;
    let mut heard: Result<(), Refusal> = Ok(());
    tell(&home, &district.pack.calendar, &mut |_done, _all| {
        if heard.is_ok() {
            heard = recorder.listen(&home);
        }
    })?;
    heard?;
    tell_cases_to(&home, &mut || recorder.listen(&home))?;
    cases::tell(&home, &mut || recorder.listen(&home)).map_err(|why| format!("a case of a house: {why:?}"))?;
    let stories = recorder.stories(&home)?;
    copy_all(Path::new(&settings.blobs), blobs)?;
    Ok(stories)
}

/// Copies a folder with all that is in it.
fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// A folder that goes when this is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        let folder = env::temp_dir().join(format!("homestead-workshop-{}", Uuid::now_v7()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(why) = fs::remove_dir_all(&self.0) {
            out::word(&format!("{} could not be taken away: {why}", self.0.display()));
        }
    }
}
