//! `homestead bench --map URL`: how long a running server takes to answer what a map, a list and a board ask, over HTTP on this
//! machine. Another tile server is asked for the same tiles with `--tiles`.

mod client;
mod tiles;

use std::io;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::{Value, json};

use super::super::{Failure, Settings, out};
use crate::app::accounts::{DEMO_COUNTY, DEMO_PASSWORD};
use crate::app::clock::Clock;
use crate::domain::ids::County;
use client::{Answer, Client};
use tiles::{Address, FAR, NEAR};

/// What the tiles are drawn from.
const SEED: u64 = 20_261_128;
/// Connections that ask at once where it is counted how much is answered in a second.
const CONNECTIONS: usize = 4;
/// How often each page is asked for.
const ASKED: usize = 200;
/// Our own tiles.
const OWN: [(&str, &str); 2] =
    [("houses", "/tiles/houses/{z}/{x}/{y}.mvt"), ("violations", "/tiles/violations/{z}/{x}/{y}.mvt")];

/// What one kind of question took.
#[derive(Debug, Serialize)]
struct Row {
    what: String,
    count: usize,
    p50_ms: f64,
    p99_ms: f64,
    max_ms: f64,
    per_second: f64,
    mean_bytes: usize,
    max_bytes: usize,
    /// Answers that were empty.
    empty: usize,
}

/// Asks a server for everything; one that has only tiles, as in `/plots/{z}/{x}/{y}`, for those alone. Where the houses are
/// is read from the database of the settings.
pub(in crate::cli) fn run(
    settings: &Settings,
    base: &str,
    others: &[String],
    as_json: bool,
) -> Result<ExitCode, Failure> {
    let home = settings.open(Clock::system())?;
    let county: County = DEMO_COUNTY.parse()?;
    let places = tiles::places(&home, &county, SEED)?;
    drop(home);
    let mut rows = Vec::new();
    let mut done = |row: Row| {
        if !as_json {
            out::result(&row.line());
        }
        rows.push(row);
    };
    if !as_json {
        out::result(&Row::heading());
    }
    let (far, near) = (tiles::addresses(&places, &FAR, SEED), tiles::addresses(&places, &NEAR, SEED));
    let zooms = [("z5-12", &far), ("z13-16", &near)];
    if others.is_empty() {
        let token = sign_in(base, "auditor")?;
        for (layer, pattern) in OWN {
            for (name, list) in zooms {
                done(measure(&format!("{layer} {name}"), base, Some(&token), &paths(list, pattern))?);
            }
        }
        for (what, paths) in pages(base, &token)? {
            match measure(what, base, Some(&token), &paths) {
                Ok(row) => done(row),
                // An older server lacks a page: the others are measured all the same.
                Err(why) => out::word(&format!("{what}: {why}")),
            }
        }
    } else {
        for pattern in others {
            for (name, list) in zooms {
                done(measure(&format!("{pattern} {name}"), base, None, &paths(list, pattern))?);
            }
        }
    }
    if as_json {
        out::result(&json!({ "server": base, "tiles": places.len(), "rows": rows }).to_string());
    }
    Ok(ExitCode::SUCCESS)
}

fn paths(list: &[Address], pattern: &str) -> Vec<String> {
    list.iter().map(|address| address.put_into(pattern)).collect()
}

fn sign_in(base: &str, username: &str) -> Result<String, Failure> {
    let body = json!({ "username": username, "password": DEMO_PASSWORD }).to_string();
    let answer = Client::connect(base, None)?.post("/api/v1/session", &body)?;
    let answer: Value = serde_json::from_slice(&answer.body)?;
    let token = answer.get("access_token").and_then(Value::as_str);
    Ok(token.ok_or("the server signs no demo account in: start it with `homestead demo`")?.to_owned())
}

/// Pages that people open, each with addresses that differ.
fn pages(base: &str, token: &str) -> Result<Vec<(&'static str, Vec<String>)>, Failure> {
    let mut client = Client::connect(base, Some(token))?;
    let mut items = |path: &str, field: &str| -> Result<Vec<String>, Failure> {
        let answer: Value = serde_json::from_slice(&client.get(path)?.body)?;
        let items = answer.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
        Ok(items.iter().filter_map(|item| item.get(field)?.as_str().map(str::to_owned)).collect())
    };
    let houses = items("/api/v1/houses?limit=100", "id")?;
    let numbers = items("/api/v1/houses?limit=100", "number")?;
    let repeated = |paths: Vec<String>| paths.iter().cycle().take(ASKED.min(paths.len() * ASKED)).cloned().collect();
    let one = |path: &str| repeated(vec![path.to_owned()]);
    let each = |list: &[String], path: &dyn Fn(&str) -> String| repeated(list.iter().map(|it| path(it)).collect());
    Ok(vec![
        ("house file", each(&houses, &|id| format!("/api/v1/houses/{id}"))),
        ("houses, latest", one("/api/v1/houses?limit=50")),
        ("houses of a township", one("/api/v1/houses?limit=50&division=530303101")),
        ("houses by number", each(&numbers, &|number| format!("/api/v1/houses?limit=20&q={number}"))),
        ("violations, latest", one("/api/v1/violations?limit=50")),
        ("work list", one("/api/v1/worklist?limit=50")),
        ("map list of houses", one("/api/v1/map/houses?limit=50&sort=latest")),
        ("map list of violations", one("/api/v1/map/violations?limit=50&open=true&sort=due")),
        ("map counts of houses", one("/api/v1/map/houses/counts")),
        ("map counts of violations", one("/api/v1/map/violations/counts")),
        ("board", one("/api/v1/stats/overview")),
    ])
}

/// Asks for each address once over one connection, then for all of them again over several.
fn measure(what: &str, base: &str, token: Option<&str>, paths: &[String]) -> Result<Row, Failure> {
    let mut client = Client::connect(base, token)?;
    // What is asked for the first time after a start is not what is measured.
    if let Some(first) = paths.first() {
        client.get(first)?;
    }
    let mut answers = Vec::with_capacity(paths.len());
    for path in paths {
        let answer = client.get(path)?;
        if answer.status >= 400 {
            let said = String::from_utf8_lossy(&answer.body).into_owned();
            return Err(format!("{path}: {} {said}", answer.status).into());
        }
        answers.push(answer);
    }
    let began = Instant::now();
    thread::scope(|scope| {
        let ask = |nth: usize| {
            let mut client = Client::connect(base, token)?;
            for path in paths.iter().skip(nth).step_by(CONNECTIONS) {
                client.get(path)?;
            }
            Ok::<_, io::Error>(())
        };
        let threads: Vec<_> = (0..CONNECTIONS).map(|nth| scope.spawn(move || ask(nth))).collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().unwrap_or_else(|_panic| Err(io::ErrorKind::Other.into())))
    })?;
    Ok(Row::of(what, &answers, paths.len(), began.elapsed()))
}

impl Row {
    fn of(what: &str, answers: &[Answer], asked: usize, length: Duration) -> Self {
        let mut took: Vec<Duration> = answers.iter().map(|answer| answer.took).collect();
        took.sort_unstable();
        let at = |percent: usize| took.get(took.len() * percent / 100).or(took.last()).copied().unwrap_or_default();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let bytes: Vec<usize> = answers.iter().map(|answer| answer.body.len()).collect();
        Self {
            what: what.to_owned(),
            count: answers.len(),
            p50_ms: ms(at(50)),
            p99_ms: ms(at(99)),
            max_ms: ms(took.last().copied().unwrap_or_default()),
            per_second: u32::try_from(asked).map_or(0.0, f64::from) / length.as_secs_f64(),
            mean_bytes: bytes.iter().sum::<usize>() / bytes.len().max(1),
            max_bytes: bytes.iter().max().copied().unwrap_or_default(),
            empty: bytes.iter().filter(|size| **size == 0).count(),
        }
    }

    fn heading() -> String {
        format!(
            "{:30} {:>6} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>6}",
            "what", "count", "p50 ms", "p99 ms", "max ms", "a second", "bytes", "most", "empty"
        )
    }

    fn line(&self) -> String {
        let Self { what, count, p50_ms, p99_ms, max_ms, per_second, mean_bytes, max_bytes, empty } = self;
        format!(
            "{what:30} {count:>6} {p50_ms:>9.3} {p99_ms:>9.3} {max_ms:>9.3} {per_second:>9.0} {mean_bytes:>9} {max_bytes:>9} {empty:>6}"
        )
    }
}
