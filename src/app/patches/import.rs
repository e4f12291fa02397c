//! A season of patches taken over: every row judged, each compared with what was approved, then all of it written at once, or
//! nothing. A row that is here already, word for word, is passed over; so a season may be given again.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::compare::{Compared, compare};
use super::entry::{Entry, Ground, entry};
use super::file;
use crate::app::district::District;
use crate::app::imports::{ImportFault, system};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, patrols, personal};
use crate::domain::actor::Actor;
use crate::domain::houses::outline::Outline;
use crate::domain::ids::{County, DivisionCode, Id};
use crate::domain::patches::acts::{IMPORT_PATCH, IMPORT_SEASON};
use crate::domain::patches::classify::Classification;
use crate::domain::patches::codes::State;
use crate::domain::patches::{Patch, thresholds};
use crate::exchange::shapes::{RowFault, Sheet, Table};
use crate::spatial::Crs;
use crate::store::ledger::NewAct;
use crate::store::patches::{LoadRow, PatchRow};
use crate::store::{self, Conn};

/// A season's file.
#[derive(Debug)]
pub struct Given {
    /// Its shapes.
    pub sheet: Sheet,
    /// The same as a table, where it is one.
    pub table: Option<Table>,
}

/// How it is to be taken over.
#[derive(Debug, Clone)]
pub struct Options {
    /// 批次, as in `2026Q3`.
    pub season: String,
    /// The system of its numbers, where it does not say it.
    pub crs: Option<Crs>,
    /// Where it came from.
    pub source: String,
    /// Only look.
    pub dry_run: bool,
    /// Take over the good rows although others are refused. Without it a refused row keeps all of them out.
    pub skip_refused: bool,
}

/// How far it is, told now and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many rows were judged.
    Judged(usize),
    /// So many patches were compared.
    Compared(usize),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The load that the new patches are of; none where nothing was written.
    pub load: Option<u32>,
    /// Rows of the file.
    pub rows: usize,
    /// Rows that are here already.
    pub already: usize,
    /// Everything that is wrong, in the order of the rows.
    pub refused: Vec<RowFault>,
    /// The patches that were made, or would be.
    pub made: Vec<Patch>,
    /// Whether they stand in the database now.
    pub written: bool,
}

/// A row that becomes a patch.
struct New {
    patch: Patch,
    given: Value,
    mac: Vec<u8>,
}

/// Takes over a season.
///
/// # Errors
/// [`ImportFault`] for a file without a known system, or the database's; refused rows are no error but stand in the answer.
pub fn import(
    home: &Homestead,
    county: &County,
    actor: Option<&Actor>,
    given: &Given,
    options: &Options,
    mut progress: impl FnMut(Progress),
) -> Result<Imported, ImportFault> {
    let crs = system(&given.sheet, options.crs)?;
    let (mut answer, new) = home.store.read(|conn| {
        let judged = judge(home, conn, (county, actor), given, crs, options)?;
        progress(Progress::Judged(judged.answer.rows));
        let made = compared(home, conn, &judged, county)?;
        progress(Progress::Compared(made.len()));
        Ok::<_, Refusal>((judged.answer, made))
    })?;
    let held = !answer.refused.is_empty() && !options.skip_refused;
    if options.dry_run || held || new.is_empty() {
        if !held || options.dry_run {
            answer.made = new.into_iter().map(|it| it.patch).collect();
        }
        return Ok(answer);
    }
    let writing = Writing {
        home: home.clone(),
        county: county.clone(),
        actor: actor.map(|actor| actor.id.uuid().to_string()),
        options: options.clone(),
        crs,
        format: given.sheet.format.code(),
        head: head(given),
    };
    let made = home.store.write(move |conn| writing.all(conn, new))?;
    answer.load = made.first().map(|patch| patch.load);
    answer.made = made;
    answer.written = true;
    Ok(answer)
}

struct Judged {
    answer: Imported,
    entries: Vec<(Entry, Value, Vec<u8>)>,
    district: std::sync::Arc<District>,
    season: String,
}

fn judge(
    home: &Homestead,
    conn: &mut Conn,
    (county, actor): (&County, Option<&Actor>),
    given: &Given,
    crs: Crs,
    options: &Options,
) -> Result<Judged, Refusal> {
    let district = packs::in_force(home, conn, county)?;
    let today = home.clock.today();
    let whole = DivisionCode::from(county);
    let within = actor.map_or(&whole, |actor| &actor.division);
    let rule = thresholds(district.pack.on(today));
    let area_differs_share = rule.map_or(1.0, |rule| rule.value.area_differs_share);
    let ground = Ground { district: &district, crs, today, area_differs_share, within };
    let known: HashMap<String, String> =
        store::patches::numbers(conn, county.as_str(), &options.season)?.into_iter().collect();
    let columns = columns(given);
    let mut refused = given.sheet.faults.clone();
    let mut entries = Vec::new();
    let mut already = 0;
    let mut seen: HashMap<String, u64> = HashMap::new();
    for shape in &given.sheet.shapes {
        let read = match entry(shape, ground) {
            Ok(read) => read,
            Err(faults) => {
                refused.extend(faults);
                continue;
            }
        };
        let number = read.facts.number.clone();
        let refusal = |code, name, value: String| RowFault::new(shape.row, "JCBH", code).with(name, value);
        if let Some(first) = seen.insert(number.clone(), shape.row) {
            refused.push(refusal("repeated_row", "first", first.to_string()));
            continue;
        }
        let cells = cells(given, shape, &columns);
        let mac = mac(home, options, &cells, &read);
        match known.get(&number) {
            None => entries.push((read, cells, mac)),
            Some(id) if same(conn, county, id, &mac)? => already += 1,
            Some(_other) => refused.push(refusal("number_taken", "number", number)),
        }
    }
    refused.sort_by_key(|fault| fault.row);
    let rows = given.sheet.shapes.len() + given.sheet.faults.len();
    let answer = Imported { load: None, rows, already, refused, made: Vec::new(), written: false };
    Ok(Judged { answer, entries, district, season: options.season.clone() })
}

fn mac(home: &Homestead, options: &Options, cells: &Value, entry: &Entry) -> Vec<u8> {
    let outlines: Vec<&Value> = entry.outlines.iter().map(|outline| &outline.geometry).collect();
    personal::request_mac(&home.keys, &json!({ "season": options.season, "cells": cells, "outlines": outlines }))
}

/// Whether a patch is this row, word for word.
fn same(conn: &mut Conn, county: &County, id: &str, mac: &[u8]) -> Result<bool, Refusal> {
    let acts = store::acts::of_subject(conn, county.as_str(), &format!("patch:{id}"), i64::MAX, i64::MAX)?;
    Ok(acts.iter().any(|it| it.act.act == IMPORT_PATCH && it.act.request_mac == mac))
}

fn compared(home: &Homestead, conn: &mut Conn, judged: &Judged, county: &County) -> Result<Vec<New>, Refusal> {
    let (today, now) = (home.clock.today(), home.clock.now());
    let patches: Vec<Compared> = judged
        .entries
        .iter()
        .map(|(entry, ..)| Compared {
            parts: entry.outlines.iter().filter_map(Outline::plane).collect(),
            bounds_deg: entry.bounds_deg,
            assumed: entry.assumed,
            kind: entry.facts.kind,
            before: entry.facts.before,
            after: entry.facts.after.unwrap_or(today),
        })
        .collect();
    let said = compare(home, conn, &judged.district, &patches)?;
    let each = judged.entries.iter().zip(said).zip(1_u32..).map(|(((entry, given, mac), said), nr)| {
        let id = Id::new(county.clone(), Uuid::now_v7());
        let patch = patch(entry, said, (id, &judged.season, nr), now);
        New { patch, given: given.clone(), mac: mac.clone() }
    });
    Ok(each.collect())
}

fn patch(entry: &Entry, said: Classification, (id, season, nr): (Id, &str, u32), now: Timestamp) -> Patch {
    // Where only the county is named, the plot that it lies on says the village.
    let located = said.houses.first().filter(|_| entry.division.township().is_none()).map(|it| it.village.clone());
    Patch {
        id,
        season: season.to_owned(),
        load: 0,
        nr,
        division: located.unwrap_or_else(|| entry.division.clone()),
        state: State::Imported,
        imported_at: now,
        last_act_at: now,
        version: 1,
        facts: entry.facts.clone(),
        outlines: entry.outlines.clone(),
        bounds_deg: entry.bounds_deg,
        assumed: entry.assumed,
        area_differs: entry.area_differs,
        classification: said,
        check: None,
        lead: None,
        correction: None,
        closure: None,
    }
}

/// The names of the columns, of a table as they stand there, else as the shapes have them.
fn columns(given: &Given) -> Vec<String> {
    if let Some(table) = &given.table {
        return table.columns.clone();
    }
    let mut columns: Vec<String> = Vec::new();
    for name in given.sheet.shapes.iter().flat_map(|shape| shape.properties.iter().map(|(name, _)| name)) {
        if !columns.iter().any(|known| known == name) {
            columns.push(name.to_owned());
        }
    }
    columns
}

/// A row's cells in the order of the columns.
fn cells(given: &Given, shape: &crate::exchange::shapes::Shape, columns: &[String]) -> Value {
    if let Some(cells) = given.table.as_ref().and_then(|table| table.rows.get(&shape.row)) {
        return json!(cells);
    }
    columns.iter().map(|name| shape.properties.get(name).cloned().unwrap_or_default()).collect()
}

fn head(given: &Given) -> Value {
    let titles = given.table.as_ref().map(|table| table.titles.clone()).unwrap_or_default();
    json!({ "titles": titles, "columns": columns(given) })
}

/// The writing half, with everything it needs on the writer's thread.
struct Writing {
    home: Homestead,
    county: County,
    actor: Option<String>,
    options: Options,
    crs: Crs,
    format: &'static str,
    head: Value,
}

impl Writing {
    fn all(&self, conn: &mut Conn, new: Vec<New>) -> Result<Vec<Patch>, Refusal> {
        let before = store::patches::newest_load(conn, self.county.as_str(), &self.options.season)?;
        let load = before.unwrap_or(0).saturating_add(1);
        let counted = u32::try_from(load).map_err(|why| Refusal::broken("a load below one", why))?;
        let mut rows: Vec<PatchRow> = Vec::with_capacity(new.len());
        let mut made = Vec::with_capacity(new.len());
        for New { mut patch, given, mac } in new {
            patch.load = counted;
            rows.push(file::row(&patch, file::sealed(&self.home.keys, &patch.id, &given)?)?);
            made.push((patch, mac));
        }
        let head = self.load_row(load, rows.len())?;
        store::patches::insert(conn, &head, &rows)?;
        patrols::add_patches(conn, made.iter().map(|(patch, _)| patch))?;
        let season = json!({ "season": head.season, "load": head.load, "source": head.source, "format": head.format,
            "crs": head.crs, "patches": head.patches });
        let subject = format!("season:{}/{}", head.season, head.load);
        let season_mac = personal::request_mac(&self.home.keys, &season);
        self.record(conn, IMPORT_SEASON, &subject, &season, &season_mac)?;
        for (patch, mac) in &made {
            let said = &patch.classification;
            let body = json!({ "season": patch.season, "load": patch.load, "nr": patch.nr,
                "number": patch.facts.number, "class": said.class, "area_m2": said.area_m2,
                "covered_share": said.covered_share });
            self.record(conn, IMPORT_PATCH, &file::subject(&patch.id), &body, mac)?;
        }
        Ok(made.into_iter().map(|(patch, _)| patch).collect())
    }

    fn load_row(&self, load: i32, patches: usize) -> Result<LoadRow, Refusal> {
        Ok(LoadRow {
            county: self.county.to_string(),
            season: self.options.season.clone(),
            load,
            source: self.options.source.clone(),
            format: self.format.to_owned(),
            crs: self.crs.name(),
            patches: i32::try_from(patches).map_err(|why| Refusal::broken("more patches than are counted", why))?,
            head: self.head.to_string(),
            loaded_at: self.home.clock.now().as_millisecond(),
        })
    }

    fn record(&self, conn: &mut Conn, act: &str, subject: &str, body: &Value, mac: &[u8]) -> Result<(), Refusal> {
        let now = self.home.clock.now().as_millisecond();
        store::ledger::record(
            conn,
            &NewAct {
                county: self.county.as_str(),
                act_id: &Uuid::now_v7().to_string(),
                actor_id: self.actor.as_deref(),
                act,
                subject,
                at: now,
                received_at: now,
                body: &body.to_string(),
                request_mac: mac,
            },
        )?;
        Ok(())
    }
}
