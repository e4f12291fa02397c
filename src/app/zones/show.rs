//! Zones on a piece of the map.

use serde_json::{Value, json};

use super::atlas::{in_force, reach_m, within};
use super::plane;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::actor::Actor;
use crate::domain::pack::Rules;
use crate::domain::zones::{Extent, Layer, Zone};
use crate::spatial::{GridShape, LonLatBox};
use crate::store;
use crate::words::Language;

/// Most zones of one layer in an answer.
const MOST: usize = 1_000;

/// Which zones.
#[derive(Debug, Clone, Copy)]
pub struct ZoneQuery {
    /// West, south, east, north, degrees.
    pub bbox: [f64; 4],
    /// Of this layer only.
    pub layer: Option<Layer>,
}

/// The zones that touch a rectangle today, each with what the law says of it, as a GeoJSON `FeatureCollection`; what a rule
/// measures from a reference is a feature of its own (`part: "buffer"`). `truncated` where there were more than are shown.
///
/// # Errors
/// `Hidden` for a county without a pack.
pub fn show(home: &Homestead, actor: &Actor, query: ZoneQuery, words: Language) -> Result<Value, Refusal> {
    let today = home.clock.today();
    let [west_deg, south_deg, east_deg, north_deg] = query.bbox;
    let view = LonLatBox { west_deg, south_deg, east_deg, north_deg };
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, actor.county())?;
        let rules = district.pack.on(today);
        let loads = store::zones::layers(conn, actor.county().as_str())?;
        let mut features = Vec::new();
        let mut truncated = false;
        for (layer, load) in in_force(&loads, today) {
            if query.layer.is_some_and(|wanted| wanted != layer) {
                continue;
            }
            let rows = within(home, conn, load, view.grown(reach_m(rules, layer)), MOST)?;
            truncated |= rows.len() == MOST;
            for row in rows {
                let zone = plane::zone(load, &row)?;
                features.extend(drawn(&zone, rules, words));
            }
        }
        Ok(json!({ "type": "FeatureCollection", "features": features, "truncated": truncated }))
    })
}

/// A zone, and what its rule measures from it.
fn drawn(zone: &Zone, rules: Rules<'_>, words: Language) -> Vec<Value> {
    let rule = rules.zone(zone.layer, zone.class.as_deref()).next();
    let buffer_m = rule.and_then(|rule| rule.value.buffer_m).filter(|_| zone.extent == Extent::Reference);
    let feature = |id: String, part: &str, geometry: Option<Value>| {
        json!({
            "type": "Feature",
            "id": id,
            "geometry": geometry,
            "properties": {
                "id": zone.id, "part": part, "layer": zone.layer, "label": words.label("layer", zone.layer.code()),
                "class": zone.class, "object": zone.object, "name": zone.name, "extent": zone.extent,
                "as_of": zone.as_of, "source": zone.source, "buffer_m": buffer_m,
                "effect": rule.map(|rule| rule.value.effect),
                "effect_label": rule.map(|rule| words.label("effect", rule.value.effect.code())),
                "basis": rule.map(|rule| words.cite(&rule.basis)), "verified": rule.map(|rule| rule.verified),
            },
        })
    };
    let mut features = vec![feature(zone.id.clone(), "zone", zone.shape.to_geojson())];
    if let Some(buffer_m) = buffer_m {
        let grown = GridShape::new(zone.shape.grid(), &zone.shape.grown(buffer_m), &[]);
        let geometry = grown.ok().and_then(|shape| shape.to_geojson());
        features.push(feature(format!("{}-buffer", zone.id), "buffer", geometry));
    }
    features
}
