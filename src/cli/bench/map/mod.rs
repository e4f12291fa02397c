//! `homestead bench --map URL`: how long a running server takes to answer what a map, a list and a board ask, over HTTP on this
//! machine; how long it is from an act to the tile that shows it; when the map was there and what it holds. Another tile
//! server is asked for the same tiles with `--tiles`.

mod client;
mod drawn;
mod fresh;
mod pages;
mod row;
mod server;
mod tiles;

use std::process::ExitCode;

use serde_json::{Value, json};

use super::super::{Failure, Settings, out};
use crate::app::accounts::{DEMO_COUNTY, DEMO_PASSWORD};
use crate::app::clock::Clock;
use crate::domain::ids::County;
use client::{Client, Question};
use row::{Row, measure};
use tiles::{Address, FAR, NEAR};

/// What the tiles are drawn from.
const SEED: u64 = 20_261_128;
/// Our own layers.
const OWN: [&str; 2] = ["houses", "violations"];
/// Who asks: somebody who sees all of the county.
const READER: &str = "auditor";

/// What is to be asked.
pub(in crate::cli) struct Asked<'a> {
    /// The server, as in `http://127.0.0.1:8080`.
    pub(in crate::cli) base: &'a str,
    /// Of another server: the patterns of its tiles.
    pub(in crate::cli) others: &'a [String],
    /// The server's process on this machine, whose memory is told.
    pub(in crate::cli) pid: Option<u32>,
}

/// Rows as they come, said at once where a person reads.
struct Rows {
    as_json: bool,
    rows: Vec<Row>,
}

impl Rows {
    fn add(&mut self, row: Row) {
        if !self.as_json {
            out::result(&row.line());
        }
        self.rows.push(row);
    }

    fn say(&self, line: &str) {
        if !self.as_json {
            out::result(line);
        }
    }
}

/// Asks a server for everything; one that has only tiles, as in `/plots/{z}/{x}/{y}`, for those alone. Where the houses are
/// is read from the database of the settings. Leads are registered there: it is no database to keep.
pub(in crate::cli) fn run(settings: &Settings, asked: &Asked<'_>, as_json: bool) -> Result<ExitCode, Failure> {
    let home = settings.open(Clock::system())?;
    let county: County = DEMO_COUNTY.parse()?;
    let places = tiles::places(&home, &county, SEED)?;
    drop(home);
    let zooms = [("z5-12", tiles::addresses(&places, &FAR, SEED)), ("z13-16", tiles::addresses(&places, &NEAR, SEED))];
    let mut rows = Rows { as_json, rows: Vec::new() };
    let told = if asked.others.is_empty() { own(asked, &zooms, &mut rows)? } else { other(asked, &zooms, &mut rows)? };
    if as_json {
        let mut whole = json!({ "server": asked.base, "tiles": places.len(), "rows": rows.rows });
        if let (Some(whole), Value::Object(told)) = (whole.as_object_mut(), told) {
            whole.extend(told);
        }
        out::result(&whole.to_string());
    }
    Ok(ExitCode::SUCCESS)
}

/// Tiles of both nearnesses.
type Zooms = [(&'static str, Vec<Address>); 2];

fn other(asked: &Asked<'_>, zooms: &Zooms, rows: &mut Rows) -> Result<Value, Failure> {
    rows.say(&Row::heading());
    for pattern in asked.others {
        for (name, list) in zooms {
            rows.add(measure(&format!("{pattern} {name}"), asked.base, None, &questions(list, pattern))?);
        }
    }
    let memory = asked.pid.map(|pid| server::memory(pid, "at the end")).transpose()?;
    Ok(json!({ "memory": memory.into_iter().collect::<Vec<_>>() }))
}

fn own(asked: &Asked<'_>, zooms: &Zooms, rows: &mut Rows) -> Result<Value, Failure> {
    let base = asked.base;
    let token = sign_in(base, READER)?;
    let mut memory = Vec::new();
    let mut remember = |when: &'static str, rows: &Rows| -> Result<(), Failure> {
        if let Some(pid) = asked.pid {
            let held = server::memory(pid, when)?;
            rows.say(&held.line());
            memory.push(held);
        }
        Ok(())
    };
    let ready = server::wait_for_map(base, &token)?.as_secs_f64();
    let told = server::told(base)?;
    rows.say(&format!("the map was there {ready:.2} s after the connection; {}", told.line()));
    remember("when the map is there", rows)?;
    rows.say(&Row::heading());
    for layer in OWN {
        for (name, list) in zooms {
            let pattern = format!("/tiles/{layer}/{{z}}/{{x}}/{{y}}.mvt");
            rows.add(measure(&format!("{layer} {name}"), base, Some(&token), &questions(list, &pattern))?);
        }
    }
    let [(far, list), _near] = zooms;
    for (layer, filter) in pages::filters(Clock::system().today()) {
        let pattern = format!("/tiles/{layer}/{{z}}/{{x}}/{{y}}.mvt?{filter}");
        rows.add(measure(&format!("{layer} {far} {filter}"), base, Some(&token), &questions(list, &pattern))?);
    }
    remember("after the tiles", rows)?;
    for (what, questions) in pages::pages(base, &token)? {
        match measure(what, base, Some(&token), &questions) {
            Ok(row) => rows.add(row),
            // An older server lacks a page: the others are measured all the same.
            Err(why) => out::word(&format!("{what}: {why}")),
        }
    }
    remember("after the pages", rows)?;
    for row in fresh::measure(base)? {
        rows.add(row);
    }
    remember("at the end", rows)?;
    Ok(json!({ "ready_seconds": ready, "map": told, "memory": memory }))
}

fn questions(list: &[Address], pattern: &str) -> Vec<Question> {
    list.iter().map(|address| Question::get(address.put_into(pattern))).collect()
}

fn sign_in(base: &str, username: &str) -> Result<String, Failure> {
    let body = json!({ "username": username, "password": DEMO_PASSWORD }).to_string();
    let answer = Client::connect(base, None)?.post("/api/v1/session", &body)?;
    let answer: Value = serde_json::from_slice(&answer.body)?;
    let token = answer.get("access_token").and_then(Value::as_str);
    Ok(token.ok_or("the server signs no demo account in: start it with `homestead demo`")?.to_owned())
}
