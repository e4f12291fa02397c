//! `homestead openapi`

use std::process::ExitCode;

use super::{Failure, out};
use crate::http;

pub(super) fn run() -> Result<ExitCode, Failure> {
    out::result(&http::document().to_pretty_json()?);
    Ok(ExitCode::SUCCESS)
}
