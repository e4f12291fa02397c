//! The feedback of a season: its table as it came, with what was found on the ground. Also as shapes, for a map.

use serde_json::{Value, json};

use super::file::{opened, parse};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, policy};
use crate::domain::actor::Actor;
use crate::domain::ids::{County, DivisionCode};
use crate::domain::patches::Patch;
use crate::domain::patches::codes::code;
use crate::domain::patches::patch::MU_M2;
use crate::exchange::feedback::{Filled, Sheet};
use crate::store::patches::PatchFilter;
use crate::store::{self, Conn, StoreError, Territory};
use crate::words::Language;

/// Patches are read so many at a time.
const PAGE: i64 = 2_000;

/// In which format it goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackFormat {
    /// A workbook.
    Xlsx,
    /// A table as text.
    Csv,
    /// Shapes with what the comparison said.
    GeoJson,
}

impl FeedbackFormat {
    /// The format of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "geojson" => Some(Self::GeoJson),
            _ => None,
        }
    }
}

/// The feedback of what an actor may see of a season.
///
/// # Errors
/// `NotAllowed` for a role without patches; `Hidden` for a season that is not there.
pub fn feedback(home: &Homestead, actor: &Actor, season: &str, format: FeedbackFormat) -> Result<Vec<u8>, Refusal> {
    let visible = policy::patch_visibility(actor)?;
    home.store.read(|conn| bytes(home, conn, visible.territory(), season, format).map(|(bytes, _)| bytes))
}

/// The feedback of a whole county, or of a division of it, with how many patches it has.
///
/// # Errors
/// `Hidden` for a season that is not there.
pub fn feedback_of(
    home: &Homestead,
    county: &County,
    division: Option<&DivisionCode>,
    season: &str,
    format: FeedbackFormat,
) -> Result<(Vec<u8>, usize), Refusal> {
    let whole = DivisionCode::from(county);
    let territory = Territory { county: county.clone(), division: division.unwrap_or(&whole).clone() };
    home.store.read(|conn| bytes(home, conn, &territory, season, format))
}

fn bytes(
    home: &Homestead,
    conn: &mut Conn,
    territory: &Territory,
    season: &str,
    format: FeedbackFormat,
) -> Result<(Vec<u8>, usize), Refusal> {
    let loads: Vec<_> = store::patches::loads(conn, territory.county.as_str())?;
    let loads: Vec<_> = loads.into_iter().filter(|load| load.season == season).collect();
    if loads.is_empty() {
        return Err(Refusal::Hidden);
    }
    let patches = all(home, conn, territory, season)?;
    let count = patches.len();
    if format == FeedbackFormat::GeoJson {
        return Ok((shapes(&patches).into_bytes(), count));
    }
    let heads: Vec<Head> = loads.iter().map(|load| Head::of(&load.head)).collect::<Result<_, _>>()?;
    let sheet = sheet(&heads, &patches);
    let broken = |why| Refusal::broken("a table could not be written", why);
    let bytes = if format == FeedbackFormat::Csv { sheet.csv() } else { sheet.xlsx(season) };
    Ok((bytes.map_err(broken)?, count))
}

/// Every patch of a season with its row as it came, in the order of its loads.
fn all(
    home: &Homestead,
    conn: &mut Conn,
    territory: &Territory,
    season: &str,
) -> Result<Vec<(Patch, Vec<Value>)>, Refusal> {
    let mut patches = Vec::new();
    let mut after = None;
    loop {
        let filter = PatchFilter { season: Some(season.to_owned()), after: after.take(), ..PatchFilter::default() };
        let page = store::patches::list(conn, territory, &filter, PAGE)?;
        let Some(last) = page.last() else { break };
        after = Some(last.id.clone());
        for row in &page {
            let patch = parse(row)?;
            let cells = match opened(&home.keys, &patch.id, &row.given)? {
                Value::Array(cells) => cells,
                _ => Vec::new(),
            };
            patches.push((patch, cells));
        }
    }
    patches.sort_by_key(|(patch, _)| (patch.load, patch.nr));
    Ok(patches)
}

/// What stood above the rows of a load.
struct Head {
    titles: Vec<Vec<Value>>,
    columns: Vec<String>,
}

impl Head {
    fn of(text: &str) -> Result<Self, StoreError> {
        let bad = |why: serde_json::Error| StoreError::corrupt(format!("the head of a load: {why}"));
        let mut head: Value = serde_json::from_str(text).map_err(bad)?;
        let mut take = |name: &str| head.get_mut(name).map(Value::take).unwrap_or_default();
        let titles = serde_json::from_value(take("titles")).map_err(bad)?;
        Ok(Self { titles, columns: serde_json::from_value(take("columns")).map_err(bad)? })
    }
}

/// One table of all loads: the columns of the first as they came, those that only later ones have behind them, and those to
/// be filled that none has at the end.
fn sheet(heads: &[Head], patches: &[(Patch, Vec<Value>)]) -> Sheet {
    let mut columns: Vec<String> = Vec::new();
    for name in heads.iter().flat_map(|head| &head.columns) {
        // Columns without a name, or with the same one, stay apart within the first load only.
        let own = heads.first().is_some_and(|first| first.columns.len() > columns.len());
        if own || !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    let places: Vec<(Filled, usize)> = Filled::ALL
        .into_iter()
        .map(|filled| {
            let place = filled.place(&columns).unwrap_or(columns.len());
            if place == columns.len() {
                columns.push(filled.names().first().copied().unwrap_or_default().to_owned());
            }
            (filled, place)
        })
        .collect();
    let rows = patches.iter().map(|(patch, cells)| {
        let mut row = vec![Value::Null; columns.len()];
        let load = usize::try_from(patch.load.saturating_sub(1)).unwrap_or(usize::MAX);
        for (column, cell) in cells.iter().enumerate() {
            let name = heads.get(load).and_then(|head| head.columns.get(column));
            let place = if load == 0 { Some(column) } else { columns.iter().position(|it| Some(it) == name) };
            if let Some(slot) = place.and_then(|place| row.get_mut(place)) {
                slot.clone_from(cell);
            }
        }
        for (filled, place) in &places {
            let value = value(patch, *filled, columns.get(*place).map_or("", String::as_str));
            if let Some(slot) = row.get_mut(*place).filter(|_| !value.is_null()) {
                *slot = value;
            }
        }
        row
    });
    let rows = rows.collect();
    Sheet { titles: heads.first().map(|head| head.titles.clone()).unwrap_or_default(), columns, rows }
}

/// What goes into a column. The platform is Chinese, whoever exports.
fn value(patch: &Patch, filled: Filled, column: &str) -> Value {
    let words = Language::Chinese;
    let check = patch.check.as_ref();
    let correction = patch.correction.as_ref();
    let yes = |truth: bool| words.label("patch_feedback", if truth { "yes" } else { "no" });
    let area = |m2: f64| {
        let metres = ["㎡", "m2", "m²", "平方米"].iter().any(|unit| column.contains(unit));
        let value = if metres { m2 } else { m2 / MU_M2 };
        json!((value * 10_000.0).round() / 10_000.0)
    };
    match filled {
        Filled::SiteUse => json!(check.map(|it| &it.site_use)),
        Filled::BuiltBy => json!(check.map(|it| words.label("patch_built_by", &code(&it.built_by)))),
        Filled::StartedOn => json!(check.and_then(|it| it.started_on)),
        Filled::NewConstructionLand => json!(check.map(|it| yes(it.new_construction_land))),
        Filled::Result => json!(check.map(|it| words.label("patch_result", &code(&it.result)))),
        Filled::ApprovalNo => json!(check.and_then(|it| it.approval_no.as_ref())),
        Filled::Photos => json!(check.map(|it| it.photos.len())),
        Filled::Officers => {
            let names = |it: &crate::domain::patches::steps::SiteCheck| {
                let certificates = it.officers.iter().map(|officer| officer.certificate_no.as_str());
                certificates.collect::<Vec<_>>().join("、")
            };
            json!(check.map(names))
        }
        Filled::CheckedOn => json!(check.map(|it| it.on)),
        Filled::CaseNo => json!(correction.and_then(|it| it.case_no.as_ref())),
        Filled::DecisionNo => json!(correction.and_then(|it| it.decision_no.as_ref())),
        Filled::Demolished => correction.and_then(|it| it.demolished_m2).map_or(Value::Null, area),
        Filled::Restored => correction.and_then(|it| it.restored_m2).map_or(Value::Null, area),
        Filled::Rectification => {
            json!(correction.map(|it| words.label("patch_rectification", &code(&it.rectification))))
        }
        Filled::ClosedOn => json!(patch.closure.as_ref().map(|it| it.on)),
    }
}

/// Shapes with what the platform and the comparison say.
fn shapes(patches: &[(Patch, Vec<Value>)]) -> String {
    let features = patches.iter().map(|(patch, _)| super::view::feature(patch));
    json!({ "type": "FeatureCollection", "features": features.collect::<Vec<_>>() }).to_string()
}
