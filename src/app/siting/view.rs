//! What a place touches, as it goes over the wire.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::survey::Site;
use crate::app::policy::Visibility;
use crate::domain::houses::codes::{BuildType, LandClass};
use crate::domain::houses::siting::{Neighbour, Siting};
use crate::domain::zones::rule::{CONVERSION, Effect};
use crate::domain::zones::{Hit, Limit};
use crate::spatial::{GridPolygon, GridShape};
use crate::words::Language;

/// What is asked beside the place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The limit of the household, where its people are known.
    pub(super) limit: Option<Limit<'a>>,
    pub(super) build_type: Option<BuildType>,
    pub(super) land_class: Option<LandClass>,
}

/// What a plot touches on its day.
#[derive(Debug, Serialize, ToSchema)]
pub struct SitingView {
    /// The day whose rules and layers were asked.
    day: String,
    /// `village` or `town`: whose planning licence it would be.
    regime: &'static str,
    /// Whether the strictest that was found forbids a house: `block`, `regime`, `consent`, `warn`, or `clear` of what is
    /// loaded.
    verdict: &'static str,
    /// Whether farmland must be converted first, by the layers or by what the application calls the land.
    conversion: bool,
    /// Zones, what forbids first.
    hits: Vec<HitView>,
    /// Other households' plots that this one lies on.
    neighbours: Vec<NeighbourView>,
    /// The area limit, where the people of the household are known.
    limit: Option<SiteLimitView>,
    /// Every layer, and whether it was there to be asked: what is not loaded is not clear.
    layers: Vec<LayerView>,
    /// Area of the plot.
    area_m2: f64,
    /// Length of its border.
    perimeter_m: f64,
    /// Length of each side, from the first corner.
    sides_m: Vec<f64>,
    /// Area of the house, where one is drawn.
    footprint_area_m2: Option<f64>,
}

/// A zone that is touched.
#[derive(Debug, Serialize, ToSchema)]
struct HitView {
    zone_id: String,
    layer: &'static str,
    label: String,
    class: Option<String>,
    name: String,
    /// `plot` or `footprint`.
    subject: &'static str,
    /// `block`, `regime`, `consent` or `warn`.
    effect: &'static str,
    effect_label: String,
    area_m2: f64,
    /// An overlap up to this lies within what the layer's line may be off, and only warns.
    sliver_m2: f64,
    distance_m: f64,
    buffer_m: Option<f64>,
    /// `designated` or `reference`.
    extent: &'static str,
    /// What shows consent: `conversion`, or the code of a paper.
    consent: Option<String>,
    consent_label: Option<String>,
    /// The kind of violation that a house there would be.
    violation: Option<String>,
    basis: String,
    verified: bool,
    as_of: String,
    source: String,
    /// The part that lies in the zone, lon/lat; none for a mere notice.
    #[schema(value_type = Option<Object>)]
    geometry: Option<Value>,
}

/// Another household's plot.
#[derive(Debug, Serialize, ToSchema)]
struct NeighbourView {
    /// Absent outside the actor's territory.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    house: Option<NeighbourHouse>,
    area_m2: f64,
    /// Whether it comes first, so that this plot has to give way.
    first: bool,
    /// The part that lies on both, lon/lat.
    #[schema(value_type = Option<Object>)]
    geometry: Option<Value>,
}

/// Which house it is.
#[derive(Debug, Serialize, ToSchema)]
struct NeighbourHouse {
    id: String,
    number: String,
}

/// The area limit of a household.
#[derive(Debug, Serialize, ToSchema)]
struct SiteLimitView {
    people: u32,
    per_person_m2: f64,
    per_household_m2: f64,
    limit_m2: f64,
    area_m2: f64,
    met: bool,
    basis: String,
    verified: bool,
}

/// A layer.
#[derive(Debug, Serialize, ToSchema)]
struct LayerView {
    layer: &'static str,
    label: String,
    loaded: bool,
    as_of: Option<String>,
    source: Option<String>,
}

impl SitingView {
    pub(super) fn of(siting: &Siting, site: Site<'_>, asked: Asked<'_>, visible: &Visibility, words: Language) -> Self {
        let strictest = siting.hits.iter().map(|hit| hit.effect_on(asked.build_type)).min();
        let farmland = asked.land_class.is_some_and(LandClass::is_farmland);
        let converted = siting.hits.iter().any(|hit| hit.counts() && hit.consent.as_deref() == Some(CONVERSION));
        let town = siting.hits.iter().any(|hit| hit.effect_on(asked.build_type) == Effect::Regime);
        let area_m2 = hundredths(site.plot.area_m2());
        Self {
            day: siting.day.to_string(),
            regime: if town { "town" } else { "village" },
            verdict: strictest.map_or("clear", Effect::code),
            conversion: farmland || converted,
            hits: siting.hits.iter().map(|hit| HitView::of(hit, asked.build_type, words)).collect(),
            neighbours: siting.neighbours.iter().map(|it| NeighbourView::of(it, visible)).collect(),
            limit: asked.limit.map(|limit| SiteLimitView {
                people: limit.people,
                per_person_m2: limit.rule.value.per_person_m2,
                per_household_m2: limit.rule.value.per_household_m2,
                limit_m2: hundredths(limit.limit_m2),
                area_m2,
                met: limit.allows(site.plot.area_m2()),
                basis: words.cite(&limit.rule.basis),
                verified: limit.rule.verified,
            }),
            layers: layers(siting, words),
            area_m2,
            perimeter_m: hundredths(site.plot.perimeter_m()),
            sides_m: sides_m(site.plot),
            footprint_area_m2: site.footprint.map(|house| hundredths(house.area_m2())),
        }
    }
}

impl HitView {
    fn of(hit: &Hit, build_type: Option<BuildType>, words: Language) -> Self {
        let effect = hit.effect_on(build_type).code();
        let consent_label = hit.consent.as_deref().map(|code| match code {
            CONVERSION => words.label("act", "record_conversion"),
            paper => words.label("material", paper),
        });
        Self {
            zone_id: hit.zone_id.clone(),
            layer: hit.layer.code(),
            label: words.label("layer", hit.layer.code()),
            class: hit.class.clone(),
            name: hit.name.clone(),
            subject: hit.subject.code(),
            effect,
            effect_label: words.label("effect", effect),
            area_m2: hundredths(hit.area_m2),
            sliver_m2: hit.sliver_m2,
            distance_m: hundredths(hit.distance_m),
            buffer_m: hit.buffer_m,
            extent: hit.extent.code(),
            consent: hit.consent.clone(),
            consent_label,
            violation: hit.violation.clone(),
            basis: words.cite(&hit.basis.text),
            verified: hit.basis.verified,
            as_of: hit.as_of.to_string(),
            source: hit.source.clone(),
            geometry: drawn(&hit.pieces),
        }
    }
}

impl NeighbourView {
    fn of(neighbour: &Neighbour, visible: &Visibility) -> Self {
        let mine = visible.shows(neighbour.house.county(), &neighbour.village).is_ok();
        let house = mine.then(|| NeighbourHouse { id: neighbour.house.to_string(), number: neighbour.number.clone() });
        Self {
            house,
            area_m2: hundredths(neighbour.area_m2),
            first: neighbour.first,
            geometry: drawn(&neighbour.pieces),
        }
    }
}

fn layers(siting: &Siting, words: Language) -> Vec<LayerView> {
    let shown = siting.layers.iter().map(|state| LayerView {
        layer: state.layer.code(),
        label: words.label("layer", state.layer.code()),
        loaded: state.loaded.is_some(),
        as_of: state.loaded.as_ref().map(|(as_of, _source)| as_of.to_string()),
        source: state.loaded.as_ref().map(|(_as_of, source)| source.clone()),
    });
    shown.collect()
}

/// Pieces for the map, lon/lat.
fn drawn(pieces: &[GridPolygon]) -> Option<Value> {
    let grid = pieces.first()?.grid();
    GridShape::new(grid, pieces, &[]).ok()?.to_geojson()
}

fn sides_m(plot: &GridPolygon) -> Vec<f64> {
    let rings = plot.rings_m();
    let Some(outer) = rings.first() else { return Vec::new() };
    let sides = outer.iter().zip(outer.iter().skip(1));
    sides.map(|(from, to)| hundredths((to[0] - from[0]).hypot(to[1] - from[1]))).collect()
}

/// Areas and lengths are shown to the hundredth; what is judged keeps every digit.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
