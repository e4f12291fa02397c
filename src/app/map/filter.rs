//! What of a layer is asked for: the same words on tiles, in lists, counts, exports and links.

use jiff::civil::Date;
use serde_json::Value;

use super::layer::{MapLayer, grades, sources, tracks};
use crate::domain::fields::{self, Fields, Read, Wrong, day, parsed};
use crate::domain::ids::DivisionCode;
use crate::domain::kinds::Kind;
use crate::domain::stats::{CaseFigure, HouseFigure};

/// Most words in a list.
const MOST_WORDS: usize = 40;
/// Corners of a drawn area.
const FEWEST_CORNERS: usize = 3;
const MOST_CORNERS: usize = 200;

/// A figure of the board, whose list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapFigure {
    /// Of houses.
    House(HouseFigure),
    /// Of cases.
    Case(CaseFigure),
}

/// Which files of a layer; what is empty does not narrow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapFilter {
    /// In this township or village.
    pub division: Option<DivisionCode>,
    /// In one of these states.
    pub states: Vec<String>,
    /// Houses in one of these stages.
    pub stages: Vec<String>,
    /// Cases of one of these kinds, whatever else they are.
    pub kinds: Vec<Kind>,
    /// Houses and cases of one of these grades.
    pub grades: Vec<String>,
    /// Cases on one of these tracks.
    pub tracks: Vec<String>,
    /// Leads from one of these sources.
    pub sources: Vec<String>,
    /// Patches of one of these classes.
    pub classes: Vec<String>,
    /// Patches of this season.
    pub season: Option<String>,
    /// Not ended.
    pub open: bool,
    /// Open cases that are legally risky today.
    pub risk: bool,
    /// Houses and cases for which something ran out.
    pub overdue: bool,
    /// Behind this figure of the board; then the days below are its period.
    pub figure: Option<MapFigure>,
    /// From this day on: the day of application of a house, of registration of a lead, of the later image of a patch or
    /// else of its import.
    pub from: Option<Date>,
    /// Until this day, within.
    pub to: Option<Date>,
    /// A number from its beginning, or part of a village's or township's name.
    pub q: Option<String>,
    /// West, south, east, north, degrees: whose box touches it.
    pub bbox: Option<[f64; 4]>,
    /// Corners of an area, longitude and latitude: whose point lies in it.
    pub area: Option<Vec<[f64; 2]>>,
    /// Rings of longitudes and latitudes: whose outline, or else whose point, touches one of them exactly. No query of ours
    /// has them; the programs of other people ask so.
    pub windows: Option<Vec<Vec<[f64; 2]>>>,
}

/// Reads the filter of a layer from a query; what the layer does not have is unknown to it.
pub fn read_filter(layer: MapLayer, f: &mut Fields<'_>) -> Option<MapFilter> {
    let (houses, cases, patches) =
        (layer == MapLayer::Houses, layer == MapLayer::Violations, layer == MapLayer::Patches);
    let division = f.optional("division", parsed::<DivisionCode>("bad_division"));
    let states = f.defaulted("state", Vec::new(), words(layer.states()));
    let open = f.defaulted("open", false, flag);
    let from = f.optional("from", day());
    let to = f.optional("to", day());
    let q = f.optional("q", fields::text(1, 60));
    let bbox = f.optional("bbox", bbox);
    let area = f.optional("area", area);
    let mut listed = |has: bool, name, known: &'static [&'static str]| {
        if has { f.defaulted(name, Vec::new(), words(known)) } else { Some(Vec::new()) }
    };
    let stages = listed(houses, "stage", if houses { stage_words() } else { &[] });
    let grades = listed(houses || cases, "grade", grades());
    let tracks = listed(cases, "track", tracks());
    let sources = listed(cases, "source", sources());
    let classes = listed(patches, "class", if patches { class_words() } else { &[] });
    let kinds = if cases { f.defaulted("kind", Vec::new(), kinds) } else { Some(Vec::new()) };
    let risk = if cases { f.defaulted("risk", false, flag) } else { Some(false) };
    let overdue = if patches { Some(false) } else { f.defaulted("overdue", false, flag) };
    let season = if patches { f.optional("season", fields::text(1, 20)) } else { Some(None) };
    let figure = if patches { Some(None) } else { f.optional("figure", figure(layer)) };
    let (from, to) = (from?, to?);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        f.fault("to", Wrong::new("bad_date"));
    }
    Some(MapFilter {
        division: division?,
        states: states?,
        stages: stages?,
        kinds: kinds?,
        grades: grades?,
        tracks: tracks?,
        sources: sources?,
        classes: classes?,
        season: season?,
        open: open?,
        risk: risk?,
        overdue: overdue?,
        figure: figure?,
        from,
        to,
        q: q?,
        bbox: bbox?,
        area: area?,
        windows: None,
    })
}

/// A figure of the layer's files.
fn figure(layer: MapLayer) -> impl Fn(&Value) -> Read<MapFigure> {
    move |value| {
        let code = value.as_str().unwrap_or_default();
        let known = if layer == MapLayer::Houses {
            code.parse().ok().map(MapFigure::House)
        } else {
            code.parse().ok().map(MapFigure::Case)
        };
        known.ok_or_else(|| vec![Wrong::new("bad_figure")])
    }
}

fn stage_words() -> &'static [&'static str] {
    super::layer::words::<crate::domain::houses::codes::Stage>()
}

fn class_words() -> &'static [&'static str] {
    super::layer::words::<crate::domain::patches::codes::Class>()
}

/// The parts of a comma-separated text.
fn parts(value: &Value) -> Read<Vec<&str>> {
    let Some(text) = value.as_str() else {
        return Err(vec![Wrong::new("wrong_type").with("expected", "string")]);
    };
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > MOST_WORDS { Err(vec![Wrong::new("too_many").with("most", MOST_WORDS)]) } else { Ok(parts) }
}

/// Words of a list.
fn words(known: &'static [&'static str]) -> impl Fn(&Value) -> Read<Vec<String>> {
    move |value| {
        let parts = parts(value)?;
        if parts.iter().all(|part| known.contains(part)) {
            Ok(parts.into_iter().map(str::to_owned).collect())
        } else {
            Err(vec![Wrong::new("not_a_choice")])
        }
    }
}

fn kinds(value: &Value) -> Read<Vec<Kind>> {
    let kind = |part: &str| Kind::ALL.into_iter().find(|kind| kind.code() == part);
    let kinds: Option<Vec<Kind>> = parts(value)?.into_iter().map(kind).collect();
    kinds.ok_or_else(|| vec![Wrong::new("not_a_choice")])
}

/// `true` or `false`, as an address writes it.
fn flag(value: &Value) -> Read<bool> {
    match value.as_str() {
        Some("true" | "1") => Ok(true),
        Some("false" | "0") => Ok(false),
        _ => Err(vec![Wrong::new("not_a_choice")]),
    }
}

fn numbers(value: &Value) -> Option<Vec<f64>> {
    let numbers: Option<Vec<f64>> = value.as_str()?.split(',').map(|part| part.trim().parse().ok()).collect();
    numbers.filter(|numbers| numbers.iter().all(|number| number.is_finite()))
}

fn is_place(lon: f64, lat: f64) -> bool {
    (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)
}

/// `west,south,east,north` in degrees.
fn bbox(value: &Value) -> Read<[f64; 4]> {
    match numbers(value).as_deref() {
        Some([west, south, east, north])
            if is_place(*west, *south) && is_place(*east, *north) && south <= north && west <= east =>
        {
            Ok([*west, *south, *east, *north])
        }
        _ => Err(vec![Wrong::new("bad_bbox")]),
    }
}

/// `lon,lat,lon,lat,…`: the corners of a ring, closed or not.
fn area(value: &Value) -> Read<Vec<[f64; 2]>> {
    let bad = || vec![Wrong::new("bad_area").with("least", FEWEST_CORNERS).with("most", MOST_CORNERS)];
    let numbers = numbers(value).filter(|numbers| numbers.len() % 2 == 0).ok_or_else(bad)?;
    let mut corners: Vec<[f64; 2]> =
        numbers.chunks_exact(2).filter_map(|pair| <[f64; 2]>::try_from(pair).ok()).collect();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    let sound = (FEWEST_CORNERS..=MOST_CORNERS).contains(&corners.len())
        && corners.iter().all(|[lon, lat]| is_place(*lon, *lat));
    if sound { Ok(corners) } else { Err(bad()) }
}
