//! A layer from near: every place with its outline and its facts.

use std::collections::HashSet;

use super::facts::{FLAGGED, PLACED, Profile, Times};
use super::ground::{buckets_in, buckets_of};
use super::layer::{MapLayer, NONE, grades, kinds, sources, tracks};
use super::sheet::Sheet;
use super::sieve::Sieve;
use crate::domain::ids::{County, Id};
use crate::spatial::tiles::{Geometry, Key, LayerWriter, Tag, TagValue, TileBounds, TileId, World, clip_ring};

/// Units around a tile that are drawn too.
pub(super) const BUFFER: i32 = 64;
/// Below this zoom a house has no id: it would be the larger part of the tile.
const IDS_FROM_ZOOM: u8 = 15;

/// The keys of a layer, and the tags that come again and again.
struct Facets<'l> {
    layer: MapLayer,
    state: Words<'l>,
    class: Words<'l>,
    grade: Words<'l>,
    track: Words<'l>,
    source: Words<'l>,
    kinds: Key,
    day: Key,
    due: Key,
    flagged: Key,
    id: Key,
}

/// The tags of one key by their code.
struct Words<'l> {
    key: Key,
    known: Vec<&'l str>,
    tags: [Option<Tag>; 32],
}

/// Draws every place of a tile.
pub(super) fn draw(sheet: &Sheet, sieve: &Sieve, tile: TileId, county: &County, layer: &mut LayerWriter) {
    let world = tile.world(BUFFER);
    let bounds = TileBounds::with_buffer(BUFFER);
    let named = sheet.layer != MapLayer::Houses || tile.z() >= IDS_FROM_ZOOM;
    let mut facets = Facets::of(sheet.layer, layer);
    let mut twice = HashSet::new();
    let mut pen = Pen::default();
    let mut tags = Vec::new();
    for slot in buckets_of(world).flat_map(|bucket| sheet.ground.bucket(bucket)).copied() {
        let roughly = sheet.roughly(slot);
        if !roughly.touches(world) {
            continue;
        }
        let profile = sheet.profile(slot);
        if !profile.is(PLACED) || !sieve.admits(profile) || !sieve.passes_own(sheet, slot) {
            continue;
        }
        // What reaches over several squares is in each of them.
        if buckets_in(roughly) > 1 && !twice.insert(slot) {
            continue;
        }
        pen.draw(sheet, slot, tile, bounds);
        if pen.geometry.is_empty() {
            continue;
        }
        tags.clear();
        facets.tag(profile, sheet.times(slot), layer, &mut tags);
        if named {
            let file = Id::new(county.clone(), sheet.id(slot)).to_string();
            tags.push(layer.own_tag(facets.id, TagValue::Text(&file)));
        }
        layer.feature(None, &tags, &pen.geometry);
    }
}

/// What draws one place after the other, with the memory that the one before asked for.
#[derive(Default)]
struct Pen {
    geometry: Geometry,
    /// Rings of the polygon that is being drawn; those behind `rings` are of another.
    polygon: Vec<Vec<[i32; 2]>>,
    rings: usize,
}

impl Pen {
    /// The part of a place's outline that lies on the tile; its point where it has none.
    fn draw(&mut self, sheet: &Sheet, slot: u32, tile: TileId, bounds: TileBounds) {
        self.geometry.clear();
        let point = tile.unit(sheet.point(slot));
        let on_tile = point.iter().all(|unit| (bounds.low..=bounds.high).contains(unit));
        let rings = sheet.record(slot).each_ring(|first, ring| {
            if first {
                self.put();
            }
            // A hole of which the outer ring left nothing is none.
            if first || self.polygon.first().is_some_and(|outer| !outer.is_empty()) {
                self.ring(ring, tile, bounds);
            }
        });
        self.put();
        if self.geometry.is_empty() && on_tile {
            if rings == 0 {
                self.geometry.point(point);
            } else {
                // Too small for this zoom, and never left out: one unit.
                let [x, y] = point;
                self.geometry.polygon(&[vec![[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]]]);
            }
        }
    }

    fn ring(&mut self, ring: &[World], tile: TileId, bounds: TileBounds) {
        if self.polygon.len() == self.rings {
            self.polygon.push(Vec::with_capacity(ring.len()));
        }
        let Some(units) = self.polygon.get_mut(self.rings) else { return };
        units.clear();
        units.extend(ring.iter().map(|corner| tile.unit(*corner)));
        if !bounds.hold(units) {
            *units = clip_ring(units, bounds);
        }
        units.dedup();
        self.rings += 1;
    }

    /// Puts the polygon on the tile.
    fn put(&mut self) {
        self.geometry.polygon(self.polygon.get(..self.rings).unwrap_or_default());
        self.rings = 0;
    }
}

impl Facets<'_> {
    fn of(of: MapLayer, layer: &mut LayerWriter) -> Self {
        let mut words =
            |name: &str, words: Vec<&'static str>| Words { key: layer.key(name), known: words, tags: [None; 32] };
        let state = words("state", of.states().to_vec());
        let class = words(of.class_name(), of.classes());
        let grade = words("grade", grades().to_vec());
        let track = words("track", tracks().to_vec());
        let source = words("source", sources().to_vec());
        Self {
            layer: of,
            state,
            class,
            grade,
            track,
            source,
            kinds: layer.key("kinds"),
            day: layer.key("day"),
            due: layer.key("due"),
            flagged: layer.key("flagged"),
            id: layer.key("id"),
        }
    }

    fn tag(&mut self, profile: Profile, times: Times, layer: &mut LayerWriter, tags: &mut Vec<Tag>) {
        let words = [
            (&mut self.state, profile.state),
            (&mut self.class, profile.class),
            (&mut self.grade, profile.grade),
            (&mut self.track, profile.track),
            (&mut self.source, profile.source),
        ];
        tags.extend(words.into_iter().filter_map(|(words, code)| words.tag(layer, code)));
        tags.push(layer.tag(self.day, TagValue::Count(u64::from(times.day))));
        if times.due != 0 {
            tags.push(layer.tag(self.due, TagValue::Count(u64::from(times.due))));
        }
        if self.layer == MapLayer::Violations {
            tags.push(layer.tag(self.kinds, TagValue::Text(&kinds_of(profile.kinds))));
            tags.push(layer.tag(self.flagged, TagValue::Flag(profile.is(FLAGGED))));
        }
    }
}

impl Words<'_> {
    fn tag(&mut self, layer: &mut LayerWriter, code: u8) -> Option<Tag> {
        let word = self.known.get(usize::from(code))?;
        let held = self.tags.get_mut(usize::from(code))?;
        Some(*held.get_or_insert_with(|| layer.tag(self.key, TagValue::Text(word))))
    }
}

/// `V01,V08`
fn kinds_of(bits: u32) -> String {
    let has = |code: u32| bits & 1_u32.checked_shl(code).unwrap_or(0) != 0;
    let held = (0_u32..u32::from(NONE)).zip(kinds()).filter(|(code, _)| has(*code));
    held.map(|(_, kind)| kind).collect::<Vec<_>>().join(",")
}

/// What a layer's features say of themselves, by field.
pub(super) fn fields(layer: MapLayer) -> Vec<(String, &'static str)> {
    let common = [("id", "String"), ("state", "String"), (layer.class_name(), "String"), ("day", "Number")];
    let more: &[(&str, &str)] = match layer {
        MapLayer::Houses => &[("grade", "String"), ("due", "Number")],
        MapLayer::Violations => &[
            ("kinds", "String"),
            ("grade", "String"),
            ("track", "String"),
            ("source", "String"),
            ("due", "Number"),
            ("flagged", "Boolean"),
        ],
        MapLayer::Patches => &[],
    };
    common.iter().chain(more).map(|(name, sort)| ((*name).to_owned(), *sort)).collect()
}
