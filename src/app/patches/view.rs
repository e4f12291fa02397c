//! The shapes in which patches are shown.

use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::app::houses::view::{ReceiptView, RequirementView};
use crate::domain::ids::DivisionCode;
use crate::domain::patches::Patch;
use crate::domain::patches::classify::{HouseMatch, Standing};
use crate::domain::patches::codes::{Class, code};
use crate::words::Language;

/// A patch in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchLine {
    /// The patch.
    pub id: String,
    /// 监测编号.
    pub number: String,
    /// 批次.
    pub season: String,
    /// Village or township where that is known, else the county.
    pub division: String,
    /// Its name.
    pub division_name: String,
    /// `no_approval`, `over_approved`, `open_violation`, `approved_house`, `no_building`: a suspicion, whichever it is.
    #[schema(value_type = String)]
    pub class: Value,
    /// The class in words.
    pub class_label: String,
    /// `imported`, `verified`, `lead`, `closed`.
    #[schema(value_type = String)]
    pub state: Value,
    /// The state in words.
    pub state_label: String,
    /// What the machine says and why, in a sentence.
    pub said: String,
    /// Area in the district's grid, m².
    pub area_m2: f64,
    /// The stated area, m².
    pub stated_area_m2: Option<f64>,
    /// Whether the two differ by more than the district allows.
    pub area_differs: bool,
    /// Of the patch on approved plots, as a share.
    pub covered_share: f64,
    /// Outside them, m².
    pub outside_m2: f64,
    /// The number of the house that explains most of it.
    pub house_number: Option<String>,
    /// Whether the outline is a square around a centre.
    pub assumed: bool,
    /// Type as the platform writes it.
    pub kind_text: Option<String>,
    /// Day of the earlier image.
    pub before: Option<String>,
    /// Day of the later image.
    pub after: Option<String>,
    /// GeoJSON `MultiPolygon`, WGS-84.
    #[schema(value_type = Object)]
    pub geometry: Value,
}

/// A house under a patch.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchHouseView {
    /// The house.
    pub id: String,
    /// Its number.
    pub number: String,
    /// `approved`, `approved_later`, `not_approved`, `finished_before`.
    #[schema(value_type = String)]
    pub standing: Value,
    /// The standing in words.
    pub standing_label: String,
    /// When its last licence was there.
    pub approved_on: Option<String>,
    /// When it was finished.
    pub finished_on: Option<String>,
    /// Of the patch on its plot, m².
    pub covered_m2: f64,
    /// The same as a share.
    pub share: f64,
    /// Of the patch on its approved footprint, as a share.
    pub footprint_share: Option<f64>,
    /// The house as measured outside its plot, m².
    pub measured_outside_m2: Option<f64>,
    /// Its plot, GeoJSON.
    #[schema(value_type = Object)]
    pub plot: Value,
}

/// A case at a patch.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchCaseView {
    /// The case.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Whether it is open.
    pub open: bool,
    /// Metres from the patch.
    pub distance_m: f64,
    /// When it was seen.
    pub found_on: String,
    /// Where it was seen, degrees.
    pub lon: f64,
    /// The same.
    pub lat: f64,
}

/// A zone that a patch touches.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchZoneView {
    /// The zone.
    pub id: String,
    /// Its layer.
    pub layer: String,
    /// The layer in words.
    pub label: String,
    /// Its name; may be blank.
    pub name: String,
    /// What it does to a house, in words.
    pub effect_label: String,
    /// Of the patch in it, m².
    pub area_m2: f64,
    /// The day that the layer shows.
    pub as_of: String,
    /// Who made the layer.
    pub source: String,
    /// Statute and article.
    pub basis: String,
    /// Whether anyone confirmed that.
    pub verified: bool,
}

/// A patch with all that is known of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchView {
    /// As in a list.
    #[serde(flatten)]
    pub line: PatchLine,
    /// What the platform says.
    #[schema(value_type = Object)]
    pub facts: Value,
    /// The day whose approvals and zones counted.
    pub compared_on: String,
    /// Outside the approved plots by more than the drawing may be off, m².
    pub beyond_m2: f64,
    /// Where the thresholds come from.
    pub basis: String,
    /// Whether the district confirmed them.
    pub verified: bool,
    /// What the comparison says now, where that is another class than when the patch came.
    #[schema(value_type = Option<String>)]
    pub class_now: Option<Value>,
    /// That class in words.
    pub class_now_label: Option<String>,
    /// Houses under it.
    pub houses: Vec<PatchHouseView>,
    /// Cases at it.
    pub cases: Vec<PatchCaseView>,
    /// Zones that it touches.
    pub zones: Vec<PatchZoneView>,
    /// Who stood there, and what they found.
    #[schema(value_type = Option<Object>)]
    pub check: Option<Value>,
    /// Their finding in words.
    pub result_label: Option<String>,
    /// The lead that it became.
    #[schema(value_type = Option<Object>)]
    pub lead: Option<Value>,
    /// What became of that.
    #[schema(value_type = Option<Object>)]
    pub correction: Option<Value>,
    /// Its end.
    #[schema(value_type = Option<Object>)]
    pub closure: Option<Value>,
    /// Grows by one with each act.
    pub version: u32,
}

/// A season with how many of its patches the actor sees.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SeasonView {
    /// 批次.
    pub season: String,
    /// Its loads.
    pub loads: usize,
    /// When the last one came.
    pub loaded_at: String,
    /// Patches by class and state.
    pub counts: Vec<PatchCountView>,
}

/// How many.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchCountView {
    /// Of this class.
    pub class: String,
    /// In this state.
    pub state: String,
    /// So many.
    pub count: i64,
}

/// The seasons that are there, the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SeasonsView {
    /// Each with its counts.
    pub seasons: Vec<SeasonView>,
}

/// A row that was refused.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RefusedRow {
    /// Its number in the file.
    pub row: u64,
    /// The column; empty for the row as a whole.
    pub column: String,
    /// What is wrong.
    pub code: String,
    /// The same in words.
    pub detail: String,
}

/// What became of patches that were sent.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchesTaken {
    /// 批次.
    pub season: String,
    /// The load that the new ones are of; none where nothing was written.
    pub load: Option<u32>,
    /// Rows that came.
    pub rows: usize,
    /// New ones.
    pub made: usize,
    /// Rows that are here already.
    pub already: usize,
    /// Rows that were refused.
    pub refused: Vec<RefusedRow>,
    /// The new ones, each with its class.
    pub items: Vec<PatchLine>,
}

/// An act that this actor may do with a patch.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchActView {
    /// Which.
    #[schema(value_type = String)]
    pub act: Value,
    /// Its name.
    pub label: String,
    /// Whether nothing is missing.
    pub open: bool,
    /// Whether it is what the patch waits for.
    pub primary: bool,
    /// What it waits for.
    pub requirements: Vec<RequirementView>,
}

/// What may be done with a patch now, by this actor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchActsView {
    /// Where it stands.
    #[schema(value_type = String)]
    pub state: Value,
    /// What may be done.
    pub acts: Vec<PatchActView>,
}

/// A patch after an act, and the proof of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PatchActAnswer {
    /// The patch as it now stands.
    pub patch: PatchView,
    /// Proof.
    pub receipt: ReceiptView,
}

/// A patch as a line, for somebody who sees that division: a house elsewhere counts, and is not named.
pub(super) fn line(patch: &Patch, division_name: String, sees: &DivisionCode, words: Language) -> PatchLine {
    let said = &patch.classification;
    let mut houses = said.houses.iter().filter(|house| sees.holds(&house.village));
    let explaining = houses.find(|house| house.standing == Standing::Approved);
    PatchLine {
        id: patch.id.to_string(),
        number: patch.facts.number.clone(),
        season: patch.season.clone(),
        division: patch.division.to_string(),
        division_name,
        class: json!(said.class),
        class_label: words.label("patch_class", &said.class.code()),
        state: json!(patch.state),
        state_label: words.label("patch_state", &patch.state.code()),
        said: sentence(patch, sees, words),
        area_m2: cents(said.area_m2),
        stated_area_m2: patch.facts.stated_m2().map(cents),
        area_differs: patch.area_differs,
        covered_share: fine(said.covered_share),
        outside_m2: cents(said.outside_m2),
        house_number: explaining.map(|house| house.number.clone()),
        assumed: patch.assumed,
        kind_text: patch.facts.kind_text.clone(),
        before: patch.facts.before.map(|day| day.to_string()),
        after: patch.facts.after.map(|day| day.to_string()),
        geometry: geometry(patch),
    }
}

/// What the machine says and why.
fn sentence(patch: &Patch, sees: &DivisionCode, words: Language) -> String {
    let said = &patch.classification;
    let metres = |value: f64| format!("{value:.0}");
    let percent = format!("{:.0}", said.covered_share * 100.0);
    let first = said.houses.iter().find(|it| it.standing == Standing::Approved).or(said.houses.first());
    let key = match (said.class, first) {
        (Class::NoApproval, Some(HouseMatch { standing, .. })) if *standing != Standing::Approved => code(standing),
        (class, _) => class.code(),
    };
    let case = said.cases.iter().find(|case| case.open).or(said.cases.first());
    let values = [
        ("area", metres(said.area_m2)),
        ("share", percent),
        ("outside", metres(said.outside_m2)),
        ("house", first.filter(|it| sees.holds(&it.village)).map(|it| it.number.clone()).unwrap_or_default()),
        ("on", first.and_then(|it| it.approved_on).map(|day| day.to_string()).unwrap_or_default()),
        ("finished", first.and_then(|it| it.finished_on).map(|day| day.to_string()).unwrap_or_default()),
        ("case", case.filter(|it| sees.holds(&it.village)).map(|it| it.number.clone()).unwrap_or_default()),
        ("kind", patch.facts.kind_text.clone().unwrap_or_else(|| words.label("patch_type", &code(&patch.facts.kind)))),
        ("day", said.day.to_string()),
    ];
    words.say(&format!("patch_said.{key}"), &values)
}

/// A patch as a feature.
pub(super) fn feature(patch: &Patch) -> Value {
    let said = &patch.classification;
    json!({
        "type": "Feature",
        "id": patch.id,
        "geometry": geometry(patch),
        "properties": {
            "JCBH": patch.facts.number, "season": patch.season, "division": patch.division, "class": said.class,
            "state": patch.state, "TBLX": patch.facts.kind_text, "JCMJ": patch.facts.area_mu,
            "area_m2": cents(said.area_m2), "covered_share": fine(said.covered_share),
            "outside_m2": cents(said.outside_m2), "house": said.houses.first().map(|house| &house.number),
            "before": patch.facts.before, "after": patch.facts.after,
            "result": patch.check.as_ref().map(|check| check.result),
        },
    })
}

pub(super) fn geometry(patch: &Patch) -> Value {
    let parts = patch.outlines.iter().filter_map(|outline| outline.geometry.get("coordinates").cloned());
    json!({ "type": "MultiPolygon", "coordinates": parts.collect::<Vec<_>>() })
}

pub(super) fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

pub(super) fn fine(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
