//! `homestead serve`

use std::io::{IsTerminal, stderr};
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;

use serde_json::json;
use tracing_subscriber::EnvFilter;

use super::{Failure, Settings, out};
use crate::app::clock::Clock;
use crate::app::{accounts, exports, map};
use crate::http::{self, Site};

/// What is noted when `HOMESTEAD_LOG` does not say otherwise.
const DEFAULT_LOG: &str = "info";

pub(super) fn run(settings: &Settings, as_json: bool) -> Result<ExitCode, Failure> {
    start_log(as_json);
    let home = settings.open(Clock::system())?;
    serve(settings.site(home)?, settings.listen, as_json)?;
    Ok(ExitCode::SUCCESS)
}

/// Serves until the process is asked to stop (SIGTERM, SIGINT), then lets running requests end.
pub(super) fn serve(site: Site, listen: SocketAddr, as_json: bool) -> Result<(), Failure> {
    accounts::forget_expired(&site.home)?;
    exports::sweep(&site.home);
    map::warm(&site.home)?;
    let socket = TcpListener::bind(listen)?;
    let address = socket.local_addr()?;
    let server = actix_web::rt::System::new().block_on(async {
        let server = http::listen(site, socket)?;
        out::word(&format!("serving on http://{address}"));
        if as_json {
            out::result(&json!({"listening": format!("http://{address}")}).to_string());
        }
        server.await
    });
    Ok(server?)
}

/// Notes go to standard error, as lines or as JSON.
pub(super) fn start_log(as_json: bool) {
    let filter = EnvFilter::try_from_env("HOMESTEAD_LOG").unwrap_or_else(|_unset| EnvFilter::new(DEFAULT_LOG));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr).with_ansi(stderr().is_terminal());
    let started = if as_json { log.json().try_init() } else { log.try_init() };
    if started.is_err() {
        out::word("the log was started before");
    }
}
