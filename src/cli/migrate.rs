//! `homestead migrate`

use std::process::ExitCode;

use super::{Failure, Settings, out};
use crate::store;

pub(super) fn run(settings: &Settings) -> Result<ExitCode, Failure> {
    store::migrate(&settings.database()?)?;
    out::word("the database is up to date");
    Ok(ExitCode::SUCCESS)
}
