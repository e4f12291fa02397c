//! Patches that somebody sends: a GeoJSON collection, or a season's file. All of them or none.

use serde::Deserialize;
use serde_json::Value;

use super::import::{Given, Imported, Options, import};
use super::view::{PatchesTaken, RefusedRow, line};
use crate::app::imports::ImportFault;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::actor::Actor;
use crate::domain::fields::{Fault, FieldShape, Fields, Wrong, boolean, text};
use crate::exchange::shapes::{self, FileFault, Limits, RowFault};
use crate::spatial::Crs;
use crate::words::Language;
use jiff::civil::Date;

/// Largest collection or file.
pub const MAX_BYTES: usize = 32 << 20;
/// Patches of a season at the most: a county has some thousand.
const LIMITS: Limits = Limits { file_bytes: 32 << 20, inflated_bytes: 256 << 20, shapes: 100_000, points: 4_000_000 };
/// Faults that one answer names.
const MOST_FAULTS: usize = 500;

/// What is said of a season beside its rows.
#[derive(Debug, Clone, Default)]
struct About {
    season: Option<String>,
    crs: Option<String>,
    source: Option<String>,
    dry_run: bool,
    skip_refused: bool,
}

/// The members of a collection that speak of it.
#[derive(Debug, Default, Deserialize)]
struct Members {
    #[serde(default)]
    season: Option<Value>,
    #[serde(default)]
    source: Option<Value>,
    #[serde(default)]
    dry_run: Option<Value>,
    #[serde(default)]
    skip_refused: Option<Value>,
}

fn about(f: &mut Fields<'_>) -> Option<About> {
    let season = f.optional("season", text(1, 20));
    if matches!(&season, Some(Some(season)) if !is_season(season)) {
        f.fault("season", Wrong::new("bad_season"));
    }
    let crs = f.optional("crs", text(1, 20));
    if matches!(&crs, Some(Some(name)) if Crs::from_name(name).is_none()) {
        f.fault("crs", Wrong::new("not_a_choice"));
    }
    let source = f.optional("source", text(1, 200));
    let dry_run = f.defaulted("dry_run", false, boolean());
    let skip_refused = f.defaulted("skip_refused", false, boolean());
    Some(About { season: season?, crs: crs?, source: source?, dry_run: dry_run?, skip_refused: skip_refused? })
}

/// What is said of a season's file, for the document of the interface.
pub fn about_fields() -> Vec<FieldShape> {
    Fields::describe(about)
}

/// Whether a text may name a season: it stands in addresses and in the ledger.
pub fn is_season(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// Takes a GeoJSON collection: `season`, `source`, `dry_run` and `skip_refused` may stand beside its features. Without a
/// season it is that of the quarter.
///
/// # Errors
/// `Faulty` with everything wrong in it, for which nothing of it was kept.
pub fn collection(home: &Homestead, actor: &Actor, bytes: &[u8], words: Language) -> Result<PatchesTaken, Refusal> {
    let members: Members = serde_json::from_slice(bytes).unwrap_or_default();
    let named = [("season", members.season), ("source", members.source)];
    let named = named.into_iter().chain([("dry_run", members.dry_run), ("skip_refused", members.skip_refused)]);
    let body = named.filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    let about = Fields::read(&Value::Object(body), about).map_err(Refusal::Faulty)?;
    let sheet = shapes::read(bytes, LIMITS).map_err(|why| unreadable(&why, ""))?;
    taken(home, actor, &Given { sheet, table: None }, about, ("features", words))
}

/// Takes a season's file: GeoJSON, a zipped shapefile, XLSX or CSV.
///
/// # Errors
/// As for [`collection`].
pub fn file(
    home: &Homestead,
    actor: &Actor,
    meta: &Value,
    bytes: &[u8],
    words: Language,
) -> Result<PatchesTaken, Refusal> {
    let about = Fields::read(meta, about).map_err(Refusal::Faulty)?;
    // Read, a file may take fifteen times its size: a few at once, as with photos.
    let _turn = home.darkroom.take()?;
    let read = || Ok(Given { sheet: shapes::read(bytes, LIMITS)?, table: shapes::table(bytes, LIMITS)? });
    let given = read().map_err(|why| unreadable(&why, "file"))?;
    taken(home, actor, &given, about, ("rows", words))
}

fn unreadable(why: &FileFault, path: &str) -> Refusal {
    Refusal::Faulty(vec![Fault { path: path.to_owned(), code: why.code(), params: why.params() }])
}

fn taken(
    home: &Homestead,
    actor: &Actor,
    given: &Given,
    about: About,
    (rows, words): (&str, Language),
) -> Result<PatchesTaken, Refusal> {
    let season = about.season.unwrap_or_else(|| quarter(home.clock.today()));
    let options = Options {
        season: season.clone(),
        crs: about.crs.as_deref().and_then(Crs::from_name),
        source: about.source.unwrap_or_else(|| actor.username.clone()),
        dry_run: about.dry_run,
        skip_refused: about.skip_refused,
    };
    let imported =
        import(home, actor.county(), Some(actor), given, &options, |_progress| {}).map_err(|why| fault(why, rows))?;
    if !imported.refused.is_empty() && !options.skip_refused && !options.dry_run {
        return Err(Refusal::Faulty(imported.refused.iter().take(MOST_FAULTS).map(|it| named(it, rows)).collect()));
    }
    let district = home.store.read(|conn| packs::in_force(home, conn, actor.county()))?;
    let Imported { load, already, refused, made, rows, .. } = imported;
    let items = made.iter().map(|patch| line(patch, district.name(&patch.division), &actor.division, words));
    Ok(PatchesTaken {
        season,
        load,
        rows,
        made: made.len(),
        already,
        refused: refused.iter().map(|it| refused_row(it, words)).collect(),
        items: items.collect(),
    })
}

/// `2026Q4`
fn quarter(day: Date) -> String {
    format!("{}Q{}", day.year(), (day.month() - 1) / 3 + 1)
}

fn fault(why: ImportFault, rows: &str) -> Refusal {
    let one = |code, params| Refusal::Faulty(vec![Fault { path: rows.to_owned(), code, params }]);
    match why {
        ImportFault::File(why) => unreadable(&why, rows),
        ImportFault::NoCrs | ImportFault::WhichMap => one("no_crs", Vec::new()),
        ImportFault::OtherCrs { declared, said } => one("other_crs", vec![("declared", declared), ("said", said)]),
        ImportFault::Refused(why) => why,
    }
}

/// A refused row at its path: `features[2].JCBH` counts from 0 as JSON does, a table's row has its own number.
fn named(fault: &RowFault, rows: &str) -> Fault {
    let row = if rows == "features" { fault.row.saturating_sub(1) } else { fault.row };
    let column = if fault.column.is_empty() { String::new() } else { format!(".{}", fault.column) };
    Fault { path: format!("{rows}[{row}]{column}"), code: fault.code, params: fault.params.clone() }
}

fn refused_row(fault: &RowFault, words: Language) -> RefusedRow {
    let rooms = ["row", "fault"].map(|room| format!("{room}.{}", fault.code));
    let said = rooms.into_iter().map(|key| (words.say(&key, &fault.params), key)).find(|(said, key)| said != key);
    RefusedRow {
        row: fault.row,
        column: fault.column.clone(),
        code: fault.code.to_owned(),
        detail: said.map_or_else(|| fault.code.to_owned(), |(said, _key)| said),
    }
}
