//! What the server says of itself: when its map is there, what that took, and how much memory the process holds.

use std::collections::BTreeMap;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::Value;

use super::super::super::Failure;
use super::client::Client;

/// How long a map may take, and how long it is until it is asked for again.
const PATIENCE: Duration = Duration::from_hours(2);
const A_WHILE: Duration = Duration::from_millis(100);

/// What the server tells of its map.
#[derive(Debug, Default, Serialize)]
pub(super) struct Told {
    /// Seconds that the map took to build.
    build_seconds: Option<f64>,
    /// Files of each layer.
    places: BTreeMap<String, f64>,
    /// Bytes of each layer.
    bytes: BTreeMap<String, f64>,
}

/// Memory of the process at a moment, as the system counts it.
#[derive(Debug, Serialize)]
pub(super) struct Memory {
    when: &'static str,
    resident_mb: f64,
    most_mb: f64,
}

/// Waits until the map is there; how long that was.
///
/// # Errors
/// Any other answer than the map's or that it is being built.
pub(super) fn wait_for_map(base: &str, token: &str) -> Result<Duration, Failure> {
    const PATH: &str = "/api/v1/map/houses/counts";
    let began = Instant::now();
    let mut client = Client::connect(base, Some(token))?;
    loop {
        let answer = client.get(PATH)?;
        let problem: Option<Value> =
            (answer.status == 503).then(|| serde_json::from_slice(&answer.body).ok()).flatten();
        let code = problem.as_ref().and_then(|it| it.get("code")).and_then(Value::as_str);
        if code != Some("map_not_ready") {
            answer.json(PATH)?;
            return Ok(began.elapsed());
        }
        if began.elapsed() > PATIENCE {
            return Err("the map was not there in two hours".into());
        }
        thread::sleep(A_WHILE);
    }
}

/// The figures of `/metrics`.
pub(super) fn told(base: &str) -> Result<Told, Failure> {
    let answer = Client::connect(base, None)?.get("/metrics")?;
    let text = String::from_utf8_lossy(&answer.body).into_owned();
    let mut told = Told::default();
    for (name, value) in text.lines().filter_map(|line| line.rsplit_once(' ')) {
        let Ok(value) = value.parse::<f64>() else { continue };
        let layer = |of: &str| {
            let labels = name.strip_prefix(of)?.strip_prefix('{')?;
            Some(labels.split_once("layer=\"")?.1.split_once('"')?.0.to_owned())
        };
        if name == "homestead_map_build_seconds" {
            told.build_seconds = Some(value);
        } else if let Some(layer) = layer("homestead_map_places") {
            told.places.insert(layer, value);
        } else if let Some(layer) = layer("homestead_map_bytes") {
            told.bytes.insert(layer, value);
        }
    }
    Ok(told)
}

/// The memory of a process of this machine.
///
/// # Errors
/// Where the system has no such file or process.
pub(super) fn memory(pid: u32, when: &'static str) -> Result<Memory, Failure> {
    let path = format!("/proc/{pid}/status");
    let text = fs::read_to_string(&path).map_err(|why| format!("{path}: {why}"))?;
    let kilobytes = |name: &str| -> Option<f64> {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim_start_matches(':').trim().strip_suffix("kB")?.trim().parse().ok()
    };
    let of = |name: &str| kilobytes(name).map(|kb| kb * 1024.0 / 1e6).ok_or_else(|| format!("{path} has no {name}"));
    Ok(Memory { when, resident_mb: of("VmRSS")?, most_mb: of("VmHWM")? })
}

impl Told {
    pub(super) fn line(&self) -> String {
        let layers = self.places.iter().map(|(layer, places)| {
            let mb = self.bytes.get(layer).map_or(0.0, |bytes| bytes / 1e6);
            format!("{layer} {places} in {mb:.1} MB")
        });
        let layers: Vec<String> = layers.collect();
        let took = self.build_seconds.map_or_else(|| "not told".to_owned(), |took| format!("{took:.2} s"));
        format!("map built in {took}: {}", layers.join(", "))
    }
}

impl Memory {
    pub(super) fn line(&self) -> String {
        format!("memory {}: {:.0} MB, at most {:.0} MB", self.when, self.resident_mb, self.most_mb)
    }
}
